//! A small cohort that cannot work: who is in whose way, and what to do. `cargo run --example shortage`.

#[macro_use]
#[path = "support/output.rs"]
mod output;

use pairwright::{Cohort, Matcher, Participant, Programme, Result, Role};

fn main() -> Result<()> {
    let cohort = Cohort::builder()
        .people([
            Participant::mentor("Ana").with_department("Data").with_level(1),
            Participant::mentor("Ben").with_department("Law").with_level(2),
            Participant::mentor("Cleo").with_department("Law").with_level(4).with_manager("Xi"),
            Participant::mentor("Dan").with_department("Design").with_level(6).with_manager("Zoe"),
            Participant::mentor("Eve").with_department("Design").with_level(6),
            Participant::mentee("Vera").with_department("Law").with_level(3),
            Participant::mentee("Walt").with_department("Law").with_level(4),
            Participant::mentee("Xi").with_department("Data").with_level(5),
            Participant::mentee("Yan").with_department("Data").with_level(8).with_choices(["Eve", "Dan"]),
            Participant::mentee("Zoe").with_department("Data").with_level(9).with_choices(["Eve"]),
        ])
        .conflicts([("Eve".into(), "Xi".into(), Some("sisters".into()))])
        .build()?;
    let matching = Matcher::new(Programme::default()).solve(cohort)?;
    for pair in matching.pairs() {
        println!("{} mentors {}: {} points", pair.mentor(), pair.mentee(), pair.points());
    }

    for found in matching.shortages()?.iter().filter(|one| one.shortage().role() == Role::Mentee) {
        println!("\n{} is left out.\n  {found}", found.person());
        println!("What would help:");
        for repair in matching.repairs(found.person())? {
            println!("  {repair}");
        }
    }

    println!("\nWhy not Eve and Yan, Dan and Zoe?");
    println!("  {}", matching.why_not("Eve", "Yan")?);
    println!("  {}", matching.why_not("Dan", "Zoe")?);
    println!("The next best for Yan:");
    for alternative in matching.alternatives("Yan", 3)? {
        println!("  {}: {alternative}", alternative.mentor());
    }
    match matching.another()? {
        Some(difference) => println!("Another matching is as good: {difference}"),
        None => println!("No other matching is as good."),
    }
    Ok(())
}
