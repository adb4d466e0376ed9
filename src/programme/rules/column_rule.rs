//! One rule of a programme about columns of the two people.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};
use crate::programme::rules::when::When;

/// A rule of the programme about a column of the mentor and one of the mentee.
///
/// It is a must, so that other pairs are forbidden, or gives points to the pairs that keep it. See
/// [`rules`](crate::rules) for how columns are named and what an unknown counts.
///
/// ```
/// use pairwright::rules::{AskedBy, ColumnRule, When};
///
/// let near = ColumnRule::points("near in level", "level", When::within(3), 150);
/// assert_eq!((near.is_must(), near.points_given()), (false, Some(150)));
/// let gender = ColumnRule::must("same gender if asked", "gender", When::Equal)
///     .asked_in("wants_same_gender", AskedBy::Either);
/// assert_eq!(gender.condition(), Some("wants_same_gender"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ColumnRule {
    pub(super) name: String,
    pub(super) mentor_column: String,
    pub(super) mentee_column: String,
    pub(super) when: When,
    /// None for a must.
    pub(super) points: Option<i32>,
    pub(super) zone: Option<String>,
    pub(super) condition: Option<String>,
    pub(super) asked_by: Option<AskedBy>,
    pub(super) unknown: Option<IfUnknown>,
}

/// Who has to say yes, where a rule applies only if asked.
///
/// For [`ColumnRule`](crate::rules::ColumnRule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedBy {
    /// The mentor.
    Mentor,
    /// The mentee.
    Mentee,
    /// One of the two is enough.
    #[default]
    Either,
}

/// What a rule does about a pair of whom one said nothing.
///
/// For [`ColumnRule`](crate::rules::ColumnRule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IfUnknown {
    /// It gives what the known people of that side would get with that partner on average, rounded
    /// once. Only for points, and there the default.
    Average,
    /// It says nothing: a must lets the pair be, and there are no points.
    Allow,
    /// It forbids the pair. The default of a must.
    Forbid,
}

impl ColumnRule {
    /// A must: pairs that do not keep it are forbidden.
    pub fn must(name: impl Into<String>, column: impl Into<String>, when: When) -> Self {
        let column = column.into();
        Self {
            name: name.into(),
            mentor_column: column.clone(),
            mentee_column: column,
            when,
            points: None,
            zone: None,
            condition: None,
            asked_by: None,
            unknown: None,
        }
    }

    /// Points for the pairs that keep it, or, below 0, taken off.
    pub fn points(name: impl Into<String>, column: impl Into<String>, when: When, points: i32) -> Self {
        Self { points: Some(points), ..Self::must(name, column, when) }
    }

    /// Compares this column of the mentor with that one of the mentee.
    #[must_use]
    pub fn with_columns(mut self, mentor: impl Into<String>, mentee: impl Into<String>) -> Self {
        (self.mentor_column, self.mentee_column) = (mentor.into(), mentee.into());
        self
    }

    /// Applies only where these people say yes in this column. What is neither yes nor no counts as
    /// yes, and is told.
    #[must_use]
    pub fn asked_in(mut self, column: impl Into<String>, by: AskedBy) -> Self {
        (self.condition, self.asked_by) = (Some(column.into()), Some(by));
        self
    }

    /// With [`When::Covers`], who asks: by default the mentee.
    #[must_use]
    pub fn asked_by(mut self, by: AskedBy) -> Self {
        self.asked_by = Some(by);
        self
    }

    /// With [`When::Overlap`], the column of the time zone that the hours are in.
    #[must_use]
    pub fn with_zone(mut self, column: impl Into<String>) -> Self {
        self.zone = Some(column.into());
        self
    }

    /// What to do about an unknown.
    #[must_use]
    pub fn with_unknown(mut self, unknown: IfUnknown) -> Self {
        self.unknown = Some(unknown);
        self
    }

    /// The name: its heading in `matches.csv`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns of the mentor and of the mentee.
    pub fn columns(&self) -> [&str; 2] {
        [&self.mentor_column, &self.mentee_column]
    }

    /// What has to be the case.
    pub fn when(&self) -> When {
        self.when
    }

    /// Is it a must?
    pub fn is_must(&self) -> bool {
        self.points.is_none()
    }

    /// The points, unless it is a must.
    pub fn points_given(&self) -> Option<i32> {
        self.points
    }

    /// The column of the time zone, if there is one.
    pub fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// The column in which somebody has to say yes for the rule to apply, if there is one.
    pub fn condition(&self) -> Option<&str> {
        self.condition.as_deref()
    }

    /// Who has to say yes there.
    pub fn asker(&self) -> AskedBy {
        self.asked_by.unwrap_or_default()
    }

    /// What is done about an unknown.
    pub fn if_unknown(&self) -> IfUnknown {
        let usual = if self.is_must() { IfUnknown::Forbid } else { IfUnknown::Average };
        self.unknown.unwrap_or(usual)
    }
}

impl AskedBy {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Mentor, Self::Mentee, Self::Either];

    /// The word of a file.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Mentee => "mentee",
            Self::Either => "either",
        }
    }
}

impl IfUnknown {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Average, Self::Allow, Self::Forbid];

    /// The word of a file.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Average => "average",
            Self::Allow => "allow",
            Self::Forbid => "forbid",
        }
    }
}

print_as_word!(AskedBy);
read_by_word!(AskedBy, "who asks", Error::programme, "asked_by");

print_as_word!(IfUnknown);
read_by_word!(IfUnknown, "what a rule does about the unknown", Error::programme, "unknown");
