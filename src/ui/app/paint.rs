//! The frame of the window: sidebar, banners, the page.

use eframe::egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Ui, UiBuilder, Vec2};

use super::{App, WayBack, as_of, banners, clock};

use crate::ui::command::{Command, Page};
use crate::ui::pages::{first_start, settings};
use crate::ui::renewal;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, fonts::text_scale};
use crate::ui::widgets::scroll;
use crate::ui::{layout, sidebar};

/// Width left for the page below which the sidebar has icons alone. A page works in it at every size of text.
const PAGE_MIN: f32 = 672.0;
/// Room around what scrolls for the rings of what stands at its edge.
const RING: i8 = 4;
/// Widest a page grows.
const PAGE_MAX: f32 = 1_200.0;

impl App {
    pub(super) fn paint(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let t = Tokens::of(ui);
        let scale = text_scale(ui);
        let width = ui.available_width();
        let sidebar_width = sidebar::width(ui);
        let narrow = width < PAGE_MIN + sidebar_width;
        let reading_banner = self.reading_banner();
        let clock_question = self.clock_question();
        let archived = self.archived_count();
        let Some(document) = &self.document else {
            let margin = Margin { left: 24 - RING, top: 24 - RING, ..Margin::same(24) };
            let frame = Frame::new().fill(t.window).inner_margin(margin);
            let strip = self.toasts.strip();
            CentralPanel::default().frame(frame).show(ui, |ui| {
                above(ui, strip, |ui| {
                    let room = Frame::new().inner_margin(Margin { left: RING, top: RING, ..Margin::ZERO });
                    let page = |ui: &mut Ui| {
                        banners::problems(ui, &self.problems, self.all_problems, commands);
                        banners::reading_only(ui, reading_banner.as_ref());
                        clock::ask(ui, clock_question.as_ref(), commands);
                        if let Some(path) = banners::being_read(&self.loading, &self.opening) {
                            banners::reading(ui, path, commands);
                        }
                        if self.page == Page::Check {
                            // Beside the scroll bar.
                            let frame = Frame::new().inner_margin(Margin { right: 12, ..Margin::ZERO });
                            frame.show(ui, |ui| self.check.show(ui, false, self.real, commands));
                        } else {
                            first_start::show(ui, archived, commands);
                        }
                    };
                    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| room.show(ui, page));
                });
            });
            return;
        };
        let (viewed, as_of) = (self.viewed.as_ref(), self.as_of.as_ref());
        let covered = self.is_covered();
        let view = self.outside.view(document, self.real, &self.preferences, viewed, &self.set_aside, as_of);
        let sidebar_width = if narrow { size::SIDEBAR_NARROW * scale } else { sidebar_width };
        let frame = Frame::new().fill(t.sidebar).inner_margin(Margin::same(if narrow { 8 } else { 12 }));
        Panel::left("sidebar").exact_size(sidebar_width.round()).resizable(false).frame(frame).show(
            ui,
            |ui| {
                let accounts = (&mut self.switcher, self.listed.as_slice());
                let page = (self.page, !self.compose.draft.is_empty());
                sidebar::show(ui, &view, accounts, page, narrow, commands);
            },
        );
        let margin = if narrow { 20 } else { 32 };
        let frame = Frame::new().fill(t.window);
        let frame = frame.inner_margin(Margin { left: margin - RING, right: 0, top: 24 - RING, bottom: 12 });
        let (page, real) = (self.page, self.real);
        let set_back_by_ms = self.clock.set_back_by_ms();
        let loading = banners::being_read(&self.loading, &self.opening);
        let (compose, sent, ledger) = (&mut self.compose, &mut self.sent, &mut self.ledger);
        let (check, forecast, rules) = (&mut self.check, &mut self.forecast, &mut self.rules);
        let way_back = self.way_back.as_ref().map(WayBack::name);
        let (listed, problems_told, all_problems) = (&self.listed, &self.problems, self.all_problems);
        let opened = self.opened;
        let list_fills = match page {
            Page::Sent => sent.fills(),
            Page::Ledger => true,
            Page::Settings | Page::Compose | Page::Forecast | Page::Check | Page::Rules => false,
        };
        let strip = self.toasts.strip();
        let to_top = std::mem::take(&mut self.to_top);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            let ring = Vec2::splat(f32::from(RING));
            let whole = ui.available_size() - ring;
            above(ui, strip, |ui| {
                let mut page_of = |ui: &mut Ui| {
                    ui.set_max_width(ui.available_width().min(PAGE_MAX));
                    banners::problems(ui, problems_told, all_problems, commands);
                    banners::reading_only(ui, reading_banner.as_ref());
                    clock::ask(ui, clock_question.as_ref(), commands);
                    clock::banner(ui, &view, set_back_by_ms);
                    if let Some(path) = loading {
                        banners::reading(ui, path, commands);
                    }
                    banners::unsaved(ui, &view, commands);
                    // What is checked is not of the open account.
                    if page != Page::Check {
                        banners::of_account(ui, &view, listed, commands);
                        as_of::banner(ui, &view, commands);
                        renewal::banner(ui, &view, commands);
                    }
                    match page {
                        Page::Settings => settings::show(ui, &view, commands),
                        Page::Compose => compose.show(ui, &view, commands),
                        Page::Sent => sent.show(ui, &view, commands),
                        Page::Ledger => ledger.show(ui, &view, commands),
                        Page::Forecast => forecast.show(ui, &view, commands),
                        Page::Check => check.show(ui, true, real, commands),
                        Page::Rules => rules.show(ui, &view, way_back, commands),
                    }
                };
                // Of one id however it scrolls, so that what has the keyboard keeps it when that changes.
                let scope = Id::unique(("page", page, opened));
                let draw = |ui: &mut Ui| {
                    ui.scope_builder(UiBuilder::new().scope_id(scope), &mut page_of);
                };
                // The margin lies within, so that the scroll bar stands at the window's edge.
                let frame =
                    Frame::new().inner_margin(Margin { left: RING, right: margin, top: RING, bottom: 0 });
                // A long list scrolls by itself, so that only the rows in view are laid out.
                if list_fills && layout::list_fills(ui, whole, ui.available_height() - ring.y) {
                    frame.show(ui, draw);
                } else {
                    // Each page is scrolled on its own, and begins at its top when it is gone to.
                    let scroll = ScrollArea::vertical().id_salt((page, opened)).auto_shrink(false);
                    let scroll = if to_top { scroll.vertical_scroll_offset(0.0) } else { scroll };
                    let end = scroll::End::of(ui, Id::unique(("page-end", page, opened)), strip);
                    // The bar lies over the margin, so that nothing moves when it appears.
                    let bar = std::mem::take(&mut ui.spacing_mut().scroll.floating_allocated_width);
                    let shown = scroll.show(ui, |ui| {
                        ui.spacing_mut().scroll.floating_allocated_width = bar;
                        frame.show(ui, draw);
                        if !covered {
                            scroll::by_keys(ui);
                        }
                        end.show(ui);
                    });
                    end.keep(ui, shown.content_size.y, shown.state.unclamped_offset().y);
                }
            });
        });
    }
}

/// Draws a page above the strip at the bottom of the window that is left to the toasts.
fn above(ui: &mut Ui, strip: f32, page: impl FnOnce(&mut Ui)) {
    let mut room = ui.available_rect_before_wrap();
    let bottom = ui.ctx().content_rect().bottom() - strip;
    room.max.y = room.max.y.min(bottom).max(room.min.y);
    ui.scope_builder(UiBuilder::new().max_rect(room), page);
}
