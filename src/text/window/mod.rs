//! The words of the window, page by page.

pub mod accounts;
pub mod as_of;
pub mod check;
pub mod clock;
pub mod compose;
pub mod dialogs;
pub mod explain;
pub mod files;
pub mod forecast;
pub mod frame;
pub mod ledger;
pub mod life;
pub mod manual;
pub mod noticed;
pub mod renewal;
pub mod restoring;
pub mod rules;
pub mod saving;
pub mod sent;
pub mod settings;
pub mod starts;
pub mod statistics;
pub mod told;
