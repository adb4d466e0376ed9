//! A matching to look at: one HTML page for the coordinator, and letters for everybody else.
//!
//! [`Report`] is the page: what is read in thirty seconds, figures beside what they could be,
//! charts, who crosses which silo, a card for every pair, who is left out and why, the proof. It
//! names everybody, so it is for the coordinator. [`Letters`] tell each reader only what they may
//! know about their own pair.
//!
//! ```
//! use pairwright::report::{Letters, Report};
//! use pairwright::{Cohort, Focus, Matcher, Participant, Programme};
//!
//! let people = || Cohort::new([
//!     Participant::mentor("ana").with_department("Data").with_level(2),
//!     Participant::mentee("mia").with_department("Legal").with_level(7),
//! ]);
//! let matching = Matcher::default().solve(people()?)?;
//! let planned = Matcher::new(Programme::new(Focus::Choice)).solve(people()?)?;
//! let change = matching.compare(&planned)?;
//! let page = Report::new(&matching).with_title("Spring cohort").with_comparison(&change);
//! let page = page.to_html()?;
//! assert!(page.contains("Spring cohort"));
//! let letters = Letters::new(&matching).to_html()?;
//! assert!(letters.contains("mia") && !letters.contains("points"));
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! The page loads nothing: no script from elsewhere, no font, no picture. Its one small script adds
//! a search field and an order to the pairs. Up to 1,000 pairs can be read without it; a larger
//! cohort has its pairs as compact data, of which the script makes the cards that are looked at,
//! and [`Report::write_folder`] writes them page by page beside. Every text from the input goes
//! through the template library, which escapes it; a content security policy lets nothing run but
//! that script, by its hash.
//!
//! *For a board* there is one sheet, [`Report::to_board_html`]: the first screen without the rest.
//! It names nobody and has no points, and is made of the same parts.
//!
//! A report only shows: whatever stands in a page is a value of the library, under a name in
//! `data-figure`, and `tests/report/` reads the page and holds each against its value. One file
//! makes one section. Every chart has a table next to it. The pairs make the size: 1 KB each as
//! cards, a third of that as data.
//!
//! *What looking at it changed.* First columns of tables had collapsed to one letter on a phone;
//! sums of tables were repeated at each page break; brackets around names from right to left were
//! turned; 300 letters of a name pushed tables apart; texts in charts were too small on a phone.
//! The longest bar was of what every pair has, so bars are now what was gained over chance. The
//! total of points meant nothing to a board, so nothing in the first screen is in points.
//!
//! ```no_run
//! use pairwright::{Cohort, Letters, Matcher, Participant, Report};
//!
//! let people = [Participant::mentor("ana"), Participant::mentee("max")];
//! let matching = Matcher::default().solve(Cohort::new(people)?)?;
//! let sensitivity = matching.sensitivity()?;
//! // for the coordinator, and for the two
//! Report::new(&matching).with_sensitivity(&sensitivity).write_file("report.html")?;
//! Letters::new(&matching).write_file("letters.html")?;
//! # Ok::<(), pairwright::Error>(())
//! ```

mod board;
mod chart;
mod document;
#[cfg(feature = "evaluate")]
mod evaluation_page;
mod first_screen;
mod glance;
mod letter_page;
mod letters;
mod page;
mod pair_card;
mod pair_data;
mod pair_pages;
mod report;
mod section;
mod sections;
mod words;

pub use crate::phrases::letters::Letters;
#[cfg(feature = "evaluate")]
pub use evaluation_page::EvaluationPage;
pub use report::Report;
