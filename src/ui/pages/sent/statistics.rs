//! The statistics over the list, closed until they are asked for.

use eframe::egui::{self, Ui};

use crate::domain::{Account, Instant, Statistics};
use crate::text::{self, window::statistics as words};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::{Bar, Bars, Button, Card, Stat, stats, words as say};

/// Least width of one count.
const COUNT_MIN: f32 = 108.0;
/// Width from which shares and picture stand beside each other.
const WIDE: f32 = 700.0;

/// Whether the card is open, and what it told last.
#[derive(Debug, Default)]
pub(super) struct StatisticsCard {
    pub(super) open: bool,
    told: Option<Told>,
}

#[derive(Debug)]
struct Told {
    stamp: Stamp,
    at: Instant,
    statistics: Statistics,
    bars: Vec<Bar>,
}

impl StatisticsCard {
    /// The counts, brought up to date.
    pub(super) fn counts(&mut self, view: &View<'_>) -> &Statistics {
        &self.refresh(view).statistics
    }

    /// Draws the card, of what was counted last.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        let Self { open, told } = self;
        let Some(Told { statistics, bars, .. }) = told else { return };
        let t = Tokens::of(ui);
        Card::new().padding(8).show(ui, |ui| {
            ui.horizontal(|ui| {
                let caret = if *open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
                let toggle = ui.add(Button::quiet(words::TITLE.get()).small().icon(caret));
                toggle.ctx.accesskit_node_builder(toggle.id, |node| node.set_expanded(*open));
                if toggle.clicked() {
                    *open = !*open;
                }
                let summary = Type::FiguresSecondary.rich(words::summary(statistics)).color(t.muted);
                ui.add(egui::Label::new(summary).truncate());
            });
            if *open {
                egui::Frame::new().inner_margin(egui::Margin::symmetric(10, 4)).show(ui, |ui| {
                    whole(ui, statistics, bars);
                });
            }
        });
    }

    fn refresh(&mut self, view: &View<'_>) -> &Told {
        let (stamp, now) = (Stamp::of(view), view.now());
        let fresh = |told: &Told| told.stamp == stamp && (told.at..told.statistics.changes_at).contains(&now);
        let told = self.told.take().filter(fresh).unwrap_or_else(|| Told::of(view.account(), stamp));
        self.told.insert(told)
    }
}

impl Told {
    fn of(account: &Account, stamp: Stamp) -> Self {
        let statistics = Statistics::of(account);
        let bar = |counted: &(crate::domain::Month, u32)| Bar {
            amount: counted.1,
            label: text::month_short(counted.0),
            text: words::bar(*counted),
        };
        let bars = statistics.returned.iter().map(bar).collect();
        Self { stamp, at: account.now(), statistics, bars }
    }
}

fn whole(ui: &mut Ui, statistics: &Statistics, bars: &[Bar]) {
    let t = Tokens::of(ui);
    counts(ui, statistics);
    say(ui, &words::unanswered(statistics), Type::Secondary, t.muted);
    ui.add_space(size::GAP_S);
    let beside = |ui: &mut Ui| {
        let width = ui.available_width();
        let half = if width >= WIDE * text_scale(ui) { (width - size::GAP_L) / 2.0 } else { width };
        let column = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(half, 0.0), column, |ui| {
            ui.set_width(half);
            shares(ui, statistics);
        });
        ui.allocate_ui_with_layout(egui::vec2(half, 0.0), column, |ui| {
            ui.set_width(half);
            say(ui, words::RETURNED.get(), Type::Strong, t.text);
            ui.add(Bars::new(words::RETURNED.get(), &words::returned(&statistics.returned), bars));
        });
    };
    if ui.available_width() >= WIDE * text_scale(ui) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_L;
            beside(ui);
        });
    } else {
        beside(ui);
    }
}

/// Each count with what it counts, in columns of one width.
fn counts(ui: &mut Ui, statistics: &Statistics) {
    let t = Tokens::of(ui);
    let counts = words::counts(statistics);
    let least = COUNT_MIN * text_scale(ui);
    let across = (1..=counts.len())
        .rev()
        .find(|across| {
            let gaps = u8::try_from(*across).map_or(0.0, f32::from) * (least + size::GAP_M);
            gaps - size::GAP_M <= ui.available_width()
        })
        .unwrap_or(1);
    let column = egui::Layout::top_down(egui::Align::Min);
    for row in counts.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_M;
            for (count, what, note) in row {
                ui.allocate_ui_with_layout(egui::vec2(least, 0.0), column, |ui| {
                    ui.set_width(least);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let told = format!("{} {what}", text::number(u64::from(*count)));
                    say(ui, &told, Type::FiguresStrong, t.text);
                    if !note.is_empty() {
                        say(ui, note, Type::Secondary, t.muted);
                    }
                });
            }
        });
    }
}

fn shares(ui: &mut Ui, statistics: &Statistics) {
    let told = statistics.shares.map(|share| (words::share(&share), words::share_note(&share)));
    let facts: Vec<Stat<'_>> = told.iter().map(|(share, note)| Stat::new(share, note)).collect();
    stats(ui, &facts);
}
