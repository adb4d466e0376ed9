//! A rule of the programme as a criterion.
//!
//! *Says:* never, or the points of the rule. A must is waivable: it is a rule of the programme.
//! *Who reads of it:* the coordinator alone, since a column may have private things.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::scoring::criteria::rules::prepared_rule::PreparedRule;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::{MissingCell, NotKnown};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

impl PreparedRule {
    /// The cells of the pair in which nothing is said.
    fn missing(&self, pair: &PairView<'_>) -> Vec<MissingCell> {
        let mut missing = Vec::new();
        for (at, person) in [pair.mentor(), pair.mentee()].into_iter().enumerate() {
            let [value, zone, _] = self.columns[at].words(person);
            let empty = if value.is_nothing() {
                Some(self.rule.columns()[at])
            } else {
                self.rule.zone().filter(|_| zone.is_nothing())
            };
            let cell = |column: &str| MissingCell { column: column.to_owned(), person: person.id().clone() };
            missing.extend(empty.map(cell));
        }
        missing
    }

    /// What the two say, and whether that is against the rule.
    fn said(&self, pair: &PairView<'_>, is_broken: bool) -> PairFact {
        let of = |at: usize, person: &Participant| {
            let [value, zone, _] = self.columns[at].words(person);
            (value.to_string(), (!zone.is_nothing()).then(|| zone.to_string()))
        };
        let [mentor_column, mentee_column] = self.rule.columns().map(str::to_owned);
        let (mentor, mentee) = (of(0, pair.mentor()), of(1, pair.mentee()));
        PairFact::Rule {
            rule: self.rule.name().to_owned(),
            columns: Each { mentor: mentor_column, mentee: mentee_column },
            values: Each { mentor: mentor.0, mentee: mentee.0 },
            zones: Each { mentor: mentor.1, mentee: mentee.1 },
            broken: is_broken.then(|| self.rule.when()),
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

    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        let cells = self.missing(pair);
        let forbids = entry == Entry::Never;
        Some(if cells.is_empty() {
            self.said(pair, forbids)
        } else {
            PairFact::RuleUnknown { rule: self.rule.name().to_owned(), cells, forbids }
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let cells = self.missing(pair);
        (!cells.is_empty()).then_some(NotKnown::Cells { cells })
    }
}
