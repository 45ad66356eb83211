//! How numbers are written where somebody lives. No matter of the language they read: a seller in Zürich
//! who reads English writes 1’900 all the same.

use std::cell::Cell;
use std::sync::OnceLock;

/// What stands between the thousands of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Thousands {
    /// `1,900`
    #[default]
    Comma,
    /// `1.900`
    Point,
    /// `1 900`, with a space that does not break.
    Space,
    /// `1’900`
    Apostrophe,
}

impl Thousands {
    /// What is usual for a locale such as `de-CH` or `pt_BR.UTF-8`; the comma where nothing else is known.
    /// From the Unicode CLDR, without its exceptions for numbers of four digits.
    pub fn of_locale(locale: &str) -> Self {
        let mut parts = locale.split(['-', '_', '.', '@']);
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        // A script may stand between the two.
        let region = parts.find(|part| part.len() == 2).unwrap_or_default().to_ascii_uppercase();
        match (language.as_str(), region.as_str()) {
            ("en", "CH") | ("de" | "it", "CH" | "LI") => Self::Apostrophe,
            ("en", "DE" | "NL" | "DK" | "SI" | "BE") => Self::Point,
            ("en", "AT" | "FI" | "SE" | "ZA") | ("de", "AT") | ("fr" | "pt", "CH" | "PT") => Self::Space,
            ("es", "MX" | "US" | "PR" | "GT" | "HN" | "NI" | "PA" | "PE" | "SV" | "DO") => Self::Comma,
            ("es", "CR") => Self::Space,
            (
                "ca" | "da" | "de" | "el" | "es" | "gl" | "hr" | "id" | "is" | "it" | "nl" | "pt" | "ro"
                | "sl" | "sr" | "tr" | "vi",
                _,
            ) => Self::Point,
            (
                "be" | "bg" | "cs" | "et" | "fi" | "fr" | "hu" | "hy" | "ka" | "kk" | "lt" | "lv" | "nb"
                | "nn" | "no" | "pl" | "ru" | "sk" | "sq" | "sv" | "uk",
                _,
            ) => Self::Space,
            _ => Self::Comma,
        }
    }

    const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
            Self::Space => '\u{a0}',
            Self::Apostrophe => '’',
        }
    }
}

static EVERYWHERE: OnceLock<Thousands> = OnceLock::new();

thread_local! {
    static HERE: Cell<Option<Thousands>> = const { Cell::new(None) };
}

/// Writes numbers so from now on; the first call decides.
pub fn write_numbers(thousands: Thousands) {
    let _ = EVERYWHERE.set(thousands);
}

/// Writes numbers so on this thread only, so that tests do not disturb one another.
pub fn write_numbers_here(thousands: Thousands) {
    HERE.set(Some(thousands));
}

/// A whole number with what is usual between its thousands.
pub fn number(value: u64) -> String {
    let between = HERE.get().or_else(|| EVERYWHERE.get().copied()).unwrap_or_default().sign();
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * between.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(between);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_comma_between_thousands_where_nothing_else_is_known() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1_900), "1,900");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(Thousands::of_locale("C.UTF-8"), Thousands::Comma);
        assert_eq!(Thousands::of_locale(""), Thousands::Comma);
    }

    #[test]
    fn numbers_follow_the_habits_of_a_place() {
        for (locale, written) in [
            ("en-US", "1,234,567"),
            ("de-DE", "1.234.567"),
            ("en_DE.UTF-8", "1.234.567"),
            ("de-CH", "1’234’567"),
            ("fr-FR", "1\u{a0}234\u{a0}567"),
            ("pt-BR", "1.234.567"),
            ("pt_PT@euro", "1\u{a0}234\u{a0}567"),
            ("es-MX", "1,234,567"),
            ("sr-Latn-RS", "1.234.567"),
            ("ja-JP", "1,234,567"),
        ] {
            write_numbers_here(Thousands::of_locale(locale));
            assert_eq!(number(1_234_567), written, "{locale}");
            assert_eq!(number(999), "999", "{locale}");
        }
    }
}
