//! What is read in thirty seconds: sentences with the figures that matter, the choices as one bar,
//! one map of silos, one line to decide on. It names nobody and has no points, so that the page for
//! a board is made of the same.

use maud::{Markup, html};

use crate::matching::telling::summary::Share;
use crate::people::silo::Silo;
use crate::report::glance::{Compared, Glance};
use crate::report::sections::silos;
use crate::report::words::{count, counted, figure_of, percent};
use crate::season::pair_state::PairState;
use crate::season::season::Season;
use crate::words::{form, ordinal};

/// A small map has at most this many silos.
const SILOS: usize = 8;
/// Choices of these ranks have a colour of their own; later ones share one.
const RANKS: usize = 3;

/// The sentences, each one line.
pub(super) fn sentences(glance: &Glance<'_>) -> Vec<Markup> {
    let mut said = vec![served(glance)];
    said.extend(choices(glance));
    said.extend(across(glance));
    said.extend(lines(glance));
    said.extend(waiting(glance));
    said
}

fn served(glance: &Glance<'_>) -> Markup {
    let served = glance.summary.mentees_matched();
    html! {
        @if served.of() == 0 { "There are no mentees." }
        @else if served.of() == 1 && served.count() == 1 { "The one mentee has a mentor." }
        @else if served.of() > 0 && served.count() == served.of() { "All " b { (count(served.of())) } " mentees have a mentor." }
        @else {
            b { (count(served.count())) " of " (count(served.of())) } (form(served.of(), " mentee", " mentees"))
            (form(served.count(), " has", " have")) " a mentor."
        }
        @if glance.is_best() { " No other set of pairs is better: that is proven." }
        @else { " At most " (glance.matching.gap().to_string()) " more may be possible." }
    }
}

/// `41 of 57 who asked for somebody got one of the three they asked for (56 possible).`
fn choices(glance: &Glance<'_>) -> Option<Markup> {
    let met = glance.met.as_ref()?;
    let stated = glance.summary.mentee_choices().iter().rposition(|share| share.of() > 0)? + 1;
    let which = match stated {
        1 => "the mentor they asked for".to_owned(),
        2..=10 => format!("one of the {} mentors they asked for", number(stated)),
        _ => "one of the mentors they asked for".to_owned(),
    };
    let share = met.mentees();
    let (is_all, bound) = (share.count() == met.possible(), if met.is_exact() { "" } else { "at most " });
    Some(html! {
        b { (count(share.count())) " of " (count(share.of())) } (form(share.of(), " mentee", " mentees")) " with wishes got " (which)
        @if is_all { "; more was not possible." }
        @else { " (" (bound) (count(met.possible())) " possible)." }
    })
}

/// Small numbers are words.
fn number(number: usize) -> &'static str {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).copied().unwrap_or("many")
}

fn across(glance: &Glance<'_>) -> Option<Markup> {
    let crossing = glance.summary.cross_department();
    if crossing.of() == 0 {
        return None;
    }
    let possible = glance.compared().into_iter().find(|row| row.name == "cross-department")?.possible;
    Some(html! {
        @if crossing.count() == crossing.of() {
            "Every pair crosses departments."
            @if crossing.of() < glance.matching.pairs().len() { " (Both are known of " (count(crossing.of())) " pairs.)" }
        } @else {
            b { (count(crossing.count())) " of " (count(crossing.of())) }
            (form(crossing.of(), " pair", " pairs")) (form(crossing.count(), " crosses", " cross")) " departments"
            @match possible {
                Some((possible, _)) if possible == crossing.count() => "; more was not possible.",
                Some((possible, _)) => { " (" (count(possible)) " possible)." }
                None => ".",
            }
        }
    })
}

fn lines(glance: &Glance<'_>) -> Option<Markup> {
    let sum = &glance.summary;
    let (known, unchecked) = (sum.supervisory().count(), sum.supervisory_unchecked().count());
    let excluded = glance.lines_excluded;
    if known == 0 && unchecked == 0 && excluded.is_none_or(|pairs| pairs == 0) {
        return None;
    }
    Some(html! {
        @if known > 0 { b { (counted(known, "pair")) } (form(known, " is", " are")) " in one reporting line." }
        @else if unchecked == 0 { "Nobody is paired within their own reporting line" }
        @else { "No pair is known to be in one reporting line" }
        @if let Some(excluded) = excluded.filter(|&pairs| known == 0 && pairs > 0) {
            " (" (counted(excluded, "such pair")) (form(excluded, " was", " were")) " ruled out)"
        }
        @if known == 0 { "." }
        @if unchecked > 0 { " Of " b { (counted(unchecked, "pair")) } " this could not be checked: somebody above them is not known." }
    })
}

fn waiting(glance: &Glance<'_>) -> Option<Markup> {
    let [mentees, mentors] = glance.waiting();
    if mentees + mentors == 0 {
        return None;
    }
    let surplus = glance.summary.mentors_matched().of().saturating_sub(glance.summary.mentees_matched().of());
    Some(html! {
        @if mentees > 0 { b { (counted(mentees, "mentee")) } (form(mentees, " waits", " wait")) " for a mentor." }
        @if mentees > 0 && mentors > 0 { " " }
        @if mentors > 0 {
            b { (counted(mentors, "mentor")) } (form(mentors, " has", " have")) " no mentee"
            @if mentors == surplus && mentees == 0 {
                ": there " (form(surplus, "is", "are")) " " (count(surplus)) " more " (form(surplus, "mentor", "mentors")) " than mentees."
            } @else { "." }
        }
    })
}

/// Who got which of their choices, as one bar on which the possible is marked.
pub(super) fn bar(glance: &Glance<'_>) -> Option<Markup> {
    let met = glance.met.as_ref()?;
    let (of, possible) = (met.mentees().of(), met.possible());
    let mut parts: Vec<(String, usize)> = (1..=RANKS)
        .map(|rank| (format!("{} choice", ordinal(rank)), glance.ranks.get(rank - 1).copied().unwrap_or(0)))
        .collect();
    let later: usize = glance.ranks.iter().skip(RANKS).sum();
    parts.push(("a later choice".to_owned(), later));
    let none = of - parts.iter().map(|(_, number)| number).sum::<usize>().min(of);
    parts.push(("none of their choices".to_owned(), none));
    let told: Vec<String> = parts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(words, number)| format!("{words} {number}"))
        .collect();
    let label = format!("Of {} with wishes: {}; possible {possible}", counted(of, "mentee"), told.join(", "));
    Some(html! {
        figure.choices {
            figcaption { "Which of their choices the " (counted(of, "mentee")) " with wishes got" }
            div.bar-room role="img" aria-label=(label) {
                div.possible style={ "left:" (across_bar(possible, of)) } {
                    span.left[2 * possible > of] { (figure_of("bar-possible", possible)) " possible" }
                }
                div.stack {
                    @for (at, (_, number)) in parts.iter().enumerate().filter(|(_, part)| part.1 > 0) {
                        span data-part=(at) style={ "width:" (across_bar(*number, of)) } { }
                    }
                }
            }
            ul.legend {
                @for (at, (words, number)) in parts.iter().enumerate().filter(|(_, part)| part.1 > 0) {
                    li { span.swatch data-part=(at) aria-hidden="true" { } (words) " " b { (figure_of("bar-part", *number)) } }
                }
            }
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "a length on the screen")]
fn across_bar(number: usize, of: usize) -> String {
    format!("{:.2}%", 100.0 * number as f64 / of.max(1) as f64)
}

/// One map: from which departments to which.
pub(super) fn map(glance: &Glance<'_>) -> Option<Markup> {
    silos::map(glance.matching, Silo::Department, SILOS)
        .or_else(|| silos::map(glance.matching, Silo::Region, SILOS))
}

/// What is to be decided now.
pub(super) fn decision(glance: &Glance<'_>, season: Option<&Season>) -> Markup {
    let of = |is: &dyn Fn(&PairState) -> bool| {
        season.map_or(0, |season| season.pairs().filter(|(_, state)| is(state)).count())
    };
    let proposed =
        season.map_or(glance.matching.pairs().len(), |_| of(&|state| *state == PairState::Proposed));
    let asked = of(&|state| *state == PairState::Consulted);
    let (accepted, formal) =
        (of(&|state| *state == PairState::Accepted), of(&|state| *state == PairState::Formal));
    let [mentees, _] = glance.waiting();
    let these = |pairs: usize| html! { (form(pairs, "this ", "these ")) (counted(pairs, "pair")) };
    html! {
        b { "To decide: " }
        @if season.is_some_and(Season::is_closed) { "nothing; the season is closed." }
        @else if proposed > 0 { "may " (these(proposed)) " be asked?" }
        @else if asked > 0 { "nothing yet: " (counted(asked, "pair")) (form(asked, " is", " are")) " still to answer." }
        @else if accepted > 0 { "may " (these(accepted)) " begin?" }
        @else if formal > 0 { "nothing: " (counted(formal, "pair")) (form(formal, " has", " have")) " begun." }
        @else { "whether others are to be invited; there is no pair." }
        @if proposed > 0 && mentees > 0 {
            " And " (form(mentees, "is a mentor", "are mentors")) " to be found for the " (counted(mentees, "mentee")) " who "
            (form(mentees, "waits", "wait")) "?"
        }
    }
}

/// The figures as a table: these pairs, what is possible, what chance would come to, the last
/// cohort.
pub(super) fn compared(glance: &Glance<'_>) -> Markup {
    let rows = glance.compared();
    let (by_chance, before) = (glance.chance.is_some(), glance.last.is_some());
    let settled = glance.matching.settled_pairs();
    html! {
        div.wide tabindex="0" role="region" aria-label="The figures beside what else they could be" {
            table.beside {
                caption { "Figures, and what they could be" }
                thead { tr {
                    th scope="col" { "What" } th.number scope="col" { "These pairs" } th.number scope="col" { "Possible" }
                    @if by_chance { th.number scope="col" { "By chance" } }
                    @if before { th.number scope="col" { "Last cohort" } }
                } }
                tbody { @for row in &rows { (line(row, by_chance, before)) } }
            }
        }
        p.quiet {
            "Possible is the most of each figure alone, where as many mentees are served."
            @if by_chance { " By chance is the average of pairs drawn from the same people, with all that is forbidden kept." }
            @if settled > 0 {
                " In both, the " (counted(settled, "pair")) " that " (form(settled, "was", "were")) " settled before " (form(settled, "stays", "stay")) "."
            }
        }
    }
}

fn line(row: &Compared, by_chance: bool, before: bool) -> Markup {
    let beside = |share: Option<Share>| {
        html! {
            @if let Some(share) = share { (count(share.count())) " of " (count(share.of())) } @else { "\u{2013}" }
        }
    };
    html! {
        tr {
            th scope="row" { (row.words) }
            td.number {
                b { (figure_of(row.name, row.now.count())) } " of " (count(row.now.of()))
                span.quiet { " " (percent(row.now)) }
            }
            td.number {
                @match row.possible {
                    Some((most, is_bound)) => {
                        @if is_bound { "at most " }
                        (figure_of(&format!("{}-possible", row.name), most))
                    }
                    None => "\u{2013}",
                }
            }
            @if by_chance { td.number data-chance=(row.name) { @match row.chance { Some(share) => { "about " (count(share.count())) }, None => "\u{2013}" } } }
            @if before {
                td.number data-last=(row.name) {
                    (beside(row.last))
                    @if let Some(share) = row.last { span.quiet { " " (percent(share)) } }
                }
            }
        }
    }
}
