//! English, whole: what every other language falls back to.

pub(crate) mod facts;
