//! What the widgets share: targets, focus rings, text and icons set on their optical centre.

use eframe::egui;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, Color32, Context, CornerRadius, Galley, Id, Painter, Pos2, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, Vec2, pos2,
};

use crate::ui::theme::{Tokens, Type, fonts, tokens::size};

/// Room for something to click. Its colours when disabled are its own: `ui` does not fade it.
pub(crate) fn target(ui: &mut Ui, size: Vec2, enabled: bool) -> Response {
    sensing(ui, size, enabled, Sense::click())
}

/// Likewise, for what keys reach otherwise than by going from one to the next.
pub(crate) fn target_beside_keys(ui: &mut Ui, size: Vec2, enabled: bool) -> Response {
    sensing(ui, size, enabled, Sense::CLICK)
}

/// The arrows are for what has the keyboard, and do not take it elsewhere.
pub(crate) fn keep_arrows(response: &Response) {
    let arrows =
        egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
    response.ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
}

fn sensing(ui: &mut Ui, size: Vec2, enabled: bool, sense: Sense) -> Response {
    let response = ui.add_enabled(enabled, |ui: &mut Ui| ui.allocate_response(size, sense));
    come_into_view(&response);
    if enabled && ui.is_enabled() {
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    } else {
        response
    }
}

/// Seconds after which scrolling is over.
const SCROLLED_S: f64 = 0.4;
/// Passes after which everything has the height that it keeps in its new place.
const LAID_OUT: u64 = 4;

/// What had the keyboard when it was to be scrolled to once more, and from when on.
#[derive(Clone, Copy)]
struct Followed {
    id: Id,
    seconds: f64,
    pass: u64,
}

/// Scrolls to what the keyboard went to, and once more where that moved meanwhile.
pub(crate) fn come_into_view(response: &Response) {
    if response.has_focus() {
        bring_into_view(response, response.gained_focus());
    }
}

/// Where it `begins`, brings into view what has the keyboard or is about to, and keeps it there until nothing
/// moves.
pub(crate) fn bring_into_view(response: &Response, begins: bool) {
    let ctx = &response.ctx;
    if begins {
        response.scroll_to_me(None);
        follow(ctx, response.id, SCROLLED_S, 0);
    }
    let followed = ctx.data(|data| data.get_temp::<Followed>(followed()));
    let Some(followed) = followed.filter(|followed| followed.id == response.id) else { return };
    let now = ctx.input(|input| input.time);
    if now >= followed.seconds && ctx.cumulative_pass_nr() >= followed.pass {
        ctx.data_mut(|data| data.remove::<Followed>(self::followed()));
        response.scroll_to_me(None);
    } else if now >= followed.seconds {
        ctx.request_repaint();
    }
}

/// Keeps what has the keyboard in view, although everything is about to move.
pub(crate) fn follow_keyboard(ctx: &Context) {
    if let Some(id) = ctx.memory(|memory| memory.focused()) {
        follow(ctx, id, 0.0, LAID_OUT);
    }
}

fn follow(ctx: &Context, id: Id, seconds: f64, passes: u64) {
    let pass = ctx.cumulative_pass_nr() + passes;
    let due = Followed { id, seconds: ctx.input(|input| input.time) + seconds, pass };
    ctx.data_mut(|data| data.insert_temp(followed(), due));
    ctx.request_repaint_after(Duration::from_secs_f64(seconds));
}

fn followed() -> Id {
    Id::unique("followed-by-scrolling")
}

/// The ring around what has the keyboard, with a gap to it.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        ring(ui.painter(), response.rect.expand(2.0), radius.saturating_add(2), Tokens::of(ui).focus);
    }
}

/// A ring inside `response`, for what fills its place edge to edge.
pub(crate) fn inner_focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        ring(ui.painter(), response.rect.shrink(2.0), radius.saturating_sub(2), Tokens::of(ui).focus);
    }
}

/// The ring inside a row that keys move, which has no focus of its own.
pub(crate) fn row_ring(painter: &Painter, row: Rect, t: &Tokens) {
    ring(painter, row.shrink(2.0), size::RADIUS.saturating_sub(2), t.focus);
}

fn ring(painter: &Painter, rect: Rect, radius: u8, colour: Color32) {
    let stroke = Stroke::new(size::FOCUS, colour);
    painter.rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Outside);
}

/// One line of text, cut with "…" where it is wider than `width`.
pub(crate) fn line(ui: &Ui, text: &str, role: Type, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), role.font(ui), Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Of some lines, those that can be the widest. Adding up their letters costs far less than laying them out,
/// and comes close: kerning and weight make none a twentieth wider beside another.
pub(crate) fn widest(
    ui: &Ui,
    role: Type,
    lines: impl Iterator<Item = String>,
) -> impl Iterator<Item = String> {
    let font = role.font(ui);
    // Fonts take their time to tell a width, and the lines have few letters.
    let mut known = BTreeMap::new();
    let lines: Vec<(f32, String)> = ui.fonts_mut(|fonts| {
        let mut one = |letter| *known.entry(letter).or_insert_with(|| fonts.glyph_width(&font, letter));
        let mut wide = |line: &str| line.chars().map(&mut one).sum();
        lines.map(|line| (wide(&line), line)).collect()
    });
    let least = 0.95 * lines.iter().map(|(wide, _)| *wide).fold(0.0, f32::max);
    lines.into_iter().filter(move |(wide, _)| *wide >= least).map(|(_, line)| line)
}

/// Draws `galley` with its middle left at `at`.
pub(crate) fn left_middle(ui: &Ui, at: Pos2, galley: Arc<Galley>, colour: Color32) {
    let at = pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley(snapped(ui, at), galley, colour);
}

/// A position on whole pixels, so that text and lines stay crisp.
pub(crate) fn snapped(ui: &Ui, at: Pos2) -> Pos2 {
    use eframe::egui::emath::GuiRounding as _;
    at.round_to_pixels(ui.pixels_per_point())
}

/// Draws `icon` with its centre at `at`.
pub(crate) fn icon(ui: &Ui, at: Pos2, icon: &str, size: f32, colour: Color32) {
    let galley =
        ui.painter().layout_no_wrap(icon.to_owned(), fonts::icon_font(ui, size), Color32::PLACEHOLDER);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size());
    ui.painter().galley(snapped(ui, rect.min), galley, colour);
}

/// `text` with the line height of running text, so that neighbours share a baseline.
pub(crate) fn rich(ui: &Ui, text: &str, role: Type, colour: Color32) -> egui::RichText {
    role.rich(text).color(colour).line_height(Some(line_height(ui, role)))
}

/// Height of a line of running text.
pub(crate) fn line_height(ui: &Ui, role: Type) -> f32 {
    ui.text_style_height(&role.style()) + ui.spacing().extra_text_line_spacing
}

/// Width a widget may take: to the right edge, or all of it where the row wraps.
pub(crate) fn room(ui: &Ui) -> f32 {
    if ui.layout().main_wrap { ui.max_rect().width() } else { ui.available_width() }
}

/// Height of buttons, chips and the search field; it grows with the text.
pub(crate) fn control_height(ui: &Ui) -> f32 {
    grown(ui, size::CONTROL)
}

/// `height`, and room for larger text.
pub(crate) fn grown(ui: &Ui, height: f32) -> f32 {
    (height + 20.0 * (fonts::text_scale(ui) - 1.0)).max(size::TARGET).round()
}

/// Text in as many lines as `width` makes it need; no word is broken.
pub(crate) fn wrapped(ui: &Ui, text: &str, role: Type, width: f32) -> Arc<Galley> {
    let longest = text
        .split_whitespace()
        .map(|word| line(ui, word, role, f32::INFINITY).size().x)
        .fold(0.0_f32, f32::max);
    let mut job =
        LayoutJob::simple(text.to_owned(), role.font(ui), Color32::PLACEHOLDER, width.max(longest + 1.0));
    job.round_output_to_gui = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Words that are one label to a screen reader, in the colour and role given; they wrap.
pub(crate) fn label(ui: &mut Ui, text: &str, role: Type, colour: Color32) -> Response {
    let text = rich(ui, text, role, colour);
    ui.add(egui::Label::new(text).wrap())
}

/// Makes the node of a screen reader say `text` after the name.
pub(crate) fn describe(response: &Response, text: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(text));
}

/// Runs `content` with rows starting out `height` high, so that what is higher or lower than a
/// target stays centred among its neighbours.
pub(crate) fn row_height<R>(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let before = std::mem::replace(&mut ui.spacing_mut().interact_size.y, height);
    let out = content(ui);
    ui.spacing_mut().interact_size.y = before;
    out
}
