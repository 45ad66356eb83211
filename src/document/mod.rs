//! One open account: its clock, doing and undoing, saving. And scenarios, played into an account.
//!
//! Must not know the front ends. The real time comes in as an argument.

mod play;

pub use play::{Done, Played, StepResult, play};
