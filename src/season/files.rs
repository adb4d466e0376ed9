//! A season in a file (feature `json`), as text or in the compact form.
//!
//! A checksum is no signature: who means to deceive can make a new one. What is read is therefore
//! checked as if there were none.

use std::path::Path;

use crate::error::{Error, Result};
use crate::matching::matcher::Matcher;
use crate::safe_file::replace_if;
use crate::season::document::SavedSeason;
use crate::season::season::Season;
use crate::season::succession::not_a_season;
#[cfg(feature = "compact")]
use crate::storage::compact::is_compact;
use crate::storage::document::Document;
use crate::storage::json_text;

impl Season {
    /// Writes the season into a file.
    ///
    /// It is written next to its place, synced, then renamed: until then the earlier file is there
    /// as it was, and a failure leaves it so. Mode, owner and group stay, links are followed.
    ///
    /// *Nothing is lost.* A file that is there is replaced only by what it led to: its log must be
    /// the beginning of this one, about the same people. So of two who opened one season and both
    /// decided something, the second to save is refused, and opens it again. An empty file is
    /// replaced; a file that is not a season is not. While somebody saves, there is a lock file in
    /// the folder, and others wait for ten seconds.
    ///
    /// *What is saved can be opened.* Before anything is touched, what would be written is read
    /// again, with the proof of its matching. That costs what opening it does: measured, saving
    /// takes 9 ms for 1,000 people and 48 ms for 5,000, three times as long as without it.
    ///
    /// # Errors
    /// [`is_changed`](Error::is_changed) when the file holds anything else than an earlier state of
    /// this season, naming the last decision of both; [`is_io`](Error::is_io), naming the file;
    /// [`is_programme`](Error::is_programme) when the programme is not valid;
    /// [`is_internal`](Error::is_internal) when it could not be opened again.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let folder = tempfile::tempdir().unwrap();
    /// let path = folder.path().join("season.json");
    /// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
    /// let mut season = Season::new(Matcher::default(), cohort);
    /// season.propose("1 March")?;
    /// season.save(&path)?;
    ///
    /// let mut other = Season::open(&path)?; // somebody else opens it, decides, and saves
    /// other.consult_all("2 March")?;
    /// other.save(&path)?;
    ///
    /// season.leave("max", "moved", "3 March")?;
    /// assert!(season.save(&path).unwrap_err().is_changed()); // nothing of theirs is lost
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        self.put(path.as_ref(), self.to_json()?.as_bytes())
    }

    /// The same in the [compact form](crate::storage), which takes a tenth of the space.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    #[cfg(feature = "compact")]
    pub fn save_compact(&self, path: impl AsRef<Path>) -> Result<()> {
        self.put(path.as_ref(), &self.saved().to_bytes()?)
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.check_reads_back(bytes).map_err(|error| error.in_file(path.display().to_string()))?;
        let may = |present: Option<&[u8]>| match present {
            None | Some([]) => Ok(()),
            Some(present) if present == bytes => Ok(()),
            Some(present) => read(present).map_err(|error| not_a_season(&error))?.check_precedes(self),
        };
        replace_if(path, may, |file| file.write_all(bytes))
    }

    /// Refuses what [`open_with`](Self::open_with) would refuse.
    fn check_reads_back(&self, bytes: &[u8]) -> Result<()> {
        self.programme().validate()?;
        let again = read(bytes).and_then(|saved| Self::restore(saved, &self.matcher));
        let Err(error) = again else { return Ok(()) };
        Err(Error::internal(format!(
            "the season was not saved, since it could not be opened again ({error}); a fault of pairwright; please \
             report it with the problem"
        )))
    }

    /// Reads a season from a file, in either form. It continues as the one that was saved would
    /// have, to the same bytes.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when the file cannot be read; otherwise as
    /// [`from_json`](Self::from_json), naming the file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_with(path, &Matcher::default())
    }

    /// The same with a matcher's solver and own criteria: see [`restore`](Self::restore).
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_with(path: impl AsRef<Path>, matcher: &Matcher) -> Result<Self> {
        let name = path.as_ref().display().to_string();
        let bytes = std::fs::read(path).map_err(|error| Error::io(&name, error))?;
        let season = read(&bytes).and_then(|saved| Self::restore(saved, matcher));
        season.map_err(|error| error.in_file(name))
    }

    /// The season as a JSON document: short for `season.saved().to_json()`, see
    /// [`storage`](crate::storage).
    ///
    /// # Errors
    /// As [`Document::to_json`].
    pub fn to_json(&self) -> Result<String> {
        self.saved().to_json()
    }

    /// Reads a season from a JSON document.
    ///
    /// # Errors
    /// As [`Document::from_json`] and [`restore`](Self::restore).
    pub fn from_json(text: &str) -> Result<Self> {
        Self::from_json_with(text, &Matcher::default())
    }

    /// The same with a matcher's solver and own criteria: see [`restore`](Self::restore).
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_json_with(text: &str, matcher: &Matcher) -> Result<Self> {
        Self::restore(SavedSeason::from_json(text)?, matcher)
    }
}

/// A season in either form.
fn read(bytes: &[u8]) -> Result<SavedSeason> {
    #[cfg(feature = "compact")]
    if is_compact(bytes) {
        return SavedSeason::from_bytes(bytes);
    }
    json_text::read(bytes)
}

#[cfg(test)]
mod tests {
    use crate::matching::matcher::Matcher;
    use crate::people::cohort::Cohort;
    use crate::people::participant::Participant;
    use crate::season::season::Season;

    fn season(wish: &str) -> Season {
        let people = [
            Participant::mentor("ana").with_choices([wish]),
            Participant::mentor("ben"),
            Participant::mentee("max"),
            Participant::mentee("zoe"),
        ];
        let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
        let _ = season.propose("1 March").unwrap();
        season
    }

    /// As if a fault of ours had put a matching into the season that its log does not lead to.
    #[test]
    fn what_could_not_be_opened_again_is_not_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("season.json");
        let mut season = season("max");
        season.save(&path).unwrap();
        let before = std::fs::read(&path).unwrap();
        season.consult_all("2 March").unwrap();
        let good = season.matching.take();
        for wrong in [self::season("zoe").matching, None] {
            season.matching = wrong;
            assert!(Season::from_json(&season.to_json().unwrap()).is_err());
            for path in [&path, &folder.path().join("new.json")] {
                let error = season.save(path).unwrap_err();
                assert!(error.is_internal() && error.file() == path.to_str(), "{error}");
                assert!(error.to_string().contains("please report it"), "{error}");
            }
        }
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left, nothing is new");
        season.matching = good;
        season.save(&path).unwrap();
    }
}
