//! Who has a direct manager in common.

use crate::people::reporting_lines::ReportingLines;

impl ReportingLines {
    pub(super) fn have_a_manager_in_common(&self, a: usize, b: usize) -> bool {
        let (mut of_a, mut of_b) = (self.up.from(a), self.up.from(b));
        while let ([first, rest @ ..], [other, others @ ..]) = (of_a, of_b) {
            match first.cmp(other) {
                std::cmp::Ordering::Less => of_a = rest,
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => of_b = others,
            }
        }
        false
    }

    /// Does the pair have a direct manager in common?
    pub(crate) fn share_a_manager(&self, a: impl AsRef<str>, b: impl AsRef<str>) -> bool {
        let (a, b) = (self.position(a.as_ref()), self.position(b.as_ref()));
        a.zip(b).is_some_and(|(a, b)| a != b && self.have_a_manager_in_common(a, b))
    }
}
