//! The pages. Each is shown read-only data and answers with commands; none knows another.

pub mod check;
pub mod compose;
pub mod first_start;
pub mod forecast;
pub mod ledger;
pub mod rules;
pub mod sent;
pub mod settings;
