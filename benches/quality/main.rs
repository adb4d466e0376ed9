//! How good the pairs are beside those of other methods: no times, but figures about people.
//!
//! `cargo bench --bench quality` prints a table for each embedded cohort;
//! `cargo bench --bench quality -- FOLDER` adds the people of a folder.

#[path = "../../examples/support/civil_service.rs"]
mod civil_service;
mod cohorts;
mod measures;
mod methods;

use std::path::Path;
use std::sync::Arc;

use cohorts::Found;
use measures::{Measures, choosers, most};
use methods::{Market, Place};
use pairwright::people::FindingKind;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Focus, Matcher, Programme, Weights};

fn before() -> Weights {
    Weights::default().with_mentor_choices([300, 200, 100]).with_mentee_choices([400, 250, 150])
}

fn ours(cohort: &Arc<Cohort>, weights: Weights) -> Found<Vec<Place>> {
    let programme = Programme::default().with_weights(weights);
    let scores = Scores::new(cohort, &programme)?;
    let best = pairwright::assignment::solve(scores.problem())?;
    Ok(best.pairs().iter().map(|&(r, c)| (r.index(), c.index())).collect())
}

fn main() -> Found<()> {
    let mut all = cohorts::embedded()?;
    for folder in std::env::args_os().skip(1).filter(|argument| argument != "--bench") {
        all.push(cohorts::in_folder(Path::new(&folder))?);
    }
    for (name, cohort) in all {
        let cohort = Arc::new(cohort);
        let programme = Programme::default().with_weights(before());
        let scores = Scores::new(&cohort, &programme)?;
        let market = Market::new(&cohort, &scores)?;
        println!("{name} {} choosers", choosers(&cohort));
        let show = |name: &str, pairs: &[Place]| {
            let m = Measures::of(&cohort, &scores, pairs);
            println!(
                "{name} {:.1}% mean {:.1} {m:?}",
                100.0 * m.chosen as f64 / choosers(&cohort) as f64,
                m.mean()
            );
        };
        show("ours", &ours(&cohort, before())?);
        show("stable", &market.stable());
        show("greedy", &market.greedy());
        show("fcfs", &market.first_come());
        show("most chosen", &most(&cohort, &scores, |a, b| b.choice_rank(a.id()).is_some())?);
        show("most first", &most(&cohort, &scores, |a, b| b.choice_rank(a.id()) == Some(1))?);
        show(
            "450",
            &ours(&cohort, before().with_mentor_choices([100, 70, 40]).with_mentee_choices([450, 350, 250]))?,
        );
    }
    Ok(())
}
