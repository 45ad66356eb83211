//! Writes an account file to standard output: a long story, or one whose last InMail was sent so many seconds
//! ago.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark that cannot be made ends by failing")]
#![allow(clippy::disallowed_methods, reason = "the program that reads it goes by the computer's clock")]

use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use inmail_credits::domain::{
    Action, DAY_MS, Event, EventKind, History, Instant, Letter, Opening, Policy, SubscriptionType,
};
use inmail_credits_window_benches::{account_file, story_with};

const USAGE: &str = "account long MESSAGES | account sent SECONDS";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (told, id) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, "long", messages] => (story_with(messages.parse().unwrap()), "long"),
        [_, "sent", seconds] => (sent_before(seconds.parse().unwrap()), "sent"),
        _ => panic!("{USAGE}"),
    };
    std::io::stdout().write_all(&account_file(&told, id)).unwrap();
}

fn sent_before(seconds: i64) -> History {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let sent_at = Instant::from_ms(now - seconds * 1_000);
    let opened_at = sent_at.plus_ms(-DAY_MS);
    let opened = EventKind::Opened { subscription: SubscriptionType::Core, opening: Opening::Credits(50) };
    let opened = Event { at: opened_at, recorded_at: opened_at, kind: opened };
    let mut history = History::replay(Policy::default(), vec![opened]).unwrap();
    history.advance_to(sent_at);
    let letter = Letter {
        id: "message-1".into(),
        to: "Priya Raman".into(),
        profile: None,
        subject: Some("Your talk on forecasting".into()),
        body: Some("Hi,\n\nwould next week suit you?".into()),
    };
    history.act(&Action::Send(std::sync::Arc::new(letter)), sent_at).unwrap();
    history
}
