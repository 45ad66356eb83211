//! An account does not tire: a million actions, and every credit is still accounted for.

use inmail_credits::domain::{Account, Action, Instant, ResponseKind, Totals};

use crate::scene::Scene;
use crate::story::fine_letter;

fn act(account: &mut Account, action: &Action) {
    let event = account.decide(action).unwrap();
    account.apply(&event);
}

#[test]
fn a_million_actions_leave_exact_totals() {
    const PAIRS: i64 = 500_000;
    let mut account = Scene::open("2026-01-01T00:00:00Z", 50).account;
    let opened: Instant = account.now();
    // Four seconds for each InMail and its answer: all within January.
    for pair in 0..PAIRS {
        let id = format!("m{pair}");
        account.advance_to(opened.plus_ms(pair * 4_000));
        act(&mut account, &Action::Send(fine_letter(&id)));
        account.advance_to(opened.plus_ms(pair * 4_000 + 2_000));
        act(&mut account, &Action::Respond { id: id.into(), kind: ResponseKind::Interested });
    }
    assert_eq!((account.credits(), account.waiting(), account.reminders().len()), (50, 0, 0));
    // February, March and April bring 50 each; on 1 April the 50 returned credits, whose life ends on
    // the 24th, make room.
    for _ in 0..3 {
        act(&mut account, &Action::AdvanceMonth);
    }
    let totals = Totals {
        opening: 50,
        allocated: 150,
        repaired: 0,
        returned: 500_000,
        spent: 500_000,
        expired: 0,
        removed_at_limit: 50,
        forfeited: 0,
    };
    assert_eq!(*account.totals(), totals);
    // An entry for the opening, for each send and each return, for each allocation, and for each of the
    // 50 batches of one credit that made room.
    assert_eq!(account.ledger().len(), 1 + 1_000_000 + 3 + 50);
    assert_eq!(account.ledger().iter().map(|entry| i64::from(entry.change)).sum::<i64>(), 150);
    let lots: Vec<(u32, u32)> = account.lots().map(|lot| (lot.no.get(), lot.left)).collect();
    assert_eq!(lots, [(500_002, 50), (500_003, 50), (500_004, 50)]);
}
