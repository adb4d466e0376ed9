//! S4: the mentor is the junior one, and the size of the gap is graded.
//!
//! "Less seniority and/or work experience": which of the two, is a policy. A pair of which the
//! needed level or tenure is unknown is not forbidden and gets half the points; the audit names the
//! people.
//!
//! *Says:* the part of the weight `seniority_gap` that the programme's curve gives to the gap;
//! never, a penalty or nothing where the mentor is not the junior one. *Who reads of it:* the
//! coordinator with the gap; the two people that there is one.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::seniority::{Junior, Seniority as Rules, share};
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Audience, Criterion, PairView};
use crate::scoring::sides::Sides;
use crate::words::{counted, form};

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Seniority {
    rules: Rules,
    weight: i32,
}

/// Level, and tenure in hundredths of a year; only what the rule looks at.
pub(super) type Standing = (Option<i32>, Option<i64>);

impl Seniority {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { rules: programme.seniority().clone(), weight: programme.weights().seniority_gap() }
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

    fn entry(&self, mentor: Standing, mentee: Standing) -> Entry {
        let gap = self.gap(mentor, mentee);
        let points = gap.map_or(share(self.weight, 1, 2), |gap| self.rules.gap.points(gap, self.weight));
        match (self.is_junior(mentor, mentee), self.rules.senior_mentor) {
            (Some(false), Rule::Forbid) => Entry::Never,
            (Some(false), Rule::Penalise(penalty)) => Entry::Points(points - penalty),
            _ => Entry::Points(points),
        }
    }
}

impl Criterion for Seniority {
    fn name(&self) -> &'static str {
        "seniority"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let known = |person: &Participant| self.standing(person) != (None, None);
        if !sides.both_know(known, known) {
            return Ok(vec![]);
        }
        let standing = |person| self.standing(person);
        Ok(vec![sides.table(standing, standing, |a, b| self.entry(*a, *b))?])
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn explain(&self, pair: &PairView<'_>, entry: Entry, audience: Audience) -> Option<String> {
        let (mentor, mentee) = (self.standing(pair.mentor()), self.standing(pair.mentee()));
        let junior = self.is_junior(mentor, mentee);
        if audience != Audience::Coordinator {
            return (junior == Some(true)).then(|| "one of you has more seniority than the other".into());
        }
        let gap = self.gap(mentor, mentee)?;
        let unit = if self.rules.junior == Junior::Tenure { "year" } else { "level" };
        Some(match (entry, junior) {
            (Entry::Never, _) | (_, Some(false)) => {
                format!("the mentor is not the junior one ({gap:+} {unit}{})", form(gap, "", "s"))
            }
            _ => format!("{} between them", counted(gap, unit)),
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        let word = match self.rules.junior {
            Junior::Level => "level",
            Junior::Tenure => "tenure",
            Junior::Either | Junior::Both => "level or tenure",
        };
        pair.unknown(word, |person| match (self.rules.junior, self.standing(person)) {
            (Junior::Level, (level, _)) => level.is_some(),
            (Junior::Tenure, (_, tenure)) => tenure.is_some(),
            (_, (level, tenure)) => level.is_some() && tenure.is_some(),
        })
    }
}
