//! What the parser says, in plain words. Texts of the file that its errors quote are left out or cut short.

use super::strict::TOO_MANY;
use super::values::quoted;
use crate::store::read_error::{Fault, ReadError};

/// An error of the parser as one of ours; `place` is where it stopped, empty for the file as a whole.
pub(super) fn read_error(place: &str, error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let found = text.strip_suffix(&position).unwrap_or(&text);
    if found == "number out of range" {
        return ReadError::breaks(place, "a number this large is not possible", "correct it");
    }
    if error.is_eof() {
        return ReadError::of_file(Fault::CutShort);
    }
    if !error.is_data() {
        let found = syntax(found).to_owned();
        return ReadError::of_file(Fault::NotJson { found, line: error.line(), column: error.column() });
    }
    if let Some(name) = found.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        return missing_field(place, name);
    }
    if let Some(rest) = found.strip_prefix("duplicate field `") {
        let name = rest.trim_end_matches('`');
        let place = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
        return ReadError::breaks(place, format!("the field {} is there twice", quoted(name)), "keep one");
    }
    if let Some(rest) = found.strip_prefix("unknown field `") {
        let name = rest.rsplit_once("`, expected ").map_or(rest, |(name, _)| name);
        let rule = format!("the format has no field {} here", quoted(name));
        return ReadError::breaks(place, rule, "take it out");
    }
    if let Some(rest) = found.strip_prefix("invalid type: ") {
        let (was, needed) = rest.rsplit_once(", expected ").unwrap_or((rest, "another value"));
        return needs(place, needed, kind_of(was));
    }
    if let Some(rest) = found.strip_prefix("invalid value: ") {
        let (was, needed) = rest.rsplit_once(", expected ").unwrap_or((rest, "another value"));
        let negative = was.contains("`-");
        return needs(place, needed, if negative { "a negative one" } else { "one this large" });
    }
    let remedy = if found.starts_with(TOO_MANY) { "split the file" } else { "correct it" };
    ReadError::breaks(place, found, remedy)
}

/// A field that must be there and is not.
pub(super) fn missing_field(place: &str, name: &str) -> ReadError {
    ReadError::breaks(place, format!("the field {} is missing", quoted(name)), "add it")
}

fn needs(place: &str, needed: &str, was: &str) -> ReadError {
    let needed = match needed {
        "u32" | "u64" => "a whole number",
        "a string" => "a text",
        derived if derived.starts_with("struct ") => "an object in braces",
        other => other,
    };
    ReadError::breaks(place, format!("{needed} is needed here, not {was}"), "correct it")
}

fn kind_of(was: &str) -> &'static str {
    let kinds = [
        ("string", "a text"),
        ("integer", "a number"),
        ("floating point", "one with a fraction or an exponent, nor one this large"),
        ("boolean", "true or false"),
        ("null", "null"),
        ("sequence", "a list"),
        ("map", "an object in braces"),
    ];
    kinds.iter().find(|(kind, _)| was.starts_with(kind)).map_or("this", |&(_, word)| word)
}

fn syntax(found: &str) -> &str {
    match found {
        "expected value" | "expected ident" => "a value is missing or misspelt",
        "expected `:`" => "a colon is missing",
        "expected `,` or `}`" => "a comma or a closing brace is missing",
        "expected `,` or `]`" => "a comma or a closing bracket is missing",
        "key must be a string" => "a field's name in quotation marks is missing",
        "trailing comma" => "a comma has nothing after it",
        "trailing characters" => "something follows after the end",
        "invalid number" => "a number is misspelt",
        "invalid escape" => "a backslash stands before a wrong character",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text has no closing quotation mark, or a line break or control character in it"
        }
        "lone leading surrogate in hex escape"
        | "unexpected end of hex escape"
        | "invalid unicode code point" => "a \\u escape stands for half a character",
        other => other,
    }
}
