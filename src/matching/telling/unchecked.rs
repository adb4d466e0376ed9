//! What a matching was made in spite of, and what could not be checked about it.

use std::fmt;

use crate::matching::matching::Matching;
use crate::people::audit::Audit;
use crate::people::finding::Finding;
use crate::people::finding::english::English;
use crate::people::finding::kind::{FindingKind, Severity};
use crate::people::finding::reporter::Reporter as _;
use crate::people::reporting_lines::line_check::LineCheck;
use crate::scoring::criterion::PairView;
use crate::words::counted;

/// What a matching was made in spite of, and what could not be checked about it. From
/// [`Matching::unchecked`](crate::Matching::unchecked).
///
/// Printed, it is a line for each thing; nothing, if all was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked<'a> {
    stops: &'a [Finding],
    exclusions: Vec<&'a Finding>,
    known: usize,
    pairs: usize,
}

/// Exclusions that name somebody nobody knows, so that they forbid nothing.
const EXCLUSIONS: [FindingKind; 3] =
    [FindingKind::ConflictUnknown, FindingKind::ConflictFlagUnknown, FindingKind::HistoryUnknown];

/// Of each kind, this many findings are printed.
const SHOWN: usize = 3;

impl<'a> Unchecked<'a> {
    /// The findings that stop a matching and were accepted, the most serious first.
    ///
    /// In a season they may also have appeared since the last matching, or, in one that was saved
    /// by an earlier version, before anything had to be accepted.
    pub fn stops(&self) -> &'a [Finding] {
        self.stops
    }

    /// Conflicts and earlier pairs with people nobody knows, who seem to have left: they forbid
    /// nothing.
    pub fn exclusions(&self) -> &[&'a Finding] {
        &self.exclusions
    }

    /// How many pairs are known to be in one reporting line.
    pub(in crate::matching) fn known(&self) -> usize {
        self.known
    }

    /// How many pairs there are of which it is not known whether one stands above the other: see
    /// [`ReportingLines::check`](crate::people::ReportingLines::check).
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// Was everything checked, and nothing accepted?
    pub fn is_nothing(&self) -> bool {
        self.stops.is_empty() && self.exclusions.is_empty() && self.pairs == 0
    }
}

/// How many pairs are in one reporting line, where some could not be checked.
pub(crate) fn lines_told(known: usize, unchecked: usize) -> String {
    format!("{known} known, {} could not be checked", counted(unchecked, "pair"))
}

impl fmt::Display for Unchecked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stops = self.stops.iter().collect::<Vec<_>>();
        for (findings, lead) in [(&stops, "matched in spite of"), (&self.exclusions, "without effect")] {
            for kind in findings.chunk_by(|a, b| a.kind() == b.kind()) {
                let (first, heading) = (kind[0].kind(), English.heading(kind[0].kind()));
                writeln!(f, "{lead}: {heading} [{first}] ({})", kind.len())?;
                for finding in kind.iter().take(SHOWN) {
                    writeln!(f, "  {finding}")?;
                }
                if kind.len() > SHOWN {
                    writeln!(f, "  {}", English.more(kind.len() - SHOWN))?;
                }
            }
        }
        if self.pairs > 0 {
            writeln!(f, "in one reporting line: {}", lines_told(self.known, self.pairs))?;
        }
        Ok(())
    }
}

impl Matching {
    /// What was found about the people: the audit of the cohort, and what the programme's own
    /// [rules](crate::rules) found in their columns.
    ///
    /// ```
    /// use pairwright::rules::{ColumnRule, When};
    /// use pairwright::{Cohort, Matcher, Participant, Programme};
    ///
    /// let rule = ColumnRule::points("same language", "langauge", When::Equal, 100);
    /// let ana = Participant::mentor("ana").with_attribute("language", "Welsh");
    /// let cohort = Cohort::new([ana, Participant::mentee("max")])?;
    /// let matching = Matcher::new(Programme::default().with_rule(rule)).solve(cohort)?;
    /// assert!(matching.audit().to_string().contains("did you mean \"language\"?"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn audit(&self) -> &Audit {
        self.parts.scores.audit().unwrap_or(self.cohort().audit())
    }

    /// What it was made in spite of, and what could not be checked: what was accepted, exclusions
    /// that name somebody nobody knows, pairs whose reporting lines are not known to the top.
    ///
    /// It follows from the people and the programme, so a matching that was saved and read again
    /// says the same, but for the places in files. Time O(findings + pairs x length of a line).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// // nobody knows who manages dee: it may be max
    /// let ana = Participant::mentor("ana").with_manager("dee");
    /// let matching = Matcher::default().solve(Cohort::new([ana, Participant::mentee("max")])?)?;
    /// let told = matching.unchecked().to_string();
    /// assert_eq!(told, "in one reporting line: 0 known, 1 pair could not be checked\n");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn unchecked(&self) -> Unchecked<'_> {
        let audit = self.audit();
        let exclusions = audit.of(Severity::Doubtful).iter();
        let (mut known, mut pairs) = (0, 0);
        for pair in self.views() {
            match line_check(&pair) {
                LineCheck::InLine(_) => known += 1,
                LineCheck::Unknown => pairs += 1,
                LineCheck::Clear => {}
            }
        }
        Unchecked {
            stops: audit.stops(),
            exclusions: exclusions.filter(|finding| EXCLUSIONS.contains(&finding.kind())).collect(),
            known,
            pairs,
        }
    }
}

/// Are the two of a pair in one reporting line, as far as that is known?
pub(in crate::matching) fn line_check(pair: &PairView<'_>) -> LineCheck {
    pair.cohort().reporting_lines().check(pair.mentor().id(), pair.mentee().id())
}
