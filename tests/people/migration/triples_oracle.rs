//! Small venues of every kind, against all sets of pairs; and what is written, read back.

use pairwright::migration::{Missing, ReviewAssignment, Triples, TriplesReader};

use crate::numbers::Numbers;

/// A small venue as tables: hundredths of a score, and constraints, by reviewer, then paper.
struct Venue {
    papers: usize,
    reviewers: usize,
    scores: Vec<Option<i64>>,
    constraints: Vec<Option<i8>>,
    wanted: u32,
    load: u32,
    least: u32,
    missing: Missing,
}

/// Places of the least load that are filled, papers with a reviewer, pairs, hundredths.
type ObjectiveValue = (u32, usize, u32, i64);

impl Venue {
    fn new(seed: u64) -> Self {
        let mut numbers = Numbers::new(seed);
        let (papers, reviewers) = (1 + numbers.below(3), 1 + numbers.below(4));
        let density = [30, 70, 100][numbers.below(3)];
        let strict = numbers.below(40);
        let mut scores = Vec::new();
        let mut constraints = Vec::new();
        for _ in 0..papers * reviewers {
            let score =
                i64::try_from(numbers.below(if seed.is_multiple_of(2) { 4 } else { 200 })).unwrap() - 1;
            scores.push(numbers.sometimes(density).then_some(score));
            let constraint = [-1, 0, 1, 1][numbers.below(4)];
            constraints.push(numbers.sometimes(strict).then_some(constraint));
        }
        let (wanted, load): (u32, u32) = (numbers.small(4).into(), numbers.small(4).into());
        let missing = if numbers.sometimes(50) { Missing::Never } else { Missing::Zero };
        let least = if numbers.sometimes(40) { load.min(numbers.small(3).into()) } else { 0 };
        Self { papers, reviewers, scores, constraints, wanted, load, least, missing }
    }

    /// The lines of both files, in an order of their own, and each score in one of the ways to
    /// write it.
    fn files(&self, seed: u64) -> (String, String) {
        let mut numbers = Numbers::new(seed);
        let (mut scores, mut constraints) = (Vec::new(), Vec::new());
        for at in 0..self.scores.len() {
            let (reviewer, paper) = (at / self.papers, at % self.papers);
            // capitals make no difference
            let mut letter = |small: char, capital: char| if numbers.sometimes(70) { small } else { capital };
            let names = [(letter('p', 'P'), letter('r', 'R')), (letter('p', 'P'), letter('r', 'R'))];
            let [names, constrained] = names.map(|(p, r)| format!("{p}{paper},{r}{reviewer}"));
            if let Some(score) = self.scores[at] {
                let sign = if score < 0 { "-" } else { "" };
                let size = score.abs();
                let text = match numbers.below(4) {
                    0 => format!("{sign}{}.{:02}", size / 100, size % 100),
                    1 => format!("{score}e-2"),
                    2 => format!("{sign}{}.{:02}000", size / 100, size % 100),
                    _ => format!("{sign}0.{size:04}E2"),
                };
                scores.push(format!("{names},{text}\n"));
            }
            if let Some(constraint) = self.constraints[at] {
                let part = if numbers.sometimes(20) { ".0" } else { "" };
                constraints.push(format!("{constrained},{constraint}{part}\n"));
            }
        }
        for lines in [&mut scores, &mut constraints] {
            for at in (1..lines.len()).rev() {
                lines.swap(at, numbers.below(at + 1));
            }
        }
        (scores.concat(), constraints.concat())
    }

    fn read(&self, seed: u64) -> Triples {
        let (scores, constraints) = self.files(seed);
        TriplesReader::new("scores.csv", scores.as_bytes())
            .constraints("constraints.csv", constraints.as_bytes())
            .read()
            .unwrap()
            .with_reviewers_per_paper(self.wanted)
            .with_load(self.load)
            .with_least_load(self.least)
            .with_missing(self.missing)
    }

    /// Is somebody in any line? Who is in none does not take part.
    fn takes_part(&self, at: usize) -> bool {
        self.scores[at].is_some() || self.constraints[at].is_some()
    }

    /// The worth of a set of pairs, if it is lawful.
    fn worth(&self, chosen: u32) -> Option<ObjectiveValue> {
        let (mut loads, mut found) = (vec![0; self.reviewers], vec![0; self.papers]);
        let mut points = 0;
        let there = |wanted: &dyn Fn(usize) -> bool| {
            (0..self.scores.len()).any(|at| wanted(at) && self.takes_part(at))
        };
        for at in 0..self.scores.len() {
            let (reviewer, paper) = (at / self.papers, at % self.papers);
            let is_chosen = chosen >> at & 1 == 1;
            match self.constraints[at] {
                Some(-1) if is_chosen => return None,
                Some(1) if !is_chosen => return None,
                _ => {}
            }
            if !is_chosen {
                continue;
            }
            let is_settled = self.constraints[at] == Some(1);
            if self.scores[at].is_none() && !is_settled && self.missing == Missing::Never {
                return None;
            }
            if !there(&|at| at / self.papers == reviewer) || !there(&|at| at % self.papers == paper) {
                return None;
            }
            loads[reviewer] += 1;
            found[paper] += 1;
            points += self.scores[at].unwrap_or(0);
        }
        let lawful =
            loads.iter().all(|&load| load <= self.load) && found.iter().all(|&found| found <= self.wanted);
        let served = found.iter().filter(|&&found| found > 0).count();
        let filled = loads.iter().map(|&load| load.min(self.least)).sum();
        lawful.then_some((filled, served, chosen.count_ones(), points))
    }

    fn best(&self) -> Option<ObjectiveValue> {
        (0..1u32 << self.scores.len()).filter_map(|chosen| self.worth(chosen)).max()
    }
}

/// The same, as the answer has it.
fn worth(triples: &Triples, best: &ReviewAssignment<'_>, least: u32) -> ObjectiveValue {
    let missing: u32 = best.below().iter().map(|(_, missing)| missing).sum();
    let filled = u32::try_from(triples.reviewers().len()).unwrap() * least - missing;
    let proof = best.verify().unwrap();
    let mut papers: Vec<&str> = best.pairs().map(|(paper, _, _)| paper).collect();
    let pairs = papers.len();
    papers.dedup();
    assert_eq!((proof.pairs(), proof.total()), (pairs, best.total()));
    assert_eq!(best.total() * 100 % triples.scale(), 0);
    (filled, papers.len(), u32::try_from(pairs).unwrap(), best.total() * 100 / triples.scale())
}

#[test]
fn the_answer_is_the_best_of_all() {
    let (mut solved, mut clashes, mut settled, mut filled, mut refused) = (0, 0, 0, 0, 0);
    for seed in 0..1500 {
        let venue = Venue::new(seed);
        let triples = venue.read(seed);
        if let Some(best) = venue.best() {
            let found = match triples.solve() {
                Ok(found) => found,
                Err(error) => {
                    assert!(error.is_clash() && venue.least > 0 && error.person().is_some(), "{error}");
                    refused += 1;
                    continue;
                }
            };
            assert_eq!(worth(&triples, &found, venue.least), best, "seed {seed}");
            solved += 1;
            filled += usize::from(best.0 > 0);
            settled += usize::from(venue.constraints.contains(&Some(1)));
        } else {
            let error = triples.solve().unwrap_err();
            assert_eq!((error.is_input(), error.file()), (true, Some("constraints.csv")), "seed {seed}");
            assert!(error.line().is_some() && error.value().is_some() && error.person().is_some());
            clashes += 1;
        }
    }
    assert!(solved > 700 && clashes > 100 && settled > 100 && filled > 100, "{solved} {clashes} {settled}");
    assert!(refused < 10, "{refused}");
}

#[test]
fn lines_in_any_order_and_script_give_the_same_pairs() {
    for seed in 0..300 {
        let venue = Venue::new(seed);
        let names = |triples: &Triples| -> Option<Vec<(String, String)>> {
            let best = triples.solve().ok()?;
            Some(
                best.pairs()
                    .map(|(paper, reviewer, _)| (paper.to_lowercase(), reviewer.to_lowercase()))
                    .collect(),
            )
        };
        assert_eq!(names(&venue.read(seed)), names(&venue.read(seed + 9000)), "seed {seed}");
    }
}

#[test]
fn what_is_written_reads_back_with_the_same_total() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("assignment.csv");
    let mut pairs = 0;
    for seed in 0..300 {
        let venue = Venue::new(seed);
        let triples = venue.read(seed);
        let Ok(best) = triples.solve() else { continue };
        best.write(&path).unwrap();
        let again = Triples::read(&path, None::<&str>).unwrap().with_reviewers_per_paper(9).with_load(9);
        let all = again.solve().unwrap();
        assert_eq!(all.pairs().collect::<Vec<_>>(), best.pairs().collect::<Vec<_>>(), "seed {seed}");
        assert_eq!(all.total() * triples.scale(), best.total() * again.scale(), "seed {seed}");
        let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.is_sorted(), "by paper, then reviewer: {text}");
        pairs += lines.len();
    }
    assert!(pairs > 300, "{pairs}");
}
