//! The list as a table of two-line rows. Only those in view are laid out.

use eframe::egui::accesskit::Role;
use eframe::egui::{Sense, Ui, WidgetInfo, vec2};
use egui_extras::Column;

use super::list::By;
use crate::domain::{Account, CreditOutcome, Locked, Message, MessageNo, NotReturned};
use crate::text::language::Word;
use crate::text::{self, window::sent as words};
use crate::ui::command::Command;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::view::View;
use crate::ui::widgets::table::{Answer, Heading, Order, RowState, Table, two_lines};
use crate::ui::widgets::{Button, Tag, Tone, paint, pressed};

/// Least width of the column with name and subject, at 100 %.
const NAME_MIN: f32 = 124.0;
/// The same beside tags with a symbol: a subject says more than that.
const NAME_BESIDE_SYMBOLS: f32 = 170.0;

/// What the table shows.
pub(super) struct Shown<'a> {
    pub(super) rows: &'a [MessageNo],
    pub(super) selected: Option<MessageNo>,
    pub(super) order: Order<By>,
    pub(super) scroll_to: Option<usize>,
}

/// Draws the table at most `height` high.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown<'_>,
    height: f32,
    commands: &mut Vec<Command>,
) -> Answer<By> {
    let account = view.account();
    let scale = text_scale(ui);
    // As wide as what stands there, in whichever language; whom and what it was about gets the rest.
    let text_wide = |text: &str, role| paint::line(ui, text, role, f32::INFINITY).size().x;
    let below = |line: &String| text_wide(line, Type::FiguresSecondary) + 13.0 * scale + size::GAP_XS;
    let tag = |told: &String| Tag::new(told).room(ui);
    let times = view.sample_times();
    let sent = times.iter().map(|at| words::sent_at(account.now(), *at));
    let sent = paint::widest(ui, Type::Figures, sent).map(|line| text_wide(&line, Type::Figures));
    let locks = times.iter().flat_map(|at| words::lock_lines(account, *at));
    let locks = paint::widest(ui, Type::FiguresSecondary, locks).map(|line| below(&line));
    let time = sent.chain(locks).fold(0.0, f32::max);
    let outcomes = times.iter().flat_map(|at| words::usual_outcomes(account, *at));
    let outcomes = paint::widest(ui, Type::SecondaryMedium, outcomes).map(|line| tag(&line));
    let plain = outcomes.fold(0.0, f32::max);
    let with_symbol = (plain + Tag::icon_room(ui)).ceil();
    let time = time + 2.0 * size::GAP_S;
    let [name_title, time_title, credit_title] = words::COLUMNS.map(Word::get);
    let title = text_wide(name_title, Type::SecondaryMedium) + 12.0 * scale + size::GAP_L;
    let name_min = title.max(NAME_MIN * scale);
    // Where nothing can be changed from what is shown, no row offers it.
    let changing = view.locked().is_none();
    let (words_on_buttons, symbols) = (buttons_width(ui).max(112.0 * scale), 64.0 * scale);
    let rest = ui.available_width() - time - 2.0 * size::GAP_S;
    let beside = if changing { words_on_buttons } else { 0.0 };
    let symbol_fits = rest - with_symbol - beside >= name_min.max(NAME_BESIDE_SYMBOLS * scale);
    let credit = 2.0 * size::GAP_S + if symbol_fits { with_symbol } else { plain };
    let rest = ui.available_width() - time - credit;
    let roomy = changing && rest - words_on_buttons >= name_min;
    let buttons = match (changing, roomy) {
        (false, _) => 0.0,
        (true, true) => words_on_buttons,
        (true, false) => symbols,
    };
    // Where there is no room for both, the outcome stands below the time.
    let stacked = rest - buttons < name_min;
    // Each heading stands over what its column begins with.
    let heading =
        |title, by, indent| Some(Heading { title, by, greatest_first: by == By::Time, right: false, indent });
    let name =
        (Column::remainder().clip(true).at_least(NAME_MIN), heading(name_title, By::Person, size::GAP_S));
    let mut columns = vec![name];
    let both = time.max(with_symbol + 2.0 * size::GAP_S);
    columns.push((
        Column::exact(if stacked { both } else { time }).clip(true),
        heading(time_title, By::Time, size::GAP_S),
    ));
    if !stacked {
        columns.push((Column::exact(credit).clip(true), heading(credit_title, By::Outcome, size::GAP_XS)));
    }
    if changing {
        columns.push((Column::exact(buttons), None));
    }
    let table = Table {
        id: "sent",
        name: words::LIST.get(),
        columns,
        row_height: size::ROW_TWO_LINES,
        height,
        rows: shown.rows.len(),
        order: shown.order,
        scroll_to: shown.scroll_to,
    };
    let row = |place: usize| {
        let no = shown.rows.get(place).copied()?;
        Some((no, account.message(no)?))
    };
    let state = |place| match row(place) {
        Some((no, message)) => {
            RowState { name: words::row_name(account, message), selected: shown.selected == Some(no) }
        }
        None => RowState { name: String::new(), selected: false },
    };
    table.show(ui, state, |ui, place, column, selected| {
        let Some((no, message)) = row(place) else { return };
        let sent = words::sent_at(account.now(), message.sent_at);
        let symbol = match account.changeable_until(message) {
            Ok(_) => icons::LOCK_OPEN,
            Err(Locked::WindowClosed(_)) => icons::LOCK,
            Err(Locked::Deleted(_)) => icons::TRASH,
        };
        match (column, stacked) {
            (0, _) => two_lines(ui, &text::visible(message.to()), None, &words::subject(message)),
            (1, false) => two_lines(ui, &sent, Some(symbol), &words::lock_line(account, message)),
            (1, true) => sent_and_outcome(ui, account, message, (&sent, symbol), selected),
            (2, false) => outcome(ui, account, message, (symbol_fits, selected)),
            _ => change_buttons(ui, account, no, message, (roomy, selected), commands),
        }
    })
}

/// When it was sent with its lock, and below it the outcome.
fn sent_and_outcome(
    ui: &mut Ui,
    account: &Account,
    message: &Message,
    (sent, symbol): (&str, &str),
    selected: bool,
) {
    let t = Tokens::of(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 0.0;
        let line = ui.text_style_height(&Type::Figures.style());
        let tag = ui.text_style_height(&Type::SecondaryMedium.style()) + 6.0;
        ui.add_space(((ui.available_height() - line - tag - 2.0) / 2.0).max(0.0));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_S;
            ui.add_space(size::GAP_XS);
            ui.label(Type::Figures.rich(sent).color(t.text));
            let side = 13.0 * text_scale(ui);
            let (rect, lock) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            paint::icon(ui, rect.center(), symbol, 12.0, t.muted);
            // Drawn, so it is said.
            let told = words::lock_line(account, message);
            lock.widget_info(|| WidgetInfo::labeled(Role::Label, true, told.as_str()));
            lock.on_hover_text(&told);
        });
        ui.horizontal(|ui| outcome(ui, account, message, (true, selected)));
    });
}

/// The tag of a credit's outcome; its colour never stands alone.
fn outcome(ui: &mut Ui, account: &Account, message: &Message, (with_symbol, selected): (bool, bool)) {
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
    let tag = Tag::new(&told).tone(tone).on_selection(selected);
    ui.add(if with_symbol { tag.icon(symbol) } else { tag });
}

/// What both buttons take with their words, and the room around them.
fn buttons_width(ui: &Ui) -> f32 {
    let button =
        |word: Word| paint::line(ui, word.get(), Type::SecondaryMedium, f32::INFINITY).size().x + 20.0;
    button(words::EDIT) + button(words::DELETE) + size::GAP_XS
}

/// Edit and Delete stand on every row; what asks the rule is the same function that decides.
fn change_buttons(
    ui: &mut Ui,
    account: &Account,
    no: MessageNo,
    message: &Message,
    (roomy, selected): (bool, bool),
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
        (Button::secondary(words::EDIT.get()).small(), Button::danger(words::DELETE.get()).small())
    } else {
        (
            Button::icon_only(icons::EDIT, words::EDIT.get()),
            Button::icon_only(icons::TRASH, words::DELETE.get()),
        )
    };
    let edit =
        edit.accessible_name(&edit_name).enabled(open).why_not(edit_reason.as_deref().unwrap_or_default());
    let edit = edit.beside_keys(!selected);
    let delete = delete
        .accessible_name(&delete_name)
        .enabled(open)
        .why_not(delete_reason.as_deref().unwrap_or_default())
        .beside_keys(!selected);
    // A ring reaches beyond its cell.
    ui.set_clip_rect(ui.clip_rect().expand2(vec2(size::GAP_XS, 0.0)));
    if pressed(&ui.add(edit)) {
        commands.push(Command::AskEdit(no));
    }
    if pressed(&ui.add(delete)) {
        commands.push(Command::AskDelete(no));
    }
}
