//! `check`: a verdict for each snapshot, in the order in which they are named.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Exit;
use super::input::{Failure, NextLine, read_line, shown_path, skip_line};
use super::json::print_json;
use crate::document::check::{
    Checked, Finding, Progress, Source, Subject, Trouble, Verdict, check_all, sources_at,
};
use crate::domain::Instant;
use crate::store::Fault;
use crate::store::format::{FileKind, detail_word};
use crate::text;

/// One line of `check --json`.
#[derive(Serialize)]
struct Line {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    verdict: &'static str,
    kind: Option<&'static str>,
    id: Option<String>,
    name: Option<String>,
    detail: Option<String>,
    at: Option<String>,
    credits: Option<u32>,
    actions: Option<usize>,
    findings: Vec<FindingLine>,
}

#[derive(Serialize, Default)]
struct FindingLine {
    finding: &'static str,
    verdict: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    credits: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replayed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
}

/// Checks what is at each path, and prints a line for each snapshot.
pub(super) fn check(
    paths: &[PathBuf],
    at: Option<Instant>,
    json: bool,
    stdin: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Exit, Failure> {
    let progress = Progress::default();
    let mut tally = [0_u32; 3];
    for path in paths {
        let mut print = |source: Source, checked: Checked| {
            let verdict = checked.verdict();
            if let Some(count) = tally.get_mut(verdict as usize) {
                *count = count.saturating_add(1);
            }
            if json { print_json(out, &line(&source, &checked)) } else { human(&source, &checked, out) }
        };
        if path.as_os_str() == "-" {
            check_all(Lines { stdin: &mut *stdin, number: 0 }, at, &progress, &mut print)?;
        } else {
            check_all(sources_at(path).map(Ok), at, &progress, &mut print)?;
        }
    }
    let [fine, look, unusable] = tally;
    if !json && fine.saturating_add(look).saturating_add(unusable) != 1 {
        writeln!(out, "{}", text::check::summary(fine, look, unusable)).map_err(Failure::Output)?;
    }
    Ok(if unusable > 0 {
        Exit::Unusable
    } else if look > 0 {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn human(source: &Source, checked: &Checked, out: &mut dyn Write) -> Result<(), Failure> {
    let (place, number) = place(source);
    let place = number.map_or_else(|| place.clone(), |number| format!("standard input, line {number}"));
    let verdict = text::check::verdict(checked.verdict()).to_lowercase();
    let subject = checked.subject.as_ref().map_or_else(String::new, subject);
    let found = text::check::found(checked);
    writeln!(out, "{verdict:<8}  {place}: {subject}{found}").map_err(Failure::Output)
}

/// `Dana Whitfield, 87 left on 23 Nov 2026, 14:05 UTC. `
fn subject(subject: &Subject) -> String {
    let name = text::named(&subject.name);
    match subject.credits {
        Some(credits) => {
            format!("{name}, {} left on {}. ", text::number(u64::from(credits)), text::clock(subject.at))
        }
        None => format!("{name}. "),
    }
}

/// The path, safe to show; for a line of standard input `-` and its number.
fn place(source: &Source) -> (String, Option<usize>) {
    let path = |path: &Path| (shown_path(path), None);
    match source {
        Source::File(file) | Source::NotRead(file, _) => path(file),
        Source::Line { number, .. } => ("-".to_owned(), Some(*number)),
    }
}

fn line(source: &Source, checked: &Checked) -> Line {
    let subject = checked.subject.as_ref();
    let (place, number) = place(source);
    Line {
        source: place,
        line: number,
        verdict: word(checked.verdict()),
        kind: subject.map(|subject| match subject.kind {
            FileKind::Account => "account",
            FileKind::Scenario => "scenario",
        }),
        id: subject.and_then(|subject| subject.id.clone()),
        name: subject.map(|subject| subject.name.clone()),
        detail: subject.map(|subject| detail_word(subject.detail)),
        at: subject.map(|subject| subject.at.to_string()),
        credits: subject.and_then(|subject| subject.credits),
        actions: subject.map(|subject| subject.actions),
        findings: checked.findings.iter().map(finding).collect(),
    }
}

const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => "fine",
        Verdict::Look => "look",
        Verdict::Unusable => "unusable",
    }
}

fn finding(finding: &Finding) -> FindingLine {
    let mut line = FindingLine {
        finding: finding.code(),
        verdict: word(finding.verdict()),
        text: text::check::finding(finding),
        ..FindingLine::default()
    };
    match finding {
        Finding::Unusable(Trouble::File(error)) => {
            line.place = Some(error.place.clone()).filter(|place| !place.is_empty());
            match &error.fault {
                Fault::Impossible(refusal) => line.code = Some(refusal.code()),
                Fault::NewerVersion { found } => line.version = Some(*found),
                _ => {}
            }
        }
        Finding::SummaryDiffers { as_of, told, replayed } => {
            line.credits = Some(*told);
            line.replayed = *replayed;
            line.by = Some(as_of.to_string());
        }
        Finding::NotYetOpened(opened_at) => line.from = Some(opened_at.to_string()),
        Finding::RenewalOverdue(month) => line.month = Some(month.to_string()),
        Finding::Expiring(loss) | Finding::RemovedAtLimit(loss) => {
            line.credits = Some(loss.credits);
            line.from = Some(loss.first_at.to_string());
            line.by = Some(loss.last_at.to_string());
        }
        Finding::Scenario { refused, .. } => {
            line.step = refused.map(|refused| refused.step);
            line.code = refused.map(|refused| refused.refusal.code());
        }
        Finding::Unusable(Trouble::NotRead(_))
        | Finding::Changed
        | Finding::NoCredits
        | Finding::OtherRules(_)
        | Finding::NoCheckValue
        | Finding::LeftOut(_) => {}
    }
    line
}

/// The lines of standard input that hold something.
struct Lines<'i> {
    stdin: &'i mut dyn BufRead,
    number: usize,
}

impl Iterator for Lines<'_> {
    type Item = Result<Source, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            self.number += 1;
            let text = match read_line(self.stdin, &mut line) {
                Ok(NextLine::Read) if line.trim_ascii().is_empty() => continue,
                Ok(NextLine::Read) => Ok(line),
                Ok(NextLine::TooLong) => match skip_line(self.stdin) {
                    Ok(()) => Err("the line is longer than 64 MiB; give one snapshot a line".to_owned()),
                    Err(failure) => return Some(Err(failure)),
                },
                Ok(NextLine::End) => return None,
                Err(failure) => return Some(Err(failure)),
            };
            return Some(Ok(Source::Line { number: self.number, text }));
        }
    }
}
