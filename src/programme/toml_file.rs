//! A programme as a TOML file (feature `toml`).

use std::path::Path;

use crate::error::kind::ErrorKind;
use crate::error::{Error, Result};
use crate::programme::policies::co_mentees::CoMentees;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::programme::stated::Stated;
use crate::toml_text::{parse_with, place_of, read_file};

impl Programme {
    /// Reads a programme from TOML.
    ///
    /// Every key is optional; a key that is not known is refused by name.
    ///
    /// ```
    /// use pairwright::Programme;
    ///
    /// let programme = Programme::from_toml(r#"
    ///     name = "Cohort 3"
    ///     focus = "cross-silo"                       # presets the weights below
    ///     minimum_commitment = 2                     # 1 to 5
    ///     accept = ["manager-unresolved"]            # findings that do not stop the matching
    ///     history = { penalise = 200 }               # "forbid" (default), "allow"
    ///     mutual = "forbid"                          # "allow" (default): mentoring each other
    ///     consent = "both"                           # "mentee" (default), "mentor", "either"
    ///     unknown = "average"                        # "half": as earlier versions counted
    ///     waiting = { points = 200 }                 # for each cohort waited; "first", "ignore"
    ///
    ///     [weights]                                  # whole points; see `Weights`
    ///     skills = 300
    ///     different_unit = "low"                     # "high", "medium", "off"; see `Importance`
    ///     different_region = "must"                  # or "never": a rule of its own
    ///     mentee_choices = [500, 300, 100, 50]       # for as many ranks as you like, up to ten
    ///
    ///     [seniority]
    ///     junior = "either"                          # "level" (default), "tenure", "both"
    ///     senior_mentor = "forbid"
    ///     unknown = "allow"                          # where nobody knows who is the junior one
    ///     gap = { tent = { ideal = 3, reach = 3 } }  # or { steps = [50, 100, 75] }, in percent
    ///
    ///     [poles]
    ///     introvert_up_to = 35
    ///     extravert_from = 65
    ///
    ///     [supervision]
    ///     lines = "forbid"
    ///     depth = "skip-level"                       # "direct-manager", "whole-line" (default)
    ///     same_manager = { penalise = 100 }
    ///
    ///     [choices]
    ///     mentors = "prefer"                         # "ignore", "require"
    ///     mentees = "prefer"
    ///
    ///     [workload]
    ///     usual = 1
    ///     most = 3
    ///     least = 0                                  # a mentor must get as many
    ///     mentors = 1                                # a mentee gets as many
    ///     even = { points = 50 }                     # "first", "ignore" (default)
    ///
    ///     [co_mentees]                               # mentees of one mentor
    ///     lines = "forbid"                           # "allow"
    ///     conflicts = "forbid"
    ///
    ///     [[co_mentees.rule]]                        # not all of one department
    ///     column = "department"
    ///     at_least = 2                               # different values; or at_most = 1 of one
    ///     unknown = "forbid"                         # "allow": counts as different
    ///
    ///     [expectations]                             # where both say, and it is not the same
    ///     duration = { penalise = 300 }              # "forbid", "allow"
    ///     format = "allow"
    ///
    ///     [[rule]]                                   # as many as you like; see `rules`
    ///     name = "same language"
    ///     column = "languages"                       # any column, of the library's or your own
    ///     when = "share"                             # "equal", "covers", "within" and so on
    ///     at_least = 1
    ///     at_most = 9
    ///     must = true
    ///     unknown = "allow"                          # "forbid" (default), "average" of points
    ///
    ///     [[rule]]
    ///     name = "time together"
    ///     mentor_column = "free"
    ///     mentee_column = "hours"
    ///     when = "overlap"
    ///     at_least = 2                               # hours
    ///     zone = "time zone"
    ///     points = 150
    ///     if = "meets online"                        # where somebody says yes there
    ///     asked_by = "mentee"                        # "mentor", "either" (default)
    /// "#)?;
    /// assert_eq!(programme.weights().different_department(), 400);
    /// assert_eq!(programme.rules().len(), 3);
    ///
    /// let error = Programme::from_toml("[weights]\nskils = 3").unwrap_err();
    /// assert_eq!(error.line(), Some(2));
    /// assert!(error.to_string().contains("skils"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme), with [everything](Error::all) that is wrong: the line
    /// and what is wrong with it; what is out of range or contradicts itself also with the place in
    /// the line and the key.
    pub fn from_toml(text: &str) -> Result<Self> {
        parse_with(text, ErrorKind::Programme, |stated: Stated| {
            let made = stated.programme(Unknown::default(), CoMentees::default());
            made.map_err(|error| error.each(|error| located(error, text)))
        })
    }

    /// Reads a programme from a TOML file: see [`from_toml`](Self::from_toml).
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when the file cannot be read, [`is_programme`](Error::is_programme)
    /// when it is malformed.
    pub fn from_toml_file(path: impl AsRef<Path>) -> Result<Self> {
        let (name, text) = read_file(path.as_ref(), ErrorKind::Programme)?;
        Self::from_toml(&text).map_err(|error| error.each(|error| error.in_file(&name)))
    }

    /// The programme as TOML, complete with all defaults: a file to start from, and a record of
    /// what a matching was made with.
    ///
    /// ```
    /// use pairwright::Programme;
    ///
    /// let text = Programme::default().with_name("Spring").to_toml()?;
    /// assert!(text.contains("name = \"Spring\"") && text.contains("skills = 80"));
    /// assert_eq!(Programme::from_toml(&text)?.name(), "Spring");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// None is known; the format could refuse a value.
    pub fn to_toml(&self) -> Result<String> {
        toml::to_string(self).map_err(|error| Error::programme(error.to_string()))
    }
}

/// The error with the place of its key in the text: the line, and where the key begins in it.
fn located(error: Error, text: &str) -> Error {
    let Some(path) = error.column().map(str::to_owned) else { return error };
    match place_of(text, &path) {
        Some((line, column)) => error.at_line(line).in_column(format!("{column} ({path})")),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use toml::Table;

    use crate::people::finding::kind::FindingKind;
    use crate::programme::policies::co_mentees::{CoMenteeRule, CoMentees};
    use crate::programme::policies::consent::Consent;
    use crate::programme::policies::mutual::Mutual;
    use crate::programme::policies::workload::{Even, Workload};
    use crate::programme::programme::Programme;
    use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
    use crate::programme::rules::when::When;

    /// The keys of a document, and those within its tables. The weights have a page of their own,
    /// and a rule about the history is a word or a table.
    fn keys(document: &Table) -> BTreeSet<String> {
        let of_one = |(key, value): (&String, &toml::Value)| match value.as_table() {
            Some(inner) if !["weights", "history"].contains(&key.as_str()) => {
                inner.keys().map(|name| format!("{key}.{name}")).collect()
            }
            _ => value.as_array().filter(|items| items.iter().all(toml::Value::is_table)).map_or_else(
                || vec![key.clone()],
                |items| {
                    let tables = items.iter().filter_map(toml::Value::as_table);
                    tables.flat_map(|one| one.keys()).map(|name| format!("{key}.{name}")).collect()
                },
            ),
        };
        document.iter().flat_map(of_one).collect()
    }

    #[test]
    fn the_example_of_the_documentation_has_every_key() {
        let (_, example) = include_str!("toml_file.rs").split_once("r#\"\n").unwrap();
        let (example, _) = example.split_once("    /// \"#)").unwrap();
        let example = example.replace("    ///", "");
        let every = Programme::default()
            .with_minimum_commitment(1)
            .with_workload(Workload::default().with_most(1).with_even(Even::Points(1)))
            .accepting([FindingKind::Nobody])
            .with_mutual(Mutual::Forbid)
            .with_rule(ColumnRule::must("a", "a", When::Share { at_least: 1, at_most: Some(9) }))
            .with_rule(ColumnRule::must("b", "b", When::Equal).with_unknown(IfUnknown::Allow))
            .with_rule(
                ColumnRule::points("c", "c", When::overlap(1), 1)
                    .with_columns("c", "d")
                    .with_zone("zone")
                    .asked_in("asked", AskedBy::Mentor),
            )
            .with_consent(Consent::Both)
            .with_co_mentees(CoMentees::default().with_rule(CoMenteeRule::at_least(2, "department")));
        let every = every.to_toml().unwrap();
        let [shown, known] = [example, every].map(|text| keys(&text.parse::<Table>().unwrap()));
        assert_eq!(shown, known);
    }
}
