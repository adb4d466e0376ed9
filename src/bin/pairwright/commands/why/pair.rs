//! Why two people are a pair, or why not.

use pairwright::explain::{Contribution, WhyNot};
use pairwright::{Matching, ParticipantId};

use crate::context::Context;
use crate::counted::form;
use crate::done::Done;
use crate::failure::Failure;
use crate::matched::after_question;

pub(super) fn tell(
    context: &Context,
    matching: &Matching,
    [one, other]: [ParticipantId; 2],
) -> Result<Done, Failure> {
    let console = context.console();
    let (mentor, mentee) = in_order(matching, one, other)?;
    let why = matching.why_not(&mentor, &mentee)?;
    let told = matching.explain(&mentor, &mentee)?;
    let names = matching.names();
    let both = format!("{} as mentor of {}", names.beside(&mentor), names.beside(&mentee));
    match &why {
        WhyNot::Paired { .. } => console.say(&format!("{both}: they are a pair."))?,
        WhyNot::Prohibited { by, .. } if !by.is_empty() => {
            let reasons: Vec<String> = by.iter().map(Contribution::text).collect();
            console.say(&format!("{both}: they cannot be a pair. {}.", sentence(&reasons.join("; "))))?;
        }
        why => console.say(&format!("{both}: they are not a pair. {}.", sentence(&why.to_string())))?,
    }
    if let (Some(points), false) = (told.points(), matches!(why, WhyNot::Paired { .. })) {
        let noun = form(points.unsigned_abs() as usize, "point", "points");
        console.heading(&format!("Their pair would be worth {points} {noun}"))?;
        // the first line says that they are one
        let text = told.to_string();
        console.line(text.trim_end().split_once('\n').map_or("", |(_, rest)| rest))?;
    } else if told.points().is_some() {
        console.line(told.to_string().trim_end())?;
    }
    let done = Done::default()
        .with("mentor", mentor.as_str())
        .with("mentee", mentee.as_str())
        .with("is_pair", matches!(why, WhyNot::Paired { .. }))
        .with("why_not", Some(&why).filter(|why| !matches!(why, WhyNot::Paired { .. })))
        .with("explanation", &told);
    Ok(done.with_next(after_question(context)))
}

/// Mentor and mentee, in whatever order they were named: as said, where both orders can be.
fn in_order(
    matching: &Matching,
    one: ParticipantId,
    other: ParticipantId,
) -> Result<(ParticipantId, ParticipantId), Failure> {
    let scores = matching.scores();
    let could = |mentor, mentee| scores.row(mentor).is_some() && scores.column(mentee).is_some();
    if could(&one, &other) {
        return Ok((one, other));
    }
    if could(&other, &one) {
        return Ok((other, one));
    }
    let names = matching.names();
    let side = if scores.row(&one).is_some() { "mentors" } else { "mentees" };
    let what = format!("{} and {} are both {side}", names.beside(&one), names.beside(&other));
    Err(Failure::new(what).with_advice("Name a mentor and a mentee."))
}

/// With a capital, and without a full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
