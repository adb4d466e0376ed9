//! A rule of the programme as a criterion.
//!
//! *Says:* never, or the points of the rule. A must is waivable: it is a rule of the programme.
//! *Who reads of it:* the coordinator alone, since a column may have private things.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::rules::when::When;
use crate::scoring::criteria::rules::prepared_rule::PreparedRule;
use crate::scoring::criterion::{Audience, Criterion, PairView};
use crate::scoring::sides::Sides;
use crate::words::list;

impl PreparedRule {
    /// What is not known of the pair, as "this of X".
    fn missing(&self, pair: &PairView<'_>) -> Vec<String> {
        let mut missing = Vec::new();
        for (at, person) in [pair.mentor(), pair.mentee()].into_iter().enumerate() {
            let [value, zone, _] = self.columns[at].words(person);
            if value.is_nothing() {
                missing.push(format!("{} of {}", self.rule.columns()[at], person.id()));
            } else if let Some(column) = self.rule.zone().filter(|_| zone.is_nothing()) {
                missing.push(format!("{column} of {}", person.id()));
            }
        }
        missing
    }

    /// What the two say.
    fn both(&self, pair: &PairView<'_>) -> String {
        let of = |at: usize, person: &Participant| {
            let [value, zone, _] = self.columns[at].words(person);
            if zone.is_nothing() { value.to_string() } else { format!("{value} ({zone})") }
        };
        let (mentor, mentee) = (of(0, pair.mentor()), of(1, pair.mentee()));
        match self.rule.columns() {
            [a, b] if a == b => format!("{a} {mentor} / {mentee}"),
            [a, b] => format!("{a} {mentor} / {b} {mentee}"),
        }
    }

    /// What a must asks for.
    fn demand(&self) -> String {
        match self.rule.when() {
            When::Equal => "must be the same".into(),
            When::Different => "must be different".into(),
            When::Share { at_least, at_most: None } => format!("must share at least {at_least}"),
            When::Share { at_least: 0, at_most: Some(most) } => format!("must share at most {most}"),
            When::Share { at_least, at_most: Some(most) } => format!("must share {at_least} to {most}"),
            When::Covers => "must have all that is asked for".into(),
            When::Within { at_most } => format!("must be at most {at_most} apart"),
            When::Overlap { at_least } => format!("must have at least {at_least} hours together"),
        }
    }
}

impl Criterion for PreparedRule {
    fn name(&self) -> &str {
        self.rule.name()
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        self.terms(sides)
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn explain(&self, pair: &PairView<'_>, entry: Entry, audience: Audience) -> Option<String> {
        if audience != Audience::Coordinator {
            return None;
        }
        let missing = self.missing(pair);
        Some(match entry {
            Entry::Never if missing.is_empty() => {
                format!("{}: {}, {}", self.rule.name(), self.both(pair), self.demand())
            }
            Entry::Never => format!("{}: {} is not known", self.rule.name(), list(&missing)),
            Entry::Points(_) if missing.is_empty() => format!("{}: {}", self.rule.name(), self.both(pair)),
            Entry::Points(_) => {
                format!("{}: {} is not known, so the average counts", self.rule.name(), list(&missing))
            }
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        let missing = self.missing(pair);
        (!missing.is_empty()).then(|| list(&missing))
    }
}
