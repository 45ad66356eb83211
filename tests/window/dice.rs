//! Random actions from a fixed seed: what pointer, keys and wheel can do to a window.

use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2, pos2,
};

/// xorshift64*: no two runs differ.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).unwrap() % end
    }

    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub(crate) fn within(&mut self, most: f32) -> f32 {
        let thousandth = u16::try_from(self.below(1_000)).unwrap();
        most * f32::from(thousandth) / 1_000.0
    }
}

pub(crate) const SIZES: [(u16, u16); 4] = [(760, 520), (900, 600), (1180, 760), (1000, 900)];
const KEYS: [Key; 20] = [
    Key::Tab,
    Key::Tab,
    Key::Tab,
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::ArrowDown,
    Key::ArrowUp,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::PageDown,
    Key::PageUp,
    Key::F1,
    Key::F2,
    Key::Delete,
    Key::Backspace,
    Key::A,
    Key::Z,
];
const WITH_CTRL: [Key; 11] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::N,
    Key::F,
    Key::Z,
    Key::Enter,
];
const TEXTS: [&str; 6] = ["Anna", "50", "2026-12-01", "\u{202e}gpj.exe", "山田太郎 🙂", "a\nb"];

fn click(at: Pos2, button: PointerButton) -> Vec<Event> {
    let press = |pressed| Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
    vec![Event::PointerMoved(at), press(true), press(false)]
}

fn stroke(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
    vec![
        Event::ModifiersChanged(modifiers),
        event(true),
        event(false),
        Event::ModifiersChanged(Modifiers::NONE),
    ]
}

/// What happens next in a window of this size, in one frame; mostly a click on one of the targets.
pub(crate) fn one(dice: &mut Dice, size: Vec2, targets: &[Pos2]) -> Vec<Event> {
    let anywhere = pos2(dice.within(size.x), dice.within(size.y));
    match dice.below(20) {
        0..=8 if !targets.is_empty() => click(dice.of(targets), PointerButton::Primary),
        0..=9 => click(anywhere, PointerButton::Primary),
        10 => click(anywhere, PointerButton::Secondary),
        11 | 12 => vec![Event::PointerMoved(anywhere), wheel(dice.within(800.0) - 400.0)],
        13..=15 => stroke(dice.of(&KEYS), Modifiers::NONE),
        16 | 17 => stroke(dice.of(&WITH_CTRL), Modifiers::CTRL | Modifiers::COMMAND),
        18 => vec![Event::Paste(dice.of(&TEXTS).to_owned())],
        _ => dice.of(&TEXTS).chars().map(|c| Event::Text(c.to_string())).collect(),
    }
}

pub(crate) fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}
