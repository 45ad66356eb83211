//! The Compose page.

use crate::domain::{Account, Instant, Message};
use crate::text;
use crate::text::language::Word;

/// Beneath the title.
pub const SUBTITLE: Word = Word::new("New InMail. It is recorded here: send it in Sales Navigator as well.");
/// The same where the account's clock is not that of real time.
pub const SUBTITLE_SIMULATED: Word =
    Word::new("New InMail. The clock is simulated: this tries what it would cost, and is not to be sent.");
/// Field.
pub const TO: Word = Word::new("To");
/// Field.
pub const PROFILE: Word = Word::new("Profile address");
/// Field.
pub const SUBJECT: Word = Word::new("Subject");
/// Field.
pub const MESSAGE: Word = Word::new("Message");
/// Hint in the field.
pub const TO_HINT: Word = Word::new("Name of the person");
/// Beneath that field, where something else stands in it.
pub const PROFILE_FOREIGN: Word = Word::new(
    "This does not look like linkedin.com/in/… It is kept, and used to tell two people of the same name apart.",
);
/// Hint in the field.
pub const PROFILE_HINT: Word = Word::new("linkedin.com/in/… (optional)");
/// Sends it.
pub const SEND: Word = Word::new("Send InMail");
/// Heading.
pub const NEXT: Word = Word::new("What happens next");
/// Heading.
pub const CREDITS: Word = Word::new("Credits");
/// Empties all fields.
pub const DISCARD: Word = Word::new("Discard draft");

/// The draft's state, beside the button.
pub const DRAFT_SAVED: Word = Word::new("Draft saved");
/// While it is written.
pub const DRAFT_SAVING: Word = Word::new("Saving draft…");
/// In an example, a view, or while another window writes.
pub const DRAFT_NOT_KEPT: Word = Word::new("Draft not kept");
/// When the file cannot be written.
pub fn draft_failed(why: &str) -> String {
    say!("Draft not saved ({why})", why)
}

/// `31 / 200`.
pub fn count(chars: usize, most: usize) -> String {
    format!("{} / {}", text::number(chars as u64), text::number(most as u64))
}

/// What sending costs and leaves.
pub fn cost(left_after: u32) -> String {
    say!("Uses 1 credit. {} left after sending.", text::number(u64::from(left_after)))
}

/// Instead of the cost, with no credits or no subscription.
pub fn cannot_send(refusal: crate::domain::Refusal) -> String {
    text::refusal(refusal)
}

/// `Until 15:05 UTC`, or with the day where it is not today.
pub fn until(now: Instant, at: Instant) -> String {
    if now.date() == at.date() {
        say!("Until {} UTC", text::time_of_day(at))
    } else {
        say!("Until {}", text::day_month(at))
    }
}

/// `On 26 Nov`.
pub fn on(at: Instant) -> String {
    say!("On {}", text::day_month(at))
}

/// While the InMail can still be changed.
pub const CAN_EDIT: Word = Word::new("You can edit or delete");
/// What the reminder is.
pub fn reminder(first_name: &str) -> String {
    if first_name.is_empty() {
        say!("One automatic reminder, if there is no answer").to_owned()
    } else {
        say!("{first_name} gets one reminder, if there is no answer", first_name)
    }
}
/// What a response does.
pub const RETURNS: Word = Word::new("A response returns the credit");

/// Which batch pays.
pub fn payer(account: &Account) -> Option<String> {
    let lot = account.lots().next()?;
    let name = text::lot_name(account, lot.no);
    Some(say!(
        "This InMail uses a credit from “{name}”, which expires on {}.",
        text::date(lot.expires_at),
        name
    ))
}

/// The first line of the notice for a second InMail.
pub fn second_title(message: &Message) -> String {
    say!(
        "You wrote to {} on {} and there is no answer yet.",
        text::visible(message.to()),
        text::day_month(message.sent_at)
    )
}
/// Its second line.
pub const SECOND: Word = Word::new("A second InMail before a response uses another credit.");

/// A text that made way for another one.
pub fn parked(to: &str) -> String {
    if to.trim().is_empty() {
        say!("Another draft was set aside").to_owned()
    } else {
        say!("The draft to {} was set aside", text::visible(to.trim()))
    }
}
/// Room was made for it.
pub fn made_room(to: &str) -> String {
    if to.trim().is_empty() {
        say!("The oldest text that was set aside had to go").to_owned()
    } else {
        say!("The oldest text that was set aside, to {}, had to go", text::visible(to.trim()))
    }
}
/// Opens the list of texts set aside.
pub fn set_aside_button(count: usize) -> String {
    say!("Set-aside texts ({count})…", count)
}
/// Title of the list.
pub const SET_ASIDE_TITLE: Word = Word::new("Set-aside texts");
/// What they are.
pub const SET_ASIDE_TEXT: Word = Word::new(
    "These texts made way for another one and were not sent. They are kept with this account; if you \
                                  bring one back, the text in Compose is set aside for it.",
);
/// Why nothing can be done with it yet.
pub const CHOOSE_A_TEXT: Word = Word::new("Choose a text first.");
/// Lets go of one.
pub const DISCARD_TEXT: Word = Word::new("Discard this text");
/// After that.
pub const TEXT_DISCARDED: Word = Word::new("The text is discarded");
/// To whom it was to go.
pub fn set_aside_row(to: &str) -> String {
    if to.trim().is_empty() {
        say!("To nobody yet").to_owned()
    } else {
        say!("To {}", text::visible(to.trim()))
    }
}
/// How it begins.
pub fn set_aside_note(draft: &crate::store::Draft) -> String {
    let begins =
        |text: &str| text.trim().lines().next().unwrap_or_default().chars().take(200).collect::<String>();
    let (subject, body) = (begins(&draft.subject), begins(&draft.body));
    let shown = match (subject.is_empty(), body.is_empty()) {
        (false, false) => format!("{subject} · {body}"),
        (false, true) => subject,
        (true, false) => body,
        (true, true) => say!("No subject and no message").to_owned(),
    };
    text::visible(&shown).into_owned()
}
/// Brings it back.
pub const BRING_BACK: Word = Word::new("Bring it back");

/// Heading of the people offered while typing.
pub const WRITTEN_BEFORE: Word = Word::new("Written to before");

/// The first word of a name.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
