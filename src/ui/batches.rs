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
    let mut tones = t.batches.into_iter().cycle();
    lots.chunk_by(together)
        .enumerate()
        .filter_map(|(place, group)| {
            let first = group.first()?;
            // Only what is soon to expire has the colour of warning; returned credits have the palest.
            let colour = if place == 0 && is_soon(account, first.expires_at) {
                t.batch_soon
            } else if returned(first) {
                t.batch_returned
            } else {
                tones.next().unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Opening, OpeningLot, Policy, SubscriptionType};

    #[test]
    fn as_many_full_batches_as_the_limit_holds_have_colours_of_their_own() {
        let on = |text: &str| text.parse::<Instant>().unwrap();
        let lot = |day: &str| OpeningLot { credits: 50, granted_at: on(&format!("{day}T00:00:00Z")) };
        let opening = Opening::Lots(["2026-10-01", "2026-11-01", "2026-12-01"].map(lot).to_vec());
        let at = on("2026-12-02T10:00:00Z");
        let account = Account::open(Policy::default(), at, SubscriptionType::Core, &opening).unwrap();
        let t = Tokens::for_dark(false);
        let colours: Vec<Color32> = groups(&account, t).iter().map(|group| group.colour).collect();
        assert_eq!(colours, t.batches);
    }
}
