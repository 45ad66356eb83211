//! The form for a new account: from one number, or batch by batch; now or at an earlier date (`R3`).

use eframe::egui::{Context, Ui};

use super::date;
use super::leave::Leaving;
use super::questions::{parse, type_chips};
use crate::document::{NewAccount, read_name};
use crate::domain::{Account, Instant, Opening, OpeningLot, Policy, SubscriptionType};
use crate::text::language::Word;
use crate::text::{self, window::dialogs as words, window::frame};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, icons, tokens::size};
use crate::ui::widgets::{Button, Chips, Choice, Dialog, Field, words as say};

/// Most batches of the form; more than one a day in a credit's life.
const BATCHES_MAX: usize = 100;

/// The form as it is being filled in.
#[derive(Debug)]
pub struct NewAccountForm {
    name: String,
    kind: SubscriptionType,
    by_batches: bool,
    credits: String,
    batches: Vec<Batch>,
    /// The batch whose credits get the keyboard next, or the button that adds one where there is none.
    go_to_batch: Option<usize>,
    /// At the next frame the keyboard goes to the first field that is wrong.
    go_to_wrong: bool,
    earlier: bool,
    opened_at: String,
    /// Set at the first attempt, so that an untouched form shows no errors.
    tried: bool,
    leaving: Leaving,
}

#[derive(Debug, Default)]
struct Batch {
    credits: String,
    granted_at: String,
}

impl NewAccountForm {
    /// An empty form at a real instant.
    pub fn new(by_batches: bool, real: Instant) -> Self {
        let first_of_month = date::write(real.month().first());
        let batch = Batch { credits: String::new(), granted_at: first_of_month.clone() };
        Self {
            name: String::new(),
            kind: SubscriptionType::Core,
            by_batches,
            credits: String::new(),
            batches: vec![batch],
            go_to_batch: None,
            go_to_wrong: false,
            earlier: false,
            opened_at: first_of_month,
            tried: false,
            leaving: Leaving::default(),
        }
    }

    /// Whether a name or credits were typed.
    pub(super) fn holds_text(&self) -> bool {
        let typed = |text: &String| !text.trim().is_empty();
        typed(&self.name) || typed(&self.credits) || self.batches.iter().any(|batch| typed(&batch.credits))
    }

    /// Asks whether that is to be thrown away.
    pub(super) fn ask_to_leave(&mut self) {
        self.leaving.may_go(self.holds_text());
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, real: Instant, commands: &mut Vec<Command>) -> bool {
        if let Some(left) = self.leaving.show(ctx) {
            return left;
        }
        let read = self.read(real);
        let wrong = read.as_ref().err().filter(|_| self.tried).map(Vec::as_slice).unwrap_or_default();
        let notice = wrong.iter().find_map(told_below);
        let answer = Dialog::new("new-account", words::NEW_TITLE.get(), frame::CANCEL.get())
            .width(520.0)
            .focus_body()
            .action(Button::primary(words::CREATE.get()))
            .notice(notice.as_deref())
            .show(ctx, |ui, opening| self.fields(ui, opening, wrong));
        // What was typed in this very frame counts.
        match (answer, self.read(real)) {
            (Some(Choice::Action(_)), Ok(new)) => {
                commands.push(Command::Create(new));
                true
            }
            (Some(Choice::Action(_)), Err(_)) => {
                self.tried = true;
                self.go_to_wrong = true;
                false
            }
            (Some(Choice::Safe), _) => self.leaving.may_go(self.holds_text()),
            (None, _) => false,
        }
    }

    fn fields(&mut self, ui: &mut Ui, opening: bool, wrong: &[Wrong]) {
        let at = |place: Place| wrong_at(wrong, place);
        let first = if std::mem::take(&mut self.go_to_wrong) { wrong.first() } else { None };
        let first = first.map(|(place, _)| *place);
        Field::single(words::NAME.get(), &mut self.name)
            .edit_menu(edit_menu())
            .begins(opening)
            .reveals(first == Some(Place::Name))
            .hint(words::NAME_HINT.get())
            .error(at(Place::Name))
            .show(ui);
        ui.add_space(size::GAP_S);
        type_chips(ui, words::TYPE.get(), &SubscriptionType::ALL, &mut self.kind);
        ui.add_space(size::GAP_S);
        two_chips(
            ui,
            words::CREDITS_KNOWN.get(),
            &words::CREDITS_KNOWN_CHOICES.map(Word::get),
            &mut self.by_batches,
        );
        ui.add_space(size::GAP_XS);
        if self.by_batches {
            self.batch_fields(ui, wrong, first);
        } else {
            Field::single(words::CREDITS_LEFT.get(), &mut self.credits)
                .edit_menu(edit_menu())
                .hint(words::CREDITS_LEFT_HINT.get())
                .reveals(first == Some(Place::Credits))
                .error(at(Place::Credits))
                .note(&words::credits_left_note(Policy::default().limit, self.earlier))
                .show(ui);
        }
        ui.add_space(size::GAP_S);
        let before = self.earlier;
        two_chips(ui, words::OPEN_AT.get(), &words::OPEN_AT_CHOICES.map(Word::get), &mut self.earlier);
        let top = ui.cursor().min;
        if self.earlier {
            let begins = first == Some(Place::OpenedAt);
            date::field(
                ui,
                words::DATE_TIME.get(),
                &mut self.opened_at,
                (at(Place::OpenedAt), 1),
                begins,
                false,
            );
            say(ui, words::EARLIER_NOTE.get(), Type::Secondary, Tokens::of(ui).muted);
        } else {
            say(ui, words::NOW_NOTE.get(), Type::Secondary, Tokens::of(ui).muted);
        }
        // What was chosen asks for more, and says what that means.
        if self.earlier != before {
            ui.scroll_to_rect(ui.min_rect().with_min_y(top.y), None);
        }
    }

    fn batch_fields(&mut self, ui: &mut Ui, wrong: &[Wrong], first: Option<Place>) {
        let mut removed = None;
        let several = self.batches.len() > 1;
        let go_to = std::mem::take(&mut self.go_to_batch);
        for (index, batch) in self.batches.iter_mut().enumerate() {
            let number = index + 1;
            let at = |place: Place| wrong_at(wrong, place);
            ui.horizontal_top(|ui| {
                let width = ui.available_width();
                ui.vertical(|ui| {
                    ui.set_width(width * 0.34);
                    Field::single(&words::batch_credits(number), &mut batch.credits)
                        .edit_menu(edit_menu())
                        .begins(go_to == Some(index))
                        .reveals(first == Some(Place::BatchCredits(index)))
                        .wrong(at(Place::BatchCredits(index)))
                        .show(ui);
                });
                ui.vertical(|ui| {
                    ui.set_width(width * 0.5);
                    Field::single(&words::batch_date(number), &mut batch.granted_at)
                        .edit_menu(edit_menu())
                        .reveals(first == Some(Place::BatchDate(index)))
                        .hint(words::DATE_TIME_HINT)
                        .wrong(at(Place::BatchDate(index)))
                        .show(ui);
                });
                if several {
                    ui.vertical(|ui| {
                        ui.add_space(26.0);
                        let name = words::remove_batch(number);
                        if ui.add(Button::icon_only(icons::CLOSE, &name)).clicked() {
                            removed = Some(index);
                        }
                    });
                }
            });
        }
        if let Some(index) = removed {
            self.batches.remove(index);
            self.go_to_batch = Some(index);
        }
        let add = Button::secondary(words::ADD_BATCH.get()).small().icon(icons::PLUS);
        let add = add.enabled(self.batches.len() < BATCHES_MAX);
        let counts = self.batches.iter().filter_map(|batch| batch.credits.trim().parse::<u32>().ok());
        let in_all = counts.fold(0, u32::saturating_add);
        let add = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_M;
                let add = ui.add(add);
                say(ui, &words::in_all(in_all), Type::Secondary, Tokens::of(ui).muted);
                add
            })
            .inner;
        if go_to.is_some_and(|index| index >= self.batches.len()) {
            add.request_focus();
        }
        if add.clicked() {
            // Most likely that of the month before.
            let last = self.batches.last().map(|last| last.granted_at.clone()).unwrap_or_default();
            let granted_at = date::month_before(&last).unwrap_or(last);
            self.go_to_batch = Some(self.batches.len());
            self.batches.push(Batch { credits: String::new(), granted_at });
        }
    }

    /// What the form says, or all that is wrong with it and where, in the order of the fields.
    fn read(&self, real: Instant) -> Result<NewAccount, Vec<Wrong>> {
        let policy = Policy::default();
        let mut wrong = Vec::new();
        let name = read_name(&self.name)
            .map_err(|error| wrong.push((Place::Name, Why::Field(words::not_a_name(error).to_owned()))))
            .ok();
        let opening = if self.by_batches {
            let lots = self.batches.iter().enumerate();
            let lots: Vec<_> =
                lots.filter_map(|(index, batch)| batch.read(index, policy.limit, &mut wrong)).collect();
            Some(Opening::Lots(lots))
        } else {
            let credits = parse(&self.credits, policy.limit);
            credits
                .map_err(|error| wrong.push((Place::Credits, Why::Field(error))))
                .ok()
                .map(Opening::Credits)
        };
        let opened_at =
            self.opened_at(real).map_err(|error| wrong.push((Place::OpenedAt, Why::Field(error)))).ok();
        let (Some(name), Some(opening), Some(opened_at), true) = (name, opening, opened_at, wrong.is_empty())
        else {
            return Err(wrong);
        };
        let new = NewAccount { name: name.to_owned(), opened_at, subscription: self.kind, opening, policy };
        // The rules decide, as they will when the account is opened.
        Account::open(new.policy, new.opened_at, new.subscription, &new.opening)
            .map_err(|refusal| vec![(place_of(refusal), Why::Refused(text::refusal(refusal)))])?;
        Ok(new)
    }

    fn opened_at(&self, real: Instant) -> Result<Instant, String> {
        if !self.earlier {
            return Ok(real);
        }
        let at = date::read(&self.opened_at)?;
        if at > real { Err(words::IN_THE_FUTURE.get().to_owned()) } else { Ok(at) }
    }
}

impl Batch {
    fn read(&self, index: usize, limit: u32, wrong: &mut Vec<Wrong>) -> Option<OpeningLot> {
        let credits = parse(&self.credits, limit)
            .map_err(|error| wrong.push((Place::BatchCredits(index), Why::Field(error))))
            .ok();
        let granted_at = date::read(&self.granted_at)
            .map_err(|why| wrong.push((Place::BatchDate(index), Why::Field(why))))
            .ok();
        Some(OpeningLot { credits: credits?, granted_at: granted_at? })
    }
}

/// A field, and what is wrong there.
type Wrong = (Place, Why);

/// What is wrong.
#[derive(Debug)]
enum Why {
    /// With what stands in the field.
    Field(String),
    /// By the rules, whose sentence says of which batch it is.
    Refused(String),
}

impl Why {
    fn text(&self) -> &str {
        match self {
            Self::Field(text) | Self::Refused(text) => text,
        }
    }
}

fn wrong_at(wrong: &[Wrong], place: Place) -> Option<&str> {
    wrong.iter().find(|(found, _)| *found == place).map(|(_, why)| why.text())
}

/// Where in the form something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Name,
    Credits,
    BatchCredits(usize),
    BatchDate(usize),
    OpenedAt,
    Whole,
}

/// What is wrong with the whole, or with a batch, whose fields have no room for it.
fn told_below((place, why): &Wrong) -> Option<String> {
    let of_batch = |field: String| match why {
        Why::Field(why) => format!("{field}: {why}"),
        Why::Refused(why) => why.clone(),
    };
    match place {
        Place::Whole => Some(why.text().to_owned()),
        Place::BatchCredits(index) => Some(of_batch(words::batch_credits(index + 1))),
        Place::BatchDate(index) => Some(of_batch(words::batch_date(index + 1))),
        Place::Name | Place::Credits | Place::OpenedAt => None,
    }
}

fn place_of(refusal: crate::domain::Refusal) -> Place {
    use crate::domain::Refusal;
    match refusal {
        Refusal::OpeningLotEmpty { index } => Place::BatchCredits(index),
        Refusal::OpeningLotInFuture { index } | Refusal::OpeningLotExpired { index } => {
            Place::BatchDate(index)
        }
        Refusal::OpeningOutOfRange => Place::OpenedAt,
        _ => Place::Whole,
    }
}

fn two_chips(ui: &mut Ui, name: &str, labels: &[&str; 2], second: &mut bool) {
    say(ui, name, Type::Secondary, Tokens::of(ui).muted);
    let mut chosen = usize::from(*second);
    Chips::new(name, labels).show(ui, &mut chosen);
    *second = chosen == 1;
}
