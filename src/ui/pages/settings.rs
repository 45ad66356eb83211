//! Settings: the credits left, what they are made of, what comes and goes next.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{self, Align, Layout, Ui};
use egui_extras::{Column, TableBuilder};

use crate::document::SaveState;
use crate::domain::{Account, Reason};
use crate::store::ThemePreference;
use crate::text::language::Word;
use crate::text::{
    self,
    window::clock,
    window::{explain, files, frame, restoring, settings as words},
};
use crate::ui::batches;
use crate::ui::command::Command;
use crate::ui::layout::{columns, gap, title};
use crate::ui::theme::style::quiet_scroll_bar;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::view::View;
use crate::ui::widgets::table::line_above;
use crate::ui::widgets::{Button, Card, Chips, Meter, Slider, Stat, Tone, paint, stats, words as say};

/// Draws the page.
pub(crate) fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    title(ui, frame::SETTINGS.get(), words::SUBTITLE.get());
    balance(ui, view, commands);
    gap(ui);
    columns(
        ui,
        760.0,
        0.37,
        commands,
        |ui, commands| {
            batch_table(ui, view.account());
            gap(ui);
            appearance(ui, view, commands);
        },
        |ui, commands| {
            subscription(ui, view, commands);
            gap(ui);
            account_data(ui, view, commands);
        },
    );
}

fn balance(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let account = view.account();
    let t = Tokens::of(ui);
    Card::new().show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_L;
            let credits = account.credits();
            let number = text::number(u64::from(credits));
            let galley = ui.painter().layout_no_wrap(number, Type::Balance.font(ui), t.text);
            let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
            ui.painter().galley(rect.min, galley, t.text);
            // Who only hears it hears the whole: `87 InMail credits left`.
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words::balance(credits))
            });
            ui.vertical(|ui| {
                ui.add_space(14.0 * text_scale(ui));
                ui.spacing_mut().item_spacing.y = 2.0;
                let what = if credits == 1 { words::CREDIT_LEFT.get() } else { words::CREDITS_LEFT.get() };
                ui.label(Type::Heading.rich(what).color(t.text));
                ui.label(Type::Body.rich(words::hold(account.policy().limit)).color(t.muted));
            });
        });
        simulated(ui, view, commands);
        ui.add_space(size::GAP_S);
        let segments = batches::segments(&batches::groups(account, t));
        ui.add(Meter::new(words::BAR.get(), &words::bar(account), &segments, account.policy().limit));
        ui.add_space(size::GAP_M);
        facts(ui, view);
        ui.add_space(size::GAP_S);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary(explain::EXPLAIN.get())).clicked() {
                commands.push(Command::AskExplain);
            }
            if ui.add(Button::quiet(explain::OBSERVED.get()).unless(view.not_comparable())).clicked() {
                commands.push(Command::AskObserved);
            }
        });
    });
}

/// That the number is not that of today, and the way there: on to real time, or back, which Undo is only until the
/// account is closed.
fn simulated(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let behind = view.ahead_ms() < 0 && view.locked().is_none();
    if !behind && !view.goes_back_by_backup() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_S;
        let told = clock::simulated(view.now(), view.ahead_ms());
        say(ui, &told, Type::Medium, Tokens::of(ui).warn_text);
        let (back, command) = if behind {
            (clock::BACK_TO_REAL, Command::BackToReal)
        } else {
            (clock::BACK_TO_TODAY, Command::AskRestore { to_today: true })
        };
        if ui.add(Button::secondary(back.get()).small()).clicked() {
            commands.push(command);
        }
    });
}

fn facts(ui: &mut Ui, view: &View<'_>) {
    let account = view.account();
    let now = account.now();
    let (allocation, allocation_note) = match account.next_allocation() {
        Some((at, credits)) => {
            (words::next_allocation(at, credits), words::next_allocation_note(now, at, view.zone.beside(at)))
        }
        None => (words::NO_ALLOCATION.get().to_owned(), words::NO_ALLOCATION_NOTE.get().to_owned()),
    };
    let (loss, loss_note, tone) = match account.next_loss() {
        Some((at, credits, reason)) => {
            let (loss, note) = if reason == Reason::RemovedAtLimit {
                let limit = account.policy().limit;
                (words::next_removal(at, credits), words::next_removal_note(now, at, credits, limit))
            } else {
                (words::next_expiry(at, credits), words::next_expiry_note(now, at, credits))
            };
            (loss, note, if batches::is_soon(account, at) { Tone::Warn } else { Tone::Neutral })
        }
        None => (
            words::NOTHING_EXPIRES.get().to_owned(),
            words::NOTHING_EXPIRES_NOTE.get().to_owned(),
            Tone::Neutral,
        ),
    };
    let waiting = words::waiting(account.waiting());
    stats(
        ui,
        &[
            Stat::new(&allocation, &allocation_note),
            Stat::new(&loss, &loss_note).tone(tone),
            Stat::new(&waiting, words::waiting_note(account.waiting(), account.subscription().is_some())),
        ],
    );
}

/// So much of a batch's name comes before the days left.
const NAME_BEFORE_DAYS: f32 = 150.0;
/// Width of a batch's colour and of the gap behind it.
const MARK: f32 = 9.0 + size::GAP_S;

fn batch_table(ui: &mut Ui, account: &Account) {
    Card::titled(words::BATCHES.get()).note(words::BATCHES_NOTE.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        if account.lots().len() == 0 {
            say(ui, words::NO_BATCHES.get(), Type::Body, t.muted);
            return;
        }
        let scale = text_scale(ui);
        let row = size::ROW * scale;
        // Columns touch, so that the lines run through.
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        quiet_scroll_bar(ui);
        let [source, left, before, days] = words::BATCH_COLUMNS.map(Word::get);
        let right = Layout::right_to_left(Align::Center);
        let groups = batches::groups(account, t);
        // Wider where another language needs it.
        let wide = |text: &str, role: Type| paint::line(ui, text, role, f32::INFINITY).size().x + size::GAP_M;
        let ends = groups.iter().map(|group| wide(&text::date_time(group.expires_at), Type::Figures));
        let until = ends.fold(wide(before, Type::SecondaryMedium), f32::max).max(156.0 * scale);
        let last = wide(days, Type::SecondaryMedium).max(80.0 * scale);
        let amount = 48.0 * scale;
        // The beginning of their names tells batches apart; the days left follow from the date.
        let name = groups.iter().map(|group| wide(&group.name, Type::Body)).fold(96.0, f32::max) + MARK;
        let name = name.min(NAME_BEFORE_DAYS * scale);
        let with_days = ui.available_width() >= name + amount + until + last;
        let mut table = TableBuilder::new(ui)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::remainder().clip(true).at_least(96.0))
            .column(Column::exact(amount))
            .column(Column::exact(until));
        if with_days {
            table = table.column(Column::exact(last));
        }
        table
            .vscroll(groups.len() > 8)
            .min_scrolled_height(row * 8.0)
            .max_scroll_height(row * 8.0)
            .header(row, |mut header| {
                let head = |ui: &mut Ui, text: &str| {
                    ui.label(Type::SecondaryMedium.rich(text).color(t.muted));
                };
                header.col(|ui| head(ui, source));
                header.col(|ui| {
                    ui.with_layout(right, |ui| head(ui, left));
                });
                header.col(|ui| {
                    ui.add_space(size::GAP_M);
                    head(ui, before);
                });
                if with_days {
                    header.col(|ui| {
                        ui.with_layout(right, |ui| {
                            ui.add_space(size::GAP_S);
                            head(ui, days);
                        });
                    });
                }
            })
            .body(|body| {
                body.rows(row, groups.len(), |mut line| {
                    let Some(group) = groups.get(line.index()) else { return };
                    line.col(|ui| {
                        line_above(ui);
                        let square = egui::Vec2::splat(MARK - size::GAP_S);
                        let (rect, _) = ui.allocate_exact_size(square, egui::Sense::empty());
                        ui.painter().rect_filled(rect, 3.0, group.colour);
                        ui.add_space(size::GAP_S);
                        ui.add(egui::Label::new(Type::Body.rich(&group.name).color(t.text)).truncate());
                    });
                    let figures = |ui: &mut Ui, text: String| {
                        ui.label(Type::Figures.rich(text).color(t.text));
                    };
                    line.col(|ui| {
                        line_above(ui);
                        ui.with_layout(right, |ui| figures(ui, group.left.to_string()));
                    });
                    line.col(|ui| {
                        line_above(ui);
                        ui.add_space(size::GAP_M);
                        figures(ui, text::date_time(group.expires_at));
                    });
                    if with_days {
                        line.col(|ui| {
                            line_above(ui);
                            let days = text::days_left(account.now(), group.expires_at);
                            ui.with_layout(right, |ui| {
                                // Clear of the scroll bar.
                                ui.add_space(size::GAP_S);
                                figures(ui, days.to_string());
                            });
                        });
                    }
                    // To someone who hears it, a row is a sentence and no heap of figures.
                    let mut response = line.response();
                    // A cell's own rectangle reaches beyond it by what it holds, the last one beyond the window.
                    response.rect.max.x = response.rect.max.x.min(response.interact_rect.max.x);
                    response.widget_info(|| {
                        let told = words::segment(&group.name, group.left, group.expires_at);
                        egui::WidgetInfo::labeled(Role::Row, true, told)
                    });
                });
            });
        ui.add_space(size::GAP_S);
        let sooner =
            account.next_removal().map(|(at, credits)| words::sooner(at, credits, account.policy().limit));
        let unknown = account.opening_of_unknown_age().map(|_| text::unknown_age(account));
        for note in sooner.into_iter().chain(unknown) {
            ui.add_space(size::GAP_XS);
            say(ui, &note, Type::Secondary, t.muted);
        }
    });
}

fn subscription(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let account = view.account();
    Card::titled(words::SUBSCRIPTION.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        match account.subscription() {
            Some(subscription) => {
                say(ui, text::subscription_type(subscription.kind), Type::Strong, t.text);
                say(ui, &words::since(account, subscription.since), Type::Body, t.text);
                say(ui, &words::numbers(account), Type::Body, t.muted);
                ui.add_space(size::GAP_XS);
                ui.horizontal_wrapped(|ui| {
                    if ui.add(Button::secondary(words::CHANGE_TYPE.get()).unless(view.locked())).clicked() {
                        commands.push(Command::AskChangeType);
                    }
                    let cancel = Button::danger(words::CANCEL.get())
                        .accessible_name(words::CANCEL_SUBSCRIPTION.get())
                        .unless(view.locked());
                    if ui.add(cancel).clicked() {
                        commands.push(Command::AskCancel);
                    }
                });
            }
            None => {
                say(ui, words::NO_SUBSCRIPTION.get(), Type::Strong, t.text);
                say(ui, words::NO_SUBSCRIPTION_NOTE.get(), Type::Body, t.muted);
                ui.add_space(size::GAP_XS);
                if ui.add(Button::secondary(words::NEW_SUBSCRIPTION.get()).unless(view.locked())).clicked() {
                    commands.push(Command::AskResubscribe);
                }
            }
        }
    });
}

fn account_data(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    Card::titled(words::ACCOUNT_DATA.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        let state = view.document.save_state();
        let line = frame::save_state(&state, |at| view.zone.time_of_day(at));
        let colour = if matches!(state, SaveState::Failed { .. }) { t.bad_text } else { t.text };
        let told = say(ui, &line, Type::Body, colour);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
        if state != SaveState::NotKept {
            let folder = view.data_dir.accounts();
            say(ui, &words::kept_in(&folder.to_string_lossy()), Type::Secondary, t.muted);
        }
        ui.add_space(size::GAP_XS);
        ui.horizontal_wrapped(|ui| {
            if ui
                .add(Button::secondary(files::EXPORT_SHORT.get()).accessible_name(files::EXPORT.get()))
                .clicked()
            {
                commands.push(Command::AskExport);
            }
            if ui
                .add(Button::secondary(files::IMPORT_SHORT.get()).accessible_name(files::IMPORT.get()))
                .clicked()
            {
                commands.push(Command::AskImport);
            }
            if view.document.is_kept()
                && ui
                    .add(
                        Button::secondary(restoring::RESTORE_SHORT.get())
                            .accessible_name(restoring::RESTORE.get()),
                    )
                    .clicked()
            {
                commands.push(Command::AskRestore { to_today: false });
            }
        });
    });
}

fn appearance(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    const CHOICES: [ThemePreference; 3] =
        [ThemePreference::System, ThemePreference::Light, ThemePreference::Dark];
    Card::titled(words::APPEARANCE.get()).show(ui, |ui| {
        let mut chosen =
            CHOICES.iter().position(|choice| *choice == view.preferences.theme).unwrap_or_default();
        if Chips::new(words::THEME.get(), &words::THEMES.map(Word::get)).show(ui, &mut chosen)
            && let Some(theme) = CHOICES.get(chosen)
        {
            commands.push(Command::SetTheme(*theme));
        }
        ui.add_space(size::GAP_XS);
        let mut percent = view.preferences.text_size_percent;
        let told = format!("{percent} %");
        let slider = Slider::new(words::TEXT_SIZE.get(), &mut percent, 90..=150, &told).step(5).typed(" %");
        if slider.show(ui).changed() {
            commands.push(Command::SetTextSize(percent));
        }
    });
}
