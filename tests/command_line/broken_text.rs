//! Bytes that are no JSON text: cut short, wrongly encoded, with something after the end.

use crate::support::{Kept, refused, scenario};

const ENCODING: &str = "save it as UTF-8 without a byte order mark, or ask for it again";

#[test]
fn an_empty_file_is_told_as_empty() {
    assert_eq!(refused(""), "the file is empty; ask for it again or use a backup");
    assert_eq!(refused(" \r\n\t\n"), "the file is empty; ask for it again or use a backup");
}

#[test]
fn a_file_is_utf_8_without_a_byte_order_mark() {
    let text = scenario().text();
    assert_eq!(
        refused(format!("\u{feff}{text}")),
        format!("the file begins with a byte order mark; {ENCODING}")
    );
    let utf16 = format!("the file is UTF-16 or UTF-32 text; {ENCODING}");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused(&little), utf16);
    assert_eq!(refused(&big), utf16);
    assert_eq!(refused([&[0xff, 0xfe], &*little].concat()), utf16);
    assert_eq!(refused([&[0xfe, 0xff], &*big].concat()), utf16);
}

#[test]
fn bytes_that_are_no_characters_are_refused() {
    let text = scenario().text();
    for broken in [&b"\xff"[..], b"\xc3", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"] {
        let bytes = [b"{\"name\":\"", broken, b"\",", &text.as_bytes()[1..]].concat();
        assert_eq!(refused(bytes), format!("the file is not UTF-8 text; {ENCODING}"));
    }
}

#[test]
fn an_escape_stands_for_a_whole_character() {
    for (raw, column) in [(r#""\ud83d""#, 63), (r#""\ud83d\u0041""#, 68), (r#""\ude00""#, 62)] {
        assert_eq!(
            scenario().top("name", raw).refused(),
            format!(
                "not valid JSON, column {column}: a \\u escape stands for half a character; \
                     correct it, ask for the file again or use a backup"
            )
        );
    }
}

#[test]
fn a_mistake_is_told_by_line_and_column() {
    let told = |place: &str, what: &str| {
        format!("not valid JSON, {place}: {what}; correct it, ask for the file again or use a backup")
    };
    let head = "{\n\"format\":\"inmail-credits-scenario\",\n\"version\":1";
    assert_eq!(
        refused(format!("{head}\n\"name\":1}}")),
        told("line 4, column 1", "a comma or a closing brace is missing")
    );
    assert_eq!(refused(format!("{head},}}")), told("line 3, column 13", "a comma has nothing after it"));
    assert_eq!(
        refused(format!("{head},name:1}}")),
        told("line 3, column 13", "a field's name in quotation marks is missing")
    );
    assert_eq!(refused(format!("{head},\"name\" 1}}")), told("line 3, column 20", "a colon is missing"));
    assert_eq!(
        refused(format!("{head},\"name\":'x'}}")),
        told("line 3, column 20", "a value is missing or misspelt")
    );
    assert_eq!(
        refused(format!("{head},\"name\":\"\\x\"}}")),
        told("line 3, column 22", "a backslash stands before a wrong character")
    );
    assert_eq!(
        refused(format!("{head},\"name\":\"a\nb\"}}")),
        told(
            "line 4, column 0",
            "a text has no closing quotation mark, or a line break or control character in it"
        )
    );
}

#[test]
fn what_is_something_else_altogether_is_told_as_that_and_not_as_damaged() {
    let picture = b"\x89PNG\r\n\x1a\n{}".to_vec();
    let letter = b"Dear Dana, here is what I see.".to_vec();
    let commented = format!("// story\n{}", scenario().text()).into_bytes();
    for bytes in [picture, letter, commented] {
        assert_eq!(
            refused(bytes),
            "this is another kind of file, not a snapshot; \
             choose an account or scenario file, or use a backup"
        );
    }
}

#[test]
fn nothing_follows_after_the_end() {
    let text = scenario().text();
    for more in ["x", "{}", ",", "}", "\0"] {
        let told = refused(format!("{text}{more}"));
        let column = text.len() + 1;
        assert_eq!(
            told,
            format!(
                "not valid JSON, column {column}: something follows after the end; \
                     correct it, ask for the file again or use a backup"
            )
        );
    }
    assert_eq!(Kept::new(format!("\n {text} \n\n")).ask(&["run", "FILE"]).code, 0);
}

#[test]
fn a_file_cut_short_says_so() {
    let text = scenario().step(r#"{"do":"send","id":"m1","to":"Zoë"}"#).text();
    let told = "the file ends before it is complete; ask for it again or use a backup";
    assert_eq!(refused(&text[..text.len() - 1]), told);
    assert_eq!(refused(&text[..text.len() - 12]), told);
    assert_eq!(refused(&text[..20]), told);
}
