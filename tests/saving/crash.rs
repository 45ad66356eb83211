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

/// Everything where there is time for it, else a sample of what goes beyond.
fn limits() -> Limits {
    if std::env::var_os("INMAIL_CREDITS_FULL").is_some() {
        Limits { of_run: 4_096, of_start: 512 }
    } else {
        Limits { of_run: 24, of_start: 8 }
    }
}

fn survive(begin: &crate::sim_state::Tree, workloads: &[Vec<Step>]) {
    let mut cuts = 0;
    for steps in workloads {
        let run = Run::of(begin, steps, HONEST);
        cuts += run.crash_everywhere(HONEST, limits()).unwrap_or_else(|why| panic!("{steps:?}: {why}"));
    }
    println!("{} workloads, {cuts} different disks after a power cut", workloads.len());
}

#[test]
fn a_new_account_survives_every_power_cut() {
    // Making the account is the first save.
    survive(&fresh(), &workloads(2));
}

#[test]
fn an_account_with_backups_survives_every_power_cut() {
    survive(&seasoned(), &workloads(3));
}
