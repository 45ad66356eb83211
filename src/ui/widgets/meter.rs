//! The balance as a bar, one segment for each batch.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, Rect, Response, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// One batch of the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// How many credits.
    pub amount: u32,
    /// As in [`Tokens::batches`] and beside it.
    pub colour: Color32,
    /// Told on hovering.
    pub text: String,
}

/// A bar of segments on a track from 0 to `most`.
#[must_use = "add it to a Ui"]
pub struct Meter<'a> {
    name: &'a str,
    value: &'a str,
    segments: &'a [Segment],
    most: u32,
    scale: bool,
}

impl<'a> Meter<'a> {
    /// `name` and `value` ("87 of at most 150, 12 expire on 30 Nov") are for screen readers.
    pub fn new(name: &'a str, value: &'a str, segments: &'a [Segment], most: u32) -> Self {
        Self { name, value, segments, most: most.max(1), scale: true }
    }

    /// Without the numbers below.
    pub fn bare(mut self) -> Self {
        self.scale = false;
        self
    }

    fn marks(&self, ui: &Ui, bar: Rect) {
        let t = Tokens::of(ui);
        let parts = parts(self.most);
        for part in 0..=parts {
            let text = (self.most / parts * part).to_string();
            let galley = paint::line(ui, &text, Type::FiguresSecondary, f32::INFINITY);
            let share = f64::from(part) / f64::from(parts);
            let x = bar.left() + bar.width() * to_f32(share);
            let x = (x - galley.size().x / 2.0).clamp(bar.left(), bar.right() - galley.size().x);
            let at = pos2(x, bar.bottom() + size::GAP_S);
            ui.painter().galley(paint::snapped(ui, at), galley, t.muted);
        }
    }
}

/// In how many equal parts of whole credits the scale is told.
fn parts(most: u32) -> u32 {
    [3, 4, 5, 2].into_iter().find(|parts| most.is_multiple_of(*parts)).unwrap_or(1)
}

#[allow(clippy::cast_possible_truncation, reason = "a share of a width on the screen")]
fn to_f32(value: f64) -> f32 {
    value as f32
}

/// The part of `bar` from `from` to `to` of `most` credits.
fn span(bar: Rect, from: u64, to: u64, most: u32) -> Rect {
    let most = f64::from(most);
    let x = |credits: u64| {
        let share = (f64::from(u32::try_from(credits).unwrap_or(u32::MAX)) / most).min(1.0);
        bar.left() + bar.width() * to_f32(share)
    };
    Rect::from_x_y_ranges(x(from)..=x(to), bar.y_range())
}

impl Widget for Meter<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let below = if self.scale {
            size::GAP_S + paint::line(ui, "0", Type::FiguresSecondary, f32::INFINITY).size().y
        } else {
            0.0
        };
        let wanted = vec2(ui.available_width().max(60.0), size::METER + below);
        let mut response = ui.allocate_response(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, self.name));
        let total: u64 = self.segments.iter().map(|s| u64::from(s.amount)).sum();
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(self.value);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(f64::from(self.most));
        });
        if !ui.is_rect_visible(response.rect) {
            return response;
        }
        // A larger account than `most` still fits: the bar is then a share of the whole.
        let most = self.most.max(u32::try_from(total).unwrap_or(u32::MAX));
        let bar = Rect::from_min_size(paint::snapped(ui, response.rect.min), vec2(wanted.x, size::METER));
        let round: u8 = 8;
        ui.painter().rect_filled(bar, CornerRadius::same(round), t.track);

        let pointer = response.hover_pos().filter(|at| bar.contains(*at));
        let (mut from, mut told) = (0_u64, None);
        for segment in self.segments.iter().filter(|s| s.amount > 0) {
            let to = from + u64::from(segment.amount);
            let whole = span(bar, from, to, most);
            let mut rect = whole;
            if to < u64::from(most) {
                // A gap of 2, but never so wide that a batch of one vanishes.
                rect.max.x = (rect.max.x - 2.0).max(rect.min.x + 1.0);
            }
            let left = if from == 0 { round } else { 0 };
            let right = if to == u64::from(most) { round } else { 0 };
            // Ends keep the bar's curve also where the segment is narrower than it.
            let clip = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            let corners = CornerRadius { nw: left, sw: left, ne: right, se: right };
            let shape = if left > 0 || right > 0 { bar_end(bar, rect, left > 0, right > 0) } else { rect };
            clip.rect_filled(shape, corners, segment.colour);
            let gap = Rect::from_x_y_ranges(rect.max.x..=whole.max.x, bar.y_range());
            if to < u64::from(most) {
                ui.painter().rect_filled(gap, 0.0, t.surface);
            }
            if pointer.is_some_and(|at| whole.contains(at)) {
                told = Some(segment.text.as_str());
            }
            from = to;
        }
        if self.scale {
            self.marks(ui, bar);
        }
        if let Some(text) = told {
            response = response.on_hover_text_at_pointer(text);
        }
        response
    }
}

/// The rectangle to round so that a narrow end segment follows the curve of the bar.
fn bar_end(bar: Rect, rect: Rect, left: bool, right: bool) -> Rect {
    let least = bar.height();
    let mut out = rect;
    if left && !right {
        out.max.x = out.max.x.max(out.min.x + least);
    }
    if right && !left {
        out.min.x = out.min.x.min(out.max.x - least);
    }
    out
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;

    fn batch(amount: u32) -> Segment {
        Segment { amount, colour: Tokens::for_dark(false).batch_soon, text: format!("{amount} credits") }
    }

    #[test]
    fn its_scale_stands_at_whole_credits() {
        let scales = [150, 200, 125, 82, 7, 1].map(|most| most / parts(most));
        assert_eq!(scales, [50, 50, 25, 41, 7, 1]);
    }

    #[test]
    fn it_is_read_in_words() {
        let segments = [batch(12), batch(75)];
        let h = harness(|ui| {
            ui.add(Meter::new("InMail credits", "87 of at most 150", &segments, 150));
        });
        let node = h.get_by_role_and_label(Role::Meter, "InMail credits");
        assert_eq!(node.accesskit_node().value(), Some("87 of at most 150".to_owned()));
    }

    #[test]
    fn pointing_at_a_segment_tells_of_it() {
        let segments = [batch(50), batch(50)];
        let mut h = harness(|ui| {
            ui.add(Meter::new("InMail credits", "100 of at most 150", &segments, 150).bare());
        });
        let rect = h.get_by_role(Role::Meter).rect();
        h.hover_at(pos2(rect.left() + rect.width() * 0.5, rect.center().y));
        for _ in 0..40 {
            h.step();
        }
        assert_eq!(h.query_all_by_label("50 credits").count(), 1);
    }

    #[test]
    fn shares_add_up_also_beyond_the_most() {
        let bar = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 16.0));
        assert_eq!(span(bar, 0, 75, 150).width(), 150.0);
        assert_eq!(span(bar, 150, u64::MAX, 150).width(), 0.0);
    }
}
