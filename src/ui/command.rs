//! What someone asked for: every click, key and dialog ends as one of these, and one place applies them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::NewAccount;
use crate::domain::{Action, Instant, MessageNo, RuleNo};
use crate::store::{BackupName, Draft, ThemePreference};

use super::outward::Table;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// The credits left and what they are made of.
    #[default]
    Settings,
    /// Writing an InMail.
    Compose,
    /// What was sent.
    Sent,
    /// Every change to the balance.
    Ledger,
    /// What lies ahead.
    Forecast,
    /// What is in files that others sent.
    Check,
    /// What an account is kept by.
    Rules,
}

impl Page {
    /// All pages, in the order of the sidebar and of Ctrl+1, Ctrl+2 ….
    pub const ALL: [Self; 7] =
        [Self::Settings, Self::Compose, Self::Sent, Self::Ledger, Self::Forecast, Self::Check, Self::Rules];
}

/// What someone asked for.
#[derive(Debug, Clone)]
pub enum Command {
    /// Show a page.
    Go(Page),
    /// Give the keys to the title of the page, from where they go on into it.
    GoToTitle,
    /// Show a rule on the page of the rules.
    ShowRule(RuleNo),
    /// Go back from there to where it was asked for.
    BackFromRule,
    /// Go back to the page before, or from a rule to where it was asked for.
    Back,
    /// Do something to the account, now.
    Do(Action),
    /// Take the last thing back.
    Undo,
    /// Move the clock on by this many milliseconds.
    AdvanceBy(i64),
    /// Send what stands in Compose.
    Send,
    /// Empty Compose.
    DiscardDraft,
    /// Show the texts that were set aside.
    AskSetAside,
    /// Bring a text back into Compose.
    BringTextBack(Draft),
    /// Let go of a text that was set aside.
    DiscardText(Draft),
    /// Ask for changes to this InMail.
    AskEdit(MessageNo),
    /// Ask whether to delete this InMail.
    AskDelete(MessageNo),
    /// Ask for the new type.
    AskChangeType,
    /// Ask whether to cancel.
    AskCancel,
    /// Ask for the type of a new subscription.
    AskResubscribe,
    /// Ask which month's credits do not come.
    AskMiss,
    /// Ask for an instant to move the clock to.
    AskDate,
    /// Show the form for a new account; `true`: batch by batch.
    AskNewAccount {
        /// Whether the form begins with batches.
        by_batches: bool,
    },
    /// Explain the credits left.
    AskExplain,
    /// Ask for the number that Sales Navigator shows.
    AskObserved,
    /// Ask for something that happened earlier; `response`: begin with a response to this message.
    AskEarlier {
        /// The message that a response would be to.
        message: Option<MessageNo>,
        /// Whether it begins with the response.
        response: bool,
    },
    /// Enter what happened at an earlier instant.
    Insert {
        /// What.
        action: Action,
        /// When.
        at: Instant,
    },
    /// Enter an InMail that was sent at an earlier instant.
    InsertInMail {
        /// What was written and to whom.
        draft: Draft,
        /// When.
        at: Instant,
    },
    /// Open a new account.
    Create(NewAccount),
    /// Open the example.
    OpenExample,
    /// Leave the example for one's own account.
    LeaveExample,
    /// Open one of one's own accounts.
    OpenAccount(String),
    /// Find out what the accounts hold, to be shown beside their names.
    LookIntoAccounts,
    /// Ask for another name for the account.
    AskRename,
    /// Give the account this name.
    Rename(String),
    /// Ask for the name of a copy.
    AskDuplicate,
    /// Open a copy of the account under this name.
    Duplicate(String),
    /// Put the account away.
    Archive,
    /// Show the accounts that are put away.
    AskArchived,
    /// Bring this account back and open it.
    BringBack(String),
    /// Ask for a file to open as a view.
    AskImport,
    /// Ask for what to export and where to.
    AskExport,
    /// Open a file as a view.
    OpenFile(PathBuf),
    /// Check what is in these files and folders.
    CheckPaths(Vec<PathBuf>),
    /// Compare the snapshots in two files.
    AskCompare(PathBuf, PathBuf),
    /// Ask where this table goes.
    AskTable(Table),
    /// Do not wait for the file that is being read.
    CancelReading,
    /// Leave the view.
    CloseView,
    /// Keep the view as an account of one's own.
    AddView,
    /// Ask for the backup to restore.
    AskRestore {
        /// Whether it is the way back from a clock that was moved.
        to_today: bool,
    },
    /// Restore a backup of the open account.
    Restore(BackupName),
    /// Ask which account the view is to take the place of.
    AskReplace,
    /// Let the view take the place of the account with this id.
    Replace(String),
    /// Ask what to use instead of an account file that cannot be read.
    AskRescue(PathBuf),
    /// Set an account file that cannot be read aside.
    Rescue {
        /// The file.
        file: PathBuf,
        /// The backup that takes its place; otherwise nothing does.
        instead: Option<BackupName>,
    },
    /// Say one sentence.
    Tell(String),
    /// Show all problems, however many there are.
    ShowProblems,
    /// Put the problem at this place away.
    CloseProblem(usize),
    /// Close the window although its last change is not saved.
    CloseAnyway,
    /// Save again.
    SaveAgain,
    /// The computer's clock is right, although it jumped far ahead.
    BelieveClock,
    /// Look at the computer's clock again.
    CheckClock,
    /// Ask where to save a copy of the whole account.
    AskCopy,
    /// Say where a copy was saved.
    TellCopied(PathBuf),
    /// Use this theme.
    SetTheme(ThemePreference),
    /// Use this size of text, in percent, or the nearest that there is.
    SetTextSize(u32),
    /// Show the list of shortcuts.
    ShowShortcuts,
    /// Take the newest message away.
    CloseToast,
    /// Show the manual.
    ShowManual,
    /// Put the keyboard into the search field of the page, or of Sent where it has none.
    Search,
    /// Show an InMail on Sent.
    ShowInMail(MessageNo),
    /// Ask for an instant at which to look at the whole account.
    AskAsOf,
    /// Show the whole account as of this instant.
    AsOf(Instant),
    /// Show the account as it is.
    BackToNow,
    /// A person written to before was chosen in Compose.
    WriteTo {
        /// Name.
        to: Arc<str>,
        /// Profile address.
        profile: Option<Arc<str>>,
    },
    /// Move the clock to this instant.
    AdvanceTo(Instant),
    /// Move the clock to real time, where that lies ahead; it is live from there.
    BackToReal,
}
