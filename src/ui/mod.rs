//! The window's front end.
//!
//! `app` holds what is open and applies commands; pages and dialogs are shown read-only data and answer
//! with commands. Words live in `text`, colours and sizes in `theme`.

pub mod app;
mod app_icon;
mod batches;
pub(crate) mod claims;
mod clock_panel;
pub mod command;
mod copied;
pub mod dialogs;
mod file_dialog;
mod finder;
mod last_words;
mod layout;
mod motion;
mod on_screen;
mod outward;
mod pacing;
pub mod pages;
mod people;
mod ranking;
mod renewal;
mod searching;
mod sidebar;
mod start_failure;
mod switcher;
pub mod theme;
pub mod view;
pub mod widgets;
mod zone;

pub use app::{App, Outside};
pub use app_icon::app_icon;
pub use last_words::report_panics;
pub use motion::Motion;
pub use on_screen::moved_on_screen;
pub use start_failure::tell_start_failure;
pub use zone::Zone;
