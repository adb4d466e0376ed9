//! Letters as a table, for the mail merge of a word processor or a mail program.

use std::io::{self, Write};

use crate::people::reading::rows_out::Rows;
use crate::people::reading::table_format::TableFormat;
use crate::phrases::letter::{Letter, LetterPartner};

const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "first name",
    "email",
    "role",
    "kind",
    "language",
    "subject",
    "partners",
    "partner names",
    "partner titles",
    "partner departments",
    "partner places",
    "partner emails",
    "text",
];

impl Letter {
    /// Writes letters as a table, a row each: whom to, the subject, the partners as far as the
    /// reader may know them, and the text (feature `csv`).
    ///
    /// What there are several of stands on lines of one cell. The first name is a guess: what
    /// stands behind a comma, or else the first word. A text that a spreadsheet would compute gets
    /// an apostrophe before it.
    ///
    /// ```
    /// use pairwright::people::TableFormat;
    /// use pairwright::phrases::Letter;
    /// use pairwright::{Cohort, Letters, Matcher, Participant};
    ///
    /// let max = Participant::mentee("p2").with_name("Max Frei").with_email("max@example.org");
    /// let matching = Matcher::default().solve(Cohort::new([Participant::mentor("p1"), max])?)?;
    /// let mut table = Vec::new();
    /// let letters = Letters::new(&matching).letters()?;
    /// Letter::write_mail_merge(&letters, TableFormat::Csv { mark: true }, &mut table)?;
    /// let text = String::from_utf8(table).unwrap();
    /// assert!(text.contains("\np2,Max Frei,Max,max@example.org,mentee,ask,en,A proposal"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_mail_merge(letters: &[Self], format: TableFormat, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::of(format, to)?;
        rows.texts(COLUMNS)?;
        for letter in letters {
            let first = first_name(letter.name());
            let lines = |of: fn(&LetterPartner) -> Option<&str>| {
                let all: Vec<&str> =
                    letter.partners().iter().map(|partner| of(partner).unwrap_or_default()).collect();
                all.join("\n").trim_end().to_owned()
            };
            rows.text(letter.to().as_str())?;
            rows.text(letter.name())?;
            rows.text(first)?;
            rows.text(letter.email().unwrap_or_default())?;
            rows.text(&letter.role().to_string())?;
            rows.text(&letter.kind().to_string())?;
            rows.text(letter.language())?;
            rows.text(&letter.subject())?;
            rows.number(letter.partners().len())?;
            rows.text(&lines(|partner| Some(partner.name())))?;
            rows.text(&lines(LetterPartner::title))?;
            rows.text(&lines(LetterPartner::department))?;
            rows.text(&lines(LetterPartner::place))?;
            rows.text(&lines(LetterPartner::email))?;
            rows.text(&letter.text())?;
            rows.end()?;
        }
        rows.finish()
    }
}

/// What stands behind a comma, or else the first word.
fn first_name(name: &str) -> &str {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    given.split_whitespace().next().unwrap_or(name)
}
