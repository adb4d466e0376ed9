//! `pairwright check`.

mod telling;

use clap::Args;
use pairwright::evaluation::Goals;
use pairwright::people::{Audit, Finding, FindingKind, Mapping, Place};
use pairwright::{Cohort, Matcher, Programme, Role};
use serde_json::{Value, json};

use crate::commands::check::telling::tell;
use crate::context::Context;
use crate::counted::counted;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::{Folder, GOALS};
use crate::matched::after_question;

/// Reads everything and says what it finds, matching nobody.
///
/// Dangers come first. Ends with exit code 1 where something found would stop the matching, or
/// where a file cannot be read.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring check")]
pub(crate) struct Check {
    /// Accepts findings of this kind, in addition to those that the programme accepts.
    #[arg(long, value_name = "KIND")]
    accept: Vec<FindingKind>,
    /// Says all findings, and not only the first of each kind.
    #[arg(long)]
    all: bool,
}

impl Check {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let (programme, cohort) = everything(folder)?;
        let accepted: Vec<FindingKind> = programme.accepted().iter().chain(&self.accept).copied().collect();
        let audit = Matcher::new(programme).audit(&cohort);
        console.say(&people(&cohort))?;
        tell(console, &audit, &accepted, self.all)?;
        let done = Done::default()
            .with("mentors", cohort.mentors().count())
            .with("mentees", cohort.mentees().count())
            .with("both", cohort.people().iter().filter(|person| person.role() == Role::Both).count())
            .with("with_manager", with_manager(&cohort))
            .with("findings", facts(&audit, &accepted));
        if audit.unaccepted(&accepted).next().is_some() {
            let next = Next::new(["check"], "says whether it is right now");
            return Ok(done.stopped().with_next(next.after("mend what stops the matching")));
        }
        Ok(done.with_next(after_question(context)))
    }
}

/// The programme and the people; or everything that is wrong, all files together.
fn everything(folder: &Folder) -> Result<(Programme, Cohort), Failure> {
    folder.check_is_there()?;
    let programme = folder.programme();
    let goals = folder.existing(GOALS).map(Goals::from_toml_file).transpose().map_err(Failure::from);
    let (mapping, unmapped) = match folder.mapping() {
        Ok(mapping) => (mapping, None),
        // the people are read all the same, so that their faults are known at once
        Err(failure) => (Mapping::default(), Some(failure)),
    };
    let cohort = folder.cohort_with(mapping);
    match (programme, goals, unmapped, cohort) {
        (Ok(programme), Ok(_), None, Ok(cohort)) => Ok((programme, cohort)),
        (programme, goals, unmapped, cohort) => {
            let failures = [programme.err(), goals.err(), unmapped, cohort.err()];
            let mut failures: Vec<Failure> = failures.into_iter().flatten().collect();
            Err(if failures.len() == 1 { failures.remove(0) } else { Failure::Several(failures) })
        }
    }
}

/// How many there are, who is both, of how many a manager is known.
fn people(cohort: &Cohort) -> String {
    let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
    let mut text = format!("{} and {}", counted(mentors, "mentor"), counted(mentees, "mentee"));
    let both = cohort.people().iter().filter(|person| person.role() == Role::Both).count();
    if both > 0 {
        text = format!("{text}, {both} of them both");
    }
    let all = cohort.people().len();
    text + &match with_manager(cohort) {
        0 => ". Nobody's manager is known, so reporting lines cannot be kept apart.".to_owned(),
        known if known == all => ". Everybody's manager is known.".to_owned(),
        known => format!(". A manager is known for {known} of {}.", counted(all, "person")),
    }
}

/// Of how many participants a manager is known.
fn with_manager(cohort: &Cohort) -> usize {
    let lines = cohort.reporting_lines();
    cohort.people().iter().filter(|person| lines.managers(person.id()).next().is_some()).count()
}

fn facts(audit: &Audit, accepted: &[FindingKind]) -> Vec<Value> {
    let one = |finding: &Finding| {
        let place = finding.place();
        json!({
            "kind": finding.kind(),
            "severity": finding.severity(),
            "accepted": accepted.contains(&finding.kind()),
            "message": finding.to_string(),
            "person": finding.person(),
            "people": finding.people(),
            "file": place.map(Place::file),
            "line": place.and_then(Place::line),
            "column": place.and_then(Place::column),
        })
    };
    audit.findings().iter().map(one).collect()
}
