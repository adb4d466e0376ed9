//! Wall time, and the CPU time of all threads of the process where it can be had.

use std::time::{Duration, Instant};

/// Started once, it can be read as often as one likes.
pub(crate) struct Clock {
    wall: Instant,
    cpu: Option<Duration>,
}

/// What has passed since the start of a clock.
pub(crate) struct Spent {
    pub(crate) wall: Duration,
    pub(crate) cpu: Option<Duration>,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "an example may look at the clock; the library does not")]
    pub(crate) fn start() -> Self {
        Self { cpu: cpu_time(), wall: Instant::now() }
    }

    pub(crate) fn stop(&self) -> Spent {
        let wall = self.wall.elapsed();
        let cpu = cpu_time().zip(self.cpu).map(|(now, then)| now.saturating_sub(then));
        Spent { wall, cpu }
    }
}

#[cfg(unix)]
fn cpu_time() -> Option<Duration> {
    rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).try_into().ok()
}

#[cfg(not(unix))]
fn cpu_time() -> Option<Duration> {
    None
}
