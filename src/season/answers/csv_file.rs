//! The answers in a CSV file (feature `csv`).

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::profile::Role;
use crate::people::reading::source::Source;
use crate::people::reading::table::{Row, Table};
use crate::season::answers::{Answer, Answers, Reply};

impl Answers {
    /// Reads a file of the columns `mentee_id` and `answer` (`accept`, `decline` or `leave`, also
    /// `yes` and `no`), and perhaps `reason` and `mentor_id`. Several lines of one mentee are the
    /// answers of successive rounds. Without a mentor an answer is about whoever is proposed.
    ///
    /// A file of both sides has a line for each pair: `mentor_id`, `mentee_id`, `mentor_answer`,
    /// `mentee_answer`, and perhaps `mentor_reason` and `mentee_reason`. A blank answer is one that
    /// has not come yet. Other columns are ignored.
    ///
    /// The [form](crate::Season::answer_form) that a season writes has a line for each side of a
    /// pair: `mentor_id`, `mentee_id`, `from` (`mentor` or `mentee`), `answer`, `reason`. There,
    /// too, a blank answer is one that has not come yet.
    ///
    /// ```
    /// use pairwright::season::Answers;
    ///
    /// let file = "mentor_id,mentee_id,mentor_answer,mentee_answer,mentee_reason\n\
    ///             ana,max,yes,no,same project\n\
    ///             ben,mia,,yes,\n";
    /// let answers = Answers::from_reader("answers.csv", file.as_bytes())?;
    /// assert!(answers.of("max")[0].is_of_mentor());
    /// assert_eq!(answers.of("max")[1].reason(), "same project");
    /// assert_eq!(answers.of("mia").len(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when the file cannot be read, and
    /// [`is_input`](crate::Error::is_input) when it is malformed: the error names the file, line,
    /// column, value and person.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        Self::from_source(Source::open(path.as_ref())?)
    }

    /// The same from anything that can be read. The name is for messages.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_reader(name: impl Into<String>, from: impl Read + Send + Sync) -> Result<Self> {
        Self::from_source(Source::new(name, from))
    }

    fn from_source(source: Source<'_>) -> Result<Self> {
        let mut ignored: Vec<Finding> = Vec::new();
        let optional = [
            "from",
            "answer",
            "reason",
            "mentor_id",
            "mentor_answer",
            "mentor_reason",
            "mentee_answer",
            "mentee_reason",
        ];
        let mut table = Table::open(source, &["mentee_id"], &optional, &mut ignored)?;
        if table.column("from").is_some() {
            return Self::from_form(&mut table);
        }
        let is_of_both = ["mentor_answer", "mentee_answer"].iter().any(|name| table.column(name).is_some());
        if !is_of_both {
            table.require("answer")?;
        }
        let mut answers = Self::default();
        while let Some(row) = table.row()? {
            let mentee = table.id(&row, "mentee_id")?;
            let (of_mentor, of_mentee) = (answer(&table, &row, "mentor_answer")?, {
                let column = if table.column("mentee_answer").is_some() { "mentee_answer" } else { "answer" };
                if is_of_both { answer(&table, &row, column)? } else { Some(said(&table, &row, column)?) }
            });
            let reason = |own: &str| {
                let own = table.cell(&row, own);
                // where only one of the two says something, a reason is theirs
                let is_shared = of_mentor.is_some() != of_mentee.is_some();
                if own.is_empty() && is_shared { table.cell(&row, "reason") } else { own }
            };
            if let Some(reply) = of_mentor {
                let mentor = table.id(&row, "mentor_id")?;
                let answer = Answer::new(reply).with_reason(reason("mentor_reason")).of_mentor(mentor);
                answers = answers.with_answer(mentee.clone(), answer);
            }
            if let Some(reply) = of_mentee {
                let mut answer = Answer::new(reply).with_reason(reason("mentee_reason"));
                if !table.cell(&row, "mentor_id").is_empty() {
                    answer = answer.with_mentor(table.id(&row, "mentor_id")?);
                }
                answers = answers.with_answer(mentee, answer);
            }
        }
        Ok(answers)
    }

    /// The answers of a form: a line for each side of a pair.
    fn from_form(table: &mut Table) -> Result<Self> {
        ["mentor_id", "answer"].iter().try_for_each(|name| table.require(name))?;
        let mut answers = Self::default();
        while let Some(row) = table.row()? {
            let (mentor, mentee) = (table.id(&row, "mentor_id")?, table.id(&row, "mentee_id")?);
            let reason = table.cell(&row, "reason");
            let Some(reply) = answer(table, &row, "answer")? else {
                if reason.is_empty() {
                    continue;
                }
                let refused = Error::input("there is a reason, but no answer").at_column("reason");
                let refused = refused.with_value(reason).with_advice("write yes, no or leave as the answer");
                return Err(table.blame(refused, &row));
            };
            let answer = Answer::new(reply).with_reason(reason);
            let answer = match side(table, &row)? {
                Role::Mentor => answer.of_mentor(mentor),
                _ => answer.with_mentor(mentor),
            };
            answers = answers.with_answer(mentee, answer);
        }
        Ok(answers)
    }
}

/// Whose answer a line has.
fn side(table: &Table, row: &Row) -> Result<Role> {
    let said = table.cell(row, "from");
    if let Ok(side @ (Role::Mentor | Role::Mentee)) = said.parse() {
        return Ok(side);
    }
    let refused = Error::input("whose answer this is: mentor or mentee");
    Err(table.blame(refused.at_column("from").with_value(said), row))
}

/// The answer in a cell; none in a blank one.
fn answer(table: &Table, row: &Row, column: &str) -> Result<Option<Reply>> {
    if table.cell(row, column).is_empty() { Ok(None) } else { said(table, row, column).map(Some) }
}

/// The answer that a cell must have.
fn said(table: &Table, row: &Row, column: &str) -> Result<Reply> {
    let refused = |error: Error| {
        let mentee = table.cell(row, "mentee_id");
        table.blame(error.in_column(column).of_person(mentee), row)
    };
    table.cell(row, column).parse().map_err(refused)
}
