//! Questions and forms.

use crate::document::NotAName;
use crate::domain::{Account, Instant, Removal, SubscriptionType};
use crate::text;
use crate::text::language::Word;

/// Deleting an InMail.
pub const DELETE_TITLE: Word = Word::new("Delete this InMail?");
/// The verb.
pub const DELETE: Word = Word::new("Delete InMail");

/// What is lost.
pub fn delete(to: &str, subject: &str, returned: bool, until: Instant) -> String {
    let credit = if returned {
        say!("The credit that came back stays.").to_owned()
    } else {
        say!("Its credit does not come back, not even if they answer.").to_owned()
    };
    say!(
        "“{subject}” to {to} is withdrawn. {credit} You can delete it until {}. Delete it in Sales Navigator as well.",
        text::clock(until),
        subject,
        to,
        credit
    )
}

/// Changing the type.
pub const CHANGE_TITLE: Word = Word::new("Change the subscription type?");
/// Name of the choice.
pub const NEW_TYPE: Word = Word::new("New type");
/// Name of the choice, for a new account.
pub const TYPE: Word = Word::new("Subscription type");

/// The verb.
pub fn change(to: SubscriptionType) -> String {
    say!("Change to {}", text::subscription_type_short(to))
}

/// What is lost and when the next arrive.
pub fn removal(removal: Removal, monthly: u32) -> String {
    let lost = match removal.lost {
        0 => say!("No credits are lost, since none are left.").to_owned(),
        1 => say!("1 credit is lost: credits do not move to another subscription.").to_owned(),
        lost => say!("{} are lost: credits do not move to another subscription.", text::credits(lost)),
    };
    say!(
        "{lost} The next {monthly} arrive on {}. It is recorded here alone: LinkedIn changes it for itself.",
        text::clock(removal.next_allocation),
        lost,
        monthly
    )
}

/// Cancelling.
pub const CANCEL_TITLE: Word = Word::new("Cancel the subscription?");
/// The verb.
pub const CANCEL: Word = Word::new("Cancel subscription");
/// The safe button.
pub const KEEP: Word = Word::new("Keep subscription");

/// What is lost and what follows.
pub fn cancel(removal: Removal) -> String {
    let lost = match removal.lost {
        0 => say!("No credits are lost, since none are left.").to_owned(),
        1 => say!("1 credit is lost.").to_owned(),
        lost => say!("{} are lost.", text::credits(lost)),
    };
    say!(
        "{lost} None arrive until a new subscription begins; one begun today would bring the next on {}. \
         Sent InMails stay, and their responses can still be recorded. It is recorded here alone: cancel it at \
         LinkedIn as well.",
        text::clock(removal.next_allocation),
        lost
    )
}

/// Beginning again.
pub const RESUBSCRIBE_TITLE: Word = Word::new("Start a subscription");
/// The verb.
pub fn start(kind: SubscriptionType) -> String {
    say!("Start {}", text::subscription_type_short(kind))
}
/// What follows.
pub fn starts(account: &Account) -> String {
    let removal = account.removal();
    say!(
        "It begins on {} with the credits below; the next {} arrive on {}.",
        text::clock(account.now()),
        account.policy().monthly_allocation,
        text::clock(removal.next_allocation)
    )
}
/// Field.
pub const CREDITS_AT_START: Word = Word::new("Credits it begins with");
/// Note under the field.
pub const CREDITS_AT_START_NOTE: Word = Word::new("0, unless Sales Navigator shows another number.");

/// Editing.
pub const EDIT_TITLE: Word = Word::new("Edit InMail");
/// The verb.
pub const SAVE_CHANGES: Word = Word::new("Save changes");
/// To whom, and until when.
pub fn edit(to: &str, until: Instant, now: Instant) -> String {
    say!(
        "To {to}. Editing costs nothing and is possible until {}, for {} more.",
        text::clock(until),
        text::duration(until.ms_since(now)),
        to
    )
}
/// What cannot be edited, and what to do instead.
pub const WRONG_PERSON: Word = Word::new(
    "The wrong person? Who it went to cannot be changed: delete it by then and send it again, which uses \
     another credit.",
);

/// Leaving a form in which something was typed.
pub const LEAVE_TITLE: Word = Word::new("Throw away what you typed?");
/// What is lost.
pub const LEAVE_TEXT: Word = Word::new("It is not saved, and it cannot be brought back.");
/// The safe button.
pub const KEEP_TYPING: Word = Word::new("Go on writing");
/// The verb.
pub const THROW_AWAY: Word = Word::new("Throw it away");

/// Going to a date.
pub const GO_TITLE: Word = Word::new("Move the clock to a date");
/// Field.
pub const DATE_TIME: Word = Word::new("Date and time (UTC)");
/// How to write it.
pub const DATE_TIME_HINT: &str = "2026-12-24 09:00";
/// Steps from a date, in months and days: what their buttons show, and their accessible names.
pub const DATE_STEPS: [((i32, i64), Word, Word); 4] = [
    ((-1, 0), Word::new("−1 month"), Word::new("A month back")),
    ((0, -1), Word::new("−1 day"), Word::new("A day back")),
    ((0, 1), Word::new("+1 day"), Word::new("A day on")),
    ((1, 0), Word::new("+1 month"), Word::new("A month on")),
];
/// The start of the next month, from a date: what its button shows, and its accessible name.
pub const NEXT_FIRST: (Word, Word) = (Word::new("Next 1st"), Word::new("The start of the next month"));
/// The verb.
pub const GO: Word = Word::new("Move the clock");
/// What is wrong.
pub const NOT_A_DATE: Word = Word::new("Write it like 2026-12-24 or 2026-12-24 09:00.");
/// What is wrong with `2027-02-30`.
pub fn no_such_day(day: &str) -> String {
    say!("There is no day {day}.", day)
}
/// What is wrong.
pub fn out_of_range() -> String {
    let [from, to] = [Instant::EARLIEST, Instant::LATEST].map(|at| at.date().format("%Y").to_string());
    say!("An account's time runs from {from} to {to}.", from, to)
}
/// What is wrong.
pub fn not_before(now: Instant) -> String {
    say!("Not before {}: time never runs back.", text::clock(now))
}

/// The first start.
pub const WELCOME: Word = Word::new("Where did my InMail credits go?");
/// What the program does.
pub const WELCOME_TEXT: Word = Word::new(
    "Keep your Sales Navigator InMail account here and every credit tells its story: \
                                where it went, which expires next, why one did not come back. \
                                Everything stays on this computer; nothing is sent to LinkedIn.",
);
/// First way.
pub const MY_ACCOUNT: Word = Word::new("Open my account");
/// What it means.
pub const MY_ACCOUNT_TEXT: Word = Word::new("Start from the number that Sales Navigator shows today.");
/// Second way.
pub const REPRODUCE: Word = Word::new("Reproduce an account");
/// What it means.
pub const REPRODUCE_TEXT: Word = Word::new("You know when its credits arrived: enter them batch by batch.");
/// Third way.
pub const EXAMPLE: Word = Word::new("Look around an example");
/// What it means.
pub const EXAMPLE_TEXT: Word = Word::new("An account with some history, to try the rules. Nothing is kept.");

/// The form.
pub const NEW_TITLE: Word = Word::new("New account");
/// Field.
pub const NAME: Word = Word::new("Name of the account");
/// Hint.
pub const NAME_HINT: Word = Word::new("Your name, or the customer's");
/// Name of the choice.
pub const CREDITS_KNOWN: Word = Word::new("What is known of its credits");
/// How many, or batch by batch.
pub const CREDITS_KNOWN_CHOICES: [Word; 2] = [Word::new("How many are left"), Word::new("When each arrived")];
/// Field.
pub const CREDITS_LEFT: Word = Word::new("Credits left");
/// Hint in the field.
pub const CREDITS_LEFT_HINT: Word = Word::new("Such as 87");
/// Note under the field.
pub fn credits_left_note(limit: u32, earlier: bool) -> String {
    if earlier {
        return say!("0 to {limit}. Those that were left on the earlier date below, not today’s.", limit);
    }
    say!(
        "0 to {limit}. When they arrived is not known here, so they count as new at the opening; some may expire \
         sooner than is then said. If you know more, choose “When each arrived”.",
        limit
    )
}
/// Name of the choice.
pub const OPEN_AT: Word = Word::new("Open it");
/// Now, or earlier.
pub const OPEN_AT_CHOICES: [Word; 2] = [Word::new("Now"), Word::new("At an earlier date")];
/// Why somebody might choose the other.
pub const NOW_NOTE: Word = Word::new(
    "Waiting for answers to InMails sent before? Open it at an earlier date and enter them, so that their credits \
     come back here too.",
);
/// Note under the earlier date.
pub const EARLIER_NOTE: Word = Word::new(
    "The account begins there, with the credits that were left on that day. Under the clock, “…” and “Back to real \
     time” then bring it to today.",
);
/// Field of a batch.
pub fn batch_credits(number: usize) -> String {
    say!("Credits of batch {number}", number)
}
/// Field of a batch.
pub fn batch_date(number: usize) -> String {
    say!("Arrival of batch {number} (UTC)", number)
}
/// One more batch.
pub const ADD_BATCH: Word = Word::new("Add a batch");
/// Of all batches together.
pub fn in_all(credits: u32) -> String {
    say!("{} in all", text::credits(credits))
}
/// One less.
pub fn remove_batch(number: usize) -> String {
    say!("Remove batch {number}", number)
}
/// The verb.
pub const CREATE: Word = Word::new("Open account");
/// What is wrong.
pub fn not_a_name(why: NotAName) -> &'static str {
    match why {
        NotAName::Blank => say!("Give the account a name."),
        NotAName::TooLong => say!("A name has at most 256 characters."),
    }
}
/// What is wrong.
pub const NOT_A_NUMBER: Word = Word::new("Enter a whole number.");
/// What is wrong.
pub const IN_THE_FUTURE: Word = Word::new("An account opens now or earlier.");
