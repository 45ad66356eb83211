//! The egui style of both themes, made of the tokens.

use eframe::egui;

use eframe::egui::epaint::Shadow;
use eframe::egui::style::{ScrollAnimation, ScrollStyle, WidgetVisuals};
use eframe::egui::{
    Color32, Context, CornerRadius, Id, Margin, Stroke, Style, Theme, ThemePreference, Visuals, vec2,
};

use super::fonts::{self, Type};
use super::tokens::{Tokens, size};

pub use crate::store::ThemePreference as ThemeChoice;

/// Text size in percent, 90 to 150.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextScale(u32);

impl TextScale {
    /// The smallest.
    pub const MIN: Self = Self(90);
    /// The largest.
    pub const MAX: Self = Self(150);

    /// `percent`, kept within 90 to 150.
    pub fn new(percent: u32) -> Self {
        Self(percent.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// The size in percent.
    pub fn percent(self) -> u32 {
        self.0
    }

    fn factor(self) -> f32 {
        self.0 as f32 / 100.0
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(100)
    }
}

/// What the user can choose about how everything looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// Light, dark, or as the system is.
    pub theme: ThemeChoice,
    /// How large text is.
    pub text: TextScale,
    /// Whether nothing moves by itself: neither what appears nor what is scrolled to.
    pub still: bool,
}

/// Sets fonts (once), both themes' styles, and which theme is in use.
///
/// Call it at the start and whenever the look changes; a call that changes nothing costs nothing.
pub fn apply(ctx: &Context, look: Look) {
    let key = Id::unique("inmail-theme");
    let before = ctx.data(|data| data.get_temp::<Look>(key));
    if before == Some(look) {
        return;
    }
    if before.is_none() {
        ctx.set_fonts(fonts::definitions());
    }
    ctx.data_mut(|data| data.insert_temp(key, look));
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme, look));
    }
    // Where the system does not say, as desktops without a theme setting.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // As most systems have it; a slow machine needs it.
        options.input_options.max_double_click_delay = 0.5;
        // Its keys set the text's size, which layouts are made for and which is remembered.
        options.zoom_with_keyboard = false;
    });
    ctx.set_theme(match look.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

fn style(theme: Theme, look: Look) -> Style {
    let scale = look.text;
    let t = Tokens::for_dark(theme == Theme::Dark);
    let mut style = Style { visuals: visuals(theme, t), ..Style::default() };
    for role in Type::ALL {
        style.text_styles.insert(role.style(), role.font_at(scale.factor()));
    }
    if let Some(mono) = style.text_styles.get_mut(&egui::TextStyle::Monospace) {
        mono.size = size::TEXT_BODY * scale.factor();
    }
    style.drag_value_text_style = Type::Figures.style();
    style.animation_time = if look.still { 0.0 } else { 0.1 };
    if look.still {
        style.scroll_animation = ScrollAnimation::none();
    }

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(size::GAP_S, size::GAP_S);
    spacing.button_padding = vec2(size::GAP_M, 6.0);
    spacing.interact_size = vec2(40.0, size::TARGET);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_spacing = 4.0;
    spacing.menu_width = 320.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = size::GAP_S;
    spacing.slider_rail_height = 4.0;
    // Inter sits tight by itself; this makes lines 20 high at 14.
    spacing.extra_text_line_spacing = (3.0 * scale.factor()).round();
    spacing.combo_width = 160.0;
    spacing.text_edit_width = 240.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 6.0,
        // One that is longer than its bar ends the program when somebody presses beside it; where there can be
        // many rows, a table asks for more.
        handle_min_length: 0.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        // The handle in the colour of text, so that it is seen on any ground.
        foreground_color: true,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.6,
        ..ScrollStyle::thin()
    };

    // Text of the interface is no document; what is worth copying says so with a button.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

/// A scroll bar that takes no room and shows under the pointer only, for what stands on an edge.
pub fn quiet_scroll_bar(ui: &mut egui::Ui) {
    ui.spacing_mut().scroll = ScrollStyle::floating();
}

fn visuals(theme: Theme, t: &Tokens) -> Visuals {
    let mut v = theme.default_visuals();
    v.dark_mode = t.dark;
    v.override_text_color = None;
    v.weak_text_color = Some(t.muted);
    v.hyperlink_color = t.accent_text;
    v.faint_bg_color = t.hover;
    v.extreme_bg_color = t.surface;
    v.text_edit_bg_color = Some(t.surface);
    v.code_bg_color = t.neutral_soft;
    v.warn_fg_color = t.warn_text;
    v.error_fg_color = t.bad_text;
    v.panel_fill = t.window;
    v.window_fill = t.surface;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(size::RADIUS_CARD);
    v.menu_corner_radius = CornerRadius::same(size::RADIUS_CARD);
    v.window_shadow = shadow(t);
    v.popup_shadow = shadow(t);
    v.window_highlight_topmost = false;
    v.selection.bg_fill = t.selection;
    v.selection.stroke = Stroke::new(size::FOCUS, t.focus);
    v.text_cursor.stroke = Stroke::new(1.5, t.text);
    // Blinking draws the window anew again and again while nobody does anything.
    v.text_cursor.blink = false;
    v.slider_trailing_fill = true;
    v.handle_shape = egui::style::HandleShape::Circle;
    v.indent_has_left_vline = false;
    v.disabled_alpha = 0.6;

    let control = |fill: Color32, line: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    let outline = Stroke::new(1.0, t.control_line);
    v.widgets.noninteractive = control(t.surface, Stroke::new(1.0, t.line), t.text);
    v.widgets.inactive = control(t.surface, outline, t.text);
    v.widgets.hovered = control(t.hover, outline, t.text);
    // egui draws a focused widget as active: the line is the focus ring of its own widgets.
    v.widgets.active = control(t.pressed, Stroke::new(size::FOCUS, t.focus), t.text);
    v.widgets.open = control(t.hover, outline, t.text);
    v
}

/// The shadow of what floats: menus, toasts, dialogs.
pub fn shadow(t: &Tokens) -> Shadow {
    Shadow { offset: [0, 8], blur: 24, spread: 0, color: t.shadow }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_scale_stays_within_its_bounds() {
        assert_eq!(TextScale::new(10), TextScale::MIN);
        assert_eq!(TextScale::new(400), TextScale::MAX);
        assert_eq!(TextScale::new(110).percent(), 110);
    }

    #[test]
    fn both_themes_are_styled_whichever_is_in_use() {
        let ctx = Context::default();
        apply(&ctx, Look { theme: ThemeChoice::Dark, text: TextScale::new(150), ..Look::default() });
        for (theme, t) in
            [(Theme::Light, &super::super::tokens::LIGHT), (Theme::Dark, &super::super::tokens::DARK)]
        {
            let style = ctx.style_of(theme);
            assert_eq!(style.visuals.panel_fill, t.window);
            let body = style.text_styles.get(&egui::TextStyle::Body).map(|font| font.size);
            assert_eq!(body, Some(21.0));
            assert!(style.spacing.interact_size.y >= size::TARGET);
            assert!(!style.visuals.text_cursor.blink);
        }
    }

    #[test]
    fn a_fixed_theme_does_not_follow_the_system() {
        let ctx = Context::default();
        let dark_system = || egui::RawInput { system_theme: Some(Theme::Dark), ..egui::RawInput::default() };
        apply(&ctx, Look::default());
        let seen = |dark| {
            let output = ctx.run_ui(dark_system(), |ui| assert_eq!(Tokens::of(ui).dark, dark));
            output.drop_without_applying_deltas();
        };
        seen(true);
        apply(&ctx, Look { theme: ThemeChoice::Light, ..Look::default() });
        seen(false);
    }
}
