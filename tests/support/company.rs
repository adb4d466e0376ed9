//! A made-up company of any size: the same people for the same size and seed, everywhere.

use pairwright::people::ReportingLines;
use pairwright::{Cohort, Participant, ParticipantId, Result};

use super::numbers::Numbers;

const SKILLS: [&str; 8] = ["Policy", "Data", "Writing", "Design", "Finance", "Law", "Podcasts", "Coding"];

/// `mentors` and `mentees`, with reporting lines, gaps in the data, and three choices from most.
pub(crate) fn people(mentors: usize, mentees: usize, seed: u64) -> Vec<Participant> {
    let mut numbers = Numbers::new(seed);
    let id = |i: usize| {
        if i < mentors { format!("m{i:05}") } else { format!("s{:05}", i - mentors) }
    };
    let mut people = Vec::new();
    for i in 0..mentors + mentees {
        let is_mentor = i < mentors;
        let mut person = if is_mentor { Participant::mentor(id(i)) } else { Participant::mentee(id(i)) };
        let spread = i32::from(numbers.small(4) + numbers.small(3));
        person = person
            .with_department(format!("D{}", numbers.below(4) * numbers.below(4)))
            .with_unit(format!("U{}", numbers.below(30)))
            .with_level(if is_mentor { 1 + spread } else { 4 + spread });
        if numbers.sometimes(90) {
            person = person.with_region(format!("R{}", numbers.below(8)));
        }
        if numbers.sometimes(85) {
            person = person.with_personality(4.0 * f64::from(numbers.small(26)));
        }
        if numbers.sometimes(30) {
            person = person.with_group(format!("G{}", numbers.below(3)));
        }
        for _ in 0..numbers.below(4) {
            let skill = SKILLS[numbers.below(SKILLS.len())];
            person = if is_mentor {
                let rating = numbers.sometimes(70).then(|| 1 + numbers.small(5));
                person.with_skill_offered(skill, rating)
            } else {
                person.with_skill_wanted(skill)
            };
        }
        if !is_mentor {
            person = person.with_commitment(1 + numbers.small(5));
        }
        let (from, many) = if is_mentor { (mentors, mentees) } else { (0, mentors) };
        // popular people: the smaller of two numbers
        let choices: Vec<String> =
            (0..numbers.below(4)).map(|_| id(from + numbers.below(many).min(numbers.below(many)))).collect();
        people.push(person.with_choices(choices.iter().map(String::as_str)));
    }
    people
}

/// Who reports to whom: mentors to mentees or to others, mentees to a chain of others.
pub(crate) fn lines(mentors: usize, mentees: usize, seed: u64) -> Result<ReportingLines> {
    let mut numbers = Numbers::new(seed ^ 0xABCD);
    let mut entries: Vec<(ParticipantId, Option<ParticipantId>)> = vec![("boss".into(), None)];
    for k in 0..mentees {
        let above = if k < 3 || numbers.sometimes(20) {
            "boss".to_owned()
        } else {
            format!("s{:05}", numbers.below(k))
        };
        entries.push((format!("s{k:05}").into(), Some(above.into())));
    }
    for k in 0..mentors {
        let above = if mentees > 0 { format!("s{:05}", numbers.below(mentees)) } else { "boss".into() };
        entries.push((format!("m{k:05}").into(), Some(above.into())));
    }
    ReportingLines::new(entries)
}

/// The whole company as a cohort.
pub(crate) fn company(mentors: usize, mentees: usize, seed: u64) -> Result<Cohort> {
    Cohort::builder()
        .people(people(mentors, mentees, seed))
        .organisation(lines(mentors, mentees, seed)?)
        .build()
}
