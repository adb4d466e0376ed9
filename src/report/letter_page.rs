//! One letter as markup.

use maud::{Markup, html};

use crate::phrases::letter::{Block, Letter, LetterPartner, apart};
use crate::phrases::phrase::Phrase;

/// A letter, on a page in this language.
pub(super) fn letter(letter: &Letter, around: &str) -> Markup {
    let language = (letter.language() != around).then_some(letter.language());
    html! {
        article.letter lang=[language] {
            @if !letter.programme().is_empty() { p.programme { bdi { (letter.programme()) } } }
            h1 { (alone(letter.heading())) }
            @for block in letter.blocks() { (self::block(letter, block)) }
        }
    }
}

fn block(letter: &Letter, block: &Block) -> Markup {
    match block {
        Block::Said { said, names } => html! { p { (marked(said, &with_names(said.text(), names))) } },
        Block::Own(text) => html! { p.own { bdi { (text) } } },
        Block::Card(at) => html! { @if let Some(one) = letter.partners().get(*at) { (card(one)) } },
        Block::List(lines) => html! { ul { @for line in lines { li { (alone(line)) } } } },
        Block::Steps(lines) => html! { ol { @for line in lines { li { (alone(line)) } } } },
    }
}

fn card(partner: &LetterPartner) -> Markup {
    html! {
        p.card {
            strong { (person(partner.name())) }
            @for line in partner.details() { span { bdi { (line) } } }
        }
    }
}

fn person(name: &str) -> Markup {
    html! { bdi.person { (name) } }
}

/// A text that may have words of others in it, which may run from right to left.
fn alone(said: &Phrase) -> Markup {
    html! { bdi lang=[said.is_fallback().then_some("en")] { (said.text()) } }
}

/// The text with each name marked, in the order in which they stand.
fn with_names(text: &str, names: &[String]) -> Markup {
    let found = names.iter().filter_map(|name| Some((text.find(&apart(name))?, name)));
    let Some((at, name)) = found.min() else { return html! { (text) } };
    let behind = at + apart(name).len();
    html! { (text[..at]) (person(name)) (with_names(&text[behind..], names)) }
}

/// Marks words that are in English since the language has none.
fn marked(said: &Phrase, markup: &Markup) -> Markup {
    html! { @if said.is_fallback() { span lang="en" { (markup) } } @else { (markup) } }
}
