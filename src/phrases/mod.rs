//! Words for facts, in the language of whoever reads them.
//!
//! Everything that is said about people is a fact first: what a criterion says of a pair
//! ([`PairFact`](crate::scoring::facts::PairFact)), why somebody is left out, what a round has
//! changed. [`Phrases`] makes words of facts. [`English`] has words for all of them; [`German`] for
//! what participants read: why they are a pair, why they wait, their letters. What a language has
//! no words for is said in English and marked as such, so a language of your own can begin small.
//!
//! What a participant may know is settled before: facts for participants have nothing else in them
//! (S22), so no language can give a secret away. People are named by [`Names`]: by id and name for
//! the coordinator, by name alone for participants; and a matching
//! [without names](crate::Matching::without_names) has none in any text.
//!
//! ```
//! use pairwright::phrases::German;
//! use pairwright::scoring::Audience;
//! use pairwright::{Cohort, Matcher, Participant};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("p1").with_name("Ana Müller").with_department("Data"),
//!     Participant::mentee("p2").with_name("Max Frei").with_department("Recht"),
//! ])?;
//! let matching = Matcher::default().solve(cohort)?;
//! let text = matching.explain("p1", "p2")?.in_words(&German, Audience::Mentee);
//! assert_eq!(
//!     text,
//!     "Ana Müller begleitet Sie als Mentorin oder Mentor. Das spricht für Ihr Tandem:\n\
//!      - Sie kommen aus verschiedenen Abteilungen\n"
//! );
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! [`Letters`] are in any language, and in each person's own.

mod day;
pub(crate) mod english;
pub(crate) mod explanation;
pub(crate) mod german;
pub(crate) mod group;
mod languages;
pub(crate) mod letter;
pub(crate) mod letter_kind;
pub(crate) mod letter_part;
mod letter_writing;
pub(crate) mod letters;
#[cfg(feature = "csv")]
mod mail_merge;
pub(crate) mod phrase;
pub(crate) mod phrases;
pub(crate) mod waiting;
mod wishes;

pub use crate::people::finding::english::English;
pub use crate::people::names::Names;
pub use german::german::German;
pub use languages::language;
pub use letter::{Letter, LetterPartner};
pub use letter_kind::LetterKind;
pub use letter_part::{AfterEnd, Answering, FirstStep, LetterPart};
pub use letters::Letters;
pub use phrase::Phrase;
pub use phrases::Phrases;
pub use wishes::Wishes;
