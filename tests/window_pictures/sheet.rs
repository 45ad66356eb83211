//! A widget's own picture: each of its states in a row, light at the left and dark at the right.

use eframe::egui::{self, Event, Key, Modifiers, PointerButton, Pos2, Ui};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, Node};
use image::{RgbaImage, imageops};
use inmail_credits::ui::theme::{Look, ThemeChoice, Tokens, apply};

use crate::album::Album;

/// What is done with the widget of this name before a row is drawn.
#[derive(Clone, Copy)]
pub(crate) enum State {
    Rest,
    Hovered(&'static str),
    Pressed(&'static str),
    Focused(&'static str),
    /// Pressed and let go, as for what opens.
    Clicked(&'static str),
}

/// Draws `ui` once for each state; `size` is that of one row in one theme, in points.
pub(crate) fn sheet(name: &str, size: [u16; 2], ui: fn(&mut Ui), states: &[State]) {
    let [width, height] = size.map(u32::from);
    let rows = u32::try_from(states.len()).unwrap();
    let mut whole = RgbaImage::new(2 * width, rows * height);
    for (column, choice) in [ThemeChoice::Light, ThemeChoice::Dark].into_iter().enumerate() {
        let mut window = window(size, choice, ui);
        for (row, state) in states.iter().enumerate() {
            let picture = drawn(&mut window, *state);
            let (x, y) = (width as usize * column, height as usize * row);
            imageops::replace(&mut whole, &picture, i64::try_from(x).unwrap(), i64::try_from(y).unwrap());
        }
    }
    Album::default().put(&format!("widgets/{name}"), &whole);
}

fn window(size: [u16; 2], choice: ThemeChoice, draw: fn(&mut Ui)) -> Harness<'static> {
    let theme = if choice == ThemeChoice::Dark { egui::Theme::Dark } else { egui::Theme::Light };
    Harness::builder()
        .with_size(size.map(f32::from))
        .with_theme(theme)
        .with_render_cursor(false)
        // Shorter than a tooltip waits.
        .with_step_dt(0.05)
        .with_context_setup(move |ctx| apply(ctx, Look { theme: choice, ..Look::default() }))
        .build_ui(move |ui| {
            // To the window's edges, beyond the room that the harness leaves.
            ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Tokens::of(ui).window);
            draw(ui);
        })
}

fn drawn(window: &mut Harness<'_>, state: State) -> RgbaImage {
    window.run_steps(3);
    match state {
        State::Rest => {}
        State::Hovered(name) => named(window, name).hover(),
        State::Focused(name) => named(window, name).focus(),
        State::Pressed(name) => {
            let at = named(window, name).rect().center();
            window.hover_at(at);
            window.event(button(at, true));
        }
        State::Clicked(name) => named(window, name).click(),
    }
    window.run_steps(2);
    if let State::Focused(name) = state {
        assert!(named(window, name).is_focused(), "{name} takes no keys");
    }
    let picture = window.render().unwrap();
    // Away from it, so that nothing is left for the next row.
    window.hover_at(Pos2::ZERO);
    window.event(button(Pos2::ZERO, false));
    window.remove_cursor();
    window.key_press(Key::Escape);
    window.run_steps(3);
    picture
}

/// The control of this name, or what else has it.
fn named<'t>(window: &'t Harness<'_>, name: &'t str) -> Node<'t> {
    let controls = window.query_all_by_label(name);
    controls.last().unwrap_or_else(|| panic!("nothing is called {name:?}"))
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}
