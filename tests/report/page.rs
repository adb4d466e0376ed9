//! Reading a page as a stranger would: from its HTML alone.

use pairwright::{Cohort, Matcher, Matching, Participant};
use scraper::{ElementRef, Html, Selector};

/// A page that was parsed again.
pub(crate) struct Page(pub(crate) Html);

impl Page {
    pub(crate) fn of(text: &str) -> Self {
        let page = Html::parse_document(text);
        assert!(page.errors.is_empty(), "the parser found nothing wrong: {:?}", page.errors);
        Self(page)
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).collect()
    }

    /// Every number of the library that stands in the page under this name.
    pub(crate) fn figures(&self, name: &str) -> Vec<i64> {
        self.all(&format!("[data-figure=\"{name}\"]")).into_iter().map(number).collect()
    }

    /// The one number under this name.
    pub(crate) fn figure(&self, name: &str) -> i64 {
        let found = self.figures(name);
        assert_eq!(found.len(), 1, "{name} stands once in the page");
        found[0]
    }

    pub(crate) fn section(&self, id: &str) -> String {
        self.all(&format!("#{id}")).into_iter().map(text).collect()
    }
}

/// What people read there.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `−1,234` as a number.
pub(crate) fn number(element: ElementRef<'_>) -> i64 {
    let text = text(element).replace(',', "").replace('\u{2212}', "-").replace(['(', ')', '+'], "");
    text.parse().unwrap_or_else(|_| panic!("{text:?} is no number"))
}

pub(crate) fn matched(people: impl IntoIterator<Item = Participant>) -> Matching {
    Matcher::default().solve(Cohort::new(people).unwrap()).unwrap()
}
