//! The form for the answers of a round (feature `csv`).

use std::io::{self, Write};

use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::rows_out::Rows;
use crate::people::reading::table_format::TableFormat;
use crate::season::consent::Awaited;
use crate::season::season::Season;

/// The columns of the form.
const COLUMNS: [&str; 7] = ["mentor_id", "mentor", "mentee_id", "mentee", "from", "answer", "reason"];

/// A table in which the answers to open questions are filled in. From [`Season::answer_form`].
///
/// It has a line for everybody whose yes the programme needs and who has not answered, with the
/// pair, and `answer` and `reason` left blank. [`Answers::read`](crate::season::Answers::read)
/// reads it back, whether all of it is filled in or a part.
#[derive(Debug, Clone, Copy)]
pub struct AnswerForm<'a> {
    season: &'a Season,
    format: TableFormat,
}

impl Season {
    /// The form for the answers of those who were asked.
    ///
    /// ```
    /// use pairwright::season::{Answers, NoAnswer};
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let ana = Participant::mentor("ana").with_name("Ana Müller");
    /// let people = [ana, Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// let mut form = Vec::new();
    /// season.answer_form().write(&mut form).unwrap();
    /// let form = String::from_utf8(form).unwrap();
    /// assert!(form.ends_with("\nana,Ana Müller,max,,mentee,,\n"));
    ///
    /// let filled_in = form.replace("mentee,,\n", "mentee,yes,\n");
    /// let answers = Answers::from_reader("answers.csv", filled_in.as_bytes())?;
    /// assert_eq!(season.answer(&answers, NoAnswer::Waits, "5 March")?, 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn answer_form(&self) -> AnswerForm<'_> {
        AnswerForm { season: self, format: TableFormat::default() }
    }
}

impl<'a> AnswerForm<'a> {
    /// Sets the format: CSV with or without a byte order mark, or a workbook.
    #[must_use]
    pub fn with_format(mut self, format: TableFormat) -> Self {
        self.format = format;
        self
    }

    /// Who is in it: those whose yes is needed and who have not answered, by pair, the mentor
    /// before the mentee. Pairs that have become [forbidden](Season::forbidden_pairs) are not.
    pub fn awaited(&self) -> impl Iterator<Item = Awaited<'a>> {
        let season = self.season;
        season.awaiting().filter(|one| one.is_needed() && !season.barred.contains_key(one.pair()))
    }

    /// Writes the table: `mentor_id,mentor,mentee_id,mentee,from,answer,reason`. A text that a
    /// spreadsheet would compute gets an apostrophe before it. Time O(open pairs x log people).
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::of(self.format, to)?;
        rows.texts(COLUMNS)?;
        let name = |id: &ParticipantId| {
            let person = self.season.cohort.get(id);
            person.and_then(Participant::name).unwrap_or_default()
        };
        for one in self.awaited() {
            let (mentor, mentee) = one.pair().ids();
            let side = one.side().to_string();
            rows.texts([mentor.as_str(), name(mentor), mentee.as_str(), name(mentee), &side, "", ""])?;
        }
        rows.finish()
    }
}
