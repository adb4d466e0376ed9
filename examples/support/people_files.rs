//! The people: from CSV files named on the command line, or the embedded civil-service cohort.

use std::path::PathBuf;

use pairwright::{Cohort, CohortFiles};

#[path = "civil_service.rs"]
mod civil_service;

#[derive(Default)]
pub(crate) struct PeopleFiles {
    participants: Option<PathBuf>,
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
        let others = [&self.organisation, &self.conflicts, &self.history, &self.locked, &self.wished];
        if self.participants.is_none() && others.iter().any(|file| file.is_some()) {
            return Err("files about people go with --participants".into());
        }
        Ok(())
    }

    /// Are they the embedded civil-service cohort?
    #[allow(dead_code, reason = "not every example asks")]
    pub(crate) fn are_embedded(&self) -> bool {
        self.participants.is_none()
    }

    pub(crate) fn cohort(&self) -> pairwright::Result<Cohort> {
        let Some(participants) = &self.participants else {
            return civil_service::civil_service();
        };
        let mut files = CohortFiles::new(participants);
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
