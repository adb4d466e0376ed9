//! Where a season stands: its pairs by state, who is to answer, what is over and why, its rounds.
//!
//! It is about today. The sections behind it are about the matching of the last round, as it was
//! made; what was decided since is here.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::people::pair_id::PairId;
use crate::people::profile::Role;
use crate::report::section::Section;
use crate::report::words::{count, counted, figure_of, person, said};
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{Ending, PairState, Party};
use crate::season::season::Season;

/// The states in the order of a season, with what a count of them is called.
const STATES: [(&str, &str); 8] = [
    ("proposed", "pairs proposed, nobody asked yet"),
    ("consulted", "pairs asked, waiting for an answer"),
    ("accepted", "pairs accepted, not begun"),
    ("formal", "pairs that have begun"),
    ("declined", "pairs declined"),
    ("withdrawn", "pairs taken back before they began"),
    ("ended", "pairs that ended"),
    ("superseded", "pairs parted by a later round"),
];

/// What somebody who opens the page wants to know first.
pub(in crate::report) fn lead(season: &Season) -> Markup {
    let of = |is: &dyn Fn(&PairState) -> bool| season.pairs().filter(|(_, state)| is(state)).count();
    let open = of(&PairState::is_open);
    html! {
        @if season.round() == 0 { "Nobody is matched yet." }
        @else {
            "Round " (season.round()) ": " (counted(of(&|state| *state == PairState::Formal), "pair")) " begun, "
            (count(of(&|state| *state == PairState::Accepted))) " accepted, " (count(open)) " open."
        }
        @if season.is_closed() { " The season is closed." }
    }
}

pub(in crate::report) fn section(season: &Season, told: usize) -> Section {
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for (_, state) in season.pairs() {
        *states.entry(state.to_string()).or_default() += 1;
    }
    let known = STATES.into_iter().filter_map(|(state, words)| Some((state, words, *states.get(state)?)));
    let changes = season.criteria_changes();
    let body = html! {
        @if season.round() == 0 { p { "The first matching is still to be made." } }
        dl.tiles {
            @for (state, words, number) in known {
                div { dt { (words) } dd { b { (figure_of(&format!("state-{state}"), number)) } } }
            }
        }
        @if !changes.is_empty() {
            aside.notice aria-label="Criteria that have changed" {
                p { strong { (said(&changes.to_string())) } }
                p { "The present matching is as it was made, and its proof holds. The criteria of today count from the next round on." }
            }
        }
        @if season.is_outdated() && season.round() > 0 {
            p { strong { "Something was decided since the last round, so another matching may be better." } }
        }
        @if season.round() > 0 && season.matching().is_none() {
            p { strong { "Points are counted in another way than when these pairs were made: the next round makes a matching again." } }
        }
        (open(season, told))
        (settled(season, told))
        (over(season, told))
        (rounds(season))
    };
    Section { id: "season", title: "Where the season stands", body }
}

/// A table of pairs under a heading, with further columns.
fn table(
    season: &Season,
    [heading, caption]: [&str; 2],
    headings: &[&str],
    rows: &[(&PairId, Vec<Markup>)],
    told: usize,
) -> Markup {
    html! {
        @if !rows.is_empty() {
            h3 { (heading) " (" (count(rows.len())) ")" }
            div.wide tabindex="0" role="region" aria-label=(heading) {
                table {
                    caption { (caption) }
                    thead { tr { th scope="col" { "Pair" } @for heading in headings { th scope="col" { (heading) } } } }
                    tbody {
                        @for (pair, cells) in rows.iter().take(told) {
                            tr {
                                th scope="row" { (person(season.cohort(), pair.mentor())) " mentors " (person(season.cohort(), pair.mentee())) }
                                @for cell in cells { td { (cell) } }
                            }
                        }
                    }
                }
            }
            @if rows.len() > told { p.quiet { "… and " (count(rows.len() - told)) " more." } }
        }
    }
}

/// Pairs that wait for an answer: who was asked and has not answered, and what forbids them by now.
fn open(season: &Season, told: usize) -> Markup {
    let forbidden: BTreeMap<&PairId, &str> = season.forbidden_pairs().collect();
    let mut awaited: BTreeMap<&PairId, (&str, Vec<Markup>)> = BTreeMap::new();
    for one in season.awaiting() {
        let side = if one.side() == Role::Mentor { "the mentor" } else { "the mentee" };
        let words = if one.is_needed() { side.to_owned() } else { format!("{side} (not needed)") };
        awaited.entry(one.pair()).or_insert((one.asked(), Vec::new())).1.push(html! { (words) });
    }
    let rows = season.open_pairs().map(|(pair, state)| {
        let (asked, who) = awaited.remove(pair).unwrap_or_default();
        let who = html! {
            @for (k, one) in who.iter().enumerate() { @if k > 0 { ", " } (one) }
            @if let Some(why) = forbidden.get(pair) { " " strong { "can no longer be a pair: " (said(why)) } }
        };
        (pair, vec![html! { (state.to_string()) }, said(asked), who])
    });
    let rows: Vec<_> = rows.collect();
    table(
        season,
        ["Open pairs", "Not yet agreed, and whose answer is awaited"],
        &["State", "Asked", "Who has not answered"],
        &rows,
        told,
    )
}

fn settled(season: &Season, told: usize) -> Markup {
    let rows = season.pairs().filter(|(_, state)| state.is_settled()).map(|(pair, state)| {
        let yes = season.replies(pair.mentor(), pair.mentee());
        let said_by = |at: Option<&str>| said(at.unwrap_or("\u{2013}"));
        let (mentor, mentee) = (yes.and_then(|both| both.mentor()), yes.and_then(|both| both.mentee()));
        (pair, vec![html! { (state.to_string()) }, said_by(mentor), said_by(mentee)])
    });
    let rows: Vec<_> = rows.collect();
    table(
        season,
        ["Settled pairs", "No round moves them; when each side said yes, where it was noted apart"],
        &["State", "The mentor's yes", "The mentee's yes"],
        &rows,
        told,
    )
}

/// Pairs that are no more, with whose word it was.
fn over(season: &Season, told: usize) -> Markup {
    let by = |party: &Party| html! { (party.to_string()) };
    let rows =
        season.pairs().filter_map(|(pair, state)| {
            let (who, reason) = match state {
                PairState::Declined { by: who, reason }
                | PairState::Ended(
                    Ending::Withdrawn { by: who, reason } | Ending::Stopped { by: who, reason },
                ) => (by(who), reason.as_str()),
                PairState::Ended(Ending::Left { who, reason }) => {
                    (html! { (person(season.cohort(), who)) " left" }, reason.as_str())
                }
                _ => return None,
            };
            Some((pair, vec![html! { (state.to_string()) }, who, said(reason)]))
        });
    let rows: Vec<_> = rows.collect();
    table(
        season,
        ["Pairs that are over", "On whose word, and why"],
        &["State", "Whose word", "Reason"],
        &rows,
        told,
    )
}

/// What each round made and parted, and what was decided in it.
fn rounds(season: &Season) -> Markup {
    let log = season.log();
    let rounds: Vec<&[Decision]> = log.chunk_by(|a, b| a.round() == b.round()).collect();
    html! {
        @if season.round() > 0 {
            h3 { "Rounds" }
            div.wide tabindex="0" role="region" aria-label="Rounds" {
                table {
                    caption { "What each round made, and what was decided in it" }
                    thead { tr {
                        th scope="col" { "Round" } th scope="col" { "Made" }
                        @for heading in ["New pairs", "Parted", "Accepted", "Declined", "Joined", "Left", "Changed"] {
                            th.number scope="col" { (heading) }
                        }
                    } }
                    tbody { @for round in rounds.into_iter().filter(|round| round[0].round() > 0) { (row(round)) } }
                }
            }
        }
    }
}

fn row(round: &[Decision]) -> Markup {
    let (number, at) = (round[0].round(), round[0].at());
    let [mut made, mut parted, mut accepted, mut declined, mut joined, mut gone, mut changed] = [0; 7];
    for decision in round {
        match decision.event() {
            Event::Proposed { pairs } => made += pairs.len(),
            Event::Rematched { made: new, parted: old, .. } => {
                made += new.len();
                parted += old.len();
            }
            Event::Accepted(_) => accepted += 1,
            Event::Declined { .. } => declined += 1,
            Event::Joined { .. } => joined += 1,
            Event::Left { .. } => gone += 1,
            Event::Changed { .. } => changed += 1,
            _ => {}
        }
    }
    let cells = [
        ("made", made),
        ("parted", parted),
        ("accepted", accepted),
        ("declined", declined),
        ("joined", joined),
        ("left", gone),
        ("changed", changed),
    ];
    html! {
        tr {
            th scope="row" { (number) } td { (said(at)) }
            @for (name, value) in cells { td.number data-figure={ "round-" (number) "-" (name) } { (count(value)) } }
        }
    }
}
