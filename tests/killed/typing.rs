//! An unsaved draft survives a kill within two seconds of typing.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::Event;
use inmail_credits::store::{DataDir, Draft, RealDisk, read_side_file};

use crate::child::FOLDER;
use crate::hands::{Hands, outside};
use crate::killing::start;
use crate::words::text;

const UNTIL: &str = "INMAIL_CREDITS_TEST_TYPES_FOR_MS";
/// A kill this long after something was typed finds it in the draft.
const PROMISED: Duration = Duration::from_secs(2);
const FRAME: Duration = Duration::from_millis(20);
/// Frames between two letters.
const LETTER_FRAMES: usize = 3;
/// A machine that is busy with other things may hold up the program itself.
const TRIES: usize = 4;

#[test]
fn it_types() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let types_for = Duration::from_millis(std::env::var(UNTIL).unwrap().parse().unwrap());
    let data_dir = DataDir::choose(Some(folder)).unwrap();
    let mut hands = Hands::open(outside(data_dir, Arc::new(RealDisk)));
    hands.click("Open my account…");
    hands.enter("Name of the account", "Anna", true);
    hands.enter("Credits left", "50", true);
    hands.click("Open account");
    hands.click("Compose");
    hands.enter("Message", "", true);
    // From here on egui's time is real time.
    let began = Instant::now();
    let time = hands.window.ctx.input(|input| input.time);
    let whole = text(1_000);
    let mut typed = 0;
    for frame in 0_usize.. {
        if frame.is_multiple_of(LETTER_FRAMES) && began.elapsed() < types_for {
            hands.window.event(Event::Text(whole[typed..=typed].to_owned()));
            typed += 1;
            println!("\ntyped {typed}");
        }
        hands.window.input_mut().time = Some(time + began.elapsed().as_secs_f64());
        hands.frames(1);
        std::thread::sleep(FRAME);
    }
}

/// Types for so long, kills the program so long after it began to, and says how many letters were
/// promised to be kept, how many were typed, and how many there are.
fn kept(types_for: Duration, killed_after: Duration) -> (usize, usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = DataDir::choose(Some(folder.path().join("data"))).unwrap();
    let types_for = types_for.as_millis().to_string();
    let mut child = start("typing::it_types", &data_dir, &[(UNTIL, &types_for)]);
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let listening = std::thread::spawn(move || {
        let lines = stdout.lines().map_while(Result::ok);
        let typed = lines.filter(|line| line.starts_with("typed "));
        typed.map(|_| Instant::now()).collect::<Vec<_>>()
    });
    let files = || data_dir.account_files(&RealDisk).unwrap();
    while files().is_empty() {
        std::thread::sleep(FRAME);
    }
    std::thread::sleep(killed_after);
    child.kill().unwrap();
    let killed_at = Instant::now();
    child.wait().unwrap();
    let typed = listening.join().unwrap();
    let promised = typed.iter().filter(|at| killed_at.duration_since(**at) >= PROMISED).count();
    let id = files()[0].file_name().unwrap().to_string_lossy().replace(".inmail.json", "");
    let (draft, warning) = read_side_file::<Draft>(&RealDisk, &data_dir.draft_file(&id));
    assert_eq!(warning, None);
    assert_eq!(draft.body, text(draft.body.len()), "what is kept is the beginning of what was typed");
    (promised, typed.len(), draft.body.len())
}

fn must_keep(types_for: Duration, killed_after: Duration) {
    let mut found = Vec::new();
    for _ in 0..TRIES {
        let (promised, typed, kept) = kept(types_for, killed_after);
        println!("typed {typed}, of which {promised} two seconds before; kept {kept}");
        found.push((promised, typed, kept));
        if promised > 0 && kept >= promised {
            return;
        }
    }
    panic!("promised, typed, kept: {found:?}");
}

#[test]
fn what_was_typed_two_seconds_ago_is_kept() {
    must_keep(Duration::from_millis(400), Duration::from_millis(3_500));
}

#[test]
fn while_typing_goes_on_what_was_typed_two_seconds_ago_is_kept() {
    must_keep(Duration::from_secs(60), Duration::from_millis(5_500));
}
