//! What a dialog does with the keyboard, with Escape and Enter, and with its room.

use std::cell::{Cell, RefCell};

use egui_kittest::{Harness, kittest::Queryable as _};

use super::super::test_support::harness;
use super::*;

fn asking<'a>(open: &'a Cell<bool>, answer: &'a Cell<Option<Choice>>) -> Harness<'a> {
    harness(|ui| {
        if ui.add(Button::danger("Delete")).clicked() {
            open.set(true);
        }
        if open.get() {
            let dialog = Dialog::new("delete", "Delete this InMail?", "Keep it")
                .action(Button::danger_filled("Delete InMail"));
            let choice = dialog.show(ui.ctx(), |ui, _| {
                ui.label("The credit does not come back.");
            });
            if let Some(choice) = choice {
                answer.set(Some(choice));
                open.set(false);
            }
        }
    })
}

fn opened<'a>(open: &'a Cell<bool>, answer: &'a Cell<Option<Choice>>) -> Harness<'a> {
    let mut h = asking(open, answer);
    h.get_by_label("Delete").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    h
}

#[test]
fn enter_in_the_frame_in_which_the_last_letter_was_typed_is_not_lost() {
    let (text, answer) = (RefCell::new(String::new()), Cell::new(None));
    let mut h = harness(|ui| {
        if answer.get().is_some() {
            return;
        }
        let ready = text.borrow().as_str() == "50";
        let dialog = Dialog::new("number", "A number", "Close")
            .focus_body()
            .action(Button::primary("Go on").enabled(ready));
        let choice = dialog.show(ui.ctx(), |ui, opening| {
            let id = egui::Id::unique("number-field");
            super::super::Field::single("Number", &mut text.borrow_mut()).id(id).show(ui);
            if opening {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        });
        answer.set(choice);
    });
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(answer.get(), None);
    h.event(egui::Event::Text("50".to_owned()));
    h.key_press(Key::Enter);
    h.run();
    assert_eq!((text.borrow().as_str(), answer.get()), ("50", Some(Choice::Action(0))));
}

#[test]
fn the_safe_button_has_the_focus_and_enter_presses_it() {
    let (open, answer) = Default::default();
    let mut h = opened(&open, &answer);
    assert!(h.get_by_label("Keep it").is_focused());
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(answer.get(), Some(Choice::Safe));
}

#[test]
fn escape_is_the_safe_answer_and_the_focus_returns() {
    let (open, answer) = Default::default();
    let mut h = opened(&open, &answer);
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(answer.get(), Some(Choice::Safe));
    assert!(h.query_by_label("Keep it").is_none());
    assert!(h.get_by_label("Delete").is_focused());
}

#[test]
fn what_followed_another_dialog_returns_the_focus_to_where_the_first_found_it() {
    let open = Cell::new(0_usize);
    let mut h = harness(|ui| {
        if ui.add(Button::secondary("Help")).clicked() {
            open.set(1);
        }
        let dialogs = [("keys", "Shortcuts", "Manual"), ("manual", "The manual", "More")];
        if let Some((id, title, more)) = open.get().checked_sub(1).and_then(|at| dialogs.get(at)) {
            let dialog = Dialog::new(id, title, "Close").action(Button::secondary(more));
            match dialog.show(ui.ctx(), |_, _| {}) {
                Some(Choice::Action(_)) => open.set(2),
                Some(Choice::Safe) => open.set(0),
                None => {}
            }
        }
    });
    for (button, key) in [("Help", Key::Space), ("Manual", Key::Space), ("More", Key::Escape)] {
        h.get_by_label(button).focus();
        h.key_press(key);
        h.run();
    }
    assert!(h.query_by_label("Close").is_none());
    assert!(h.get_by_label("Help").is_focused());
}

#[test]
fn an_action_that_comes_later_leaves_the_keyboard_on_the_safe_button() {
    let done = Cell::new(false);
    let mut h = harness(|ui| {
        let mut dialog = Dialog::new("compare", "Compared", "Close");
        if done.get() {
            dialog = dialog.action(Button::secondary("Copy"));
        }
        let _ = dialog.show(ui.ctx(), |_, _| {});
    });
    h.run();
    assert!(h.get_by_label("Close").is_focused());
    done.set(true);
    h.run();
    assert!(h.get_by_label("Close").is_focused() && !h.get_by_label("Copy").is_focused());
}

#[test]
fn the_action_is_told_and_tab_stays_inside() {
    let (open, answer) = Default::default();
    let mut h = opened(&open, &answer);
    for _ in 0..5 {
        h.key_press(Key::Tab);
        h.run();
        assert!(!h.get_by_label("Delete").is_focused());
    }
    h.get_by_label("Delete InMail").click();
    h.run();
    assert_eq!(answer.get(), Some(Choice::Action(0)));
}

#[test]
fn the_keyboard_stays_within_whatever_is_clicked_there_or_goes_away() {
    let (mut name, several, mut chosen) = (String::new(), Cell::new(true), 0);
    let mut h = harness(|ui| {
        let _ = Dialog::new("new", "New account", "Cancel").focus_body().show(ui.ctx(), |ui, opening| {
            let field = super::super::Field::single("Name", &mut name).show(ui);
            if opening {
                field.request_focus();
            }
            super::super::Chips::new("Type", &["Core", "Team"]).show(ui, &mut chosen);
            if several.get() && ui.add(Button::secondary("Remove")).clicked() {
                several.set(false);
            }
            ui.label("Nothing to click");
        });
    });
    h.run();
    assert!(h.get_by_label("Name").is_focused());
    h.get_by_label("Nothing to click").click();
    h.run();
    assert!(h.get_by_label("Name").is_focused());
    h.get_by_label("Team").click();
    h.run();
    assert!(h.get_by_label("Team").is_focused());
    h.get_by_label("Remove").click();
    h.run();
    assert!(h.get_by_label("Cancel").is_focused());
}

#[test]
fn it_fits_a_small_window() {
    let h = harness(|ui| {
        let _ = Dialog::new("long", "All shortcuts", "Close").show(ui.ctx(), |ui, _| {
            for line in 0..80 {
                ui.label(format!("Line {line}"));
            }
        });
    });
    let rect = h.get_by_label("Close").rect();
    assert!(rect.bottom() < 520.0, "{rect}");
    h.get_by_role_and_label(Role::Dialog, "All shortcuts");
}

#[test]
fn it_becomes_lower_again_with_its_body() {
    let lines = Cell::new(2);
    let mut h = harness(|ui| {
        let _ = Dialog::new("lower", "Which one?", "Close").show(ui.ctx(), |ui, _| {
            for line in 0..lines.get() {
                ui.label(format!("Line {line}"));
            }
        });
    });
    let height = |h: &Harness<'_>| {
        h.get_by_label("Close").rect().top()
            - h.get_by_role_and_label(Role::Heading, "Which one?").rect().top()
    };
    h.run_steps(4);
    let low = height(&h);
    lines.set(12);
    h.run_steps(4);
    assert!(height(&h) > low + 100.0);
    lines.set(2);
    h.run_steps(4);
    assert_eq!(height(&h), low);
}

#[test]
fn buttons_that_do_not_fit_in_a_row_stand_beneath_one_another_within_the_dialog() {
    let labels = ["Close and lose it", "Save a copy elsewhere, on another disk…"];
    let h = harness(|ui| {
        let dialog = Dialog::new("close", "Close without saving?", "Keep the window open");
        let dialog = labels.iter().fold(dialog, |dialog, label| dialog.action(Button::secondary(label)));
        let _ = dialog.show(ui.ctx(), |ui, _| {
            ui.label("The last change is in this window only.");
        });
    });
    let tops = ["Close and lose it", labels[1], "Keep the window open"].map(|label| {
        let rect = h.get_by_label(label).rect();
        assert!(rect.bottom() < 520.0 && rect.left() > 0.0 && rect.right() < 760.0, "{label}: {rect}");
        rect.top()
    });
    assert!(tops[0] < tops[1] && tops[1] < tops[2], "{tops:?}");
}

#[test]
fn enter_in_a_field_of_one_line_presses_the_first_action_if_it_can_be() {
    let (name, answer) = (std::cell::RefCell::new(String::new()), Cell::new(None));
    let mut h = harness(|ui| {
        let mut name = name.borrow_mut();
        let action = Button::primary("Open account").enabled(!name.is_empty());
        let dialog = Dialog::new("new", "New account", "Cancel").focus_body().action(action);
        let choice = dialog.show(ui.ctx(), |ui, opening| {
            let field = super::super::Field::single("Name", &mut name).show(ui);
            if opening {
                field.request_focus();
            }
        });
        answer.set(answer.get().or(choice));
    });
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(answer.get(), None);
    h.event(egui::Event::Text("Anna".to_owned()));
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(answer.get(), Some(Choice::Action(0)));
    assert_eq!(*name.borrow(), "Anna");
}

#[test]
fn a_button_that_leaves_it_open_keeps_the_keyboard_and_the_place_in_the_text() {
    let copied = Cell::new(0);
    let mut h = harness(|ui| {
        let copy = Button::secondary(if copied.get() == 0 { "Copy" } else { "Copied" });
        let answer = Dialog::new("long", "An explanation", "Close").action(copy).show(ui.ctx(), |ui, _| {
            for line in 0..80 {
                ui.label(format!("Line {line}"));
            }
        });
        if answer.is_some() {
            copied.set(copied.get() + 1);
        }
    });
    h.run();
    h.get_by_label("Line 79").scroll_to_me();
    h.run();
    let place = h.get_by_label("Line 79").rect();
    h.get_by_label("Copy").focus();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!((copied.get(), h.get_by_label("Copied").is_focused()), (1, true));
    assert_eq!(h.get_by_label("Line 79").rect(), place);
}
