//! Questions and forms.

use crate::document::NotAName;
use crate::domain::{Account, Instant, Removal, SubscriptionType};
use crate::text;

/// Deleting an InMail.
pub const DELETE_TITLE: &str = "Delete this InMail?";
/// The verb.
pub const DELETE: &str = "Delete InMail";

/// What is lost.
pub fn delete(to: &str, subject: &str, returned: bool, until: Instant) -> String {
    let credit = if returned {
        "The credit that came back stays.".to_owned()
    } else {
        "Its credit does not come back, not even if they answer.".to_owned()
    };
    format!("“{subject}” to {to} is withdrawn. {credit} You can delete it until {}.", text::clock(until))
}

/// Changing the type.
pub const CHANGE_TITLE: &str = "Change the subscription type?";
/// Name of the choice.
pub const NEW_TYPE: &str = "New type";
/// Name of the choice, for a new account.
pub const TYPE: &str = "Subscription type";

/// The verb.
pub fn change(to: SubscriptionType) -> String {
    format!("Change to {}", text::subscription_type_short(to))
}

/// What is lost and when the next arrive.
pub fn removal(removal: Removal, monthly: u32) -> String {
    let lost = match removal.lost {
        0 => "No credits are lost, since none are left.".to_owned(),
        1 => "1 credit is lost: credits do not move to another subscription.".to_owned(),
        lost => format!("{} are lost: credits do not move to another subscription.", text::credits(lost)),
    };
    format!("{lost} The next {monthly} arrive on {}.", text::clock(removal.next_allocation))
}

/// Cancelling.
pub const CANCEL_TITLE: &str = "Cancel the subscription?";
/// The verb.
pub const CANCEL: &str = "Cancel subscription";
/// The safe button.
pub const KEEP: &str = "Keep subscription";

/// What is lost and what follows.
pub fn cancel(removal: Removal) -> String {
    let lost = match removal.lost {
        0 => "No credits are lost, since none are left.".to_owned(),
        1 => "1 credit is lost.".to_owned(),
        lost => format!("{} are lost.", text::credits(lost)),
    };
    format!(
        "{lost} None arrive until a new subscription begins; one begun today would bring the next on {}. \
         Sent InMails stay, and their responses can still be recorded.",
        text::clock(removal.next_allocation)
    )
}

/// Beginning again.
pub const RESUBSCRIBE_TITLE: &str = "Start a subscription";
/// The verb.
pub fn start(kind: SubscriptionType) -> String {
    format!("Start {}", text::subscription_type_short(kind))
}
/// What follows.
pub fn starts(account: &Account) -> String {
    let removal = account.removal();
    format!(
        "It begins on {} with the credits below; the next {} arrive on {}.",
        text::clock(account.now()),
        account.policy().monthly_allocation,
        text::clock(removal.next_allocation)
    )
}
/// Field.
pub const CREDITS_AT_START: &str = "Credits it begins with";
/// Note under the field.
pub const CREDITS_AT_START_NOTE: &str = "0, unless Sales Navigator shows another number.";

/// Editing.
pub const EDIT_TITLE: &str = "Edit InMail";
/// The verb.
pub const SAVE_CHANGES: &str = "Save changes";
/// To whom, and until when.
pub fn edit(to: &str, until: Instant, now: Instant) -> String {
    format!(
        "To {to}. Editing costs nothing and is possible until {}, for {} more.",
        text::clock(until),
        text::duration(until.ms_since(now))
    )
}

/// Going to a date.
pub const GO_TITLE: &str = "Move the clock to a date";
/// Field.
pub const DATE_TIME: &str = "Date and time (UTC)";
/// How to write it.
pub const DATE_TIME_HINT: &str = "2026-12-24 09:00";
/// The verb.
pub const GO: &str = "Move the clock";
/// What is wrong.
pub const NOT_A_DATE: &str = "Write it like 2026-12-24 or 2026-12-24 09:00.";
/// What is wrong.
pub fn not_before(now: Instant) -> String {
    format!("Not before {}, since an account's time never runs back.", text::clock(now))
}

/// The first start.
pub const WELCOME: &str = "Where did my InMail credits go?";
/// What the program does.
pub const WELCOME_TEXT: &str = "Keep your Sales Navigator InMail account here and every credit tells its story: \
                                where it went, which expires next, why one did not come back. \
                                Everything stays on this computer; nothing is sent to LinkedIn.";
/// First way.
pub const MY_ACCOUNT: &str = "Open my account";
/// What it means.
pub const MY_ACCOUNT_TEXT: &str = "Start from the number that Sales Navigator shows today.";
/// Second way.
pub const REPRODUCE: &str = "Reproduce an account";
/// What it means.
pub const REPRODUCE_TEXT: &str = "You know when its credits arrived: enter them batch by batch.";
/// Third way.
pub const EXAMPLE: &str = "Look around an example";
/// What it means.
pub const EXAMPLE_TEXT: &str = "An account with some history, to try the rules. Nothing is kept.";

/// The form.
pub const NEW_TITLE: &str = "New account";
/// Field.
pub const NAME: &str = "Name of the account";
/// Hint.
pub const NAME_HINT: &str = "Your name, or the customer's";
/// Name of the choice.
pub const CREDITS_KNOWN: &str = "What is known of its credits";
/// How many, or batch by batch.
pub const CREDITS_KNOWN_CHOICES: [&str; 2] = ["How many are left", "When each arrived"];
/// Field.
pub const CREDITS_LEFT: &str = "Credits left";
/// Note under the field.
pub fn credits_left_note(limit: u32) -> String {
    format!("0 to {limit}. They count as one batch that arrived at the opening.")
}
/// Name of the choice.
pub const OPEN_AT: &str = "Open it";
/// Now, or earlier.
pub const OPEN_AT_CHOICES: [&str; 2] = ["Now", "At an earlier date"];
/// Note under the earlier date.
pub const EARLIER_NOTE: &str = "The account begins there, and you play it forward with the clock.";
/// Field of a batch.
pub fn batch_credits(number: usize) -> String {
    format!("Credits of batch {number}")
}
/// Field of a batch.
pub fn batch_date(number: usize) -> String {
    format!("Arrival of batch {number} (UTC)")
}
/// One more batch.
pub const ADD_BATCH: &str = "Add a batch";
/// One less.
pub fn remove_batch(number: usize) -> String {
    format!("Remove batch {number}")
}
/// The verb.
pub const CREATE: &str = "Open account";
/// What is wrong.
pub const fn not_a_name(why: NotAName) -> &'static str {
    match why {
        NotAName::Blank => "Give the account a name.",
        NotAName::TooLong => "A name has at most 256 characters.",
    }
}
/// What is wrong.
pub const NOT_A_NUMBER: &str = "Enter a whole number.";
/// What is wrong.
pub const IN_THE_FUTURE: &str = "An account opens now or earlier.";
