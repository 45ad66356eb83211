//! Every file of version 1 is read for ever, and as what it was: beside each golden file stands what it
//! comes to. Neither file of a pair is ever changed; a new form of the format gets a folder of its own.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use inmail_credits::domain::{Account, MessageNo};
use inmail_credits::store::format::{
    AccountContent, AccountFile, Seal, Summary, lot_lines, not_returned_word, read_account, reason_word,
    subscription_word, write_account,
};

/// The golden files with their bytes, by name.
fn golden_files() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".inmail.json"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// All that a file comes to, one thing a line.
fn outcome(file: &AccountFile) -> String {
    let account = file.history.account();
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").unwrap();
    line(format_args!("id {}, name \"{}\"", file.id, file.name.escape_default()));
    line(format_args!("written by {}, detail {:?}, seal {:?}", file.written_by, file.detail, file.seal));
    line(format_args!(
        "summary at {}: {} credits, agrees: {}",
        file.summary_as_of, file.summary_credits, file.summary_agrees
    ));
    line(format_args!("{} events, account time {}", file.history.events().len(), account.now()));
    match account.subscription() {
        Some(subscription) => {
            line(format_args!("{} since {}", subscription_word(subscription.kind), subscription.since));
        }
        None => line(format_args!("no subscription")),
    }
    line(format_args!("{} credits left, {} waiting", account.credits(), account.waiting()));
    let t = account.totals();
    line(format_args!(
        "in: opening {}, allocated {}, repaired {}, returned {}",
        t.opening, t.allocated, t.repaired, t.returned
    ));
    line(format_args!(
        "out: spent {}, expired {}, removed at the limit {}, forfeited {}",
        t.spent, t.expired, t.removed_at_limit, t.forfeited
    ));
    for month in account.renewal_overdue() {
        line(format_args!("overdue {month}"));
    }
    for lot in lot_lines(account) {
        let times = account.lots().find(|known| known.no.get() == lot.lot).unwrap();
        line(format_args!(
            "batch {}: {} of {}, {} to {}",
            lot.lot, lot.credits, lot.source, times.granted_at, times.expires_at
        ));
    }
    for observation in account.observations() {
        line(format_args!(
            "observed {} at {}, expected {}",
            observation.observed, observation.at, observation.expected
        ));
    }
    for (at, message) in account.reminders() {
        line(format_args!("reminder at {at} for {}", id_of(account, *message)));
    }
    for (no, _) in account.messages() {
        line(format_args!("{}", message(account, no)));
    }
    for entry in account.ledger() {
        let message = entry.message.map(|no| format!(", {}", id_of(account, no))).unwrap_or_default();
        line(format_args!(
            "ledger {} {} {:+}, {} left, batch {}{message}",
            entry.at,
            reason_word(entry.reason),
            entry.change,
            entry.left,
            entry.lot
        ));
    }
    out
}

fn id_of(account: &Account, no: MessageNo) -> String {
    account.message(no).unwrap().id().escape_default().to_string()
}

fn message(account: &Account, no: MessageNo) -> String {
    let message = account.message(no).unwrap();
    let text = |text: Option<&str>| text.map_or("-".to_owned(), |t| format!("\"{}\"", t.escape_default()));
    let mut out = format!("message \"{}\" to \"{}\"", id_of(account, no), message.to().escape_default());
    write!(out, " at {}, profile {}", message.sent_at, text(message.letter.profile.as_deref())).unwrap();
    write!(out, ", subject {}", text(message.subject().map(|text| &**text))).unwrap();
    write!(out, ", body {}", text(message.body().map(|text| &**text))).unwrap();
    for (what, at) in [("edited", message.edited_at), ("deleted", message.deleted_at)] {
        if let Some(at) = at {
            write!(out, ", {what} at {at}").unwrap();
        }
    }
    if let Some(response) = message.response {
        write!(out, ", {:?} at {}: ", response.kind, response.at).unwrap();
        match response.credit {
            Ok(lot) => write!(out, "batch {lot}").unwrap(),
            Err(reason) => out.push_str(not_returned_word(reason)),
        }
    }
    out
}

#[test]
fn every_golden_file_comes_to_what_it_always_came_to() {
    let files = golden_files();
    assert!(files.len() >= 18, "a golden file is gone: {} are left", files.len());
    for (path, bytes) in files {
        let file = read_account(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let expected = path.to_string_lossy().replace(".inmail.json", ".outcome.txt");
        let found = outcome(&file);
        let pinned = fs::read_to_string(&expected).unwrap();
        assert!(found == pinned, "{} comes to something else now:\n{found}", path.display());
    }
}

#[test]
fn every_golden_file_is_written_again_as_what_it_is() {
    for (path, bytes) in golden_files() {
        let file = read_account(&bytes).unwrap();
        let account = file.history.account();
        let content = AccountContent {
            id: &file.id,
            name: &file.name,
            detail: file.detail,
            policy: account.policy(),
            events: file.history.events(),
            summary: &Summary::of(account),
        };
        let again = read_account(write_account(&content).unwrap()).unwrap();
        assert_eq!(again.history.events(), file.history.events(), "{}", path.display());
        assert_eq!(again.history.account().ledger(), account.ledger(), "{}", path.display());
        assert_eq!((again.seal, again.summary_agrees), (Seal::Unchanged, true), "{}", path.display());
    }
}
