//! The people of the folder, and the programme that matches them.

use std::path::{Path, PathBuf};

use pairwright::people::Mapping;
use pairwright::{Cohort, CohortFiles, Programme};

use crate::failure::Failure;
use crate::folder::{COLUMNS, Folder, MADE_UP, PROGRAMME, name_of};

/// The endings of tables, the likeliest first.
const ENDINGS: [&str; 5] = ["csv", "xlsx", "ods", "tsv", "txt"];

/// Adds a table to the files that are read.
type With = fn(CohortFiles, PathBuf) -> CohortFiles;

/// What stands in tables beside the people: organisation and conflicts, then lists of pairs.
const OTHERS: [(&str, With); 5] = [
    ("organisation", |files, path| files.organisation(path)),
    ("conflicts", |files, path| files.conflicts(path)),
    ("history", |files, path| files.history(path)),
    ("locked", |files, path| files.locked(path)),
    ("wished", |files, path| files.wished(path)),
];

impl Folder {
    /// The programme: `programme.toml`, or the defaults where there is none.
    pub(crate) fn programme(&self) -> Result<Programme, Failure> {
        match self.existing(PROGRAMME) {
            Some(path) => Ok(Programme::from_toml_file(path)?),
            None => Ok(Programme::default()),
        }
    }

    /// What the headings and words of the files mean: `columns.toml`, or nothing of its own.
    pub(crate) fn mapping(&self) -> Result<Mapping, Failure> {
        match self.existing(COLUMNS) {
            Some(path) => Ok(Mapping::from_toml_file(path)?),
            None => Ok(Mapping::default()),
        }
    }

    /// A table by its name without an ending. Templates that nobody has touched do not count
    /// beside another.
    ///
    /// # Errors
    /// Where several are there: which of them is meant?
    pub(crate) fn table(&self, stem: &str) -> Result<Option<PathBuf>, Failure> {
        let names = ENDINGS.iter().map(|ending| format!("{stem}.{ending}"));
        let mut there: Vec<String> = names.filter(|name| self.at(name).exists()).collect();
        if there.len() > 1 {
            there.retain(|name| !self.is_as_written(name));
        }
        match there.as_slice() {
            [] => Ok(ENDINGS
                .iter()
                .map(|ending| self.at(&format!("{stem}.{ending}")))
                .find(|path| path.exists())),
            [one] => Ok(Some(self.at(one))),
            several => {
                Err(Failure::new(format!("{} are all in the folder: which is meant?", several.join(" and ")))
                    .with_advice("Move away what is not meant."))
            }
        }
    }

    /// The name of such a table; none where there is none, or it is not known which is meant.
    pub(crate) fn table_name(&self, stem: &str) -> Option<String> {
        self.table(stem).ok().flatten().as_deref().map(name_of)
    }

    /// Everybody in the folder's files.
    pub(crate) fn cohort(&self) -> Result<Cohort, Failure> {
        self.check_is_there()?;
        self.cohort_with(self.mapping()?)
    }

    /// The same, where the headings and words mean this.
    pub(crate) fn cohort_with(&self, mapping: Mapping) -> Result<Cohort, Failure> {
        self.check_is_there()?;
        let (mut all, mentors, mentees) =
            (self.table("participants")?, self.table("mentors")?, self.table("mentees")?);
        if mentors.is_some() && mentees.is_some() {
            all = all.filter(|path| !self.is_as_written(&name_of(path)));
        }
        let all_name = all.as_deref().map(name_of);
        let files = match (all, mentors, mentees) {
            (Some(all), None, None) => CohortFiles::new(all),
            (None, Some(mentors), Some(mentees)) => CohortFiles::of_two(mentors, mentees),
            (None, None, None) => {
                let what = format!("{}: no participants.csv or .xlsx", self.path().display());
                let advice = "Put the people there, or make a template: pairwright init";
                return Err(Failure::new(what).with_advice(advice));
            }
            _ => {
                let what = "the people are either in participants, or in mentors and mentees";
                return Err(Failure::new(what).with_advice("Move away what is not meant."));
            }
        };
        let cohort = self.with(&OTHERS, files, mapping)?.read()?;
        self.check_is_filled_in(&cohort, all_name.as_deref())?;
        Ok(cohort)
    }

    /// Refuses the made-up people of the template, so that nobody is matched with them.
    fn check_is_filled_in(&self, cohort: &Cohort, file: Option<&str>) -> Result<(), Failure> {
        let Some(id) = MADE_UP.iter().find(|id| cohort.get(id).is_some()) else { return Ok(()) };
        let name = file.unwrap_or("the file of people");
        if self.is_as_written(name) {
            let advice = "Replace the two made-up people in it with yours.";
            return Err(Failure::new(format!("{name} is still the template")).with_advice(advice));
        }
        let what = format!("{name} still has {id}, a made-up person of the template");
        Err(Failure::new(what).with_advice("Delete the row."))
    }

    /// People of a file of their own, with what the organisation and the conflicts say of them.
    /// Other pairs may be about people who are not in it.
    pub(crate) fn people_of(&self, file: &Path) -> Result<Cohort, Failure> {
        let cohort = self.with(&OTHERS[..2], CohortFiles::new(file), self.mapping()?)?.read()?;
        self.check_is_filled_in(&cohort, Some(&name_of(file)))?;
        Ok(cohort)
    }

    /// With what other tables say, where they are there.
    fn with(
        &self,
        others: &[(&str, With)],
        files: CohortFiles,
        mapping: Mapping,
    ) -> Result<CohortFiles, Failure> {
        let mut files = files.mapping(mapping);
        for (stem, with) in others {
            if let Some(path) = self.table(stem)? {
                files = with(files, path);
            }
        }
        Ok(files)
    }
}
