//! What came of the pairs: goals, what went with good pairs, and weights for the next cohort.
//!
//! It says what the evaluation says, with its warnings. Effects that may be chance are marked as
//! such, never left out: their absence would look like knowledge.

mod groups;
mod then_and_now;
mod trouble;

use maud::{Markup, html};

use crate::evaluation::change::CohortChange;
use crate::evaluation::effects::{Effect, Evidence, UntestedReason};
use crate::evaluation::figures::Figure;
use crate::evaluation::measure::Measure;
use crate::evaluation::result::Evaluation;
use crate::evaluation::suggestion::Suggestion;
use crate::report::section::Section;
use crate::report::words::{count, figure_of, grouped, percent, said, weight};

pub(in crate::report) fn section(found: &Evaluation, change: Option<&CohortChange>) -> Section {
    let answered = found.answered();
    let body = html! {
        p {
            (figure_of("answered", answered.count())) " of " (count(answered.of())) " pairs answered (" (percent(answered)) ")"
            @if let Some(day) = found.as_of() { ", as of " (day.to_string()) }
            "."
        }
        (goals(found))
        (trouble::table(found))
        @if let Some(change) = change { (then_and_now::table(change)) }
        (means(found))
        (groups::tables(found))
        h3 { "What went with good pairs" }
        @for warning in found.warnings() { p { strong { "Note. " } (said(&warning.to_string())) } }
        @if let Some(told) = found.could_show() { p { (said(&told)) } }
        (effects(found))
        (untested(found))
        h3 { "Weights for the next cohort" }
        @match found.suggestion() {
            None => p { "No change is suggested." },
            Some(suggestion) => (self::suggestion(found, suggestion)),
        }
        @if !found.findings().is_empty() {
            h3 { "Doubtful answers" }
            ul { @for finding in found.findings().iter().take(20) { li { (said(&finding.to_string())) } } }
            @if found.findings().len() > 20 { p.quiet { "… and " (count(found.findings().len() - 20)) " more." } }
        }
    };
    Section { id: "outcome", title: "What came of it", body }
}

/// What pairs answered, with how many did.
fn means(found: &Evaluation) -> Markup {
    html! {
        @if !found.means().is_empty() {
            div.wide tabindex="0" role="region" aria-label="Answers" {
                table {
                    caption { "What pairs answered" }
                    thead { tr { th scope="col" { "Measure" } th.number scope="col" { "Mean" } th.number scope="col" { "All pairs, in 95 of 100 cases" } th.number scope="col" { "Pairs" } } }
                    tbody {
                        @for (measure, figure) in found.means() {
                            tr {
                                th scope="row" { (said(&measure.to_string())) }
                                td.number data-mean=(measure.to_string()) { (measure.shown(figure.value())) }
                                td.number { (between(measure, figure)) }
                                td.number { (count(figure.based_on())) " of " (count(figure.of())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The goals as a table: the target, the figure so far, the verdict.
fn goals(found: &Evaluation) -> Markup {
    html! {
        @if !found.goals().is_empty() {
            h3 { "Goals" }
            div.wide tabindex="0" role="region" aria-label="Goals, met or not" {
                table {
                    caption { "Goals that were stated beforehand" }
                    thead { tr { th scope="col" { "Goal" } th scope="col" { "Verdict" } th.number scope="col" { "So far" } th.number scope="col" { "Answered" } } }
                    tbody {
                        @for result in found.goals() {
                            tr {
                                th scope="row" { (said(&result.goal().to_string())) }
                                td { b data-verdict="" { (result.verdict().to_string()) } }
                                @match result.figure() {
                                    Some(figure) => {
                                        td.number { (result.goal().measure().shown(figure.value())) }
                                        td.number { (count(figure.based_on())) " of " (count(figure.of())) }
                                    }
                                    None => { td.number { "–" } td.number { "0" } }
                                }
                            }
                        }
                    }
                }
            }
            @for result in found.goals().iter().filter(|result| !result.unsure().is_empty()) {
                p { (said(result.goal().name())) ": " (result.unsure()) }
            }
        }
    }
}

/// Where the figure of all lies.
fn between(measure: &Measure, figure: &Figure) -> String {
    let ends = figure.interval().map(|interval| [interval.low(), interval.high()]);
    match ends.map(|ends| ends.map(|end| measure.shown(end))) {
        Some([low, high]) => format!("{low} to {high}"),
        None => "\u{2013}".to_owned(),
    }
}

/// The effects as a table with their intervals, then the weights that could not be asked about.
fn effects(found: &Evaluation) -> Markup {
    let (reliable, others): (Vec<&Effect>, Vec<&Effect>) =
        found.effects().iter().partition(|effect| effect.is_reliable());
    let outcome = found.outcome();
    html! {
        @if !found.effects().is_empty() {
            p {
                "How much more " (said(&outcome.to_string())) " a pair has that fits fully than one that does not fit"
                @if outcome.is_share() { ", in percentage points" } ", and between which numbers this lies: "
                "all intervals hold together in 99 of 100 cohorts. What went together need not be the cause."
            }
            div.wide tabindex="0" role="region" aria-label="What went with good pairs" {
                table {
                    caption { "Effects of a full fit" }
                    thead { tr {
                        th scope="col" { "Weight" } th.number scope="col" { "Effect" } th.number scope="col" { "From" } th.number scope="col" { "To" }
                        th scope="col" { "Evidence" }
                    } }
                    tbody {
                        @for effect in reliable.into_iter().chain(others) {
                            tr {
                                th scope="row" { (weight(effect.key())) }
                                td.number data-effect=(effect.key()) { (outcome.shown_change(effect.estimate())) }
                                td.number { (outcome.shown_change(effect.interval().low())) }
                                td.number { (outcome.shown_change(effect.interval().high())) }
                                td { (evidence(effect.evidence())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Weights about which nothing can be said.
fn untested(found: &Evaluation) -> Markup {
    let keys = |why: &UntestedReason| {
        let same = found.untested().iter().filter(|one| one.why() == why);
        same.map(|one| weight(one.key())).collect::<Vec<_>>().join("; ")
    };
    let (alike, rare) = (keys(&UntestedReason::SameForAll), keys(&UntestedReason::TooRare));
    html! {
        @if !alike.is_empty() { p.quiet { "All pairs that answered fit alike, so nothing can be said of: " (alike) "." } }
        @if !rare.is_empty() { p.quiet { "Too few pairs differ: " (rare) "." } }
        @for one in found.untested() {
            @if let UntestedReason::Entangled(others) = one.why() {
                p.quiet { (weight(one.key())) " goes together with " (others.iter().map(|other| weight(other)).collect::<Vec<_>>().join("; ")) "." }
            }
        }
    }
}

/// The evidence for an effect, in a few words.
fn evidence(evidence: &Evidence) -> Markup {
    html! {
        @match evidence {
            Evidence::Reliable => b { "reliable" },
            Evidence::Unclear => "may be chance",
            Evidence::Entangled(others) => { "not to be told apart from " (others.iter().map(|other| weight(other)).collect::<Vec<_>>().join("; ")) }
        }
    }
}

/// The suggested weights next to those of today, with the predicted gain.
fn suggestion(found: &Evaluation, suggestion: &Suggestion) -> Markup {
    let outcome = found.outcome();
    html! {
        div.wide tabindex="0" role="region" aria-label="Suggested weights" {
            table {
                caption { "A suggestion; the other weights stay" }
                thead { tr { th scope="col" { "Weight" } th.number scope="col" { "Now" } th.number scope="col" { "Then" } } }
                tbody {
                    @for change in suggestion.changes() {
                        tr {
                            th scope="row" { (weight(change.key())) }
                            td.number { (grouped(change.now())) }
                            td.number data-figure={ "suggested-" (change.key()) } { (grouped(change.then())) }
                        }
                    }
                }
            }
        }
        p {
            "Had this cohort been matched in this way, " (count(suggestion.new_pairs())) " of " (count(suggestion.pairs())) " pairs would have been others, and the effects predict: "
            (said(&outcome.to_string())) " " (outcome.shown(suggestion.expected_now())) " → " (outcome.shown(suggestion.expected_then()))
            ", a gain of " (outcome.shown_change(suggestion.gain())) " (" (outcome.shown_change(suggestion.gain_interval().low())) " to "
            (outcome.shown_change(suggestion.gain_interval().high())) "). The same answers chose these weights, which flatters the gain. "
            "They are not applied by themselves: try them on the next cohort, and evaluate again."
        }
    }
}
