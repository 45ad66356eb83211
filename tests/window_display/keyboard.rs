//! The main job without a pointer.

use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

#[test]
fn the_main_job_by_keyboard() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::new();
    let mut window = desk.open();
    window.resize(920, 600);
    window.tab_to("Open my account…");
    window.screenshot("keys-1-first-start");
    window.press("Enter");
    window.wait_for_focus("Name of the account");
    window.type_text("Anna Berg");
    window.tab_to("Credits left");
    window.type_text("50");
    window.tab_to("Open account");
    window.press("Enter");
    window.wait_for_label("50 InMail credits left");

    write(&mut window, ["Priya Raman", "linkedin.com/in/priya-raman", "Forecasting", "Hi Priya!"]);
    write(&mut window, ["Jonas Weber", "", "Following up", "Hi Jonas!"]);
    window.press("Ctrl+1");
    window.wait_for_label("48 InMail credits left");

    edit(&mut window);
    delete(&mut window);
    answer(&mut window);

    window.tab_to("Advance month");
    window.screenshot("keys-4-clock");
    window.press("Space");
    window.press("Ctrl+1");
    window.wait_for_label("99 InMail credits left");
    window.press("F1");
    window.wait_for_text("Keyboard shortcuts");
    window.screenshot("keys-5-shortcuts");
    window.press("Escape");
    window.press("Ctrl+Z");
    window.wait_for_label("49 InMail credits left");
    window.close();
}

fn write(window: &mut Window<'_>, texts: [&str; 4]) {
    window.press("Ctrl+N");
    for (field, text) in ["To", "Profile address", "Subject", "Message"].into_iter().zip(texts) {
        window.tab_to(field);
        window.type_text(text);
    }
    window.press("Ctrl+Enter");
    window.wait_for_text(&format!("InMail sent to {}", texts[0]));
    // Ready for the next.
    window.wait_for_focus("To");
    window.wait_for_value("Message", "");
}

/// The newest stands on top and is selected; the arrow leads to the one before it.
fn edit(window: &mut Window<'_>) {
    window.press("Ctrl+3");
    window.press("Down");
    window.wait_for_label("Hi Priya!");
    window.press("F2");
    window.wait_for_focus("Subject");
    window.press("Ctrl+A");
    window.type_text("Forecasting, shorter");
    window.screenshot("keys-2-edit");
    window.press("Enter");
    window.wait_until_enabled("Edit InMail to Priya Raman: Forecasting, shorter");
}

fn delete(window: &mut Window<'_>) {
    window.press("Up");
    window.wait_for_label("Hi Jonas!");
    window.press("Delete");
    // Enter alone, pressed without reading, deletes nothing.
    window.wait_for_focus("Keep as it is");
    window.press("Enter");
    window.wait_until_gone("Delete this InMail?");
    window.wait_until_enabled("Delete InMail to Jonas Weber: Following up");
    window.press("Delete");
    window.tab_to("Delete InMail");
    window.press("Enter");
    window.wait_for_label("Deleted · not returned");
}

fn answer(window: &mut Window<'_>) {
    window.press("Down");
    window.wait_for_label("Hi Priya!");
    window.tab_to("Interested");
    window.screenshot("keys-3-answer");
    window.press("Enter");
    window.wait_for_label("Returned · Interested");
    window.press("Ctrl+1");
    window.wait_for_label("49 InMail credits left");
}
