//! Goals as a TOML file (feature `toml`).

use std::path::Path;

use crate::error::Result;
use crate::error::kind::ErrorKind;
use crate::evaluation::date::Date;
use crate::evaluation::goals::Goals;
use crate::toml_text::{parse, parse_file};

impl Goals {
    /// Reads goals from TOML. A key that is not known is refused by name.
    ///
    /// ```
    /// use pairwright::evaluation::{Goals, Measure};
    ///
    /// let goals = Goals::from_toml(r#"
    ///     [[goal]]
    ///     name = "Pairs like it"
    ///     measure = "rating"              # "still-meeting", "goals-met", "cross-department",
    ///     at_least = 4.0                  # "cross-region", "choices-honoured", "mentees-served"
    ///     by = "2026-06-30"
    ///
    ///     [[goal]]
    ///     name = "Few hours lost"
    ///     measure = { column = "hours" }  # a further column of the outcomes
    ///     at_most = 3
    ///     by = "2026-06-30"
    /// "#)?;
    /// assert_eq!(goals.all()[1].measure(), &Measure::Column("hours".into()));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme), with the line and what is wrong with it.
    pub fn from_toml(text: &str) -> Result<Self> {
        parse(text, ErrorKind::Programme)
    }

    /// Reads goals from a TOML file: see [`from_toml`](Self::from_toml).
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when the file cannot be read,
    /// [`is_programme`](crate::Error::is_programme) when it is malformed.
    pub fn from_toml_file(path: impl AsRef<Path>) -> Result<Self> {
        parse_file(path.as_ref(), ErrorKind::Programme)
    }

    /// A file to begin with: a goal for every measure, each with a sentence about it, all behind
    /// `#`. Whoever takes the `#` away states the goal. Read as it is, it has no goals.
    ///
    /// ```
    /// use pairwright::evaluation::Goals;
    ///
    /// let text = Goals::template("2027-12-31".parse()?);
    /// assert!(Goals::from_toml(&text)?.all().is_empty());
    /// assert!(text.contains("measure = \"still-meeting\""));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn template(by: Date) -> String {
        let mut text = HEAD.to_owned();
        for (about, name, measure, target) in EXAMPLES {
            text.extend([
                "\n# ",
                about,
                "\n#[[goal]]\n#name = \"",
                name,
                "\"\n#measure = ",
                measure,
                "\n#",
                target,
            ]);
            text.extend(["\n#by = \"", &by.to_string(), "\"\n"]);
        }
        text
    }
}

const HEAD: &str = "\
# What the programme is to reach, stated before it begins.
#
# To state a goal, take away the # before its five lines and set the number and the day. Shares are
# numbers from 0 to 1: 0.8 is 80 %. For `at_least` there is also `at_most`. There may be several goals
# of one measure. pairwright evaluate says of each whether it was reached, or that it cannot tell yet.
";

/// A sentence about the measure, the name of the goal, the measure, the target.
const EXAMPLES: [(&str, &str, &str, &str); 8] = [
    (
        "The mean of the column rating, on the scale that you ask for.",
        "Pairs find it worth their time",
        "\"rating\"",
        "at_least = 4.0",
    ),
    (
        "The share of pairs that say yes in the column still_meeting.",
        "Pairs go on by themselves",
        "\"still-meeting\"",
        "at_least = 0.8",
    ),
    (
        "The mean of the column goals_met: the share of their own goals that a pair has reached.",
        "Mentees reach what they set out for",
        "\"goals-met\"",
        "at_least = 0.6",
    ),
    (
        "The mean of any other column of numbers in outcomes.csv, by its heading.",
        "They meet often",
        "{ column = \"meetings\" }",
        "at_least = 5",
    ),
    (
        "The share of pairs whose departments differ, of those where both are known.",
        "Departments get to know each other",
        "\"cross-department\"",
        "at_least = 0.75",
    ),
    (
        "The share of pairs whose regions differ, of those where both are known.",
        "Regions get to know each other",
        "\"cross-region\"",
        "at_least = 0.5",
    ),
    (
        "The share of mentees with a mentor whom they chose, of those who chose somebody.",
        "Choices are honoured",
        "\"choices-honoured\"",
        "at_least = 0.7",
    ),
    (
        "The share of mentees who have a mentor.",
        "Everybody gets a mentor",
        "\"mentees-served\"",
        "at_least = 1.0",
    ),
];
