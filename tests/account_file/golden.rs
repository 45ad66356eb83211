//! Version 1 as it was first written. A change of one byte here is a change of the format: old files are
//! read for ever, so the file stays as it is and the new form gets a new version.

use std::sync::Arc;

use inmail_credits::domain::{
    Action, AtLimit, Event, EventKind, HOUR_MS, History, Letter, Opening, OpeningLot, Policy, ResponseKind,
    ReturnedCreditLife, SubscriptionType,
};
use inmail_credits::store::format::{Seal, read_account};

use crate::support::written;

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

/// One event of each kind, and texts of every sort.
fn every_event() -> History {
    let at = "2025-12-20T08:00:00.250Z".parse().unwrap();
    let lots = vec![
        OpeningLot { credits: 12, granted_at: "2025-10-01T00:00:00Z".parse().unwrap() },
        OpeningLot { credits: 60, granted_at: "2025-12-01T00:00:00Z".parse().unwrap() },
    ];
    let kind = EventKind::Opened { subscription: SubscriptionType::Core, opening: Opening::Lots(lots) };
    let policy = Policy {
        limit: 200,
        at_limit: AtLimit::ShortenAddition,
        returned_credit_life: ReturnedCreditLife::Inherit,
        ..Policy::default()
    };
    let mut history = History::replay(policy, vec![Event { at, recorded_at: at, kind }]).unwrap();
    let letter = |id: &str, to: &str, profile: Option<&str>, subject: &str, body: &str| {
        Action::Send(Arc::new(Letter {
            id: Arc::from(id),
            to: Arc::from(to),
            profile: profile.map(Arc::from),
            subject: Some(Arc::from(subject)),
            body: Some(Arc::from(body)),
        }))
    };
    let id = || Arc::from("m2");
    let month = || "2026-02".parse().unwrap();
    let actions = [
        letter(
            "m1",
            "Priya Raman",
            Some("linkedin.com/in/priya-raman"),
            "Hello",
            "Hi Priya,\n\nwould you?\t\u{1f642}",
        ),
        letter("m2", "שלום \u{202e}x", None, "\"q\" \\ /", "\u{0}\u{1b}\u{7f}\u{9b}\u{feff}é"),
        Action::Edit { id: id(), subject: Some(Arc::from("Edited")), body: None },
        Action::Respond { id: Arc::from("m1"), kind: ResponseKind::MaybeLater },
        Action::Delete { id: id() },
        Action::MissAllocation { month: month() },
        Action::ChangeSubscription { to: SubscriptionType::AdvancedPlus, opening_credits: 7 },
        Action::AdvanceMonth,
        Action::AdvanceMonth,
        Action::RepairAllocation { month: month() },
        Action::Observe { credits: 104 },
        Action::Cancel,
        Action::Resubscribe { to: SubscriptionType::Advanced, opening_credits: 0 },
        Action::AdvanceTo("2026-03-01T00:00:00Z".parse().unwrap()),
    ];
    for (hours, action) in (1_i64..).zip(&actions) {
        history.act(action, at.plus_ms(hours * HOUR_MS)).unwrap();
    }
    history
}

/// The lines without what depends on the program's version: who wrote it, and the check value.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (start, rest) = lines[0].split_once("\"written_by\":\"").unwrap();
    let (_, end) = rest.split_once('"').unwrap();
    lines[0] = format!("{start}\"written_by\":\"…\"{end}");
    assert!(lines.pop().unwrap().starts_with("\"checksum\":\"sha256:"));
    lines
}

#[test]
fn the_format_of_version_1_has_not_changed() {
    let text = String::from_utf8(written("0b8e-1", "Dana \"D\" Whitfield", &every_event())).unwrap();
    assert_eq!(lines(&text), lines(GOLDEN), "this would be written now:\n{text}");
}

#[test]
fn a_file_of_version_1_is_read_as_what_it_was() {
    let file = read_account(GOLDEN.as_bytes()).unwrap();
    assert_eq!(file.history.events(), every_event().events());
    assert_eq!((file.seal, file.summary_agrees), (Seal::Unchanged, true));
    assert_eq!((file.id.as_str(), file.name.as_str()), ("0b8e-1", "Dana \"D\" Whitfield"));
}
