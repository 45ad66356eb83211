//! InMail Credits: keeps a Sales Navigator InMail credit account and tells the story of every credit.
//!
//! Start reading in [`domain`]. Imports run one way, and a test holds them to it:
//! `domain` ← `store` ← `document` ← `text` ← `cli`, `ui` ← the two binaries.
//!
//! - [`domain`] owns the rules: what an account is and what may happen to it. It must not know files,
//!   clocks or screens.
//! - [`store`] owns files: their formats, reading them with limits, writing them atomically, and the data
//!   directory. It must not know who asks.
//! - [`document`] owns one open account: its clock, doing and undoing, saving. It must not know who looks.
//! - [`text`] owns the words that people read, for both front ends.
//! - [`cli`] is the front end for terminals, [`ui`] the one for the window; neither knows the other.

pub mod cli;
pub mod document;
pub mod domain;
pub mod store;
pub mod text;
#[cfg(feature = "window")]
pub mod ui;
