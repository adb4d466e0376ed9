//! A matching to be looked at: one HTML file that needs nothing else (feature `report`).
//!
//! The file loads nothing: no script from elsewhere, no font, no picture. Its one small script only
//! adds a search field and an order to the pairs; without it everything can be read. Every text
//! from the input goes through the template library, which escapes it; a content security policy
//! lets nothing run but that script, by its hash.

mod chart;
mod letters;
mod page;
mod report;
mod section;
mod sections;
mod words;

pub use letters::Letters;
pub use report::Report;
