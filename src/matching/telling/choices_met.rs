//! Whose choices were honoured, how many could be, and who asked in vain for somebody who now has
//! nobody.
//!
//! *Possible* is the most mentees who could have a mentor of their choice in any matching that
//! serves as many, with all that is forbidden, settled or left out of a pilot, whatever it comes to
//! in points. It is a solve of its own: a pair that the mentee asked for is worth 1, another one 0.
//! So it is found when somebody asks.
//!
//! *Mentees with several mentors* are counted once, while a solve counts their pairs. Where the
//! best gives nobody two chosen mentors, the number is exact; otherwise it is a bound.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::Term;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::telling::missed_choice::MissedChoice;
use crate::matching::telling::summary::Share;
use crate::matching::what_if::goal::Goal;
use crate::people::participant_id::ParticipantId;
use crate::progress::PhaseKind;

/// How many mentees have a mentor of their choice, and how many could have. From
/// [`Matching::choices_met`].
///
/// It prints as `one of their choices: 242 of 423, possible 375`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChoicesMet {
    mentees: Share,
    possible: usize,
    is_exact: bool,
    missed: Vec<MissedChoice>,
}

impl ChoicesMet {
    /// Mentees with a mentor of their choice, at any rank, out of those who named anybody.
    pub fn mentees(&self) -> Share {
        self.mentees
    }

    /// How many mentees could have a mentor of their choice where as many are served.
    ///
    /// At most so many, where it [is not exact](Self::is_exact).
    pub fn possible(&self) -> usize {
        self.possible
    }

    /// Can it be reached? It is only a bound where mentees have several mentors and the best would
    /// give some of them two of their choice.
    pub fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// The possible as a share of those who named anybody.
    pub fn possible_share(&self) -> Share {
        Share::new(self.possible, self.mentees.of())
    }

    /// Who asked for somebody who now has nobody: mentees by id and rank, then mentors.
    ///
    /// Pairs that cannot be are not among them. What one costs, [`Matching::why_not`] says.
    pub fn missed(&self) -> &[MissedChoice] {
        &self.missed
    }
}

impl Matching {
    /// How many mentees have a mentor of their choice, how many could have, and who asked for
    /// somebody who now has nobody.
    ///
    /// Costs a solve, of a problem that is easier than the matching's own; the objective is looked
    /// at only where it forbids pairs.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana"),
    ///     Participant::mentor("ben").with_region("North"),
    ///     Participant::mentee("max").with_choices(["ben"]),
    ///     Participant::mentee("mia").with_choices(["ben"]),
    /// ])?;
    /// let met = Matcher::default().solve(cohort)?.choices_met()?;
    /// assert_eq!(met.to_string(), "one of their choices: 1 of 2, possible 1");
    /// assert!(met.missed().is_empty()); // everybody has a partner
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_memory`](crate::Error::is_memory) when there is no memory for it;
    /// [`is_problem`](crate::Error::is_problem) when there are too many people to put those who
    /// waited first next to choices; [`is_cancelled`](crate::Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn choices_met(&self) -> Result<ChoicesMet> {
        let found = self.asked(PhaseKind::Comparing, |work| self.most_choices(work))?;
        let people = self.parts.cohort.mentees();
        let of = people.filter(|mentee| mentee.choices().next().is_some()).count();
        let missed = self.missed_choices();
        let now = self.honoured(self.places.iter().copied());
        Ok(ChoicesMet {
            mentees: Share::new(distinct(&now), of),
            possible: found.len().min(of),
            is_exact: found.len() == distinct(&found),
            missed,
        })
    }

    /// The mentees of a matching with the most pairs that mentees asked for, once for each such
    /// pair.
    fn most_choices(&self, work: &Work<'_>) -> Result<Vec<Column>> {
        let parts = &self.parts;
        let mut settled = self.honoured(parts.task.settled().iter().copied());
        settled.sort_unstable();
        settled.dedup();
        let asked = Goal::MenteeChoices.terms(&parts.cohort, &parts.scores)?;
        // who has a chosen mentor for good is counted already
        let asked = asked.iter().flat_map(Term::pairs).copied();
        let open = asked.filter(|(_, column, _)| settled.binary_search(column).is_err());
        let (counting, people) = self.most_by(vec![Term::list(open)?], work)?;
        let chosen = people.into_iter().filter(|&(row, column)| counting.score(row, column) == Some(1));
        Ok(settled.into_iter().chain(chosen.map(|(_, column)| column)).collect())
    }

    /// The mentees with a mentor whom they asked for.
    pub(crate) fn with_a_choice(&self) -> BTreeSet<&ParticipantId> {
        let mentees = self.scores().mentees();
        self.honoured(self.places.iter().copied())
            .into_iter()
            .map(|column| &mentees[column.index()])
            .collect()
    }

    /// The mentees of these pairs who asked for the mentor.
    fn honoured(&self, pairs: impl Iterator<Item = (Row, Column)>) -> Vec<Column> {
        let is_chosen = |&(row, column): &(Row, Column)| {
            self.view(row, column).is_some_and(|pair| pair.mentee().choice_rank(pair.mentor().id()).is_some())
        };
        pairs.filter(is_chosen).map(|(_, column)| column).collect()
    }
}

fn distinct(columns: &[Column]) -> usize {
    let mut columns = columns.to_vec();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}
