//! The files of `mentor-match`, the package of the British civil service.
//!
//! Grades become levels by a table. A profession becomes a skill, offered or wanted: as units, the
//! same profession would need a negative weight.

mod columns;
mod forms;
mod grade;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::migration::mentor_match::forms::{Forms, Side};
use crate::people::cohort::Cohort;
use crate::people::reading::source::Source;

/// The two CSV files of `mentor-match`: mentors and mentees.
///
/// Columns may stand in any order, their headings in capitals or not, with blanks or underscores.
/// They are those of the package, of its sample files and of its form: `email address`,
/// `job title`, `Your department or agency` are understood. Only `email` must be there.
///
/// | column | here |
/// |---|---|
/// | `email`, `email address` | the id and the address; capitals make no difference |
/// | `first name`, `last name` | the name |
/// | `role`, `job title` | the title |
/// | `organisation` | the department (`different_department`) |
/// | `grade` | the level, by the table below, and an attribute |
/// | `profession` | mentors: a skill offered, at full capability; mentees: one wanted (`skills`) |
/// | `current profession` | mentors: as `profession`; mentees: an attribute |
/// | `target profession` | mentees: as `profession`; mentors: an attribute |
/// | `characteristics` | employee groups (`shared_group`), which no participant reads of |
/// | `identity to match` | the same, unless `match with similar identity` says no: an attribute |
/// | `both mentor and mentee`, `biography` | attributes |
/// | any other | an attribute of the same name, and a finding |
///
/// | grade | level | grade | level |
/// |---|---|---|---|
/// | AA | 1 | Grade 6 | 7 |
/// | AO | 2 | SCS1, Deputy Director | 8 |
/// | EO | 3 | SCS2, Director | 9 |
/// | HEO | 4 | SCS3, Director General | 10 |
/// | SEO | 5 | SCS4, Permanent Secretary | 11 |
/// | Grade 7 | 6 | a whole number up to 1000 | itself |
///
/// Also in full (`Executive Officer`) and in short (`G7`, `SCS PB1`). An unknown grade is a finding
/// of the [`audit`](Cohort::audit), and the level is unknown. Numbers and names together are
/// refused: they are different scales.
///
/// Somebody in both files takes [both roles](crate::Role::Both). Where the files differ about
/// somebody, that is an error; but for columns with other headings: then the attribute has what the
/// mentors' file says, and one of the same name with ` (mentee)` behind it what the mentees' says.
///
/// `mentor-match` is for ordinary mentoring, where the mentor is the senior one. This programme
/// does not mind; what a difference in grades is worth is a [`Criterion`](crate::Criterion) of your
/// own, as in `examples/custom_criterion.rs`. The command `pairwright migrate` makes the folder of
/// a programme from the two files.
///
/// ```
/// use pairwright::migration::MentorMatchReader;
/// use pairwright::policies::{Rule, Seniority};
/// use pairwright::{Matcher, Programme, Weights};
///
/// let mentors = "first name,last name,role,email,organisation,grade,profession\n\
///                Ana,Diaz,Head of Data,ana@example.org,Treasury,Grade 6,Analysis\n";
/// let mentees = "Email,Grade,Organisation,Profession,Hopes\n\
///                zoe@example.org,EO,Defra,Analysis,A plan\n";
/// let cohort = MentorMatchReader::new("mentors.csv", mentors.as_bytes())
///     .mentees("mentees.csv", mentees.as_bytes())
///     .read()?;
/// let programme = Programme::default()
///     .with_weights(Weights::default().with_seniority_gap(0).with_new_knowledge(0))
///     .with_seniority(Seniority::default().with_senior_mentor(Rule::Allow));
/// let matching = Matcher::new(programme).solve(cohort)?;
/// assert_eq!(matching.pairs().len(), 1);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct MentorMatchFiles {
    mentors: PathBuf,
    mentees: PathBuf,
}

impl MentorMatchFiles {
    /// The file of mentors and the file of mentees.
    pub fn new(mentors: impl AsRef<Path>, mentees: impl AsRef<Path>) -> Self {
        Self { mentors: mentors.as_ref().into(), mentees: mentees.as_ref().into() }
    }

    /// Reads the files and builds the cohort. Time O(n log n).
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when a file cannot be read, and
    /// [`is_input`](crate::Error::is_input) when one is malformed: the error names the file, line,
    /// column, value and person.
    pub fn read(&self) -> Result<Cohort> {
        let (mentors, mentees) = (Source::open(&self.mentors)?, Some(Source::open(&self.mentees)?));
        MentorMatchReader { mentors, mentees }.read()
    }
}

/// The same as [`MentorMatchFiles`], from anything that can be read. Names are for messages.
#[derive(Debug)]
pub struct MentorMatchReader<'a> {
    mentors: Source<'a>,
    mentees: Option<Source<'a>>,
}

impl<'a> MentorMatchReader<'a> {
    /// The mentors alone.
    pub fn new(name: impl Into<String>, mentors: impl Read + Send + Sync + 'a) -> Self {
        Self { mentors: Source::new(name, mentors), mentees: None }
    }

    /// Adds the mentees.
    #[must_use]
    pub fn mentees(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.mentees = Some(Source::new(name, from));
        self
    }

    /// Reads everything and builds the cohort.
    ///
    /// # Errors
    /// As [`MentorMatchFiles::read`].
    pub fn read(self) -> Result<Cohort> {
        let mut forms = Forms::default();
        forms.read(self.mentors, Side::Mentor)?;
        if let Some(mentees) = self.mentees {
            forms.read(mentees, Side::Mentee)?;
        }
        forms.cohort()
    }
}
