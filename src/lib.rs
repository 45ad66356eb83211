//! InMail Credits: keeps a Sales Navigator InMail credit account and tells the story of every credit.

pub mod ui;
