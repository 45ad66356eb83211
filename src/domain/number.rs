//! The numbers that batches and messages go by: 1, 2, 3 … in order of arrival.

use std::fmt;
use std::num::NonZeroU32;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The number of the one that follows `count` others.
            pub(crate) fn after(count: usize) -> Self {
                let number = u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
                Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
            }

            /// The number, from 1.
            pub const fn get(self) -> u32 {
                self.0.get()
            }

            /// Its place in a list that starts at 0.
            pub(crate) const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number! {
    /// The number of a batch of credits (`lot` in files).
    LotNo
}

number! {
    /// The number of a message, in order of sending.
    MessageNo
}
