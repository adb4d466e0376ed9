//! Why a pair is worth what it is worth, in the coordinator's voice and in the participants'.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::Entry;
use crate::matching::fit::Fit;
use crate::people::cohort::Cohort;
use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::scoring::criterion::{Audience, PairView};
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::scoring::scores::Scores;
use crate::text::shown;

/// What one criterion says of a pair: points or never, and the fact behind it.
///
/// From [`Explanation`](crate::Explanation).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    criterion: String,
    entry: Entry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fact: Option<PairFact>,
}

impl Contribution {
    /// The criterion's name.
    pub fn criterion(&self) -> &str {
        &self.criterion
    }

    /// Its points, or never where it forbids the pair. Points may be below 0: a penalty.
    pub fn entry(&self) -> Entry {
        self.entry
    }

    /// What it says, for the coordinator; `None` where it has no more to say than the points.
    pub fn fact(&self) -> Option<&PairFact> {
        self.fact.as_ref()
    }

    /// What it says, for the coordinator, in English; the criterion's name where there is no fact.
    pub fn text(&self) -> String {
        self.fact.as_ref().map_or_else(|| shown_alone(&self.criterion), ToString::to_string)
    }

    /// Is there anything to tell: points other than 0, never, or a fact all the same?
    pub fn speaks(&self) -> bool {
        self.entry != Entry::Points(0) || self.fact.is_some()
    }
}

/// Everything there is to say about two people as a pair.
///
/// The contributions add up to the score exactly. Where any criterion says never, there is no
/// score, and [`prohibitions`](Self::prohibitions) says why. It prints as the coordinator reads it:
/// the score, the fit, what made the score, and what is not known.
///
/// [`for_mentor`](Self::for_mentor) and [`for_mentee`](Self::for_mentee) are what may be sent to
/// the two: no points, and nothing that the other has said in confidence (S22).
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_department("Data").with_personality(20.0),
///     Participant::mentee("max").with_department("Legal").with_personality(90.0),
/// ])?;
/// let matching = Matcher::default().solve(cohort)?;
/// let explanation = matching.explain("ana", "max")?;
/// assert!(explanation.to_string().contains("different departments: Data / Legal"));
/// assert!(explanation.to_string().contains("personality"));
/// assert!(!explanation.for_mentee().contains("personality"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    mentor: ParticipantId,
    mentee: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentor_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentee_name: Option<String>,
    points: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fit: Option<Fit>,
    contributions: Vec<Contribution>,
    unknown: Vec<NotKnown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beside: Option<CoMenteeFact>,
    for_mentor: Vec<ParticipantFact>,
    for_mentee: Vec<ParticipantFact>,
    #[serde(skip)]
    names: Names,
}

/// A text of a criterion, with what people wrote in it, on one line and apart from what stands
/// around it.
fn shown_alone(text: &str) -> String {
    shown(text).into_owned()
}

/// The points of an entry; none where it says never.
pub(in crate::matching) fn points(entry: Entry) -> i64 {
    match entry {
        Entry::Points(points) => points.into(),
        Entry::Never => 0,
    }
}

impl Explanation {
    pub(in crate::matching) fn of(scores: &Scores, row: Row, column: Column, pair: &PairView<'_>) -> Self {
        let mut told = Self {
            mentor: pair.mentor().id().clone(),
            mentee: pair.mentee().id().clone(),
            mentor_name: pair.mentor().shown_name().map(shown_alone),
            mentee_name: pair.mentee().shown_name().map(shown_alone),
            points: scores.problem().score(row, column),
            fit: None,
            contributions: Vec::new(),
            unknown: Vec::new(),
            beside: None,
            for_mentor: Vec::new(),
            for_mentee: Vec::new(),
            names: Names::default(),
        };
        for (criterion, says_anything, entry) in scores.said(row, column) {
            let unknown = criterion.unknown(pair).filter(|_| says_anything);
            let speaks = entry != Entry::Points(0);
            let is_asked = speaks || says_anything && criterion.speaks_without_points();
            let said = if is_asked { criterion.fact(pair, entry) } else { None };
            if let (Entry::Points(0..), Some(said)) = (entry, &said) {
                told.for_mentor.extend(said.for_mentor());
                told.for_mentee.extend(said.for_mentee());
            }
            let fact = said.or_else(|| {
                let unknown = unknown.clone().filter(|_| speaks)?;
                Some(match entry {
                    Entry::Points(_) => PairFact::CountsAsAverage { unknown },
                    Entry::Never => PairFact::UnknownForbids { unknown },
                })
            });
            told.contributions.push(Contribution { criterion: criterion.name().to_owned(), entry, fact });
            told.unknown.extend(unknown);
        }
        told
    }

    /// The same with the fit, unless the mentor takes nobody.
    pub(in crate::matching) fn with_fit(self, scores: &Arc<Scores>, row: Row, column: Column) -> Self {
        let takes = scores.problem().capacity(row) > 0;
        Self {
            fit: scores
                .problem()
                .score(row, column)
                .filter(|_| takes)
                .map(|points| Fit::of(scores, column, points)),
            ..self
        }
    }

    /// The same with the names of people other than the two.
    pub(in crate::matching) fn with_names(self, cohort: &Arc<Cohort>) -> Self {
        Self { names: Names::of(cohort), ..self }
    }

    /// The same of a pair that was declined.
    pub(in crate::matching) fn declined(mut self, why: &str) -> Self {
        self.contributions.push(Contribution {
            criterion: "declined".into(),
            entry: Entry::Never,
            fact: Some(PairFact::Declined { reason: why.to_owned() }),
        });
        (self.points, self.fit) = (None, None);
        self.for_mentor.clear();
        self.for_mentee.clear();
        self
    }

    /// The same, beside the mentor's mentees.
    pub(in crate::matching) fn beside(mut self, why: Option<CoMenteeFact>) -> Self {
        self.beside = why;
        self
    }

    /// Why the mentee may not share the mentor with those whom the mentor has in the matching; none
    /// where they may. The pair by itself may be possible.
    pub fn companions(&self) -> Option<&CoMenteeFact> {
        self.beside.as_ref()
    }

    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// The pair's score; `None` where the pair is forbidden.
    pub fn points(&self) -> Option<i32> {
        self.points
    }

    /// The points as a share of what this mentee's best partner would give, from 0 to 100: see
    /// [`Pair::fit`](crate::Pair::fit). `None` where the pair is forbidden, or the mentor
    /// takes nobody.
    pub fn fit(&self) -> Option<u8> {
        self.fit.as_ref().map(Fit::value)
    }

    /// What each criterion says, in the order in which criteria are reported; many say 0. Their
    /// points add up to [`points`](Self::points).
    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }

    /// The criteria that forbid the pair.
    pub fn prohibitions(&self) -> impl Iterator<Item = &Contribution> {
        self.contributions.iter().filter(|contribution| contribution.entry == Entry::Never)
    }

    /// What is not known about the two and would matter: worth asking for, since until then it
    /// counts as the average of those of whom it is known.
    pub fn unknown(&self) -> &[NotKnown] {
        &self.unknown
    }

    /// What speaks for the pair, as one of the two may know it. Nothing for the coordinator, who
    /// has the [contributions](Self::contributions).
    pub fn facts_for(&self, reader: Audience) -> &[ParticipantFact] {
        match reader {
            Audience::Coordinator => &[],
            Audience::Mentor => &self.for_mentor,
            Audience::Mentee => &self.for_mentee,
        }
    }

    /// How people are named in texts about the pair.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The mentor's name, where there is one.
    pub fn mentor_name(&self) -> Option<&str> {
        self.mentor_name.as_deref()
    }

    /// The mentee's name, where there is one.
    pub fn mentee_name(&self) -> Option<&str> {
        self.mentee_name.as_deref()
    }
}
