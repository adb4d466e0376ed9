//! The people: from CSV files named on the command line, or the embedded civil-service cohort.

use std::path::PathBuf;

use pairwright::people::Mapping;
use pairwright::{Cohort, CohortFiles};

#[path = "civil_service.rs"]
mod civil_service;

#[derive(Default)]
pub(crate) struct PeopleFiles {
    participants: Option<PathBuf>,
    mentors: Option<PathBuf>,
    mentees: Option<PathBuf>,
    mapping: Option<PathBuf>,
    organisation: Option<PathBuf>,
    conflicts: Option<PathBuf>,
    history: Option<PathBuf>,
    locked: Option<PathBuf>,
    wished: Option<PathBuf>,
}

impl PeopleFiles {
    /// Where the file of this option belongs, if the option is about people.
    pub(crate) fn place(&mut self, option: &str) -> Option<&mut Option<PathBuf>> {
        Some(match option {
            "participants" => &mut self.participants,
            "mentors" => &mut self.mentors,
            "mentees" => &mut self.mentees,
            "mapping" => &mut self.mapping,
            "organisation" => &mut self.organisation,
            "conflicts" => &mut self.conflicts,
            "history" => &mut self.history,
            "locked" => &mut self.locked,
            "wished" => &mut self.wished,
            _ => return None,
        })
    }

    /// Refuses files that would go with people who are not named.
    pub(crate) fn check(&self) -> Result<(), lexopt::Error> {
        let others =
            [&self.mapping, &self.organisation, &self.conflicts, &self.history, &self.locked, &self.wished];
        if self.mentors.is_some() != self.mentees.is_some() {
            return Err("--mentors and --mentees go together".into());
        }
        if self.participants.is_some() && self.mentors.is_some() {
            return Err("the people are in --participants, or in --mentors and --mentees".into());
        }
        if self.are_embedded() && others.iter().any(|file| file.is_some()) {
            return Err("files about people go with --participants".into());
        }
        Ok(())
    }

    /// Are they the embedded civil-service cohort?
    pub(crate) fn are_embedded(&self) -> bool {
        self.participants.is_none() && self.mentors.is_none()
    }

    pub(crate) fn cohort(&self) -> pairwright::Result<Cohort> {
        let mut files = match (&self.participants, &self.mentors, &self.mentees) {
            (Some(participants), ..) => CohortFiles::new(participants),
            (None, Some(mentors), Some(mentees)) => CohortFiles::of_two(mentors, mentees),
            _ => return civil_service::civil_service(),
        };
        if let Some(path) = &self.mapping {
            files = files.mapping(Mapping::from_toml_file(path)?);
        }
        if let Some(path) = &self.organisation {
            files = files.organisation(path);
        }
        if let Some(path) = &self.conflicts {
            files = files.conflicts(path);
        }
        if let Some(path) = &self.history {
            files = files.history(path);
        }
        if let Some(path) = &self.locked {
            files = files.locked(path);
        }
        if let Some(path) = &self.wished {
            files = files.wished(path);
        }
        files.read()
    }
}
