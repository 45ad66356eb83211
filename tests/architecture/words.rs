//! Sentences are said in the language that is spoken: `say!`, not `format!`; `Word`, not `&str`.

use crate::rules::Fault;

/// Formulas, escapes and tables for machines have letters that nobody translates.
const NOT_FOR_PEOPLE: &[&str] = &["src/text/strangers.rs", "src/text/ledger_csv.rs"];

/// How names of files begin, and what is no word: a file's, a place's.
const NAMES_OF_FILES: &[&str] = &["account-", "checked-snapshots"];

pub(crate) fn faults(file: &str, text: &str) -> Vec<Fault> {
    let inside = file.starts_with("src/text/") && !file.starts_with("src/text/language/");
    if !inside || NOT_FOR_PEOPLE.contains(&file) {
        return Vec::new();
    }
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    for (start, advice) in [
        ("format!(", "a sentence is filled in by say!"),
        (": &str =", "a word for people is a Word"),
        ("=> \"", "a word for people is said by say!"),
        ("{ \"", "a word for people is said by say!"),
        ("(\"", "a word for people is said by say!"),
    ] {
        for (at, _) in code.match_indices(start) {
            let line_start = code[..at].rfind('\n').map_or(0, |at| at + 1);
            let before = &code[line_start..at];
            if before.trim_start().starts_with("//") || is_said_otherwise(before, start) {
                continue;
            }
            let after = code[at + start.len()..].trim_start();
            let literal = if start.ends_with('"') { Some(after) } else { after.strip_prefix('"') };
            let Some(literal) = literal.and_then(|after| after.split('"').next()) else { continue };
            if has_words(literal) {
                let line = code[..at].matches('\n').count() + 1;
                found.push(Fault { file: file.to_owned(), line, what: format!("{literal:?}: {advice}") });
            }
        }
    }
    found
}

/// Where the look-up is behind the call already, or nothing is said.
fn is_said_otherwise(before: &str, start: &str) -> bool {
    const CALLS: [&str; 10] = [
        "say!",
        "format!",
        "Word::new",
        "counted",
        "plural",
        "were",
        ".format",
        "include_str!",
        "write_record",
        "assert!",
    ];
    start == "(\"" && CALLS.iter().any(|call| before.ends_with(call))
}

/// Whether letters stand outside the placeholders.
fn has_words(literal: &str) -> bool {
    let mut depth = 0;
    let words = literal.chars().any(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0 && c.is_ascii_alphabetic()
    });
    let letters = literal.replace("\\n", "").contains(|c: char| c.is_ascii_alphabetic());
    let is_form = literal.starts_with('%');
    words && letters && !is_form && !NAMES_OF_FILES.iter().any(|start| literal.starts_with(start))
}

#[test]
fn a_sentence_past_the_look_up_is_reported() {
    let told = |code: &str| faults("src/text/x.rs", code).iter().map(|fault| fault.line).collect::<Vec<_>>();
    assert_eq!(told("fn a() -> String {\n    format!(\"{n} left\")\n}"), [2]);
    assert_eq!(told("const A: &str = \"Left\";"), [1]);
    assert_eq!(told("match a {\n    A => \"Left\",\n}"), [2]);
    assert_eq!(told("f(say!(\"{n} left\", n), format!(\"{a} · {b}\"), Word::new(\"Left\"))"), [0; 0]);
    assert_eq!(faults("src/ui/x.rs", "format!(\"{n} left\")"), []);
}
