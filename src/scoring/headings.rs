//! The names of criteria, which are headings of `matches.csv`.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::people::own_columns::MATCHES;
use crate::text_check::check_text;

/// Names that are taken.
#[derive(Default)]
pub(super) struct Headings(BTreeSet<String>);

impl Headings {
    /// Takes a name.
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme) when it is none, or that of another column.
    pub(super) fn take(&mut self, name: &str) -> Result<()> {
        check_text(name, "criterion").map_err(|error| Error::programme(error.message()).with_value(name))?;
        let refused = |why: &str| Err(Error::programme(why).with_value(name));
        // as headings are compared: whatever the case, and the spaces around
        let heading = name.trim().to_lowercase();
        if heading.is_empty() {
            return refused("a criterion has no name");
        }
        if MATCHES.contains(&heading.as_str()) {
            return refused("a criterion cannot have the name of another column of matches.csv");
        }
        if !self.0.insert(heading) {
            return refused("two criteria have the same name");
        }
        Ok(())
    }
}
