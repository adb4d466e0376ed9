//! Min-cost flow against oracles, and its proof against all pairs.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests may fail: then the test fails")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "sizes and seeds are small, and random bits may be cut anywhere"
)]

mod answers;
mod networks;
mod runs;
