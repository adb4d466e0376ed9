//! What holds for all methods and is seen only from inside: the work between two calls of a watch.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests may fail: then the test fails")]

mod stopping;
