//! What the long lists share: virtual rows that are chosen, headings that sort, keys that move.

mod keys;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Id, Layout, Sense, Stroke, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};

use super::paint;
use crate::text::window::frame;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};

pub use keys::{gives_keys_up, has_keys, list_has_focus, listens, moved, note_story, takes_keys_back};
use keys::{led_by_keys, list_drawn, list_with_chosen};

/// By which column rows are sorted, and whether the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order<By> {
    /// The column.
    pub by: By,
    /// Whether the other way round.
    pub reversed: bool,
}

impl<By: PartialEq> Order<By> {
    /// The order after a click on that column's heading.
    pub fn by(self, by: By) -> Self {
        let reversed = self.by == by && !self.reversed;
        Self { by, reversed }
    }
}

/// A column's heading, which sorts.
pub struct Heading<By> {
    /// What stands there.
    pub title: &'static str,
    /// What it sorts by.
    pub by: By,
    /// Whether the greatest stands first before it is reversed.
    pub greatest_first: bool,
    /// Whether it stands at the right, over figures.
    pub right: bool,
    /// Room between the column's edge and what stands in it, in points.
    pub indent: f32,
}

/// The table as it is to be drawn.
pub struct Table<'a, By> {
    /// Tells this table from others.
    pub id: &'a str,
    /// What it lists, to screen readers.
    pub name: &'a str,
    /// Each with its heading, if it has one.
    pub columns: Vec<(Column, Option<Heading<By>>)>,
    /// Height of a row at text size 100 %, in points.
    pub row_height: f32,
    /// The table is at most this high, in points.
    pub height: f32,
    /// How many rows there are.
    pub rows: usize,
    /// How they are sorted.
    pub order: Order<By>,
    /// A row to bring into view.
    pub scroll_to: Option<usize>,
}

/// What is told of one row.
pub struct RowState {
    /// All it says, in one breath.
    pub name: String,
    /// Whether it is the chosen one.
    pub selected: bool,
}

/// What was done with the table.
pub struct Answer<By> {
    /// The row that was clicked.
    pub clicked: Option<usize>,
    /// The row that was clicked twice.
    pub opened: Option<usize>,
    /// The column that was clicked.
    pub sort_by: Option<By>,
}

impl<By: Copy + PartialEq> Table<'_, By> {
    /// Draws the rows in view: `cell` one cell by row and column, `state` what is told of a row.
    pub fn show(
        self,
        ui: &mut Ui,
        state: impl Fn(usize) -> RowState,
        mut cell: impl FnMut(&mut Ui, usize, usize, bool),
    ) -> Answer<By> {
        let mut answer = Answer { clicked: None, opened: None, sort_by: None };
        let mut chosen = None;
        let mut ringed = None;
        let mut has_chosen = false;
        let mut list = None;
        let room_before = ui.available_rect_before_wrap();
        let scale = text_scale(ui);
        // Columns touch, so that lines and the selection run through; cells keep their own distance.
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.visuals_mut().selection.bg_fill = Tokens::of(ui).accent_soft;
        let head = size::ROW * scale;
        let room = (self.height.min(ui.available_height()) - head).max(0.0);
        ui.spacing_mut().scroll.handle_min_length = size::TARGET.min(room / 2.0);
        let mut table = TableBuilder::new(ui)
            .id_salt(self.id)
            // The list has keys of its own; its cells are no stops on the way from one control to the next.
            .sense(Sense::CLICK)
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink([false, true])
            .min_scrolled_height(0.0)
            .max_scroll_height(self.height - head);
        for (column, _) in &self.columns {
            table = table.column(*column);
        }
        if let Some(row) = self.scroll_to {
            table = table.scroll_to_row(row, None);
        }
        table
            .header(head, |mut header| {
                for (_, heading) in &self.columns {
                    header.col(|ui| {
                        if let Some(heading) = heading
                            && heading.show(ui, self.order)
                        {
                            answer.sort_by = Some(heading.by);
                        }
                    });
                }
            })
            .body(|mut body| {
                // After the headings and before the rows.
                list = Some(self.stop(body.ui_mut(), room_before));
                let has_keys = has_keys(body.ui_mut().ctx());
                body.rows(self.row_height * scale, self.rows, |mut row| {
                    let place = row.index();
                    let RowState { name, selected } = state(place);
                    row.set_selected(selected);
                    // The row's response lies where it was in the frame before, which is elsewhere while the list scrolls.
                    let mut rect = egui::Rect::NOTHING;
                    for column in 0..self.columns.len() {
                        row.col(|ui| {
                            rect |= ui.max_rect();
                            line_above(ui);
                            cell(ui, place, column, selected);
                        });
                    }
                    let mut response = row.response();
                    // A cell's own rectangle reaches beyond it by what it holds, the last one beyond the window.
                    response.rect.max.x = response.rect.max.x.min(response.interact_rect.max.x);
                    // Cells have no accessibility of their own: the row is one thing to choose, with all it says.
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::ListBoxOption, true, selected, name.as_str())
                    });
                    // egui tells a choice as something switched on.
                    response.ctx.accesskit_node_builder(response.id, |node| {
                        node.clear_toggled();
                        node.set_selected(selected);
                    });
                    let rect = egui::Rect::from_x_y_ranges(response.rect.x_range(), rect.y_range());
                    if selected && self.scroll_to == Some(place) {
                        chosen = Some(rect);
                    }
                    has_chosen |= selected;
                    if selected && has_keys {
                        ringed = Some(rect);
                    }
                    if response.clicked() {
                        answer.clicked = Some(place);
                    }
                    if response.double_clicked() {
                        answer.opened = Some(place);
                    }
                });
            });
        let area = ui.min_rect();
        if let Some(list) = list {
            ui.data_mut(|data| data.insert_temp(list.id, area));
            if !has_chosen {
                paint::focus_ring(ui, &list, size::RADIUS);
            }
        }
        if has_chosen {
            let pass = ui.ctx().cumulative_pass_nr();
            ui.data_mut(|data| data.insert_temp(list_with_chosen(), pass));
        }
        if let Some(row) = ringed {
            let below_head = area.with_min_y(area.top() + head);
            paint::row_ring(&ui.painter_at(below_head.intersect(ui.clip_rect())), row, Tokens::of(ui));
        }
        // Where the page scrolls too, the list brings its row into the list alone.
        let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
        let focused =
            focused.filter(|focused| focused.gained_focus() && area.contains(focused.rect.center()));
        // A row far away is drawn once the list has come to it.
        let coming = (self.scroll_to.is_some() && chosen.is_none()).then_some(area);
        for rect in chosen.into_iter().chain(coming).chain(focused.map(|focused| focused.rect)) {
            let top = rect.top().clamp(area.top(), (area.bottom() - rect.height()).max(area.top()));
            ui.scroll_to_rect(egui::Rect::from_min_size(egui::pos2(rect.left(), top), rect.size()), None);
        }
        answer
    }
}

impl<By> Table<'_, By> {
    /// A stop of Tab before the rows in this `room`, from which arrows move in them; the chosen row bears its ring.
    fn stop(&self, ui: &Ui, room: egui::Rect) -> egui::Response {
        let id = Id::unique(("list", self.id));
        // Where it was drawn last.
        let head = egui::Rect::from_min_size(room.min, egui::vec2(room.width(), size::ROW));
        let area = ui.data(|data| data.get_temp(id)).unwrap_or(head);
        let list = ui.interact(area, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        ui.data_mut(|data| data.insert_temp(list_drawn(), id));
        if list.has_focus() {
            paint::keep_arrows(&list);
        }
        if list.gained_focus() {
            ui.data_mut(|data| data.insert_temp(led_by_keys(), ()));
        }
        list
    }
}

/// The line between rows, on the first whole pixels of a cell. The table's own lies half above the cell,
/// where it is cut off, and rows that do not begin on a whole pixel lose it.
pub fn line_above(ui: &Ui) {
    let cell = ui.max_rect();
    let pixel = 1.0 / ui.pixels_per_point();
    let top = paint::snapped(ui, cell.left_top()).y;
    let top = if top < cell.top() { top + pixel } else { top };
    ui.painter().hline(cell.x_range(), top + pixel / 2.0, Stroke::new(pixel.max(1.0), Tokens::of(ui).line));
}

impl<By: Copy + PartialEq> Heading<By> {
    /// Draws it; true when it was clicked.
    fn show(&self, ui: &mut Ui, order: Order<By>) -> bool {
        let t = Tokens::of(ui);
        // The words stand on the column's edge, and the ground shows only under the pointer.
        let caret = 12.0 * text_scale(ui);
        let room = ui.available_width() - self.indent - caret - size::GAP_XS;
        let words = paint::line(ui, self.title, Type::SecondaryMedium, room);
        let wide = words.size().x + caret + size::GAP_XS;
        ui.add_space(if self.right {
            (ui.available_width() - wide - self.indent).max(0.0)
        } else {
            self.indent
        });
        let response = paint::target(ui, egui::vec2(wide, size::TARGET * text_scale(ui)), true);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.title));
        let rect = response.rect;
        let sorted = order.by == self.by;
        let pointed = response.hovered() || response.has_focus();
        let colour = if pointed || sorted { t.text } else { t.muted };
        // Figures end where their heading ends, so its caret stands before it.
        let (left, middle) = if self.right {
            (rect.left() + caret + size::GAP_XS, rect.left() + caret / 2.0)
        } else {
            (rect.left(), rect.right() - caret / 2.0)
        };
        paint::left_middle(ui, egui::pos2(left, rect.center().y), words, colour);
        let down = self.greatest_first != (sorted && order.reversed);
        if sorted || pointed {
            let symbol = if down { icons::CARET_DOWN } else { icons::CARET_UP };
            // Of one that would sort it is quieter.
            let colour = if sorted { colour } else { t.muted };
            paint::icon(ui, egui::pos2(middle, rect.center().y), symbol, 12.0, colour);
        }
        if sorted {
            paint::describe(&response, if down { frame::SORTED_DOWN.get() } else { frame::SORTED_UP.get() });
        }
        // With room between the ring and the words.
        let mut around = response.clone();
        around.rect = rect.expand2(egui::vec2(size::GAP_XS, -size::FOCUS));
        // Beyond its cell, which cuts at the edge of the table.
        let clip = ui.clip_rect();
        ui.set_clip_rect(clip.expand2(egui::vec2(size::GAP_S, 0.0)));
        paint::focus_ring(ui, &around, size::RADIUS);
        ui.set_clip_rect(clip);
        response.clicked()
    }
}

/// One line in the size of running text, and a quiet one below it with an icon before it, if any.
pub fn two_lines(ui: &mut Ui, first: &str, symbol: Option<&str>, second: &str) {
    let t = Tokens::of(ui);
    ui.add_space(size::GAP_S);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 0.0;
        let line = ui.text_style_height(&Type::Body.style());
        let lines = if second.is_empty() { line } else { 2.0 * line };
        ui.add_space(((ui.available_height() - lines) / 2.0).max(0.0));
        ui.add(egui::Label::new(Type::Figures.rich(first).color(t.text)).truncate());
        if second.is_empty() {
            return;
        }
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
