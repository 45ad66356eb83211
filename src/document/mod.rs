//! One open account: its clock, doing and undoing, saving. And scenarios, played into an account.
//!
//! Must not know the front ends. The real time comes in as an argument.

mod arrive;
pub mod check;
mod clock;
pub mod compare;
mod comparing;
mod example;
mod host;
mod load;
mod not_saved;
mod open;
mod opening;
mod play;
mod rescue;
mod restoring;
mod saver;
mod shelf;
mod snapshot;
mod standing;
mod stream;
mod watch;

pub use arrive::{Arrival, PATIENCE, PATIENCE_HEARD, arrive};
pub use clock::AccountClock;
pub use comparing::{Compared, Comparing, NotCompared, compare_files};
pub use example::example;
pub use host::Host;
pub use load::{About, Loaded, Loading, load};
pub use not_saved::{Cause, NotSaved};
pub use open::{
    Document, Doubts, Happened, Home, Inserted, NewAccount, NotAName, SaveState, Undone, read_name,
};
pub use opening::Opening;
pub use play::{Done, Played, StepResult, play};
pub use rescue::{Condition, NotRescued, condition, id_of, rescue};
pub use restoring::{Restorable, list_restorable, preview_replacement};
pub use saver::{SaveReport, Saver};
pub use shelf::{Found, Glance, Listed, ListedAccount, list_accounts, look_into, open_account};
pub use snapshot::{Origin, Snapshot, read_snapshot};
pub use standing::Standing;
pub use stream::{Give, Stream};
pub use watch::{ClockNotice, ClockQuestion, ClockWatch, UNNOTICED_MS, ZoneWatch, long_unused};
