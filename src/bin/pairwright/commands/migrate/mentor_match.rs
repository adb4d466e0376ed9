//! The files of `mentor-match`, the package of the British civil service.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use pairwright::migration::MentorMatchFiles;
use pairwright::people::TableFormat;
use pairwright::policies::{Rule, Seniority};
use pairwright::{Cohort, Programme, Weights};

use crate::context::Context;
use crate::counted::counted;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::PROGRAMME;

const PEOPLE: &str = "participants.csv";

/// Makes the folder of a programme from the two files of mentor-match.
///
/// Grades become levels, professions become skills, and the programme is one of ordinary mentoring,
/// where the mentor may be the senior one.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring migrate mentor-match mentors.csv mentees.csv")]
pub(super) struct MentorMatch {
    /// The mentors.
    mentors: PathBuf,
    /// The mentees.
    mentees: PathBuf,
}

impl MentorMatch {
    pub(super) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let cohort = MentorMatchFiles::new(&self.mentors, &self.mentees).read()?;
        let programme = ordinary().to_toml()?;
        fs::create_dir_all(folder.path()).map_err(|error| Failure::io(folder.path().display(), &error))?;
        let _lock = folder.lock()?;
        folder.agree_to([PEOPLE, PROGRAMME], console)?;
        folder.write(PEOPLE, &people(&cohort)?, console)?;
        folder.write(PROGRAMME, programme.as_bytes(), console)?;
        let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
        console.say(&format!(
            "Made: {PEOPLE}, with {} and {}, and {PROGRAMME}, for ordinary mentoring: the mentor may be the \
             senior one, and a larger gap gets no points.",
            counted(mentors, "mentor"),
            counted(mentees, "mentee")
        ))?;
        let next = Next::new(["check"], "says what it finds, and matches nobody");
        let made = [PEOPLE, PROGRAMME];
        Ok(Done::default()
            .with("mentors", mentors)
            .with("mentees", mentees)
            .with("made", made)
            .with_next(next))
    }
}

/// Ordinary mentoring: another organisation, and the profession that is wanted.
fn ordinary() -> Programme {
    Programme::default()
        .with_name("Ordinary mentoring")
        .with_weights(Weights::default().with_seniority_gap(0).with_new_knowledge(0))
        .with_seniority(Seniority::default().with_senior_mentor(Rule::Allow))
}

fn people(cohort: &Cohort) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    cohort.tables().with_format(TableFormat::Csv { mark: true }).write_participants(&mut bytes)?;
    Ok(bytes)
}
