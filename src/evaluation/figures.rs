//! The figure of a measure: a mean or a share, and how many it is based on.

use serde::{Deserialize, Serialize};

use crate::evaluation::asked::Asked;
use crate::evaluation::interval::Interval;
use crate::evaluation::measure::Measure;
use crate::evaluation::uncertainty::{Sample, of_all, of_yes};
use crate::matching::telling::summary::Share;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::scoring::criterion::PairView;

/// A mean or a share, how many pairs or mentees it is based on, and where the figure of all lies. A
/// figure never stands without its base.
///
/// From [`Evaluation::means`](crate::Evaluation::means).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    value: f64,
    based_on: usize,
    of: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deviation: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
}

impl Figure {
    /// The mean, or the share from 0 to 1.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How many are known.
    pub fn based_on(&self) -> usize {
        self.based_on
    }

    /// Out of how many: all pairs, or the mentees it can be asked of.
    pub fn of(&self) -> usize {
        self.of
    }

    /// The standard deviation of the answers; none of a single one, and of what the matching itself
    /// says.
    pub fn deviation(&self) -> Option<f64> {
        self.deviation
    }

    /// Where the figure of all pairs lies in 95 of 100 cases, if those who did not answer are like
    /// those who did. When all have answered, it is the figure.
    ///
    /// Shares of pairs that still meet have the exact interval of a finite population, means
    /// Student's. None where one answer of many says nothing, and of what the matching itself says.
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }

    fn share(share: Share, of: usize) -> Option<Self> {
        let value = share.percent()? / 100.0;
        Some(Self { value, based_on: share.of(), of, deviation: None, interval: None })
    }

    /// Of what some of so many said.
    pub(super) fn of_answers(measure: &Measure, said: &[f64], of: usize) -> Option<Self> {
        let known = Sample::of(said)?;
        let interval = match measure {
            Measure::StillMeeting => {
                let yes = said.iter().filter(|&&said| said > 0.5).count();
                Some(of_yes(yes, known.count, of))
            }
            _ => of_all(known, of, measure.is_share()),
        };
        let Sample { count: based_on, mean: value, deviation } = known;
        Some(Self { value, based_on, of, deviation, interval })
    }

    /// The answers in few words, if there were any.
    pub(super) fn sample(&self) -> Sample {
        Sample { count: self.based_on, mean: self.value, deviation: self.deviation }
    }
}

/// The figure of a measure; none where nothing is known.
pub(super) fn figure(measure: &Measure, asked: &Asked<'_>) -> Option<Figure> {
    let pairs = asked.count();
    match measure {
        Measure::CrossDepartment => Figure::share(crossing(asked, Participant::department), pairs),
        Measure::CrossRegion => Figure::share(crossing(asked, Participant::region), pairs),
        Measure::MenteesServed => {
            let all = asked.matching.summary().mentees_matched();
            let served =
                if asked.is_about_all() { all } else { Share::new(mentees(asked, |_| true), all.of()) };
            Figure::share(served, served.of())
        }
        Measure::ChoicesHonoured => {
            let everybody = asked.matching.cohort().mentees();
            let chose = everybody.filter(|mentee| mentee.choices().next().is_some()).count();
            let chosen = |pair: &PairView<'_>| pair.mentee().choice_rank(pair.mentor().id()).is_some();
            let honoured = Share::new(mentees(asked, chosen), chose);
            Figure::share(honoured, honoured.of())
        }
        answered => {
            let said: Vec<f64> = asked.pairs().filter_map(|pair| pair.says(answered)).collect();
            Figure::of_answers(answered, &said, pairs)
        }
    }
}

/// Pairs of two who differ, of those where both are known.
fn crossing(asked: &Asked<'_>, place: fn(&Participant) -> Option<&str>) -> Share {
    let both = asked.pairs().filter_map(|pair| place(pair.people.mentor()).zip(place(pair.people.mentee())));
    let differ: Vec<bool> = both.map(|(mentor, mentee)| mentor != mentee).collect();
    Share::new(differ.iter().filter(|&&differ| differ).count(), differ.len())
}

/// The mentees of pairs of which it is so, each once.
fn mentees(asked: &Asked<'_>, is_so: impl Fn(&PairView<'_>) -> bool) -> usize {
    let mut mentees: Vec<&ParticipantId> =
        asked.pairs().filter(|pair| is_so(&pair.people)).map(|pair| pair.people.mentee().id()).collect();
    mentees.sort_unstable();
    mentees.dedup();
    mentees.len()
}
