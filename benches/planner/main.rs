//! Does the planner choose well? Each method that can hold a problem, its seconds beside the planner's
//! choice and its estimates; the *regret* is how many times the method chosen took the best one's time.
//!
//! ```text
//! RAYON_NUM_THREADS=1 cargo bench --bench planner
//! RAYON_NUM_THREADS=1 cargo bench --bench planner -- 10000 people.csv ../shared/data/ukgov-10000
//! ```
//!
//! A number is how many people a side the made-up problems have at most; 3,000 if nothing is said. A path
//! is a file of participants, or a folder with participants, organisation and conflicts (also as .csv.gz). Answers of different methods have to agree. CPU seconds: use one thread.

#[path = "../../examples/support/civil_service.rs"]
mod civil_service;
#[path = "../support/clock.rs"]
mod clock;
#[path = "../quality/cohorts.rs"]
mod cohorts;
#[path = "../../tests/support/company.rs"]
mod company;
#[path = "../../tests/support/distinct.rs"]
mod distinct;
#[path = "../../tests/support/large_company.rs"]
mod large_company;
#[path = "../../tests/support/numbers.rs"]
mod numbers;
mod regret;
#[path = "../../tests/support/resampled_company.rs"]
mod resampled_company;
#[path = "../../tests/support/shared_profiles.rs"]
mod shared_profiles;
mod tables;

use std::path::Path;

use pairwright::people::ReportingLines;
use pairwright::scoring::Scores;
use pairwright::{Cohort, CohortFiles, Programme, Result};

use cohorts::{Found, embedded, in_folder};
use large_company::{LargeCompany, Profile, large_company};

fn main() -> Found<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let largest = words.iter().find_map(|word| word.parse().ok()).unwrap_or(3_000);
    let mut worst = (1.0, String::new());
    let mut tell = |name: &str, problem: &_| {
        let regret = regret::tell(name, problem);
        if regret > worst.0 {
            worst = (regret, name.to_owned());
        }
    };
    println!("{}", regret::HEAD);
    tables::each(largest, &mut tell)?;
    let mut cohort = |name: &str, cohort: &Cohort| -> Result<()> {
        tell(name, Scores::new(cohort, &Programme::default())?.problem());
        Ok(())
    };
    let embedded = embedded()?;
    for (name, people) in &embedded {
        cohort(name, people)?;
    }
    for people in [200, 1_000, 3_000, 10_000, 100_000].into_iter().filter(|&people| people <= 2 * largest) {
        cohort("company", &company::company(people / 2, people / 2, 1)?)?;
        cohort("short profiles", &built(large_company(people, 1, Profile::Short))?)?;
        cohort("full profiles", &built(large_company(people, 1, Profile::Full))?)?;
        let like = resampled_company::resampled_company(&embedded[0].1, people, 1);
        cohort("like the civil service", &built(like)?)?;
    }
    for path in words.iter().filter(|word| word.parse::<usize>().is_err()).map(Path::new) {
        let people = if path.is_dir() { in_folder(path)?.1 } else { CohortFiles::new(path).read()? };
        cohort(&path.display().to_string(), &people)?;
    }
    println!("\nThe worst regret: {:.2} ({})", worst.0, worst.1);
    Ok(())
}

fn built(company: LargeCompany) -> Result<Cohort> {
    let LargeCompany { people, organisation, history } = company;
    let lines = ReportingLines::new(organisation)?;
    Cohort::builder().people(people).organisation(lines).history(history).build()
}
