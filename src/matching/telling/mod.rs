//! What to say about a matching: why these pairs, why not others, who is left out, what would help.
//!
//! Everything here has a `Display` for the coordinator, one sentence or one table, and getters with
//! the numbers in it. What a participant may read is a method of its own that says so.
//!
//! ```
//! use pairwright::{Cohort, Matcher, Participant};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_department("Data"),
//!     Participant::mentee("max").with_department("Legal"),
//!     Participant::mentee("mia").with_department("Data"),
//! ])?;
//! let matching = Matcher::default().solve(cohort)?;
//! print!("{}", matching.explain("ana", "max")?); // ana mentors max: 250 points, …
//! for left_out in matching.left_out() {
//!     println!("{left_out}"); // mia, and that ana is the only mentor for the two
//! }
//! for repair in matching.repairs("mia")? {
//!     println!("{repair}"); // let ana take one more mentee, …
//! }
//! # assert_eq!(matching.left_out()[0].id().as_str(), "mia");
//! # assert!(!matching.repairs("mia")?.is_empty());
//! # Ok::<(), pairwright::Error>(())
//! ```

pub(crate) mod difference;
pub(crate) mod explain;
pub(crate) mod flow;
pub(crate) mod group;
pub(crate) mod left_out;
pub(crate) mod minimal_shortage;
mod missing_mentor;
mod reasons;
pub(crate) mod repairs;
pub(crate) mod shortage;
pub(crate) mod summary;
pub(crate) mod verified;
