//! English that looks like another language: accents on every letter, 40 % longer, in brackets whose loss
//! shows that something was cut off.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Capitals and small letters belong together, so that a text can be put into small letters.
const ACCENTS: [(char, char); 26] = [
    ('À', 'à'),
    ('Ḃ', 'ḃ'),
    ('Ç', 'ç'),
    ('Đ', 'đ'),
    ('É', 'é'),
    ('Ḟ', 'ḟ'),
    ('Ĝ', 'ĝ'),
    ('Ĥ', 'ĥ'),
    ('Î', 'î'),
    ('Ĵ', 'ĵ'),
    ('Ķ', 'ķ'),
    ('Ļ', 'ļ'),
    ('Ṁ', 'ṁ'),
    ('Ñ', 'ñ'),
    ('Ö', 'ö'),
    ('Ṕ', 'ṕ'),
    ('Ǫ', 'ǫ'),
    ('Ŕ', 'ŕ'),
    ('Š', 'š'),
    ('Ţ', 'ţ'),
    ('Û', 'û'),
    ('Ṽ', 'ṽ'),
    ('Ŵ', 'ŵ'),
    ('Ẋ', 'ẋ'),
    ('Ý', 'ý'),
    ('Ž', 'ž'),
];

/// What begins and ends everything that was translated.
const BRACKETS: (char, char) = ('«', '»');

/// The sentence in this language. There are as many as the sources have, so each is kept for good.
pub(super) fn of(english: &'static str) -> &'static str {
    static SAID: Mutex<Option<HashMap<&'static str, &'static str>>> = Mutex::new(None);
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    said.get_or_insert_default().entry(english).or_insert_with(|| accented(english).leak())
}

fn accented(english: &str) -> String {
    let mut in_name = false;
    let is_said = |c: char| {
        in_name = c == '{' || (in_name && c != '}');
        !in_name && c.is_alphabetic()
    };
    if !english.contains(is_said) {
        return english.to_owned();
    }
    let letters = english.trim();
    let (start, end) = english.split_at(english.len() - english.trim_start().len());
    let tail = &end[letters.len()..];
    let mut told = format!("{start}{}", BRACKETS.0);
    // The brackets are part of the 40 %.
    let mut owed = -20_i32;
    let mut in_name = false;
    for c in letters.chars() {
        in_name = c == '{' || (in_name && c != '}');
        if in_name || c == '}' {
            told.push(c);
            continue;
        }
        owed += 4;
        let accent = accent(c);
        told.push(accent);
        if owed >= 10 && accent != c {
            told.push(accent.to_lowercase().next().unwrap_or(accent));
            owed -= 10;
        }
    }
    told.push(BRACKETS.1);
    told + tail
}

fn accent(c: char) -> char {
    let index = |first: u8| usize::from((c as u8).wrapping_sub(first));
    let pair = |first: u8| ACCENTS.get(index(first)).copied();
    match c {
        'A'..='Z' => pair(b'A').map_or(c, |(capital, _)| capital),
        'a'..='z' => pair(b'a').map_or(c, |(_, small)| small),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_accents_and_is_40_percent_longer() {
        let english = "Nothing you do here is kept, and your own accounts are not touched.";
        let told = of(english);
        assert!(told.starts_with("«Ñöţĥî"), "{told}");
        assert!(!told.contains(|c: char| c.is_ascii_alphabetic()), "{told}");
        let longer = 100 * told.chars().count() / english.chars().count();
        assert!((138..=141).contains(&longer), "{longer} %: {told}");
    }

    #[test]
    fn placeholders_and_the_spaces_around_stay() {
        assert!(of("{sent} of {} sent.").starts_with("«{sent} öḟ {} š"));
        assert!(of(" and more ").starts_with(" «à") && of(" and more ").ends_with("» "));
        assert_eq!(of("{} · {}"), "{} · {}");
        assert_eq!(of("Ok"), "«Öķ»");
    }

    #[test]
    fn every_letter_has_an_accent_in_both_sizes() {
        for (capital, small) in ACCENTS {
            assert!(!capital.is_ascii() && !small.is_ascii());
            assert_eq!(capital.to_lowercase().to_string(), small.to_string());
        }
    }
}
