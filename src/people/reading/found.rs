//! What reading the files of a cohort finds.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::problems::Problems;
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::reading::headings::Known;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::source::Source;
use crate::people::reading::table::Table;

/// What reading several files finds.
pub(super) struct Found<'m> {
    pub(super) mapping: &'m Mapping,
    pub(super) findings: Vec<Finding>,
    pub(super) problems: Problems,
    /// All headings, as they are compared.
    pub(super) headings: BTreeSet<String>,
    /// What the column of a field is called: the file, the field and the heading.
    pub(super) columns: Vec<(String, &'static str, String)>,
    /// The words that were met, of those that the mapping explains, by field.
    pub(super) words: BTreeMap<&'static str, BTreeSet<String>>,
}

impl<'m> Found<'m> {
    pub(super) fn new(mapping: &'m Mapping) -> Self {
        let mut problems = Problems::default();
        mapping.check().into_iter().for_each(|error| problems.add(error));
        let (findings, columns) = (Vec::new(), Vec::new());
        let (headings, words) = (BTreeSet::new(), BTreeMap::new());
        Self { mapping, findings, problems, headings, columns, words }
    }

    /// The headings of a file, of these fields.
    pub(super) fn open(&mut self, source: Source<'_>, known: Known) -> Option<Table> {
        let source = source.with(self.mapping.options());
        let table = self.problems.take(Table::begin(source, known, self.mapping))?;
        self.findings.extend(table.recognised());
        self.headings.extend(table.bare_headings());
        let file = table.place();
        let known = table.headings().iter().filter_map(|heading| Some((heading.known()?, &heading.text)));
        let renamed = known.filter(|(field, text)| *field != text.as_str());
        self.columns.extend(renamed.map(|(field, text)| (file.file().to_owned(), field, text.clone())));
        Some(table)
    }

    /// What the mapping has that no file has, when all of them were read. Without their headings
    /// files were not read at all, and nothing is known.
    pub(super) fn look_at_mapping(&mut self) {
        if self.problems.count() == 0 {
            self.mapping.unused(&self.headings).into_iter().for_each(|error| self.problems.add(error));
        }
        for (field, met) in &self.words {
            let words = self.mapping.unused_words(field, met);
            if !words.is_empty() {
                let words = words.into_iter().map(str::to_owned).collect();
                self.findings.push(Finding::new(Fact::MappingUnused { field: (*field).into(), words }, None));
            }
        }
    }
}
