//! What the first screen and the page for a board are made of: figures beside what else they could
//! be.

use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::telling::by_chance::ByChance;
use crate::matching::telling::choices_met::ChoicesMet;
use crate::matching::telling::summary::{Share, Summary};
use crate::matching::what_if::goal::Goal;
use crate::people::profile::Role;
use crate::people::reporting_lines::line_pairs::LinePairs;
use crate::people::silo::Silo;
use crate::programme::policies::rule::Rule;

/// The figures of a matching at a glance.
pub(super) struct Glance<'a> {
    pub(super) matching: &'a Matching,
    pub(super) summary: Summary,
    /// None where no mentee named anybody.
    pub(super) met: Option<ChoicesMet>,
    /// How many mentees have their first choice, their second and so on at best.
    pub(super) ranks: Vec<usize>,
    /// What chance would come to; none where there is nothing that could be otherwise.
    pub(super) chance: Option<ByChance>,
    pub(super) last: Option<&'a Summary>,
    /// Pairs in one reporting line that were ruled out, where such pairs are forbidden.
    pub(super) lines_excluded: Option<usize>,
    most_across: [Option<usize>; 2],
}

/// One figure, and what it stands beside.
pub(super) struct Compared {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    pub(super) now: Share,
    /// The most there could be, and whether that is only a bound.
    pub(super) possible: Option<(usize, bool)>,
    pub(super) chance: Option<Share>,
    pub(super) last: Option<Share>,
}

const SILOS: [Silo; 2] = [Silo::Department, Silo::Region];

impl<'a> Glance<'a> {
    pub(super) fn of(matching: &'a Matching, last: Option<&'a Summary>) -> Result<Self> {
        let summary = matching.summary();
        let asked = summary.mentees_with_choice().of() > 0;
        let shares = [summary.cross_department(), summary.cross_region()];
        let mut most_across = [None; 2];
        for ((most, silo), share) in most_across.iter_mut().zip(SILOS).zip(shares) {
            if share.of() > 0 && share.count() == share.of() {
                *most = Some(share.count());
            } else if share.of() > 0 {
                *most = usize::try_from(matching.most_possible(&Goal::Different(silo))?).ok();
            }
        }
        Ok(Self {
            met: asked.then(|| matching.choices_met()).transpose()?,
            ranks: ranks(matching),
            chance: matching.by_chance(),
            last,
            lines_excluded: lines_excluded(matching),
            most_across,
            matching,
            summary,
        })
    }

    /// Is there proof that no other matching is better?
    pub(super) fn is_best(&self) -> bool {
        self.matching.gap() == ObjectiveValue::default() && self.matching.is_complete()
    }

    /// How many mentees and mentors are without a partner.
    pub(super) fn waiting(&self) -> [usize; 2] {
        let left = self.matching.left_out();
        [Role::Mentee, Role::Mentor].map(|role| left.iter().filter(|person| person.role() == role).count())
    }

    /// The figures that have something to share.
    pub(super) fn compared(&self) -> Vec<Compared> {
        let (sum, chance) = (&self.summary, self.chance.as_ref());
        let last = |of: fn(&Summary) -> Share| self.last.map(of).filter(|share| share.of() > 0);
        let serves_most = self.matching.objective() == Objective::MostPoints
            && self.matching.pilot().is_none()
            && self.is_best();
        let matched = sum.mentees_matched();
        let [department, region] = self.most_across.map(|most| most.map(|most| (most, false)));
        let rows = [
            Compared {
                name: "mentees-matched",
                words: "mentees with a mentor",
                now: matched,
                possible: serves_most.then_some((matched.count(), false)),
                chance: None,
                last: last(Summary::mentees_matched),
            },
            Compared {
                name: "mentors-matched",
                words: "mentors with a mentee",
                now: sum.mentors_matched(),
                possible: None,
                chance: None,
                last: last(Summary::mentors_matched),
            },
            Compared {
                name: "mentees-with-choice",
                words: "mentees with one of their choices",
                now: sum.mentees_with_choice(),
                possible: self.met.as_ref().map(|met| (met.possible(), !met.is_exact())),
                chance: chance.map(ByChance::mentees_with_choice),
                last: last(Summary::mentees_with_choice),
            },
            Compared {
                name: "mentees-first-choice",
                words: "mentees with their first choice",
                now: first(sum),
                possible: None,
                chance: chance.map(ByChance::mentees_first_choice),
                last: last(first),
            },
            Compared {
                name: "cross-department",
                words: "pairs across departments",
                now: sum.cross_department(),
                possible: department,
                chance: chance.map(ByChance::cross_department),
                last: last(Summary::cross_department),
            },
            Compared {
                name: "cross-region",
                words: "pairs across regions",
                now: sum.cross_region(),
                possible: region,
                chance: chance.map(ByChance::cross_region),
                last: last(Summary::cross_region),
            },
        ];
        rows.into_iter().filter(|row| row.now.of() > 0).collect()
    }
}

fn first(sum: &Summary) -> Share {
    sum.mentee_choices().first().copied().unwrap_or_default()
}

/// How many mentees have a mentor of each rank, each counted once, at the best rank.
fn ranks(matching: &Matching) -> Vec<usize> {
    let mut best: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for pair in matching.pairs() {
        let mentee = matching.cohort().get(pair.mentee());
        if let Some(rank) = mentee.and_then(|mentee| mentee.choice_rank(pair.mentor())) {
            let known = best.entry(pair.mentee().as_str()).or_insert(rank);
            *known = rank.min(*known);
        }
    }
    let mut ranks = vec![0; best.values().copied().max().unwrap_or(0)];
    for rank in best.into_values() {
        if let Some(number) = ranks.get_mut(rank.saturating_sub(1)) {
            *number += 1;
        }
    }
    ranks
}

/// How many pairs in one reporting line the programme rules out, if it does.
fn lines_excluded(matching: &Matching) -> Option<usize> {
    if matching.programme().supervision().lines != Rule::Forbid {
        return None;
    }
    let scores = matching.scores();
    scores.terms_of("supervision")?;
    let lines = LinePairs::new(matching.cohort().reporting_lines(), scores.mentors(), scores.mentees());
    usize::try_from(lines.count(matching.programme().supervision().depth.steps())?).ok()
}
