//! S4: the mentor is the junior one, and the size of the gap is graded.
//!
//! "Less seniority and/or work experience": which of the two, is a policy.
//!
//! *Says:* the part of the weight `seniority_gap` that the programme's curve gives to the gap;
//! never, a penalty or nothing where the mentor is not the junior one. *Unknown:* a policy says
//! whether a pair may be made of which nobody knows who is the junior one; the audit names the
//! people. What is not decided about its points is the average, with this partner, of the pairs of
//! people of whom all is known and who may be paired. *Who reads of it:* the coordinator with the
//! gap; the two people that there is one.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::seniority::{Junior, Seniority as Rules, share};
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::averages::{Margins, Sum};
use crate::scoring::codes::{codes, people};
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::{NotKnown, StandingPart};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::{Sides, entries, table};

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Seniority {
    rules: Rules,
    weight: i32,
    unknown: Unknown,
}

/// Level, and tenure in hundredths of a year; only what the rule looks at.
pub(super) type Standing = (Option<i32>, Option<i64>);

impl Seniority {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self {
            rules: programme.seniority().clone(),
            weight: programme.weights().seniority_gap(),
            unknown: programme.unknown(),
        }
    }

    pub(super) fn standing(&self, person: &Participant) -> Standing {
        #[expect(clippy::cast_possible_truncation, reason = "a cohort holds 0..=100 years")]
        let tenure = person.tenure_years().map(|years| (years * 100.0).round() as i64);
        match self.rules.junior {
            Junior::Level => (person.level(), None),
            Junior::Tenure => (None, tenure),
            Junior::Either | Junior::Both => (person.level(), tenure),
        }
    }

    /// Is the mentor the junior one? `None` where what is known does not decide it.
    pub(super) fn is_junior(&self, mentor: Standing, mentee: Standing) -> Option<bool> {
        let level = mentor.0.zip(mentee.0).map(|(a, b)| a < b);
        let tenure = mentor.1.zip(mentee.1).map(|(a, b)| a < b);
        match (self.rules.junior, level, tenure) {
            (Junior::Level, known, _) | (Junior::Tenure, _, known) => known,
            (Junior::Either, Some(true), _) | (Junior::Either, _, Some(true)) => Some(true),
            (Junior::Both, Some(false), _) | (Junior::Both, _, Some(false)) => Some(false),
            (_, Some(level), Some(_)) => Some(level),
            _ => None,
        }
    }

    /// Mentee minus mentor: in levels, or in whole years where only tenure decides.
    fn gap(&self, mentor: Standing, mentee: Standing) -> Option<i64> {
        match self.rules.junior {
            Junior::Tenure => mentor.1.zip(mentee.1).map(|(a, b)| (b - a).div_euclid(100)),
            _ => mentor.0.zip(mentee.0).map(|(a, b)| i64::from(b) - i64::from(a)),
        }
    }

    /// Is all known of somebody that the rule looks at?
    fn is_known(&self, (level, tenure): Standing) -> bool {
        match self.rules.junior {
            Junior::Level => level.is_some(),
            Junior::Tenure => tenure.is_some(),
            Junior::Either | Junior::Both => level.is_some() && tenure.is_some(),
        }
    }

    /// The points for the gap; none where that is unknown.
    fn gap_points(&self, mentor: Standing, mentee: Standing) -> Option<i32> {
        self.gap(mentor, mentee).map(|gap| self.rules.gap.points(gap, self.weight))
    }

    /// What a mentor who is not the junior one loses; none where it is unknown who is.
    fn penalty(&self, mentor: Standing, mentee: Standing) -> Option<i32> {
        let is_junior = self.is_junior(mentor, mentee)?;
        Some(if let (false, Rule::Penalise(points)) = (is_junior, self.rules.senior_mentor) {
            points
        } else {
            0
        })
    }

    fn forbids(&self, mentor: Standing, mentee: Standing) -> bool {
        match self.is_junior(mentor, mentee) {
            Some(is_junior) => !is_junior && self.rules.senior_mentor == Rule::Forbid,
            None => self.rules.unknown == Rule::Forbid,
        }
    }

    /// The table of all standings.
    fn table(&self, sides: &Sides<'_>) -> Result<Term> {
        let ((mentors, rows), (mentees, columns)) = {
            let standings = |people| codes(sides.counted(people).map(|person| self.standing(person)));
            (standings(sides.mentors()), standings(sides.mentees()))
        };
        sides.spend(0)?;
        // Where all is known, nobody looks at averages.
        let all_known = mentors.iter().chain(&mentees).all(|&standing| self.is_known(standing));
        let counts = |codes, distinct| if all_known { Vec::new() } else { people(codes, distinct) };
        let (mentor_counts, mentee_counts) = (counts(&rows, mentors.len()), counts(&columns, mentees.len()));
        let margins = |points: fn(&Self, Standing, Standing) -> Option<i32>| {
            Margins::of(&mentor_counts, &mentee_counts, |i, j| {
                let (a, b) = (mentors[i], mentees[j]);
                let counts = self.is_known(a) && self.is_known(b) && !self.forbids(a, b);
                counts.then(|| points(self, a, b)).flatten()
            })
        };
        // Both are of the same pairs.
        let averages = [margins(Self::gap_points), margins(Self::penalty)];
        let placed = |standings: &[Standing]| standings.iter().copied().enumerate().collect::<Vec<_>>();
        let entries = entries(sides, &placed(&mentors), &placed(&mentees), |&(i, a), &(j, b)| {
            if self.forbids(a, b) {
                return Entry::Never;
            }
            let (gap, penalty) = (self.gap_points(a, b), self.penalty(a, b));
            if let (Some(gap), Some(penalty)) = (gap, penalty) {
                return Entry::Points(gap - penalty);
            }
            if self.unknown == Unknown::Half {
                return Entry::Points(gap.unwrap_or(share(self.weight, 1, 2)) - penalty.unwrap_or(0));
            }
            let place = |standing, place| self.is_known(standing).then_some(place);
            let [gaps, penalties] = averages.each_ref().map(|known| known.of_known(place(a, i), place(b, j)));
            let sum = |known: Option<i32>, average: Sum| {
                known.map_or(average.points, |points| i128::from(points) * gaps.pairs.max(1))
            };
            let worth = Sum { points: sum(gap, gaps) - sum(penalty, penalties), pairs: gaps.pairs }.average();
            match self.rules.unknown {
                Rule::Penalise(points) if penalty.is_none() => Entry::Points(worth - points),
                _ => Entry::Points(worth),
            }
        })?;
        table(rows, columns, mentees.len(), entries)
    }
}

impl Criterion for Seniority {
    fn name(&self) -> &'static str {
        "seniority"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let known = |person: &Participant| self.standing(person) != (None, None);
        if self.rules.unknown == Rule::Allow && !sides.both_know(known, known) {
            return Ok(vec![]);
        }
        Ok(vec![self.table(sides)?])
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (self.standing(pair.mentor()), self.standing(pair.mentee()));
        let (gap, mentor_is_junior) = (self.gap(mentor, mentee), self.is_junior(mentor, mentee));
        let part =
            if self.rules.junior == Junior::Tenure { StandingPart::Tenure } else { StandingPart::Level };
        match (entry, mentor_is_junior, gap) {
            (Entry::Never, None, _) => Some(PairFact::JuniorUnknown),
            (Entry::Never, ..) | (_, Some(false), Some(_)) => Some(PairFact::NotJunior { gap, part }),
            (_, _, Some(gap)) => Some(PairFact::SeniorityGap { gap, part, mentor_is_junior }),
            (_, Some(true), None) => self.unknown(pair).map(|unknown| PairFact::MentorIsJunior { unknown }),
            _ => None,
        }
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let part = match self.rules.junior {
            Junior::Level => StandingPart::Level,
            Junior::Tenure => StandingPart::Tenure,
            Junior::Either | Junior::Both => StandingPart::LevelOrTenure,
        };
        let of = pair.those_without(|person| self.is_known(self.standing(person)))?;
        Some(NotKnown::Standing { part, of })
    }
}
