//! What is still to be done with what was found when the watch stops the work.

use crate::error::Result;
use crate::watch::guard::Guard;

/// The last steps of work that has something to show already: under its guard, and once more
/// without where that stops them. They have to be short.
///
/// # Errors
/// Those of the steps.
pub(crate) fn finishing<T>(guard: &Guard<'_>, steps: impl Fn(&Guard<'_>) -> Result<T>) -> Result<T> {
    if !guard.is_stopped() {
        match steps(guard) {
            Err(error) if error.is_cancelled() => {}
            done => return done,
        }
    }
    steps(&Guard::nobody())
}
