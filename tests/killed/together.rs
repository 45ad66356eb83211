//! Eight of the program started at the same time on one folder: one may write, and the others leave it
//! to that one.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use inmail_credits::document::{Arrival, arrive};
use inmail_credits::store::{DataDir, Disk, RealDisk, WriterLock};

use crate::child::FOLDER;
use crate::hands::{Hands, now, outside};
use crate::killing::start;

const INSTANCES: usize = 8;

#[test]
fn one_of_many() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let data_dir = DataDir::choose(Some(folder)).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let mut line = String::new();
    println!("\nready");
    std::io::stdin().read_line(&mut line).unwrap();
    let id = uuid::Uuid::new_v4().to_string();
    match arrive(&disk, &data_dir, &id, None, now) {
        Arrival::Answered => println!("\nanswered"),
        Arrival::Unanswered => println!("\nunanswered"),
        Arrival::First(host) => {
            let hands =
                Hands::open(inmail_credits::ui::Outside { host: Some(host), ..outside(data_dir, disk) });
            println!("\nfirst");
            std::io::stdin().read_line(&mut line).unwrap();
            drop(hands);
        }
    }
}

#[test]
fn one_of_eight_that_start_at_once_may_write() {
    let rounds = 100;
    let mut unanswered = 0;
    let folder = tempfile::tempdir().unwrap();
    let data_dir = DataDir::choose(Some(folder.path().join("data"))).unwrap();
    for round in 0..rounds {
        let mut all: Vec<_> =
            (0..INSTANCES).map(|_| start("together::one_of_many", &data_dir, &[])).collect();
        let mut heard: Vec<_> = all
            .iter_mut()
            .map(|child| {
                let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
                lines.filter(|line| ["ready", "first", "answered", "unanswered"].contains(&line.as_str()))
            })
            .collect();
        for lines in &mut heard {
            assert_eq!(lines.next().as_deref(), Some("ready"), "round {round}");
        }
        for child in &mut all {
            use std::io::Write;
            child.stdin.as_mut().unwrap().write_all(b"go\n").unwrap();
        }
        let answers: Vec<String> = heard.iter_mut().map(|lines| lines.next().unwrap_or_default()).collect();
        assert!(WriterLock::try_take(&data_dir).unwrap().is_none(), "round {round}: nobody holds the lock");
        for mut child in all {
            drop(child.stdin.take());
            assert!(child.wait().unwrap().success(), "round {round}");
        }
        let count = |wanted: &str| answers.iter().filter(|answer| *answer == wanted).count();
        assert_eq!(count("first"), 1, "round {round}: {answers:?}");
        // On a machine that is busy with other things the answer may come too late.
        assert_eq!(count("answered") + count("unanswered"), INSTANCES - 1, "round {round}: {answers:?}");
        unanswered += count("unanswered");
        assert!(WriterLock::try_take(&data_dir).unwrap().is_some(), "round {round}: the lock is still held");
    }
    println!("{rounds} rounds of {INSTANCES}, {unanswered} starts not answered in time");
}
