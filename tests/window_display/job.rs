//! The main job with the pointer, through kills and a proper close.

use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

const EDITED: &str = "Edit InMail to Priya Raman: Revenue forecasting, shorter";

#[test]
fn what_was_done_is_there_after_a_kill() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::new();
    let mut window = desk.open();
    window.resize(1180, 760);
    open_my_account(&mut window);
    send_and_edit(&mut window);
    send_and_delete(&mut window);
    record_a_response(&mut window);
    advance_a_month(&mut window);
    write_a_draft(&mut window);
    let month = kept::now().next_month_start();
    window.kill();
    let file = kept::account(&desk.data_dir());
    assert_eq!((file.name.as_str(), file.summary_credits), ("Anna Berg", 99));

    let mut window = desk.open();
    window.wait_for_label("99 InMail credits left");
    window.wait_for_text(&month.to_chrono().format("%-d %b %Y, 00:").to_string());
    window.wait_for_text("simulated, ");
    story_is_there(&mut window);
    draft_is_there(&mut window);
    // Sending it takes one more, so the draft is a draft and no picture of one.
    window.click("Send InMail");
    window.click("Settings");
    window.wait_for_label("98 InMail credits left");
    window.close();
    assert_eq!(kept::account(&desk.data_dir()).summary_credits, 98);

    let mut window = desk.open();
    window.wait_for_label("98 InMail credits left");
    window.click("Compose");
    window.wait_for_value("To", "");
    window.close();
}

#[test]
fn what_is_shown_as_saved_is_on_disk() {
    let desk = Desk::new();
    let mut window = desk.open();
    open_my_account(&mut window);
    kept::wait_until_saved(&mut window);
    window.kill();
    assert_eq!(kept::account(&desk.data_dir()).history.events().len(), 1);
    for (round, button) in ["Advance 1 hour", "Advance 1 day", "Advance month"].into_iter().enumerate() {
        let mut window = desk.open();
        window.resize(1180, 760);
        window.click(button);
        kept::wait_until_saved(&mut window);
        window.kill();
        let file = kept::account(&desk.data_dir());
        assert_eq!(file.history.events().len(), round + 2, "{button}");
    }
}

fn open_my_account(window: &mut Window<'_>) {
    window.screenshot("job-1-first-start");
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.screenshot("job-2-new-account");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
}

fn write(window: &mut Window<'_>, [to, profile, subject, message]: [&str; 4]) {
    window.click("Compose");
    window.replace_in("To", to);
    window.replace_in("Profile address", profile);
    window.replace_in("Subject", subject);
    window.replace_in("Message", message);
}

fn send_and_edit(window: &mut Window<'_>) {
    let letter = [
        "Priya Raman",
        "linkedin.com/in/priya-raman",
        "Revenue forecasting",
        "Hi Priya,\nyour talk stayed with me. Would fifteen minutes next week suit you?",
    ];
    write(window, letter);
    window.screenshot("job-3-compose");
    window.click("Send InMail");
    window.wait_for_text("InMail sent to Priya Raman");
    window.click("Settings");
    window.wait_for_label("49 InMail credits left");

    window.click("Sent");
    window.click("Edit InMail to Priya Raman: Revenue forecasting");
    window.replace_in("Subject", "Revenue forecasting, shorter");
    window.screenshot("job-4-edit");
    window.click("Save changes");
    window.wait_for_text("InMail to Priya Raman edited");
    window.wait_until_enabled(EDITED);
}

fn send_and_delete(window: &mut Window<'_>) {
    let letter = ["Jonas Weber", "linkedin.com/in/jonas-weber", "Following up", "Hi Jonas, shall we talk?"];
    write(window, letter);
    window.click("Send InMail");
    window.click("Settings");
    window.wait_for_label("48 InMail credits left");

    window.click("Sent");
    window.click("Delete InMail to Jonas Weber: Following up");
    window.screenshot("job-5-delete");
    window.click("Delete InMail");
    window.wait_until_gone("Delete InMail to Jonas Weber: Following up");
    window.wait_for_label("Deleted · not returned");
    window.click("Settings");
    window.wait_for_label("48 InMail credits left");
}

fn record_a_response(window: &mut Window<'_>) {
    window.click("Sent");
    window.point_at("Priya Raman");
    window.click("Interested");
    window.wait_for_text("Priya Raman answered: interested");
    window.wait_until_disabled("Interested");
    window.screenshot("job-6-answered");
    window.click("Settings");
    window.wait_for_label("49 InMail credits left");
}

/// 49 and the next month's 50; nothing of them is 90 days old.
fn advance_a_month(window: &mut Window<'_>) {
    window.click("Advance month");
    window.wait_for_label("99 InMail credits left");
    window.screenshot("job-7-month");
}

const DRAFT: [&str; 4] =
    ["Aiko Tanaka", "linkedin.com/in/aiko-tanaka", "Pricing", "Hello Aiko,\nthis is not ready yet"];

fn write_a_draft(window: &mut Window<'_>) {
    write(window, DRAFT);
    window.wait_for_text("Draft saved");
}

fn draft_is_there(window: &mut Window<'_>) {
    window.click("Compose");
    for (field, value) in ["To", "Profile address", "Subject", "Message"].into_iter().zip(DRAFT) {
        window.wait_for_value(field, value);
    }
}

/// Both InMails with what happened to each.
fn story_is_there(window: &mut Window<'_>) {
    window.click("Sent");
    window.point_at("Jonas Weber");
    window.wait_for_text("no credit comes back");
    window.point_at("Priya Raman");
    for text in ["Hi Priya,\nyour talk", "Sent, 1 credit used", "Edited", "Answered: interested"] {
        window.wait_for_text(text);
    }
    window.wait_for_label("Returned · Interested");
    // More than an hour of the account's time went by.
    window.wait_until_disabled(EDITED);
    window.screenshot("job-8-story");
}
