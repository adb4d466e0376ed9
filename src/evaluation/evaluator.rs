//! From a matching and its outcomes to an evaluation.

use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::evaluation::asked::Asked;
use crate::evaluation::date::Date;
use crate::evaluation::effects::learn;
use crate::evaluation::figures::{Figure, figure};
use crate::evaluation::finding::OutcomeFinding;
use crate::evaluation::fits::fits;
use crate::evaluation::goal_result::GoalResult;
use crate::evaluation::goals::Goals;
use crate::evaluation::groups::tables;
use crate::evaluation::measure::Measure;
use crate::evaluation::outcomes::Outcomes;
use crate::evaluation::result::Evaluation;
use crate::evaluation::suggestion::Suggestion;
use crate::evaluation::trouble::{in_trouble, low_rating};
use crate::evaluation::uncertainty::{ERROR, POWER, Sample, quantile};
use crate::evaluation::warning::EvaluationWarning;
use crate::matching::matching::Matching;
use crate::matching::provenance::Provenance;
use crate::matching::telling::summary::Share;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

/// Makes evaluations: perhaps with goals, as of a day, about an outcome.
///
/// The pairs are those of a matching; a season has its own:
/// [`Season::matching`](crate::Season::matching).
///
/// ```
/// use pairwright::evaluation::{Outcomes, PairOutcome};
/// use pairwright::{Cohort, Evaluator, Matcher, Participant, Programme};
///
/// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
/// let matching = Matcher::new(Programme::default()).solve(cohort)?;
/// let outcomes = Outcomes::new([PairOutcome::new("ana", "max").with_rating(4.0)])?;
///
/// let evaluation = Evaluator::default().evaluate(&matching, &outcomes)?;
/// assert_eq!(evaluation.answered().count(), 1);
/// assert!(evaluation.suggestion().is_none()); // one pair teaches nothing
/// print!("{evaluation}");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluator {
    goals: Goals,
    outcome: Measure,
    as_of: Option<Date>,
    only: Option<Vec<PairId>>,
    low_rating: Option<f64>,
}

impl Default for Evaluator {
    fn default() -> Self {
        Self { goals: Goals::default(), outcome: Measure::Rating, as_of: None, only: None, low_rating: None }
    }
}

impl Evaluator {
    /// Sets the goals to be judged. Default: none.
    #[must_use]
    pub fn with_goals(mut self, goals: Goals) -> Self {
        self.goals = goals;
        self
    }

    /// Sets the outcome from which weights are learnt, one that pairs answer. Default: the rating.
    #[must_use]
    pub fn with_outcome(mut self, outcome: Measure) -> Self {
        self.outcome = outcome;
        self
    }

    /// Sets the day as of which goals are judged: those for a later day are not yet due. Default:
    /// all are due.
    #[must_use]
    pub fn with_day(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Evaluates these pairs of the matching only, such as the
    /// [formal ones](crate::Season::formal_pairs) of a season. Default: all.
    #[must_use]
    pub fn with_pairs(mut self, pairs: impl IntoIterator<Item = PairId>) -> Self {
        let mut pairs: Vec<PairId> = pairs.into_iter().collect();
        pairs.sort_unstable();
        self.only = Some(pairs);
        self
    }

    /// Sets up to which rating a pair counts as [in trouble](Evaluation::in_trouble). Default: the
    /// lowest two fifths of the scale, which ends at 5, 10 or 100, whichever no rating exceeds.
    #[must_use]
    pub fn with_low_rating(mut self, rating: f64) -> Self {
        self.low_rating = Some(rating);
        self
    }

    /// Evaluates the pairs of a matching. The [watch](Matching::with_watch) of the matching sees
    /// the scoring and the matching again, and may stop them; its solver solves.
    ///
    /// Time: that of matching the cohort once more if weights are suggested, of scoring it some two
    /// dozen times, and O(n k^2 + k^3) for n answers and k weights; space O(n k).
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when the outcome is none that pairs answer, or a pair is there
    /// twice, by id and by name; otherwise as
    /// [`Matcher::solve`](crate::Matcher::solve), when the cohort cannot be matched with the
    /// suggested weights; [`is_cancelled`](Error::is_cancelled) when the watch stops it.
    pub fn evaluate(&self, matching: &Matching, outcomes: &Outcomes) -> Result<Evaluation> {
        if !self.outcome.is_answered() {
            let refused = Error::input("weights are learnt from what pairs answer, not from the matching");
            return Err(refused.at_column("outcome").with_value(self.outcome.to_string()));
        }
        let outcomes = &outcomes.recognised(|id| matching.cohort().recognised(id))?;
        let asked = Asked::new(matching, outcomes, self.only.as_deref());
        let answered = asked.pairs().filter(|pair| pair.answer.is_some()).count();
        let answered = Share::new(answered, asked.count());
        let figures = |measures: Vec<Measure>| -> Vec<(Measure, Figure)> {
            let found = measures.into_iter();
            found.filter_map(|measure| figure(&measure, &asked).map(|figure| (measure, figure))).collect()
        };
        let means = figures(measures(outcomes));
        let groups = tables(&asked, means.iter().map(|(measure, _)| measure));
        let goals = self.goals.all().iter().map(|goal| {
            let said = asked.said(goal.measure());
            GoalResult::of(goal.clone(), figure(goal.measure(), &asked), range(&said), self.as_of)
        });
        let low_rating = self.low_rating.or_else(|| low_rating(&asked));
        let mut evaluation = Evaluation {
            provenance: Provenance::of(matching),
            outcome: self.outcome.clone(),
            as_of: self.as_of,
            answered,
            means,
            goals: goals.collect(),
            effects: Vec::new(),
            untested: Vec::new(),
            predicted_share: None,
            suggestion: None,
            warnings: Vec::new(),
            findings: findings(matching, outcomes),
            of_matching: figures(OF_MATCHING.to_vec()),
            groups,
            smallest_effect: None,
            low_rating,
            in_trouble: in_trouble(&asked, low_rating),
        };
        if answered.count() * 2 < answered.of() {
            let (answered, of) = (answered.count(), answered.of());
            evaluation.warnings.push(EvaluationWarning::FewAnswered { answered, of });
        }
        let said = asked.said(&self.outcome);
        let work = matching.work();
        add_effects(&mut evaluation, matching, &said, &work)?;
        work.guard().done();
        Ok(evaluation)
    }
}

/// Adds what the answers teach.
fn add_effects(
    evaluation: &mut Evaluation,
    matching: &Matching,
    said: &[Option<f64>],
    work: &Work<'_>,
) -> Result<()> {
    let fits = work.guard().part(0.0..0.4, || fits(matching, work))?;
    evaluation.smallest_effect = between_halves(said);
    let learnt = match learn(&fits, said) {
        Ok(learnt) => learnt,
        Err(warning) => {
            evaluation.warnings.push(warning);
            return Ok(());
        }
    };
    let answers = said.iter().flatten().count();
    let people = in_several_pairs(matching, said);
    if people > 0 {
        evaluation.warnings.push(EvaluationWarning::SeveralPairs { people });
    }
    if learnt.predicted_share <= 0.0 {
        evaluation.warnings.push(EvaluationWarning::PredictsNothing { answers });
    } else if !learnt.effects.iter().any(crate::evaluation::effects::Effect::is_reliable) {
        evaluation.warnings.push(EvaluationWarning::NoEffect { answers });
    } else {
        evaluation.suggestion =
            work.guard().part(0.4..1.0, || Suggestion::of(matching, &fits, &learnt, said, work))?;
        if evaluation.suggestion.is_none() {
            evaluation.warnings.push(EvaluationWarning::NoBetterPairs);
        }
    }
    evaluation.predicted_share = Some(learnt.predicted_share);
    evaluation.smallest_effect = learnt.smallest();
    evaluation.effects = learnt.effects;
    evaluation.untested = learnt.untested;
    Ok(())
}

/// The smallest difference between two halves of the pairs that their answers would show.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn between_halves(said: &[Option<f64>]) -> Option<f64> {
    let said: Vec<f64> = said.iter().copied().flatten().collect();
    let sample = Sample::of(&said).filter(|sample| sample.count > 3)?;
    let deviation = sample.deviation.filter(|&deviation| deviation > 0.0)?;
    let count = sample.count as f64;
    let reach = quantile(1.0 - ERROR / 2.0, count - 2.0) + quantile(POWER, count - 2.0);
    Some(reach * 2.0 * deviation / count.sqrt())
}

/// The lowest and the highest answer.
fn range(said: &[Option<f64>]) -> Option<(f64, f64)> {
    let said = || said.iter().copied().flatten();
    said().reduce(f64::min).zip(said().reduce(f64::max))
}

/// What the matching says of itself.
const OF_MATCHING: [Measure; 4] =
    [Measure::MenteesServed, Measure::ChoicesHonoured, Measure::CrossDepartment, Measure::CrossRegion];

/// All that pairs can be asked, with the further measures by name.
fn measures(outcomes: &Outcomes) -> Vec<Measure> {
    let mut names: Vec<&str> =
        outcomes.pairs().iter().flat_map(crate::evaluation::outcomes::PairOutcome::names).collect();
    names.sort_unstable();
    names.dedup();
    let known = [Measure::Rating, Measure::StillMeeting, Measure::GoalsMet];
    known.into_iter().chain(names.into_iter().map(|name| Measure::Column(name.to_owned()))).collect()
}

/// How many people are in several pairs that said how it went.
fn in_several_pairs(matching: &Matching, said: &[Option<f64>]) -> usize {
    let answered = matching.pairs().iter().zip(said).filter(|(_, said)| said.is_some());
    let mut people: Vec<_> = answered.flat_map(|(pair, _)| [pair.mentor(), pair.mentee()]).collect();
    people.sort_unstable();
    people.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).count()
}

/// What is doubtful about the outcomes: their columns, then pairs that are none.
fn findings(matching: &Matching, outcomes: &Outcomes) -> Vec<OutcomeFinding> {
    let pairs: Vec<_> = matching.pairs().iter().map(|pair| (pair.mentor(), pair.mentee())).collect();
    let are_paired = |mentor: &ParticipantId, mentee: &ParticipantId| {
        pairs.binary_search_by(|&(a, b)| (a, b).cmp(&(mentor, mentee))).is_ok()
    };
    let doubtful = outcomes.pairs().iter().filter(|pair| !are_paired(pair.mentor(), pair.mentee()));
    let doubtful = doubtful.map(|pair| {
        let (mentor, mentee) = (pair.mentor().clone(), pair.mentee().clone());
        let stranger = [&mentor, &mentee].into_iter().find(|id| matching.cohort().get(id).is_none());
        match stranger.cloned() {
            Some(person) => OutcomeFinding::PersonUnknown { mentor, mentee, person },
            None if are_paired(&mentee, &mentor) => OutcomeFinding::Exchanged { mentor, mentee },
            None => OutcomeFinding::NoPair { mentor, mentee },
        }
    });
    outcomes.findings().iter().cloned().chain(doubtful).collect()
}
