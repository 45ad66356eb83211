//! Undo over every action: the file is as if it had not been done, and the backup has it.

use std::sync::Arc;

use inmail_credits::document::{Document, Undone};
use inmail_credits::domain::{
    Action, DAY_MS, Event, HOUR_MS, Instant, Letter, MINUTE_MS, ResponseKind, SubscriptionType,
};
use inmail_credits::store::format::{AccountFile, read_account};
use inmail_credits::store::{Reason, list_backups};

use crate::desk::{Desk, ID, account_in, data_dir, fresh, start};
use crate::sim::SimDisk;

/// Something that can be done to an account.
#[derive(Debug, Clone)]
enum Deed {
    Act(Action),
    Rename(&'static str),
}

fn send(id: &str) -> Action {
    Action::Send(Arc::new(Letter {
        id: id.into(),
        to: "Priya Raman".into(),
        profile: None,
        subject: Some("Hello".into()),
        body: Some("Good morning".into()),
    }))
}

fn respond(kind: ResponseKind) -> Action {
    Action::Respond { id: "m1".into(), kind }
}

/// The month after the start.
fn coming() -> inmail_credits::domain::Month {
    start().month().next()
}

/// What is done first, so that the deed can be done, and how long after the start the deed is.
fn every_deed() -> Vec<(Vec<Action>, i64, Deed)> {
    let act = |before: Vec<Action>, action: Action| (before, HOUR_MS / 2, Deed::Act(action));
    let change = |to| Action::ChangeSubscription { to, opening_credits: 3 };
    let mut deeds = vec![
        act(vec![], send("m1")),
        act(
            vec![send("m1")],
            Action::Edit { id: "m1".into(), subject: Some("Better".into()), body: Some("Text".into()) },
        ),
        act(vec![send("m1")], Action::Delete { id: "m1".into() }),
        act(vec![], change(SubscriptionType::Advanced)),
        act(vec![send("m1")], Action::Cancel),
        act(
            vec![Action::Cancel],
            Action::Resubscribe { to: SubscriptionType::AdvancedPlus, opening_credits: 9 },
        ),
        act(vec![], Action::MissAllocation { month: coming() }),
        (
            vec![Action::MissAllocation { month: coming() }],
            coming().second().ms_since(start()),
            Deed::Act(Action::RepairAllocation { month: coming() }),
        ),
        act(vec![], Action::Observe { credits: 49 }),
        act(vec![send("m1")], Action::AdvanceTo(start().plus_ms(100 * DAY_MS))),
        act(vec![], Action::AdvanceMonth),
        (vec![], HOUR_MS, Deed::Rename("Dana Whitfield")),
    ];
    for kind in [
        ResponseKind::Interested,
        ResponseKind::MaybeLater,
        ResponseKind::NotInterested,
        ResponseKind::Replied,
    ] {
        deeds.push(act(vec![send("m1")], respond(kind)));
    }
    deeds
}

fn on_disk(disk: &SimDisk) -> AccountFile {
    read_account(&*account_in(&disk.state().live()).unwrap()).unwrap()
}

fn content(file: &AccountFile) -> (String, Vec<Event>) {
    (file.name.clone(), file.history.events().to_vec())
}

/// An account on a disk, to which some of a day has happened already.
fn desk(before: &[Action]) -> (SimDisk, Desk) {
    let disk = SimDisk::of(&fresh());
    let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), start()).unwrap();
    for action in before {
        desk.real = desk.real.plus_ms(MINUTE_MS);
        desk.document.act(action, desk.real).unwrap();
        desk.save().unwrap();
    }
    (disk, desk)
}

fn take(document: &mut Document, deed: &Deed, real: Instant) {
    match deed {
        Deed::Act(action) => _ = document.act(action, real).unwrap(),
        Deed::Rename(name) => assert_eq!(document.rename(name), Ok(true)),
    }
}

#[test]
fn each_action_that_is_undone_leaves_the_file_as_it_was_and_the_backup_has_it() {
    let deeds = every_deed();
    assert_eq!(deeds.len(), 16);
    for (before, after_ms, deed) in deeds {
        let (disk, mut desk) = desk(&before);
        let was = content(&on_disk(&disk));
        desk.real = start().plus_ms(after_ms);
        take(&mut desk.document, &deed, desk.real);
        desk.save().unwrap();
        let done = content(&on_disk(&disk));
        assert_ne!(done, was, "{deed:?}");

        desk.real = desk.real.plus_ms(MINUTE_MS);
        desk.document.undo(desk.real).unwrap();
        desk.save().unwrap();
        assert_eq!(content(&on_disk(&disk)), was, "{deed:?}");
        let backups = list_backups(&disk, &data_dir().backups(ID)).unwrap();
        assert!(matches!(backups[0].name.reason, Reason::Undo | Reason::Day), "{deed:?}");
        let backup = read_account(inmail_credits::store::Disk::read(&disk, &backups[0].path).unwrap());
        assert_eq!(content(&backup.unwrap()), done, "{deed:?}");
        assert!(on_disk(&disk).summary_agrees);
    }
}

#[test]
fn a_day_of_everything_is_taken_back_in_order() {
    let (disk, mut desk) = desk(&[]);
    let mut states = vec![content(&on_disk(&disk))];
    let deeds = [
        Deed::Act(send("m1")),
        Deed::Rename("Dana W."),
        Deed::Act(respond(ResponseKind::Interested)),
        Deed::Rename("Dana Whitfield"),
        Deed::Act(Action::Cancel),
    ];
    for deed in &deeds {
        desk.real = desk.real.plus_ms(MINUTE_MS);
        take(&mut desk.document, deed, desk.real);
        desk.save().unwrap();
        states.push(content(&on_disk(&disk)));
    }
    let names: Vec<_> = states.iter().map(|(name, events)| (name.as_str(), events.len())).collect();
    let expected = [
        ("Dana", 1),
        ("Dana", 2),
        ("Dana W.", 2),
        ("Dana W.", 3),
        ("Dana Whitfield", 3),
        ("Dana Whitfield", 4),
    ];
    assert_eq!(names, expected);
    while let Some(last) = states.pop() {
        assert_eq!(content(&on_disk(&disk)), last);
        if desk.document.undoes().is_some() {
            desk.document.undo(desk.real).unwrap();
            desk.save().unwrap();
        }
    }
    assert!(desk.document.undo(desk.real).is_none());
    // One backup, made before the first of them was taken back, has them all; the names between are kept too.
    let backups = list_backups(&disk, &data_dir().backups(ID)).unwrap();
    let kept: Vec<_> = backups
        .iter()
        .filter(|one| one.name.reason == Reason::Undo)
        .map(|one| one.content.as_ref().map(|held| (held.account_name.as_str(), held.actions)).unwrap())
        .collect();
    assert_eq!(kept, [("Dana W.", 2), ("Dana Whitfield", 4)]);
}

#[test]
fn a_name_is_neither_blank_nor_longer_than_files_hold() {
    use inmail_credits::document::NotAName;
    let (_, mut desk) = desk(&[]);
    assert_eq!(desk.document.rename(" \t\n"), Err(NotAName::Blank));
    assert_eq!(desk.document.rename(&"ä".repeat(257)), Err(NotAName::TooLong));
    assert_eq!(desk.document.rename(" Dana "), Ok(false));
    assert_eq!(desk.document.undoes(), None);
    let longest = "ä".repeat(256);
    assert_eq!(desk.document.rename(&format!(" {longest} ")), Ok(true));
    assert_eq!(desk.document.name(), longest);
    let undone = desk.document.undo(desk.real);
    assert_eq!(undone, Some(Undone::Renamed { to: longest }));
    assert_eq!(desk.document.name(), "Dana");
}
