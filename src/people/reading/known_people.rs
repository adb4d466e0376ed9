//! Who is known from the rows of some files.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::people::folding::folded;
use crate::people::reading::identity::full_name;
use crate::people::reading::table::{Row, Table, cell};

/// Ids, e-mail addresses and names of everybody in some files, gathered when they are asked for.
pub(super) struct KnownPeople<'f> {
    files: Vec<(&'f Table, &'f [Row])>,
    folded: OnceCell<BTreeSet<String>>,
}

impl<'f> KnownPeople<'f> {
    pub(super) fn new(files: impl IntoIterator<Item = (&'f Table, &'f [Row])>) -> Self {
        Self { files: files.into_iter().collect(), folded: OnceCell::new() }
    }

    /// Is this text somebody's id, e-mail address or name?
    pub(super) fn has(&self, text: &str) -> bool {
        self.folded.get_or_init(|| self.all()).contains(folded(text).as_ref())
    }

    fn all(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for &(table, rows) in &self.files {
            let columns: Vec<usize> =
                ["id", "email", "name"].iter().filter_map(|name| table.column(name)).collect();
            let names = table.column("first_name").zip(table.column("last_name"));
            for row in rows {
                all.extend(columns.iter().map(|&column| folded(cell(row, column)).into_owned()));
                let full = names.map(|(given, family)| full_name(cell(row, given), cell(row, family)));
                all.extend(full.map(|name| folded(&name).into_owned()));
            }
        }
        all.remove("");
        all
    }
}
