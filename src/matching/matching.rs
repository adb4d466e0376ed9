//! A matching: pairs, the people they are made of, and the proof.

use std::sync::{Arc, OnceLock};

use crate::assignment::changes::rematch::reoptimised::Unspared;
use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::check::check_fair_under;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::solver::Solver;
use crate::assignment::solvers::work::refused;
use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Pilot};
use crate::matching::face::Face;
use crate::matching::pair::{Pair, all_paired};
use crate::matching::problem::Task;
use crate::matching::sharing::kept_apart::KeptApart;
use crate::matching::sharing::rules::KnownMentees;
use crate::matching::telling::explain;
use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::LeftOut;
use crate::matching::telling::verified::Verified;
use crate::people::cohort::Cohort;
use crate::people::names::Names;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::programme::Programme;
use crate::progress::{PhaseKind, Progress};
use crate::scoring::criterion::PairView;
use crate::scoring::scores::Scores;
use crate::watch::shared_watch::SharedWatch;

/// The best set of pairs for a cohort, with its proof and all that can be said about it.
///
/// As many mentees as possible are served, then the points are the most possible, unless the
/// [objective](crate::matching::Matcher::with_objective) says otherwise. Which of several equally
/// good sets it is depends on the people alone, by the rules of [`ties`](Self::ties): no order of
/// rows, no solver and no number of threads changes it.
///
/// Ask it why: [`explain`](Self::explain) a pair, [`why_not`](Self::why_not) another,
/// [`left_out`](Self::left_out), [`repairs`](Self::repairs). Ask it what if:
/// [`alternatives`](Self::alternatives), [`compare`](Self::compare),
/// [`sensitivity`](Self::sensitivity), [`trade_off`](Self::trade_off).
///
/// A matching keeps its people and its programme, so it can be written down with serde, read again
/// and checked. Reading one checks the proof first: a file in which a pair or a price was changed
/// is refused.
///
/// A clone shares all of this, and costs next to nothing.
#[derive(Debug, Clone)]
pub struct Matching {
    pub(super) parts: Arc<Parts>,
    pub(super) assignment: Arc<Assignment>,
    pub(super) ties: Ties,
    /// What the next round starts from, if parted pairs had a price: the prices of the assignment
    /// know it.
    pub(super) start: Option<Arc<Prices>>,
    /// What was best then where nobody was spared.
    pub(super) unspared: Option<Arc<Unspared>>,
    /// Where the objective is not the most points.
    pub(super) fair: Option<Arc<FairAssignment>>,
    /// Where mentees had to be kept apart.
    pub(super) apart: Option<Arc<KeptApart>>,
    pub(super) pairs: Arc<[Pair]>,
    /// The pairs as rows and columns of the scores.
    pub(super) places: Arc<[(Row, Column)]>,
    /// What the rules about mentees of one mentor need to know, when somebody asks.
    pub(super) mentees: Arc<OnceLock<KnownMentees>>,
    /// Found when somebody asks.
    pub(super) left_out: Arc<OnceLock<Vec<LeftOut>>>,
    /// How far the search for the best was that the matcher's watch stopped.
    pub(super) stopped_at: Option<Progress>,
    /// Of the questions.
    pub(super) watch: SharedWatch,
}

/// What was found for the problem of a matching.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    Best(Assignment, Ties),
    /// Best without some pairs.
    Apart(Assignment, Box<KeptApart>),
    Fair(Box<FairAssignment>),
}

/// What a matching is made for: the people, and all that is settled before it is solved.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) cohort: Arc<Cohort>,
    pub(super) programme: Programme,
    pub(super) scores: Arc<Scores>,
    pub(super) pilot: Option<Pilot>,
    pub(super) given: Given,
    /// Proposed pairs that stay since no more may be parted.
    pub(super) held: Vec<PairId>,
    pub(super) task: Task,
    /// What the check of the answer has found, for the next rematch.
    pub(super) face: Arc<OnceLock<Face>>,
    /// What was solved, and is to be solved, by a solver of the caller's own.
    pub(super) solver: Option<Arc<dyn Solver>>,
}

impl Matching {
    /// Puts names to an assignment of the cohort's scores. A matching of the same people and scores
    /// knows most pairs.
    pub(super) fn assemble(mut parts: Parts, answer: Answer, before: Option<&Self>) -> Result<Self> {
        let (assignment, ties, fair, apart) = match answer {
            Answer::Best(assignment, ties) => (assignment, ties, None, None),
            Answer::Apart(assignment, apart) => {
                parts.task = parts.task.separated(&parts.scores, &apart.separated)?;
                (assignment, Ties::LeftOutBySearch, None, Some(apart))
            }
            Answer::Fair(fair) => (fair.assignment().clone(), Ties::NotLookedAt, Some(fair), None),
        };
        let Parts { cohort, scores, task, .. } = &parts;
        let solved = assignment.pairs().iter().filter(|&&(row, _)| !task.is_waiting_list(row));
        let mut places: Vec<(Row, Column)> = solved.chain(task.settled()).copied().collect();
        places.sort_unstable();
        let same = |before: &&Self| {
            Arc::ptr_eq(&before.parts.scores, scores) && Arc::ptr_eq(&before.parts.cohort, cohort)
        };
        let known = before.filter(same).into_iter().flat_map(|one| one.places.iter().zip(&*one.pairs));
        let pairs = all_paired(cohort, scores, &places, task.settled(), known)?;
        let matching = Self {
            parts: Arc::new(parts),
            assignment: Arc::new(assignment),
            ties,
            start: None,
            unspared: None,
            fair: fair.map(Arc::from),
            apart: apart.map(Arc::from),
            pairs: pairs.into(),
            places: places.into(),
            mentees: Arc::default(),
            left_out: Arc::default(),
            stopped_at: None,
            watch: SharedWatch::default(),
        };
        match matching.beyond_pilot() {
            Some(why) => Err(refused(matching.problem(), "the problem of the pilot", &why)),
            None => Ok(matching),
        }
    }

    /// The pairs, by mentor, then mentee.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The sum of the pairs' points.
    pub fn points(&self) -> i64 {
        self.pairs.iter().map(|pair| i64::from(pair.points)).sum()
    }

    /// The sum of the pairs' points by criterion, in the order of [`Scores::criteria`]. They add up
    /// to [`points`](Self::points) exactly.
    pub fn points_by_criterion(&self) -> Vec<(&str, i64)> {
        let mut sums: Vec<(&str, i64)> = self.parts.scores.criteria().map(|c| (c.name(), 0)).collect();
        for &(row, column) in self.places.iter() {
            for (sum, entry) in sums.iter_mut().zip(self.parts.scores.entries(row, column)) {
                sum.1 += explain::points(entry);
            }
        }
        sums
    }

    /// The partners a person has, in both roles, by id. Nobody for somebody who is left out or does
    /// not take part.
    pub fn partners(&self, person: impl AsRef<str>) -> Vec<&Participant> {
        let person = person.as_ref();
        let mut found: Vec<&ParticipantId> = Vec::new();
        for pair in self.pairs.iter() {
            if pair.mentor().is(person) {
                found.push(pair.mentee());
            } else if pair.mentee().is(person) {
                found.push(pair.mentor());
            }
        }
        found.sort_unstable();
        found.into_iter().filter_map(|id| self.parts.cohort.get(id)).collect()
    }

    /// The people.
    pub fn cohort(&self) -> &Cohort {
        &self.parts.cohort
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> Names {
        Names::of(&self.parts.cohort)
    }

    /// The people, shared.
    pub(crate) fn shared_cohort(&self) -> &Arc<Cohort> {
        &self.parts.cohort
    }

    /// What was settled before.
    pub(crate) fn given(&self) -> &Given {
        &self.parts.given
    }

    /// The pilot it was made for.
    pub(crate) fn pilot(&self) -> Option<&Pilot> {
        self.parts.pilot.as_ref()
    }

    /// The programme under which they were matched.
    pub fn programme(&self) -> &Programme {
        &self.parts.programme
    }

    /// The scores of all pairs of the cohort, by criterion: what the matching is best for.
    pub fn scores(&self) -> &Scores {
        &self.parts.scores
    }

    /// The problem that was solved: that of the [`scores`](Self::scores), without what was settled
    /// before.
    ///
    /// Fixed pairs have given up their places, declined ones are never, nor are the few without
    /// which mentees are kept apart who may not share a mentor; spared pairs are worth their price
    /// more, and a pilot's waiting list is one row more. To check the optimum with another
    /// solver, take this one, not the scores.
    pub fn problem(&self) -> &Problem {
        self.parts.task.problem(&self.parts.scores)
    }

    /// The answer to the [`problem`](Self::problem) as rows and columns, and the prices that prove
    /// it best.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// Checks from scratch that no other set of pairs is better, or by no more than the
    /// [`gap`](Self::gap), and that the pilot and the rules about mentees of one mentor are kept.
    ///
    /// The matcher has done this once; this is for a matching that comes from somebody else, and
    /// for a page that shows the proof. It knows no solver.
    ///
    /// Time O(mentors x mentees x tables), space O(mentees); where profiles repeat far less, by the
    /// network of the tables.
    ///
    /// # Errors
    /// [`is_proof`](Error::is_proof), naming what is wrong;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn verify(&self) -> Result<Verified> {
        self.asked(PhaseKind::Checking, |work| {
            let guard = work.guard();
            if let Some(why) =
                self.beyond_pilot().map_or_else(|| self.not_apart(guard), |why| Ok(Some(why)))?
            {
                return Err(Error::proof(why));
            }
            if let Some(fair) = &self.fair {
                return Ok(Verified::Fair(check_fair_under(self.problem(), fair, guard)??));
            }
            let proof = check_under(self.problem(), &self.assignment, guard)??;
            Ok(self.apart.as_ref().map_or(Verified::MostPoints(proof), |apart| Verified::KeptApart {
                proof,
                separated: apart.separated.len(),
                gap: apart.gap,
            }))
        })
    }

    /// What the matching is best at. Default: the most points.
    pub fn objective(&self) -> Objective {
        self.fair.as_ref().map_or(Objective::MostPoints, |fair| fair.objective())
    }

    /// The answer to another objective than the most points, with its certificate.
    pub fn fair_assignment(&self) -> Option<&FairAssignment> {
        self.fair.as_deref()
    }

    /// Everything there is to say about two people as a pair, whether they are one or not.
    ///
    /// For a forbidden pair it names what forbids it; a pair that was declined earlier says so, and
    /// so does one whose mentee may not share a mentor with those whom the mentor has.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_department("Data").with_manager("zoe"),
    ///     Participant::mentee("max").with_department("Legal"),
    ///     Participant::mentee("zoe").with_department("Data"),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// assert_eq!(matching.explain("ana", "max")?.points(), Some(180));
    /// let never = matching.explain("ana", "zoe")?;
    /// assert_eq!(never.prohibitions().next().unwrap().text(), "zoe manages ana");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when the first is not a mentor of the cohort, or the
    /// second not a mentee.
    pub fn explain(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> Result<Explanation> {
        let (mentor, mentee) = (mentor.as_ref(), mentee.as_ref());
        let nobody = |id: &str, role: &str| Error::unknown(format!("no such {role}")).of_person(id);
        let row = self.parts.scores.row(mentor).ok_or_else(|| nobody(mentor, "mentor"))?;
        let column = self.parts.scores.column(mentee).ok_or_else(|| nobody(mentee, "mentee"))?;
        let pair = self.view(row, column).ok_or_else(|| nobody(mentor, "mentor"))?;
        let scores = &self.parts.scores;
        let told = Explanation::of(scores, row, column, &pair).with_fit(scores, row, column);
        let told = told.with_names(self.shared_cohort());
        let declined = self.parts.given.declined(pair.mentor().id(), pair.mentee().id());
        let beside = self.companions_against(row, column).map(|(_, why)| why);
        Ok(match declined {
            Some(why) => told.declined(why),
            None => told.beside(beside),
        })
    }

    /// Is a pair below a floor no pair?
    pub(super) fn has_quality_first(&self) -> bool {
        matches!(self.objective(), Objective::Floor { first: Precedence::Quality, .. })
    }

    /// How many of the pairs were settled before the others were looked for.
    #[cfg(feature = "report")]
    pub(crate) fn settled_pairs(&self) -> usize {
        self.parts.task.settled().len()
    }

    /// Was anything settled or declined before, or are there groups, so that possible partners may
    /// be full?
    pub(super) fn is_settled_in_part(&self) -> bool {
        let given = !self.parts.task.settled().is_empty() || !self.parts.given.declined.is_empty();
        given || self.apart.is_some() || self.assignment.prices().worths().is_some()
    }

    /// How many mentees have a mentor.
    pub(super) fn served(&self) -> usize {
        let mut mentees: Vec<Column> = self.places.iter().map(|&(_, column)| column).collect();
        mentees.sort_unstable();
        mentees.dedup();
        mentees.len()
    }

    /// The pairs as rows and columns of the scores.
    #[cfg(feature = "report")]
    pub(crate) fn places(&self) -> impl Iterator<Item = (Row, Column)> + '_ {
        self.places.iter().copied()
    }

    pub(super) fn view(&self, row: Row, column: Column) -> Option<PairView<'_>> {
        let mentor = self.parts.cohort.get(self.parts.scores.mentors().get(row.index())?)?;
        let mentee = self.parts.cohort.get(self.parts.scores.mentees().get(column.index())?)?;
        Some(PairView::new(&self.parts.cohort, mentor, mentee))
    }

    /// Both people of every pair.
    pub(crate) fn views(&self) -> impl Iterator<Item = PairView<'_>> {
        self.places.iter().filter_map(|&(row, column)| self.view(row, column))
    }
}

impl Matching {
    /// How the pairs are not what the pilot asks for, if they are not.
    pub(super) fn beyond_pilot(&self) -> Option<String> {
        let found = self.pairs.len();
        match &self.parts.pilot {
            Some(Pilot::Best(most)) if found > *most as usize => {
                Some(format!("the pilot is of at most {most} pairs, and there are {found}"))
            }
            Some(Pilot::Mentees(_)) => {
                let outside = |place: &&(Row, Column)| {
                    self.parts.task.is_excluded(place.1)
                        && self.parts.task.settled().binary_search(place).is_err()
                };
                let &(row, column) = self.places.iter().find(outside)?;
                Some(format!("{row} and {column} are a pair, but are not in the pilot"))
            }
            _ => None,
        }
    }
}

#[expect(clippy::into_iter_without_iter, reason = "`pairs` is the word for it")]
impl<'a> IntoIterator for &'a Matching {
    type Item = &'a Pair;
    type IntoIter = std::slice::Iter<'a, Pair>;

    /// The [`pairs`](Matching::pairs).
    fn into_iter(self) -> Self::IntoIter {
        self.pairs().iter()
    }
}
