//! Where a matching stops being the best, as one weight moves.
//!
//! *Problem.* All weights but one stay as they are. How far can this one move, in whole points,
//! until another matching is better than today's?
//!
//! *Method.* Points are linear in a weight, and what loads cost depends on none, so what a matching
//! comes to is a line over the weights, and the best is the upper envelope of all lines. The best
//! at the end of what a weight may be is asked for first: if it is no better than today's matching,
//! nothing ever is. Else its line crosses that of today, and the best at the crossing is asked for,
//! and so on (Newton's method on the envelope). The search keeps one weight at which today's
//! matching was best and one at which it was not, and ends when they are neighbours. Every answer
//! is a solve of the very problem that the programme with this weight makes.
//!
//! *Caveat.* Tables are rounded, each entry by itself, so lines are linear up to half a point an
//! entry (a whole point, where an average of rounded entries is rounded again). The ends are solved
//! for and so exact; between them another matching may be better at single weights, by fewer points
//! than there are rounded entries. Where no entry is rounded there are no such holes: both ends are
//! best, and the envelope is convex.
//!
//! *Numeric policy.* Totals are `i64`; the crossing is a fraction of products in `i128`, rounded
//! towards today. A wrong crossing costs a solve, not the answer: after some steps every other one
//! halves what is left.
//!
//! *References.* M. J. Eisner and D. G. Severance, "Mathematical techniques for efficient record
//! segmentation in large shared databases", 1976; D. Gusfield, "Sensitivity analysis for
//! combinatorial optimization", 1980.
//!
//! *Measured.* Most ends of a large cohort are a few points away, so it is asked there first, and a
//! solve begins with the prices of the weight nearest to it. In processor time, on a busy machine:
//! all weights of the civil service (21, of which 7 are idle) take 0.55 s, where it was 1.3 s to
//! begin at the end of what a weight may be, and each solve with nothing. Only the criterion that
//! reads the weight is compiled again. Another matching was better between the ends, in random
//! companies of 8 and of 20 a side, at 1 of 1,000 weights and by one point; never where nothing is
//! rounded.

use std::collections::BTreeMap;

use crate::assignment::changes::rematch;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::solvers::outcome::Partial;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::checked::checked_rematch;
use crate::matching::constraints::Sparing;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::matching::telling::difference::{Difference, without};
use crate::matching::what_if::sensitivity::{End, FirstChange, WeightRange};
use crate::programme::programme::Programme;
use crate::programme::weights::Weights;
use crate::progress::PhaseKind;
use crate::scoring::scores::Scores;
use crate::scoring::sides::Sides;

/// So many steps go to where lines cross before every other one halves.
const PATIENCE: u32 = 8;

/// So far from today it is asked before the end of what a weight may be: of many people somebody
/// gains soon, and there a solve begins with prices that are nearly right.
const NEAR: [i64; 3] = [1, 16, 256];

/// Pairs as rows and columns, sorted.
type Places = Vec<(Row, Column)>;

/// One weight of a matching's programme.
pub(super) struct Search<'a, 'w> {
    matching: &'a Matching,
    work: &'a Work<'w>,
    sides: &'a Sides<'a>,
    key: &'static str,
    today: i32,
    /// What is solved with the weight of today.
    now: Problem,
    /// Today's pairs in it, a waiting list included.
    pairs: Places,
}

/// The problem with a weight, and its best pairs where they are better than today's.
struct Probe {
    weight: i32,
    problem: Problem,
    better: Option<Places>,
    /// Where to start with a weight nearby.
    start: Partial,
}

impl<'a, 'w> Search<'a, 'w> {
    pub(super) fn new(
        matching: &'a Matching,
        sides: &'a Sides<'a>,
        (key, today): (&'static str, i32),
        work: &'a Work<'w>,
    ) -> Result<Self> {
        let now = matching.problem().clone();
        let mut search = Self { matching, work, sides, key, today, now, pairs: Vec::new() };
        let (scores, free) = search.made(today)?;
        search.now = free.problem(&scores).clone();
        let chosen = matching.assignment.pairs().iter().chain(matching.parts.task.settled());
        search.pairs = chosen.filter(|pair| free.settled().binary_search(pair).is_err()).copied().collect();
        search.pairs.sort_unstable();
        Ok(search)
    }

    /// How far the weight can go both ways.
    pub(super) fn range(&self) -> Result<WeightRange> {
        let (least, most) = match self.today {
            0 => (-Weights::LARGEST, Weights::LARGEST),
            1.. => (0, Weights::LARGEST),
            _ => (-Weights::LARGEST, 0),
        };
        let (from, to) = if self.matters(if most > 0 { most } else { least })? {
            (self.end(least)?, self.end(most)?)
        } else {
            (End::Idle { weight: least }, End::Idle { weight: most })
        };
        Ok(WeightRange { key: self.key, weight: self.today, from, to })
    }

    fn programme(&self, weight: i32) -> Result<Programme> {
        let programme = self.matching.parts.programme.clone();
        let weights = programme.weights().clone().with(self.key, weight)?;
        Ok(programme.with_weights(weights))
    }

    fn matters(&self, far: i32) -> Result<bool> {
        Scores::heed(self.sides, [&self.programme(far)?, &self.programme(far / 2)?], self.key)
    }

    /// What is solved with a weight.
    fn made(&self, weight: i32) -> Result<(Scores, Task)> {
        self.work.guard().left(PhaseKind::Comparing, 1, 1)?;
        let Parts { cohort, given, pilot, held, .. } = &*self.matching.parts;
        let programme = self.programme(weight)?;
        let scores = self.matching.parts.scores.reweighed(self.sides, &programme, self.key)?;
        // with a limit on parted pairs, which ones stay is decided again
        let held = if matches!(given.sparing, Sparing::AtMost(_)) { &[][..] } else { held };
        let task = Task::new(cohort, &programme, &scores, pilot.as_ref(), given, held, self.work)?;
        let task = task.priced(&scores, given)?;
        Ok((scores, task))
    }

    /// Is there anything better than today's pairs at this weight? Prices of another weight are a
    /// start.
    fn probe(&self, weight: i32, start: &Partial) -> Result<Probe> {
        let (scores, task) = self.made(weight)?;
        let problem = task.problem(&scores);
        let best = if let Sparing::AtMost(most) = self.matching.parts.given.sparing {
            let (most, guard) = (most as usize, self.work.guard());
            // where all of them may part, there need not be room for all of them
            let spared = if task.spared().len() > most { task.spared() } else { &[] };
            if !spared.is_empty() {
                self.work.check_usual("a limit on parted pairs", "give proposed pairs a price")?;
            }
            let found = rematch::Reoptimisation::new(problem, spared)?.at_most_under(most, guard)?;
            if guard.is_stopped() {
                return Err(guard.cancelled());
            }
            checked_rematch(problem, &found, most, guard)?;
            if found.gap() != ObjectiveValue::default() {
                let what =
                    "the search for the best within the limit on changes was given up with this weight";
                return Err(Error::memory(what).at_column(self.key).with_value(weight.to_string()));
            }
            self.matching.parts.check_obeys(found.assignment(), "a limit on parted pairs")?;
            found.assignment().clone()
        } else {
            let best = self.work.solve_checked_from(problem, start)?;
            self.matching.parts.exactly_obeying(&task, problem, best, self.work)?
        };
        let is_better = total(problem, best.pairs())? > total(problem, &self.pairs)?;
        let better = is_better.then(|| best.pairs().to_vec());
        Ok(Probe { weight, problem: problem.clone(), better, start: Partial::from(&best) })
    }

    /// How far the weight can go this way.
    fn end(&self, limit: i32) -> Result<End> {
        let limit = self.possible(limit)?;
        // today's matching is best with today's weight
        let mut inside = Probe {
            weight: self.today,
            problem: self.now.clone(),
            better: None,
            start: Partial::from(&*self.matching.assignment),
        };
        let Some((mut beyond, mut better)) = self.beyond(&mut inside, limit)? else {
            return Ok(End::Limit { weight: limit });
        };
        let mut steps = 0;
        loop {
            let width = i64::from(beyond.weight) - i64::from(inside.weight);
            if width.abs() == 1 {
                let first = self.first(&inside, &beyond, &better)?;
                return Ok(End::Change { weight: inside.weight, beyond: beyond.weight, first });
            }
            steps += 1;
            let step = if steps > PATIENCE && steps % 2 == 0 {
                width.abs() / 2
            } else {
                let (before, after) = (self.gain(&inside, &better)?, self.gain(&beyond, &better)?);
                crossing(width.abs(), before, after)
            };
            let step = step.clamp(1, width.abs() - 1);
            let weight = i64::from(inside.weight) + width.signum() * step;
            let nearer = if 2 * step <= width.abs() { &inside } else { &beyond };
            let mut probe = self.probe(i32::try_from(weight).unwrap_or(self.today), &nearer.start)?;
            match probe.better.take() {
                Some(found) => (beyond, better) = (probe, found),
                None => inside = probe,
            }
        }
    }

    /// A weight on the way to the limit at which something is better, and what is; none where
    /// nothing ever is. Moves the weight at which today's matching was seen to be best.
    fn beyond(&self, inside: &mut Probe, limit: i32) -> Result<Option<(Probe, Places)>> {
        let width = i64::from(limit) - i64::from(self.today);
        let near = NEAR.into_iter().filter(|&step| step < width.abs());
        for step in near.chain(Some(width.abs()).filter(|&far| far > 0)) {
            let weight = i64::from(self.today) + width.signum() * step;
            let mut probe = self.probe(i32::try_from(weight).unwrap_or(limit), &inside.start)?;
            match probe.better.take() {
                Some(better) => return Ok(Some((probe, better))),
                None => *inside = probe,
            }
        }
        Ok(None)
    }

    /// The weight nearest to the limit with which the programme can be made: scores may not fit.
    fn possible(&self, limit: i32) -> Result<i32> {
        let fits = |weight| match self.made(weight) {
            Err(stopped) if stopped.is_cancelled() => Err(stopped),
            made => Ok(made.is_ok()),
        };
        if fits(limit)? {
            return Ok(limit);
        }
        let (mut good, mut bad) = (self.today, limit);
        while good.abs_diff(bad) > 1 {
            let middle = good.midpoint(bad);
            if fits(middle)? { good = middle } else { bad = middle }
        }
        Ok(good)
    }

    /// By how much these pairs are better than today's.
    fn gain(&self, probe: &Probe, pairs: &[(Row, Column)]) -> Result<i64> {
        Ok(total(&probe.problem, pairs)? - total(&probe.problem, &self.pairs)?)
    }

    /// What a change of today's pairs gains, its loads included.
    fn gain_of(&self, problem: &Problem, parted: &[(Row, Column)], made: &[(Row, Column)]) -> Result<i64> {
        let mut more: BTreeMap<Row, i64> = BTreeMap::new();
        for (row, _) in made {
            *more.entry(*row).or_default() += 1;
        }
        for (row, _) in parted {
            *more.entry(*row).or_default() -= 1;
        }
        let mut gain = points(problem, made)? - points(problem, parted)?;
        for (row, more) in more.into_iter().filter(|&(_, more)| more != 0) {
            let start = self.pairs.partition_point(|pair| pair.0 < row);
            let today = self.pairs[start..].iter().take_while(|pair| pair.0 == row).count();
            let today = i64::try_from(today).unwrap_or(i64::MAX);
            let worth = |load: i64| problem.load_worth(row, u32::try_from(load).unwrap_or(0)).points;
            gain += worth(today + more) - worth(today);
        }
        Ok(gain)
    }

    /// The changes that pay just beyond the end, each by itself: the one that pays soonest first.
    fn first(&self, inside: &Probe, beyond: &Probe, better: &[(Row, Column)]) -> Result<Vec<FirstChange>> {
        let mut found = Vec::new();
        let (parted, made) = (without(&self.pairs, better), without(better, &self.pairs));
        let pieces = match self.matching.parts.given.sparing {
            // who is kept again lets others part: they share nobody, but do need each other
            Sparing::AtMost(_) => vec![(parted, made)],
            _ => independent(&parted, &made),
        };
        for (parted, made) in pieces {
            let gain = |problem| self.gain_of(problem, &parted, &made);
            let (before, after) = (gain(&inside.problem)?, gain(&beyond.problem)?);
            if after > 0 {
                let difference = Difference::of(self.matching, &parted, &made, None);
                found.push((before, FirstChange { difference, gain: after }));
            }
        }
        // before <= 0 < after, and the sooner the line between them crosses 0 the sooner it pays
        found.sort_by(|(before, one), (other_before, other)| {
            let late = |before: i64, gain: i64| i128::from(-before) * i128::from(gain);
            late(*before, other.gain).cmp(&late(*other_before, one.gain)).then(other.gain.cmp(&one.gain))
        });
        Ok(found.into_iter().map(|(_, change)| change).collect())
    }
}

/// How far from today a line crosses that of today: worse by `-before` here, better by `after` at
/// the other end.
fn crossing(width: i64, before: i64, after: i64) -> i64 {
    let (loss, gain) = (i128::from(before.min(0)).abs(), i128::from(after));
    let step = i128::from(width) * loss / (loss + gain).max(1);
    i64::try_from(step).unwrap_or(width)
}

/// What pairs of a whole matching come to: their points, less what their loads cost.
fn total(problem: &Problem, pairs: &[(Row, Column)]) -> Result<i64> {
    let mut loads = vec![0; problem.rows()];
    for (row, _) in pairs {
        loads[row.index()] += 1;
    }
    let loads = (0..).map(Row::new).zip(loads).map(|(row, load)| problem.load_worth(row, load).points);
    Ok(points(problem, pairs)? + loads.sum::<i64>())
}

/// The points of some pairs.
fn points(problem: &Problem, pairs: &[(Row, Column)]) -> Result<i64> {
    let score = |&(row, column): &(Row, Column)| {
        let never = || Error::problem(format!("{row}, {column} is not a pair with another weight"));
        problem.score(row, column).map(i64::from).ok_or_else(never)
    };
    pairs.iter().map(score).sum()
}

/// What parts and what is made, in pieces that share nobody: each could be done without the others.
fn independent(parted: &[(Row, Column)], made: &[(Row, Column)]) -> Vec<(Places, Places)> {
    let mut by_row: Places = parted.iter().chain(made).copied().collect();
    by_row.sort_unstable();
    let mut by_column = by_row.clone();
    by_column.sort_unstable_by_key(|&(row, column)| (column, row));
    let mut piece: Vec<Option<usize>> = vec![None; by_row.len()];
    let mut pieces = 0;
    for start in 0..by_row.len() {
        if piece[start].is_some() {
            continue;
        }
        let mut open = vec![start];
        piece[start] = Some(pieces);
        while let Some(at) = open.pop() {
            let (row, column) = by_row[at];
            let from = by_row.partition_point(|pair| pair.0 < row);
            let mates = by_row[from..].iter().take_while(|pair| pair.0 == row);
            let from = by_column.partition_point(|pair| pair.1 < column);
            let others = by_column[from..].iter().take_while(|pair| pair.1 == column);
            for pair in mates.chain(others) {
                let Ok(next) = by_row.binary_search(pair) else { continue };
                if piece[next].is_none() {
                    piece[next] = Some(pieces);
                    open.push(next);
                }
            }
        }
        pieces += 1;
    }
    let mut found = vec![(Vec::new(), Vec::new()); pieces];
    for (pair, piece) in by_row.into_iter().zip(piece) {
        let Some(piece) = piece else { continue };
        let is_parted = parted.binary_search(&pair).is_ok();
        if is_parted { found[piece].0.push(pair) } else { found[piece].1.push(pair) }
    }
    found
}
