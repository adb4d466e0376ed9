//! The compiled scores of a cohort: an assignment problem whose terms remember their criterion.

pub(crate) mod forbidding;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::network::highest::highest_scores;
use crate::error::Result;
use crate::people::audit::Audit;
use crate::people::cohort::Cohort;
use crate::people::id_index::IdIndex;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::policies::workload::Even;
use crate::programme::programme::Programme;
use crate::programme::weights::Weights;
use crate::progress::PhaseKind;
use crate::scoring::criteria::built_in::built_in;
use crate::scoring::criteria::rules::found::revised_audit;
use crate::scoring::criterion::Criterion;
use crate::scoring::headings::Headings;
use crate::scoring::recorded_criterion::SavedCriterion;
use crate::scoring::sides::Sides;
use crate::watch::guard::Guard;

/// What every pair of a cohort is worth under a programme, criterion by criterion.
///
/// Mentors are the rows, mentees the columns of [`problem`](Self::problem), each in the order of
/// their ids. Space: the people, the tables and the listed pairs; never one number for each pair.
///
/// ```
/// use pairwright::scoring::Scores;
/// use pairwright::{Cohort, Participant, Programme};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_department("Finance").with_level(2),
///     Participant::mentee("max").with_department("Legal").with_level(6),
/// ])?;
/// let scores = Scores::new(&cohort, &Programme::default())?;
/// let (ana, max) = (scores.row("ana").unwrap(), scores.column("max").unwrap());
/// assert_eq!(scores.problem().score(ana, max), Some(180 + 100)); // other department, ideal gap
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Scores {
    mentors: Vec<ParticipantId>,
    mentees: Vec<ParticipantId>,
    /// What finds mentors, and mentees.
    index: [IdIndex; 2],
    problem: Problem,
    criteria: Vec<Compiled>,
    /// How many of the criteria are the crate's; they come first.
    built_in: usize,
    /// The points of each mentee's best partner, found when somebody asks.
    best: OnceLock<Vec<i32>>,
    /// The pairs that a mentee asked for, found when somebody asks.
    chosen: OnceLock<Vec<(Row, Column)>>,
    /// What was found about the people, where the programme's rules found anything.
    audit: Option<Arc<Audit>>,
}

/// A criterion and the terms of the problem that are its own.
#[derive(Debug, Clone)]
struct Compiled {
    criterion: Arc<dyn Criterion>,
    terms: Range<usize>,
}

impl Scores {
    /// The scores of a cohort by the criteria of the crate.
    ///
    /// Time O(n log n) for n people, and the size of the tables.
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme) when the programme is out of range;
    /// [`is_memory`](crate::Error::is_memory) when tables do not fit in memory;
    /// [`is_problem`](crate::Error::is_problem) when scores do not fit `i32`.
    pub fn new(cohort: &Cohort, programme: &Programme) -> Result<Self> {
        Self::with_criteria(cohort, programme, &[])
    }

    /// The scores by the criteria of the crate and by these, in this order.
    ///
    /// # Errors
    /// As [`new`](Self::new); [`is_programme`](crate::Error::is_programme) when a criterion has no
    /// name, or that of another one or of another column of `matches.csv`.
    pub fn with_criteria(cohort: &Cohort, programme: &Programme, own: &[Arc<dyn Criterion>]) -> Result<Self> {
        Self::with_criteria_under(cohort, programme, own, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(crate) fn with_criteria_under(
        cohort: &Cohort,
        programme: &Programme,
        own: &[Arc<dyn Criterion>],
        guard: &Guard<'_>,
    ) -> Result<Self> {
        Self::by(cohort, programme, built_in(programme, cohort), own, guard)
    }

    /// The same of an earlier version: by those criteria of the crate that have these names.
    pub(crate) fn with_criteria_named(
        cohort: &Cohort,
        programme: &Programme,
        names: &[String],
        own: &[Arc<dyn Criterion>],
        guard: &Guard<'_>,
    ) -> Result<Self> {
        let mut built_in = built_in(programme, cohort);
        built_in.retain(|criterion| names.iter().any(|name| name == criterion.name()));
        Self::by(cohort, programme, built_in, own, guard)
    }

    fn by(
        cohort: &Cohort,
        programme: &Programme,
        built_in: Vec<Arc<dyn Criterion>>,
        own: &[Arc<dyn Criterion>],
        guard: &Guard<'_>,
    ) -> Result<Self> {
        programme.validate()?;
        let sides = Sides::under(cohort, guard);
        let (mut terms, mut criteria, mut names) = (Vec::new(), Vec::new(), Headings::default());
        let ours = built_in.len();
        let all = ours + own.len();
        for criterion in built_in.into_iter().chain(own.iter().cloned()) {
            guard.left(PhaseKind::Scoring, all - criteria.len(), all)?;
            names.take(criterion.name())?;
            let start = terms.len();
            let compiled = criterion.compile(&sides);
            guard.spend(0)?; // what a criterion says under a guard that stops it is worth nothing
            terms.extend(compiled?);
            criteria.push(Compiled { criterion, terms: start..terms.len() });
        }
        guard.left(PhaseKind::Scoring, 0, all)?;
        let workload = programme.workload();
        let places = |person: &&Participant| workload.capacity(person.capacity());
        let capacities: Vec<u32> = sides.mentors().iter().map(places).collect();
        let least = |person: &&Participant| workload.minimum(person.minimum(), places(person));
        let minimums = sides.mentors().iter().map(least).collect();
        let wanted = |person: &&Participant| workload.mentors(person.mentors_wanted());
        let column_capacities: Vec<u32> = sides.mentees().iter().map(wanted).collect();
        let none_before = vec![Some(0); sides.mentors().len()];
        let problem = Problem::from_terms(sides.mentors().len(), sides.mentees().len(), terms)?;
        let problem = problem
            .with_capacities(capacities)?
            .with_minimums(minimums)?
            .with_column_capacities(column_capacities)?;
        let problem = match workload.even {
            Even::Ignore => problem,
            Even::First => problem.with_even_loads(Evenness::First, none_before)?,
            Even::Points(points) => problem.with_even_loads(Evenness::Points(points), none_before)?,
        };
        let [mentors, mentees] = [sides.mentors(), sides.mentees()]
            .map(|side| side.iter().map(|person| person.id().clone()).collect::<Vec<_>>());
        Ok(Self {
            index: [&mentors, &mentees].map(IdIndex::new),
            mentors,
            mentees,
            problem,
            criteria,
            built_in: ours,
            best: OnceLock::new(),
            chosen: OnceLock::new(),
            audit: revised_audit(cohort, programme, guard)?.map(Arc::new),
        })
    }

    /// The same scores under a programme that differs in the weight of this key only.
    ///
    /// What does not read the weight is not compiled again. Time and space: the people, and the
    /// size of the tables.
    ///
    /// # Errors
    /// As [`with_criteria`](Self::with_criteria).
    pub(crate) fn reweighed(&self, sides: &Sides<'_>, programme: &Programme, key: &str) -> Result<Self> {
        programme.validate()?;
        let reader = Weights::criterion_of(key);
        let (mut terms, mut criteria) = (Vec::with_capacity(self.problem.terms().len()), Vec::new());
        let own = self.criteria[self.built_in..].iter().map(|compiled| Arc::clone(&compiled.criterion));
        let counts = |one: &Arc<dyn Criterion>| self.criteria_of_the_crate().any(|name| name == one.name());
        let ours = built_in(programme, sides.cohort()).into_iter().filter(counts);
        for (criterion, old) in ours.chain(own).zip(&self.criteria) {
            let start = terms.len();
            if reader.is_none_or(|reader| reader == criterion.name()) {
                terms.extend(criterion.compile(sides)?);
            } else {
                terms.extend_from_slice(&self.problem.terms()[old.terms.clone()]);
            }
            criteria.push(Compiled { criterion, terms: start..terms.len() });
        }
        let (mentors, mentees) = (self.mentors.clone(), self.mentees.clone());
        let problem = self.problem.with_terms(terms)?;
        let audit = self.audit.clone();
        let (built_in, best, chosen) = (self.built_in, OnceLock::new(), self.chosen.clone());
        let index = self.index.clone();
        Ok(Self { mentors, mentees, index, problem, criteria, built_in, best, chosen, audit })
    }

    /// What was found about the people by the programme's rules, and before; none where the rules
    /// found nothing.
    pub(crate) fn audit(&self) -> Option<&Audit> {
        self.audit.as_deref()
    }

    /// The same scores, whose findings quote nobody's name.
    pub(crate) fn without_names(mut self) -> Self {
        self.audit = self.audit.map(|audit| Arc::new(audit.without_names()));
        self
    }

    /// What stops a matching by a programme, or is told with it; none where the cohort's audit says
    /// it all.
    pub(crate) fn audit_of(cohort: &Cohort, programme: &Programme) -> Option<Audit> {
        revised_audit(cohort, programme, &Guard::nobody()).ok()?
    }

    /// The same people and places, where what is never stays never, and only these terms give
    /// points.
    ///
    /// # Errors
    /// As [`Problem::from_terms`].
    pub(crate) fn counting(&self, terms: Vec<Term>) -> Result<Self> {
        let problem = self.problem.scored_by(terms)?.without_load_points();
        Ok(Self { problem, criteria: Vec::new(), ..self.clone() })
    }

    /// Can the weight of this key tell pairs apart? The two programmes differ in it, and it is 0 in
    /// neither.
    ///
    /// # Errors
    /// What a criterion finds wrong.
    pub(crate) fn heed(sides: &Sides<'_>, programmes: [&Programme; 2], key: &str) -> Result<bool> {
        let Some(reader) = Weights::criterion_of(key) else { return Ok(true) };
        let mut said: Vec<Vec<Term>> = Vec::new();
        for programme in programmes {
            let criterion =
                built_in(programme, sides.cohort()).into_iter().find(|criterion| criterion.name() == reader);
            said.push(criterion.map_or_else(|| Ok(Vec::new()), |criterion| criterion.compile(sides))?);
        }
        Ok(said.first() != said.last() && said.iter().flatten().any(|term| !term.is_flat()))
    }

    /// The assignment problem of all pairs: what a solver gets. It knows ids as row and column
    /// numbers only.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The mentors, row by row.
    pub fn mentors(&self) -> &[ParticipantId] {
        &self.mentors
    }

    /// The mentees, column by column.
    pub fn mentees(&self) -> &[ParticipantId] {
        &self.mentees
    }

    /// The two of a row and a column, if there are such.
    pub(crate) fn pair_id(&self, row: Row, column: Column) -> Option<PairId> {
        Some(PairId::new(self.mentors.get(row.index())?, self.mentees.get(column.index())?))
    }

    /// The row of a mentor. Time O(log n).
    pub fn row(&self, mentor: impl AsRef<str>) -> Option<Row> {
        self.index[0].position(mentor.as_ref(), |i| &self.mentors[i]).map(Row::new)
    }

    /// The column of a mentee; none for somebody who is not mentored here. Time O(log n).
    pub fn column(&self, mentee: impl AsRef<str>) -> Option<Column> {
        self.index[1].position(mentee.as_ref(), |j| &self.mentees[j]).map(Column::new)
    }

    /// The pairs that a mentee asked for, sorted. The cohort is that of the scores.
    pub(crate) fn chosen(&self, cohort: &Cohort) -> &[(Row, Column)] {
        self.chosen.get_or_init(|| {
            let of = |mentee: &'_ Participant| {
                let column = self.column(mentee.id());
                let mentors = mentee.choices().filter_map(|(_, mentor)| self.row(mentor));
                mentors.filter_map(|row| Some((row, column?))).collect::<Vec<_>>()
            };
            let mut chosen: Vec<_> = cohort.mentees().flat_map(of).collect();
            chosen.sort_unstable();
            chosen
        })
    }

    /// The most points that any mentor who takes somebody would have with this mentee; none where
    /// all are forbidden.
    pub(crate) fn best_of_mentee(&self, mentee: Column) -> Option<i32> {
        let best = self.best.get_or_init(|| highest_scores(&self.problem));
        best.get(mentee.index()).copied().filter(|&points| points != Matrix::ABSENT)
    }

    /// The criteria, in the order in which they are reported: those of the crate, then your own.
    pub fn criteria(&self) -> impl ExactSizeIterator<Item = &dyn Criterion> {
        self.criteria.iter().map(|compiled| compiled.criterion.as_ref())
    }

    /// The terms of the criterion with this name.
    pub(crate) fn terms_of(&self, criterion: &str) -> Option<&[Term]> {
        let compiled = self.criteria.iter().find(|one| one.criterion.name() == criterion)?;
        self.problem.terms().get(compiled.terms.clone())
    }

    /// The names of the crate's criteria.
    pub(crate) fn criteria_of_the_crate(&self) -> impl Iterator<Item = &str> {
        self.criteria[..self.built_in].iter().map(|compiled| compiled.criterion.name())
    }

    /// The criteria that are not the crate's, as they are written down.
    pub(crate) fn saved_criteria(&self) -> Vec<SavedCriterion> {
        let saved = self.criteria[self.built_in..].iter().map(|compiled| {
            let terms = &self.problem.terms()[compiled.terms.clone()];
            SavedCriterion::new(compiled.criterion.name(), terms)
        });
        saved.collect()
    }

    /// Is this one of the criteria that are not the crate's?
    pub(crate) fn has_own(&self, criterion: &Arc<dyn Criterion>) -> bool {
        self.criteria[self.built_in..].iter().any(|own| Arc::ptr_eq(&own.criterion, criterion))
    }

    /// Were they made with just these criteria besides the crate's?
    pub(crate) fn uses(&self, own: &[Arc<dyn Criterion>]) -> bool {
        let used = &self.criteria[self.built_in..];
        used.len() == own.len() && used.iter().zip(own).all(|(used, own)| Arc::ptr_eq(&used.criterion, own))
    }

    /// The criteria that are not the crate's.
    pub(crate) fn added_criteria(&self) -> Vec<Arc<dyn Criterion>> {
        self.criteria[self.built_in..].iter().map(|compiled| compiled.criterion.clone()).collect()
    }

    /// What each criterion says of a pair, in the order of [`criteria`](Self::criteria).
    ///
    /// The points add up to the pair's score, unless one says never. Time O(terms x log listed
    /// pairs).
    ///
    /// ```
    /// use pairwright::assignment::Entry;
    /// use pairwright::scoring::Scores;
    /// use pairwright::{Cohort, Participant, Programme};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max").with_choices(["ana"])];
    /// let scores = Scores::new(&Cohort::new(people)?, &Programme::default())?;
    /// let (ana, max) = (scores.row("ana").unwrap(), scores.column("max").unwrap());
    /// let mut all = scores.criteria().zip(scores.entries(ana, max));
    /// let (criterion, entry) = all.find(|(_, entry)| *entry != Entry::Points(0)).unwrap();
    /// assert_eq!((criterion.name(), entry), ("mentee_choice", Entry::Points(500)));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn entries(&self, row: Row, column: Column) -> impl Iterator<Item = Entry> {
        self.said(row, column).map(|(_, _, entry)| entry)
    }

    /// Each criterion, whether it says anything about this cohort at all, and what it says of a
    /// pair.
    pub(crate) fn said(
        &self,
        row: Row,
        column: Column,
    ) -> impl Iterator<Item = (&dyn Criterion, bool, Entry)> {
        self.criteria.iter().map(move |compiled| {
            let terms = &self.problem.terms()[compiled.terms.clone()];
            if compiled.passes_over_oneself() && self.is_oneself(row, column) {
                return (compiled.criterion.as_ref(), !terms.is_empty(), Entry::Points(0));
            }
            let sum =
                terms.iter().map(|term| term.entry(row, column)).fold(Entry::Points(0), |sum, entry| {
                    match (sum, entry) {
                        // no overflow: the problem refused terms whose sum could leave i32
                        (Entry::Points(a), Entry::Points(b)) => Entry::Points(a + b),
                        _ => Entry::Never,
                    }
                });
            (compiled.criterion.as_ref(), !terms.is_empty(), sum)
        })
    }
}
