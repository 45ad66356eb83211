//! Claims, each with links to the rules that it rests on.

use eframe::egui::{Ui, vec2};

use super::command::Command;
use super::theme::tokens::size;
use super::theme::{Tokens, Type};
use super::widgets::{link, running, words as say};
use crate::domain::RuleNo;
use crate::text::{self, Claim};

/// Draws claims one below the other. True when a rule was asked for.
pub(crate) fn show(ui: &mut Ui, claims: &[Claim], commands: &mut Vec<Command>) -> bool {
    let mut asked = false;
    for claim in claims {
        asked |= one(ui, &claim.text, &claim.rules, commands);
        ui.add_space(size::GAP_XS);
    }
    asked
}

/// Draws words and links to their rules. True when one was asked for.
pub(crate) fn one(ui: &mut Ui, words: &str, rules: &[RuleNo], commands: &mut Vec<Command>) -> bool {
    let t = Tokens::of(ui);
    let mut asked = false;
    running(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_XS, 0.0);
        ui.style_mut().interaction.selectable_labels = true;
        say(ui, words, Type::Body, t.text);
        for rule in rules {
            if link(ui, &rule.to_string(), text::rules::title(*rule)).clicked() {
                commands.push(Command::ShowRule(*rule));
                asked = true;
            }
        }
    });
    asked
}
