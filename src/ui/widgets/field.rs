//! Text fields with their label, count, hint and error.

use eframe::egui;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align, Align2, Context, Id, Key, Layout, Margin, Popup, Response, SetOpenCommand, TextEdit, Ui, UiKind,
    ViewportCommand, vec2,
};

use super::{menu, paint};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// The words of a text field's context menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the label of that item")]
pub struct EditWords<'a> {
    pub cut: &'a str,
    pub copy: &'a str,
    pub paste: &'a str,
    pub select_all: &'a str,
}

/// A text field. Its label is its accessible name.
#[must_use = "call show"]
pub struct Field<'a> {
    label: &'a str,
    text: &'a mut String,
    rows: usize,
    id: Option<Id>,
    hint: &'a str,
    count: Option<&'a str>,
    over: bool,
    may_fail: bool,
    error: Option<&'a str>,
    wrong: Option<&'a str>,
    note: Option<&'a str>,
    words: Option<EditWords<'a>>,
    enabled: bool,
    begins: bool,
    proposed: bool,
    reveals: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn single(label: &'a str, text: &'a mut String) -> Self {
        Self {
            label,
            text,
            rows: 1,
            id: None,
            hint: "",
            count: None,
            over: false,
            may_fail: false,
            error: None,
            wrong: None,
            note: None,
            words: None,
            enabled: true,
            begins: false,
            proposed: false,
            reveals: false,
        }
    }

    /// A field of at least `rows` lines, which grows with its text. Tab leaves it.
    pub fn multi(label: &'a str, text: &'a mut String, rows: usize) -> Self {
        Self { rows: rows.max(2), ..Self::single(label, text) }
    }

    /// The id of the input, to give it the focus from elsewhere.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// At the right of the label ("31 / 200", or what else is quietly said of the text); `over` draws it as a mistake.
    pub fn count(mut self, count: &'a str, over: bool) -> Self {
        self.count = Some(count);
        self.over = over;
        self
    }

    /// What is wrong, below the field. A dialog keeps room for a line of it, so that nothing moves when it
    /// comes.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.may_fail = true;
        self.error = error;
        self
    }

    /// What is wrong, where that is written elsewhere in sight: the field is only marked, and says it.
    pub fn wrong(mut self, wrong: Option<&'a str>) -> Self {
        self.wrong = wrong;
        self
    }

    /// A quiet note below the field, where there is no error.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// Gives the field its context menu.
    pub fn edit_menu(mut self, words: EditWords<'a>) -> Self {
        self.words = Some(words);
        self
    }

    /// Whether it can be edited.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Takes the keyboard, where that is so, as a field in which a form begins: behind its text, with nothing
    /// left of what another form remembered under its id.
    pub fn begins(mut self, begins: bool) -> Self {
        self.begins = begins;
        self
    }

    /// Where the form begins in it, its text is selected: it is a proposal, which typing replaces.
    pub fn proposed(mut self) -> Self {
        self.proposed = true;
        self
    }

    /// Takes the keyboard, where that is so, and shows what is wrong with it, however much text it holds.
    pub fn reveals(mut self, reveals: bool) -> Self {
        self.reveals = reveals;
        self
    }

    /// Draws it, as wide as there is room. The response is the input's.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            // Rows of text here are as high as the text.
            ui.spacing_mut().interact_size.y = 0.0;
            let label = head(ui, t, self.label, self.count, self.over);
            let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("field", self.label)));
            let wrong = self.error.or(self.wrong);
            if wrong.is_some() {
                mark_wrong(ui, t);
            }
            let multi = self.rows > 1;
            if self.reveals {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            let end = self.text.chars().count();
            let edit = if multi { TextEdit::multiline(self.text) } else { TextEdit::singleline(self.text) };
            let edit = edit
                .id(id)
                .hint_text(Type::Body.rich(self.hint).color(t.muted))
                .desired_rows(self.rows)
                .desired_width(f32::INFINITY)
                .align(if multi { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
                .min_size(vec2(0.0, size::ROW))
                .margin(Margin::symmetric(12, 8));
            let response = ui.add_enabled(self.enabled, edit).labelled_by(label.id);
            if self.begins {
                // After it was drawn: in the first pass of a dialog it would give the keyboard up.
                begin(ui.ctx(), id, (if self.proposed { 0 } else { end }, end));
            }
            if !multi {
                select_where_tab_led(&response);
            }
            if let Some(words) = self.words {
                edit_menu(&response, words);
            }
            let too_much = self.count.filter(|_| self.over);
            let below = wrong.or(too_much).or(self.note);
            let mut whole = response.clone();
            let told = ui.cursor().top();
            if self.error.is_some() || self.note.is_some() || (self.may_fail && in_dialog(ui)) {
                beneath(ui, t, self.error, self.note, u8::from(self.may_fail));
                whole.rect.max.y = ui.min_rect().bottom();
            }
            paint::come_into_view(&whole);
            if self.reveals {
                ui.scroll_to_rect(whole.rect.with_min_y(told.min(whole.rect.bottom())), None);
            }
            if let Some(text) = below {
                paint::describe(&response, text);
            }
            if wrong.is_some() || too_much.is_some() {
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_invalid(egui::accesskit::Invalid::True);
                });
            }
            response
        })
        .inner
    }
}

fn begin(ctx: &Context, id: Id, (from, to): (usize, usize)) {
    let mut state = TextEditState::default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(from), CCursor::new(to))));
    state.store(ctx, id);
    ctx.memory_mut(|memory| memory.request_focus(id));
}

/// Selects the text of a field of one line that Tab came to, so that typing replaces it.
pub(super) fn select_where_tab_led(response: &Response) {
    let ctx = &response.ctx;
    let pressed = Id::unique("tab-pressed-in-pass");
    let pass = ctx.cumulative_pass_nr();
    if ctx.input(|input| input.key_pressed(Key::Tab)) {
        ctx.data_mut(|data| data.insert_temp(pressed, pass));
    }
    // Going back it has the keyboard one pass later.
    let by_tab = || ctx.data(|data| data.get_temp(pressed)).is_some_and(|then: u64| pass <= then + 1);
    if response.gained_focus() && by_tab() {
        select_all(ctx, response.id);
    }
}

/// Selects all text of a field, so that typing replaces it.
pub fn select_all(ctx: &Context, id: Id) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    // An end beyond the text is taken as its end.
    let all = CCursorRange::two(CCursor::default(), CCursor::new(usize::MAX));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}

/// Whether this is drawn in a dialog, which stands in the middle and would move with every line.
fn in_dialog(ui: &Ui) -> bool {
    ui.stack().iter().any(|above| above.kind() == Some(UiKind::Modal))
}

/// What is wrong with a field that says so elsewhere than right below it, in room for so many lines.
pub fn complaint(ui: &mut Ui, wrong: Option<&str>, lines: u8) {
    beneath(ui, Tokens::of(ui), wrong, None, lines);
}

/// What is wrong, or the note where nothing is, in a place that is as high for the one as for the other.
fn beneath(ui: &mut Ui, t: &Tokens, error: Option<&str>, note: Option<&str>, lines: u8) {
    let line = paint::line_height(ui, Type::Secondary);
    let least = if lines > 0 { (f32::from(lines) * line).max(error_icon(ui)) } else { 0.0 };
    let of_note = note.map_or(0.0, |note| {
        let lines = paint::wrapped(ui, note, Type::Secondary, ui.available_width()).rows.len();
        lines as f32 * line
    });
    ui.vertical(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.set_min_height(least.max(of_note));
        match (error, note) {
            (Some(error), _) => problem(ui, t, error),
            (None, Some(note)) => _ = paint::label(ui, note, Type::Secondary, t.muted),
            (None, None) => {}
        }
    });
}

/// Side of the icon before what is wrong.
fn error_icon(ui: &Ui) -> f32 {
    (18.0 * text_scale(ui)).round()
}

/// Draws the outlines of the inputs to come in the colour of mistakes.
fn mark_wrong(ui: &mut Ui, t: &Tokens) {
    let visuals = ui.visuals_mut();
    for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered] {
        state.bg_stroke.color = t.bad;
    }
}

fn head(ui: &mut Ui, t: &Tokens, label: &str, count: Option<&str>, over: bool) -> Response {
    ui.horizontal(|ui| {
        let label = ui.label(Type::Secondary.rich(label).color(t.muted));
        if let Some(count) = count {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let colour = if over { t.bad_text } else { t.muted };
                ui.label(Type::FiguresSecondary.rich(count).color(colour));
            });
        }
        label
    })
    .inner
}

fn problem(ui: &mut Ui, t: &Tokens, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_XS;
        let side = error_icon(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::empty());
        paint::icon(ui, rect.center(), icons::ERROR, 14.0, t.bad);
        paint::label(ui, text, Type::Secondary, t.bad_text);
    });
}

/// Cut, copy, paste and select all: at the pointer, or below the field where the menu key opens it.
pub(super) fn edit_menu(response: &Response, words: EditWords<'_>) {
    let id = response.id;
    let ctx = response.ctx.clone();
    let selected = TextEditState::load(&ctx, id)
        .and_then(|state| state.cursor.char_range())
        .is_some_and(|range| !range.is_empty());
    let mut popup = Popup::context_menu(response);
    let asked = menu::is_asked_for(response);
    let by_keys = popup.get_id().with("by keys");
    let was_asked = ctx.data(|data| data.get_temp::<bool>(by_keys)).unwrap_or_default();
    let below = asked || (was_asked && popup.is_open() && !response.secondary_clicked());
    ctx.data_mut(|data| data.insert_temp(by_keys, below));
    if asked {
        popup = popup.open_memory(SetOpenCommand::Bool(true));
    }
    if below {
        popup = popup.anchor(response).gap(4.0);
    }
    let popup_id = popup.get_id();
    let mut to_focus = asked;
    let shown = popup.show(|ui| {
        ui.set_min_width(160.0);
        let mut item = |ui: &mut Ui, icon, label: &str, enabled| {
            let row = menu::row(ui, &super::MenuItem::new(label).icon(icon).enabled(enabled));
            if enabled && std::mem::take(&mut to_focus) {
                row.request_focus();
            }
            let clicked = row.clicked();
            if clicked {
                // For keys and screen readers too: of itself it closes for the pointer only.
                ui.close();
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
            clicked
        };
        if item(ui, icons::CUT, words.cut, selected) {
            ctx.send_viewport_cmd(ViewportCommand::RequestCut);
        }
        if item(ui, icons::COPY, words.copy, selected) {
            ctx.send_viewport_cmd(ViewportCommand::RequestCopy);
        }
        if item(ui, icons::PASTE, words.paste, true) {
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if item(ui, icons::SELECT_ALL, words.select_all, true) {
            select_all(&ctx, id);
        }
    });
    if let Some(shown) = shown {
        menu::return_focus(response, popup_id, shown.response.layer_id);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use eframe::egui::{Key, Modifiers, accesskit::Role};
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;

    const WORDS: EditWords<'_> =
        EditWords { cut: "Cut", copy: "Copy", paste: "Paste", select_all: "Select all" };

    #[test]
    fn the_label_names_the_input() {
        let text = RefCell::new(String::new());
        let mut h = harness(|ui| {
            Field::single("Subject", &mut text.borrow_mut()).count("0 / 200", false).show(ui);
        });
        let input = h.get_by_role_and_label(Role::TextInput, "Subject");
        input.focus();
        input.type_text("Your talk");
        h.run();
        assert_eq!(*text.borrow(), "Your talk");
    }

    #[test]
    fn an_error_is_read_with_the_input() {
        let text = RefCell::new(String::new());
        let h = harness(|ui| {
            let mut text = text.borrow_mut();
            Field::multi("Message", &mut text, 4).error(Some("Say something")).show(ui);
        });
        let input = h.get_by_role_and_label(Role::MultilineTextInput, "Message");
        assert_eq!(input.accesskit_node().description(), Some("Say something".to_owned()));
        h.get_by_label("Say something");
    }

    #[test]
    fn the_menu_key_and_shift_f10_open_the_menu_of_the_field_that_has_the_keyboard() {
        let text = RefCell::new("old".to_owned());
        let mut h = harness(|ui| {
            Field::single("Other", &mut String::new()).edit_menu(WORDS).show(ui);
            Field::single("To", &mut text.borrow_mut()).edit_menu(WORDS).show(ui);
        });
        for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
            h.get_by_role_and_label(Role::TextInput, "To").focus();
            h.run();
            h.key_press_modifiers(modifiers, key);
            h.run();
            assert!(h.get_by_label("Paste").is_focused(), "nothing is selected to be cut: {key:?}");
            let (menu, field) =
                (h.get_by_label("Cut").rect(), h.get_by_role_and_label(Role::TextInput, "To").rect());
            assert!(menu.top() >= field.bottom() && menu.left() < field.center().x, "{menu} {field}");
            h.key_press(Key::Escape);
            h.run();
            assert!(h.query_by_label("Paste").is_none());
            assert!(h.get_by_role_and_label(Role::TextInput, "To").is_focused());
        }
        h.key_press(Key::Menu);
        h.run();
        h.get_by_label("Select all").focus();
        h.run();
        h.key_press(Key::Enter);
        h.run();
        assert!(h.query_by_label("Paste").is_none(), "it closes");
        h.event(egui::Event::Text("new".to_owned()));
        h.run();
        assert_eq!(*text.borrow(), "new");
    }

    #[test]
    fn select_all_from_the_menu_then_typing_replaces_the_text() {
        let text = RefCell::new("old".to_owned());
        let mut h = harness(|ui| {
            Field::single("To", &mut text.borrow_mut()).edit_menu(WORDS).show(ui);
        });
        h.get_by_role(Role::TextInput).click_secondary();
        h.run();
        h.get_by_label("Select all").click();
        h.run();
        h.event(egui::Event::Text("new".to_owned()));
        h.run();
        assert_eq!(*text.borrow(), "new");
    }
}
