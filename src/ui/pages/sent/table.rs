//! The list as a table of two-line rows. Only those in view are laid out.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Layout, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

use super::list::{By, Order};
use crate::domain::{Account, CreditOutcome, Locked, Message, MessageNo, NotReturned};
use crate::text::{self, window::sent as words};
use crate::ui::command::Command;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::widgets::{Button, Tag, Tone, paint, pressed};

/// Least width of the column with name and subject.
const NAME_MIN: f32 = 110.0;

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
    let roomy = ui.available_width() > 540.0 * scale;
    let (time, credit, buttons) = if roomy { (138.0, 198.0, 112.0) } else { (118.0, 170.0, 64.0) };
    // Where even that is too wide, as with large text, times and tags are cut before the buttons are.
    let room = (ui.available_width() - buttons * scale - NAME_MIN).max(0.0);
    let (time, credit) = ((time * scale).min(room * 0.42), (credit * scale).min(room * 0.58));
    // Columns touch, so that lines and the selection run through; cells keep their own distance.
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    ui.visuals_mut().selection.bg_fill = Tokens::of(ui).accent_soft;
    let mut table = TableBuilder::new(ui)
        .id_salt("sent")
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::remainder().clip(true).at_least(NAME_MIN))
        .column(Column::exact(time).clip(true))
        .column(Column::exact(credit).clip(true))
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
                    // Each heading stands over what its column begins with.
                    ui.add_space(if by == By::Outcome { size::GAP_XS } else { size::GAP_S });
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
                row.set_overline(true);
                row.set_selected(shown.selected == Some(no));
                row.col(|ui| {
                    two_lines(ui, &text::visible(message.to()), None, &words::subject(message));
                });
                row.col(|ui| {
                    let sent = words::sent_at(account.now(), message.sent_at);
                    let symbol = match account.changeable_until(message) {
                        Ok(_) => icons::LOCK_OPEN,
                        Err(Locked::WindowClosed(_)) => icons::LOCK,
                        Err(Locked::Deleted(_)) => icons::TRASH,
                    };
                    two_lines(ui, &sent, Some(symbol), &words::lock_line(account, message));
                });
                row.col(|ui| {
                    outcome(ui, account, message);
                });
                row.col(|ui| {
                    change_buttons(ui, account, no, message, roomy, commands);
                });
                let mut response = row.response();
                // A cell's own rectangle reaches beyond it by what it holds, the last one beyond the window.
                response.rect.max.x = response.rect.max.x.min(response.interact_rect.max.x);
                // Cells have no accessibility of their own: the row is one thing to choose, with all it says.
                response.widget_info(|| {
                    let chosen = shown.selected == Some(no);
                    WidgetInfo::selected(Role::ListBoxOption, true, chosen, words::row_name(account, message))
                });
                if response.clicked() {
                    answer.clicked = Some(no);
                }
            });
        });
    answer
}

fn heading(ui: &mut Ui, title: &str, order: Order, by: By) -> bool {
    let t = Tokens::of(ui);
    // The words stand on the column's edge, and the ground shows only under the pointer.
    let side = 12.0 * text_scale(ui);
    let galley = paint::line(ui, title, Type::SecondaryMedium, ui.available_width() - side - size::GAP_XS);
    let width = galley.size().x + side + size::GAP_XS;
    let response = paint::target(ui, egui::vec2(width, size::TARGET * text_scale(ui)), true);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let rect = response.rect;
    let colour = if response.hovered() || order.by == by { t.text } else { t.muted };
    let end = rect.left() + galley.size().x + size::GAP_XS + side / 2.0;
    paint::left_middle(ui, rect.left_center(), galley, colour);
    if order.by == by {
        let down = (by == By::Time) != order.reversed;
        let symbol = if down { icons::CARET_DOWN } else { icons::CARET_UP };
        paint::icon(ui, egui::pos2(end, rect.center().y), symbol, 12.0, colour);
    }
    paint::focus_ring(ui, &response, size::RADIUS);
    response.clicked()
}

fn two_lines(ui: &mut Ui, first: &str, symbol: Option<&str>, second: &str) {
    let t = Tokens::of(ui);
    ui.add_space(size::GAP_S);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 0.0;
        let lines = 2.0 * ui.text_style_height(&Type::Body.style());
        ui.add_space(((ui.available_height() - lines) / 2.0).max(0.0));
        ui.add(egui::Label::new(Type::Figures.rich(first).color(t.text)).truncate());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_XS;
            if let Some(symbol) = symbol {
                // Drawn, not written: a screen reader hears the words beside it.
                let side = 13.0 * text_scale(ui);
                let (rect, _) = ui.allocate_exact_size(egui::vec2(side, side), Sense::empty());
                paint::icon(ui, rect.center(), symbol, 12.0, t.muted);
            }
            ui.add(egui::Label::new(Type::FiguresSecondary.rich(second).color(t.muted)).truncate());
        });
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
    ui.add_space(size::GAP_XS);
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
    if matches!(locked, Some(Locked::Deleted(_))) {
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
    if pressed(&ui.add(edit)) {
        commands.push(Command::AskEdit(no));
    }
    if pressed(&ui.add(delete)) {
        commands.push(Command::AskDelete(no));
    }
}
