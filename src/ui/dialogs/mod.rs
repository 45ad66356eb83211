//! The one dialog that is open, if any, and help over it: its state, its drawing, and what it answers.

mod archived;
mod as_of;
mod backup_list;
mod compare;
mod date;
mod destination;
mod earlier;
mod edit;
mod explain;
mod export;
mod help;
mod import;
mod leave;
mod manual;
mod miss;
mod name;
mod new_account;
mod observed;
mod questions;
mod replace;
mod rescue;
mod restore;
mod save_copy;
mod set_aside;
mod shortcuts;
mod table;

use eframe::egui::Context;

pub use archived::ArchivedList;
pub use as_of::AsOfForm;
pub use backup_list::Shelf;
pub use compare::CompareForm;
pub use earlier::EarlierForm;
pub use edit::EditForm;
pub use explain::Explanation;
pub use export::ExportForm;
pub use help::Help;
pub use import::ImportForm;
pub use miss::MissForm;
pub use name::NameForm;
pub use new_account::NewAccountForm;
pub use observed::ObservedForm;
pub use questions::SubscriptionForm;
pub use replace::ReplaceForm;
pub use rescue::RescueForm;
pub use restore::RestoreForm;
pub use save_copy::CopyForm;
pub use set_aside::SetAsideForm;
pub use table::TableForm;

use super::command::Command;
use super::view::View;
use super::zone::Zone;
use crate::domain::{Instant, MessageNo};
use crate::text::window::explain as words;

/// A dialog.
#[derive(Debug)]
pub enum Dialogs {
    /// Whether to delete this InMail.
    Delete(MessageNo),
    /// New texts for an InMail.
    Edit(EditForm),
    /// The new type.
    ChangeType(SubscriptionForm),
    /// Whether to cancel.
    Cancel,
    /// A new subscription.
    Resubscribe(SubscriptionForm),
    /// A month whose credits do not come.
    Miss(MissForm),
    /// An instant to move the clock to.
    Date(date::DateForm),
    /// An instant at which to look at the whole account.
    AsOf(AsOfForm),
    /// A new account.
    NewAccount(NewAccountForm),
    /// Another name, or one for a copy.
    Name(NameForm),
    /// The accounts that are put away.
    Archived(ArchivedList),
    /// A file to open as a view.
    Import(ImportForm),
    /// A snapshot to write.
    Export(ExportForm),
    /// A balance explained.
    Explain(Explanation),
    /// Another number on Sales Navigator.
    Observed(ObservedForm),
    /// Something that happened earlier.
    Earlier(EarlierForm),
    /// Two snapshots beside each other.
    Compare(CompareForm),
    /// A table to write.
    Table(TableForm),
    /// A backup to restore.
    Restore(RestoreForm),
    /// The account that a view takes the place of.
    Replace(ReplaceForm),
    /// What to use instead of a file that cannot be read.
    Rescue(RescueForm),
    /// Texts that were set aside.
    SetAside(SetAsideForm),
    /// A copy of the whole account, at another place.
    Copy(CopyForm),
    /// Whether to close the window although its last change is not saved.
    Close,
}

impl Dialogs {
    /// Asks for an instant, beginning with the day after `now`.
    pub fn date(now: Instant) -> Self {
        Self::Date(date::DateForm::after(now))
    }

    /// What it is called, where it leads to rules.
    pub fn title(&self) -> Option<&'static str> {
        match self {
            Self::Explain(_) => Some(words::EXPLAIN.get()),
            Self::Observed(_) => Some(words::OBSERVED.get()),
            _ => None,
        }
    }

    /// Whether somebody wrote something into it that would be lost with it.
    pub fn holds_text(&self) -> bool {
        match self {
            Self::Edit(form) => form.holds_text(),
            Self::Earlier(form) => form.holds_text(),
            Self::NewAccount(form) => form.holds_text(),
            _ => false,
        }
    }

    /// Asks whether that is to be thrown away.
    pub fn ask_to_leave(&mut self) {
        match self {
            Self::Edit(form) => form.ask_to_leave(),
            Self::Earlier(form) => form.ask_to_leave(),
            Self::NewAccount(form) => form.ask_to_leave(),
            _ => {}
        }
    }

    /// Draws the dialog; true when it is done with. `view` is `None` before the first account.
    pub fn show(
        &mut self,
        ctx: &Context,
        view: Option<&View<'_>>,
        real: Instant,
        zone: &Zone,
        commands: &mut Vec<Command>,
    ) -> bool {
        match (self, view) {
            (Self::NewAccount(form), _) => form.show(ctx, real, commands),
            (Self::Name(form), _) => form.show(ctx, commands),
            (Self::Archived(list), _) => list.show(ctx, commands),
            (Self::Close, view) => questions::close(ctx, view, commands),
            (Self::Import(form), _) => form.show(ctx, commands),
            (Self::Compare(form), _) => form.show(ctx),
            (Self::Table(form), _) => form.show(ctx, commands),
            (Self::Rescue(form), _) => form.show(ctx, |at| zone.beside(at), commands),
            (_, None) => true,
            (Self::Delete(no), Some(view)) => questions::delete(ctx, view, *no, commands),
            (Self::Edit(form), Some(view)) => form.show(ctx, view, commands),
            (Self::ChangeType(form), Some(view)) => form.change(ctx, view, commands),
            (Self::Cancel, Some(view)) => questions::cancel(ctx, view, commands),
            (Self::Resubscribe(form), Some(view)) => form.resubscribe(ctx, view, commands),
            (Self::Export(form), Some(view)) => form.show(ctx, view, commands),
            (Self::AsOf(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Miss(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Explain(told), Some(view)) => told.show(ctx, view, commands),
            (Self::Observed(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Earlier(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Restore(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Replace(form), Some(view)) => form.show(ctx, view, commands),
            (Self::SetAside(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Copy(form), Some(view)) => form.show(ctx, view, commands),
            (Self::Date(form), Some(view)) => form.show(ctx, view, commands),
        }
    }
}
