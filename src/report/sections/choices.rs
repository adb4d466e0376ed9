//! Whose ranked choices were honoured: of those who stated a choice of each rank, how many got
//! it; how many could have one of theirs; who asked for somebody who now has nobody.
//!
//! Mentors' and mentees' choices are counted apart, since they are worth different points. What a
//! choice that was not honoured would cost is found for some of them: each is a search through all
//! pairs.

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::matching::telling::choices_met::ChoicesMet;
use crate::matching::telling::missed_choice::MissedChoice;
use crate::matching::what_if::alternatives::WhyNot;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::report::glance::Glance;
use crate::report::section::{Part, Section};
use crate::report::words::{count, figure_of, person, said, share_cells};
use crate::words::ordinal;

/// How many missed choices are listed, and of how many the cost is told.
const LISTED: usize = 40;
const COSTED: usize = 10;
/// Of how many choices of those who got none the cost is told: of a small cohort, and of one in
/// which each takes long.
const COSTED_OF_NONE: usize = 60;
const COSTED_OF_LARGE: usize = 12;
const LARGE: usize = 1_000;
/// Of one person, this many choices are told.
const RANKS: usize = 3;

pub(in crate::report) fn section(glance: &Glance<'_>) -> Part {
    let (matching, sum) = (glance.matching, &glance.summary);
    let sides = [
        ("Mentees", "mentees", sum.mentee_choices(), sum.mentees_with_choice()),
        ("Mentors", "mentors", sum.mentor_choices(), sum.mentors_with_choice()),
    ];
    if sides.iter().all(|(_, _, _, any)| any.of() == 0) {
        return Ok(None);
    }
    let met = match &glance.met {
        Some(met) => met,
        None => &matching.choices_met()?,
    };
    let body = html! {
        (possible(met))
        p { "Out of those who stated such a choice, how many got it." }
        div.wide tabindex="0" role="region" aria-label="Choices honoured, in numbers" {
            table {
                caption { "Choices honoured" }
                thead { tr {
                    th scope="col" { "Choice" } th.number scope="col" { "Got it" }
                    th.number scope="col" { "Stated one" } th.number scope="col" { "Share" } td.bar { }
                } }
                @for (side, name, ranks, any) in sides {
                    tbody {
                        @if any.of() > 0 { tr { th scope="row" { (side) ", any of theirs" } (share_cells(&format!("{name}-any"), any)) } }
                        @for (rank, &share) in (1..).map(ordinal).zip(ranks).filter(|(_, share)| share.of() > 0) {
                            tr { th scope="row" { (side) ", " (rank) } (share_cells(&format!("{name}-{rank}"), share)) }
                        }
                    }
                }
            }
        }
        (none(matching))
        (missed(matching, met.missed()))
    };
    Ok(Some(Section { id: "choices", title: "Choices honoured", body }))
}

/// How many have one of their choices, and how many could.
fn possible(met: &ChoicesMet) -> Markup {
    let mentees = met.mentees();
    html! {
        @if mentees.of() > 0 {
            p {
                "Mentees with one of their choices: " b { (figure_of("choices-met", mentees.count())) } " of " (count(mentees.of()))
                ", possible " @if !met.is_exact() { "at most " } b { (figure_of("choices-possible", met.possible())) }
                ". Possible is what the choices alone allow where as many mentees are served, whatever it costs in points."
            }
        }
    }
}

/// Who asked and got nobody they asked for, and what each choice would cost all others.
fn none(matching: &Matching) -> Markup {
    let got = matching.with_a_choice();
    let asked = matching.cohort().mentees().filter(|mentee| mentee.choices().next().is_some());
    let without: Vec<&Participant> = asked.filter(|mentee| !got.contains(mentee.id())).collect();
    let is_large = matching.pairs().len() > LARGE;
    let mut left = if is_large { COSTED_OF_LARGE } else { COSTED_OF_NONE };
    let mut listed = Vec::new();
    for mentee in without.iter().take(LISTED) {
        let mut choices: Vec<(usize, &ParticipantId)> = mentee.choices().collect();
        choices.sort_by_key(|&(rank, _)| rank);
        let mut told = Vec::new();
        for (_, mentor) in choices.into_iter().take(RANKS) {
            let takes_part = matching.scores().row(mentor).is_some();
            let why = (takes_part && left > 0).then(|| matching.why_not(mentor, mentee.id()).ok());
            left -= usize::from(why.is_some());
            let said = why.flatten().map(|why| price(&why));
            told.push((mentor, if takes_part { said } else { Some("does not take part".to_owned()) }));
        }
        listed.push((mentee.id(), told));
    }
    html! {
        @if !without.is_empty() {
            h3 { "Who got none of their choices (" (figure_of("choices-none", without.len())) ")" }
            p.quiet {
                "Below each mentor they asked for: what all others would lose, and how many would move, if they had that mentor."
                @if listed.iter().flat_map(|(_, told)| told).any(|(_, said)| said.is_none()) {
                    " Where nothing stands, it was not worked out: pairwright why says it."
                }
            }
            div.wide tabindex="0" role="region" aria-label="Who got none of their choices" {
                table.none {
                    caption { "The mentors they asked for" }
                    thead { tr { th scope="col" { "Mentee" } @for rank in 1..=RANKS { th scope="col" { (ordinal(rank)) " choice" } } } }
                    tbody {
                        @for (mentee, choices) in &listed {
                            tr {
                                th scope="row" { (person(matching.cohort(), mentee)) }
                                @for rank in 0..RANKS {
                                    td {
                                        @if let Some((mentor, said)) = choices.get(rank) {
                                            @if matching.cohort().get(mentor).is_some() { (person(matching.cohort(), mentor)) }
                                            @else { "somebody else" }
                                            @if let Some(words) = said { br; span.quiet { (words) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if without.len() > LISTED { p.quiet { "… and " (count(without.len() - LISTED)) " more. Their cards say whom they asked for." } }
        }
    }
}

/// What a pair would cost, in a few words.
fn price(why: &WhyNot) -> String {
    match why {
        WhyNot::Costs(pair) => {
            let others = pair.difference().made().len().saturating_sub(1);
            let moves = match others {
                0 => "nobody else moves".to_owned(),
                1 => "1 other moves".to_owned(),
                others => format!("{others} others move"),
            };
            format!("{}, {moves}", pair.loss())
        }
        WhyNot::Prohibited { .. } => "not allowed".to_owned(),
        other => other.to_string(),
    }
}

/// Who asked for somebody who has nobody, and what the first of these would cost.
fn missed(matching: &Matching, missed: &[MissedChoice]) -> Markup {
    let costs = |one: &MissedChoice| matching.why_not(one.mentor(), one.mentee()).ok();
    html! {
        @if !missed.is_empty() {
            h3 { "Asked for somebody who has nobody (" (figure_of("choices-missed", missed.len())) ")" }
            ul {
                @for (at, one) in missed.iter().take(LISTED).enumerate() {
                    li {
                        (said(&one.to_string()))
                        @if let Some(why) = (at < COSTED).then(|| costs(one)).flatten() { ": " (said(&why.to_string())) }
                    }
                }
            }
            @if missed.len() > LISTED { p.quiet { "… and " (count(missed.len() - LISTED)) " more." } }
        }
    }
}
