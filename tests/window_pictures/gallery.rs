//! Draws every widget in both themes. A picture each is kept, so that a change of look is seen in review.
//!
//! `GALLERY_OUT=dir` writes pictures at both scales into `dir`, to be looked at.

use eframe::egui;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use inmail_credits::ui::theme::{TextScale, ThemeChoice, Tokens, Type, apply, icons};
use inmail_credits::ui::widgets::{
    Avatar, Banner, Button, Card, Chips, Choice, Dialog, Empty, Field, Menu, MenuItem, Meter, NavItem,
    Search, Segment, Shortcut, Slider, Stat, Tag, Tail, Timeline, Toast, Toasts, Tone, stats,
};

/// Beside this file. `UPDATE_SNAPSHOTS=1 cargo test …` writes them anew.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_pictures/kept");

#[derive(Default)]
struct Gallery {
    subject: String,
    message: String,
    search: String,
    chip: usize,
    on: bool,
    weekly: u32,
    toasts: Toasts,
    dialog: bool,
}

impl Gallery {
    fn new(dialog: bool) -> Self {
        let mut new = Self {
            subject: "Your talk on revenue forecasting".to_owned(),
            message: "Hi Priya,\n\nyour talk at the forecasting day stayed with me.".to_owned(),
            search: "priya".to_owned(),
            on: true,
            weekly: 12,
            dialog,
            ..Self::default()
        };
        if !dialog {
            new.toasts.push(
                Toast::new("It is now 1 December 2026, 00:00 UTC")
                    .row("Reminder to Priya Raman", Tail::Note("26 Nov".to_owned()))
                    .row("12 unused credits expired", Tail::Amount("−12".to_owned(), Tone::Bad))
                    .row("Monthly allocation", Tail::Amount("+50".to_owned(), Tone::Good))
                    .button("Undo")
                    .button("Show in ledger")
                    .stays(),
            );
        }
        new
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let t = Tokens::of(ui);
        ui.painter().rect_filled(ui.max_rect().expand(20.0), 0.0, t.window);
        let whole = ui.max_rect();
        let side = egui::Rect::from_min_max(whole.min, egui::pos2(whole.left() + 228.0, whole.bottom()));
        ui.painter().rect_filled(side.expand(10.0), 0.0, t.sidebar);
        ui.painter().vline(side.right() + 10.0, whole.expand(20.0).y_range(), egui::Stroke::new(1.0, t.line));
        let mut left = ui.new_child(egui::UiBuilder::new().max_rect(side.shrink2(egui::vec2(4.0, 8.0))));
        self.sidebar(&mut left);
        let page = egui::Rect::from_min_max(egui::pos2(side.right() + 42.0, whole.top() + 12.0), whole.max);
        let mut right = ui.new_child(egui::UiBuilder::new().max_rect(page.shrink2(egui::vec2(12.0, 0.0))));
        self.page(&mut right);
        let _ = self.toasts.show(ui.ctx(), "Close", false);
        if self.dialog {
            let dialog = Dialog::new("delete", "Delete the InMail to Priya Raman?", "Keep it")
                .action(Button::danger_filled("Delete InMail"));
            let choice = dialog.show(ui.ctx(), |ui, _| {
                ui.label(
                    "It was sent on 23 Nov 2026, 13:47 UTC. The 1 credit it used does not come back, \
                     and Priya can no longer respond.",
                );
            });
            assert_ne!(choice, Some(Choice::Action(0)));
        }
    }

    fn sidebar(&mut self, ui: &mut egui::Ui) {
        let t = Tokens::of(ui);
        Card::new().padding(10).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add(Avatar::new("Dana Whitfield"));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(Type::Strong.rich("Dana Whitfield"));
                    ui.label(Type::Secondary.rich("Advanced · active").color(t.muted));
                });
            });
        });
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(NavItem::new(icons::SETTINGS, "Settings").note("87 left").selected(true));
        ui.add(NavItem::new(icons::COMPOSE, "Compose"));
        ui.add(NavItem::new(icons::SEND, "Sent").note("214"));
        ui.add(NavItem::new(icons::LEDGER, "Ledger"));
        ui.add(NavItem::new(icons::FORECAST, "Forecast"));
        ui.add(NavItem::new(icons::CHECK_SNAPSHOTS, "Check snapshots"));
        ui.add(NavItem::new(icons::RULES, "Rules"));
        ui.add_space(12.0);
        Card::new().padding(12).show(ui, |ui| {
            ui.label(Type::Strong.rich("23 Nov 2026, 14:05 UTC"));
            ui.horizontal(|ui| {
                ui.label(Type::Secondary.rich("15:05 in Berlin").color(t.muted));
                ui.add(Tag::new("live").icon(icons::CLOCK));
            });
            ui.add(Button::primary("Advance month · 1 Dec").full_width());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.add(Button::secondary("+1 h").small());
                ui.add(Button::secondary("+1 day").small());
                Menu::new(
                    Button::secondary("More").small(),
                    &[
                        MenuItem::new("Next expiry").icon(icons::HOURGLASS).shortcut("Ctrl+E"),
                        MenuItem::new("To a date…").icon(icons::CALENDAR),
                        MenuItem::new("Back to real time").icon(icons::CLOCK).enabled(false).separated(),
                        MenuItem::new("Delete").icon(icons::TRASH).danger(),
                    ],
                )
                .show(ui);
            });
        });
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.set_max_width(44.0);
            ui.add(NavItem::new(icons::SETTINGS, "Settings, narrow").collapsed(true).selected(true));
        });
        ui.horizontal_wrapped(|ui| {
            for (_, icon) in icons::ALL {
                ui.label(inmail_credits::ui::theme::icon(ui, icon, 18.0));
            }
        });
    }

    fn page(&mut self, ui: &mut egui::Ui) {
        let t = Tokens::of(ui);
        ui.label(Type::Title.rich("Settings"));
        ui.label(Type::Body.rich("Sales Navigator InMail credits").color(t.muted));
        ui.add_space(6.0);
        Card::new().show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(Type::Balance.rich("87"));
                ui.vertical(|ui| {
                    ui.add_space(18.0);
                    ui.label(Type::Heading.rich("InMail credits left"));
                    ui.label(Type::Body.rich("You can hold up to 150").color(t.muted));
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.add(Button::secondary("Explain this balance"));
                });
            });
            let segments: Vec<Segment> = [12_u32, 25, 48, 2]
                .into_iter()
                .enumerate()
                .map(|(at, amount)| Segment { amount, colour: t.batch(at), text: format!("{amount} left") })
                .collect();
            ui.add(Meter::new("InMail credits", "87 of at most 150", &segments, 150));
            ui.add_space(8.0);
            stats(
                ui,
                &[
                    Stat::new(
                        "+50 on 1 Dec 2026, 00:00 UTC",
                        "next allocation, in 7 d 10 h (01:00 in Berlin)",
                    ),
                    Stat::new("12 expire on 30 Nov 2026", "use them within 6 d 10 h").tone(Tone::Warn),
                    Stat::new("38 waiting for a response", "each can still return 1 credit"),
                ],
            );
        });
        ui.horizontal(|ui| {
            Search::new("Search sent", "Clear", &mut self.search).width(260.0).show(ui);
            Chips::new("Show", &["All", "Waiting", "Returned", "Not returned"]).show(ui, &mut self.chip);
        });
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                self.left(left);
                self.right(right);
            }
        });
    }

    fn left(&mut self, ui: &mut egui::Ui) {
        Field::single("Subject", &mut self.subject).count("31 / 200", false).show(ui);
        let error = Some("Leave out 12 characters to send it.");
        Field::multi("Message", &mut self.message, 4).count("1,912 / 1,900", true).error(error).show(ui);
        Banner::warn("You wrote to Priya on 20 Nov and she has not answered.")
            .text("A second InMail before a response uses another credit.")
            .show(ui);
        Banner::info("A view of case-8812.inmail.json")
            .text("Nothing is saved.")
            .button(Button::secondary("Add to my accounts"))
            .show(ui);
        Banner::bad("Not saved since 14:03:51").show(ui);
        ui.horizontal_wrapped(|ui| {
            ui.add(Button::primary("Send InMail").icon(icons::SEND));
            ui.add(Button::secondary("Change type…"));
            ui.add(Button::danger("Cancel…"));
            ui.add(Button::quiet("Quiet").icon(icons::UNDO));
            ui.add(Button::danger_filled("Delete InMail"));
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(Button::secondary("Focused").small()).request_focus();
            ui.add(Button::danger("Delete").small());
            ui.add(Button::secondary("Edit").small().icon(icons::LOCK).enabled(false));
            ui.add(Button::primary("Send").small().enabled(false));
            ui.add(Button::icon_only(icons::MORE, "More actions").small());
            ui.add(Shortcut::new("Ctrl+Enter"));
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(Tag::new("Waiting until 21 Feb").tone(Tone::Accent).icon(icons::HOURGLASS));
            ui.add(Tag::new("Returned · Interested").tone(Tone::Good).icon(icons::CREDIT_BACK));
            ui.add(Tag::new("Answered too late").tone(Tone::Warn).icon(icons::WARNING));
            ui.add(Tag::new("Deleted · not returned").tone(Tone::Bad).icon(icons::TRASH));
            ui.add(Tag::new("No response in 90 days"));
        });
    }

    fn right(&mut self, ui: &mut egui::Ui) {
        Card::titled("What happens next").note("23 Nov").show(ui, |ui| {
            Timeline::new()
                .row("Until 15:05", "You can edit or delete", "")
                .row("By 26 Nov", "Priya gets one reminder", "if she has not answered")
                .future("Until 21 Feb", "A response returns the credit, whatever it says", "")
                .show(ui);
        });
        Card::titled("Egui's own").show(ui, |ui| {
            ui.checkbox(&mut self.on, "Hide names");
            let _ = ui.radio(true, "This one");
            Slider::new("InMails a week", &mut self.weekly, 0..=40, "12").show(ui);
            egui::ComboBox::from_label("Type").selected_text("Advanced").show_ui(ui, |_| ());
            let mut plain = String::from("plain field");
            ui.text_edit_singleline(&mut plain).accessible_name("Plain");
        });
        Card::new().show(ui, |ui| {
            Empty::new(
                icons::SEND,
                "Nothing sent yet",
                "Write an InMail; it then stands here with its credit.",
            )
            .button(Button::primary("Write an InMail").icon(icons::COMPOSE))
            .show(ui);
        });
    }
}

fn drawn(choice: ThemeChoice, scale: f32, text: u16, dialog: bool) -> Harness<'static, Gallery> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1180.0, 1000.0))
        .with_pixels_per_point(scale)
        .with_theme(if choice == ThemeChoice::Dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_context_setup(move |ctx| apply(ctx, choice, TextScale::new(text)))
        .wgpu()
        .build_ui_state(|ui, gallery: &mut Gallery| gallery.ui(ui), Gallery::new(dialog));
    harness.run_steps(12);
    harness
}

fn check(name: &str, choice: ThemeChoice) {
    let Some(dir) = std::env::var_os("GALLERY_OUT").map(std::path::PathBuf::from) else {
        let options = SnapshotOptions::new().output_path(KEPT);
        drawn(choice, 1.0, 100, false).snapshot_options(format!("gallery-{name}"), &options);
        return;
    };
    let save = |mut harness: Harness<'_, Gallery>, what: &str| {
        harness.render().unwrap().save(dir.join(format!("{name}-{what}.png"))).unwrap();
    };
    save(drawn(choice, 1.0, 100, false), "1x");
    save(drawn(choice, 2.0, 100, false), "2x");
    save(drawn(choice, 1.0, 150, false), "large-text");
    save(drawn(choice, 1.0, 100, true), "dialog");
    let mut menu = drawn(choice, 1.0, 100, false);
    menu.get_by_label("More").click();
    menu.run_steps(8);
    save(menu, "menu");
}

#[test]
fn light() {
    check("light", ThemeChoice::Light);
}

#[test]
fn dark() {
    check("dark", ThemeChoice::Dark);
}
