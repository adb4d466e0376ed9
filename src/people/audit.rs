//! What is doubtful about a cohort.

use std::fmt;

use crate::people::finding::Finding;

/// The findings about a cohort: doubtful, but not wrong enough to refuse it.
///
/// Somebody should look at them before people are asked, since most are slips: a mistyped id makes
/// a choice count for nothing, and a missing manager hides a conflict of interest. Printed, it
/// groups the findings by kind and shows the first three of each.
///
/// ```
/// use pairwright::{Cohort, Participant};
///
/// let ana = Participant::mentor("ana").with_choices(["zeo"]);
/// let cohort = Cohort::new([ana, Participant::mentee("zoe")])?;
/// let audit = cohort.audit();
/// assert_eq!(audit.findings()[0].code(), "choice-unknown");
/// let printed = audit.to_string();
/// assert!(printed.starts_with("choice-unknown (1)\n  Choice 1 of ana is zeo, which is nobody"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit(Vec<Finding>);

/// Of each kind, this many findings are printed.
const SHOWN: usize = 3;

impl Audit {
    /// The audit with these findings, put into order.
    pub(super) fn new(mut findings: Vec<Finding>) -> Self {
        findings.sort_unstable();
        findings.dedup();
        Self(findings)
    }

    /// All findings, by kind, then by person, each once. The order does not depend on that of the
    /// input.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// Was nothing found?
    pub fn is_clean(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_clean() {
            return f.write_str("nothing found");
        }
        for (k, kind) in self.0.chunk_by(|a, b| a.code() == b.code()).enumerate() {
            let newline = if k == 0 { "" } else { "\n" };
            write!(f, "{newline}{} ({})", kind[0].code(), kind.len())?;
            for finding in kind.iter().take(SHOWN) {
                write!(f, "\n  {finding}")?;
            }
            if kind.len() > SHOWN {
                write!(f, "\n  and {} more", kind.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}
