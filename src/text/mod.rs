//! Every word that people read, for both front ends; only the messages about damaged files stand with the
//! reader in `store`, since they quote its formats.
//!
//! It stands beside the front ends and not in one, since a refusal reads the same in a window and in a
//! terminal.

#[macro_use]
pub mod language;

mod causes;
pub mod check;
pub mod compare;
mod earlier;
mod explain;
mod ledger_csv;
mod names;
mod refusals;
mod reply;
pub mod rules;
mod strangers;
mod times;
mod typed;
pub mod window;

pub use causes::{Explained, PROPOSALS_SHOWN, difference, nothing_found, proposal};
pub use earlier::{not_in_future, not_inserted};
pub use explain::{Claim, claims_as_text, explanation, unknown_age};
pub use language::{counted, number, plural};
pub use ledger_csv::write_ledger_csv;
pub use names::{
    action_name, lot_name, lot_source, named, not_returned, reason, response_kind, subscription_type,
    subscription_type_short,
};
pub use refusals::refusal;
pub use reply::{proposal_to_tell, reply, reply_head, rests_on};
pub use strangers::{is_hidden, spreadsheet_cell, visible, visible_line};
pub use times::{
    clock, date, date_time, day_month, days_left, duration, duration_lasts, exact_clock, exact_date_time,
    long_date, month, month_short, searched_time, short_month, span, time_of_day,
};
pub use typed::typed;

/// `1 credit`, `2 credits`.
pub fn credits(count: u32) -> String {
    counted(count, "credit", "credits")
}

/// `1 InMail credit`, `2 InMail credits`.
pub fn inmail_credits(count: u32) -> String {
    counted(count, "InMail credit", "InMail credits")
}

/// `+50`, `−12`, with a true minus.
pub fn signed(value: i64) -> String {
    let size = number(value.unsigned_abs());
    match value.signum() {
        -1 => format!("−{size}"),
        1 => format!("+{size}"),
        _ => size,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_true_ones() {
        assert_eq!((signed(-1_200), signed(50), signed(0)), ("−1,200".into(), "+50".into(), "0".into()));
    }

    #[test]
    fn one_is_told_from_many() {
        assert_eq!(credits(1), "1 credit");
        assert_eq!(credits(0), "0 credits");
    }
}
