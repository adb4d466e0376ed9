//! What was found about a cohort, the most serious first.

use std::fmt;

use crate::people::finding::Finding;
use crate::people::finding::english::English;
use crate::people::finding::kind::{FindingKind, Severity};
use crate::people::finding::reporter::Reporter;

/// The findings about a cohort: not wrong enough to refuse it.
///
/// What [stops](Self::stops) is mended, or accepted by its kind: before that nobody is matched,
/// since two people who must not meet could meet. Most of what is doubtful are slips: a mistyped id
/// makes a choice count for nothing. The rest says how something was understood. Printed, it groups
/// the findings by severity and kind, and shows the first three of each kind.
///
/// ```
/// use pairwright::people::Severity;
/// use pairwright::{Cohort, Participant};
///
/// let ana = Participant::mentor("ana").with_choices(["zeo"]);
/// let cohort = Cohort::new([ana, Participant::mentee("zoe")])?;
/// let audit = cohort.audit();
/// assert!(audit.stops().is_empty());
/// assert_eq!(audit.of(Severity::Doubtful)[0].code(), "choice-unknown");
/// let printed = "Doubtful: probably a slip, so somebody should look\n\
///                Choices of people who do not take part [choice-unknown] (1)\n  \
///                Choice 1 of ana is zeo, which is not known here; did you mean zoe?";
/// assert_eq!(audit.to_string(), printed);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
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

    /// Those of these findings that are right, and more.
    pub(crate) fn revised(
        &self,
        is_right: impl Fn(&Finding) -> bool,
        more: impl IntoIterator<Item = Finding>,
    ) -> Self {
        Self::new(self.0.iter().filter(|finding| is_right(finding)).cloned().chain(more).collect())
    }

    /// The same without people's names, which findings quote where somebody was named by them.
    pub(crate) fn without_names(&self) -> Self {
        Self::new(self.0.iter().cloned().map(Finding::without_names).collect())
    }

    /// All findings, by severity, then kind, then person, each once. The order does not depend on
    /// that of the input.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// The findings of a severity. Time O(log n).
    pub fn of(&self, severity: Severity) -> &[Finding] {
        let start = self.0.partition_point(|finding| finding.severity() < severity);
        let end = self.0.partition_point(|finding| finding.severity() <= severity);
        &self.0[start..end]
    }

    /// The findings that stop a matching until they are mended, or accepted by their kind.
    pub fn stops(&self) -> &[Finding] {
        self.of(Severity::Stops)
    }

    /// What still stops a matching if these kinds are accepted, and no others.
    ///
    /// ```
    /// use pairwright::people::FindingKind;
    /// use pairwright::{Cohort, Participant};
    ///
    /// let alone = Cohort::new([Participant::mentor("ana")])?;
    /// assert_eq!(alone.audit().unaccepted(&[]).count(), 1);
    /// assert_eq!(alone.audit().unaccepted(&[FindingKind::Nobody]).count(), 0);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn unaccepted<'a>(&'a self, accepted: &'a [FindingKind]) -> impl Iterator<Item = &'a Finding> {
        self.stops().iter().filter(|finding| !accepted.contains(&finding.kind()))
    }

    /// Was nothing found at all, not even something to note?
    pub fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    /// The audit in the words of a reporter, to be printed. It prints itself in English.
    pub fn told_by<'a>(&'a self, reporter: &'a dyn Reporter) -> impl fmt::Display + 'a {
        Told { audit: self, reporter }
    }
}

/// An audit and who speaks of it.
struct Told<'a> {
    audit: &'a Audit,
    reporter: &'a dyn Reporter,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { audit, reporter } = self;
        if audit.is_clean() {
            return f.write_str(&reporter.nothing());
        }
        let mut newline = "";
        for severity in audit.0.chunk_by(|a, b| a.severity() == b.severity()) {
            write!(f, "{newline}{}", reporter.severity(severity[0].severity()))?;
            for kind in severity.chunk_by(|a, b| a.kind() == b.kind()) {
                let (first, heading) = (kind[0].kind(), reporter.heading(kind[0].kind()));
                write!(f, "\n{heading} [{first}] ({})", kind.len())?;
                for finding in kind.iter().take(SHOWN) {
                    let place = finding.place().map(|place| reporter.place(place) + ": ");
                    let sentence = reporter.sentence(finding.fact());
                    write!(f, "\n  {}{sentence}", place.unwrap_or_default())?;
                }
                if kind.len() > SHOWN {
                    write!(f, "\n  {}", reporter.more(kind.len() - SHOWN))?;
                }
            }
            newline = "\n";
        }
        Ok(())
    }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told_by(&English).fmt(f)
    }
}
