//! Who is in whose way, in English.

use std::fmt;

use crate::matching::telling::difference::listed;
use crate::matching::telling::minimal_shortage::{Exclusion, MinimalShortage};
use crate::people::names::Names;
use crate::phrases::english::facts::fact;
use crate::text::shown;
use crate::words::{commas, form};

/// How many pairs a criterion forbids, and what it says of them.
fn exclusion(exclusion: &Exclusion, names: &Names) -> String {
    let said = exclusion.fact().map(|said| format!(" ({})", shown(&fact(said, names))));
    format!("{} {}{}", exclusion.pairs(), exclusion.criterion(), said.unwrap_or_default())
}

impl fmt::Display for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&exclusion(self, &Names::default()))
    }
}

impl fmt::Display for MinimalShortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.shortage().names();
        let (group, partners) = (self.shortage().group(), self.shortage().partners());
        let between = form(group.len(), "", " between them");
        let has = form(group.len(), "has", "have");
        match partners {
            [] => write!(f, "{} {has} nobody{between}", listed(group, names))?,
            some => write!(f, "{} {has} only {}{between}", listed(group, names), listed(some, names))?,
        }
        let exclusions: Vec<String> = self.exclusions().iter().map(|one| exclusion(one, names)).collect();
        if exclusions.is_empty() { Ok(()) } else { write!(f, ": {}", commas(exclusions)) }
    }
}
