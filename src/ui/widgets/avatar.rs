//! A person's or an account's initials in a disc.

use eframe::egui::{Response, Sense, Ui, Widget, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};

/// Initials of a name in a disc. An ornament: the name stands beside it, so screen readers skip it.
#[must_use = "add it to a Ui"]
pub struct Avatar<'a> {
    name: &'a str,
    size: f32,
}

impl<'a> Avatar<'a> {
    /// 36 across.
    pub fn new(name: &'a str) -> Self {
        Self { name, size: 36.0 }
    }

    /// Another diameter.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }
}

/// The first letters of the first and the last word, in capitals; "?" for a name without any.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    let letters: String = first.into_iter().chain(last).flat_map(char::to_uppercase).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

impl Widget for Avatar<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let side = (self.size * text_scale(ui)).round();
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        ui.painter().circle_filled(rect.center(), side / 2.0, t.accent);
        let mut font = Type::Strong.font(ui);
        font.size = side * 0.36;
        let text = ui.painter().layout_no_wrap(initials(self.name), font, t.on_accent);
        let at = rect.center() - text.size() / 2.0;
        ui.painter().galley(paint::snapped(ui, at), text, t.on_accent);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_all_sorts_of_names() {
        for (name, expected) in [
            ("Dana Whitfield", "DW"),
            ("  dana   m. whitfield ", "DW"),
            ("Дмитрий Ёлкин", "ДЁ"),
            ("山田 太郎", "山太"),
            ("Cher", "C"),
            ("(Omar) Haddad", "OH"),
            ("", "?"),
            ("— !", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name:?}");
        }
    }
}
