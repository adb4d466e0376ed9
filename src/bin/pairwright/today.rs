//! The day of today, where this machine stands. The library has no clock.

/// As 2027-03-01.
pub(crate) fn today() -> String {
    jiff::Zoned::now().date().to_string()
}
