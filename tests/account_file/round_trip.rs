//! What is written is read back equal.

use std::collections::BTreeSet;
use std::mem::discriminant;

use inmail_credits::domain::Instant;
use inmail_credits::store::format::{
    AccountContent, Detail, Seal, Summary, lot_lines, read_account, write_account,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::histories::{history, name};
use crate::support::written;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_equal(history in history(), name in name()) {
        let bytes = written("0b8e-A", &name, &history);
        let file = read_account(&bytes).unwrap();
        prop_assert_eq!((file.id.as_str(), &file.name), ("0b8e-A", &name));
        prop_assert_eq!(file.history.events(), history.events());
        let (read, wrote) = (file.history.account(), history.account());
        prop_assert_eq!(read.policy(), wrote.policy());
        prop_assert_eq!(read.ledger(), wrote.ledger());
        prop_assert_eq!(lot_lines(read), lot_lines(wrote));
        prop_assert_eq!((read.now(), read.credits()), (wrote.now(), wrote.credits()));
        prop_assert_eq!((file.detail, file.seal, file.summary_agrees), (Detail::Full, Seal::Unchanged, true));
        prop_assert_eq!(file.summary_credits, wrote.credits());
        // Written again it is the same file.
        prop_assert_eq!(written("0b8e-A", &file.name, &file.history), bytes);
    }

    #[test]
    fn a_summary_of_any_instant_is_compared_with_the_account_as_it_was(
        history in history(),
        event in any::<proptest::sample::Index>(),
        off in -2_i64..=2,
    ) {
        let at = event.get(history.events()).at.plus_ms(off).max(history.account().opened_at());
        let past = history.as_of(at).unwrap();
        let summary = Summary::of(&past);
        let content = AccountContent {
            id: "a",
            name: "",
            detail: Detail::Full,
            policy: past.policy(),
            events: history.events(),
            summary: &summary,
        };
        let file = read_account(write_account(&content).unwrap()).unwrap();
        prop_assert!(file.summary_agrees, "at {at}");
        let read = file.history.account();
        let same = history.as_of(read.now()).unwrap();
        prop_assert_eq!(read.ledger(), same.ledger());
    }
}

#[test]
fn the_random_histories_hold_every_kind_of_event() {
    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..300 {
        let history = history().new_tree(&mut runner).unwrap().current();
        for event in history.events() {
            kinds.insert(format!("{:?}", discriminant(&event.kind)));
        }
    }
    assert_eq!(kinds.len(), 12);
}

#[test]
fn an_account_that_has_played_on_to_2199_is_read_back() {
    let mut history = crate::support::raw().read().history;
    history.advance_to(Instant::LATEST);
    let file = read_account(written("a", "", &history)).unwrap();
    assert_eq!((file.history.account().now(), file.summary_agrees), (Instant::LATEST, true));
}
