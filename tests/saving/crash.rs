//! Up to three saves, with a power cut and a kill at every change of the disk, and again while the
//! program starts after it.

use crate::desk::{Step, fresh, seasoned};
use crate::recovery::{HONEST, Limits, Run};

/// Every sequence of one to `most` steps.
pub(crate) fn workloads(most: usize) -> Vec<Vec<Step>> {
    let mut all: Vec<Vec<Step>> = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..most {
        let to = all.len();
        for index in from..to {
            for step in Step::ALL {
                let mut longer = all[index].clone();
                longer.push(step);
                all.push(longer);
            }
        }
        from = to;
    }
    all.split_off(1)
}

/// More than there ever are: every outcome of every power cut is looked at.
const LIMITS: Limits = Limits { of_run: 100_000, of_start: 100_000 };

fn survive(begin: &crate::sim_state::Tree, workloads: &[Vec<Step>]) {
    let mut cuts = 0;
    for steps in workloads {
        let run = Run::of(begin, steps, HONEST);
        cuts += run.crash_everywhere(HONEST, LIMITS).unwrap_or_else(|why| panic!("{steps:?}: {why}"));
    }
    println!("{} workloads, {cuts} different disks after a power cut", workloads.len());
}

#[test]
fn a_new_account_survives_every_power_cut() {
    // Making the account is the first save.
    survive(&fresh(), &workloads(if crate::all_is_asked_for() { 3 } else { 2 }));
}

#[test]
fn an_account_with_backups_survives_every_power_cut() {
    survive(&seasoned(), &workloads(if crate::all_is_asked_for() { 4 } else { 3 }));
}
