//! Values as small numbers: the codes of a table.

use std::collections::BTreeMap;

/// The distinct values in order, and for each value its position among them.
///
/// Most attributes have few values: so they are looked up among those known, not sorted.
pub(super) fn codes<T: Ord>(values: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let mut known: BTreeMap<T, u32> = BTreeMap::new();
    let code = |value| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry(value).or_insert(next)
    };
    let mut codes: Vec<u32> = values.map(code).collect();
    // So far they are numbered as they appeared.
    let mut places = vec![0; known.len()];
    let mut distinct = Vec::with_capacity(known.len());
    for (place, (value, appeared)) in (0..).zip(known) {
        places[appeared as usize] = place;
        distinct.push(value);
    }
    for code in &mut codes {
        *code = places[*code as usize];
    }
    (distinct, codes)
}

/// How many people have each of so many codes.
pub(super) fn people(codes: &[u32], distinct: usize) -> Vec<i64> {
    let mut people = vec![0; distinct];
    for &code in codes {
        people[code as usize] += 1;
    }
    people
}
