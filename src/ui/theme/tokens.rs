//! The colours of both themes and the sizes of everything.

#![expect(clippy::disallowed_methods, reason = "this is the one place with colours")]

use eframe::egui;

use eframe::egui::Color32;

/// Spacing and sizes in points. Spacing goes in steps of 4.
pub mod size {
    /// Between an icon and its text, between lines that belong together.
    pub const GAP_XS: f32 = 4.0;
    /// Between controls in a row.
    pub const GAP_S: f32 = 8.0;
    /// Between fields, inside small cards.
    pub const GAP_M: f32 = 12.0;
    /// Between cards.
    pub const GAP_L: f32 = 16.0;
    /// Around a page.
    pub const PAGE_MARGIN: f32 = 32.0;
    /// Radius of buttons, fields and menu items.
    pub const RADIUS: u8 = 8;
    /// Radius of cards, dialogs and toasts.
    pub const RADIUS_CARD: u8 = 12;
    /// The smallest side of anything to click.
    pub const TARGET: f32 = 28.0;
    /// Height of buttons, chips and the search field at text size 100 %.
    pub const CONTROL: f32 = 32.0;
    /// Height of a navigation item, and of a one-line row in a table.
    pub const ROW: f32 = 36.0;
    /// Height of a table row with two lines.
    pub const ROW_TWO_LINES: f32 = 52.0;
    /// Width of the focus ring.
    pub const FOCUS: f32 = 2.0;
    /// Thickness of the balance bar.
    pub const METER: f32 = 16.0;
    /// Width of the sidebar with labels.
    pub const SIDEBAR: f32 = 228.0;
    /// Width of the sidebar with icons alone.
    pub const SIDEBAR_NARROW: f32 = 60.0;
    /// Widest a text should run.
    pub const READING_WIDTH: f32 = 640.0;
    /// Secondary text.
    pub const TEXT_SECONDARY: f32 = 12.5;
    /// Body text.
    pub const TEXT_BODY: f32 = 14.0;
    /// Heading of a card.
    pub const TEXT_HEADING: f32 = 15.0;
    /// Title of a page.
    pub const TEXT_TITLE: f32 = 22.0;
    /// The balance.
    pub const TEXT_BALANCE: f32 = 58.0;
    /// An icon beside body text.
    pub const ICON: f32 = 16.0;
}

/// One theme's colours.
///
/// `good`, `warn` and `bad` are for icons, lines and areas; their `_text` twins are for words,
/// and reach a contrast of 4.5 on every ground, the `_soft` one included.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names are the tokens; those that need a word have it")]
pub struct Tokens {
    pub dark: bool,
    pub window: Color32,
    pub sidebar: Color32,
    pub surface: Color32,
    /// Borders of cards, and separators. Too faint to outline a control.
    pub line: Color32,
    /// Outlines of buttons and fields: contrast of 3 and more.
    pub control_line: Color32,
    pub text: Color32,
    pub muted: Color32,
    pub disabled: Color32,
    pub accent: Color32,
    pub accent_hover: Color32,
    pub accent_pressed: Color32,
    pub accent_soft: Color32,
    /// Accent-coloured words, on any ground.
    pub accent_text: Color32,
    /// Words on `accent`.
    pub on_accent: Color32,
    /// A control under the pointer.
    pub hover: Color32,
    /// A control while pressed.
    pub pressed: Color32,
    /// Ground of a disabled filled control.
    pub disabled_fill: Color32,
    /// Selected text.
    pub selection: Color32,
    pub focus: Color32,
    pub good: Color32,
    pub good_soft: Color32,
    pub good_text: Color32,
    pub warn: Color32,
    pub warn_soft: Color32,
    pub warn_text: Color32,
    pub bad: Color32,
    pub bad_soft: Color32,
    pub bad_text: Color32,
    pub bad_hover: Color32,
    pub bad_pressed: Color32,
    /// Words on `bad`, `bad_hover` and `bad_pressed`.
    pub on_bad: Color32,
    pub neutral_soft: Color32,
    /// What is not filled of a meter or slider.
    pub track: Color32,
    /// A batch in the meter that is soon to expire.
    pub batch_soon: Color32,
    /// Those that are not, in turn: no more than three that are full fit under the limit.
    pub batches: [Color32; 3],
    /// Credits that came back.
    pub batch_returned: Color32,
    pub shadow: Color32,
    /// Over the window while a dialog is open.
    pub scrim: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// Colours on light ground.
pub const LIGHT: Tokens = Tokens {
    dark: false,
    window: rgb(0xF5F6F8),
    sidebar: rgb(0xECEEF2),
    surface: rgb(0xFFFFFF),
    line: rgb(0xDFE3E8),
    control_line: rgb(0x798390),
    text: rgb(0x16191D),
    muted: rgb(0x5A6470),
    disabled: rgb(0x848C96),
    accent: rgb(0x2F5BEA),
    accent_hover: rgb(0x244ED6),
    accent_pressed: rgb(0x1D42BB),
    accent_soft: rgb(0xE6ECFF),
    accent_text: rgb(0x2853DE),
    on_accent: rgb(0xFFFFFF),
    hover: rgb(0xF0F2F6),
    pressed: rgb(0xE4E8EE),
    disabled_fill: rgb(0xE9ECF0),
    selection: rgb(0xC9D7FF),
    focus: rgb(0x2F5BEA),
    good: rgb(0x1B8555),
    good_soft: rgb(0xE1F3E9),
    good_text: rgb(0x14693F),
    warn: rgb(0xA85F00),
    warn_soft: rgb(0xFFEFD9),
    warn_text: rgb(0x8A4D00),
    bad: rgb(0xBB3127),
    bad_soft: rgb(0xFCE6E3),
    bad_text: rgb(0xA82A21),
    bad_hover: rgb(0xA3281F),
    bad_pressed: rgb(0x8C2019),
    on_bad: rgb(0xFFFFFF),
    neutral_soft: rgb(0xE8EBEF),
    track: rgb(0xE8EBEF),
    batch_soon: rgb(0xD98A1E),
    batches: [rgb(0x2F5BEA), rgb(0x6F8FF5), rgb(0x2B93A3)],
    batch_returned: rgb(0xAEBFFA),
    shadow: Color32::from_rgba_premultiplied(3, 4, 5, 38),
    scrim: Color32::from_rgba_premultiplied(6, 7, 8, 96),
};

/// Colours on dark ground.
pub const DARK: Tokens = Tokens {
    dark: true,
    window: rgb(0x14171B),
    sidebar: rgb(0x101317),
    surface: rgb(0x1C2026),
    line: rgb(0x2D333B),
    control_line: rgb(0x79838F),
    text: rgb(0xE8EBEF),
    muted: rgb(0x98A2AE),
    disabled: rgb(0x737C87),
    accent: rgb(0x7F9FFF),
    accent_hover: rgb(0x96B0FF),
    accent_pressed: rgb(0x6C8EF5),
    accent_soft: rgb(0x232D4D),
    accent_text: rgb(0x8BA8FF),
    on_accent: rgb(0x0E1630),
    hover: rgb(0x262B32),
    pressed: rgb(0x2F353D),
    disabled_fill: rgb(0x262B32),
    selection: rgb(0x33457F),
    focus: rgb(0x7F9FFF),
    good: rgb(0x5CC795),
    good_soft: rgb(0x1B3129),
    good_text: rgb(0x5CC795),
    warn: rgb(0xE5A54B),
    warn_soft: rgb(0x33291B),
    warn_text: rgb(0xE5A54B),
    bad: rgb(0xF0867D),
    bad_soft: rgb(0x3A2322),
    bad_text: rgb(0xF0867D),
    bad_hover: rgb(0xF59D95),
    bad_pressed: rgb(0xE27269),
    on_bad: rgb(0x2A0D0A),
    neutral_soft: rgb(0x2A3038),
    track: rgb(0x2A3038),
    batch_soon: rgb(0xE5A54B),
    batches: [rgb(0x7F9FFF), rgb(0x5873D0), rgb(0x46A5B5)],
    batch_returned: rgb(0x6C7AA8),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 140),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 150),
};

impl Tokens {
    /// The tokens of the theme that `ui` is drawn in.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::for_dark(ui.visuals().dark_mode)
    }

    /// The dark or the light tokens.
    pub fn for_dark(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f64 {
        let lin = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[track_caller]
    fn at_least(least: f64, theme: &str, pairs: &[(&str, Color32, &str, Color32)]) {
        let low: Vec<String> = pairs
            .iter()
            .filter(|(_, fg, _, bg)| contrast(*fg, *bg) < least)
            .map(|(f, fg, b, bg)| format!("{theme}: {f} on {b} has {:.2}", contrast(*fg, *bg)))
            .collect();
        assert!(low.is_empty(), "under {least}:\n{}", low.join("\n"));
    }

    fn grounds(t: &Tokens) -> Vec<(&'static str, Color32)> {
        vec![
            ("window", t.window),
            ("sidebar", t.sidebar),
            ("surface", t.surface),
            ("hover", t.hover),
            ("accent_soft", t.accent_soft),
            ("neutral_soft", t.neutral_soft),
        ]
    }

    fn both(check: impl Fn(&str, &Tokens)) {
        check("light", &LIGHT);
        check("dark", &DARK);
    }

    #[test]
    fn words_stand_out_from_what_lies_behind_them() {
        both(|name, t| {
            let mut pairs = Vec::new();
            for (ground, colour) in grounds(t) {
                pairs.push(("text", t.text, ground, colour));
                pairs.push(("muted", t.muted, ground, colour));
            }
            for (ground, colour) in [
                ("window", t.window),
                ("sidebar", t.sidebar),
                ("surface", t.surface),
                ("hover", t.hover),
                ("accent_soft", t.accent_soft),
            ] {
                pairs.push(("accent_text", t.accent_text, ground, colour));
                pairs.push(("bad_text", t.bad_text, ground, colour));
                pairs.push(("good_text", t.good_text, ground, colour));
                pairs.push(("warn_text", t.warn_text, ground, colour));
            }
            pairs.extend([
                ("text", t.text, "pressed", t.pressed),
                ("muted", t.muted, "pressed", t.pressed),
                ("text", t.text, "selection", t.selection),
                ("accent_text", t.accent_text, "pressed", t.pressed),
                ("bad_text", t.bad_text, "pressed", t.pressed),
                ("on_accent", t.on_accent, "accent", t.accent),
                ("on_accent", t.on_accent, "accent_hover", t.accent_hover),
                ("on_accent", t.on_accent, "accent_pressed", t.accent_pressed),
                ("on_bad", t.on_bad, "bad", t.bad),
                ("on_bad", t.on_bad, "bad_hover", t.bad_hover),
                ("on_bad", t.on_bad, "bad_pressed", t.bad_pressed),
                ("good_text", t.good_text, "good_soft", t.good_soft),
                ("warn_text", t.warn_text, "warn_soft", t.warn_soft),
                ("bad_text", t.bad_text, "bad_soft", t.bad_soft),
                ("text", t.text, "warn_soft", t.warn_soft),
                ("text", t.text, "bad_soft", t.bad_soft),
                ("good", t.good, "surface", t.surface),
                ("warn", t.warn, "surface", t.surface),
                ("bad", t.bad, "surface", t.surface),
            ]);
            at_least(4.5, name, &pairs);
        });
    }

    #[test]
    fn disabled_words_can_still_be_read() {
        both(|name, t| {
            at_least(
                3.0,
                name,
                &[
                    ("disabled", t.disabled, "surface", t.surface),
                    ("disabled", t.disabled, "window", t.window),
                ],
            );
        });
    }

    #[test]
    fn lines_of_controls_and_the_focus_ring_are_seen() {
        both(|name, t| {
            let mut pairs = Vec::new();
            // Controls stand on selected rows and on banners too.
            let tones = [("good_soft", t.good_soft), ("warn_soft", t.warn_soft), ("bad_soft", t.bad_soft)];
            let grounds = grounds(t).into_iter().chain(tones).chain([("pressed", t.pressed)]);
            for (ground, colour) in grounds {
                pairs.push(("control_line", t.control_line, ground, colour));
                pairs.push(("focus", t.focus, ground, colour));
            }
            pairs.push(("good", t.good, "good_soft", t.good_soft));
            pairs.push(("warn", t.warn, "warn_soft", t.warn_soft));
            pairs.push(("bad", t.bad, "bad_soft", t.bad_soft));
            at_least(3.0, name, &pairs);
        });
    }

    #[test]
    fn no_two_colours_of_batches_are_alike() {
        both(|_, t| {
            let [a, b, c] = t.batches;
            let all = [t.batch_soon, a, b, c, t.batch_returned];
            for (at, colour) in all.iter().enumerate() {
                assert!(!all[..at].contains(colour), "{colour:?}");
            }
        });
    }
}
