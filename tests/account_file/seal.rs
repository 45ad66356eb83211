//! The check value, and the summary that the writer saw.

use inmail_credits::store::format::{Seal, read_account};

use crate::support::{raw, written};

fn sealed() -> String {
    let send = r#""event":"sent","id":"m1","to":"P","subject":"S","body":"B""#;
    String::from_utf8(written("a-1", "Dana", &raw().event(send).read().history)).unwrap()
}

fn seal(text: &str) -> Seal {
    read_account(text.as_bytes()).unwrap().seal
}

#[test]
fn a_file_as_it_was_written_is_unchanged() {
    assert_eq!(seal(&sealed()), Seal::Unchanged);
}

#[test]
fn any_change_shows_even_one_that_means_the_same() {
    let text = sealed();
    assert_eq!(seal(&text.replace("Dana", "Dane")), Seal::Changed);
    assert_eq!(seal(&text.replace("Dana", "\\u0044ana")), Seal::Changed);
    assert_eq!(seal(&format!("{text}\n")), Seal::Changed);
    assert_eq!(seal(text.trim_end()), Seal::Changed);
    assert_eq!(seal(&text.replace('\n', "\r\n")), Seal::Changed);
}

#[test]
fn no_byte_of_a_file_can_change_unnoticed() {
    let bytes = sealed().into_bytes();
    for place in 0..bytes.len() {
        let flipped = (0..8).map(|bit| bytes[place] ^ (1 << bit));
        for new in flipped.chain([b' ', b'0', 0]) {
            let mut changed = bytes.clone();
            changed[place] = new;
            let unnoticed = read_account(&changed).is_ok_and(|file| file.seal == Seal::Unchanged);
            assert_eq!(unnoticed, changed == bytes, "byte {place}");
        }
        let mut shorter = bytes.clone();
        shorter.remove(place);
        assert!(!read_account(&shorter).is_ok_and(|file| file.seal == Seal::Unchanged), "byte {place}");
        assert!(read_account(&bytes[..place]).is_err() || place == bytes.len() - 1, "cut at {place}");
    }
}

#[test]
fn a_check_value_of_another_kind_counts_as_changed() {
    let digits = "0".repeat(64);
    for value in [
        String::new(),
        "md5:00".into(),
        digits.clone(),
        format!("sha256:{digits}0"),
        format!("sha256:{digits}"),
    ] {
        assert_eq!(raw().checksum(&format!("\"{value}\"")).read().seal, Seal::Changed, "{value}");
    }
    assert_eq!(raw().read().seal, Seal::Missing);
}

#[test]
fn a_long_check_value_costs_nothing() {
    let long = "sha256:".repeat(100_000);
    assert_eq!(raw().checksum(&format!("\"{long}x\"")).read().seal, Seal::Changed);
}

#[test]
fn a_summary_that_the_events_do_not_give_is_noticed() {
    let lot = |credits: u32| {
        format!(
            r#"{{"as_of":"2026-01-01T00:00:00Z","credits":50,"lots":[{{"lot":1,"source":"opening","credits":{credits},"granted_at":"2026-01-01T00:00:00Z","expires_at":"2026-04-01T00:00:00Z"}}]}}"#
        )
    };
    assert!(raw().summary(&lot(50)).read().summary_agrees);
    assert!(!raw().summary(&lot(49)).read().summary_agrees);
    assert!(!raw().summary(&lot(50).replace("opening", "returned")).read().summary_agrees);
    assert!(
        !raw()
            .summary(&lot(50).replace("\"credits\":50,\"lots", "\"credits\":51,\"lots"))
            .read()
            .summary_agrees
    );
    assert!(
        !raw()
            .summary(&lot(50).replace(
                "2026-01-01T00:00:00Z\",\"credits\":50,\"lots",
                "2025-01-01T00:00:00Z\",\"credits\":50,\"lots"
            ))
            .read()
            .summary_agrees
    );
}
