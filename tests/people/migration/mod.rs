//! Files of other programs: what they say, every way to be malformed, and answers against all there are.

mod mentor_match;
mod triples;
mod triples_oracle;
