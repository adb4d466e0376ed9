//! That no other matching is better, and how to see it for oneself.
//!
//! The figures come from a check that was made for this page, not from the solver.

use maud::{Markup, html};

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::proof::statement::Proof;
use crate::matching::matching::Matching;
use crate::matching::telling::verified::Verified;
use crate::matching::ties::told;
use crate::report::section::{Part, Section};
use crate::report::words::{count, counted, figure, figure_of, grouped};
use crate::words::form;

pub(in crate::report) fn section(matching: &Matching) -> Part {
    let found = matching.verify()?;
    let body = html! {
        p.proven { strong { "Checked." } " " (plainly(&found)) }
        @match &found {
            Verified::MostPoints(proof) => {
                dl.facts {
                    dt { "pairs, and no matching has more" } dd { (figure_of("proof-pairs", proof.pairs())) }
                    dt { (points_are_best(proof)) } dd { (figure("proof-total", proof.total())) }
                    dt { "allowed pairs looked at: all there are" } dd { (figure("proof-examined", proof.examined())) }
                    @if let Some(bound) = bound(matching) {
                        dt { "sum of everybody's price: the bound" } dd { (figure("proof-bound", bound)) }
                    }
                }
            }
            _ => {}
        }
        @if let Some(told) = told(matching.ties()) { p { (told) "." } }
        h3 { "Why this proves it" }
        (why(matching))
        h3 { "How to check it yourself" }
        ul {
            li { "Check it again: " code { "pairwright proof" } ". The check knows nothing of how the pairs were found, and trusts none of it." }
            @if matching.problem().evenness().is_none() {
                li { "Give what every allowed pair is worth to any other program for assignment problems: it finds " (grouped(matching.points())) " points." }
            }
            li { "The saved season keeps the prices. Opening it checks every pair against them, and refuses a file in which one was changed." }
        }
    };
    Ok(Some(Section { id: "proof", title: "The proof", body }))
}

/// What was found, in a sentence for whoever runs the programme.
fn plainly(found: &Verified) -> String {
    match found {
        Verified::MostPoints(proof) if proof.pairs() == 0 => "No pair is possible.".to_owned(),
        Verified::MostPoints(proof) if proof.evenness().is_none() => format!(
            "Nobody could make more than {pairs}, and no other {number} {word} better.",
            pairs = counted(proof.pairs(), "pair"),
            number = count(proof.pairs()),
            word = form(proof.pairs(), "pair fits", "pairs fit"),
        ),
        other => format!("It is {other}."),
    }
}

/// What is true of the points.
fn points_are_best(proof: &Proof) -> &'static str {
    match proof.evenness() {
        None => "points, and no matching with as many pairs has more",
        Some(Evenness::First) => "points, and no matching with as many pairs and loads as even has more",
        Some(Evenness::Points(_)) => {
            "points, and no matching with as many pairs has more when what uneven loads cost is taken off"
        }
    }
}

/// The theorem in words, for the prices that this matching has.
fn why(matching: &Matching) -> Markup {
    let settled = matching.pairs().len() != matching.assignment().pairs().len();
    html! {
        p {
            "Everybody has a price in points. The prices are such that no allowed pair is worth more than the prices of its two people together. "
            "So no set of pairs can be worth more than all prices together. These pairs are worth exactly that."
        }
        @if matching.is_kept_apart() {
            p {
                "A few pairs were left out, so that nobody shares a mentor who may not. "
                "That leaving out others would not have been better is proven in parts: each part of all matchings has prices of its own."
            }
        }
        @if settled { p.quiet { "Pairs that were settled before, and people a pilot leaves for later, are not part of this sum." } }
    }
}

/// The sum of place times price over everybody, where prices and a cover prove the matching.
fn bound(matching: &Matching) -> Option<i128> {
    let (problem, prices) = (matching.problem(), matching.assignment().prices());
    if prices.worths().is_some() || problem.has_minimums() {
        return None;
    }
    let rows = (0..problem.rows()).map(Row::new).zip(prices.rows());
    let columns = (0..problem.columns()).map(Column::new).zip(prices.columns());
    let rows: i128 = rows.map(|(row, &price)| i128::from(problem.capacity(row)) * i128::from(price)).sum();
    let columns: i128 =
        columns.map(|(column, &price)| i128::from(problem.column_capacity(column)) * i128::from(price)).sum();
    Some(rows + columns)
}
