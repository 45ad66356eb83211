//! Sharp edges of the rules, as exact examples.

use std::sync::Arc;

use inmail_credits::domain::{
    Action, AtLimit, Instant, Letter, MissedMonth, NotReturned, Opening, Policy, Refusal, ReturnedCreditLife,
    SubscriptionType,
};

use crate::scene::{Scene, instant, lots, month, try_opening};

const SHORTEN: Policy =
    Policy { at_limit: AtLimit::ShortenAddition, ..policy(50, 150, ReturnedCreditLife::Fresh) };

const fn policy(monthly_allocation: u32, limit: u32, returned_credit_life: ReturnedCreditLife) -> Policy {
    Policy {
        monthly_allocation,
        limit,
        credit_life_days: 90,
        response_window_days: 90,
        edit_window_minutes: 60,
        reminder_after_days: 3,
        at_limit: AtLimit::ReplaceSoonest,
        returned_credit_life,
    }
}

// R2, R7: allocations and the order at one instant.

#[test]
fn the_allocation_of_the_opening_instant_does_not_count() {
    let mut scene = Scene::open("2026-02-01T00:00:00Z", 7);
    assert_eq!(scene.at("2026-02-28T23:59:59.999Z").credits(), 7);
    assert_eq!(scene.at("2026-03-01T00:00:00Z").credits(), 57);
}

#[test]
fn an_account_opened_a_millisecond_before_a_first_gets_its_allocation() {
    let mut scene = Scene::open("2026-01-31T23:59:59.999Z", 0);
    assert_eq!(scene.at("2026-02-01T00:00:00Z").credits(), 50);
}

#[test]
fn credits_that_end_on_a_first_leave_before_the_allocation_needs_room() {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 150);
    scene.at("2026-03-31T23:59:59.999Z");
    let before = scene.account.ledger().len();
    scene.at("2026-04-01T00:00:00Z");
    assert_eq!(scene.entries_from(before), [("expired", -50, 100, 1), ("allocation", 50, 150, 4)]);
}

#[test]
fn room_for_an_allocation_is_made_before_it_arrives() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 120);
    scene.at("2026-02-01T00:00:00Z");
    assert_eq!(
        scene.entries_from(0),
        [("opening", 120, 120, 1), ("removed_at_limit", -20, 100, 1), ("allocation", 50, 150, 2)]
    );
}

#[test]
fn changing_the_type_on_a_first_comes_after_the_allocation_and_takes_it_too() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 3);
    scene.at("2026-02-01T00:00:00Z").change(SubscriptionType::Advanced).unwrap();
    assert_eq!(
        scene.entries_from(1),
        [("allocation", 50, 53, 2), ("forfeited", -3, 50, 1), ("forfeited", -50, 0, 2)]
    );
    assert_eq!(scene.at("2026-02-28T23:59:59.999Z").credits(), 0);
    assert_eq!(scene.at("2026-03-01T00:00:00Z").credits(), 50);
}

#[test]
fn december_is_followed_by_january_and_no_month_is_left_out() {
    let mut scene = Scene::open("2026-11-15T00:00:00Z", 0);
    assert_eq!(scene.account.next_allocation(), Some((instant("2026-12-01T00:00:00Z"), 50)));
    assert_eq!(scene.at("2026-12-31T23:59:59.999Z").credits(), 50);
    assert_eq!(scene.account.next_allocation(), Some((instant("2027-01-01T00:00:00Z"), 50)));
    assert_eq!(scene.at("2027-01-01T00:00:00Z").credits(), 100);
}

// R3: what an account may open with.

#[test]
fn opening_batches_are_numbered_by_date_and_age_from_their_own_date() {
    let opening =
        lots(&[(2, "2026-01-09T00:00:00Z"), (3, "2025-12-01T00:00:00Z"), (4, "2026-01-09T00:00:00Z")]);
    let mut scene = Scene::open_under(Policy::default(), "2026-01-10T00:00:00Z", &opening);
    assert_eq!(
        scene.entries_from(0),
        [("opening", 3, 3, 1), ("opening", 2, 5, 2), ("opening", 4, 9, 3)],
        "batches of one date keep their order"
    );
    assert!(scene.account.ledger().iter().all(|entry| entry.at == scene.account.opened_at()));
    assert_eq!(scene.at("2026-02-28T23:59:59.999Z").credits(), 59);
    assert_eq!(scene.at("2026-03-01T00:00:00Z").credits(), 106);
}

#[test]
fn an_opening_batch_must_be_alive_not_empty_not_ahead_and_within_the_limit() {
    let opening = |given: &[(u32, &str)]| {
        try_opening(Policy::default(), "2026-04-01T00:00:00Z", &lots(given)).map(|account| account.credits())
    };
    assert_eq!(opening(&[(5, "2026-01-01T00:00:00.001Z")]), Ok(5));
    assert_eq!(opening(&[(5, "2026-01-01T00:00:00Z")]), Err(Refusal::OpeningLotExpired { index: 0 }));
    assert_eq!(opening(&[(5, "2026-04-01T00:00:00Z")]), Ok(5));
    assert_eq!(
        opening(&[(5, "2026-04-01T00:00:00Z"), (5, "2026-04-01T00:00:00.001Z")]),
        Err(Refusal::OpeningLotInFuture { index: 1 })
    );
    assert_eq!(opening(&[(0, "2026-03-01T00:00:00Z")]), Err(Refusal::OpeningLotEmpty { index: 0 }));
    let many = [(u32::MAX, "2026-03-01T00:00:00Z"), (1, "2026-03-01T00:00:00Z")];
    assert_eq!(opening(&many), Err(Refusal::OpeningBeyondLimit { limit: 150 }));
    let full = [(100, "2026-03-01T00:00:00Z"), (50, "2026-03-02T00:00:00Z")];
    assert_eq!(opening(&full), Ok(150));
}

#[test]
fn opening_credits_fill_an_account_and_no_more() {
    let opening =
        |credits| try_opening(Policy::default(), "2026-01-01T00:00:00Z", &Opening::Credits(credits));
    assert!(opening(150).is_ok());
    assert_eq!(opening(151).unwrap_err(), Refusal::OpeningBeyondLimit { limit: 150 });
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 0);
    scene.cancel().unwrap();
    let back = |opening_credits| Action::Resubscribe { to: SubscriptionType::Core, opening_credits };
    assert_eq!(scene.attempt(&back(151)), Err("opening_beyond_limit"));
    assert_eq!(scene.attempt(&back(150)), Ok(()));
    let change = Action::ChangeSubscription { to: SubscriptionType::Advanced, opening_credits: 151 };
    assert_eq!(scene.attempt(&change), Err("opening_beyond_limit"));
    assert_eq!(scene.credits(), 150);
}

// R4, R5: life and spending.

#[test]
fn a_credit_pays_in_its_last_millisecond_and_is_gone_at_its_end() {
    let last = || Scene::open("2026-01-02T10:00:00Z", 1);
    let mut scene = last();
    scene.miss("2026-02").unwrap();
    scene.miss("2026-03").unwrap();
    scene.miss("2026-04").unwrap();
    scene.at("2026-04-02T09:59:59.999Z").send("in time").unwrap();
    let mut scene = last();
    for missed in ["2026-02", "2026-03", "2026-04"] {
        scene.miss(missed).unwrap();
    }
    assert_eq!(scene.at("2026-04-02T10:00:00Z").send("too late"), Err("no_credits"));
    assert_eq!(scene.entries_from(1), [("expired", -1, 0, 1)]);
}

#[test]
fn without_credits_the_refusal_names_the_next_allocation_past_the_missed_month() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 0);
    scene.miss("2026-02").unwrap();
    let next_allocation = Some(instant("2026-03-01T00:00:00Z"));
    assert_eq!(scene.account.permits_paying(), Err(Refusal::NoCredits { next_allocation }));
}

// R8: the order in which a send is refused.

#[test]
fn a_send_is_refused_for_the_first_reason_in_order() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 1);
    scene.send("a").unwrap();
    assert_eq!(scene.send("b"), Err("no_credits"));
    scene.cancel().unwrap();
    assert_eq!(scene.send("b"), Err("no_subscription"));
    assert_eq!(scene.send_as("b", "Ana", ""), Err("subject_empty"));
    assert_eq!(scene.send_as("b", " ", ""), Err("recipient_empty"));
    assert_eq!(scene.send_as("a", " ", ""), Err("duplicate_message"));
}

#[test]
fn the_id_of_a_deleted_message_stays_taken() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 2);
    scene.send("a").unwrap();
    scene.delete("a").unwrap();
    assert_eq!(scene.send("a"), Err("duplicate_message"));
}

#[test]
fn names_and_addresses_have_a_longest_length() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 9);
    let mut send = |name: usize, address: usize| {
        scene.attempt(&Action::Send(Arc::new(Letter {
            id: format!("{name}-{address}").into(),
            to: "é".repeat(name).into(),
            profile: Some("é".repeat(address).into()),
            subject: None,
            body: None,
        })))
    };
    assert_eq!(send(256, 2_048), Ok(()));
    assert_eq!(send(257, 2_049), Err("recipient_too_long"));
    assert_eq!(send(256, 2_049), Err("profile_too_long"));
}

// R9: responses.

#[test]
fn a_response_in_the_last_millisecond_returns_a_credit_and_one_at_the_end_does_not() {
    let sent = || {
        let mut scene = Scene::open("2026-01-05T10:00:00Z", 1);
        scene.send("a").unwrap();
        scene
    };
    let mut scene = sent();
    assert_eq!(scene.at("2026-04-05T09:59:59.999Z").respond("a"), Ok(Ok(())));
    let end = scene.account.lots().last().unwrap().expires_at;
    assert_eq!(end, instant("2026-07-04T09:59:59.999Z"), "it has a life of its own");
    assert_eq!(sent().at("2026-04-05T10:00:00Z").respond("a"), Ok(Err(NotReturned::Late)));
}

#[test]
fn the_first_response_decides_even_where_it_returned_nothing() {
    let mut scene = Scene::open("2026-01-05T10:00:00Z", 1);
    scene.send("a").unwrap();
    scene.cancel().unwrap();
    assert_eq!(scene.respond("a"), Ok(Err(NotReturned::NoSubscription)));
    scene.resubscribe().unwrap();
    assert_eq!(scene.respond("a"), Err("already_answered"));
    assert_eq!(scene.credits(), 0);
}

#[test]
fn under_a_later_subscription_a_response_returns_its_credit() {
    let mut scene = Scene::open("2026-01-05T10:00:00Z", 1);
    scene.send("a").unwrap();
    scene.cancel().unwrap();
    scene.resubscribe().unwrap();
    assert_eq!(scene.respond("a"), Ok(Ok(())));
    assert_eq!(scene.credits(), 1);
}

#[test]
fn a_response_that_returns_nothing_says_the_first_reason_in_order() {
    let inherit = Policy { at_limit: AtLimit::ShortenAddition, ..policy(1, 1, ReturnedCreditLife::Inherit) };
    // Paid by a credit that ends a day after the sending; by the response all reasons may hold.
    let sent = || {
        let opening = lots(&[(1, "2025-10-08T00:00:00Z")]);
        let mut scene = Scene::open_under(inherit, "2026-01-05T00:00:00Z", &opening);
        scene.send("a").unwrap();
        scene
    };
    let mut all = sent();
    all.delete("a").unwrap();
    all.at("2026-04-05T00:00:00Z").cancel().unwrap();
    assert_eq!(all.respond("a"), Ok(Err(NotReturned::Deleted)));
    let mut late = sent();
    late.at("2026-04-05T00:00:00Z").cancel().unwrap();
    assert_eq!(late.respond("a"), Ok(Err(NotReturned::Late)));
    let mut gone = sent();
    gone.at("2026-02-01T00:00:00Z").cancel().unwrap();
    assert_eq!(gone.respond("a"), Ok(Err(NotReturned::NoSubscription)));
    let mut expired = sent();
    assert_eq!(expired.at("2026-02-01T00:00:00Z").respond("a"), Ok(Err(NotReturned::AlreadyExpired)));
    assert_eq!(expired.credits(), 1, "there was no room either");
    let full = Scene::open_under(
        Policy { returned_credit_life: ReturnedCreditLife::Fresh, ..inherit },
        "2026-01-05T00:00:00Z",
        &Opening::Credits(1),
    );
    let mut full = full;
    full.send("a").unwrap();
    assert_eq!(full.at("2026-02-01T00:00:00Z").respond("a"), Ok(Err(NotReturned::AtLimit)));
}

#[test]
fn an_inherited_life_is_over_at_the_instant_the_credit_that_paid_would_have_ended() {
    let answered = |at: &str| {
        let opening = lots(&[(1, "2025-10-08T00:00:00Z")]);
        let inherit = policy(50, 150, ReturnedCreditLife::Inherit);
        let mut scene = Scene::open_under(inherit, "2026-01-05T00:00:00Z", &opening);
        scene.send("a").unwrap();
        (scene.at(at).respond("a"), scene.account.next_expiry())
    };
    let end = instant("2026-01-06T00:00:00Z");
    assert_eq!(answered("2026-01-05T23:59:59.999Z"), (Ok(Ok(())), Some((end, 1))));
    assert_eq!(answered("2026-01-06T00:00:00Z"), (Ok(Err(NotReturned::AlreadyExpired)), None));
}

#[test]
fn a_credit_that_comes_back_at_the_limit_replaces_the_one_that_would_have_expired_next() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 120);
    scene.send("a").unwrap();
    scene.at("2026-02-01T00:00:00Z").respond("a").unwrap().unwrap();
    assert_eq!(
        scene.entries_from(3),
        [("allocation", 50, 150, 2), ("removed_at_limit", -1, 149, 1), ("returned", 1, 150, 3)]
    );
}

// R10: edit and delete.

#[test]
fn a_message_can_be_changed_until_the_last_millisecond_of_its_hour() {
    let mut scene = Scene::open("2026-01-05T10:00:00Z", 2);
    scene.send("a").unwrap();
    scene.send("b").unwrap();
    scene.at("2026-01-05T10:59:59.999Z").edit("a", "Later").unwrap();
    scene.delete("b").unwrap();
    scene.at("2026-01-05T11:00:00Z");
    assert_eq!(scene.edit("a", "\n"), Err("edit_window_closed"));
    assert_eq!(scene.delete("a"), Err("delete_window_closed"));
    assert_eq!((scene.edit("b", "\n"), scene.delete("b")), (Err("message_deleted"), Err("message_deleted")));
    assert_eq!(scene.edit("c", "\n"), Err("unknown_message"));
}

#[test]
fn deleting_returns_nothing_and_leaves_what_a_response_returned() {
    let mut scene = Scene::open("2026-01-05T10:00:00Z", 2);
    scene.send("a").unwrap();
    scene.send("b").unwrap();
    scene.respond("a").unwrap().unwrap();
    scene.edit("a", "Edited after the response").unwrap();
    scene.delete("a").unwrap();
    scene.delete("b").unwrap();
    assert_eq!((scene.credits(), scene.account.waiting()), (1, 0));
    assert_eq!(scene.respond("b"), Ok(Err(NotReturned::Deleted)));
    assert_eq!((scene.credits(), scene.account.waiting()), (1, 0));
}

// R11: reminders.

#[test]
fn an_answer_at_the_reminders_instant_comes_after_it() {
    let mut scene = Scene::open("2026-01-05T10:00:00Z", 3);
    for id in ["answered before", "answered at", "deleted before"] {
        scene.send(id).unwrap();
    }
    scene.delete("deleted before").unwrap();
    scene.at("2026-01-08T09:59:59.999Z").respond("answered before").unwrap().unwrap();
    assert!(scene.reminded().is_empty());
    scene.at("2026-01-08T10:00:00Z").respond("answered at").unwrap().unwrap();
    assert_eq!(scene.reminded(), ["answered at"]);
}

// R12, R13: subscriptions and missed allocations.

#[test]
fn after_a_cancellation_nothing_arrives_but_reminders_still_go() {
    let mut scene = Scene::open("2026-01-30T00:00:00Z", 5);
    scene.send("a").unwrap();
    scene.cancel().unwrap();
    scene.at("2026-06-01T00:00:00Z");
    assert_eq!(scene.entries_from(2), [("forfeited", -4, 0, 1)]);
    assert_eq!(scene.reminded(), ["a"]);
}

#[test]
fn a_missed_allocation_is_overdue_from_the_second_and_can_be_made_good_from_the_first() {
    let mut scene = Scene::open("2026-11-10T00:00:00Z", 0);
    scene.miss("2026-12").unwrap();
    assert_eq!(scene.at("2026-11-30T23:59:59.999Z").repair("2026-12"), Err("nothing_to_repair"));
    let mut early = Scene { account: scene.account.clone() };
    early.at("2026-12-01T00:00:00Z").repair("2026-12").unwrap();
    assert_eq!(early.entries_from(0), [("repaired_allocation", 50, 50, 1)]);
    assert!(scene.at("2026-12-01T23:59:59.999Z").overdue().is_empty());
    assert_eq!(scene.account.next_change(), instant("2026-12-02T00:00:00Z"));
    assert_eq!(scene.at("2026-12-02T00:00:00Z").overdue(), ["2026-12"]);
    scene.repair("2026-12").unwrap();
    assert!(scene.overdue().is_empty());
    assert_eq!(scene.repair("2026-12"), Err("nothing_to_repair"));
    assert_eq!(scene.account.next_expiry(), Some((instant("2027-03-02T00:00:00Z"), 50)));
}

#[test]
fn a_month_in_which_no_allocation_was_due_was_not_missed() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 0);
    scene.cancel().unwrap();
    scene.miss("2026-02").unwrap();
    // A subscription that begins with the month gets its first allocation with the next.
    scene.at("2026-02-01T00:00:00Z").resubscribe().unwrap();
    assert_eq!(scene.repair("2026-02"), Err("nothing_to_repair"));
    assert!(scene.at("2026-02-03T00:00:00Z").overdue().is_empty());
    assert_eq!(scene.account.missed_months().collect::<Vec<_>>(), [(month("2026-02"), MissedMonth::NotDue)]);
}

#[test]
fn without_a_subscription_nothing_is_overdue_or_made_good() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 0);
    scene.miss("2026-02").unwrap();
    scene.at("2026-02-02T00:00:00Z").cancel().unwrap();
    assert!(scene.overdue().is_empty());
    assert_eq!(scene.repair("2026-03"), Err("nothing_to_repair"));
    assert_eq!(scene.repair("2026-02"), Err("no_subscription"));
    scene.resubscribe().unwrap();
    assert_eq!(scene.overdue(), ["2026-02"]);
    scene.repair("2026-02").unwrap();
    assert_eq!(scene.credits(), 50);
}

#[test]
fn only_a_coming_month_can_be_marked_and_only_once() {
    let mut scene = Scene::open("2026-01-31T23:59:59.999Z", 0);
    assert_eq!(scene.miss("2026-01"), Err("month_not_upcoming"));
    scene.miss("2026-02").unwrap();
    assert_eq!(scene.miss("2026-02"), Err("month_not_upcoming"));
    scene.at("2026-03-01T00:00:00Z");
    assert_eq!(scene.miss("2026-03"), Err("month_not_upcoming"));
}

// R15: the addition shortened.

#[test]
fn shortened_what_does_not_fit_is_not_added_and_takes_no_batch_number() {
    let mut scene = Scene::open_under(SHORTEN, "2026-01-10T00:00:00Z", &Opening::Credits(149));
    scene.at("2026-03-01T00:00:00Z").send("a").unwrap();
    scene.at("2026-04-01T00:00:00Z");
    assert_eq!(
        scene.entries_from(1),
        [("allocation", 1, 150, 2), ("sent", -1, 149, 1), ("allocation", 1, 150, 3)]
    );
}

#[test]
fn shortened_to_nothing_a_missed_allocation_is_still_made_good() {
    let mut scene = Scene::open_under(SHORTEN, "2026-01-10T00:00:00Z", &Opening::Credits(150));
    scene.miss("2026-02").unwrap();
    scene.at("2026-02-02T00:00:00Z").repair("2026-02").unwrap();
    assert_eq!(scene.entries_from(1), []);
    assert!(scene.overdue().is_empty());
    assert_eq!(scene.repair("2026-02"), Err("nothing_to_repair"));
}

// R14, R16: the ends of time and of what can be observed.

#[test]
fn an_account_reaches_its_last_instant_and_goes_no_further() {
    let mut scene = Scene::open("2099-12-31T23:59:59.999Z", 1);
    let after = Instant::LATEST.plus_ms(1);
    assert_eq!(scene.attempt(&Action::AdvanceTo(after)), Err("time_out_of_range"));
    scene.attempt(&Action::AdvanceTo(Instant::LATEST)).unwrap();
    assert_eq!(scene.account.now(), Instant::LATEST);
    assert_eq!(scene.attempt(&Action::AdvanceMonth), Err("time_out_of_range"));
    assert_eq!(
        try_opening(Policy::default(), "2100-01-01T00:00:00Z", &Opening::Credits(1)).unwrap_err(),
        Refusal::OpeningOutOfRange
    );
}

#[test]
fn an_observation_is_compared_and_changes_nothing() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 50);
    scene.attempt(&Action::Observe { credits: 48 }).unwrap();
    scene.attempt(&Action::Observe { credits: 10_000 }).unwrap();
    assert_eq!(scene.attempt(&Action::Observe { credits: 10_001 }), Err("observed_too_large"));
    let differences: Vec<i64> = scene.account.observations().iter().map(|seen| seen.difference()).collect();
    assert_eq!((differences, scene.credits()), (vec![-2, 9_950], 50));
}
