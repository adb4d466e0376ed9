//! How good the pairs are beside those of other methods: figures about people, no times.
//!
//! `cargo bench --bench quality` prints a table for each embedded cohort, and
//! `cargo bench --bench quality -- FOLDER` one more for the people of a folder (`participants.csv`,
//! and `organisation.csv` and `conflicts.csv` where there are such; also as `.csv.gz`).
//!
//! All methods see the same people, prohibitions and points, which are those of the default weights;
//! points of a line are measured by these, whatever its weights. *Possible* is the most that any
//! matching has that serves as many, each figure alone.

mod blanks;
#[path = "../../examples/support/civil_service.rs"]
mod civil_service;
mod cohorts;
#[path = "../../tests/support/first_weights.rs"]
mod first_weights;
mod measures;
mod methods;

use std::path::Path;
use std::sync::Arc;

use cohorts::Found;
use first_weights::first_weights;
use measures::{Measures, choosers, most};
use methods::{Market, Place};
use pairwright::people::FindingKind;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Focus, Matcher, Matching, Participant, Programme, Weights};

fn matched(cohort: &Arc<Cohort>, weights: Weights) -> Found<Matching> {
    let programme = Programme::default().with_weights(weights).accepting(FindingKind::ALL.iter().copied());
    Ok(Matcher::new(programme).solve(Arc::clone(cohort))?)
}

fn places(matching: &Matching) -> Vec<Place> {
    let place = |pair: &pairwright::Pair| {
        let (row, column) = (matching.scores().row(pair.mentor()), matching.scores().column(pair.mentee()));
        Some((row?.index(), column?.index()))
    };
    matching.pairs().iter().filter_map(place).collect()
}

/// What a focus is called.
fn named(focus: Focus) -> &'static str {
    match focus {
        Focus::CrossSilo => "focus cross-silo",
        Focus::SkillTransfer => "focus skill-transfer",
        Focus::Belonging => "focus belonging",
        Focus::Choice => "focus choice",
        _ => "default weights",
    }
}

/// The table of one cohort.
fn table(name: &str, cohort: &Arc<Cohort>) -> Found<()> {
    let default = matched(cohort, Weights::default())?;
    let scores: &Scores = default.scores();
    let market = Market::new(cohort, scores)?;
    let is_chosen = |a: &Participant, b: &Participant| b.choice_rank(a.id()).is_some();
    let (chosen, first) =
        (most(cohort, scores, is_chosen)?, most(cohort, scores, |a, b| b.choice_rank(a.id()) == Some(1))?);
    let stable = market.stable();
    assert!(market.is_stable(&stable), "nobody would rather swap");

    let mut lines = vec![("first default weights".to_owned(), places(&matched(cohort, first_weights())?))];
    for focus in Focus::ALL {
        lines.push((named(focus).to_owned(), places(&matched(cohort, focus.weights())?)));
    }
    lines.push(("stable matching".into(), stable));
    lines.push(("greedy, best pair first".into(), market.greedy()));
    lines.push(("first come, first served".into(), market.first_come()));
    let measures = |pairs: &[Place]| Measures::of(cohort, scores, pairs);
    let possible = (measures(&chosen), measures(&first));
    assert_eq!(default.choices_met()?.possible(), possible.0.chosen, "the library says the same");

    let all = choosers(cohort);
    println!(
        "\n{name}: {} mentors, {} mentees, of whom {all} named anybody\n",
        cohort.mentors().count(),
        cohort.mentees().count()
    );
    println!(
        "| | served | one of their choices | share | first | across departments | across regions | two introverts | mean | worst | lowest tenth |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let best = measures(&places(&default));
    for (name, pairs) in &lines {
        let found = measures(pairs);
        assert!(found.served <= best.served, "{name}: the best serves as many as can be");
        assert!(found.served < best.served || found.points <= best.points, "{name}: nobody has more points");
        assert!(found.served < best.served || found.chosen <= possible.0.chosen, "{name}");
        assert!(found.served < best.served || found.first <= possible.1.first, "{name}");
        println!(
            "| {name} | {} | {} | {:.1} % | {} | {} | {} | {} | {:.1} | {} | {:.1} |",
            found.served,
            found.chosen,
            percent(found.chosen, all),
            found.first,
            found.departments,
            found.regions,
            found.introverts,
            found.mean(),
            found.worst,
            found.lowest
        );
    }
    let (chosen, first) = (possible.0.chosen, possible.1.first);
    println!(
        "| possible, each alone | {} | {chosen} | {:.1} % | {first} | | | | | | |",
        best.served,
        percent(chosen, all)
    );
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

fn main() -> Found<()> {
    let mut all = cohorts::embedded()?;
    for folder in std::env::args_os().skip(1).filter(|argument| !argument.to_string_lossy().starts_with("--"))
    {
        all.push(cohorts::in_folder(Path::new(&folder))?);
    }
    for (name, cohort) in all {
        table(&name, &Arc::new(cohort.clone()))?;
        // a large cohort is not drawn from twenty times
        if cohort.people().len() < 5_000 {
            blanks::table(&name, &cohort)?;
        }
    }
    Ok(())
}
