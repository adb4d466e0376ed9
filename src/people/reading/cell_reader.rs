//! How the cells of a column are read.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::people::bounds::Bounds;
use crate::people::folding::folded;
use crate::people::reading::headings::Heading;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::scale::Scale;
use crate::people::reading::separators::Separator;

/// What the mapping, the heading and the other cells say about the cells of a column.
#[derive(Debug)]
pub(super) struct CellReader<'m> {
    pub(super) field: &'static str,
    /// What words mean, as they are compared.
    words: BTreeMap<String, &'m str>,
    pub(super) separator: Separator,
    scale: Option<Scale>,
    /// Level 1 is the top.
    pub(super) is_descending: bool,
    /// Levels are letters and a number, and the number counts.
    pub(super) has_grades: bool,
    /// Tenure has so many units a year.
    pub(super) unit: f64,
    /// An item or an attribute, by the name that its cells are about.
    pub(super) about: String,
    /// Its cells rate an item from 1 to 5, instead of yes or no.
    pub(super) has_ratings: bool,
}

impl<'m> CellReader<'m> {
    pub(super) fn new(field: &'static str, heading: &Heading, about: &str, mapping: &'m Mapping) -> Self {
        let is_in_months = mapping.is_in_months() || folded(&heading.text).contains("month");
        Self {
            field,
            words: mapping.words(field),
            separator: mapping.separator_of(field).unwrap_or(Separator::Semicolon),
            scale: mapping.scale_of(field),
            is_descending: mapping.is_descending(),
            has_grades: false,
            unit: if is_in_months { 12.0 } else { 1.0 },
            about: about.to_owned(),
            has_ratings: false,
        }
    }

    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    pub(super) fn has_scale(&self) -> bool {
        self.scale.is_some()
    }

    /// What a text means by the mapping.
    pub(super) fn meant<'t>(&'t self, text: &'t str) -> &'t str {
        if self.words.is_empty() {
            return text;
        }
        self.words.get(folded(text).as_ref()).copied().unwrap_or(text)
    }

    /// The texts of a cell with several, in the words of the mapping.
    pub(super) fn several<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.separator.split(text).map(|part| self.meant(part))
    }

    /// The number of a cell, from the mapping's scale onto this one if there is one.
    pub(super) fn number<T: Copy + PartialOrd + Display + FromStr>(
        &self,
        bounds: &Bounds<T>,
        text: &str,
        read: impl FnOnce(&str) -> Option<f64>,
    ) -> Result<T> {
        let Some(scale) = self.scale else { return bounds.parse(text, read) };
        let value = match self.field {
            "personality" => read(text).and_then(|value| scale.onto(value, Scale::new(0.0, 100.0))),
            _ => read(text).and_then(|value| scale.onto(value, Scale::new(1.0, 5.0))).map(f64::round),
        };
        value.and_then(|value| bounds.value(value)).ok_or_else(|| {
            Error::input(format!("not a number from {scale}")).at_column(self.field).with_value(text)
        })
    }
}
