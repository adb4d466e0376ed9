//! One person: their pairs and the next best ones, or why they wait and what would help.

use pairwright::explain::RepairList;
use pairwright::what_if::Alternative;
use pairwright::{Matching, ParticipantId, Role};

use crate::commands::why::everybody::advice;
use crate::commands::why::price::price;
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::matched::{after_question, say_stopped};

pub(super) fn tell(
    context: &Context,
    matching: &Matching,
    person: &ParticipantId,
    most: usize,
) -> Result<Done, Failure> {
    let console = context.console();
    let is_theirs = |pair: &&pairwright::Pair| [pair.mentor(), pair.mentee()].contains(&person);
    let pairs: Vec<_> = matching.pairs().iter().filter(is_theirs).collect();
    let mut told = Vec::new();
    for pair in &pairs {
        let explanation = matching.explain(pair.mentor(), pair.mentee())?;
        console.line(explanation.to_string().trim_end())?;
        told.push(explanation);
    }
    let left: Vec<_> = matching.find_left_out()?.iter().filter(|left| left.id() == person).collect();
    let mut repairs = RepairList::default();
    for left in &left {
        console.say(&format!("{left}."))?;
        if let Some(advice) = advice(matching, left) {
            console.say(&advice)?;
        }
        if left.role() == Role::Mentee {
            repairs = waits(context, matching, person)?;
        }
    }
    let alternatives = next_best(context, matching, person, most)?;
    let reasons: Vec<String> = left.iter().map(|left| left.told()).collect();
    let done = Done::default()
        .with("person", person.as_str())
        .with("pairs", &told)
        .with("left_out", &left)
        .with("reasons", reasons)
        .with("repairs", &repairs)
        .with("alternatives", &alternatives);
    Ok(done.with_next(after_question(context)))
}

/// In whose way a mentee is, and what would help.
fn waits(context: &Context, matching: &Matching, person: &ParticipantId) -> Result<RepairList, Failure> {
    let console = context.console();
    for shortage in matching.shortages_of(person)? {
        console.heading("The smallest group that is short of mentors")?;
        console.say(&format!("{shortage}."))?;
    }
    console.heading("What would help")?;
    match matching.repairs(person) {
        Err(error) if !error.is_cancelled() => {
            console.say(&format!("That cannot be told here: {error}."))?;
            Ok(RepairList::default())
        }
        repairs => {
            let repairs = repairs?;
            if repairs.is_empty() {
                console.say("Nothing that allows one pair, adds one place or one mentor.")?;
            }
            console.items(repairs.iter().map(ToString::to_string), usize::MAX)?;
            say_stopped(context, repairs.is_complete(), "other repairs were not tried")?;
            Ok(repairs)
        }
    }
}

/// The next best partners, where that has an answer.
fn next_best(
    context: &Context,
    matching: &Matching,
    person: &ParticipantId,
    most: usize,
) -> Result<Vec<Alternative>, Failure> {
    let console = context.console();
    let found = match matching.alternatives(person, most) {
        Err(error) if error.is_clash() => {
            console.heading("The next best")?;
            console.say(&format!("That cannot be told here: {error}."))?;
            return Ok(Vec::new());
        }
        found => found?,
    };
    if !found.is_empty() {
        console.heading("The next best")?;
    }
    let names = matching.names();
    for alternative in &found {
        let (mentor, mentee) = (alternative.mentor(), alternative.mentee());
        let other = if mentor == person {
            format!("{} as mentee", names.beside(mentee))
        } else {
            format!("{} as mentor", names.beside(mentor))
        };
        console.item(&format!("{other}: {}.", price(alternative)))?;
    }
    Ok(found)
}
