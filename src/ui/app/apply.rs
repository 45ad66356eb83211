//! The one place where commands are applied.

use std::sync::Arc;

use eframe::egui::Context;

use super::{App, WayBack, as_of::AsOf};
use crate::document::Undone;
use crate::domain::{Action, Event, EventKind, Refusal};
use crate::store::Draft;
use crate::text::window::frame;
use crate::ui::command::{Command, Page};
use crate::ui::dialogs::{
    AsOfForm, CompareForm, CopyForm, Dialogs, EarlierForm, EditForm, Explanation, ExportForm, Help, MissForm,
    NewAccountForm, ObservedForm, ReplaceForm, RescueForm, RestoreForm, SetAsideForm, SubscriptionForm,
    TableForm,
};
use crate::ui::layout::go_to_title;
use crate::ui::theme::TextScale;
use crate::ui::widgets::{Dialog, paint::follow_keyboard};

/// So long after an InMail was sent a click on Send can be the second of two.
const SECOND_CLICK_MS: i64 = 1_500;
/// How many pages back one can go.
const PAGES_BEFORE_MAX: usize = 32;

impl App {
    pub(super) fn apply_all(&mut self, ctx: &Context, commands: Vec<Command>) {
        if commands.is_empty() {
            return;
        }
        for command in commands {
            self.apply(ctx, command);
        }
        ctx.request_repaint();
    }

    fn apply(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Go(page) => self.go(page),
            Command::GoToTitle if self.page == Page::Check && self.check.is_empty() => {
                self.check.take_focus()
            }
            Command::GoToTitle => go_to_title(ctx),
            Command::ShowRule(rule) => {
                let from = WayBack {
                    page: self.page,
                    dialog: self.left_for_rule.take(),
                    link: ctx.memory(|memory| memory.focused()),
                };
                self.go(Page::Rules);
                self.way_back = Some(from).filter(|from| from.page != Page::Rules);
                let by_keys = !ctx.input(|input| input.pointer.any_click());
                self.rules.show_rule(rule, by_keys);
            }
            Command::Back if self.way_back.is_some() => self.apply(ctx, Command::BackFromRule),
            Command::Back => {
                let Some(before) = self.pages_before.pop() else { return };
                self.show_page(before);
                go_to_title(ctx);
            }
            Command::BackFromRule => {
                let Some(WayBack { page, dialog, link }) = self.way_back.take() else { return };
                self.pages_before.pop();
                self.show_page(page);
                // Also beneath a dialog, which gives the keyboard back to it.
                go_to_title(ctx);
                match (&dialog, link) {
                    (Some(_), link) => Dialog::comes_back(ctx, link),
                    // The page is where it was, and so is what led away from it.
                    (None, Some(link)) => ctx.memory_mut(|memory| memory.request_focus(link)),
                    (None, None) => {}
                }
                self.dialog = dialog;
            }
            Command::Do(action) => self.act(&action),
            Command::Undo => self.undo(),
            Command::AdvanceBy(ms) => {
                if let Some(document) = &self.document {
                    let to = document.account().now().plus_ms(ms);
                    self.act(&Action::AdvanceTo(to));
                }
            }
            Command::AdvanceTo(to) => {
                // Time goes on between the click and here.
                let to = self.document.as_ref().map_or(to, |document| to.max(document.account().now()));
                self.act(&Action::AdvanceTo(to));
            }
            Command::BackToReal => self.act(&Action::AdvanceTo(self.real)),
            Command::Send => self.send(),
            Command::DiscardDraft => {
                let discarded = std::mem::take(&mut self.compose.draft);
                self.compose.set(Draft::default());
                self.park(discarded);
            }
            Command::BringTextBack(draft) => self.bring_back(draft),
            Command::DiscardText(draft) => self.discard_set_aside(&draft),
            Command::CloseProblem(place) => {
                if place < self.problems.len() {
                    self.problems.remove(place);
                }
                self.all_problems &= !self.problems.is_empty();
            }
            Command::ShowProblems => self.all_problems = true,
            Command::CloseToast => self.toasts.close_newest(),
            Command::ShowShortcuts => self.help = Some(Help::Shortcuts),
            Command::ShowManual => self.help = Some(Help::manual()),
            Command::CloseAnyway => {
                self.closing = true;
                ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
            Command::WriteTo { to, profile } => {
                let mut draft = self.compose.draft.clone();
                draft.to = to.to_string();
                draft.profile = profile.map(|profile| profile.to_string()).unwrap_or_default();
                self.compose.set(draft);
            }
            Command::OpenFile(path) => self.open_file(ctx, path),
            Command::CheckPaths(paths) => {
                self.go(Page::Check);
                self.check.add(ctx, paths, self.real);
            }
            Command::AskCompare(first, second) => {
                self.dialog = Some(Dialogs::Compare(CompareForm::new(first, second, ctx)));
            }
            Command::AskTable(table) => {
                let (disk, data_dir) = (Arc::clone(&self.outside.disk), self.outside.data_dir.clone());
                let folder = self.outside.documents.clone();
                self.dialog = Some(Dialogs::Table(TableForm::new(table, folder, disk, data_dir)));
            }
            Command::CancelReading => (self.loading, self.opening) = (None, None),
            Command::AddView => self.add_view(),
            Command::Tell(sentence) => self.tell(&sentence),
            Command::SaveAgain => self.save_again(),
            Command::BelieveClock => self.believe_clock(),
            Command::CheckClock => self.tell_clock(),
            Command::TellCopied(path) => self.tell_copied(&path),
            Command::SetTheme(theme) => {
                self.preferences.theme = theme;
                self.save_preferences();
            }
            Command::SetTextSize(percent) => {
                self.preferences.text_size_percent = TextScale::new(percent).percent();
                follow_keyboard(ctx);
                self.save_preferences();
            }
            Command::Search if self.page == Page::Ledger => self.ledger.focus_search(),
            Command::Search if self.page == Page::Check => self.check.focus_search(),
            Command::Search => {
                self.go(Page::Sent);
                self.sent.focus_search();
            }
            Command::ShowInMail(no) => {
                self.go(Page::Sent);
                self.sent.show_inmail(no);
            }
            Command::AsOf(at) => self.look_at(at),
            Command::BackToNow => self.as_of = None,
            Command::Create(new) => {
                self.create(new);
                self.go(Page::Settings);
            }
            Command::OpenExample => {
                self.open_example();
                self.go(Page::Settings);
            }
            Command::LeaveExample => self.back_to_own(),
            Command::CloseView => {
                let from_check = self.viewed_from_check;
                self.back_to_own();
                if from_check {
                    self.go(Page::Check);
                    self.check.show_chosen();
                }
            }
            Command::OpenAccount(id) => self.open(ctx, &id),
            Command::LookIntoAccounts => self.look_into_accounts(ctx),
            Command::Rename(name) => self.rename(&name),
            Command::Duplicate(name) => self.duplicate(&name),
            Command::Archive => self.archive(),
            Command::BringBack(id) => self.bring_back_account(&id),
            insert @ (Command::Insert { .. } | Command::InsertInMail { .. }) => self.insert(insert),
            Command::Restore(name) => self.restore(name),
            Command::Replace(id) => self.replace(&id),
            Command::Rescue { file, instead } => self.rescue(&file, instead),
            ask => self.ask(ctx, ask),
        }
    }

    pub(super) fn go(&mut self, page: Page) {
        if page != self.page {
            self.to_top = true;
            self.pages_before.push(self.page);
            let too_many = self.pages_before.len().saturating_sub(PAGES_BEFORE_MAX);
            self.pages_before.drain(..too_many);
        }
        self.show_page(page);
    }

    fn show_page(&mut self, page: Page) {
        if page == Page::Compose {
            self.compose.take_focus = true;
        }
        self.rules.leave();
        self.way_back = None;
        self.page = page;
    }

    /// Opens a dialog. What the rules no longer allow gets a sentence instead.
    fn ask(&mut self, ctx: &Context, command: Command) {
        Dialog::opens(ctx);
        // The story beside the list is that of the InMail which is asked about.
        if let Command::AskEdit(no) | Command::AskDelete(no) = command {
            self.sent.select(no);
        }
        let refusal = match command {
            Command::AskNewAccount { .. }
            | Command::AskArchived
            | Command::AskRescue(_)
            | Command::AskReplace => self.reading_refusal(),
            Command::AskImport
            | Command::AskExport
            | Command::AskCopy
            | Command::AskSetAside
            | Command::AskExplain
            | Command::AskAsOf => None,
            Command::AskObserved if self.viewed.is_some() || self.as_of.is_some() => None,
            _ => self.nothing_may_change(),
        };
        if let Some(why) = refusal {
            self.tell(why);
            return;
        }
        let Some(document) = &self.document else {
            self.dialog = match command {
                Command::AskNewAccount { by_batches } => {
                    Some(Dialogs::NewAccount(NewAccountForm::new(by_batches, self.real)))
                }
                Command::AskImport => Some(self.import_form()),
                Command::AskArchived => Some(self.archived_list()),
                Command::AskRescue(file) => Some(Dialogs::Rescue(RescueForm::new(ctx, &self.shelf(), file))),
                _ => None,
            };
            return;
        };
        let account = document.account();
        let shown = self.as_of.as_ref().map_or(account, AsOf::account);
        let asked = match command {
            Command::AskEdit(no) => account.message(no).map(|message| {
                let open = account.changeable_until(message).map_err(Refusal::EditLocked);
                open.map(|_| Dialogs::Edit(EditForm::new(message)))
            }),
            Command::AskDelete(no) => account.message(no).map(|message| {
                let open = account.changeable_until(message).map_err(Refusal::DeleteLocked);
                open.map(|_| Dialogs::Delete(no))
            }),
            Command::AskChangeType => {
                Some(Ok(Dialogs::ChangeType(SubscriptionForm::new(account.subscription()))))
            }
            Command::AskCancel => Some(account.permits(&EventKind::Cancelled).map(|()| Dialogs::Cancel)),
            Command::AskResubscribe => Some(Ok(Dialogs::Resubscribe(SubscriptionForm::new(None)))),
            Command::AskMiss => Some(Ok(Dialogs::Miss(MissForm::default()))),
            Command::AskExplain => Some(Ok(Dialogs::Explain(Explanation::of(document.name(), shown)))),
            Command::AskObserved => Some(Ok(Dialogs::Observed(ObservedForm::default()))),
            Command::AskEarlier { message, response } => {
                Some(Ok(Dialogs::Earlier(EarlierForm::new(message, response, account))))
            }
            Command::AskDate => Some(Ok(Dialogs::date(account.now()))),
            Command::AskNewAccount { by_batches } => {
                Some(Ok(Dialogs::NewAccount(NewAccountForm::new(by_batches, self.real))))
            }
            Command::AskImport => Some(Ok(self.import_form())),
            Command::AskRename => Some(Ok(self.name_form(document, false))),
            Command::AskDuplicate => Some(Ok(self.name_form(document, true))),
            Command::AskArchived => Some(Ok(self.archived_list())),
            Command::AskAsOf => Some(Ok(Dialogs::AsOf(AsOfForm::new(shown.now(), self.as_of.is_some())))),
            Command::AskRescue(file) => Some(Ok(Dialogs::Rescue(RescueForm::new(ctx, &self.shelf(), file)))),
            Command::AskRestore { to_today } => {
                Some(Ok(Dialogs::Restore(RestoreForm::new(ctx, &self.shelf(), document.id(), to_today))))
            }
            Command::AskReplace => {
                let disk = Arc::clone(&self.outside.disk);
                let accounts = self.at_hand().cloned().collect();
                Some(Ok(Dialogs::Replace(ReplaceForm::new(disk, accounts, document.id()))))
            }
            Command::AskSetAside => Some(Ok(Dialogs::SetAside(SetAsideForm::default()))),
            Command::AskCopy => {
                Some(Ok(Dialogs::Copy(CopyForm::new(document, self.outside.documents.clone()))))
            }
            Command::AskExport => {
                Some(Ok(Dialogs::Export(ExportForm::new(document, self.outside.documents.clone()))))
            }
            _ => None,
        };
        match asked {
            Some(Ok(dialog)) => self.dialog = Some(dialog),
            Some(Err(refusal)) => self.tell_refusal(refusal),
            None => {}
        }
    }

    /// Does something to the account, keeps it and tells what came of it.
    fn act(&mut self, action: &Action) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        self.tick();
        let Some(document) = &mut self.document else { return };
        match document.act(action, self.real) {
            Ok(happened) => {
                self.save();
                self.tell_done(&happened);
            }
            Err(refusal) => self.tell_refusal(refusal),
        }
    }

    fn send(&mut self) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        // The second of two clicks: nobody asked for an empty form to be looked at.
        let second = self.compose.was_just_sent() && self.real.ms_since(self.sent_at) < SECOND_CLICK_MS;
        if second {
            self.compose.take_focus = true;
            return;
        }
        self.tick();
        let action = Action::Send(Arc::new(self.compose.draft.letter(&(self.outside.new_id)())));
        let Some(document) = &mut self.document else { return };
        match document.act(&action, self.real) {
            Ok(happened) => {
                self.compose.set(Draft::default());
                self.compose.emptied_by_sending = Some(self.compose.changes);
                self.sent_at = self.real;
                self.compose.take_focus = true;
                self.save();
                if let Some((no, _)) =
                    self.document.as_ref().and_then(|document| document.account().messages().last())
                {
                    self.sent.select(no);
                }
                self.tell_done(&happened);
            }
            Err(refusal) => self.compose.refuse(refusal),
        }
    }

    fn undo(&mut self) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        let Some(document) = &mut self.document else { return };
        let Some(undone) = document.undo(self.real) else {
            // The last thing done may have been to put another account away.
            match self.put_away.take() {
                Some((_, id)) => self.bring_back_account(&id),
                None => self.tell(frame::NOTHING_TO_UNDO.get()),
            }
            return;
        };
        if undone == Undone::Replaced {
            self.put_back();
        }
        self.note_open();
        self.tell_undone(&undone);
        // What was written is not lost with the sending; a text begun since then makes way for it.
        if let Undone::Acted(Event { kind: EventKind::Sent(letter), .. }) = &undone {
            let owned =
                |text: Option<&std::sync::Arc<str>>| text.map(|text| text.to_string()).unwrap_or_default();
            let begun = std::mem::take(&mut self.compose.draft);
            self.compose.set(Draft {
                to: letter.to.to_string(),
                profile: owned(letter.profile.as_ref()),
                subject: owned(letter.subject.as_ref()),
                body: owned(letter.body.as_ref()),
            });
            self.park(begun);
        }
        self.save();
    }
}
