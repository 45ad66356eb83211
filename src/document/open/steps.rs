//! What was done here since the account was opened, so that it can be taken back, step by step.

use super::Document;
use super::earlier::Earlier;
use crate::domain::{Event, EventKind, Instant, MessageNo, NAME_MAX_CHARS};
use crate::store::Due;

/// One thing that was done here, with what taking it back needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// An action: the last event of the history.
    Acted,
    /// Something that happened earlier.
    Inserted(Earlier),
    /// Another name; this was the one before.
    Renamed {
        /// The name before.
        from: String,
    },
}

/// What was taken back, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// An action, or something that was entered as earlier: its event.
    Acted(Event),
    /// A change of name.
    Renamed {
        /// The name that is no more.
        to: String,
    },
    /// That another state took the place of the account's own.
    Replaced,
}

impl Undone {
    /// Whether it is a response to this message.
    pub fn is_response_to(&self, no: MessageNo) -> bool {
        let Self::Acted(Event { kind: EventKind::Responded { message, .. }, .. }) = self else {
            return false;
        };
        *message == no
    }
}

/// Why a text cannot be an account's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAName {
    /// Nothing but blanks.
    Blank,
    /// Longer than [`NAME_MAX_CHARS`].
    TooLong,
}

/// A name as it was typed, without the space around it.
///
/// # Errors
/// When it is blank or too long.
pub fn read_name(typed: &str) -> Result<&str, NotAName> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(NotAName::Blank);
    }
    if name.chars().count() > NAME_MAX_CHARS {
        return Err(NotAName::TooLong);
    }
    Ok(name)
}

impl Document {
    /// Gives the account another name. Whether it changed.
    ///
    /// # Errors
    /// When it cannot be a name; nothing has changed then.
    pub fn rename(&mut self, typed: &str) -> Result<bool, NotAName> {
        let name = read_name(typed)?;
        if name == self.name {
            return Ok(false);
        }
        let from = std::mem::replace(&mut self.name, name.to_owned());
        self.steps.push(Step::Renamed { from });
        self.changed();
        Ok(true)
    }

    /// What [`Self::undo`] would take back.
    pub fn undoes(&self) -> Option<Undone> {
        match self.steps.last() {
            Some(Step::Acted) => self.history.events().last().cloned().map(Undone::Acted),
            Some(Step::Inserted(earlier)) => Some(Undone::Acted(earlier.event().clone())),
            Some(Step::Renamed { .. }) => Some(Undone::Renamed { to: self.name.clone() }),
            None => self.former.is_some().then_some(Undone::Replaced),
        }
    }

    /// Takes the last thing done here back, as if it had not been done; what that was.
    pub fn undo(&mut self, real: Instant) -> Option<Undone> {
        let Some(last) = self.steps.pop() else { return self.former_back(real) };
        let undone = match last {
            Step::Acted => Undone::Acted(self.history.undo()?),
            Step::Inserted(earlier) => Undone::Acted(self.without(earlier)?),
            Step::Renamed { from } => Undone::Renamed { to: std::mem::replace(&mut self.name, from) },
        };
        self.changed();
        self.due = self.due.max(Due::IfLosing);
        self.tick(real);
        Some(undone)
    }
}
