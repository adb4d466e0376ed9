//! A few people in code, matched, explained and checked: `cargo run --example quickstart`.

#[macro_use]
#[path = "support/output.rs"]
mod output;

use pairwright::{Cohort, Matcher, Participant, Programme, Result};

fn main() -> Result<()> {
    let cohort = Cohort::new([
        // The mentors: junior people, with what they can teach.
        Participant::mentor("ana")
            .with_department("Data")
            .with_level(2)
            .with_skill_offered("Dashboards", Some(5))
            .with_manager("mia"),
        Participant::mentor("ben")
            .with_department("Legal")
            .with_level(3)
            .with_skill_offered("Plain language", Some(4))
            .with_choices(["max"]),
        Participant::mentor("cy").with_department("Design").with_level(1),
        // The mentees: senior people, with what they want to learn.
        Participant::mentee("mia").with_department("Data").with_level(7).with_skill_wanted("Dashboards"),
        Participant::mentee("max").with_department("Data").with_level(6).with_skill_wanted("Plain language"),
    ])?;

    let matching = Matcher::new(Programme::default()).solve(cohort)?;
    for pair in matching.pairs() {
        println!("{}", matching.explain(pair.mentor(), pair.mentee())?);
    }
    for person in matching.left_out() {
        println!("left out: {person}");
    }
    println!("\nWhy not ana and mia?\n{}", matching.explain("ana", "mia")?);
    println!("{}", matching.verify()?);
    Ok(())
}
