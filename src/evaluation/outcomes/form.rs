//! The form that asks how pairs went (feature `csv`).

use std::io::{self, Write};

use crate::evaluation::outcomes::{Outcomes, PairOutcome};
use crate::people::cohort::Cohort;
use crate::people::own_columns::OUTCOMES;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::rows_out::Rows;
use crate::people::reading::table_format::TableFormat;

impl Outcomes {
    /// Writes a form with a line for each pair: ids, names, and what is known of `rating`,
    /// `still_meeting` and `goals_met`, or an empty cell to be filled in. Filled in, or half filled
    /// in, it is what [`read`](Self::read) reads.
    ///
    /// The pairs are those of `about`, in its order; what is known of others is not written, nor
    /// are further measures. A text that a spreadsheet would compute gets an apostrophe before it.
    /// Time O(n log n) for n pairs.
    ///
    /// ```
    /// use pairwright::evaluation::Outcomes;
    /// use pairwright::people::{PairId, TableFormat};
    /// use pairwright::{Cohort, Participant};
    ///
    /// let ana = Participant::mentor("ana").with_name("Ana Müller");
    /// let cohort = Cohort::new([ana, Participant::mentee("max")])?;
    /// let pairs = [PairId::new("ana", "max")];
    /// let mut form = Vec::new();
    /// Outcomes::default().write_form(&pairs, &cohort, TableFormat::default(), &mut form).unwrap();
    /// let text = String::from_utf8(form).unwrap();
    /// assert_eq!(text.lines().nth(1), Some("ana,Ana Müller,max,,,,"));
    /// assert!(Outcomes::from_reader("form", text.as_bytes())?.pairs()[0].rating().is_none());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_form<'a>(
        &self,
        about: impl IntoIterator<Item = &'a PairId>,
        cohort: &Cohort,
        format: TableFormat,
        to: impl Write,
    ) -> io::Result<()> {
        let mut rows = Rows::of(format, to)?;
        rows.texts(OUTCOMES)?;
        for pair in about {
            for id in [pair.mentor(), pair.mentee()] {
                rows.text(id.as_str())?;
                rows.text(name(cohort, id))?;
            }
            let known = self.of(pair.mentor(), pair.mentee());
            number(&mut rows, known.and_then(PairOutcome::rating))?;
            let meets = known.and_then(PairOutcome::still_meeting);
            rows.text(meets.map_or("", |meets| if meets { "yes" } else { "no" }))?;
            number(&mut rows, known.and_then(PairOutcome::goals_met))?;
            rows.end()?;
        }
        rows.finish()
    }
}

fn name<'a>(cohort: &'a Cohort, id: &ParticipantId) -> &'a str {
    cohort.get(id).and_then(Participant::shown_name).unwrap_or_default()
}

fn number<W: Write>(rows: &mut Rows<W>, value: Option<f64>) -> io::Result<()> {
    match value {
        Some(value) => rows.number(value),
        None => rows.text(""),
    }
}
