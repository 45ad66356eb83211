//! The sidebar: whose account, the pages, the clock.

use eframe::egui::{self, Align, Key, Layout, Modifiers, Ui, vec2};

use super::clock_panel;
use super::command::{Command, Page};
use super::switcher::Switcher;
use super::theme::tokens::size;
use super::theme::{Tokens, Type, fonts::text_scale, icons};
use super::view::View;
use super::widgets::{Avatar, NavItem, menu, nav, paint};
use crate::document::{Home, ListedAccount};
use crate::domain::Account;
use crate::text::{self, window::frame as words};

/// What a page is called.
pub(super) fn name(page: Page) -> &'static str {
    match page {
        Page::Settings => words::SETTINGS,
        Page::Compose => words::COMPOSE,
        Page::Sent => words::SENT,
        Page::Ledger => words::LEDGER,
        Page::Forecast => words::FORECAST,
        Page::Check => words::CHECK,
        Page::Rules => words::RULES,
    }
    .get()
}

/// How wide the sidebar is with words: so wide that every page's name fits, in whichever language.
pub(super) fn width(ui: &Ui) -> f32 {
    let names = Page::ALL.map(name);
    let widest =
        |widest: f32, name: &&str| widest.max(paint::line(ui, name, Type::Strong, f32::INFINITY).size().x);
    let scale = text_scale(ui);
    let around = 2.0 * 12.0 + 32.0 + 18.0 * scale;
    (size::SIDEBAR * scale).max(names.iter().fold(0.0, widest) + around)
}

/// Draws the sidebar; `narrow` with icons alone. `drafting`: a text stands in Compose.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    accounts: (&mut Switcher, &[ListedAccount]),
    (page, drafting): (Page, bool),
    narrow: bool,
    commands: &mut Vec<Command>,
) {
    // The clock stands at the bottom, and comes last for keys and for screen readers.
    let id = ui.scope_id().with("clock-height");
    let spacing = ui.spacing().item_spacing.y;
    let clock = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = vec2(ui.available_width(), (ui.available_height() - clock - size::GAP_S).max(0.0));
    ui.allocate_ui_with_layout(room, Layout::top_down_justified(Align::Min), |ui| {
        ui.set_min_height(room.y);
        egui::ScrollArea::vertical().id_salt("pages").auto_shrink(false).show(ui, |ui| {
            account_card(ui, view, accounts, narrow, commands);
            ui.add_space(size::GAP_M);
            let bottom = ui.clip_rect().bottom().min(ui.max_rect().bottom());
            pages(ui, view.account(), (page, drafting), narrow.then_some(bottom), commands);
        });
    });
    ui.add_space(size::GAP_S);
    let drawn = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = spacing;
        clock_panel::show(ui, view, narrow, commands);
    });
    let height = drawn.response.rect.height();
    if (height - clock).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, height));
        ui.ctx().request_discard("the clock's height");
    }
}

/// The pages' names, with what stands beside them; or icons alone, all of them above `narrow_above` where that
/// is possible.
fn pages(
    ui: &mut Ui,
    account: &Account,
    (page, drafting): (Page, bool),
    narrow_above: Option<f32>,
    commands: &mut Vec<Command>,
) {
    let narrow = narrow_above.is_some();
    let left = words::left(account.credits());
    let sent = text::number(account.messages().len() as u64);
    ui.spacing_mut().item_spacing.y = size::GAP_XS;
    let each = Page::ALL.len() as f32;
    let room =
        narrow_above.map_or(f32::INFINITY, |bottom| (bottom - ui.cursor().top()) / each - size::GAP_XS);
    for (place, target) in Page::ALL.into_iter().enumerate() {
        let (icon, note) = match target {
            Page::Settings => (icons::SETTINGS, left.as_str()),
            Page::Compose => (icons::COMPOSE, if drafting { words::DRAFT.get() } else { "" }),
            Page::Sent => (icons::SEND, sent.as_str()),
            Page::Ledger => (icons::LEDGER, ""),
            Page::Forecast => (icons::FORECAST, ""),
            Page::Check => (icons::CHECK_SNAPSHOTS, ""),
            Page::Rules => (icons::RULES, ""),
        };
        if target == Page::Check && !narrow {
            support(ui);
        }
        let keys = words::page_keys(place);
        let item = NavItem::new(icon, name(target))
            .note(note)
            .keys(&keys)
            .selected(page == target)
            .collapsed(narrow)
            .room(room);
        if ui.add(item).clicked() {
            commands.push(Command::Go(target));
        }
    }
}

/// The line above the pages that support staff need most.
fn support(ui: &mut Ui) {
    ui.add_space(size::GAP_S);
    ui.horizontal(|ui| {
        ui.add_space(size::GAP_M);
        ui.label(Type::Secondary.rich(words::SUPPORT.get()).color(Tokens::of(ui).muted));
    });
}

/// Whose account this is; a click opens the others.
fn account_card(
    ui: &mut Ui,
    view: &View<'_>,
    (switcher, accounts): (&mut Switcher, &[ListedAccount]),
    narrow: bool,
    commands: &mut Vec<Command>,
) {
    let t = Tokens::of(ui);
    let name = text::visible(view.document.name()).into_owned();
    let subscription = view.account().subscription().map(|subscription| subscription.kind);
    let state = match view.document.home() {
        Home::Example => words::EXAMPLE_STATE.get().to_owned(),
        Home::View => words::VIEW_STATE.get().to_owned(),
        Home::File(_) => words::subscription_state(subscription),
    };
    let frame = egui::Frame::new()
        .fill(t.surface)
        .stroke(egui::Stroke::new(1.0, t.line))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(if narrow { 4.0 } else { 10.0 });
    let drawn = frame.show(ui, |ui| {
        if narrow {
            ui.vertical_centered(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Avatar::new(&name).size(28.0));
                let left = text::number(u64::from(view.account().credits()));
                let left = paint::line(ui, &left, Type::FiguresSecondary, ui.available_width());
                let (place, _) = ui.allocate_exact_size(left.size(), egui::Sense::hover());
                paint::left_middle(ui, place.left_center(), left, t.text);
            });
            return;
        }
        ui.horizontal(|ui| {
            ui.add(Avatar::new(&name).size(34.0));
            let caret = 16.0 * super::theme::fonts::text_scale(ui);
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() - caret);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(egui::Label::new(Type::Strong.rich(&name).color(t.text)).truncate());
                // Where there is no room for all of it, that it is active goes without saying.
                let whole = paint::line(ui, &state, Type::Secondary, ui.available_width());
                let short = subscription.filter(|_| whole.elided && view.document.is_kept());
                let short = short.map(text::subscription_type_short);
                let told = short.unwrap_or(&state);
                ui.add(egui::Label::new(Type::Secondary.rich(told).color(t.muted)).truncate());
            });
        });
        ui.set_width(ui.available_width());
        let rect = ui.min_rect();
        let at = egui::pos2(rect.right() - 6.0, rect.center().y);
        paint::icon(ui, at, icons::CARET_DOWN, 12.0, t.muted);
    });
    let response = ui.interact(drawn.response.rect, ui.scope_id().with("account"), egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::accesskit::Role::Button,
            true,
            format!("{}: {name}", words::ACCOUNT_MENU.get()),
        )
    });
    let outline = if response.has_focus() {
        Some(egui::Stroke::new(size::FOCUS, t.focus))
    } else if response.hovered() {
        Some(egui::Stroke::new(1.0, t.control_line))
    } else {
        None
    };
    if let Some(stroke) = outline {
        let rect = drawn.response.rect;
        ui.painter().rect_stroke(rect, size::RADIUS_CARD, stroke, egui::StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let response = if narrow {
        let left = words::left(view.account().credits());
        paint::describe(&response, &left);
        let told = format!("{name}\n{state}\n{left}");
        nav::tell_beside(&response, &told);
        response.on_hover_text(told)
    } else {
        response
    };
    let asked = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !asked && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) {
        response.request_focus();
        menu::open(&response);
    }
    switcher.show(&response, view, accounts, commands);
}
