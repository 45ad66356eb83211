//! Batches as people see them: credits that came back on one day stand together.

use eframe::egui::Color32;

use super::theme::Tokens;
use super::widgets::Segment;
use crate::domain::{Account, Instant, Lot, LotSource};
use crate::text::{self, window::settings as words};

/// Days before their end from which credits count as soon to expire.
pub(super) const SOON_DAYS: i64 = 14;

/// One line of the table and one part of the bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BatchGroup {
    /// Where it came from.
    pub(super) name: String,
    /// Credits left.
    pub(super) left: u32,
    /// The earliest end of its credits.
    pub(super) expires_at: Instant,
    /// Its colour in bar and table.
    pub(super) colour: Color32,
}

/// Whether credits that end at this instant are soon to expire.
pub(super) fn is_soon(account: &Account, expires_at: Instant) -> bool {
    text::days_left(account.now(), expires_at) < SOON_DAYS
}

/// The batches in spend order; those that came back on one day, and pay one after another, as one.
pub(super) fn groups(account: &Account, t: &Tokens) -> Vec<BatchGroup> {
    let lots: Vec<&Lot> = account.lots().collect();
    let returned = |lot: &Lot| {
        account.arrival(lot.no).is_some_and(|arrival| matches!(arrival.source, LotSource::Returned(_)))
    };
    let together =
        |a: &&Lot, b: &&Lot| returned(a) && returned(b) && a.granted_at.date() == b.granted_at.date();
    let returned_tone = t.batch(usize::MAX);
    let mut tones = [1, 2].into_iter().cycle();
    lots.chunk_by(together)
        .enumerate()
        .filter_map(|(place, group)| {
            let first = group.first()?;
            // Only what is soon to expire has the colour of warning; returned credits have the palest.
            let colour = if place == 0 && is_soon(account, first.expires_at) {
                t.batch(0)
            } else if returned(first) {
                returned_tone
            } else {
                t.batch(tones.next().unwrap_or_default())
            };
            Some(BatchGroup {
                name: words::batch(account, first.no, group.len()),
                left: group.iter().map(|lot| lot.left).sum(),
                expires_at: first.expires_at,
                colour,
            })
        })
        .collect()
}

/// The parts of the bar.
pub(super) fn segments(groups: &[BatchGroup]) -> Vec<Segment> {
    let segment = |group: &BatchGroup| Segment {
        amount: group.left,
        colour: group.colour,
        text: words::segment(&group.name, group.left, group.expires_at),
    };
    groups.iter().map(segment).collect()
}
