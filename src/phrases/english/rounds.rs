//! What a round has changed, in English.

use std::fmt::{self, Write as _};

use crate::assignment::model::value::ObjectiveValue;
use crate::phrases::english::states::both;
use crate::season::decision::Event;
use crate::season::round::Round;
use crate::words::{commas, counted, form};

/// What was decided since the round before, how many pairs stay, and which are new.
pub(super) fn round(round: &Round) -> String {
    let mut said = since(round);
    let (stay, new) = (round.kept().len(), round.made().len());
    let _ = writeln!(
        said,
        "Round {}: {} {}, {new} {} new, {} parted.",
        round.number(),
        counted(stay, "pair"),
        form(stay, "stays", "stay"),
        form(new, "is", "are"),
        counted(round.parted().len(), "open pair")
    );
    if round.cost() == ObjectiveValue::default() {
        said += "Nothing was given up to spare open pairs.\n";
    } else {
        let _ = writeln!(said, "Sparing open pairs cost {}.", round.cost());
    }
    if round.gap() != ObjectiveValue::default() {
        let gap = round.gap();
        let _ = writeln!(said, "A matching that spares the same number could be better by {gap} at most.");
    }
    let names = round.names();
    for pair in round.parted() {
        let _ = writeln!(said, "Parted: {}.", both(pair, names));
    }
    for pair in round.made() {
        let points = counted(pair.points(), "point");
        let (mentor, mentee) = (names.beside(pair.mentor()), names.beside(pair.mentee()));
        let _ = writeln!(said, "New: {mentor} mentors {mentee} ({points}).");
    }
    said
}

/// What was decided before the round, in numbers.
fn since(round: &Round) -> String {
    let count = |is: fn(&Event) -> bool| round.since().iter().filter(|decision| is(decision.event())).count();
    let said = [
        (count(|event| matches!(event, Event::Accepted(_))), "accepted"),
        (count(|event| matches!(event, Event::Declined { .. })), "declined"),
        (count(|event| matches!(event, Event::Withdrawn { .. })), "withdrawn"),
        (count(|event| matches!(event, Event::Ended { .. })), "ended"),
        (count(|event| matches!(event, Event::Left { .. })), "left"),
        (count(|event| matches!(event, Event::Joined { .. })), "joined"),
        (count(|event| matches!(event, Event::Changed { .. })), "changed"),
    ];
    let said = said.into_iter().filter(|&(count, _)| count > 0);
    let said: Vec<String> = said.map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() {
        return String::new();
    }
    format!("Since round {}: {}.\n", round.number().saturating_sub(1), commas(said))
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&round(self))
    }
}
