//! Who is in the way of a better worst pair.

use pairwright::assignment::Row;
use pairwright::people::Names;
use pairwright::what_if::Frontier;
use pairwright::{Matching, ParticipantId};

use crate::counted::form;

/// At most this many are named.
const FEW: usize = 8;

/// Why not all pairs can be better than the last worst one; none where that was not found.
///
/// A better pair has a mentor or a mentee of the bottleneck, which has fewer places than there are
/// pairs. Where everybody of a side is served, those outside it are the ones who are short.
pub(super) fn in_the_way(matching: &Matching, frontier: &Frontier) -> Option<String> {
    let last = frontier.points().last().filter(|_| frontier.is_complete())?;
    let (problem, scores, names) = (matching.problem(), matching.scores(), matching.names());
    let (rows, columns) = (frontier.bottleneck().rows(), frontier.bottleneck().columns());
    let marked = |people: &[ParticipantId], marks: &[bool], inside: bool| -> Vec<ParticipantId> {
        people.iter().zip(marks).filter(|&(_, &mark)| mark == inside).map(|(id, _)| id.clone()).collect()
    };
    let places = |inside: bool| {
        let of = (0..rows.len()).filter(|&i| rows[i] == inside);
        of.map(|i| u64::from(problem.capacity(Row::new(i)))).sum::<u64>()
    };
    let mentors = |inside| marked(scores.mentors(), rows, inside);
    let mentees = |inside| marked(scores.mentees(), columns, inside);
    let (pairs, worst) = (last.pairs().len(), last.worst());
    let told = |people: &[ParticipantId], noun| of(people, noun, &names);
    Some(if pairs == columns.len() {
        let only = match mentors(true).as_slice() {
            [] => "with nobody".to_owned(),
            few => format!("only with {}, who {}", told(few, "mentor"), take(few.len(), places(true))),
        };
        let short = told(&mentees(false), "mentee");
        format!("All mentees are served. A pair of more than {worst} points is possible for {short}, {only}.")
    } else if pairs as u64 == places(true) + places(false) {
        let only = match mentees(true).as_slice() {
            [] => "with nobody".to_owned(),
            few => format!("only with {}", told(few, "mentee")),
        };
        let (short, room) = (mentors(false), places(false));
        let take = take(short.len(), room);
        let short = told(&short, "mentor");
        format!(
            "All places are taken. A pair of more than {worst} points is possible for {short}, who {take}, {only}."
        )
    } else {
        let most = places(true) + mentees(true).len() as u64;
        let (mentors, mentees) = (told(&mentors(true), "mentor"), told(&mentees(true), "mentee"));
        format!(
            "Every pair of more than {worst} points has one of {mentors}, or one of {mentees}. So at most {most} of \
             {pairs} pairs can be better than that."
        )
    })
}

fn take(mentors: usize, places: u64) -> String {
    let noun = if places == 1 { "mentee" } else { "mentees" };
    format!("{} {places} {noun}{}", form(mentors, "takes", "take"), form(mentors, "", " between them"))
}

/// `these 3 mentors: ana, ben and cleo`, or how many more there are.
fn of(people: &[ParticipantId], noun: &str, names: &Names) -> String {
    let told = names.all(people.iter().take(FEW)).join(", ");
    match people.len() {
        0 => format!("no {noun}"),
        1 => format!("this {noun}: {told}"),
        many if many > FEW => format!("these {many} {noun}s: {told} and {} more", many - FEW),
        many => format!("these {many} {noun}s: {told}"),
    }
}
