//! The levels of detail: what a file may hold and what it must.

use inmail_credits::store::format::Detail;

use crate::support::raw;

const SENT: &str = r#""event":"sent","id":"m1","to":"P","profile":"p""#;
const TEXTS: &str = r#","subject":"S","body":"B""#;

#[test]
fn files_without_texts_are_read() {
    for (word, detail) in [("people", Detail::People), ("numbers", Detail::Numbers)] {
        let file = raw().detail(word).event(SENT).event(r#""event":"edited","id":"m1""#).read();
        assert_eq!((file.detail, file.history.account().credits()), (detail, 49));
        let (_, message) = file.history.account().messages().next().unwrap();
        assert_eq!((message.to(), message.subject(), message.body()), ("P", None, None));
    }
}

#[test]
fn texts_where_there_should_be_none_are_refused() {
    for word in ["people", "numbers"] {
        let file = raw().detail(word);
        assert_eq!(
            file.event(&format!("{SENT}{TEXTS}")).refused(),
            format!("events[1].subject: a file of detail \"{word}\" holds no texts; take it out")
        );
        let file = raw().detail(word).event(SENT).event(r#""event":"edited","id":"m1","body":"B""#);
        assert_eq!(
            file.refused(),
            format!("events[2].body: a file of detail \"{word}\" holds no texts; take it out")
        );
    }
}

#[test]
fn a_full_file_holds_the_texts_of_every_message() {
    assert_eq!(raw().event(SENT).refused(), "events[1]: the field \"subject\" is missing; add it");
    assert_eq!(
        raw().event(&format!("{SENT},\"subject\":\"S\"")).refused(),
        "events[1]: the field \"body\" is missing; add it"
    );
    assert_eq!(raw().event(&format!("{SENT}{TEXTS}")).read().detail, Detail::Full);
}

#[test]
fn another_level_is_refused() {
    assert_eq!(raw().detail("all").refused(), "detail: \"all\" is none of full, people, numbers; correct it");
}
