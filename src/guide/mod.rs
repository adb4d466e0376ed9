//! How to do what, page by page; every example is run as a test.
//!
//! | you want to | page |
//! |---|---|
//! | run a programme without writing Rust | [`programme`] |
//! | know what the files may look like | [`files`] |
//! | ask people, hear them, match again, keep it all | [`seasons`] |
//! | match inside a service: progress, stopping, errors | [`services`] |
//! | match groups, a pilot, people who waited | [`groups`] |
//! | ask why not, what if, how firm, how fair | [`questions`] |
//! | show the matching and write to people | [`reports`] |
//! | find out what came of it | [`outcomes`] |
//! | solve an assignment problem without people | [`problems`] |

#[doc = include_str!("programme.md")]
pub mod programme {}

#[doc = include_str!("files.md")]
pub mod files {}

#[doc = include_str!("seasons.md")]
pub mod seasons {}

#[doc = include_str!("services.md")]
pub mod services {}

#[doc = include_str!("groups.md")]
pub mod groups {}

#[doc = include_str!("questions.md")]
pub mod questions {}

#[cfg(feature = "report")]
#[doc = include_str!("reports.md")]
pub mod reports {}

#[doc = include_str!("outcomes.md")]
pub mod outcomes {}

#[doc = include_str!("problems.md")]
pub mod problems {}
