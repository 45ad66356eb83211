//! What must be true of every account.

use inmail_credits::domain::{Account, LotNo};

/// What always holds of an account, whatever was done to it: the six laws of the rules, but for the
/// fifth, which compares two accounts.
pub fn check_laws(account: &Account) {
    let t = account.totals();
    let credits = account.credits();
    assert_eq!(
        t.opening + t.allocated + t.repaired + t.returned,
        t.spent + t.expired + t.removed_at_limit + t.forfeited + u64::from(credits),
        "1: credits came from nowhere or went nowhere"
    );
    let mut left = 0_i64;
    for entry in account.ledger() {
        left += i64::from(entry.change);
        assert_eq!(left, i64::from(entry.left), "2: {entry:?}");
        assert!((0..=i64::from(account.policy().limit)).contains(&left), "2: {entry:?}");
    }
    assert_eq!(left, i64::from(credits), "6: the changes do not add up");
    for lot in account.lots() {
        assert!(lot.left > 0 && lot.expires_at > account.now(), "3: {lot:?}");
    }
    let mut returned: Vec<LotNo> = Vec::new();
    for (_, message) in account.messages() {
        if let Some(Ok(lot)) = message.response.map(|response| response.credit) {
            returned.push(lot);
        }
        assert!(account.arrival(message.paid_by).is_some(), "4: {message:?}");
    }
    returned.sort();
    assert!(returned.windows(2).all(|pair| pair[0] != pair[1]), "4: one credit came back twice");
    assert_eq!(returned.len() as u64, t.returned, "4: a credit came back that no message returned");
}

/// The fifth law: two accounts that played the same are the same.
pub fn check_same(one: &Account, other: &Account) {
    assert_eq!(one.now(), other.now());
    assert_eq!(one.credits(), other.credits());
    assert_eq!(one.totals(), other.totals());
    assert_eq!(one.ledger(), other.ledger());
    assert_eq!(one.waiting(), other.waiting());
    assert!(one.lots().eq(other.lots()), "5: other batches");
    assert_eq!(one.reminders(), other.reminders());
}
