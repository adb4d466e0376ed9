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
use crate::text::shown;
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
    co_mentees: CoMenteeLines,
    silent: Vec<&'a str>,
}

/// Two mentees of one mentor: how many such pairs there are, how many are known to be in one
/// reporting line, and of how many that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::matching) struct CoMenteeLines {
    pub(in crate::matching) all: usize,
    pub(in crate::matching) known: usize,
    pub(in crate::matching) unknown: usize,
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

    /// Pairs of mentees of one mentor.
    pub(in crate::matching) fn co_mentee_lines(&self) -> CoMenteeLines {
        self.co_mentees
    }

    /// How many pairs of mentees there are who share a mentor, and of whom it is not known whether
    /// one stands above the other.
    pub fn co_mentees(&self) -> usize {
        self.co_mentees.unknown
    }

    /// The columns of rules about mentees of one mentor that no mentee has: such a rule says
    /// nothing.
    pub fn silent_columns(&self) -> &[&'a str] {
        &self.silent
    }

    /// Was everything checked, and nothing accepted?
    pub fn is_nothing(&self) -> bool {
        self.stops.is_empty()
            && self.exclusions.is_empty()
            && self.silent.is_empty()
            && self.pairs + self.co_mentees.unknown == 0
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
        let CoMenteeLines { known, unknown, .. } = self.co_mentees;
        if unknown > 0 {
            writeln!(f, "co-mentees in one line: {}", lines_told(known, unknown))?;
        }
        for column in &self.silent {
            writeln!(
                f,
                "without effect: a rule on mentees of one mentor; no mentee has a {}",
                shown(column)
            )?;
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
    /// that name somebody nobody knows, pairs, and mentees of one mentor, whose reporting lines are
    /// not known to the top.
    ///
    /// It follows from the people and the programme, so a matching that was saved and read again
    /// says the same, but for the places in files. Time O(findings + pairs x length of a line + the
    /// squares of the mentors' numbers of mentees).
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
            co_mentees: self.co_mentee_lines(),
            silent: silent_columns(self),
        }
    }

    /// Two mentees of one mentor, for all of them. Time O(sum of the groups' squares).
    fn co_mentee_lines(&self) -> CoMenteeLines {
        let lines = self.cohort().reporting_lines();
        let mut found = CoMenteeLines::default();
        for group in self.pairs().chunk_by(|a, b| a.mentor() == b.mentor()) {
            for (at, one) in group.iter().enumerate() {
                for other in &group[at + 1..] {
                    found.all += 1;
                    match lines.check(one.mentee(), other.mentee()) {
                        LineCheck::InLine(_) => found.known += 1,
                        LineCheck::Unknown => found.unknown += 1,
                        LineCheck::Clear => {}
                    }
                }
            }
        }
        found
    }
}

/// The columns of rules that no mentee has, where a mentor may have several mentees.
fn silent_columns(matching: &Matching) -> Vec<&str> {
    let rules = matching.parts.co_mentee_rules();
    rules.map_or_else(Vec::new, |rules| rules.silent())
}

/// Are the two of a pair in one reporting line, as far as that is known?
pub(in crate::matching) fn line_check(pair: &PairView<'_>) -> LineCheck {
    pair.cohort().reporting_lines().check(pair.mentor().id(), pair.mentee().id())
}
