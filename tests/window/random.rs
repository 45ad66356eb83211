//! Random actions with fixed seeds on the window without a display: whatever is pressed, typed and scrolled, it
//! does not panic, and what it holds is what its file holds.

use eframe::egui::accesskit::Action;
use eframe::egui::{Pos2, Vec2};
use egui_kittest::kittest::NodeT as _;
use inmail_credits::store::format::read_account;

use crate::at_hand;
use crate::desk::{Desk, WIDE};
use crate::dice::{Dice, SIZES, one};

const SEEDS: u64 = 4;
const ACTIONS: u32 = 500;
/// Between two looks at what there is to click.
const STRIDE: u32 = 10;
const RESIZE_EVERY: u32 = 60;

fn targets(desk: &Desk) -> Vec<Pos2> {
    let nodes = desk.window().root().children_recursive();
    let pressed = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.data().supports_action(Action::Click) && !node.is_disabled() && node.bounding_box().is_some()
    });
    // What is scrolled out of view is nowhere.
    pressed.map(|node| node.rect().center()).filter(|at| at.is_finite()).collect()
}

#[test]
fn random_actions_end_in_no_panic_and_in_a_file_that_agrees() {
    let seeds = if std::env::var_os("INMAIL_CREDITS_FULL").is_some() { 10 * SEEDS } else { SEEDS };
    for seed in 1..=seeds {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut desk = Desk::sized_for_strangers(WIDE, at_hand::about_to_expire);
        desk.restart_with_documents();
        let (mut places, mut size) = (Vec::new(), Vec2::from(WIDE));
        for action in 0..ACTIONS {
            if action % STRIDE == 0 {
                places = targets(&desk);
            }
            if action % RESIZE_EVERY == RESIZE_EVERY - 1 {
                let (width, height) = dice.of(&SIZES);
                size = Vec2::new(width.into(), height.into());
                desk.window_mut().set_size(size);
            }
            for event in one(&mut dice, size, &places) {
                desk.window().event(event);
            }
            desk.window_mut().step();
        }
        let kept = desk.window().state().document().filter(|document| document.is_kept()).map(|document| {
            (
                desk.data_dir().account_file(document.id()),
                document.account().credits(),
                document.history().events().len(),
            )
        });
        let folder = desk.close_and_keep();
        if let Some((file, credits, events)) = kept {
            let file = read_account(std::fs::read(&file).unwrap()).unwrap();
            assert!(file.summary_agrees, "seed {seed}");
            assert_eq!((file.summary_credits, file.history.events().len()), (credits, events), "seed {seed}");
        }
        drop(folder);
    }
}
