//! The season of the folder.

use std::fs;

use pairwright::Season;

use crate::failure::Failure;
use crate::folder::{Folder, OWN, SEASON};

impl Folder {
    /// The season, if one has begun.
    pub(crate) fn season_if_any(&self) -> Result<Option<Season>, Failure> {
        self.check_is_there()?;
        let Some(path) = self.existing(SEASON) else { return Ok(None) };
        match Season::open(path) {
            Ok(season) => Ok(Some(season)),
            Err(error) if error.is_document() => Err(Failure::new(error.to_string()).with_advice(format!(
                "Put a copy of {SEASON} in its place. Without one, move it away and begin again with: \
                 pairwright match"
            ))),
            Err(error) => Err(error.into()),
        }
    }

    /// The season.
    ///
    /// # Errors
    /// Where none has begun.
    pub(crate) fn season(&self) -> Result<Season, Failure> {
        let none = || {
            Failure::new(format!("{}: no season has begun here", self.path().display()))
                .with_advice("Begin with: pairwright match")
        };
        self.season_if_any()?.ok_or_else(none)
    }

    /// Saves the season: never over decisions that somebody else has saved.
    pub(crate) fn save(&self, season: &Season) -> Result<(), Failure> {
        Ok(season.save(self.at(SEASON))?)
    }

    /// Saves a season that begins, in place of a first proposal that nobody was asked about.
    pub(crate) fn begin(&self, season: &Season) -> Result<(), Failure> {
        let beside = self.at(OWN).join(SEASON);
        let attempt = || {
            if beside.exists() {
                fs::remove_file(&beside)?; // of a run that was killed
            }
            Ok(())
        };
        attempt().map_err(|error| self.failed(OWN, &error))?;
        season.save(&beside)?;
        fs::rename(&beside, self.at(SEASON)).map_err(|error| self.failed(SEASON, &error))
    }
}
