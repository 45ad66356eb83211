//! Writes what the comparisons read, one long story in several forms and many snapshots; or plays a story
//! and tells what an action costs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark that cannot be made ends by failing"
)]

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use inmail_credits::domain::{Account, Action, History, Policy, Reason, ResponseKind};
use inmail_credits::store::format::{AccountContent, Detail, Summary, reason_word, write_account};
use inmail_credits_benches::{Story, story};
use serde_json::{Map, Value, json};

const USAGE: &str = "stories write FOLDER ACTIONS SNAPSHOTS | stories lines SNAPSHOTS | stories play ACTIONS";
/// Rounds of playing.
const ROUNDS: usize = 3;
/// Actions of a snapshot that is about 50 KB long.
const SNAPSHOT_ACTIONS: usize = 140;
/// Snapshots in one folder.
const FOLDER_MAX: usize = 1_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, "write", folder, actions, snapshots] => {
            write(Path::new(folder), actions.parse().unwrap(), snapshots.parse().unwrap());
        }
        [_, "lines", snapshots] => lines(snapshots.parse().unwrap()),
        [_, "play", actions] => println!("{:.1} ns", play(actions.parse().unwrap())),
        _ => panic!("{USAGE}"),
    }
}

fn write(folder: &Path, actions: usize, snapshots: usize) {
    fs::create_dir_all(folder).unwrap();
    let told = story(actions, 1);
    fs::write(folder.join("long.scenario.json"), scenario(&told)).unwrap();
    fs::write(folder.join("long.inmail.json"), account_file(&told, "long")).unwrap();
    fs::write(folder.join("long.journal"), journal(told.history.account())).unwrap();
    drop(told);
    for number in 0..snapshots {
        let within = folder.join("snapshots").join(format!("{:03}", number / FOLDER_MAX));
        if number % FOLDER_MAX == 0 {
            fs::create_dir_all(&within).unwrap();
        }
        let id = format!("account-{number:06}");
        let bytes = account_file(&story(SNAPSHOT_ACTIONS, 2 + number as u64), &id);
        fs::write(within.join(format!("{id}.inmail.json")), bytes).unwrap();
    }
}

/// Snapshots of some actions, one a line and so without a check value. One in fifty is cut short.
fn lines(snapshots: usize) {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for number in 0..snapshots {
        let story = story(2 + number % 40, 2 + number as u64);
        let file = String::from_utf8(account_file(&story, &format!("account-{number:06}"))).unwrap();
        let line = file.replace('\n', "");
        let end = line.rfind(",\"checksum\"").unwrap();
        let whole = format!("{}}}", &line[..end]);
        let told = if number % 50 == 49 { &whole[..end / 2] } else { &whole };
        writeln!(out, "{told}").unwrap();
    }
    out.flush().unwrap();
}

/// Nanoseconds of processor time for each action of a story that is played again, the least of some rounds.
fn play(actions: usize) -> f64 {
    let events = story(actions, 1).events();
    // Short stories several times over, since the system counts in steps.
    let times = (1_000_000 / actions).max(1);
    let round = || {
        let copies: Vec<_> = (0..times).map(|_| events.clone()).collect();
        let before = on_processor();
        let played: Vec<_> =
            copies.into_iter().map(|events| History::replay(Policy::default(), events).unwrap()).collect();
        let after = on_processor();
        drop(played);
        (after - before) as f64 / (actions * times) as f64
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

/// Nanoseconds that this thread was on a processor, as Linux counts them.
fn on_processor() -> u64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux with schedstat");
    counted.split(' ').next().unwrap().parse().unwrap()
}

fn account_file(story: &Story, id: &str) -> Vec<u8> {
    let account = story.history.account();
    let summary = Summary::of(account);
    write_account(&AccountContent {
        id,
        name: "Dana Whitfield",
        detail: Detail::Full,
        policy: account.policy(),
        events: story.history.events(),
        summary: &summary,
    })
    .unwrap()
}

fn scenario(story: &Story) -> Vec<u8> {
    let account = story.history.account();
    assert_eq!(*account.policy(), Policy::default());
    let opened_at = account.opened_at().to_string();
    let account = json!({
        "name": "Dana Whitfield", "subscription": "core", "opened_at": opened_at, "opening_credits": 50,
    });
    let mut out = Vec::new();
    write!(
        out,
        "{{\"format\":\"inmail-credits-scenario\",\"version\":1,\"name\":\"Long\",\"account\":{account},"
    )
    .unwrap();
    out.extend_from_slice(b"\"steps\":[");
    for (index, (at, action)) in story.steps.iter().enumerate() {
        let mut step = Map::new();
        step.insert("at".to_owned(), at.to_string().into());
        put_action(&mut step, action);
        write!(out, "{}{}", if index == 0 { "\n" } else { ",\n" }, Value::Object(step)).unwrap();
    }
    out.extend_from_slice(b"\n]}\n");
    out
}

fn put_action(step: &mut Map<String, Value>, action: &Action) {
    let mut put = |field: &str, value: &str| {
        step.insert(field.to_owned(), value.into());
    };
    match action {
        Action::Send(letter) => {
            put("do", "send");
            put("id", &letter.id);
            put("to", &letter.to);
            let texts = [("profile", &letter.profile), ("subject", &letter.subject), ("body", &letter.body)];
            for (field, text) in texts {
                if let Some(text) = text {
                    put(field, text);
                }
            }
        }
        Action::Edit { id, body, .. } => {
            put("do", "edit");
            put("id", id);
            put("body", body.as_deref().unwrap());
        }
        Action::Delete { id } => {
            put("do", "delete");
            put("id", id);
        }
        Action::Respond { id, kind } => {
            put("do", "respond");
            put("id", id);
            put(
                "kind",
                match kind {
                    ResponseKind::Interested => "interested",
                    ResponseKind::MaybeLater => "maybe_later",
                    ResponseKind::NotInterested => "not_interested",
                    ResponseKind::Replied => "replied",
                },
            );
        }
        Action::Observe { credits } => {
            put("do", "observe");
            step.insert("credits".to_owned(), (*credits).into());
        }
        other => panic!("no story holds {other:?}"),
    }
}

/// The same entries for ledger and hledger, each with its batch already named: all that is left to them
/// is to add them up.
fn journal(account: &Account) -> String {
    let mut journal = String::new();
    for entry in account.ledger() {
        let day = entry.at.date();
        let other = match entry.reason {
            Reason::Sent => "Spent",
            Reason::Expired => "Expired",
            Reason::RemovedAtLimit => "Removed",
            Reason::Forfeited => "Forfeited",
            _ => "Granted",
        };
        journal.push_str(&format!(
            "{day} {}\n    Credits:Lot {}  {}\n    {other}\n\n",
            reason_word(entry.reason),
            entry.lot,
            entry.change
        ));
    }
    journal
}
