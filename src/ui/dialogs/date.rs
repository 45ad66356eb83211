//! A date and time, typed or reached in steps; and the dialog that moves the clock there.

use chrono::{Months, NaiveDate, TimeDelta};
use eframe::egui::{Context, Ui};

use crate::domain::{Instant, MINUTE_MS};
use crate::text::language::weekday_name;
use crate::text::{typed, window::dialogs as words, window::frame};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Field, complaint};

/// The instant that a text names, or what is wrong with it.
pub(super) fn read(text: &str) -> Result<Instant, String> {
    typed(text).ok_or_else(|| {
        let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
        match NaiveDate::parse_from_str(day, "%Y-%m-%d") {
            Err(_) if is_written_like_a_day(day) => words::no_such_day(day),
            Ok(known) if !within(known) => words::out_of_range(),
            _ => words::NOT_A_DATE.get().to_owned(),
        }
    })
}

/// `2027-02-30` is, although there is no such day.
fn is_written_like_a_day(day: &str) -> bool {
    let parts: Vec<&str> = day.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether an account can be on that day.
fn within(day: NaiveDate) -> bool {
    (Instant::EARLIEST.date()..=Instant::LATEST.date()).contains(&day)
}

/// The text that names an instant to the minute.
pub(super) fn write(at: Instant) -> String {
    at.to_chrono().format("%Y-%m-%d %H:%M").to_string()
}

/// The text that names an instant, to the millisecond where it does not lie on a whole minute.
pub(super) fn write_exact(at: Instant) -> String {
    format!("{} {}", at.date(), time_of_day(at))
}

fn time_of_day(at: Instant) -> String {
    let form = match at.as_ms() {
        ms if ms.rem_euclid(MINUTE_MS) == 0 => "%H:%M",
        ms if ms.rem_euclid(1_000) == 0 => "%H:%M:%S",
        _ => "%H:%M:%S%.3f",
    };
    at.to_chrono().format(form).to_string()
}

/// A field for an instant, with steps of a day and a month below it, where it may lie ahead one to the next 1st,
/// and below these what is wrong, for which so many lines are kept.
pub(super) fn field(
    ui: &mut Ui,
    label: &str,
    text: &mut String,
    (error, lines): (Option<&str>, u8),
    begins: bool,
    ahead: bool,
) {
    let day = typed(text).map_or("", weekday_name);
    Field::single(label, text)
        .edit_menu(edit_menu())
        .begins(begins)
        .proposed()
        .hint(words::DATE_TIME_HINT)
        .count(day, false)
        .wrong(error)
        .show(ui);
    ui.add_space(size::GAP_XS);
    let at = typed(text);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_XS;
        let (next, next_name) = words::NEXT_FIRST;
        let next_first = ahead.then(|| {
            (at.map(Instant::next_month_start).filter(|to| *to <= Instant::LATEST), next, next_name)
        });
        let steps =
            words::DATE_STEPS.map(|(step, shown, name)| (at.and_then(|at| stepped(at, step)), shown, name));
        for (to, shown, name) in steps.into_iter().chain(next_first) {
            let button = Button::secondary(shown.get()).small().accessible_name(name.get());
            if ui.add(button.enabled(to.is_some())).clicked()
                && let Some(to) = to
            {
                *text = write_exact(to);
            }
        }
    });
    complaint(ui, error, lines);
}

/// The text of an instant a month before the one that this text names.
pub(super) fn month_before(text: &str) -> Option<String> {
    stepped(typed(text)?, (-1, 0)).map(write_exact)
}

/// An instant so many months and days on, at the same time of day; `None` where no account can be.
fn stepped(at: Instant, (months, days): (i32, i64)) -> Option<Instant> {
    let at = at.to_chrono();
    let many = Months::new(months.unsigned_abs());
    let moved = if months < 0 { at.checked_sub_months(many) } else { at.checked_add_months(many) }?;
    let moved = moved.checked_add_signed(TimeDelta::try_days(days)?)?;
    let moved = Instant::from_ms(moved.timestamp_millis());
    (Instant::EARLIEST..=Instant::LATEST).contains(&moved).then_some(moved)
}

/// The instant as it is being typed.
#[derive(Debug)]
pub struct DateForm {
    text: String,
}

impl DateForm {
    /// Begins with the start of the next day.
    pub(super) fn after(now: Instant) -> Self {
        let next = now.date().succ_opt().unwrap_or(now.date());
        Self { text: write(Instant::from_date(next)) }
    }

    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let now = view.now();
        let found = self.read(now);
        let answer = Dialog::new("date", words::GO_TITLE.get(), frame::CANCEL.get())
            .focus_body()
            .action(Button::primary(words::GO.get()).enabled(found.is_ok()))
            .show(ctx, |ui, opening| {
                field(
                    ui,
                    words::DATE_TIME.get(),
                    &mut self.text,
                    (found.as_ref().err().map(String::as_str), 1),
                    opening,
                    true,
                );
            });
        match (answer, self.read(now)) {
            (Some(Choice::Action(_)), Ok(at)) => commands.push(Command::AdvanceTo(at)),
            // Typed in this very frame, and wrong: the form stays.
            (Some(Choice::Action(_)), Err(_)) => return false,
            _ => {}
        }
        answer.is_some()
    }

    fn read(&self, now: Instant) -> Result<Instant, String> {
        let at = read(&self.text)?;
        if at < now { Err(words::not_before(now)) } else { Ok(at) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_wrong_is_told() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        for exact in ["2026-12-24 09:30", "2026-12-24 09:30:15", "2026-12-24 09:30:15.007"] {
            assert_eq!(typed(exact).map(write_exact), Some(exact.to_owned()));
        }
        let day = |text: &str| read(text).unwrap_err();
        assert_eq!(day("2027-02-30"), "There is no day 2027-02-30.");
        assert_eq!(day("2027-13-01 09:00"), "There is no day 2027-13-01.");
        assert_eq!(day("1999-01-01"), "An account's time runs from 2003 to 2199.");
        for other in ["24.12.2026", "2026-12-24 25:00", "2026-2-3x", "+026-02-30"] {
            assert_eq!(day(other), words::NOT_A_DATE.get(), "{other}");
        }
        assert_eq!(write(at("2026-12-24T09:30:15Z")), "2026-12-24 09:30");
    }
}
