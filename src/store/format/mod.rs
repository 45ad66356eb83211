//! The file formats: scenarios, and accounts with their snapshots.

mod account;
mod account_head;
mod account_out;
mod deed;
mod deeds;
mod events;
mod field;
mod head;
mod lots;
mod outline;
mod plain;
mod policy;
mod reduce;
mod scenario;
mod strict;
mod values;

pub use account::{AccountFile, Seal, read_account, read_account_unless};
pub use account_head::{AccountHead, read_account_head};
pub use account_out::{AccountContent, Summary, write_account};
pub use head::{FileKind, VERSION, file_kind};
pub use lots::{LotLine, lot_lines};
pub use policy::policy_fields;
pub use reduce::{NAMELESS, Reducer};
pub use scenario::{SCENARIO_ID, Scenario, Step, read_scenario, read_scenario_unless};
pub(super) use strict::read_lone_object;
pub use values::{
    Detail, detail_word, not_returned_word, reading_words, reason_word, source_word, subscription_word,
};
