//! How much memory the process has, where the system tells.

/// The most so far.
pub(crate) const PEAK: &str = "VmHWM:";

/// A figure of `/proc/self/status`, in MiB, rounded up.
pub(crate) fn mib(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib.div_ceil(1024))
}
