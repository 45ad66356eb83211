//! How long messages stay, where they stand, and what closes them.

use std::cell::RefCell;

use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::super::test_support::harness;
use super::*;

fn advanced() -> Toast {
    Toast::new("It is now 1 December 2026, 00:00 UTC")
        .row("Reminder to Priya Raman", Tail::Note("26 Nov".to_owned()))
        .row("12 unused credits expired", Tail::Amount("−12".to_owned(), Tone::Bad))
        .button("Undo")
        .button("Show in ledger")
}

fn shown<'a>(toasts: &'a RefCell<Toasts>, events: &'a RefCell<Vec<ToastEvent>>) -> Harness<'a> {
    harness(|ui| {
        let new = toasts.borrow_mut().show(ui.ctx(), "Close", false);
        events.borrow_mut().extend(new);
    })
}

#[test]
fn undo_is_told_and_the_toast_goes() {
    let (toasts, events) = <(RefCell<Toasts>, RefCell<Vec<ToastEvent>>)>::default();
    let id = toasts.borrow_mut().push(advanced());
    let mut h = shown(&toasts, &events);
    h.run_ok();
    h.get_by_label("Undo").click();
    h.run_steps(4);
    assert_eq!(*events.borrow(), [ToastEvent { toast: id, button: 0 }]);
    assert!(h.query_by_label("Undo").is_none());
}

#[test]
fn behind_a_dialog_one_with_a_button_waits_with_all_its_time() {
    let mut toasts = Toasts::default();
    toasts.push(Toast { lasts_s: Some(2.0), ..advanced() });
    let toasts = RefCell::new(toasts);
    let open = std::cell::Cell::new(true);
    let mut h = harness(|ui| {
        let _ = toasts.borrow_mut().show(ui.ctx(), "Close", open.get());
    });
    h.run_steps(60);
    assert!(h.query_by_label("Undo").is_none());
    open.set(false);
    h.run_steps(3);
    assert!(h.query_by_label("Undo").is_some());
}

#[test]
fn it_goes_after_its_time_unless_pointed_at() {
    let (toasts, events) = <(RefCell<Toasts>, RefCell<Vec<ToastEvent>>)>::default();
    toasts.borrow_mut().push(Toast { lasts_s: Some(2.0), ..advanced() });
    let mut h = shown(&toasts, &events);
    h.run_steps(3);
    h.get_by_label("Undo").hover();
    h.run_steps(40);
    assert!(h.query_by_label("Undo").is_some(), "the pointer keeps it");
    h.hover_at(egui::pos2(5.0, 5.0));
    h.run_steps(40);
    assert!(h.query_by_label("Undo").is_none(), "it goes");
}

#[test]
fn it_is_a_polite_live_region_at_the_bottom_right() {
    let (toasts, events) = <(RefCell<Toasts>, RefCell<Vec<ToastEvent>>)>::default();
    toasts.borrow_mut().push(advanced().stays());
    let mut h = shown(&toasts, &events);
    h.run_steps(3);
    let node = h.get_by_role(Role::Status);
    assert!(node.accesskit_node().label().unwrap_or_default().contains("12 unused credits expired, −12"));
    let button = h.get_by_label("Show in ledger").rect();
    assert!(button.bottom() > 440.0 && button.right() < 740.0, "{button}");
    h.get_by_label("Close").click();
    h.run_steps(3);
    assert!(h.query_by_role(Role::Status).is_none());
}

#[test]
fn together_they_take_two_fifths_of_the_window_at_most_and_the_newest_is_always_there() {
    let long = (0..30).fold(Toast::new("It is now 1 December"), |toast, row| {
        toast.row(format!("Reminder {row}"), Tail::None)
    });
    let (toasts, events) = <(RefCell<Toasts>, RefCell<Vec<ToastEvent>>)>::default();
    for toast in [Toast::new("Copied."), long.button("Undo"), Toast::new("Saved.")] {
        toasts.borrow_mut().push(toast.stays());
    }
    let says = |h: &Harness<'_>, told: &str| h.query_all_by_label(told).next().is_some();
    let mut h = shown(&toasts, &events);
    h.run_steps(4);
    assert!(says(&h, "Saved.") && !says(&h, "Reminder 0"));
    let small = toasts.borrow().strip();
    assert!(small > 60.0 && small < 120.0, "{small}");
    h.get_by_label("Close").click();
    h.run_steps(4);
    let undo = h.get_by_label("Undo").rect();
    let strip = toasts.borrow().strip();
    assert!(strip > 190.0 && strip <= 208.0 + 14.0, "{strip}");
    assert!(undo.top() > 520.0 - strip && undo.bottom() < 520.0, "{undo}");
    assert!(!says(&h, "Copied."), "it waits");
    h.get_by_label("Undo").click();
    h.run_steps(4);
    assert!(says(&h, "Copied."));
    h.get_by_label("Close").click();
    h.run_steps(4);
    assert!(toasts.borrow().strip() == 0.0);
}

#[test]
fn in_a_low_window_the_newest_stands_alone() {
    let (toasts, events) = <(RefCell<Toasts>, RefCell<Vec<ToastEvent>>)>::default();
    for told in ["Copied.", "Saved."] {
        toasts.borrow_mut().push(Toast::new(told).stays());
    }
    let mut h = shown(&toasts, &events);
    h.run_steps(4);
    assert!(h.query_by_label("Copied.").is_none());
    toasts.borrow_mut().close_newest();
    h.run_steps(4);
    assert!(h.query_all_by_label("Copied.").next().is_some());
}

#[test]
fn a_fourth_one_takes_the_place_of_the_first() {
    let mut toasts = Toasts::default();
    for _ in 0..5 {
        toasts.push(advanced());
    }
    let ids: Vec<u64> = toasts.shown.iter().map(|shown| shown.id).collect();
    assert_eq!(ids, [2, 3, 4]);
}
