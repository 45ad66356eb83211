//! `compare`: two snapshots, where they differ first, and what follows from it.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::input::{Failure, shown_path};
use super::json::print_json;
use crate::document::compare::{
    Comparison, Histories, Kinship, Pair, compare as compare_snapshots, other_fields,
};
use crate::document::{Snapshot, read_snapshot};
use crate::domain::Event;
use crate::store::format::detail_word;
use crate::store::read_file;
use crate::text::compare as words;
use crate::text::compare::Told;

/// The line of `compare --json`.
#[derive(Serialize)]
struct Line {
    first: SideLine,
    second: SideLine,
    same_account: Option<bool>,
    history: &'static str,
    shared_actions: usize,
    first_difference: Option<PairLine<Option<ActionLine>>>,
    only: PairLine<Vec<ActionLine>>,
    policy: Vec<FieldLine<String>>,
    at: String,
    credits: PairLine<u32>,
    totals: Vec<FieldLine<u64>>,
    batches: Vec<BatchLine>,
    balances: Vec<BalanceLine>,
}

#[derive(Serialize)]
struct SideLine {
    source: String,
    name: String,
    id: Option<String>,
    detail: String,
    at: String,
    actions: usize,
}

#[derive(Serialize)]
struct PairLine<T> {
    first: T,
    second: T,
}

#[derive(Serialize)]
struct ActionLine {
    at: String,
    text: String,
}

#[derive(Serialize)]
struct FieldLine<T> {
    field: &'static str,
    first: T,
    second: T,
}

#[derive(Serialize)]
struct BatchLine {
    source: &'static str,
    granted_at: String,
    expires_at: String,
    first: u32,
    second: u32,
}

#[derive(Serialize)]
struct BalanceLine {
    at: String,
    first: Option<u32>,
    second: Option<u32>,
}

/// Prints how the snapshots in two files differ.
pub(super) fn compare(first: &Path, second: &Path, json: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let (a, b) = (read(first)?, read(second)?);
    let compared = compare_snapshots(&a, &b);
    if json {
        return print_json(out, &line([(first, &a), (second, &b)], compared));
    }
    human([(first, &a), (second, &b)], &compared, out).map_err(Failure::Output)
}

fn read(path: &Path) -> Result<Snapshot, Failure> {
    let snapshot = || Ok(read_snapshot(read_file(path)?)?);
    snapshot().map_err(|failure: Failure| failure.of(&shown_path(path)))
}

fn human(sides: [(&Path, &Snapshot); 2], compared: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let [(path, first), (other_path, second)] = sides;
    let Told { of_two, kinship, histories, parting, other_text, only, rules, credits, led_on, totals } =
        words::told(compared, first, second);
    if let Some(of_two) = of_two {
        writeln!(out, "{of_two}\n")?;
    }
    writeln!(out, "First:   {}: {}", shown_path(path), words::side(first))?;
    writeln!(out, "Second:  {}: {}\n", shown_path(other_path), words::side(second))?;
    if let Some(kinship) = kinship {
        writeln!(out, "{kinship}")?;
    }
    writeln!(out, "{histories}")?;
    if let Some(Pair { first, second }) = parting {
        writeln!(out, "  First:   {first}\n  Second:  {second}")?;
    }
    if let Some(other_text) = other_text {
        writeln!(out, "  {other_text}")?;
    }
    for other in words::only_lines(&only).into_iter().chain(rules) {
        writeln!(out, "{other}")?;
    }
    writeln!(out, "\n{credits}")?;
    for line in led_on.iter().chain(&totals) {
        writeln!(out, "  {line}")?;
    }
    for line in words::tables(compared) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn line(sides: [(&Path, &Snapshot); 2], compared: Comparison) -> Line {
    let [first, second] = sides.map(|(path, snapshot)| side(path, snapshot));
    let [(_, a), (_, b)] = sides;
    let told = words::parting(&compared, a, b);
    let action =
        |event: Option<Event>, text: String| event.map(|event| ActionLine { at: event.at.to_string(), text });
    let first_difference = (compared.histories != Histories::Same).then(|| PairLine {
        first: action(compared.parting.first, told.first),
        second: action(compared.parting.second, told.second),
    });
    let only = |events: &[Event], snapshot| {
        let line = |event: &Event| ActionLine {
            at: event.at.to_string(),
            text: words::only_action(snapshot, event),
        };
        events.iter().map(line).collect()
    };
    let only = PairLine { first: only(&compared.only.first, a), second: only(&compared.only.second, b) };
    Line {
        first,
        second,
        only,
        same_account: match compared.kinship {
            Kinship::SameId => Some(true),
            Kinship::OtherIds => Some(false),
            Kinship::NoId => None,
        },
        history: match compared.histories {
            Histories::Same => "same",
            Histories::FirstOlder => "first_is_older",
            Histories::SecondOlder => "second_is_older",
            Histories::Part => "parted",
        },
        shared_actions: compared.shared,
        first_difference,
        policy: fields(other_fields(&compared.policy)),
        at: compared.at.to_string(),
        credits: PairLine { first: compared.credits.first, second: compared.credits.second },
        totals: fields(compared.totals),
        batches: compared
            .batches
            .into_iter()
            .map(|batch| BatchLine {
                source: batch.source,
                granted_at: batch.granted_at.to_string(),
                expires_at: batch.expires_at.to_string(),
                first: batch.left.first,
                second: batch.left.second,
            })
            .collect(),
        balances: compared
            .balances
            .into_iter()
            .map(|(at, Pair { first, second })| BalanceLine { at: at.to_string(), first, second })
            .collect(),
    }
}

fn side(path: &Path, snapshot: &Snapshot) -> SideLine {
    SideLine {
        source: shown_path(path),
        name: snapshot.name.clone(),
        id: snapshot.id().map(str::to_owned),
        detail: detail_word(snapshot.detail),
        at: snapshot.history.account().now().to_string(),
        actions: snapshot.history.events().len(),
    }
}

fn fields<T>(pairs: Vec<(&'static str, Pair<T>)>) -> Vec<FieldLine<T>> {
    pairs.into_iter().map(|(field, Pair { first, second })| FieldLine { field, first, second }).collect()
}
