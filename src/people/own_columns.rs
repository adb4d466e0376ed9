//! The columns of the tables that this library writes.
//!
//! What it has written comes back: pairs of `matches.csv` as locked, wished, earlier or forbidden
//! ones, the people of `unmatched.csv` for the next cohort. Readers know the columns that are only
//! for people by this list, and say nothing of them.

#[cfg(feature = "csv")]
use crate::people::folding::folded;

/// The columns of `matches.csv` before those of the criteria. Names are there where anybody has
/// one.
pub(crate) const MATCHES: [&str; 9] = [
    "mentor_id",
    "mentor_name",
    "mentee_id",
    "mentee_name",
    "points",
    "fit",
    "duration",
    "format",
    "lines_checked",
];

/// The columns of a form that asks how pairs went.
#[cfg(all(feature = "csv", feature = "evaluate"))]
pub(crate) const OUTCOMES: [&str; 7] =
    ["mentor_id", "mentor_name", "mentee_id", "mentee_name", "rating", "still_meeting", "goals_met"];

/// The columns of `unmatched.csv`. Names are there where anybody has one.
#[cfg(feature = "csv")]
pub(crate) const UNMATCHED: [&str; 4] = ["id", "name", "role", "reason"];

/// Which headings of a table are this library's own? Time O(n) for n headings.
///
/// Pairs with their points are ours, whatever stands after these: criteria have any name. Without
/// `mentor_id`, `mentee_id` and `points` before everything else, or `id`, `role` and `reason`, a
/// table is somebody else's, and none of its columns are ours.
#[cfg(feature = "csv")]
pub(crate) fn ours<'a>(headings: impl IntoIterator<Item = &'a str>) -> Vec<bool> {
    let headings: Vec<String> = headings.into_iter().map(compared).collect();
    let at = |name: &str| {
        let name = compared(name);
        headings.iter().position(|heading| *heading == name)
    };
    let known = |columns: &[&str]| -> Vec<bool> {
        let columns: Vec<String> = columns.iter().map(|name| compared(name)).collect();
        headings.iter().map(|heading| columns.contains(heading)).collect()
    };
    if let [Some(mentor), Some(mentee), Some(points)] = ["mentor_id", "mentee_id", "points"].map(at)
        && mentor < points
        && mentee < points
    {
        let known = known(&MATCHES);
        return known.into_iter().enumerate().map(|(k, known)| known || k > points).collect();
    }
    if ["id", "role", "reason"].map(at).iter().all(Option::is_some) {
        return known(&UNMATCHED);
    }
    vec![false; headings.len()]
}

/// A heading as it is compared.
#[cfg(feature = "csv")]
fn compared(heading: &str) -> String {
    folded(heading).replace(['_', '-'], " ")
}

#[cfg(feature = "csv")]
#[cfg(test)]
mod tests {
    use super::{MATCHES, UNMATCHED, ours};

    #[test]
    fn what_is_written_is_known_and_nothing_else() {
        let all = |headings: &[&str]| ours(headings.iter().copied());
        assert!(all(&MATCHES).into_iter().all(|own| own));
        assert!(all(&UNMATCHED).into_iter().all(|own| own));
        let criteria = ["note", "Mentor ID", "MENTEE-ID", "points", "department", "my own"];
        assert_eq!(all(&criteria), [false, true, true, true, true, true]);
        assert_eq!(all(&["mentor_id", "mentee_id", "reason", "duration"]), [false; 4]);
        assert_eq!(all(&["points", "mentor_id", "mentee_id", "hours"]), [false; 4]);
        assert_eq!(all(&["id", "role", "level", "reason"]), [true, true, false, true]);
        assert_eq!(all(&["id", "role", "name"]), [false; 3]);
        assert!(all(&[]).is_empty());
    }
}
