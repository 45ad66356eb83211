//! What stands over every page: what could not be used, what is read only, what is not saved.

use std::path::Path;

use eframe::egui::Ui;

use super::Problem;
use crate::document::{About, Home, ListedAccount, Loading, Opening, SaveState};
use crate::store::format::Detail;
use crate::text::window::{files, frame as words, restoring, saving};
use crate::ui::command::Command;
use crate::ui::theme::icons;
use crate::ui::theme::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::{Banner, Button};

/// Problems that are told before somebody asks for all.
const PROBLEMS_MAX: usize = 2;

/// Over a stranger's file, in the colour of nothing else.
fn view_banner(
    ui: &mut Ui,
    view: &View<'_>,
    (path, about): (&Path, &About),
    has_own: bool,
    commands: &mut Vec<Command>,
) {
    let (add_why_not, replace_why_not) = match about {
        About::Snapshot { detail: Detail::Full, .. } => {
            (None, (!has_own).then_some(restoring::NOTHING_TO_REPLACE.get()))
        }
        About::Snapshot { .. } => (Some(files::ADD_NOT_FULL.get()), Some(restoring::REPLACE_NOT_FULL.get())),
        About::Scenario { .. } => (Some(files::ADD_SCENARIO.get()), Some(files::ADD_SCENARIO.get())),
    };
    // Over it stands that another time is looked at, and a low window has little room.
    let brief = view.is_as_of();
    let mut text = if brief {
        files::doubt(about).unwrap_or_default()
    } else {
        files::view_text(about, view.account().credits())
    };
    let clock = files::view_clock(view.ahead_ms(), view.real, add_why_not.is_none())
        .filter(|_| matches!(about, About::Snapshot { .. }));
    // Why something cannot be pressed in words too, not only under the pointer. What follows from something left
    // out was said with it.
    let is_told = matches!(about, About::Snapshot { detail: Detail::Numbers | Detail::People, .. });
    let why_not = add_why_not.or(replace_why_not).filter(|_| !is_told);
    for more in clock.as_deref().into_iter().chain(why_not).filter(|_| !brief) {
        text.push(' ');
        text.push_str(more);
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

/// The file that somebody waits for.
pub(super) fn being_read<'a>(loading: &'a Option<Loading>, opening: &'a Option<Opening>) -> Option<&'a Path> {
    loading.as_ref().map(Loading::path).or(opening.as_ref().map(Opening::path))
}

pub(super) fn reading(ui: &mut Ui, path: &Path, commands: &mut Vec<Command>) {
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

/// What could not be used; where there is much of it, the first of it until all is asked for.
pub(super) fn problems(ui: &mut Ui, problems: &[Problem], all: bool, commands: &mut Vec<Command>) {
    // One line for one more would spare nothing.
    let told = if all || problems.len() <= PROBLEMS_MAX + 1 { problems.len() } else { PROBLEMS_MAX };
    for (place, problem) in problems.iter().enumerate().take(told) {
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
    if told < problems.len() {
        let title = files::more_problems(problems.len() - told);
        if Banner::bad(&title).button(Button::secondary(files::ALL_PROBLEMS.get())).show(ui).is_some() {
            commands.push(Command::ShowProblems);
        }
        ui.add_space(size::GAP_M);
    }
}

pub(super) fn reading_only(ui: &mut Ui, banner: Option<&(&str, String)>) {
    if let Some((title, text)) = banner {
        Banner::warn(title).text(text).show(ui);
        ui.add_space(size::GAP_M);
    }
}

pub(super) fn of_account(
    ui: &mut Ui,
    view: &View<'_>,
    listed: &[ListedAccount],
    commands: &mut Vec<Command>,
) {
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
        let has_own = listed.iter().any(|account| !view.preferences.archived.contains(&account.id));
        view_banner(ui, view, (path, about), has_own, commands);
        ui.add_space(size::GAP_M);
    }
}

pub(super) fn unsaved(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
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
