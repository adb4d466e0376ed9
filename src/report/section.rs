//! A section of a page, and its parts: tables, figures, pictures with a table next to them.
//!
//! What all sections share is here, so that one change of style reaches all of them.

use maud::{Markup, html};

use crate::error::Result;

/// A part of the page: what its heading is called in links, the heading, and what stands under it.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) body: Markup,
}

impl Section {
    /// The section with its heading.
    pub(super) fn to_markup(&self) -> Markup {
        html! {
            section id=(self.id) aria-labelledby={ (self.id) "-title" } {
                h2 id={ (self.id) "-title" } { (self.title) }
                (self.body)
            }
        }
    }
}

/// A section, or nothing where there is nothing to say.
pub(super) type Part = Result<Option<Section>>;
