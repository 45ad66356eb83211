//! When backups are made, what they hold, and how they are listed.

use std::path::Path;
use std::sync::Arc;

use inmail_credits::domain::{DAY_MS, Instant, MINUTE_MS};
use inmail_credits::store::{
    Backup, BackupName, Disk, Due, NotBackedUp, Reason, Safeguard, back_up, list_backups, replace_file,
};

use crate::desk::{Desk, ID, Step, account_in, data_dir, fresh, seasoned, start};
use crate::sim::SimDisk;

fn backups(disk: &SimDisk) -> Vec<Backup> {
    list_backups(disk, &data_dir().backups(ID)).unwrap()
}

/// Reason and number of actions of each backup, oldest first.
fn told(disk: &SimDisk) -> Vec<(Reason, usize)> {
    let mut told: Vec<_> =
        backups(disk).iter().map(|one| (one.name.reason, one.content.as_ref().unwrap().actions)).collect();
    told.reverse();
    told
}

fn after(steps: &[Step]) -> SimDisk {
    let disk = SimDisk::of(&fresh());
    let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), start()).unwrap();
    for step in steps {
        desk.step(*step).unwrap().unwrap();
    }
    disk
}

#[test]
fn the_first_change_of_each_day_is_preceded_by_a_backup() {
    assert_eq!(told(&after(&[])), []);
    assert_eq!(told(&after(&[Step::Act, Step::Act, Step::Draft])), [(Reason::Day, 1)]);
    let three_days = [Step::Act, Step::Act, Step::NextDay, Step::Act, Step::NextDay];
    assert_eq!(told(&after(&three_days)), [(Reason::Day, 1), (Reason::Day, 3), (Reason::Day, 5)]);
}

#[test]
fn what_undo_takes_back_is_in_one_backup() {
    let twice = [Step::Act, Step::Act, Step::Undo, Step::Undo];
    assert_eq!(told(&after(&twice)), [(Reason::Day, 1), (Reason::Undo, 3)]);
    let between = [Step::Act, Step::Undo, Step::Act, Step::Undo];
    assert_eq!(told(&after(&between)), [(Reason::Day, 1), (Reason::Undo, 2), (Reason::Undo, 2)]);
    let on_a_new_day = [Step::Act, Step::NextDay, Step::Undo];
    assert_eq!(told(&after(&on_a_new_day)), [(Reason::Day, 1), (Reason::Day, 2), (Reason::Undo, 3)]);
}

#[test]
fn undoing_what_was_never_written_needs_no_backup() {
    let disk = after(&[Step::Act]);
    let path = data_dir().account_file(ID);
    let bytes = disk.read(&path).unwrap();
    let at = start().plus_ms(5 * MINUTE_MS);
    let safeguard = Safeguard { folder: data_dir().backups(ID), at, due: Due::IfLosing };
    safeguard.before_replacing(&disk, &path, &bytes).unwrap();
    assert_eq!(told(&disk), [(Reason::Day, 1)]);
}

#[test]
fn the_list_shows_date_actions_and_credits_newest_first() {
    let disk = after(&[Step::Act, Step::NextDay]);
    let found = backups(&disk);
    let dates: Vec<_> = found.iter().map(|one| one.name.at.to_string()).collect();
    assert_eq!(dates, ["2026-03-03T10:01:00Z", "2026-03-02T10:01:00Z"]);
    let content = found[0].content.as_ref().unwrap();
    assert_eq!((content.account_name.as_str(), content.actions, content.credits), ("Dana", 2, 50));
    assert_eq!(found[0].path.file_name().unwrap(), "2026-03-03T10-01-00.000Z.day.inmail.json");
}

#[test]
fn one_that_cannot_be_read_is_listed_as_such() {
    let disk = after(&[Step::Act]);
    let name = BackupName { at: start().plus_ms(DAY_MS), reason: Reason::Day };
    let path = data_dir().backups(ID).join(name.to_string());
    replace_file(&disk, &path, b"{\"format\":").unwrap();
    let found = backups(&disk);
    assert_eq!(found.len(), 2);
    assert!(found[0].content.as_ref().unwrap_err().contains("ends before it is complete"));
    assert!(found[1].content.is_ok());
}

#[test]
fn a_file_that_was_damaged_while_open_is_put_aside_as_it_is() {
    let disk = SimDisk::of(&seasoned());
    let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), start()).unwrap();
    let path = data_dir().account_file(ID);
    disk.overwrite(&path, b"damaged");
    desk.step(Step::Act).unwrap().unwrap();
    let newest = &backups(&disk)[0];
    assert_eq!(newest.name.reason, Reason::Damaged);
    assert_eq!(disk.read(&newest.path).unwrap(), b"damaged");
    // None of the good ones had to go for it.
    assert_eq!(backups(&disk).len(), 11);
    assert!(account_in(&disk.state().live()).unwrap().len() > 100);
}

#[test]
fn an_import_and_a_new_format_have_their_backup_even_in_the_same_millisecond() {
    let disk = after(&[Step::Act]);
    let (file, folder) = (data_dir().account_file(ID), data_dir().backups(ID));
    for reason in [Reason::Import, Reason::Format, Reason::Import] {
        back_up(&disk, &file, &folder, start(), reason).unwrap();
    }
    let expected = [(Reason::Import, 2), (Reason::Format, 2), (Reason::Import, 2), (Reason::Day, 1)];
    assert_eq!(told(&disk), expected);
    let missing = back_up(&disk, Path::new("/home/none"), &folder, start(), Reason::Import);
    assert!(matches!(missing, Err(NotBackedUp::Read(_))));
}

#[test]
fn any_clock_gives_backups_that_are_found_again() {
    for ms in [i64::MIN, 0, 4_102_444_799_999, i64::MAX] {
        let disk = SimDisk::of(&seasoned());
        let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), start()).unwrap();
        desk.real = Instant::from_ms(ms);
        for _ in 0..3 {
            desk.save().unwrap();
        }
        let known = data_dir().backups(ID);
        let before = list_backups(&SimDisk::of(&seasoned()), &known).unwrap();
        let made = backups(&disk).into_iter().filter(|one| !before.contains(one)).count();
        assert_eq!(made, 1, "{ms}");
    }
}

#[test]
fn of_many_days_those_stay_that_are_promised() {
    let disk = after(&[Step::NextDay; 60]);
    // 10 newest, two more weeks' ends, and the months' ends from March on.
    let dates: Vec<_> = backups(&disk).iter().map(|one| one.name.at.date().to_string()).collect();
    assert_eq!(dates[..10], dates_back_from(start().plus_ms(60 * DAY_MS)));
    assert_eq!(dates[10..], ["2026-04-19", "2026-04-12", "2026-03-31"]);
    assert!(backups(&disk).iter().all(|one| one.content.is_ok()));
}

fn dates_back_from(day: Instant) -> Vec<String> {
    (0..10).map(|days| day.plus_ms(-days * DAY_MS).date().to_string()).collect()
}
