//! The list as a table of two-line rows. Only those in view are laid out.

use eframe::egui::{self, Align, Layout, Sense, Ui};
use egui_extras::{Column, TableBuilder};

use super::list::{By, Order};
use crate::domain::{Account, CreditOutcome, Message, MessageNo, NotReturned};
use crate::text::{self, window::sent as words};
use crate::ui::command::Command;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icon, icons};
use crate::ui::widgets::{Button, Tag, Tone};

/// What the table shows.
pub(super) struct Shown<'a> {
    pub(super) rows: &'a [MessageNo],
    pub(super) selected: Option<MessageNo>,
    pub(super) order: Order,
    pub(super) scroll_to: Option<usize>,
}

/// What was done with it.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) clicked: Option<MessageNo>,
    pub(super) sort_by: Option<By>,
}

/// Draws the table at most `height` high.
pub(super) fn show(
    ui: &mut Ui,
    account: &Account,
    shown: &Shown<'_>,
    height: f32,
    commands: &mut Vec<Command>,
) -> Answer {
    let mut answer = Answer::default();
    let scale = text_scale(ui);
    let roomy = ui.available_width() > 560.0 * scale;
    let (time, credit, buttons) = if roomy { (132.0, 190.0, 128.0) } else { (110.0, 150.0, 72.0) };
    ui.spacing_mut().item_spacing = egui::vec2(size::GAP_S, 0.0);
    let mut table = TableBuilder::new(ui)
        .id_salt("sent")
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::remainder().clip(true).at_least(120.0))
        .column(Column::exact(time * scale).clip(true))
        .column(Column::exact(credit * scale).clip(true))
        .column(Column::exact(buttons * scale))
        .auto_shrink([false, true])
        .min_scrolled_height(0.0)
        .max_scroll_height(height - size::ROW * scale);
    if let Some(row) = shown.scroll_to {
        table = table.scroll_to_row(row, None);
    }
    table
        .header(size::ROW * scale, |mut header| {
            for (title, by) in words::COLUMNS.into_iter().zip([By::Person, By::Time, By::Outcome]) {
                header.col(|ui| {
                    if heading(ui, title, shown.order, by) {
                        answer.sort_by = Some(by);
                    }
                });
            }
            header.col(|_| ());
        })
        .body(|body| {
            body.rows(size::ROW_TWO_LINES * scale, shown.rows.len(), |mut row| {
                let Some(no) = shown.rows.get(row.index()).copied() else { return };
                let Some(message) = account.message(no) else { return };
                row.set_selected(shown.selected == Some(no));
                row.col(|ui| {
                    line_above(ui);
                    two_lines(ui, &text::visible(message.to()), &words::subject(message));
                });
                row.col(|ui| {
                    line_above(ui);
                    let sent = words::sent_at(account.now(), message.sent_at);
                    two_lines(ui, &sent, &words::lock_line(account, message));
                });
                row.col(|ui| {
                    line_above(ui);
                    outcome(ui, account, message);
                });
                row.col(|ui| {
                    line_above(ui);
                    change_buttons(ui, account, no, message, roomy, commands);
                });
                if row.response().clicked() {
                    answer.clicked = Some(no);
                }
            });
        });
    answer
}

fn heading(ui: &mut Ui, title: &str, order: Order, by: By) -> bool {
    let t = Tokens::of(ui);
    let mut button = Button::quiet(title).small();
    if order.by == by {
        let down = (by == By::Time) != order.reversed;
        button = button.icon(if down { icons::CARET_DOWN } else { icons::CARET_UP });
    }
    ui.visuals_mut().override_text_color = Some(t.muted);
    ui.add(button).clicked()
}

fn line_above(ui: &Ui) {
    let rect = ui.max_rect();
    // The gap between columns belongs to the line.
    let range = egui::Rangef::new(rect.left() - size::GAP_S, rect.right() + size::GAP_S);
    ui.painter().hline(range, rect.top(), egui::Stroke::new(1.0, Tokens::of(ui).line));
}

fn two_lines(ui: &mut Ui, first: &str, second: &str) {
    let t = Tokens::of(ui);
    ui.add_space(size::GAP_XS);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 0.0;
        let lines = 2.0 * ui.text_style_height(&Type::Body.style());
        ui.add_space(((ui.available_height() - lines) / 2.0).max(0.0));
        ui.add(egui::Label::new(Type::Figures.rich(first).color(t.text)).truncate());
        ui.add(egui::Label::new(Type::FiguresSecondary.rich(second).color(t.muted)).truncate());
    });
}

/// The tag of a credit's outcome; its colour never stands alone.
fn outcome(ui: &mut Ui, account: &Account, message: &Message) {
    let outcome = account.outcome(message);
    let (tone, symbol) = match outcome {
        CreditOutcome::Waiting(_) => (Tone::Accent, icons::HOURGLASS),
        CreditOutcome::Returned(..) => (Tone::Good, icons::CREDIT_BACK),
        CreditOutcome::NotReturned(_, NotReturned::Late) => (Tone::Warn, icons::CLOCK),
        CreditOutcome::NotReturned(..) => (Tone::Warn, icons::PROHIBIT),
        CreditOutcome::Unanswered(_) => (Tone::Neutral, icons::PROHIBIT),
        CreditOutcome::Deleted(_) => (Tone::Bad, icons::TRASH),
    };
    let told = words::outcome(account, outcome);
    ui.add(Tag::new(&told).tone(tone).icon(symbol));
}

/// Edit and Delete stand on every row; what asks the rule is the same function that decides.
fn change_buttons(
    ui: &mut Ui,
    account: &Account,
    no: MessageNo,
    message: &Message,
    roomy: bool,
    commands: &mut Vec<Command>,
) {
    let locked = account.changeable_until(message).err();
    if matches!(locked, Some(crate::domain::Locked::Deleted(_))) {
        return;
    }
    let edit_reason = locked.map(|locked| text::refusal(crate::domain::Refusal::EditLocked(locked)));
    let delete_reason = locked.map(|locked| text::refusal(crate::domain::Refusal::DeleteLocked(locked)));
    let (edit_name, delete_name) = (words::edit_name(message), words::delete_name(message));
    let open = locked.is_none();
    ui.spacing_mut().item_spacing.x = size::GAP_XS;
    let (edit, delete) = if roomy {
        (Button::secondary(words::EDIT).small(), Button::danger(words::DELETE).small())
    } else {
        (Button::icon_only(icons::EDIT, words::EDIT), Button::icon_only(icons::TRASH, words::DELETE))
    };
    let edit =
        edit.accessible_name(&edit_name).enabled(open).why_not(edit_reason.as_deref().unwrap_or_default());
    let delete = delete
        .accessible_name(&delete_name)
        .enabled(open)
        .why_not(delete_reason.as_deref().unwrap_or_default());
    if ui.add(edit).clicked() {
        commands.push(Command::AskEdit(no));
    }
    if ui.add(delete).clicked() {
        commands.push(Command::AskDelete(no));
    }
    if !open && roomy {
        ui.label(icon(ui, icons::LOCK, 12.0).color(Tokens::of(ui).muted));
    }
}
