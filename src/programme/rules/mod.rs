//! The programme's own rules: what it wants, in words, for any column of the people.
//!
//! A [`ColumnRule`] compares a column of the mentor with one of the mentee: an attribute that the
//! library knows, or a column of the organisation's own. It is a must, or worth points. Each rule
//! has its column in `matches.csv` and its line in every explanation, under its own name.
//!
//! | what the programme wants | `column` | `when` | |
//! |---|---|---|---|
//! | they come from different departments | `department` | `different` | `must = true` |
//! | they work in the same region | `region` | `equal` | `must = true` |
//! | they are at most three levels apart | `level` | `within` | `at_most = 3` |
//! | they share a language | `languages` | `share` | `at_least = 1` |
//! | they have no employee group in common | `groups` | `share` | `at_most = 0` |
//! | the mentor has all that the mentee asks for | `mentor_column`, `mentee_column` | `covers` | |
//! | both are free for two hours | `hours` | `overlap` | `at_least = 2`, `zone = "time zone"` |
//! | their time zones are at most three hours apart | `time zone` | `within` | `at_most = 3` |
//! | the same gender, if one of them asks | `gender` | `equal` | `if = "wants same gender"` |
//!
//! In a file each is a table of its own:
//!
//! ```toml
//! [[rule]]
//! name = "same language"
//! column = "languages"                # or mentor_column and mentee_column
//! when = "share"                      # equal, different, share, covers, within, overlap
//! at_least = 1
//! must = true                         # or points = 200, at most a million, up or down
//! unknown = "forbid"                  # "allow"; of points also "average"
//!
//! [[rule]]
//! name = "same gender if asked"
//! column = "gender"
//! when = "equal"
//! must = true
//! if = "wants same gender"            # only where somebody says yes there
//! asked_by = "either"                 # "mentor", "mentee"
//! ```
//!
//! *What is compared.* `equal` and `different` compare the whole text, in capitals or not; two
//! numbers are equal by their value. `share` and `covers` compare lists, in one cell by semicolons,
//! line breaks, bars or commas as everywhere. `within` compares numbers, or time zones in hours.
//! `overlap` compares hours: see [`When`].
//!
//! *Which column.* A heading is compared by its letters and digits. The names of the library's own
//! attributes come first: `department`, `unit`, `region`, `location`, `country`, `title`,
//! `duration`, `format`; the numbers `level`, `tenure_years`, `personality`, `commitment`; the
//! lists `skills_offered`, `skills_wanted`, `groups`; and, by the poles of the programme,
//! `personality_pole`, and for `if` also `is_introvert` and `is_extravert`. Then come the
//! organisation's own columns, and then other headings that are read as an attribute (`Dept`).
//!
//! *Unknown.* A must that cannot be checked forbids the pair, and names who said nothing; `allow`
//! lets it be. Points for an unknown are what the known of that side would get with that partner
//! on average, rounded once (`average`), none (`allow`), or no pair (`forbid`). With `covers`, who
//! asks for nothing is content with anybody, as far as a must goes.
//!
//! *Mistakes.* A rule that contradicts itself is refused by name. A column that nobody has, and a
//! cell that cannot be read, stop a matching where the rule is a must, until that is accepted by
//! its kind; for points they are told: see [`Matching::audit`](crate::Matching::audit).
//!
//! ```
//! use pairwright::rules::{ColumnRule, When};
//! use pairwright::{Cohort, Matcher, Participant, Programme};
//!
//! let language = |person: Participant, spoken| person.with_attribute("languages", spoken);
//! let cohort = Cohort::new([
//!     language(Participant::mentor("ana"), "Welsh; English"),
//!     language(Participant::mentor("ben"), "French"),
//!     language(Participant::mentee("max"), "English, German"),
//! ])?;
//! let share = When::Share { at_least: 1, at_most: None };
//! let rule = ColumnRule::must("same language", "languages", share);
//! let programme = Programme::default().with_rule(rule);
//! let matching = Matcher::new(programme).solve(cohort)?;
//! assert_eq!(matching.pairs()[0].mentor().as_str(), "ana");
//! # Ok::<(), pairwright::Error>(())
//! ```

mod adding;
pub(crate) mod amount;
pub(crate) mod check;
pub(crate) mod column_rule;
pub(crate) mod compared_columns;
pub(crate) mod reserved_names;
mod stated_cell;
pub(crate) mod stated_rule;
pub(crate) mod when;
mod written_rule;

pub use amount::Amount;
pub use column_rule::{AskedBy, ColumnRule, IfUnknown};
pub use when::When;
