//! Units of work, for code that need not know under what.

use std::fmt::Debug;

use crate::error::Result;
use crate::watch::guard::Guard;

/// What counts units of work: a guard, whatever its watch borrows.
pub(crate) trait Steps: Debug + Send + Sync {
    /// Counts units of work, about a nanosecond each.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when a watch stops the work, now or before.
    fn spend(&self, units: u64) -> Result<()>;
}

impl Steps for Guard<'_> {
    fn spend(&self, units: u64) -> Result<()> {
        Guard::spend(self, units)
    }
}
