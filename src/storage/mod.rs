//! Keeping it: how cohorts, programmes, matchings, seasons and outcomes are stored, in one way.
//!
//! | step | there | and back |
//! |---|---|---|
//! | a value as plain data | `x.saved()` | `X::restore(saved, &matcher)` |
//! | data as a text, feature `json` | [`Document::to_json`] | [`Document::from_json`] |
//! | data as few bytes, feature `compact` | [`Document::to_bytes`] | [`Document::from_bytes`] |
//! | a season in a file, feature `json` | [`Season::save`] | [`Season::open`] |
//!
//! [`Season::save`]: crate::Season::save
//! [`Season::open`]: crate::Season::open
//!
//! A [`Cohort`](crate::Cohort), a [`Programme`](crate::Programme), `Goals` and `Outcomes` are plain
//! data themselves: they are validated where they are read. A matching
//! ([`Matching::saved`](crate::Matching::saved)) and a season
//! ([`Season::saved`](crate::Season::saved)) need a [`Matcher`](crate::Matcher) to be restored,
//! which brings the criteria of your own, and their proof is checked again. All of them can also be
//! written with serde in any other format.
//!
//! *Which form when.* The text can be read by people, compared line by line, and read by other
//! programs. The bytes take a twelfth of the space. Measured for a season of 100,000 people: 5.9 MB
//! and 71.6 MB, written in 0.6 s of processor time either way; read in 1.1 s and 1.3 s, of which
//! building the cohort takes 0.35 s, scoring 0.2 s and the check of the proof 0.04 s. Where a
//! database keeps a season, save it whole once, and append what was decided after each request:
//! [`Season::events_since`](crate::Season::events_since).
//!
//! ```
//! # #[cfg(feature = "compact")] {
//! use pairwright::season::{SavedEvents, SavedSeason};
//! use pairwright::storage::Document;
//! use pairwright::{Cohort, Matcher, Participant, Season};
//!
//! let people = [Participant::mentor("ana"), Participant::mentee("max")];
//! let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
//! season.propose("1 March")?;
//! let kept: Vec<u8> = season.saved().to_bytes()?;
//!
//! let number = season.log().len();
//! season.consult_all("2 March")?;
//! let appended: Vec<u8> = season.events_since(number)?.to_bytes()?;
//!
//! let events = SavedEvents::from_bytes(&appended)?;
//! let whole = SavedSeason::from_bytes(&kept)?.followed_by([events])?;
//! let again = Season::restore(whole, &Matcher::default())?;
//! assert_eq!(again.log(), season.log());
//! # }
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! *Versions.* Every document has the number of its format and a checksum. Whatever an earlier
//! version wrote is read for ever. What is damaged, cut off or of a newer version is
//! [`ErrorKind::Document`](crate::ErrorKind::Document): no fault of whoever asked. A checksum is no
//! signature, so what is read is checked as if there were none. The same data give the same bytes.
//!
//! *In other languages* the JSON of people, programmes, matchings, decisions, errors and
//! explanations can be read and written by its [`schema`]. Serde reads whatever else clients get,
//! too: pairs, groups, who is left out and why, repairs, comparisons, rounds. What was read again
//! names people by id alone, since names stand with the people.
//!
//! *Criteria of your own* are code. With a matching is written what they said about its people; so
//! its proof holds wherever it is opened, and what has changed since is told by
//! [`Season::criteria_changes`](crate::Season::criteria_changes).

#[cfg(feature = "compact")]
pub(crate) mod compact;
pub(crate) mod document;
#[cfg(any(feature = "json", feature = "compact"))]
mod formats;
#[cfg(feature = "json")]
pub(crate) mod json_text;
#[cfg(feature = "json")]
mod malformed;
pub mod schema;
pub(crate) mod stored;

pub use document::Document;
