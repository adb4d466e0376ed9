//! What a bench has spent.

/// CPU seconds of this process; seconds since the first call where the system does not say them.
pub(crate) fn now() -> f64 {
    #[cfg(unix)]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        #[expect(clippy::cast_precision_loss, reason = "seconds of a process")]
        return now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9;
    }
    #[cfg(not(unix))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
        START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64()
    }
}
