//! Pairs in trouble, for whoever looks after them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::evaluation::asked::{Asked, AskedPair};
use crate::evaluation::measure::Measure;
use crate::people::names::beside;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::words::list;

/// Fewer goals than this share are a sign of trouble.
const FEW_GOALS: f64 = 0.5;
/// A rating in the lowest two fifths of its scale is low.
const LOW: f64 = 0.4;
/// The usual scales end here.
const SCALES: [f64; 3] = [5.0, 10.0, 100.0];

/// What a pair answered that somebody should ask about. Printed, it is a few words.
///
/// In [`PairInTrouble`](crate::evaluation::PairInTrouble).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Trouble {
    /// They do not meet any more.
    NotMeeting,
    /// They rate the programme low.
    LowRating(f64),
    /// They met less than half of their goals.
    FewGoals(f64),
}

/// A pair that answered what somebody should ask about. Printed, it is a line for the coordinator.
///
/// From [`Evaluation::in_trouble`](crate::Evaluation::in_trouble).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairInTrouble {
    mentor: ParticipantId,
    mentee: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentor_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentee_name: Option<String>,
    signs: Vec<Trouble>,
}

impl PairInTrouble {
    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// The names of mentor and mentee, where they have one.
    pub fn names(&self) -> [Option<&str>; 2] {
        [self.mentor_name.as_deref(), self.mentee_name.as_deref()]
    }

    /// What they answered, the gravest first.
    pub fn signs(&self) -> &[Trouble] {
        &self.signs
    }

    fn of(pair: &AskedPair<'_>, low: Option<f64>) -> Option<Self> {
        let answer = pair.answer?;
        let rating = answer.rating().filter(|&rating| low.is_some_and(|low| rating <= low));
        let goals = answer.goals_met().filter(|&share| share < FEW_GOALS);
        let signs: Vec<Trouble> = [
            answer.still_meeting().filter(|&meets| !meets).map(|_| Trouble::NotMeeting),
            rating.map(Trouble::LowRating),
            goals.map(Trouble::FewGoals),
        ]
        .into_iter()
        .flatten()
        .collect();
        let (mentor, mentee) = (pair.people.mentor(), pair.people.mentee());
        let name = |person: &Participant| person.shown_name().map(str::to_owned);
        (!signs.is_empty()).then(|| Self {
            mentor: mentor.id().clone(),
            mentee: mentee.id().clone(),
            mentor_name: name(mentor),
            mentee_name: name(mentee),
            signs,
        })
    }

    /// How grave it is: more signs, then no meetings, then lower ratings and fewer goals.
    fn gravity(&self) -> (usize, bool, f64, f64) {
        let rating = self
            .signs
            .iter()
            .find_map(|sign| if let Trouble::LowRating(it) = sign { Some(*it) } else { None });
        let goals = self
            .signs
            .iter()
            .find_map(|sign| if let Trouble::FewGoals(it) = sign { Some(*it) } else { None });
        let meets = !self.signs.contains(&Trouble::NotMeeting);
        (self.signs.len(), meets, rating.unwrap_or(f64::MAX), goals.unwrap_or(f64::MAX))
    }
}

/// All pairs in trouble, the worst first; equally bad ones by their ids.
pub(super) fn in_trouble(asked: &Asked<'_>, low: Option<f64>) -> Vec<PairInTrouble> {
    let mut found: Vec<PairInTrouble> =
        asked.pairs().filter_map(|pair| PairInTrouble::of(pair, low)).collect();
    found.sort_by(|a, b| {
        let (a, b) = (a.gravity(), b.gravity());
        b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.total_cmp(&b.2)).then(a.3.total_cmp(&b.3))
    });
    found
}

/// Which ratings are low, where nobody says: those of the lowest two fifths of the scale. It ends
/// at 5, 10 or 100, whichever is the first that no rating exceeds. None of other scales.
pub(super) fn low_rating(asked: &Asked<'_>) -> Option<f64> {
    let ratings: Vec<f64> = asked.pairs().filter_map(|pair| pair.answer?.rating()).collect();
    let most = ratings.iter().copied().reduce(f64::max)?;
    let top = SCALES.into_iter().find(|&top| most <= top)?;
    ratings.iter().all(|&rating| rating >= 0.0).then_some(LOW * top)
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotMeeting => f.write_str("no longer meeting"),
            Self::LowRating(rating) => write!(f, "rating {}", Measure::Rating.shown(*rating)),
            Self::FewGoals(share) => write!(f, "{} of their goals met", Measure::GoalsMet.shown(*share)),
        }
    }
}

impl fmt::Display for PairInTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mentor = beside(&self.mentor, self.mentor_name.as_deref());
        let mentee = beside(&self.mentee, self.mentee_name.as_deref());
        write!(f, "{mentor} and {mentee}: {}", list(&self.signs))
    }
}
