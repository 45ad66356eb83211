//! Whatever the bytes, nothing panics: they are read, or refused with one sentence.

use std::sync::LazyLock;

use inmail_credits::document::play;
use inmail_credits::store::ReadError;
use inmail_credits::store::format::{file_kind, read_account, read_scenario};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const GOLDEN: &[u8] = include_bytes!("../golden/v1/every-event.inmail.json");

const SCENARIO: &str = r#"{"format":"inmail-credits-scenario","version":1,"name":"A \"story\" é🙂",
"account":{"name":"Dana","subscription":"core","opened_at":"2026-01-01T00:00:00Z","opening_lots":[{"credits":12,"granted_at":"2025-12-01T00:00:00Z"}]},
"policy":{"at_limit":"replace_soonest","limit":150,"returned_credit_life":"inherit"},
"steps":[{"at":"2026-01-05T10:00:00Z","do":"send","id":"m1","to":"P","profile":"p","subject":"S","body":"B"},
{"do":"edit","id":"m1","subject":"T"},{"do":"respond","id":"m1","kind":"not_interested"},{"do":"delete","id":"m1"},
{"do":"miss_allocation","month":"2026-02"},{"do":"advance_month"},{"do":"repair_allocation","month":"2026-02"},
{"do":"change_subscription","to":"advanced","opening_credits":5},{"do":"observe","credits":7},{"do":"cancel"},
{"do":"resubscribe","to":"core"},{"do":"wait","at":"2026-05-30T00:00:00.250Z"}]}"#;

/// What breaks readers most often.
const TOKENS: [&[u8]; 28] = [
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1e9",
    b"1.5",
    b"4294967296",
    b"18446744073709551616",
    b"1e999",
    b"\"\"",
    b"\"x\"",
    b"[]",
    b"{}",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\ud83d",
    b"\\u0000",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\0",
    b"\"2199-12-31T23:59:59.999Z\"",
    b"\"9999-99-99T99:99:99Z\"",
];

/// Tries every reader and plays what can be played.
fn read_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    let told = |error: &ReadError| {
        let sentence = error.to_string();
        prop_assert!(!sentence.contains(|c: char| c.is_control()), "{sentence:?}");
        prop_assert!(sentence.len() < 1_000, "{sentence}");
        Ok(())
    };
    if let Err(error) = file_kind(bytes) {
        told(&error)?;
    }
    match read_account(bytes) {
        Ok(file) => prop_assert!(file.history.account().credits() <= file.history.account().policy().limit),
        Err(error) => told(&error)?,
    }
    match read_scenario(bytes).and_then(|scenario| play(&scenario)) {
        Ok(played) => prop_assert!(played.history.account().credits() <= 10_000),
        Err(error) => told(&error)?,
    }
    Ok(())
}

/// What is done to a good file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Delete(Index, usize),
    Insert(Index, Vec<u8>),
    Copy(Index, Index, usize),
    /// A whole value gives way to a token.
    Replace(Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, 1 << bit)),
        1 => (at(), 1..40_usize).prop_map(|(at, most)| Damage::Delete(at, most)),
        1 => (at(), vec(any::<u8>(), 1..6)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        1 => (at(), 0..TOKENS.len()).prop_map(|(at, token)| Damage::Insert(at, TOKENS[token].to_vec())),
        1 => (at(), at(), 1..80_usize).prop_map(|(from, to, most)| Damage::Copy(from, to, most)),
        4 => (at(), 0..TOKENS.len()).prop_map(|(at, token)| Damage::Replace(at, token)),
    ]
}

/// Where values begin and end: after a colon or comma, up to the next comma or closing.
fn values(bytes: &[u8]) -> Vec<(usize, usize)> {
    let starts = (0..bytes.len()).filter(|&at| matches!(bytes[at], b':' | b'[') && at + 1 < bytes.len());
    starts
        .filter_map(|at| {
            let length = bytes[at + 1..].iter().position(|byte| matches!(byte, b',' | b'}' | b']'))?;
            Some((at + 1, at + 1 + length))
        })
        .collect()
}

fn damaged(good: &[u8], all: &[Damage]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for one in all {
        if bytes.is_empty() {
            break;
        }
        match one {
            Damage::Flip(at, bit) => *at.get_mut(&mut bytes) ^= bit,
            Damage::Delete(at, most) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + most).min(bytes.len()));
            }
            Damage::Insert(at, new) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Damage::Copy(from, to, most) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let copied = bytes[from..(from + most).min(bytes.len())].to_vec();
                bytes.splice(to..to, copied);
            }
            Damage::Replace(at, token) => {
                let places = values(&bytes);
                if !places.is_empty() {
                    let (start, end) = *at.get(&places);
                    bytes.splice(start..end, TOKENS[*token].iter().copied());
                }
            }
        }
    }
    bytes
}

static GOODS: LazyLock<[&[u8]; 2]> = LazyLock::new(|| [GOLDEN, SCENARIO.as_bytes()]);

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused_and_nothing_panics(bytes in vec(any::<u8>(), 0..200)) {
        read_all(&bytes)?;
    }

    #[test]
    fn random_tokens_are_refused_and_nothing_panics(tokens in vec(0..TOKENS.len(), 0..40)) {
        let body: Vec<u8> = tokens.iter().flat_map(|&token| TOKENS[token]).copied().collect();
        read_all(&body)?;
        for kind in ["account", "scenario"] {
            let head = format!("{{\"format\":\"inmail-credits-{kind}\",\"version\":1,");
            read_all(&[head.as_bytes(), &body].concat())?;
        }
    }

    #[test]
    fn a_good_file_with_damage_is_read_or_refused_and_nothing_panics(
        good in 0..2_usize,
        damage in vec(damage(), 1..4),
    ) {
        read_all(&damaged(GOODS[good], &damage))?;
    }
}

#[test]
fn every_truncation_of_a_good_file_is_refused() {
    for good in *GOODS {
        let good = good.trim_ascii();
        for end in 0..good.len() {
            assert!(file_kind(&good[..end]).is_err() || read_account(&good[..end]).is_err(), "{end}");
            assert!(read_scenario(&good[..end]).is_err(), "{end}");
            assert!(read_account(&good[..end]).is_err(), "{end}");
        }
    }
}

#[test]
fn the_good_files_are_good() {
    read_account(GOLDEN).unwrap();
    let played = play(&read_scenario(SCENARIO.as_bytes()).unwrap()).unwrap();
    assert!(played.steps.iter().filter(|step| step.outcome.is_ok()).count() > 8);
}
