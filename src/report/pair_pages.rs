//! All pairs of a large cohort on pages of their own, for those who read without scripts.

use std::path::{Path, PathBuf};

use maud::{Markup, html};

use crate::error::{Error, Result};
use crate::report::document::{REPORT_STYLE, Script, document, write};
use crate::report::page::report_page;
use crate::report::pair_card::PairCard;
use crate::report::report::Report;
use crate::report::sections::pairs;
use crate::report::words::{count, counted};
use crate::text_check::check_text;

/// The name of the page in its folder, and of the folder beside it.
const PAGE: &str = "report.html";
const FOLDER: &str = "report-pairs";
/// So many pairs are on one page.
const PAIRS: usize = 500;

impl Report<'_> {
    /// The page and, of a cohort with more pairs than it [has cards for](Self::with_explained),
    /// pages with all cards: names and contents. The first is `report.html`; the others are
    /// `report-pairs/1.html` and so on, which it links to.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Report};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let pages = Report::new(&matching).with_explained(0).to_pages()?;
    /// let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    /// assert_eq!(names, ["report.html", "report-pairs/1.html"]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html).
    pub fn to_pages(&self) -> Result<Vec<(String, String)>> {
        check_text(&self.title, "title")?;
        check_text(&self.date, "date")?;
        self.check_provenance()?;
        let cards = self.matching.map(pairs::cards).transpose()?.unwrap_or_default();
        let is_large = cards.len() > self.explained;
        let first = is_large.then(|| format!("{FOLDER}/1.html"));
        let mut pages = vec![(PAGE.to_owned(), report_page(self, &cards, first.as_deref())?)];
        if is_large {
            let number = cards.len().div_ceil(PAIRS);
            for (at, cards) in cards.chunks(PAIRS).enumerate() {
                let body = page(self, cards, at + 1, number);
                let page = document(&self.title, "en", REPORT_STYLE, &body, Script::None);
                pages.push((format!("{FOLDER}/{}.html", at + 1), page));
            }
        }
        Ok(pages)
    }

    /// Writes the [pages](Self::to_pages) into a folder, each whole or not at all, and says which
    /// files they are. Pages of pairs that an earlier, larger report left are not taken away.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](Error::is_io), naming the file.
    pub fn write_folder(&self, folder: impl AsRef<Path>) -> Result<Vec<PathBuf>> {
        let mut written = Vec::new();
        for (name, page) in self.to_pages()? {
            let path = folder.as_ref().join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)
                    .map_err(|error| Error::io(parent.display().to_string(), error))?;
            }
            write(&path, &page)?;
            written.push(path);
        }
        Ok(written)
    }
}

fn page(report: &Report<'_>, cards: &[PairCard], at: usize, number: usize) -> Markup {
    let range = cards.first().zip(cards.last());
    html! {
        header {
            h1 { bdi { (report.title) } ": the pairs" }
            p {
                "Page " (count(at)) " of " (count(number)) ", " (counted(cards.len(), "pair"))
                @if let Some((first, last)) = range { ": mentors " bdi { (first.who[0].0) } " to " bdi { (last.who[0].0) } }
                "."
            }
            (links(at, number, "Pages"))
        }
        main { ul.cards { @for card in cards { (card.to_markup()) } } }
        footer { (links(at, number, "Pages, again")) }
    }
}

/// To the report and to the other pages.
fn links(at: usize, number: usize, label: &str) -> Markup {
    html! {
        nav aria-label=(label) {
            ul {
                li { a href={ "../" (PAGE) } { "The report" } }
                @for page in 1..=number {
                    @if page == at { li { b { (page) } } } @else { li { a href={ (page) ".html" } { (page) } } }
                }
            }
        }
    }
}
