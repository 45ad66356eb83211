//! The language in which people read, and the way from an English sentence to it.
//!
//! The English sentence is the key, as with gettext, so the sources read like the program. The crate `tr`
//! works so too, but finds a name that is missing only when the sentence is said, and has one translator for
//! the whole process, which tests on threads would take from each other.

mod dates;
mod fill;
mod habits;
mod plural;
mod pseudo;

use std::cell::Cell;
use std::fmt;
use std::sync::OnceLock;

pub use dates::{month_name, month_short_name, weekday_name};
pub use fill::{fill, fits};
pub use habits::{Thousands, number, write_numbers, write_numbers_here};
pub use plural::{counted, plural};

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// As the sentences stand in the sources.
    #[default]
    English,
    /// English with accents and 40 % longer: whoever sees plain letters sees what nobody can translate, and
    /// what is cut off here would be in German.
    Pseudo,
}

impl Language {
    /// The language of this name: `en`, `pseudo`.
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "en" => Some(Self::English),
            "pseudo" => Some(Self::Pseudo),
            _ => None,
        }
    }
}

/// The environment variable that names the language.
pub const VARIABLE: &str = "INMAIL_CREDITS_LANGUAGE";

static EVERYWHERE: OnceLock<Language> = OnceLock::new();

thread_local! {
    static HERE: Cell<Option<Language>> = const { Cell::new(None) };
}

/// Speaks this language from now on; the first call decides.
pub fn speak(language: Language) {
    let _ = EVERYWHERE.set(language);
}

/// Speaks this language on this thread only, so that tests do not disturb one another.
pub fn speak_here(language: Language) {
    HERE.set(Some(language));
}

fn spoken() -> Language {
    HERE.get().or_else(|| EVERYWHERE.get().copied()).unwrap_or_default()
}

/// The sentence in the language that is spoken. Its placeholders stay.
pub fn translated(english: &'static str) -> &'static str {
    match spoken() {
        Language::English => english,
        Language::Pseudo => pseudo::of(english),
    }
}

/// Words that stand by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word(&'static str);

impl Word {
    /// From English.
    pub const fn new(english: &'static str) -> Self {
        Self(english)
    }

    /// In the language that is spoken.
    pub fn get(self) -> &'static str {
        translated(self.0)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get())
    }
}

/// Says a sentence in the language that is spoken: `say!("Sent")` is a `&'static str`,
/// `say!("{sent} of {}, on {day}", all, sent, day = text::date(at))` a `String`.
///
/// As in `format!`, `{}` takes the arguments in their order; those taken by name come last. A translation may
/// also take them by number, from `{0}` on. Whether all names fit is checked when it is compiled.
macro_rules! say {
    ($english:literal) => {
        $crate::text::language::translated($english)
    };
    ($english:literal, $($rest:tt)+) => {
        $crate::text::language::say!(@ $english, [] $($rest)+,)
    };
    (@ $english:literal, [$($done:tt)*] $name:ident = $value:expr, $($rest:tt)*) => {
        $crate::text::language::say!(@ $english, [$($done)* (stringify!($name), $value)] $($rest)*)
    };
    (@ $english:literal, [$($done:tt)*] $value:expr, $($rest:tt)*) => {
        $crate::text::language::say!(@ $english, [$($done)* (stringify!($value), $value)] $($rest)*)
    };
    (@ $english:literal, [$(($name:expr, $value:expr))*] $(,)?) => {{
        const _: () = assert!(
            $crate::text::language::fits($english, &[$($name),*]),
            "the placeholders and the arguments do not fit together"
        );
        $crate::text::language::fill(
            $crate::text::language::translated($english),
            &[$(($name, &$value as &dyn ::std::fmt::Display)),*],
        )
    }};
}

pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_of_its_thread() {
        let (sent, day) = (3, "1 Dec");
        assert_eq!(say!("{sent} of {} sent, on {day}", 7, sent, day), "3 of 7 sent, on 1 Dec");
        assert_eq!(Word::new("Sent").get(), "Sent");
        speak_here(Language::Pseudo);
        assert_eq!(say!("{sent} of {} sent, on {day}", 7, sent, day), "«3 öḟ 7 šéññţ, ööññ 1 Dec»");
        assert_eq!(Word::new("Sent").get(), "«Šéñţ»");
        std::thread::spawn(|| assert_eq!(Word::new("Sent").get(), "Sent")).join().unwrap();
    }
}
