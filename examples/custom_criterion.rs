//! A criterion of your own, on a column of your own: people who share a working day score.
//!
//! `cargo run --example custom_criterion`

#[macro_use]
#[path = "support/output.rs"]
mod output;

use std::collections::BTreeSet;

use pairwright::assignment::{Entry, Term};
use pairwright::scoring::facts::{OwnFact, PairFact, Wording};
use pairwright::scoring::{PairView, Sides};
use pairwright::{Cohort, Criterion, Matcher, Participant, Programme, Result};

/// So many points for each weekday on which both are in the office; never for a pair without one.
#[derive(Debug)]
struct SharedDays {
    points: i32,
}

/// The days in the attribute `days`: "mon tue". In a CSV file that is just another column.
fn days(person: &Participant) -> BTreeSet<&str> {
    person.attribute("days").unwrap_or("").split_whitespace().collect()
}

impl Criterion for SharedDays {
    fn name(&self) -> &'static str {
        "shared_days"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        // One small table: a code for each set of days that occurs, an entry for every two of them.
        let table = sides.table(days, days, |mentor, mentee| match mentor.intersection(mentee).count() {
            0 => Entry::Never,
            shared => Entry::Points(self.points * i32::try_from(shared).unwrap_or(7)),
        })?;
        Ok(vec![table])
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (days(pair.mentor()), days(pair.mentee()));
        let shared: Vec<&str> = mentor.intersection(&mentee).copied().collect();
        let shared = shared.join(", ");
        if shared.is_empty() {
            return Some(OwnFact::new("no-shared-day", "never in the office on the same day").into());
        }
        // the two read this, each in their language; the coordinator reads the other phrase
        let days = Wording::new(format!("you can meet on {shared}"))
            .with_language("de", format!("gemeinsame Tage: {shared}"));
        let fact = OwnFact::new("shared-days", format!("both in the office on {shared}"));
        Some(fact.with_value("days", shared).for_participants(days).into())
    }
}

fn main() -> Result<()> {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_level(2).with_attribute("days", "mon tue wed"),
        Participant::mentor("ben").with_level(3).with_attribute("days", "thu"),
        Participant::mentee("mia").with_level(7).with_attribute("days", "tue wed thu"),
        Participant::mentee("max").with_level(6).with_attribute("days", "wed"),
    ])?;
    let matcher = Matcher::new(Programme::default()).with_criterion(SharedDays { points: 50 });
    let matching = matcher.solve(cohort)?;
    for pair in matching.pairs() {
        let explanation = matching.explain(pair.mentor(), pair.mentee())?;
        println!("{explanation}{}", explanation.for_mentee());
    }
    println!("{}", matching.verify()?);
    Ok(())
}
