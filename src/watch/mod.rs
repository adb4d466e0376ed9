//! Progress of long work, and the way to stop it.

pub(crate) mod finishing;
pub(crate) mod guard;
pub(crate) mod passed_on;
pub(crate) mod shared_watch;
pub(crate) mod steps;
pub(crate) mod watch;
