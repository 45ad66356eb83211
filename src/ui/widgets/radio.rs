//! The keyboard in a group of which one is chosen: one stop for Tab, and the arrows choose.

use eframe::egui::{Key, Modifiers, Response, Ui, Vec2};

use super::paint;

const ARROWS: [(Key, bool); 4] =
    [(Key::ArrowRight, true), (Key::ArrowDown, true), (Key::ArrowLeft, false), (Key::ArrowUp, false)];

/// Where Tab stops: at the chosen one, else at the first that can be chosen.
pub(super) fn stop(chosen: Option<usize>, enabled: &[bool]) -> Option<usize> {
    let can = |at: &usize| enabled.get(*at).copied().unwrap_or_default();
    chosen.filter(can).or_else(|| enabled.iter().position(|enabled| *enabled))
}

/// One of the group, to be clicked; where Tab stops also by keys.
pub(super) fn target(ui: &mut Ui, size: Vec2, stop: bool, enabled: bool) -> Response {
    if stop { paint::target(ui, size, enabled) } else { paint::target_beside_keys(ui, size, enabled) }
}

/// The place of what was chosen by a click or by the arrows.
pub(super) fn chosen(ui: &Ui, responses: &[Response], enabled: &[bool]) -> Option<usize> {
    let Some(clicked) = responses.iter().position(Response::clicked) else {
        return arrows(ui, responses, enabled);
    };
    // A dialog gives what is clicked the keyboard, but sees only what Tab came to already.
    if ui.memory(|memory| memory.top_modal_layer()) == Some(ui.layer_id()) {
        responses.get(clicked)?.request_focus();
    }
    Some(clicked)
}

/// Chooses by the arrows pressed on the one that has the keyboard, and gives it to the new one. Those
/// that cannot be chosen are passed over; behind the last comes the first. The place of the new one.
fn arrows(ui: &Ui, responses: &[Response], enabled: &[bool]) -> Option<usize> {
    let from = responses.iter().position(Response::has_focus)?;
    paint::keep_arrows(responses.get(from)?);
    let mut at = from;
    for (key, forward) in ARROWS {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        for _ in 0..times {
            at = next(at, forward, enabled);
        }
    }
    let new = (at != from).then_some(at)?;
    responses.get(new)?.request_focus();
    Some(new)
}

fn next(from: usize, forward: bool, enabled: &[bool]) -> usize {
    let count = enabled.len();
    let step = if forward { 1 } else { count.saturating_sub(1) };
    let others = (1..count).map(|steps| (from + steps * step) % count);
    others.into_iter().find(|at| enabled.get(*at) == Some(&true)).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_stops_at_the_chosen_one_or_the_first_that_can_be_chosen() {
        assert_eq!(stop(Some(2), &[true, true, true]), Some(2));
        assert_eq!(stop(None, &[false, true, true]), Some(1));
        assert_eq!(stop(Some(0), &[false, true, true]), Some(1));
        assert_eq!(stop(None, &[false, false]), None);
        assert_eq!(stop(None, &[]), None);
    }

    #[test]
    fn arrows_pass_over_what_cannot_be_chosen_and_go_round() {
        let enabled = [true, false, true];
        assert_eq!(next(0, true, &enabled), 2);
        assert_eq!(next(2, true, &enabled), 0);
        assert_eq!(next(2, false, &enabled), 0);
        assert_eq!(next(0, false, &enabled), 2);
        assert_eq!(next(0, true, &[true, false]), 0);
        assert_eq!(next(0, true, &[true]), 0);
    }
}
