//! The balance as a picture: exact steps on a grid of dates, the limit, today.
//!
//! The plot lays out axes and grid and knows where an instant stands. The steps are drawn here, on whole
//! pixels, so that they stay crisp.

use chrono::Datelike;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Pos2, Rangef, Rect, Response, Shape, Stroke, Ui, Vec2, WidgetInfo, emath::GuiRounding as _, pos2,
};
use egui_plot::{GridMark, Plot, PlotPoint, PlotTransform};

use super::known::Known;
use crate::domain::{Account, Instant, Step};
use crate::text::window::forecast as words;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::widgets::paint;

/// Height at text size 100 %.
const HEIGHT: f32 = 250.0;
/// How near the pointer must come to a step to be told of it, in points.
const NEAR: f32 = 8.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, account: &Account, known: &Known) {
    let t = Tokens::of(ui);
    let until = known.outlook.until();
    let limit = account.policy().limit;
    let (start, end) = (x(known, known.from), x(known, until));
    let most = f64::from(limit) * 1.1;
    let (dates, step) = (dates(ui, known.from, until), tick_step(limit));
    let ticks: Vec<(f64, String)> = dates.iter().map(|at| (x(known, *at), words::tick(*at))).collect();
    // Labels fit, as fewer dates are chosen where there is little room.
    let marks: Vec<GridMark> =
        ticks.iter().map(|(value, _)| GridMark { value: *value, step_size: end - start }).collect();
    let formatter = move |mark: GridMark, _: &std::ops::RangeInclusive<f64>| {
        let near = ticks.iter().find(|(value, _)| (*value - mark.value).abs() < 1.0);
        near.map(|(_, label)| label.clone()).unwrap_or_default()
    };
    let font = Type::FiguresSecondary.font(ui);
    // Known before the first frame, so that nothing moves after it.
    let widest = paint::line(ui, &crate::text::number(limit.into()), Type::FiguresSecondary, f32::INFINITY);
    let widest = widest.size().x;
    let axis = |axis| {
        egui_plot::AxisHints::new(axis)
            .tick_label_color(t.muted)
            .tick_label_font(font.clone())
            .label_spacing(Rangef::new(1.0, 2.0))
    };
    let plot = Plot::new("forecast")
        .height(HEIGHT * text_scale(ui).min(1.2))
        .show_background(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_x(false)
        .show_y(false)
        .sense(eframe::egui::Sense::hover())
        .set_margin_fraction(Vec2::ZERO)
        .grid_color(t.line)
        .grid_fade(0.0)
        .grid_spacing(Rangef::new(1.0, 2.0))
        .show_grid([false, true])
        .custom_x_axes(vec![axis(egui_plot::Axis::X).formatter(formatter)])
        .custom_y_axes(vec![
            axis(egui_plot::Axis::Y)
                .min_thickness(widest + size::GAP_S)
                .formatter(|mark, _| crate::text::number(whole(mark.value))),
        ])
        .x_grid_spacer(move |_| marks.clone())
        .y_grid_spacer(move |_| {
            let lines = (0..=limit / step).map(|n| f64::from(n * step));
            lines.map(|value| GridMark { value, step_size: f64::from(step) }).collect()
        });
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(start..=end);
        plot.set_plot_bounds_y(0.0..=most);
    });
    let drawing = Drawing { ui, known, transform: shown.transform, area: shown.response.rect };
    drawing.lines(t, limit);
    let response = hover(&drawing, account, t, shown.response);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::PICTURE.get()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(known.in_words()));
}

/// Tells of the step under the pointer.
fn hover(drawing: &Drawing<'_>, account: &Account, t: &Tokens, response: Response) -> Response {
    let Some(pointer) = response.hover_pos() else { return response };
    let at = drawing.instant(pointer.x);
    let near = drawing
        .known
        .instants()
        .map(|instant| (instant, (drawing.x(instant) - pointer.x).abs()))
        .filter(|(_, far)| *far <= NEAR)
        .min_by(|(_, one), (_, other)| one.total_cmp(other));
    let at = near.map_or(at, |(instant, _)| instant);
    let Some((step, causes)) = drawing.known.at(account, at) else { return response };
    let mark = pos2(drawing.x(step.at.max(drawing.known.from)), drawing.y(step.left));
    let painter = drawing.ui.painter();
    painter.circle(mark, 4.5, t.surface, Stroke::new(2.0, t.accent));
    response.on_hover_text_at_pointer(words::hover(&step, &causes))
}

/// Where things stand in the picture.
struct Drawing<'a> {
    ui: &'a Ui,
    known: &'a Known,
    transform: PlotTransform,
    area: Rect,
}

impl Drawing<'_> {
    fn x(&self, at: Instant) -> f32 {
        let point = PlotPoint::new(x(self.known, at), 0.0);
        self.pixel(self.transform.position_from_point(&point)).x
    }

    fn y(&self, left: u32) -> f32 {
        self.pixel(self.transform.position_from_point(&PlotPoint::new(0.0, left))).y
    }

    /// On the middle of a line two points wide, or of one pixel where points are larger.
    fn pixel(&self, at: Pos2) -> Pos2 {
        at.round_to_pixels(self.ui.pixels_per_point())
    }

    fn instant(&self, x: f32) -> Instant {
        let value = self.transform.value_from_position(pos2(x, 0.0)).x;
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds of at most a few years")]
        let ms = value as i64;
        self.known.now.plus_ms(ms)
    }

    fn lines(&self, t: &Tokens, limit: u32) {
        let painter = self.ui.painter();
        let (left, right) = (self.area.left(), self.area.right());
        // The lowest line of the grid lies on the picture's edge, where it is cut off.
        painter.hline(left..=right, self.area.bottom() - 0.5, Stroke::new(1.0, t.line));
        let y = self.y(limit);
        painter.hline(left..=right, y, Stroke::new(1.0, t.warn));
        let label = paint::line(self.ui, &words::limit(limit), Type::Secondary, f32::INFINITY);
        // Today has a label too, at its right: with today at the left edge the two would meet.
        let room = self.x(self.known.now) - left;
        let x = if room < label.size().x + 2.0 * size::GAP_XS {
            right - label.size().x - size::GAP_XS
        } else {
            left + size::GAP_XS
        };
        let at = pos2(x, y - label.size().y - 2.0);
        painter.galley(at, label, t.warn_text);
        self.today(t);
        if let Some((_, line)) = &self.known.planned {
            let points = self.points(line, self.known.outlook.until());
            painter.extend(Shape::dashed_line(&points, Stroke::new(2.0, t.good), 2.0, 4.0));
        }
        let ahead = self.points(&self.known.ahead, self.known.outlook.until());
        painter.extend(Shape::dashed_line(&ahead, Stroke::new(2.0, t.accent), 6.0, 4.0));
        let past = self.points(&self.known.past, self.known.now);
        // As bars, since a line would be drawn slanted where one step follows another within few pixels.
        let half = self.pixel(pos2(1.0, 1.0)).to_vec2();
        for pair in past.windows(2) {
            let [from, to] = pair else { continue };
            painter.rect_filled(Rect::from_two_pos(*from, *to).expand2(half), 0.0, t.accent);
        }
    }

    fn today(&self, t: &Tokens) {
        let painter = self.ui.painter();
        let x = self.x(self.known.now);
        let ends = [pos2(x, self.area.top()), pos2(x, self.area.bottom())];
        painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, t.muted), 2.0, 3.0));
        let label = paint::line(self.ui, &self.known.today, Type::Secondary, f32::INFINITY);
        let at = (x + size::GAP_XS).min(self.area.right() - label.size().x);
        painter.galley(pos2(at, self.area.top()), label, t.text);
    }

    /// The corners of a line of steps up to an instant. What falls on one column of pixels is drawn once,
    /// from the least to the most, so that a busy past costs no more than the picture is wide.
    fn points(&self, steps: &[Step], to: Instant) -> Vec<Pos2> {
        let mut columns: Vec<Column> = Vec::new();
        for step in steps {
            let (x, y) = (self.x(step.at), self.y(step.left));
            match columns.last_mut() {
                Some(column) if column.x == x => {
                    column.top = column.top.min(y);
                    column.bottom = column.bottom.max(y);
                    column.end = y;
                }
                _ => columns.push(Column { x, top: y, bottom: y, end: y }),
            }
        }
        let mut points: Vec<Pos2> = Vec::with_capacity(columns.len() * 3 + 1);
        let mut before: Option<f32> = None;
        for Column { x, top, bottom, end } in columns {
            let corners = [before.unwrap_or(end), top, bottom, end].map(|y| pos2(x, y));
            points.extend(corners);
            before = Some(end);
        }
        points.extend(before.map(|y| pos2(self.x(to), y)));
        points.dedup();
        points
    }
}

/// The part of a line that stands on one column of pixels.
struct Column {
    x: f32,
    top: f32,
    bottom: f32,
    end: f32,
}

/// Where an instant stands: milliseconds from now, which a float holds exactly.
fn x(known: &Known, at: Instant) -> f64 {
    at.ms_since(known.now) as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a tick is a small whole number")]
fn whole(value: f64) -> u64 {
    value.round().max(0.0) as u64
}

/// The step between ticks at the credits: at most six of them.
fn tick_step(limit: u32) -> u32 {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|unit| unit * 10_u32.saturating_pow(power)));
    steps.take(16).find(|step| limit / step <= 5).unwrap_or(limit.max(1))
}

/// The 1sts in the picture, or every second, third … where there is no room for all.
fn dates(ui: &Ui, from: Instant, until: Instant) -> Vec<Instant> {
    let all: Vec<Instant> =
        std::iter::successors(Some(from.next_month_start()), |first| Some(first.next_month_start()))
            .take_while(|first| *first <= until)
            .collect();
    let wide = paint::line(ui, "1 Jan 2026", Type::FiguresSecondary, f32::INFINITY).size().x + size::GAP_M;
    let room = f64::from(ui.available_width() / wide).max(1.0);
    let every = [1_u32, 2, 3, 6, 12]
        .into_iter()
        .find(|every| f64::from(u32::try_from(all.len()).unwrap_or(u32::MAX)) / f64::from(*every) <= room);
    let every = every.unwrap_or(12);
    all.into_iter().filter(|first| first.date().month0().is_multiple_of(every)).collect()
}
