//! Letters as pages, one each or all on one.

use std::path::Path;

use maud::{Markup, html};

use crate::error::Result;
use crate::phrases::letter::Letter;
use crate::phrases::letters::Letters;
use crate::report::document::{Script, document, write};
use crate::report::letter_page::letter;

const STYLE: &str = include_str!("letters.css");

impl Letter {
    /// The letter as a page of its own: for an e-mail, a browser, a printer (feature `report`).
    ///
    /// ```
    /// use pairwright::{Cohort, Letters, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max").with_name("<Max>")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let letters = Letters::new(&matching).letters()?;
    /// assert!(letters[1].to_html().contains("Dear <bdi class=\"person\">&lt;Max&gt;</bdi>,"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn to_html(&self) -> String {
        page(&self.subject(), self.language(), &letter(self, self.language()))
    }
}

impl Letters<'_> {
    /// All letters on one page to print, each on a sheet of its own (feature `report`).
    ///
    /// # Errors
    /// Those of [`letters`](Self::letters).
    pub fn to_html(&self) -> Result<String> {
        Ok(self.page_of(&self.letters()?))
    }

    /// The page of letters that were made already (feature `report`).
    pub fn page_of(&self, letters: &[Letter]) -> String {
        let language = self.phrases().language();
        let title = letters.first().map_or_else(String::new, Letter::subject);
        page(&title, language, &html! { @for one in letters { (letter(one, language)) } })
    }

    /// Writes the page to a file, whole or not at all (feature `report`).
    ///
    /// # Errors
    /// Those of [`letters`](Self::letters); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }
}

/// A letter runs nothing and loads nothing.
fn page(title: &str, language: &str, letters: &Markup) -> String {
    document(title, language, STYLE, &html! { main { (letters) } }, Script::None)
}
