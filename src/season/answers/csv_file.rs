//! The answers in a CSV file (feature `csv`).

use std::io::Read;
use std::path::Path;

use crate::error::Result;
use crate::people::finding::Finding;
use crate::people::reading::source::Source;
use crate::people::reading::table::Table;
use crate::season::answers::{Answer, Answers, Reply};

impl Answers {
    /// Reads a file of the columns `mentee_id` and `answer` (`accept`, `decline` or `leave`), and
    /// perhaps `reason` and `mentor_id`. Several lines of one mentee are the answers of successive
    /// rounds.
    ///
    /// Without a mentor an answer is about whoever is proposed. Other columns are ignored.
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
        let optional = ["reason", "mentor_id"];
        let mut table = Table::open(source, &["mentee_id", "answer"], &optional, &mut ignored)?;
        let mut answers = Self::default();
        while let Some(row) = table.row()? {
            let mentee = table.id(&row, "mentee_id")?;
            let reply: Reply = table
                .cell(&row, "answer")
                .parse()
                .map_err(|error: crate::error::Error| table.blame(error.of_person(mentee.as_str()), &row))?;
            let mut answer = Answer::new(reply).with_reason(table.cell(&row, "reason"));
            if !table.cell(&row, "mentor_id").is_empty() {
                answer = answer.with_mentor(table.id(&row, "mentor_id")?);
            }
            answers = answers.with_answer(mentee, answer);
        }
        Ok(answers)
    }
}
