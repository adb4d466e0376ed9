//! Files of other programs: what they say, every way to be malformed, and answers against all there are.

#![cfg(feature = "migrate")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail: then the test fails")]

#[path = "support/numbers.rs"]
mod numbers;

#[path = "migration/mentor_match.rs"]
mod mentor_match;
#[path = "migration/triples.rs"]
mod triples;
#[path = "migration/triples_oracle.rs"]
mod triples_oracle;
