//! Starts the program, kills it, and looks at what it left; again and again on one folder.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use inmail_credits::store::DataDir;
use tempfile::TempDir;

use crate::child::{FOLDER, IN_PLACE, PLANT, SEED, TOLD_EARLY};
use crate::left::Known;
use crate::words::{Line, Random};

/// Kills of one folder; then a new one, so that first starts are killed too.
const KILLS_OF_A_FOLDER: u64 = 25;
/// Folders that are worked on side by side.
const LANES: u64 = 4;
/// Most lines that a run says before it is killed; counted and not timed, since machines differ.
const LINES_MAX: u64 = 24;
/// Longest that it goes on after the last of them.
const THEN_MAX_MS: u64 = 20;
/// One of so many runs is killed before its window is open, at most this long after it was started.
const EARLY_ONE_IN: u64 = 8;
const EARLY_MAX_MS: u64 = 400;
/// A window that is not open by then never will be.
const START_MAX: Duration = Duration::from_secs(120);

/// A line that takes longer is not waited for.
const LINE_MAX: Duration = Duration::from_secs(5);

/// Starts this test again as the program under test.
pub(crate) fn start(test: &str, data_dir: &DataDir, environment: &[(&str, &str)]) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, data_dir.root()).envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// One run: what it said until it was killed.
fn run(data_dir: &DataDir, random: &mut Random, plant: &str) -> Vec<Line> {
    let seed = random.below(u64::MAX).to_string();
    let mut child = start("child::in_a_process_of_its_own", data_dir, &[(SEED, &seed), (PLANT, plant)]);
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (say, heard) = channel();
    let listening = std::thread::spawn(move || {
        for line in stdout.lines().map_while(Result::ok) {
            if let Ok(line) = line.parse::<Line>() {
                drop(say.send(line));
            }
        }
    });
    let mut lines = Vec::new();
    if random.below(EARLY_ONE_IN) == 0 {
        std::thread::sleep(Duration::from_millis(random.below(EARLY_MAX_MS)));
    } else {
        match heard.recv_timeout(START_MAX) {
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Timeout) => panic!("no window within {START_MAX:?}"),
            Err(RecvTimeoutError::Disconnected) => panic!("the program ended: {}", said(&mut child)),
        }
        for _ in 0..random.below(LINES_MAX) {
            lines.extend(heard.recv_timeout(LINE_MAX).ok());
        }
        std::thread::sleep(Duration::from_millis(random.below(THEN_MAX_MS)));
    }
    let ended = child.try_wait().unwrap();
    assert!(ended.is_none(), "the program ended by itself: {}", said(&mut child));
    child.kill().unwrap();
    child.wait().unwrap();
    listening.join().unwrap();
    lines.extend(heard.try_iter());
    lines
}

fn said(child: &mut Child) -> String {
    let mut text = String::new();
    drop(child.stderr.take().unwrap().read_to_string(&mut text));
    text
}

/// What was found, or what was wrong first.
#[derive(Debug, Default)]
struct Found {
    kills: u64,
    confirmed: usize,
    drafts: usize,
}

fn lane(lane: u64, kills: u64, plant: &str, stop: &AtomicBool) -> Result<Found, String> {
    let mut random = Random(lane);
    let mut found = Found::default();
    while found.kills < kills && !stop.load(Ordering::Relaxed) {
        let folder = TempDir::new().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().join("data"))).unwrap();
        let mut known = Known::default();
        for _ in 0..KILLS_OF_A_FOLDER.min(kills - found.kills) {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let lines = run(&data_dir, &mut random, plant);
            found.kills += 1;
            known.look(&data_dir, &lines).map_err(|why| {
                stop.store(true, Ordering::Relaxed);
                let last = lines.len().saturating_sub(12);
                let (kill, kept) = (found.kills, folder.path().display().to_string());
                format!("lane {lane}, kill {kill}, {kept}: {why}\nit said last: {:?}", &lines[last..])
            })?;
        }
        found.confirmed += known.confirmed;
        found.drafts += known.drafts_confirmed;
    }
    Ok(found)
}

fn lanes(kills: u64, plant: &'static str) -> Result<Found, String> {
    let stop = Arc::new(AtomicBool::new(false));
    let lane_of = |number| {
        let stop = Arc::clone(&stop);
        std::thread::spawn(move || lane(number, kills / LANES, plant, &stop))
    };
    let running: Vec<_> = (0..LANES).map(lane_of).collect();
    let mut all = Found::default();
    for found in running.into_iter().map(|lane| lane.join().unwrap()).collect::<Vec<_>>() {
        let found = found?;
        all.kills += found.kills;
        all.confirmed += found.confirmed;
        all.drafts += found.drafts;
    }
    Ok(all)
}

#[test]
fn what_was_told_to_be_saved_survives_a_kill_at_any_moment() {
    let kills = crate::kills();
    let found = lanes(kills, "").unwrap_or_else(|why| panic!("{why}"));
    println!("{} kills, {} saves and {} drafts told and found", found.kills, found.confirmed, found.drafts);
    assert_eq!(found.kills, kills);
    assert!(found.confirmed as u64 > kills && found.drafts as u64 > kills / 20, "{found:?}");
}

/// Kills after which a planted fault must have shown itself. One of a hundred meets it, more or less, and the
/// first that does ends the search.
const UNTIL_NOTICED: u64 = 4_000;

#[test]
fn telling_a_save_before_it_is_written_is_noticed() {
    let why = lanes(UNTIL_NOTICED, TOLD_EARLY).unwrap_err();
    assert!(why.contains("and may have") || why.contains("is gone"), "{why}");
}

#[test]
fn writing_in_place_is_noticed() {
    let why = lanes(UNTIL_NOTICED, IN_PLACE).unwrap_err();
    // Half a file: an account or a backup, a draft, the preferences.
    let torn = ["data/", "the draft of", "the preferences"];
    assert!(torn.iter().any(|file| why.contains(file)), "{why}");
}
