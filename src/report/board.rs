//! One page for a board, on one sheet: figures, the bar of choices, a map of silos, a line to
//! decide on. No person, no points.

use maud::html;
use std::path::Path;

use crate::error::{Error, Result};
use crate::report::document::{REPORT_STYLE, Script, document, masthead, write};
use crate::report::first_screen;
use crate::report::glance::Glance;
use crate::report::report::Report;
use crate::text_check::check_text;

impl Report<'_> {
    /// One page for a board, on one sheet of paper: the figures beside what is possible, which of
    /// their choices people got, which departments are crossed, and what is to be decided.
    ///
    /// It names nobody and has no points. A small department is named like any other, so where one
    /// has a single person, a reader who knows it may know who is meant. Of what was added to the
    /// report, only the [last cohort](Self::with_last_cohort) is in it.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Report};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let page = Report::new(&matching).with_title("Spring 2027").to_board_html()?;
    /// assert!(page.contains("Spring 2027") && page.contains("The one mentee has a mentor"));
    /// assert!(!page.contains(">ana<") && !page.contains(">max<"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when the title or the date has control characters, or the
    /// season has no matching yet; [`is_memory`](Error::is_memory) when there is no memory for
    /// something it asks.
    pub fn to_board_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.date, "date")?;
        let none = || Error::input("there are no figures yet: nobody has been matched");
        let glance = Glance::of(self.matching.ok_or_else(none)?, self.last)?;
        let body = html! {
            main.board {
                header { (masthead(&self.title, &self.date)) }
                ul.lead { @for sentence in first_screen::sentences(&glance) { li { (sentence) } } }
                @if let Some(bar) = first_screen::bar(&glance) { (bar) }
                (first_screen::compared(&glance))
                @if let Some(map) = first_screen::map(&glance) { (map) }
                p.decision { (first_screen::decision(&glance, self.season)) }
            }
        };
        Ok(document(&self.title, "en", REPORT_STYLE, &body, Script::None))
    }

    /// Writes the page for a board to a file, whole or not at all.
    ///
    /// # Errors
    /// As [`to_board_html`](Self::to_board_html); [`is_io`](Error::is_io), naming the file.
    pub fn write_board_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_board_html()?)
    }
}
