//! Wall time, CPU time of all threads, and peak memory, where the system says them.

use std::time::{Duration, Instant};

/// Started once, it is read when the work is done.
#[derive(Debug)]
pub(super) struct Clock {
    wall: Instant,
    cpu: Option<Duration>,
}

/// What has passed since the start of a clock.
#[derive(Debug)]
pub(super) struct Spent {
    pub(super) wall: Duration,
    pub(super) cpu: Option<Duration>,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the command may look at the clock; the library does not")]
    pub(super) fn start() -> Self {
        Self { cpu: cpu_time(), wall: Instant::now() }
    }

    pub(super) fn stop(&self) -> Spent {
        let wall = self.wall.elapsed();
        Spent { wall, cpu: cpu_time().zip(self.cpu).map(|(now, then)| now.saturating_sub(then)) }
    }
}

impl Spent {
    pub(super) fn seconds(&self) -> f64 {
        self.wall.as_secs_f64()
    }

    pub(super) fn cpu_seconds(&self) -> Option<f64> {
        self.cpu.map(|cpu| cpu.as_secs_f64())
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

/// The most memory so far in MiB, rounded up.
pub(super) fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib.div_ceil(1024))
}
