//! Forgeries: whatever is changed of a pair, a price, a total, a bound or a score is refused, unless
//! what is said then is still shown.
//!
//! A price may be changed to another that proves as much, and a pair to one of another best
//! assignment. The checkers of these tests say where that is so, and `veripb` and `viprchk` have to
//! agree with them.

use pairwright::assignment::{claims, solve};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::answers::grouped;
use super::formula::Formula;
use super::verdict::shows;
use super::{Checkers, Files, certificate};
use crate::support::generate::{config, problems};

/// A text with one of its words, counted by spaces, replaced.
fn with_word(text: &str, at: usize, word: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    words[at] = word;
    words.join(" ")
}

/// The text with its first line that starts so changed in these ways.
fn with_line(text: &str, start: &str, change: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = lines.iter().position(|line| line.starts_with(start)) else { return Vec::new() };
    let bare = lines[at].strip_suffix(';').unwrap_or(lines[at]);
    let end = &lines[at][bare.len()..];
    let changed = change(bare).into_iter().map(|changed| changed + end);
    let whole = |changed: String| [&lines[..at], &[&changed], &lines[at + 1..]].concat().join("\n") + "\n";
    changed.map(whole).collect()
}

/// Each number of a line a bit more, a bit less, and the other way round.
fn with_numbers(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let numbers = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.parse::<i128>().ok()?)));
    let other = |(at, number): (usize, i128)| {
        [number + 1, number - 1, -number].map(|other| with_word(line, at, &other.to_string()))
    };
    numbers.flat_map(other).collect()
}

/// Another pair instead of each, one pair less, one more.
fn with_pairs(line: &str, names: &[String]) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let mut all: Vec<String> = names.iter().map(|name| format!("{line} {name}")).collect();
    for at in 1..words.len() {
        all.push([&words[..at], &words[at + 1..]].concat().join(" "));
        all.extend(names.iter().map(|name| with_word(line, at, name)));
    }
    all
}

/// All forgeries of a proof, and what is to be refused whatever else is true.
fn proofs(formula: &Formula, proof: &str) -> (Vec<String>, Vec<String>) {
    let pairs = with_line(proof, "sol", |line| with_pairs(line, &formula.names));
    let prices = with_line(proof, "pol", with_numbers);
    let wrong = with_line(proof, "conclusion BOUNDS", |line| {
        let words: Vec<&str> = line.split(' ').collect();
        let value: i128 = words[2].parse().unwrap();
        let both = |value: i128| with_word(&with_word(line, 2, &value.to_string()), 5, &value.to_string());
        // a total that is better or worse; a bound that is better
        let bound = with_word(line, 2, &(value + 1).to_string());
        vec![both(value - 1), both(value + 1), both(value - 7), bound]
    });
    ([pairs, prices].concat(), wrong)
}

/// Formulas about something else.
fn formulas(formula: &str) -> Vec<String> {
    let scores = with_line(formula, "min:", with_numbers);
    let rows = with_line(formula, "-1 ", with_numbers);
    let counted: Vec<String> =
        formula.lines().filter(|line| line.starts_with("1 ")).map(str::to_owned).collect();
    let given = counted.iter().flat_map(|line| with_line(formula, line, with_numbers));
    scores.into_iter().chain(rows).chain(given).collect()
}

#[derive(Debug, Default)]
struct Tally {
    accepted: usize,
    refused: usize,
}

impl Tally {
    fn count(&mut self, is_accepted: bool) {
        *(if is_accepted { &mut self.accepted } else { &mut self.refused }) += 1;
    }
}

/// Runs `forge` on the claims of generated problems.
fn on_claims(cases: usize, mut forge: impl FnMut(&Checkers, &Files)) {
    let checkers = Checkers::new();
    let plain = problems(1..=4, 1..=2).prop_map(|parts| parts.problem());
    let strategy = prop_oneof![plain, grouped()];
    let mut runner = TestRunner::new(config(1));
    for _ in 0..cases {
        let problem = strategy.new_tree(&mut runner).unwrap().current();
        let best = solve(&problem).unwrap();
        claims(&problem, &best).unwrap().iter().for_each(|claim| forge(&checkers, &Files::of(claim)));
    }
}

#[test]
fn veripb_refuses_forged_proofs() {
    let mut tally = Tally::default();
    on_claims(40, |checkers, Files { formula, proof, .. }| {
        let read = Formula::read(formula);
        let (doubtful, wrong) = proofs(&read, proof);
        for forged in doubtful {
            let is_accepted = checkers.veripb(formula, &forged);
            assert_eq!(is_accepted, shows(&read, &forged).is_some(), "{formula}\n{forged}");
            tally.count(is_accepted);
        }
        for forged in wrong {
            assert!(!checkers.veripb(formula, &forged), "{formula}\n{forged}");
            tally.count(false);
        }
    });
    assert!(tally.refused > 2_000, "{tally:?}");
}

#[test]
fn veripb_refuses_the_proof_of_another_problem() {
    let mut tally = Tally::default();
    on_claims(40, |checkers, Files { formula, proof, .. }| {
        for forged in formulas(formula) {
            let is_accepted = checkers.veripb(&forged, proof);
            let is_shown = shows(&Formula::read(&forged), proof).is_some();
            assert_eq!(is_accepted, is_shown, "{forged}\n{proof}");
            tally.count(is_accepted);
        }
    });
    assert!(tally.refused > 1_000, "{tally:?}");
}

/// Every multiplier of a certificate is needed: no number can be another.
#[test]
fn viprchk_refuses_forged_certificates() {
    let mut tally = Tally::default();
    on_claims(30, |checkers, Files { certificate: text, .. }| {
        let lines = ["RTP", "best", "proof"].into_iter();
        for forged in lines.flat_map(|start| with_line(text, start, with_numbers)) {
            let is_accepted = certificate::holds(&forged).is_some();
            let found = checkers.viprchk(&forged).unwrap_or(is_accepted);
            assert_eq!(found, is_accepted, "{forged}");
            tally.count(is_accepted);
        }
    });
    assert!(tally.refused > 2_000, "{tally:?}");
}
