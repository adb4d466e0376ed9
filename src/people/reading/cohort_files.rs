//! People from CSV files.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::people::cohort::Cohort;
use crate::people::finding::fact::PairList;
use crate::people::profile::Role;
use crate::people::reading::found::Found;
use crate::people::reading::lists::{Colleague, ListedPair, organisation, pairs};
use crate::people::reading::mapping::Mapping;
use crate::people::reading::participants;
use crate::people::reading::source::Source;
use crate::people::reporting_lines::ReportingLines;

/// The CSV files of a cohort, by path.
///
/// Only the file of participants is needed, or [one of mentors and one of mentees](Self::of_two).
/// The columns of each file may stand in any order. All may have their own headings, by a
/// [`Mapping`]; without one these are known:
///
/// - participants: a person, and a role unless there are two files; everything else is optional;
/// - organisation: a person and the manager. Several managers stand in one cell or several rows;
/// - conflicts: `mentor_id`, `mentee_id`, and `reason` if there is one;
/// - history, locked pairs, wished pairs: `mentor_id`, `mentee_id`. `matches.csv` is such a list.
///
/// *Headings* are compared by their letters and digits, without capitals, without what stands in
/// brackets and without a beginning such as `What is your`. The list below has the other headings
/// of each column, and behind "else" those that count where no other column is the field. Two
/// columns for one field are refused, and one that is nearly known is asked about. A column with
/// another heading is a finding of the [`audit`](Cohort::audit); participants keep it as an
/// attribute. Without a column of ids, e-mail addresses are the ids, or else names.
///
/// *Cells.* Empty means not given. Several in one cell are separated by `;`, or else by what is
/// found in the column. A skill on offer may carry its capability (`podcasts:4`), a conflict its
/// reason (`zoe: sisters`). A cell that begins with an apostrophe and then with what a spreadsheet
/// would compute (`'=…`) is read without the apostrophe, as this library and others write it.
/// Control characters are refused; line breaks are allowed in texts, not in ids.
///
/// ```no_run
/// use pairwright::{CohortFiles, Matcher};
///
/// let files = CohortFiles::new("people.csv").organisation("lines.csv");
/// let cohort = files.conflicts("conflicts.csv").read()?;
/// println!("{}", cohort.audit());
/// let matching = Matcher::default().solve(cohort)?;
/// # Ok::<(), pairwright::Error>(())
/// ```
/// # Headings
#[doc = include_str!("columns.md")]
#[derive(Debug, Clone)]
pub struct CohortFiles {
    participants: PathBuf,
    mentees: Option<PathBuf>,
    mapping: Mapping,
    organisation: Option<PathBuf>,
    conflicts: Option<PathBuf>,
    history: Option<PathBuf>,
    locked: Option<PathBuf>,
    wished: Option<PathBuf>,
}

impl CohortFiles {
    /// The participants' file, alone.
    pub fn new(participants: impl AsRef<Path>) -> Self {
        Self {
            participants: participants.as_ref().into(),
            mentees: None,
            mapping: Mapping::default(),
            organisation: None,
            conflicts: None,
            history: None,
            locked: None,
            wished: None,
        }
    }

    /// A file of mentors and one of mentees, which need no column of roles. Somebody in both has
    /// both roles.
    pub fn of_two(mentors: impl AsRef<Path>, mentees: impl AsRef<Path>) -> Self {
        Self { mentees: Some(mentees.as_ref().into()), ..Self::new(mentors) }
    }

    /// What the headings and words of the files mean, where they do not say it themselves.
    #[must_use]
    pub fn mapping(mut self, mapping: Mapping) -> Self {
        self.mapping = mapping;
        self
    }

    /// Adds the file of the whole organisation: who reports to whom, participants or not.
    #[must_use]
    pub fn organisation(mut self, path: impl AsRef<Path>) -> Self {
        self.organisation = Some(path.as_ref().into());
        self
    }

    /// Adds the file of forbidden pairs: conflicts of interest that no policy overrules.
    #[must_use]
    pub fn conflicts(mut self, path: impl AsRef<Path>) -> Self {
        self.conflicts = Some(path.as_ref().into());
        self
    }

    /// Adds the file of pairs of earlier cohorts, which are not made again by default.
    #[must_use]
    pub fn history(mut self, path: impl AsRef<Path>) -> Self {
        self.history = Some(path.as_ref().into());
        self
    }

    /// Adds the file of pairs that the coordinator fixes. One that cannot be is refused.
    #[must_use]
    pub fn locked(mut self, path: impl AsRef<Path>) -> Self {
        self.locked = Some(path.as_ref().into());
        self
    }

    /// Adds the file of pairs that the coordinator wishes for. Each gets the weight `wish`.
    #[must_use]
    pub fn wished(mut self, path: impl AsRef<Path>) -> Self {
        self.wished = Some(path.as_ref().into());
        self
    }

    /// Reads the files and builds the cohort.
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when a file cannot be read, and
    /// [`is_input`](crate::Error::is_input) when one is malformed: the error names the file, line,
    /// column, value and person. Reading goes on after a mistake, in all files: see
    /// [`Error::all`](crate::Error::all).
    pub fn read(&self) -> Result<Cohort> {
        CohortReader {
            participants: Source::open(&self.participants)?,
            mentees: self.mentees.as_deref().map(Source::open).transpose()?,
            mapping: self.mapping.clone(),
            organisation: self.organisation.as_deref().map(Source::open).transpose()?,
            conflicts: self.conflicts.as_deref().map(Source::open).transpose()?,
            history: self.history.as_deref().map(Source::open).transpose()?,
            locked: self.locked.as_deref().map(Source::open).transpose()?,
            wished: self.wished.as_deref().map(Source::open).transpose()?,
        }
        .read()
    }
}

/// The same as [`CohortFiles`], from anything that can be read. Names are for messages.
///
/// ```
/// use pairwright::CohortReader;
///
/// let people = "id,role,level\nana,mentor,2\nzoe,mentee,tall\n";
/// let error = CohortReader::new("people.csv", people.as_bytes()).read().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "people.csv, line 3, column level, person zoe: \
///      not a whole number from -1000 to 1000: \"tall\"; \
///      a mapping says what words mean: [values.level] \"tall\" = …",
/// );
/// ```
#[derive(Debug)]
pub struct CohortReader<'a> {
    participants: Source<'a>,
    mentees: Option<Source<'a>>,
    mapping: Mapping,
    organisation: Option<Source<'a>>,
    conflicts: Option<Source<'a>>,
    history: Option<Source<'a>>,
    locked: Option<Source<'a>>,
    wished: Option<Source<'a>>,
}

impl<'a> CohortReader<'a> {
    /// The participants alone.
    pub fn new(name: impl Into<String>, participants: impl Read + Send + Sync + 'a) -> Self {
        Self {
            participants: Source::new(name, participants),
            mentees: None,
            mapping: Mapping::default(),
            organisation: None,
            conflicts: None,
            history: None,
            locked: None,
            wished: None,
        }
    }

    /// The mentees: then the participants given before are the mentors, and neither file needs a
    /// column of roles. Somebody in both has both roles.
    #[must_use]
    pub fn mentees(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.mentees = Some(Source::new(name, from));
        self
    }

    /// What the headings and words of the files mean, where they do not say it themselves.
    #[must_use]
    pub fn mapping(mut self, mapping: Mapping) -> Self {
        self.mapping = mapping;
        self
    }

    /// Adds the file of the whole organisation: who reports to whom, participants or not.
    #[must_use]
    pub fn organisation(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.organisation = Some(Source::new(name, from));
        self
    }

    /// Adds the file of forbidden pairs: conflicts of interest that no policy overrules.
    #[must_use]
    pub fn conflicts(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.conflicts = Some(Source::new(name, from));
        self
    }

    /// Adds the file of pairs of earlier cohorts, which are not made again by default.
    #[must_use]
    pub fn history(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.history = Some(Source::new(name, from));
        self
    }

    /// Adds the file of pairs that the coordinator fixes. One that cannot be is refused.
    #[must_use]
    pub fn locked(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.locked = Some(Source::new(name, from));
        self
    }

    /// Adds the file of pairs that the coordinator wishes for. Each gets the weight `wish`.
    #[must_use]
    pub fn wished(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.wished = Some(Source::new(name, from));
        self
    }

    /// Reads everything and builds the cohort.
    ///
    /// # Errors
    /// As [`CohortFiles::read`].
    pub fn read(self) -> Result<Cohort> {
        let mut found = Found::new(&self.mapping);
        let files = match self.mentees {
            Some(mentees) => vec![(self.participants, Some(Role::Mentor)), (mentees, Some(Role::Mentee))],
            None => vec![(self.participants, None)],
        };
        let people = participants::read(files, &mut found);
        let colleagues = self.organisation.map(|source| organisation(source, &mut found)).unwrap_or_default();
        let mut list = |source: Option<Source<'_>>, has_reasons| match source {
            Some(source) => pairs(source, has_reasons, &mut found),
            None => Vec::new(),
        };
        let [conflicts, history] = [list(self.conflicts, true), list(self.history, false)];
        let [locked, wished] = [list(self.locked, false), list(self.wished, false)];
        found.look_at_mapping();
        found.problems.finish()?;
        let mut builder = Cohort::builder().placeholders(self.mapping.unknowns()).findings(found.findings);
        for (file, field, heading) in &found.columns {
            builder = builder.heading(file, field, heading);
        }
        let entries: Vec<_> = colleagues.iter().map(|one| (one.id.clone(), one.place.clone())).collect();
        let contacts: Vec<_> = colleagues.iter().filter_map(|one| one.contact.clone()).collect();
        let lines = ReportingLines::new(colleagues.into_iter().flat_map(Colleague::lines))?;
        let placed = |list: Vec<ListedPair>| list.into_iter().map(|listed| (listed.pair, listed.place));
        builder
            .people_at(people)
            .organisation_at(lines, entries)
            .directory(contacts)
            .conflicts_at(conflicts.into_iter().map(|listed| (listed.pair, listed.reason, listed.place)))
            .pairs_at(PairList::History, placed(history))
            .pairs_at(PairList::Locked, placed(locked))
            .pairs_at(PairList::Wished, placed(wished))
            .build()
    }
}
