//! Any bytes as a scenario. What is read is played, and what always holds holds of it.

#![no_main]

#[path = "support/laws.rs"]
mod laws;
#[path = "support/told.rs"]
mod told;

use inmail_credits::document::play;
use inmail_credits::domain::History;
use inmail_credits::store::format::read_scenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let scenario = match read_scenario(bytes) {
        Ok(scenario) => scenario,
        Err(error) => return told::check_error(&error),
    };
    let played = match play(&scenario) {
        Ok(played) => played,
        Err(error) => return told::check_error(&error),
    };
    assert_eq!(played.steps.len(), scenario.steps.len());
    let account = played.history.account();
    laws::check_laws(account);
    let mut now = scenario.opened_at;
    for step in &played.steps {
        assert!(step.at >= now, "time went back");
        assert!(step.credits <= scenario.policy.limit);
        now = step.at;
    }
    // The recorded actions replay to the same, whatever the refused steps between them did to the time.
    let mut again = History::replay(scenario.policy, played.history.events().to_vec()).expect("it happened");
    again.advance_to(account.now());
    laws::check_same(again.account(), account);
});
