//! Texts that make way for another one are kept with the account.

use inmail_credits::store::{Draft, Drafts, RealDisk, read_side_file};

use crate::at_hand::{self, Past};
use crate::desk::Desk;

fn on_disk(desk: &Desk, id: &str) -> Drafts {
    read_side_file(&RealDisk, &desk.data_dir().draft_file(id)).0
}

/// Writes a text to someone and discards it.
fn discard(desk: &mut Desk, to: &str) {
    desk.type_into("To", to);
    desk.type_into("Message", "Good morning");
    desk.click("Discard draft");
}

fn to(drafts: &[Draft]) -> Vec<&str> {
    drafts.iter().map(|draft| draft.to.as_str()).collect()
}

#[test]
fn a_text_set_aside_is_on_disk_and_comes_back_after_a_restart() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Compose");
    discard(&mut desk, "Priya Raman");
    discard(&mut desk, "Jonas Weber");
    desk.until("both are on disk", |desk| {
        to(&on_disk(desk, "dana").set_aside) == ["Jonas Weber", "Priya Raman"]
    });
    desk.restart();
    desk.click("Compose");
    assert_eq!(desk.value("To"), "");
    desk.type_into("To", "Aiko Tanaka");
    desk.click("Set-aside texts (2)…");
    assert_eq!(desk.focused().as_deref(), Some("Close"));
    desk.click("To Priya Raman. Good morning");
    desk.click("Bring it back");
    assert_eq!(
        (desk.value("To"), desk.value("Message")),
        ("Priya Raman".to_owned(), "Good morning".to_owned())
    );
    desk.until("what made way is on disk", |desk| {
        let drafts = on_disk(desk, "dana");
        drafts.present.to == "Priya Raman" && to(&drafts.set_aside) == ["Aiko Tanaka", "Jonas Weber"]
    });
}

#[test]
fn more_texts_than_toasts_are_all_kept_and_the_one_too_many_is_told() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Compose");
    for number in 1..=20 {
        discard(&mut desk, &format!("Person {number}"));
    }
    desk.must_not_say("had to go");
    desk.until("all are on disk", |desk| on_disk(desk, "dana").set_aside.len() == 20);
    discard(&mut desk, "Person 21");
    desk.must_say("The oldest text that was set aside, to Person 1, had to go");
    assert!(desk.has_control("Set-aside texts (20)…"));
}

#[test]
fn a_text_is_discarded_for_good_only_from_the_list() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Compose");
    discard(&mut desk, "Priya Raman");
    desk.click("Set-aside texts (1)…");
    assert!(!desk.is_enabled("Discard this text"));
    desk.click("To Priya Raman. Good morning");
    desk.click("Discard this text");
    desk.must_say("The text is discarded");
    assert!(!desk.has_control("Set-aside texts (1)…"));
    desk.until("it is gone", |desk| on_disk(desk, "dana") == Drafts::default());
}

#[test]
fn each_account_has_its_own() {
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        Past::opened("eli", "Eli", "2026-11-02T09:00:00Z", &[(7, "2026-11-02T00:00:00Z")]).keep(data_dir);
    });
    desk.click("Compose");
    discard(&mut desk, "Priya Raman");
    desk.click("Account: Dana Whitfield");
    desk.click("Eli");
    assert_eq!(desk.document().name(), "Eli");
    assert_eq!(desk.controls_like("Set-aside texts"), Vec::<String>::new());
    assert_eq!(to(&on_disk(&desk, "dana").set_aside), ["Priya Raman"]);
    desk.click("Account: Eli");
    desk.click("Dana Whitfield");
    assert_eq!(desk.controls_like("Set-aside texts"), ["Set-aside texts (1)…"]);
}
