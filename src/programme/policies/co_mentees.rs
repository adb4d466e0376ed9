//! Which mentees may share a mentor.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::error::problems::Problems;
use crate::programme::policies::rule::Rule;
use crate::text_check::check_text;

/// Which mentees may have the same mentor, where a mentor has several (S6 within S12).
///
/// Mentees who share a mentor meet each other. So, by default, two of them are never in one
/// reporting line, as far as [`Supervision`](crate::policies::Supervision)'s depth reaches, and
/// never in a declared conflict with each other. What the programme says of a mentor in the line of
/// a mentee is another matter, and does not change this.
///
/// Further rules limit what the mentees of one mentor have in common: see [`CoMenteeRule`].
///
/// Of all matchings that obey these rules the best is looked for. That it is the best is proven, or
/// it is said by how much another one may be better:
/// [`Matching::gap`](crate::Matching::gap).
///
/// ```toml
/// [co_mentees]
/// lines = "forbid"           # "allow"
/// conflicts = "forbid"       # "allow"
///
/// [[co_mentees.rule]]        # not all of one department
/// column = "department"
/// at_least = 2
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CoMentees {
    pub(crate) lines: Rule,
    pub(crate) conflicts: Rule,
    #[serde(rename = "rule", skip_serializing_if = "Vec::is_empty")]
    pub(crate) rules: Vec<CoMenteeRule>,
}

impl Default for CoMentees {
    fn default() -> Self {
        Self { lines: Rule::Forbid, conflicts: Rule::Forbid, rules: Vec::new() }
    }
}

/// How much the mentees of one mentor may, or must not, have in common.
///
/// The column is one that people have: `department`, `unit`, `region`, `location`, `country`,
/// `title`, `level`, `commitment`, `duration`, `format`, `personality` (introvert, extravert or
/// neither, by the programme's [`Poles`](crate::policies::Poles)), `skills_offered`,
/// `skills_wanted`, `groups`, or a column of the programme's own. Values are compared as
/// everywhere: capitals, blanks and accents written in two ways make no difference. Of a list each
/// entry is a value.
///
/// *At least:* the mentees of a mentor have so many different values between them. Fewer mentees
/// than that must all differ; so one alone always obeys. `at_least = 2` means: not all the same.
///
/// *At most:* no value, or not this `value`, is that of more than so many.
///
/// *Unknown values* count against the group, unless `unknown = "allow"`: they may be any value, so
/// they count as every one for "at most" and as none for "at least". Where no mentee has the
/// column, the rule says nothing, and that is told ([`Unchecked`](crate::explain::Unchecked)).
///
/// ```
/// use pairwright::policies::{CoMenteeRule, CoMentees};
/// use pairwright::Programme;
///
/// let rules = CoMentees::default()
///     .with_rule(CoMenteeRule::at_least(2, "department"))
///     .with_rule(CoMenteeRule::at_most(1, "personality").of_value("introvert"));
/// let programme = Programme::default().with_co_mentees(rules);
/// programme.validate()?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoMenteeRule {
    pub(crate) column: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    #[serde(default = "forbid")]
    pub(crate) unknown: Rule,
}

fn forbid() -> Rule {
    Rule::Forbid
}

impl CoMenteeRule {
    /// The mentees of a mentor have so many different values in a column; at least 2.
    pub fn at_least(values: u32, column: impl Into<String>) -> Self {
        let (column, at_least) = (column.into(), Some(values));
        Self { column, at_least, at_most: None, value: None, unknown: Rule::Forbid }
    }

    /// No value of a column is that of more mentees of a mentor; at least 1.
    pub fn at_most(mentees: u32, column: impl Into<String>) -> Self {
        let (column, at_most) = (column.into(), Some(mentees));
        Self { column, at_least: None, at_most, value: None, unknown: Rule::Forbid }
    }

    /// Only this value is limited. It goes with [`at_most`](Self::at_most).
    #[must_use]
    pub fn of_value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Unknown values count as different from all others.
    #[must_use]
    pub fn allowing_unknown(mut self) -> Self {
        self.unknown = Rule::Allow;
        self
    }

    /// The column.
    pub fn column(&self) -> &str {
        &self.column
    }

    fn validate(&self, key: &str, problems: &mut Problems) {
        let mut refuse = |field: &str, value: String, message: &str| {
            let error = Error::programme(message).at_column(format!("{key}.{field}"));
            problems.add(error.with_value(value));
        };
        for (field, text) in [("column", Some(&self.column)), ("value", self.value.as_ref())] {
            let Some(text) = text else { continue };
            if let Err(error) = check_text(text, field) {
                refuse(field, text.clone(), error.message());
            } else if text.trim().is_empty() {
                refuse(field, text.clone(), "say which");
            }
        }
        match (self.at_least, self.at_most) {
            (Some(2..), None) if self.value.is_some() => {
                refuse("value", self.value.clone().unwrap_or_default(), "a value goes with at_most only");
            }
            (Some(2..), None) | (None, Some(1..)) => {}
            (Some(few), None) => refuse("at_least", few.to_string(), "at least 2 different values"),
            (None, Some(few)) => refuse(
                "at_most",
                few.to_string(),
                "at most 1 or more; a pair that must not be is a matter of its own",
            ),
            _ => refuse("at_least", self.column.clone(), "state one of at_least and at_most"),
        }
        not_penalised(&format!("{key}.unknown"), self.unknown, problems);
    }
}

/// Points for what the mentees of one mentor have in common are not a sum over pairs.
fn not_penalised(key: &str, rule: Rule, problems: &mut Problems) {
    if let Rule::Penalise(points) = rule {
        let error = Error::programme("what mentees of one mentor have in common is forbidden or allowed");
        problems.add(error.at_column(key).with_value(format!("penalise = {points}")));
    }
}

impl CoMentees {
    /// Any mentees may share a mentor.
    pub fn allowing() -> Self {
        Self { lines: Rule::Allow, conflicts: Rule::Allow, rules: Vec::new() }
    }

    /// What to do about two mentees of one mentor in one reporting line: forbid (default) or allow.
    #[must_use]
    pub fn with_lines(mut self, rule: Rule) -> Self {
        self.lines = rule;
        self
    }

    /// What to do about two mentees of one mentor who are in a declared conflict: forbid (default)
    /// or allow.
    #[must_use]
    pub fn with_conflicts(mut self, rule: Rule) -> Self {
        self.conflicts = rule;
        self
    }

    /// One rule more.
    #[must_use]
    pub fn with_rule(mut self, rule: CoMenteeRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// The further rules.
    pub fn rules(&self) -> &[CoMenteeRule] {
        &self.rules
    }

    /// May any mentees share a mentor?
    pub(crate) fn allows_all(&self) -> bool {
        self.lines != Rule::Forbid && self.conflicts != Rule::Forbid && self.rules.is_empty()
    }

    /// Refuses penalties, and rules without a number or a column, by name.
    pub(in crate::programme) fn validate(&self, problems: &mut Problems) {
        not_penalised("co_mentees.lines", self.lines, problems);
        not_penalised("co_mentees.conflicts", self.conflicts, problems);
        for (at, rule) in self.rules.iter().enumerate() {
            rule.validate(&format!("co_mentees.rule.{}", at + 1), problems);
        }
    }
}
