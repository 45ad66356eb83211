//! The frame of the window: sidebar, banners, the page.

use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui, UiBuilder};

use std::path::Path;

use super::{App, WayBack, as_of, clock};

use crate::document::{About, Home, ListedAccount, Loading, SaveState};
use crate::store::format::Detail;
use crate::text::window::{files, frame as words, restoring, saving};
use crate::ui::command::{Command, Page};
use crate::ui::pages::{first_start, settings};
use crate::ui::renewal;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, fonts::text_scale, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Banner, Button, scroll};
use crate::ui::{layout, sidebar};

/// Width left for the page below which the sidebar has icons alone. A page works in it at every size of text.
const PAGE_MIN: f32 = 672.0;
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
            let frame = Frame::new().fill(t.window).inner_margin(Margin::same(24));
            let strip = self.toasts.strip();
            CentralPanel::default().frame(frame).show(ui, |ui| {
                above(ui, strip, |ui| {
                    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                        problems(ui, &self.problems, commands);
                        reading_only(ui, reading_banner.as_ref());
                        clock::ask(ui, clock_question.as_ref(), commands);
                        if let Some(path) = self.loading.as_ref().map(Loading::path) {
                            reading(ui, path, commands);
                        }
                        if self.page == Page::Check {
                            // Beside the scroll bar.
                            let frame = Frame::new().inner_margin(Margin { right: 12, ..Margin::ZERO });
                            frame.show(ui, |ui| self.check.show(ui, false, commands));
                        } else {
                            first_start::show(ui, archived, commands);
                        }
                    });
                });
            });
            return;
        };
        let (viewed, as_of) = (self.viewed.as_ref(), self.as_of.as_ref());
        let view = self.outside.view(document, self.real, &self.preferences, viewed, &self.set_aside, as_of);
        let sidebar_width = if narrow { size::SIDEBAR_NARROW * scale } else { sidebar_width };
        let frame = Frame::new().fill(t.sidebar).inner_margin(Margin::same(if narrow { 8 } else { 12 }));
        Panel::left("sidebar").exact_size(sidebar_width.round()).resizable(false).frame(frame).show(
            ui,
            |ui| {
                let accounts = (&mut self.switcher, self.listed.as_slice());
                sidebar::show(ui, &view, accounts, self.page, narrow, commands);
            },
        );
        let margin = if narrow { 20 } else { 32 };
        let frame =
            Frame::new().fill(t.window).inner_margin(Margin { left: margin, right: 0, top: 24, bottom: 12 });
        let page = self.page;
        let set_back_by_ms = self.clock.set_back_by_ms();
        let loading = self.loading.as_ref().map(Loading::path);
        let (compose, sent, ledger) = (&mut self.compose, &mut self.sent, &mut self.ledger);
        let (check, forecast, rules) = (&mut self.check, &mut self.forecast, &mut self.rules);
        let way_back = self.way_back.as_ref().map(WayBack::name);
        let (listed, problems_told) = (&self.listed, &self.problems);
        let (opened, asked) = (self.opened, self.dialog.is_some());
        let list_fills = match page {
            Page::Sent => sent.fills(),
            Page::Ledger => true,
            Page::Settings | Page::Compose | Page::Forecast | Page::Check | Page::Rules => false,
        };
        let strip = self.toasts.strip();
        CentralPanel::default().frame(frame).show(ui, |ui| {
            let whole = ui.available_size();
            above(ui, strip, |ui| {
                let mut draw = |ui: &mut Ui| {
                    ui.set_max_width(ui.available_width().min(PAGE_MAX));
                    problems(ui, problems_told, commands);
                    reading_only(ui, reading_banner.as_ref());
                    clock::ask(ui, clock_question.as_ref(), commands);
                    clock::banner(ui, &view, set_back_by_ms);
                    if let Some(path) = loading {
                        reading(ui, path, commands);
                    }
                    banners(ui, &view, listed, commands);
                    as_of::banner(ui, &view, commands);
                    renewal::banner(ui, &view, commands);
                    match page {
                        Page::Settings => settings::show(ui, &view, commands),
                        Page::Compose => compose.show(ui, &view, commands),
                        Page::Sent => sent.show(ui, &view, commands),
                        Page::Ledger => ledger.show(ui, &view, commands),
                        Page::Forecast => forecast.show(ui, &view, commands),
                        Page::Check => check.show(ui, true, commands),
                        Page::Rules => rules.show(ui, &view, way_back, commands),
                    }
                };
                // The margin lies within, so that the scroll bar stands at the window's edge.
                let frame = Frame::new().inner_margin(Margin { right: margin, ..Margin::ZERO });
                // A long list scrolls by itself, so that only the rows in view are laid out.
                if list_fills && layout::list_fills(ui, whole, ui.available_height()) {
                    frame.show(ui, draw);
                } else {
                    // Each page is scrolled on its own.
                    let scroll = ScrollArea::vertical().id_salt((page, opened)).auto_shrink(false);
                    // The bar lies over the margin, so that nothing moves when it appears.
                    let bar = std::mem::take(&mut ui.spacing_mut().scroll.floating_allocated_width);
                    scroll.show(ui, |ui| {
                        ui.spacing_mut().scroll.floating_allocated_width = bar;
                        frame.show(ui, &mut draw);
                        if !asked {
                            scroll::by_keys(ui);
                        }
                    });
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

/// Over a stranger's file, in the colour of nothing else.
fn view_banner(ui: &mut Ui, path: &Path, about: &About, has_own: bool, commands: &mut Vec<Command>) {
    let (add_why_not, replace_why_not) = match about {
        About::Snapshot { detail: Detail::Full, .. } => {
            (None, (!has_own).then_some(restoring::NOTHING_TO_REPLACE.get()))
        }
        About::Snapshot { .. } => (Some(files::ADD_NOT_FULL.get()), Some(restoring::REPLACE_NOT_FULL.get())),
        About::Scenario { .. } => (Some(files::ADD_SCENARIO.get()), Some(files::ADD_SCENARIO.get())),
    };
    let mut text = files::view_text(about);
    // In words too, not only under the pointer.
    if let Some(why_not) = add_why_not.or(replace_why_not) {
        text.push(' ');
        text.push_str(why_not);
    }
    let pressed = Banner::warn(&files::view_title(path, about))
        .icon(icons::EYE)
        .text(&text)
        .button(Button::secondary(files::ADD.get()).unless(add_why_not))
        .button(Button::secondary(restoring::REPLACE.get()).unless(replace_why_not))
        .button(Button::secondary(files::CLOSE_VIEW.get()))
        .show(ui);
    match pressed {
        Some(0) => commands.push(Command::AddView),
        Some(1) => commands.push(Command::AskReplace),
        Some(_) => commands.push(Command::CloseView),
        None => {}
    }
}

fn reading(ui: &mut Ui, path: &Path, commands: &mut Vec<Command>) {
    let title = files::reading(path);
    let banner = Banner::info(&title)
        .icon(icons::HOURGLASS)
        .button(Button::secondary(files::CANCEL.get()).small())
        .show(ui);
    if banner.is_some() {
        commands.push(Command::CancelReading);
    }
    ui.add_space(size::GAP_M);
}

fn problems(ui: &mut Ui, problems: &[super::Problem], commands: &mut Vec<Command>) {
    for (place, problem) in problems.iter().enumerate() {
        let mut banner = Banner::bad(&problem.title).text(&problem.text);
        let damaged = problem.file.as_ref().filter(|_| problem.damaged);
        if damaged.is_some() {
            banner = banner.button(Button::secondary(restoring::CHOOSE_INSTEAD.get()).small());
        }
        match (banner.button(Button::secondary(words::CLOSE.get()).small()).show(ui), damaged) {
            (Some(0), Some(file)) => commands.push(Command::AskRescue(file.clone())),
            (Some(_), _) => commands.push(Command::CloseProblem(place)),
            (None, _) => {}
        }
        ui.add_space(size::GAP_M);
    }
}

fn reading_only(ui: &mut Ui, banner: Option<&(&str, String)>) {
    if let Some((title, text)) = banner {
        Banner::warn(title).text(text).show(ui);
        ui.add_space(size::GAP_M);
    }
}

fn banners(ui: &mut Ui, view: &View<'_>, listed: &[ListedAccount], commands: &mut Vec<Command>) {
    if *view.document.home() == Home::Example {
        let banner = Banner::info(words::EXAMPLE_TITLE.get())
            .icon(icons::EYE)
            .text(words::EXAMPLE_TEXT.get())
            .button(Button::secondary(words::EXAMPLE_LEAVE.get()).small())
            .show(ui);
        if banner.is_some() {
            commands.push(Command::LeaveExample);
        }
        ui.add_space(size::GAP_M);
    }
    if let Some((path, about)) = view.viewed {
        view_banner(ui, path, about, !listed.is_empty(), commands);
        ui.add_space(size::GAP_M);
    }
    if let SaveState::Failed { why, safe_until, changes } = view.document.save_state() {
        let safe_until = safe_until.map(|at| view.zone.time_of_day(at));
        let pressed = Banner::bad(&saving::title(changes))
            .text(&saving::told(&why, safe_until, changes))
            .button(Button::secondary(saving::TRY_AGAIN.get()).small())
            .button(Button::secondary(saving::COPY_ELSEWHERE.get()).small())
            .show(ui);
        match pressed {
            Some(0) => commands.push(Command::SaveAgain),
            Some(_) => commands.push(Command::AskCopy),
            None => {}
        }
        ui.add_space(size::GAP_M);
    }
}
