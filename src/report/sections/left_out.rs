//! Everybody left out, and why.
//!
//! People with the same reason stand together, then come the smallest groups that explain a
//! shortage and, where they were asked for, the repairs that were tried out. The number of groups
//! described in full is limited; the others are counted.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::matching::telling::left_out::LeftOut;
use crate::people::profile::Role;
use crate::report::section::Section;
use crate::report::words::{count, counted, person, said};
use crate::words::form;

/// How many groups are described in full.
const TOLD: usize = 20;

pub(in crate::report) fn section(matching: &Matching, repaired: usize) -> Section {
    let (mentees, mentors): (Vec<&LeftOut>, Vec<&LeftOut>) =
        matching.left_out().iter().partition(|person| person.role() == Role::Mentee);
    // who is in whose way is known for the best matching; where quality comes first there is no
    // such group
    let shortages = if mentees.is_empty() { Vec::new() } else { matching.shortages().unwrap_or_default() };
    let told: Vec<String> = shortages
        .iter()
        .filter(|one| one.shortage().role() == Role::Mentee)
        .map(ToString::to_string)
        .collect();
    let body = html! {
        @if mentees.is_empty() && mentors.is_empty() { p { "Nobody: everybody has a partner in each of their roles." } }
        @if !mentees.is_empty() {
            h3 { "Mentees without a mentor (" span data-figure="mentees-left-out" { (count(mentees.len())) } ")" }
            (reasons(matching, &mentees))
            @if !told.is_empty() {
                h4 { "Who is in whose way" }
                ul { @for text in told.iter().take(TOLD) { li { (said(text)) } } }
                @if told.len() > TOLD { p.quiet { "… and " (count(told.len() - TOLD)) " more." } }
            }
            (repairs(matching, mentees.iter().take(repaired)))
        }
        @if !mentors.is_empty() {
            h3 { "Mentors without a mentee (" span data-figure="mentors-left-out" { (count(mentors.len())) } ")" }
            @if let Some(more) = surplus(matching) {
                p {
                    (counted(mentors.len(), "mentor")) (form(mentors.len(), " waits", " wait")) ": there " (form(more, "is", "are")) " "
                    (counted(more, "more mentor")) " than mentees, and each takes one."
                }
            }
            (reasons(matching, &mentors))
        }
    };
    Section { id: "left-out", title: "Who is left out, and why", body }
}

/// How many more mentors there are than mentees, where nobody takes or wants several.
fn surplus(matching: &Matching) -> Option<usize> {
    let (mentors, mentees) = (matching.cohort().mentors().count(), matching.cohort().mentees().count());
    let problem = matching.scores().problem();
    let is_single = !problem.has_groups() && !problem.has_column_capacities();
    mentors.checked_sub(mentees).filter(|&more| more > 0 && is_single)
}

/// What would help; nothing where the objective has no repairs.
fn repairs<'a>(matching: &Matching, mentees: impl Iterator<Item = &'a &'a LeftOut>) -> Markup {
    let found = mentees.map(|mentee| (mentee.id(), matching.repairs(mentee.id()).unwrap_or_default()));
    let found: Vec<_> = found.filter(|(_, repairs)| !repairs.is_empty()).collect();
    html! {
        @if !found.is_empty() {
            h4 { "What would help" }
            p { "Each was tried out: the whole was matched again." }
            ul {
                @for (mentee, repairs) in &found {
                    li { (person(matching.cohort(), mentee)) ": " ul { @for repair in repairs { li { (said(&repair.to_string())) } } } }
                }
            }
        }
    }
}

/// The same reason is said once, with everybody it concerns.
fn reasons(matching: &Matching, people: &[&LeftOut]) -> Markup {
    let mut by_reason: BTreeMap<String, Vec<&LeftOut>> = BTreeMap::new();
    for left in people {
        by_reason.entry(left.why()).or_default().push(left);
    }
    html! {
        ul.reasons {
            @for (reason, people) in &by_reason {
                li {
                    p { (said(reason)) }
                    @if people.len() > 12 { details { summary { (count(people.len())) " people" } (names(matching, people)) } }
                    @else { (names(matching, people)) }
                }
            }
        }
    }
}

fn names(matching: &Matching, people: &[&LeftOut]) -> Markup {
    html! {
        ul.names {
            @for left in people {
                @let details = left.details();
                li {
                    (person(matching.cohort(), left.id()))
                    @if !details.is_empty() { span.quiet { " (" (said(&details)) ")" } }
                }
            }
        }
    }
}
