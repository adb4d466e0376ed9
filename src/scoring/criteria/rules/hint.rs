//! Which heading was probably meant.

use std::collections::BTreeSet;

use crate::people::folding::bare;
use crate::people::resolving::nearness::Nearness;
use crate::programme::rules::compared_columns::KnownColumn;

/// The column with nearly this heading, of those that there are.
pub(super) fn nearest(heading: &str, own: &BTreeSet<&str>) -> Option<String> {
    let own = own.iter().map(|&name| name.to_owned());
    let mut all: Vec<String> = own.chain(KnownColumn::names().map(str::to_owned)).collect();
    let wanted = bare(heading);
    let mut nearness = Nearness::new(std::iter::once(wanted.as_str()), all.len());
    for (at, name) in all.iter().enumerate() {
        nearness.offer(&bare(name), at);
    }
    let found = nearness.found().into_iter().flatten().next()?;
    (found < all.len()).then(|| all.swap_remove(found))
}
