//! Several accounts: the switcher with its search, renaming, copying, putting away and bringing back.

use eframe::egui::{Key, Modifiers};
use inmail_credits::store::DataDir;

use crate::at_hand::{Past, letter};
use crate::broken_disk::BrokenDisk;
use crate::desk::{Desk, SMALL, WIDE, at};

/// An account with this many credits, opened on the 2nd.
fn keep(data_dir: &DataDir, id: &str, name: &str, credits: u32) {
    Past::opened(id, name, "2026-11-02T09:00:00Z", &[(credits, "2026-11-02T00:00:00Z")]).keep(data_dir);
}

fn three(data_dir: &DataDir) {
    keep(data_dir, "a", "Anna", 11);
    keep(data_dir, "b", "Bert", 22);
    keep(data_dir, "c", "Cleo", 33);
}

fn many(data_dir: &DataDir) {
    for number in 0..200 {
        keep(data_dir, &format!("id-{number}"), &format!("Person {number:03}"), number % 150 + 1);
    }
}

fn open_menu(desk: &mut Desk) {
    let card = desk.controls_like("Account: ");
    desk.click(&card[0]);
}

fn events_of(desk: &mut Desk, name: &str) -> Vec<serde_json::Value> {
    desk.must_say(name);
    desk.events_on_disk()
}

#[test]
fn each_account_is_listed_with_what_it_holds_now() {
    let mut desk = Desk::with(three);
    open_menu(&mut desk);
    assert_eq!(desk.description("Anna"), "11 left · Core · active");
    assert_eq!(desk.description("Bert"), "22 left · Core · active");
    // Few accounts need no search.
    assert!(!desk.says("Search accounts"));
    desk.key(Key::Escape);
    // Time goes on for all of them; what is not known any more is looked up anew.
    desk.set_time(at("2026-12-01T00:00:00Z"));
    open_menu(&mut desk);
    desk.until("all are looked into again", |desk| !desk.window().state().is_looking());
    desk.settle();
    assert_eq!(desk.description("Bert"), "72 left · Core · active");
    desk.click("Bert");
    desk.must_say("72 InMail credits left");
}

#[test]
fn while_an_account_is_read_the_open_one_goes_on() {
    let disk = BrokenDisk::default();
    let mut desk = Desk::on(disk.clone(), three);
    desk.is_hasty = true;
    disk.hold_opening(true);
    open_menu(&mut desk);
    desk.click("Bert");
    desk.must_say("Reading b.inmail.json…");
    desk.must_say("11 InMail credits left");
    desk.send("Priya Raman", "Hello", "Text");
    desk.must_say("Reading b.inmail.json…");
    // Who thinks better of it stays.
    desk.click("Cancel");
    desk.must_not_say("Reading b.inmail.json…");
    open_menu(&mut desk);
    desk.click("Cleo");
    desk.saved();
    disk.hold_opening(false);
    desk.until("the other one is there", |desk| desk.document().name() == "Cleo");
    desk.must_not_say("Reading");
    desk.click("Settings");
    desk.must_say("33 InMail credits left");
    // What was done meanwhile is in the account that was open.
    open_menu(&mut desk);
    desk.click("Anna");
    desk.until("it is there again", |desk| desk.document().name() == "Anna");
    assert_eq!(desk.account().messages().len(), 1);
    desk.restart();
    assert_eq!(desk.document().name(), "Anna");
}

#[test]
fn an_account_that_was_left_is_listed_as_it_was_left() {
    let mut desk = Desk::with(three);
    desk.send("Priya Raman", "Hello", "Text");
    open_menu(&mut desk);
    desk.click("Bert");
    open_menu(&mut desk);
    assert_eq!(desk.description("Anna"), "10 left · Core · active");
    desk.click("Anna");
    desk.must_say("10 left");
}

#[test]
fn accounts_of_one_name_are_told_apart() {
    let mut desk = Desk::with(|data_dir| {
        keep(data_dir, "one", "Dana", 11);
        Past::opened("two", "Dana", "2026-10-05T09:00:00Z", &[(5, "2026-10-05T00:00:00Z")]).keep(data_dir);
        keep(data_dir, "three", "Zoë", 11);
    });
    open_menu(&mut desk);
    let names = desk.controls_like("Dana, opened");
    assert_eq!(names, ["Dana, opened 2 Nov 2026", "Dana, opened 5 Oct 2026"]);
    assert_eq!(desk.description(&names[1]), "opened 5 Oct 2026 · 55 left · Core · active");
    assert_eq!(desk.description("Zoë"), "11 left · Core · active");
    desk.click(&names[1]);
    desk.must_say("55 InMail credits left");
}

#[test]
fn with_many_accounts_one_is_found_by_typing_and_opened_by_enter() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, many);
        desk.must_say("1 InMail credit left");
        open_menu(&mut desk);
        assert_eq!(desk.focused().as_deref(), Some("Search accounts"));
        assert_eq!(desk.controls_like("Person ").len(), 200);
        desk.type_text("17 PERS");
        assert_eq!(desk.controls_like("Person ").len(), 12);
        desk.key(Key::ArrowDown);
        desk.key(Key::ArrowDown);
        desk.key(Key::ArrowUp);
        assert!(desk.is_chosen("Person 117"), "{:?}", desk.controls_like("Person "));
        desk.key(Key::Enter);
        desk.must_say("118 InMail credits left");
        assert!(desk.controls_like("Person ").is_empty(), "the menu has closed");
        desk.restart();
        desk.must_say("118 InMail credits left");
    }
}

#[test]
fn the_search_says_when_nothing_is_found_and_escape_changes_nothing() {
    let mut desk = Desk::with(many);
    open_menu(&mut desk);
    desk.type_text("Nobody");
    desk.must_say("No account has that name.");
    desk.key(Key::Enter);
    desk.key(Key::ArrowDown);
    desk.key(Key::Escape);
    assert!(!desk.says("Search accounts"));
    desk.must_say("1 InMail credit left");
    // It opens without what was typed.
    open_menu(&mut desk);
    assert_eq!(desk.controls_like("Person ").len(), 200);
}

#[test]
fn the_list_follows_the_arrows_out_of_view() {
    let mut desk = Desk::sized(SMALL, many);
    open_menu(&mut desk);
    for _ in 0..60 {
        desk.key(Key::ArrowDown);
    }
    assert!(desk.is_chosen("Person 060"));
    let row = desk.control("Person 060").rect();
    assert!(row.top() > 60.0 && row.bottom() < 300.0, "{row}");
    desk.key(Key::Enter);
    desk.must_say("61 InMail credits left");
}

#[test]
fn the_keyboard_alone_opens_the_menu_and_reaches_every_verb() {
    for (size, prepare) in [(WIDE, three as fn(&DataDir)), (SMALL, many)] {
        let mut desk = Desk::sized(size, prepare);
        while !desk.focused().is_some_and(|name| name.starts_with("Account: ")) {
            desk.key(Key::Tab);
        }
        desk.key(Key::Enter);
        let mut seen = Vec::new();
        while seen.last().is_none_or(|name| name != "Keyboard shortcuts") {
            assert!(seen.len() < 20, "{seen:?}");
            desk.key(Key::Tab);
            seen.extend(desk.focused());
        }
        for verb in ["Rename…", "Duplicate…", "Archive", "New account…", "Keyboard shortcuts"] {
            assert!(seen.iter().any(|name| name == verb), "{verb}: {seen:?}");
            let place = desk.control(verb).rect();
            assert!(place.left() >= 0.0, "{verb}");
        }
        desk.key(Key::Escape);
        assert!(!desk.has_control("Rename…"));
    }
}

#[test]
fn tab_out_of_a_menu_closes_it() {
    for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
        let mut desk = Desk::with(three);
        desk.key(Key::F10);
        assert!(desk.has_control("Rename…"));
        for _ in 0..20 {
            if desk.has_control("Rename…") {
                desk.press(modifiers, Key::Tab);
            }
        }
        assert!(!desk.has_control("Rename…"), "{:?} has the keyboard before an open menu", desk.focused());
    }
}

#[test]
fn a_new_name_is_kept_and_undone_in_its_order() {
    let mut desk = Desk::with(three);
    let before = desk.events_on_disk();
    desk.click("Advance 1 hour");
    open_menu(&mut desk);
    desk.click("Rename…");
    assert_eq!(desk.value("Name of the account"), "Anna");
    desk.replace("Name of the account", "  ");
    assert_eq!(desk.told_at("Name of the account"), "Give the account a name.");
    assert!(!desk.is_enabled("Rename"));
    desk.replace("Name of the account", &"x".repeat(257));
    assert_eq!(desk.told_at("Name of the account"), "A name has at most 256 characters.");
    desk.replace("Name of the account", " Zoë Anna ");
    desk.key(Key::Enter);
    assert_eq!(desk.toasts(), ["Renamed to Zoë Anna"]);
    assert_eq!(desk.on_disk().name, "Zoë Anna");
    open_menu(&mut desk);
    assert!(desk.has_control("Zoë Anna") && !desk.has_control("Anna"));
    desk.key(Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.toasts(), ["Undone: the name Zoë Anna"]);
    assert_eq!(desk.on_disk().name, "Anna");
    assert!(desk.has_control("Account: Anna"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.events_on_disk(), before);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.events_on_disk(), before);
}

#[test]
fn a_copy_has_the_same_past_and_goes_its_own_way() {
    let mut desk = Desk::with(|data_dir| {
        let when = at("2026-11-03T10:00:00Z");
        let past = Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &[(5, "2026-11-02T00:00:00Z")]);
        past.send(letter("m1", "Priya", "Hello", "Text"), when).keep(data_dir);
    });
    let original = std::fs::read(desk.account_path()).unwrap();
    let (path, events) = (desk.account_path(), desk.events_on_disk());
    open_menu(&mut desk);
    desk.click("Duplicate…");
    assert_eq!(desk.value("Name of the account"), "Dana (copy)");
    desk.click("Duplicate");
    assert_eq!(desk.toasts(), ["This is the copy, Dana (copy)"]);
    assert_eq!(desk.events_on_disk(), events);
    let copy = desk.on_disk();
    assert_eq!((copy.name.as_str(), copy.summary_agrees), ("Dana (copy)", true));
    assert_ne!(copy.id, "dana");
    assert_eq!(desk.document().undoes(), None);
    desk.close_toasts();
    desk.click("Advance 1 hour");
    desk.saved();
    assert_eq!(std::fs::read(&path).unwrap(), original);
    open_menu(&mut desk);
    desk.click("Duplicate…");
    assert_eq!(desk.value("Name of the account"), "Dana (copy) (copy)");
    desk.click("Cancel");
    open_menu(&mut desk);
    desk.click("Dana");
    desk.click("Account: Dana");
    desk.click("Duplicate…");
    assert_eq!(desk.value("Name of the account"), "Dana (copy 2)");
}

#[test]
fn an_archived_account_is_out_of_sight_and_its_file_untouched() {
    let mut desk = Desk::with(three);
    let path = desk.account_path();
    let bytes = std::fs::read(&path).unwrap();
    open_menu(&mut desk);
    desk.click("Archive");
    assert_eq!(desk.toasts(), ["Archived: Anna. It is kept as it is. Bring it back from Archived accounts."]);
    desk.must_say("22 InMail credits left");
    desk.close_toasts();
    open_menu(&mut desk);
    assert!(!desk.has_control("Anna") && desk.has_control("Cleo"));
    desk.key(Key::Escape);
    desk.restart();
    desk.must_say("22 InMail credits left");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    open_menu(&mut desk);
    desk.click("Archived accounts…");
    desk.must_say("Nothing of them was deleted.");
    desk.click("Bring back Anna");
    assert_eq!(desk.toasts(), ["Back among your accounts: Anna"]);
    desk.must_say("11 InMail credits left");
    open_menu(&mut desk);
    assert!(desk.has_control("Anna") && !desk.has_control("Archived accounts…"));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn the_last_account_archived_leads_to_the_first_page_and_back() {
    let mut desk = Desk::with(|data_dir| keep(data_dir, "a", "Anna", 11));
    open_menu(&mut desk);
    desk.click("Archive");
    desk.must_say("1 account is archived.");
    assert!(desk.is_enabled("Open my account…"));
    desk.restart();
    desk.click("Archived accounts…");
    desk.click("Bring back Anna");
    desk.must_say("11 InMail credits left");
}

#[test]
fn archiving_is_undone_from_its_toast_and_by_key() {
    for by_key in [false, true] {
        let mut desk = Desk::with(three);
        open_menu(&mut desk);
        desk.click("Archive");
        desk.must_say("22 InMail credits left");
        if by_key {
            desk.press(Modifiers::COMMAND, Key::Z);
        } else {
            desk.click("Undo");
        }
        desk.must_say("11 InMail credits left");
        desk.restart();
        desk.must_say("11 InMail credits left");
    }
}

#[test]
fn without_preferences_every_archived_account_is_back() {
    let mut desk = Desk::with(three);
    open_menu(&mut desk);
    desk.click("Archive");
    desk.close();
    std::fs::remove_file(desk.data_dir().preferences_file()).unwrap();
    desk.restart();
    open_menu(&mut desk);
    for name in ["Anna", "Bert", "Cleo"] {
        assert!(desk.has_control(name));
    }
}

#[test]
fn an_example_is_neither_renamed_nor_copied_nor_archived() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    open_menu(&mut desk);
    for verb in ["Rename…", "Duplicate…", "Archive"] {
        assert!(!desk.is_enabled(verb));
        assert_eq!(desk.description(verb), "Only accounts of your own can be.");
    }
}

#[test]
fn strange_names_fit_and_are_made_visible() {
    let long = "Überlänge ".repeat(25);
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized_for_strangers(size, |data_dir| {
            three(data_dir);
            for (id, name) in
                [("d", long.trim()), ("e", "مرحبا بالعالم"), ("f", "🙂🙂🙂"), ("g", "evil\u{202e}txt")]
            {
                keep(data_dir, id, name, 44);
            }
        });
        open_menu(&mut desk);
        let row = desk.control(long.trim()).rect();
        assert!(row.width() < 310.0, "{row}");
        assert!(desk.controls_like("evil").iter().all(|name| !name.contains('\u{202e}')));
        desk.type_text("مرحبا");
        desk.key(Key::Enter);
        desk.must_say("44 InMail credits left");
        let name = "مرحبا بالعالم";
        assert_eq!(desk.document().name(), name);
    }
}

#[test]
fn a_file_damaged_beyond_its_head_is_told_of_and_not_listed() {
    let mut desk = Desk::with(|data_dir| {
        three(data_dir);
        let path = data_dir.account_file("b");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 200]).unwrap();
    });
    desk.must_say("b.inmail.json cannot be opened.");
    open_menu(&mut desk);
    assert!(!desk.has_control("Bert"));
    desk.click("Cleo");
    assert_eq!(events_of(&mut desk, "33 InMail credits left").len(), 1);
}
