//! One letter as markup, in the language of its reader.

use maud::{Markup, html};

use crate::people::profile::Role;
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrase::Phrase;
use crate::phrases::phrases::Phrases;

/// Begins and ends a name within a sentence, so that it is found again and marked: an isolate, as a
/// text without markup would have.
const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

/// The language of a letter, and that of the page around it.
#[derive(Clone, Copy)]
pub(super) struct LetterPage<'a> {
    phrases: &'a dyn Phrases,
    around: &'a dyn Phrases,
}

impl<'a> LetterPage<'a> {
    pub(super) fn new(phrases: &'a dyn Phrases, around: &'a dyn Phrases) -> Self {
        Self { phrases, around }
    }

    pub(super) fn phrases(&self) -> &'a dyn Phrases {
        self.phrases
    }

    pub(super) fn language(&self) -> &'a str {
        self.phrases.language()
    }

    fn said(&self, part: &LetterPart<'_>) -> Phrase {
        Phrase::of(self.phrases, |words| words.letter(part))
    }

    /// The title that is set, or else the words of the language.
    pub(super) fn title(&self, title: &str, part: LetterPart<'_>) -> String {
        if title.is_empty() { self.said(&part).text().to_owned() } else { title.to_owned() }
    }

    /// A sentence that names nobody.
    pub(super) fn part(&self, part: &LetterPart<'_>) -> Markup {
        let said = self.said(part);
        marked(&said, &html! { (said.text()) })
    }

    /// A text that may have words of others in it, which may run from right to left.
    pub(super) fn isolated(said: &Phrase) -> Markup {
        html! { bdi lang=[said.is_fallback().then_some("en")] { (said.text()) } }
    }

    /// Who the partner is, after the salutation.
    pub(super) fn opening(&self, partner: Role, name: &str, department: Option<&str>) -> Markup {
        let person = html! { strong { (self::person(name)) } };
        let place = department.map(|place| html! { bdi { (place) } });
        let (name, department) = (apart(name), department.map(apart));
        let said =
            self.said(&LetterPart::Opening { partner, name: &name, department: department.as_deref() });
        let parts = department.iter().map(String::as_str).zip(&place);
        let parts: Vec<(&str, &Markup)> = [(name.as_str(), &person)].into_iter().chain(parts).collect();
        marked(&said, &with_markup(said.text(), &parts))
    }

    /// The letter around its sentences. The closing is empty where there is none.
    pub(super) fn letter(&self, title: &str, reader: &str, body: &Markup, closing: &str) -> Markup {
        let language = self.language();
        let other = (language != self.around.language()).then_some(language);
        let name = apart(reader);
        let salutation = self.said(&LetterPart::Salutation { name: &name });
        let named = with_markup(salutation.text(), &[(&name, &person(reader))]);
        html! {
            article.letter lang=[other] {
                h1 { bdi { (title) } }
                p { (marked(&salutation, &named)) }
                (body)
                @if !closing.is_empty() { p { bdi { (closing) } } }
            }
        }
    }
}

fn person(name: &str) -> Markup {
    html! { bdi.person { (name) } }
}

/// A name between marks.
fn apart(name: &str) -> String {
    format!("{BEGIN}{name}{END}")
}

/// The text with markup in the place of the first of each part; what comes first is looked for
/// first.
fn with_markup(text: &str, parts: &[(&str, &Markup)]) -> Markup {
    let found = parts.iter().enumerate().filter_map(|(k, (part, _))| Some((text.find(part)?, k)));
    let Some((at, k)) = found.min() else { return html! { (text) } };
    let (part, markup) = parts[k];
    let others: Vec<_> =
        parts.iter().enumerate().filter(|&(other, _)| other != k).map(|(_, &one)| one).collect();
    html! { (text[..at]) (markup) (with_markup(&text[at + part.len()..], &others)) }
}

/// Marks words that are in English since the language has none.
fn marked(said: &Phrase, markup: &Markup) -> Markup {
    html! { @if said.is_fallback() { span lang="en" { (markup) } } @else { (markup) } }
}
