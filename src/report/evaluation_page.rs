//! What came of a programme, as a page of its own.

use std::path::Path;

use maud::html;

use crate::error::Result;
use crate::evaluation::change::CohortChange;
use crate::evaluation::result::Evaluation;
use crate::report::document::{REPORT_STYLE, Script, document, masthead, write};
use crate::report::sections::outcome;
use crate::text_check::check_text;

/// What came of a programme, as an HTML page that needs nothing else: goals, pairs in trouble, what
/// pairs answered, and what it teaches.
///
/// It is the section of a [`Report`](crate::Report) on its own, without the pairs. It names pairs
/// in trouble: it is for those who run the programme.
///
/// ```
/// use pairwright::evaluation::{Outcomes, PairOutcome};
/// use pairwright::report::EvaluationPage;
/// use pairwright::{Cohort, Evaluator, Matcher, Participant};
///
/// let people = [Participant::mentor("ana"), Participant::mentee("max")];
/// let matching = Matcher::default().solve(Cohort::new(people)?)?;
/// let outcomes = Outcomes::new([PairOutcome::new("ana", "max").with_still_meeting(false)])?;
/// let evaluation = Evaluator::default().evaluate(&matching, &outcomes)?;
/// let page = EvaluationPage::new(&evaluation).with_title("Spring 2027").to_html()?;
/// assert!(page.contains("Spring 2027") && page.contains("no longer meeting"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct EvaluationPage<'a> {
    evaluation: &'a Evaluation,
    change: Option<&'a CohortChange>,
    title: String,
    date: String,
}

impl<'a> EvaluationPage<'a> {
    /// A page about this evaluation.
    pub fn new(evaluation: &'a Evaluation) -> Self {
        Self { evaluation, change: None, title: "Mentoring pairs".to_owned(), date: String::new() }
    }

    /// Adds what has changed since the last cohort.
    #[must_use]
    pub fn with_change(mut self, change: &'a CohortChange) -> Self {
        self.change = Some(change);
        self
    }

    /// Sets the title, at the top of the page and in the browser's tab.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets a date under the title, as a text. The library has no clock.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<String>) -> Self {
        self.date = date.into();
        self
    }

    /// The page as text. The same evaluation and settings give the same bytes.
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when the title or the date has control characters.
    pub fn to_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.date, "date")?;
        let section = outcome::section(self.evaluation, self.change);
        let body = html! {
            header { (masthead(&self.title, &self.date)) }
            main { (section.to_markup()) }
            footer {
                p {
                    "Made by pairwright " (env!("CARGO_PKG_VERSION")) ". For the people who run the programme: "
                    "it names pairs in trouble."
                }
            }
        };
        Ok(document(&self.title, "en", REPORT_STYLE, &body, Script::None))
    }

    /// Writes the page to a file, whole or not at all: a failure leaves an earlier file as it was.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }
}
