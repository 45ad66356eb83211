//! The real program without the right to write where its accounts are.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

/// Takes from the superuser, whom tests often run as, the power to write everywhere. For everyone else
/// there is nothing to take.
const WITHOUT_POWERS: [&str; 3] = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"];

fn open(desk: &Desk) -> Window<'_> {
    let superuser = fs::metadata(desk.home()).unwrap().uid() == 0;
    let starter: &[&str] = if superuser { &WITHOUT_POWERS } else { &[] };
    desk.open_through(starter, &[], &[])
}

fn set_mode(folder: &Path, mode: u32) {
    fs::set_permissions(folder, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn where_accounts_may_not_be_written_a_banner_says_so_until_they_may() {
    let desk = Desk::new();
    let accounts = desk.data_dir().join("accounts");
    let mut window = open(&desk);
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    kept::wait_until_saved(&mut window);

    set_mode(&accounts, 0o500);
    window.click("Advance 1 day");
    window.wait_for_label("The last change is not saved.");
    let told = window.wait_for_text("You may not write in the folder for accounts.").name;
    for part in [
        "Everything up to ",
        " is on disk.",
        "Give yourself the right to write there",
        "You can go on working",
    ] {
        assert!(told.contains(part), "{part:?} is missing: {told}");
    }
    window.wait_for_label("Not saved");
    window.screenshot("not-allowed-to-write");
    assert_eq!(kept::account(&desk.data_dir()).history.events().len(), 1);
    window.click("Try again");
    window.wait_for_label("The last change is not saved.");

    set_mode(&accounts, 0o700);
    window.click("Try again");
    window.wait_for_text("Saved. Everything is on disk again.");
    window.wait_until_gone("The last change is not saved.");
    assert_eq!(kept::account(&desk.data_dir()).history.events().len(), 2);
    window.close();
}

#[test]
fn a_start_on_a_folder_that_may_not_be_written_says_so_and_goes_on_when_it_may() {
    let desk = Desk::new();
    fs::create_dir_all(desk.data_dir()).unwrap();
    set_mode(&desk.data_dir(), 0o500);
    let mut window = open(&desk);
    window.wait_for_label("The folder for accounts cannot be used.");
    let told = window.wait_for_text("The system said: ").name;
    for part in ["ermission denied", "Nothing in it was changed, and nothing can be kept now.", "--data-dir"]
    {
        assert!(told.contains(part), "{part:?} is missing: {told}");
    }
    window.screenshot("no-folder");
    assert_eq!(fs::read_dir(desk.data_dir()).unwrap().count(), 0);

    set_mode(&desk.data_dir(), 0o700);
    window.wait_until_gone("The folder for accounts cannot be used.");
    window.wait_for_text("The folder for accounts can be used again. Your accounts are kept there now.");
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    kept::wait_until_saved(&mut window);
    window.close();
    assert_eq!(kept::account(&desk.data_dir()).name, "Anna Berg");
}
