//! English, whole: what every other language falls back to.

mod choices;
pub(crate) mod explanations;
pub(crate) mod facts;
mod groups;
mod left_out;
mod letters;
mod repairs;
mod rounds;
mod shortages;
mod states;
mod whole;
mod words;
