//! The first start: three ways to begin, and the example.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::desk::Desk;

/// Every file that is kept below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "json") {
            let bytes = std::fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

#[test]
fn the_first_start_offers_three_ways() {
    let desk = Desk::new();
    for way in ["Open my account…", "Reproduce an account…", "Look around an example"] {
        assert!(desk.is_enabled(way));
    }
    assert!(!desk.has_control("Settings"));
    assert!(files(desk.data_dir().root()).is_empty());
}

#[test]
fn my_account_opens_with_the_number_entered() {
    let mut desk = Desk::new();
    desk.open_account("Dana Whitfield", 87);
    desk.must_say("87 InMail credits left");
    let file = desk.on_disk();
    assert_eq!((file.name.as_str(), file.summary_credits, file.summary_agrees), ("Dana Whitfield", 87, true));
}

#[test]
fn an_account_is_reproduced_batch_by_batch() {
    let mut desk = Desk::new();
    desk.click("Reproduce an account…");
    desk.type_into("Name of the account", "Customer");
    desk.replace("Credits of batch 1", "12");
    desk.replace("Arrival of batch 1 (UTC)", "2026-09-01");
    desk.click("Add a batch");
    desk.replace("Credits of batch 2", "75");
    desk.replace("Arrival of batch 2 (UTC)", "2026-10-01 08:30");
    desk.click("Open account");
    desk.must_say("87 InMail credits left");
    desk.must_say("12 expire on 30 Nov 2026");
    assert_eq!(desk.account().lots().map(|lot| lot.left).collect::<Vec<_>>(), [12, 75]);
}

#[test]
fn what_is_wrong_in_the_form_is_told_at_its_field() {
    let mut desk = Desk::new();
    desk.click("Reproduce an account…");
    desk.must_not_say("Give the account a name.");
    let cases = [
        ("Name of the account", "", "Give the account a name."),
        ("Credits of batch 1", "Dana", "Enter a whole number."),
        ("Credits of batch 1", "0", "Batch 1 holds no credits."),
        ("Credits of batch 1", "151", "An account holds at most 150 credits."),
    ];
    for (place, text, told) in cases {
        match text {
            "" => {}
            "Dana" => desk.replace("Name of the account", text),
            number => desk.replace("Credits of batch 1", number),
        }
        desk.click("Open account");
        assert!(desk.told_at(place).starts_with(told), "{place}: {:?}", desk.told_at(place));
    }
    desk.replace("Credits of batch 1", "5");
    for (date, told) in [
        ("2026-08-01", "Batch 1 had expired by the opening."),
        ("2026-11-24", "Batch 1 is dated after the opening."),
        ("the 1st", "Write it like"),
    ] {
        desk.replace("Arrival of batch 1 (UTC)", date);
        desk.must_not_say("Arrival of batch 1 (UTC): Batch 1");
        desk.click("Open account");
        desk.must_say(told);
    }
    assert!(files(desk.data_dir().root()).is_empty());
}

#[test]
fn an_account_is_not_opened_in_the_future() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    desk.type_into("Name of the account", "Dana");
    desk.click("At an earlier date");
    desk.replace("Date and time (UTC)", "2026-11-24");
    desk.click("Open account");
    assert_eq!(desk.told_at("Date and time (UTC)"), "An account opens now or earlier.");
}

#[test]
fn the_example_is_marked_and_never_kept() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    desk.must_say("This is an example account.");
    desk.must_say("Not kept");
    desk.send("Somebody", "Hello", "Text");
    desk.click("Advance month");
    desk.type_into("To", "A draft");
    for _ in 0..4 {
        desk.settle();
    }
    desk.must_say("Draft not kept");
    desk.close();
    assert!(files(desk.data_dir().root()).is_empty());
}

#[test]
fn the_example_can_be_left_for_the_three_ways() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    desk.click("Leave the example");
    assert!(desk.is_enabled("Open my account…"));
}

#[test]
fn looking_around_leaves_ones_own_account_alone() {
    let mut desk = Desk::with_account(50);
    desk.click("Compose");
    desk.type_into("To", "My own draft");
    desk.until("the draft is kept", |desk| desk.says("Draft saved"));
    let before = files(desk.data_dir().root());
    desk.click("Account: Dana Whitfield");
    desk.click("Look around an example");
    desk.send("Somebody", "Hello", "Text");
    desk.click("Advance month");
    desk.close_toasts();
    desk.click("Settings");
    desk.click("Leave the example");
    desk.must_say("50 InMail credits left");
    desk.click("Compose");
    assert_eq!(desk.value("To"), "My own draft");
    desk.close();
    assert_eq!(files(desk.data_dir().root()), before);
}

#[test]
fn a_restart_from_the_example_opens_ones_own_account() {
    let mut desk = Desk::with_account(50);
    desk.click("Account: Dana Whitfield");
    desk.click("Look around an example");
    desk.restart();
    desk.must_say("50 InMail credits left");
    desk.must_not_say("This is an example account.");
}

#[test]
fn several_accounts_are_kept_apart_with_their_drafts() {
    let mut desk = Desk::with_account(50);
    desk.click("Compose");
    desk.type_into("To", "Draft of Dana");
    desk.click("Account: Dana Whitfield");
    desk.click("New account…");
    desk.type_into("Name of the account", "Second");
    desk.replace("Credits left", "7");
    desk.click("Open account");
    desk.must_say("7 InMail credits left");
    desk.click("Compose");
    assert_eq!(desk.value("To"), "");
    desk.restart();
    desk.must_say("7 InMail credits left");
    desk.click("Account: Second");
    desk.click("Dana Whitfield");
    desk.must_say("50 InMail credits left");
    desk.click("Compose");
    assert_eq!(desk.value("To"), "Draft of Dana");
}

#[test]
fn the_example_is_named_as_one_in_the_sidebar() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    desk.must_say("Example, not kept");
    desk.must_not_say("· active");
}

#[test]
fn how_long_credits_last_is_told_alike_beside_the_balance_and_in_the_table() {
    let mut desk = Desk::with(crate::at_hand::about_to_expire);
    desk.must_say("2 days left to use them");
    desk.must_say("Days left");
    assert!(desk.texts().iter().any(|text| text == "2"), "{:#?}", desk.texts());
    desk.set_time(crate::desk::at("2026-11-25T20:30:00Z"));
    desk.must_say("3 h 30 min left to use them");
}
