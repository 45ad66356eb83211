//! Sentences with placeholders: `{}` in order, `{name}` by name, and in translations `{0}` by number.

use std::fmt::{Display, Write as _};

/// The sentence with its arguments in place. A placeholder that fits none stays as it is, so that it is seen.
pub fn fill(sentence: &str, arguments: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16 * arguments.len());
    let mut next = 0;
    let mut rest = sentence;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            filled.push('{');
            rest = from;
            break;
        };
        let argument = if name.is_empty() {
            next += 1;
            arguments.get(next - 1)
        } else if let Ok(number) = name.parse::<usize>() {
            arguments.get(number)
        } else {
            arguments.iter().find(|(known, _)| *known == name)
        };
        match argument {
            // Writing to a string does not fail.
            Some((_, value)) => drop(write!(filled, "{value}")),
            None => drop(write!(filled, "{{{name}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Whether every placeholder of an English sentence has its argument and every argument its placeholder;
/// those that `{}` takes come first. Asked by the compiler.
pub const fn fits(english: &str, arguments: &[&str]) -> bool {
    let mut in_order = 0;
    let mut rest = english.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'}' {
            return false;
        }
        if *first == b'{' {
            let length = name_length(rest);
            let Some((name, after)) = rest.split_at_checked(length) else { return false };
            if name.is_empty() {
                in_order += 1;
            } else if !is_among(name, arguments) {
                return false;
            }
            let [b'}', after @ ..] = after else { return false };
            rest = after;
        }
    }
    // The first arguments belong to `{}`; each further one has to be named somewhere.
    let mut left = arguments;
    let mut skipped = 0;
    while let [first, after @ ..] = left {
        if skipped < in_order {
            skipped += 1;
        } else if !is_named(first.as_bytes(), english.as_bytes()) {
            return false;
        }
        left = after;
    }
    skipped == in_order
}

const fn name_length(mut text: &[u8]) -> usize {
    let mut length = 0;
    while let [first, after @ ..] = text {
        if *first == b'}' {
            break;
        }
        length += 1;
        text = after;
    }
    length
}

const fn is_among(name: &[u8], mut arguments: &[&str]) -> bool {
    while let [first, after @ ..] = arguments {
        if starts_with(first.as_bytes(), name) && first.len() == name.len() {
            return true;
        }
        arguments = after;
    }
    false
}

const fn is_named(name: &[u8], mut sentence: &[u8]) -> bool {
    while let [first, after @ ..] = sentence {
        if *first == b'{'
            && let Some((_, end)) = after.split_at_checked(name.len())
            && starts_with(after, name)
            && let [b'}', ..] = end
        {
            return true;
        }
        sentence = after;
    }
    false
}

const fn starts_with(mut text: &[u8], mut start: &[u8]) -> bool {
    while let [wanted, further @ ..] = start {
        let [found, after @ ..] = text else { return false };
        if *found != *wanted {
            return false;
        }
        (text, start) = (after, further);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_taken_in_order_by_name_and_by_number() {
        let arguments: [(&str, &dyn Display); 3] = [("3", &3), ("who", &"Zoë {day}"), ("day", &"1 Dec")];
        assert_eq!(fill("{}: {who} on {day}", &arguments), "3: Zoë {day} on 1 Dec");
        assert_eq!(fill("{2}: {1}, {0}", &arguments), "1 Dec: Zoë {day}, 3");
        assert_eq!(fill("none, {nobody} and {7} {", &arguments), "none, {nobody} and {7} {");
    }

    #[test]
    fn what_does_not_fit_together_is_found() {
        assert!(fits("{} of {all}", &["1", "all"]));
        assert!(fits("{all} of {all}", &["all"]));
        assert!(!fits("{} of {}", &["1"]), "an argument is missing");
        assert!(!fits("{} of", &["1", "2"]), "an argument is left");
        assert!(!fits("{all}", &["every"]), "another name");
        assert!(!fits("{all", &["all"]) && !fits("all}", &["all"]), "half a placeholder");
        assert!(!fits("{al} of {}", &["1", "all"]), "half a name");
    }
}
