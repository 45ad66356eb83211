//! The window's front end.

pub mod theme;
pub mod widgets;
