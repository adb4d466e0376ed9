//! What one person says in a column, before a rule makes something of it.

use std::fmt;

use crate::people::profile::Skill;
use crate::programme::rules::amount::Amount;
use crate::words::commas;

/// What stands there. Equal values are read once, however many people have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said<'a> {
    Nothing,
    Text(&'a str),
    Number(Amount),
    Skills(&'a [Skill]),
    Names(&'a [String]),
}

impl<'a> Said<'a> {
    pub(super) fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }

    /// A number of a profile, which lies in its range.
    pub(super) fn number(number: Option<impl Into<f64>>) -> Self {
        let amount = number.and_then(|number| Amount::new(number.into()));
        amount.map_or(Self::Nothing, Self::Number)
    }

    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(_) | Self::Number(_) => false,
            Self::Skills(skills) => skills.is_empty(),
            Self::Names(names) => names.is_empty(),
        }
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("unknown"),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Skills(skills) => f.write_str(&commas(skills.iter().map(Skill::name))),
            Self::Names(names) => f.write_str(&commas(names.iter())),
        }
    }
}
