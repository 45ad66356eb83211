//! Files that cannot be read, and saving that fails.

use eframe::egui::{Key, Modifiers};
use inmail_credits::store::DataDir;
use inmail_credits::store::format::Detail;

use crate::at_hand;
use crate::desk::Desk;

#[test]
fn an_unreadable_account_is_named_and_left_untouched() {
    let bytes = b"{\"format\":\"inmail-credits-account\",\"version\":1,\"written_by\":7}";
    let mut desk = Desk::with(|data_dir| {
        std::fs::write(data_dir.account_file("broken"), bytes).unwrap();
    });
    desk.must_say("broken.inmail.json cannot be opened.");
    desk.must_say("written_by");
    desk.must_say("No file was changed.");
    desk.open_account("Dana", 50);
    desk.must_say("broken.inmail.json cannot be opened.");
    let path = desk.data_dir().account_file("broken");
    desk.restart();
    assert_eq!(std::fs::read(path).unwrap(), bytes);
    desk.must_say("50 InMail credits left");
}

#[test]
fn other_accounts_open_beside_an_unreadable_one() {
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.account_file("aaa"), b"no account").unwrap();
        std::fs::write(
            data_dir.preferences_file(),
            br#"{"theme":"light","text_size_percent":100,"last_account":"aaa"}"#,
        )
        .unwrap();
    });
    desk.must_say("aaa.inmail.json cannot be opened.");
    desk.must_say("42 InMail credits left");
    desk.click("Account: Dana Whitfield");
    assert!(desk.has_control("Dana Whitfield"));
}

#[test]
fn an_account_that_names_another_file_is_not_opened_over_it() {
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::copy(data_dir.account_file("dana"), data_dir.account_file("copy")).unwrap();
    });
    desk.must_say("copy.inmail.json cannot be opened.");
    desk.click("Advance 1 day");
    desk.saved();
    let copied = std::fs::read(desk.data_dir().account_file("copy")).unwrap();
    assert_ne!(std::fs::read(desk.account_path()).unwrap(), copied);
}

#[test]
fn a_newer_version_is_refused_with_that_reason() {
    let desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        let path = data_dir.account_file("dana");
        let text = std::fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
        let text = text.replacen("\"version\":1", "\"version\":2", 1);
        std::fs::write(path, text).unwrap();
    });
    desk.must_say("dana.inmail.json cannot be opened.");
    desk.must_say("version");
}

#[test]
fn damaged_preferences_are_told_and_kept_beside_new_ones() {
    const DAMAGED: &[u8] = b"{\"theme\":\"pink\"";
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.preferences_file(), DAMAGED).unwrap();
    });
    desk.must_say("preferences.json cannot be opened.");
    assert!(desk.is_chosen("System"));
    let path = desk.data_dir().preferences_file();
    assert_eq!(std::fs::read(&path).unwrap(), DAMAGED);
    desk.click("Dark");
    let aside = path.with_file_name("preferences.json.unreadable");
    desk.until("the new ones are written", |_| aside.exists() && path.exists());
    assert_eq!(std::fs::read(&aside).unwrap(), DAMAGED);
    desk.restart();
    desk.must_not_say("preferences.json");
    assert!(desk.is_chosen("Dark"));
}

#[test]
fn preferences_out_of_range_are_taken_into_it() {
    let desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.preferences_file(), br#"{"text_size_percent":4000000000}"#).unwrap();
    });
    desk.must_say("42 InMail credits left");
}

#[test]
fn a_damaged_draft_is_told() {
    let desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.draft_file("dana"), b"{\"to\":\"Pri").unwrap();
    });
    desk.must_say("dana.draft.json cannot be opened.");
}

/// An account whose folder is in the way of saving.
fn cannot_save() -> Desk {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let accounts = desk.data_dir().accounts();
    std::fs::rename(&accounts, accounts.with_extension("away")).unwrap();
    std::fs::write(&accounts, b"a file, not a folder").unwrap();
    desk.click("Advance 1 day");
    desk.until("it says so", |desk| desk.says("The last change is not saved."));
    desk
}

fn repair(desk: &Desk) {
    let accounts = desk.data_dir().accounts();
    std::fs::remove_file(&accounts).unwrap();
    std::fs::rename(accounts.with_extension("away"), &accounts).unwrap();
}

#[test]
fn a_failed_save_says_what_is_safe_and_is_tried_again() {
    let mut desk = cannot_save();
    desk.must_say("Not saved");
    desk.must_say("What was on disk before is there unchanged");
    desk.click("Try again");
    desk.until("it fails again", |desk| desk.says("The last change is not saved."));
    repair(&desk);
    desk.click("Try again");
    desk.until("it is saved", |desk| desk.says("Saved 11:00:00"));
    desk.must_not_say("The last change is not saved.");
    assert_eq!(desk.on_disk().history.events().len(), 2);
}

#[test]
fn work_goes_on_while_saving_fails_and_is_saved_with_the_next_change() {
    let mut desk = cannot_save();
    desk.click("Advance 1 day");
    desk.until("it counts them", |desk| desk.says("The last 2 changes are not saved."));
    repair(&desk);
    desk.click("Advance 1 day");
    assert_eq!(desk.on_disk().history.events().len(), 4);
}

#[test]
fn what_is_not_saved_is_not_left_behind_by_opening_another_account() {
    let mut desk = cannot_save();
    desk.click("Account: Dana Whitfield");
    desk.click("Look around an example");
    desk.must_say("The last change is not saved.");
    assert_eq!(desk.document().name(), "Dana Whitfield");
    assert!(desk.account().now() > desk.now());
    repair(&desk);
    desk.click("Try again");
    desk.until("it is saved", |desk| desk.says("Saved 11:00:00"));
}

#[test]
fn a_snapshot_added_to_ones_accounts_spares_a_damaged_file_of_the_same_account() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let (own, backup) = (desk.account_path(), desk.data_dir().root().join("backup.json"));
    std::fs::copy(&own, &backup).unwrap();
    std::fs::write(&own, b"damaged").unwrap();
    desk.restart_with(backup);
    desk.until("it is shown as a view", |desk| desk.has_control("Add to my accounts"));
    desk.must_say("dana.inmail.json cannot be opened.");
    desk.click("Add to my accounts");
    desk.saved();
    assert_ne!(desk.account_path(), own);
    assert_eq!(std::fs::read(own).unwrap(), b"damaged");
    assert_eq!(desk.on_disk().summary_credits, 42);
}

#[test]
fn a_path_that_cannot_be_opened_stays_in_the_form_with_the_reason_and_can_be_mended() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let snapshot = desk.data_dir().root().join("snapshot.json");
    std::fs::copy(desk.account_path(), &snapshot).unwrap();
    desk.click("Import snapshot…");
    let wrong = desk.data_dir().root().join("snapshto.json");
    desk.type_into("File", wrong.to_str().unwrap());
    desk.click("Open as a view");
    desk.until("it says why", |desk| desk.told_at("File") == "There is no such file; check its name.");
    assert_eq!(desk.value("File"), wrong.to_str().unwrap());
    desk.must_not_say("cannot be opened.");
    desk.replace("File", snapshot.to_str().unwrap());
    assert_eq!(desk.told_at("File"), "");
    desk.click("Open as a view");
    desk.until("it is shown as a view", |desk| desk.has_control("Close the view"));
    assert!(!desk.has_control("Open as a view"));
}

#[test]
fn the_first_page_opens_a_snapshot_that_others_sent() {
    let mut desk = Desk::new();
    desk.click("Open a snapshot…");
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
    desk.type_into("File", story);
    desk.click("Open as a view");
    desk.until("it is shown as a view", |desk| desk.has_control("Close the view"));
    desk.must_say("50 InMail credits left");
}

#[test]
fn in_a_view_no_row_offers_what_cannot_be_done_there() {
    let mut desk = Desk::with_one_sent();
    assert!(desk.has_control("Edit InMail to Priya Raman: Hello"));
    let file = desk.account_path();
    desk.restart_with(file);
    desk.until("it is shown as a view", |desk| desk.has_control("Close the view"));
    desk.must_say("View of a file");
    desk.click("Sent");
    assert_eq!(desk.rows().len(), 1);
    for absent in ["Edit InMail", "Delete InMail", "Interested", "Enter an InMail sent earlier"] {
        assert_eq!(desk.controls_like(absent), Vec::<String>::new());
    }
    // The keys say why.
    desk.key(eframe::egui::Key::ArrowDown);
    desk.key(eframe::egui::Key::F2);
    assert!(desk.toasts().iter().any(|told| told.contains("view")), "{:?}", desk.toasts());
}

#[test]
fn of_many_files_that_cannot_be_used_the_first_are_told_until_all_are_asked_for() {
    let damaged = |count: usize| {
        move |data_dir: &DataDir| {
            for number in 0..count {
                std::fs::write(data_dir.account_file(&format!("damaged-{number}")), b"{").unwrap();
            }
        }
    };
    let told = |desk: &Desk| desk.controls_like("Choose what to use instead").len();
    let desk = Desk::with(damaged(3));
    assert_eq!((told(&desk), desk.has_control("Show all")), (3, false));
    let mut desk = Desk::with(damaged(7));
    assert_eq!(told(&desk), 2);
    desk.must_say("5 more could not be used.");
    desk.click("Show all");
    assert_eq!((told(&desk), desk.has_control("Show all")), (7, false));
}

#[test]
fn what_was_opened_lately_is_offered_again_after_a_restart_too() {
    let mut desk = Desk::with_account(50);
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
    desk.press(Modifiers::COMMAND, Key::O);
    desk.must_not_say("Opened lately");
    desk.key(Key::Escape);
    desk.drop_files(&[golden.into()]);
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    desk.click("Close the view");
    desk.saved();
    desk.restart();
    desk.press(Modifiers::COMMAND, Key::O);
    desk.must_say("Opened lately");
    desk.click("every-event.inmail.json");
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    desk.must_say("This is a view of the snapshot every-event.inmail.json.");
}

#[test]
fn a_scenario_with_a_step_that_was_refused_says_so_at_every_time_and_where_it_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("back.scenario.json");
    let story = r#"{"format":"inmail-credits-scenario","version":1,"name":"S","account":{"name":"D",
        "subscription":"core","opened_at":"2026-01-01T00:00:00Z"},"steps":[
        {"do":"send","id":"m1","to":"P","at":"2026-01-05T10:00:00Z"},
        {"do":"respond","id":"m1","kind":"replied","at":"2026-01-04T08:00:00Z"},
        {"do":"advance_month"}]}"#;
    std::fs::write(&path, story).unwrap();
    let mut desk = Desk::with_account(50);
    desk.drop_files(&[path]);
    desk.until("it is open", |desk| desk.says("played to its end"));
    let told = "Step 2 was refused, and what is shown is without it.";
    desk.must_say(told);
    desk.click("Ledger");
    assert!(desk.copied_by("Copy").lines().last().unwrap().starts_with(told));
    let button = desk.controls_like("As of ");
    desk.click(&button[0]);
    desk.click("The start of the next month");
    desk.click("Show that moment");
    desk.must_say(told);
}

#[test]
fn a_snapshot_with_a_clock_that_was_moved_says_so_before_and_after_it_is_added() {
    let mut desk = Desk::with_account(50);
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
    desk.drop_files(&[golden.into()]);
    desk.until("it is open", |desk| desk.has_control("Add to my accounts"));
    desk.must_say(
        "Its clock was moved ahead by 70 days: added to your accounts, it would be 1 Feb 2027 there. What comes next \
         is seen here too, with “As of…” on Ledger.",
    );
    // The way to what comes, and back to the time of which the file tells.
    desk.click("Ledger");
    let button = desk.controls_like("As of ");
    desk.click(&button[0]);
    desk.click("The start of the next month");
    desk.click("Show that moment");
    desk.must_not_say("Its clock was moved ahead");
    desk.click("Back to 1 Mar 2026");
    desk.click("Add to my accounts");
    let added =
        "Added to your accounts. Its time goes on: it is now 1 Feb 2027, 11:59 UTC, with 150 credits left.";
    assert_eq!(desk.toasts(), [added], "and nothing of who was never here before");
    desk.close_toasts();
    // What is not there is not promised.
    desk.click("Settings");
    desk.click("Back to today…");
    let none = "There is no state from before to go back to";
    desk.until("the backups are looked for", |desk| desk.says(none));
    desk.must_not_say("goes back to what it was before its clock was moved");
    desk.key(Key::Escape);
    // And once more, now that it is there.
    desk.drop_files(&[golden.into()]);
    desk.until("it is open", |desk| desk.has_control("Add to my accounts"));
    desk.click("Add to my accounts");
    let told = desk.toasts();
    let second = "It is a second account: you have this one already.";
    assert!(told.iter().any(|told| told.ends_with(second)), "{told:?}");
}

#[test]
fn a_path_that_does_not_begin_at_the_top_is_told_so() {
    let mut desk = Desk::with_account(50);
    desk.click("Import snapshot…");
    desk.replace("File", "dana.inmail.json");
    desk.click("Open as a view");
    assert_eq!(desk.told_at("File"), "Write the full path, with all folders from the top.");
    desk.click("Cancel");
    desk.click("Check snapshots");
    desk.type_into("Or type a path", "five");
    desk.key(Key::Enter);
    desk.must_say("Write the full path, with all folders from the top.");
    assert_eq!(desk.value("Or type a path"), "five");
    assert_eq!(desk.focused().as_deref(), Some("Or type a path"));
}

#[test]
fn a_snapshot_leaves_exactly_as_it_is_shown_and_over_no_other_file() {
    let mut desk = Desk::with(at_hand::half_a_year);
    let folder = tempfile::tempdir().unwrap();
    let ready = |desk: &Desk| desk.is_offered("Save snapshot");
    let mut written = Vec::new();
    for (level, detail) in
        [("Numbers", Detail::Numbers), ("People", Detail::People), ("Everything", Detail::Full)]
    {
        let path = folder.path().join(level);
        desk.click("Export snapshot…");
        desk.click(level);
        if detail == Detail::Full {
            desk.settle();
            assert!(!ready(&desk), "names and messages leave without a tick");
            desk.click("Yes, names and messages may leave this computer");
        }
        desk.until("it is put together", ready);
        desk.replace("File", path.to_str().unwrap());
        desk.click("Save snapshot");
        desk.until("it is written", |desk| !desk.toasts().is_empty());
        // The name had no ending.
        let path = folder.path().join(format!("{level}.inmail.json"));
        assert_eq!(desk.toasts(), [format!("Snapshot saved: {}", path.display())]);
        assert_eq!(std::fs::read(&path).unwrap(), desk.document().snapshot(detail).unwrap());
        desk.close_toasts();
        written.push(path);
    }
    desk.click("Export snapshot…");
    desk.until("it is put together", ready);
    desk.replace("File", written[0].to_str().unwrap());
    desk.click("Save snapshot");
    desk.until("it is refused", ready);
    assert_eq!(desk.told_at("File"), "A file of this name is there already; choose another name.");
    let before = std::fs::read(&written[0]).unwrap();
    // What is no longer wanted is not written.
    let unwanted = folder.path().join("unwanted");
    desk.replace("File", unwanted.to_str().unwrap());
    desk.key(Key::Escape);
    assert_eq!((std::fs::read(&written[0]).unwrap(), unwanted.exists()), (before, false));
}

#[test]
fn the_form_for_a_snapshot_begins_with_what_it_is_to_hold() {
    let mut desk = Desk::sized([760.0, 520.0], at_hand::half_a_year);
    desk.reach("Export snapshot…");
    desk.click("Export snapshot…");
    assert_eq!(desk.focused().as_deref(), Some("Numbers"));
    let chosen = desk.control("Numbers").rect();
    assert!(chosen.top() > 0.0 && chosen.bottom() < 300.0, "{chosen}");
    desk.must_say(
        "No names and no texts: people are called Person 1, Person 2 … It can be looked at, not kept as an account.",
    );
}
