//! Papers, reviewers, scores and constraints.

use serde::{Deserialize, Serialize};

/// What a pair is that has no score.
///
/// For [`Triples`](crate::migration::Triples).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Missing {
    /// It is not a pair: only scored ones are made, and settled ones. The usual in
    /// `openreview-matcher`.
    #[default]
    Never,
    /// It is a pair with the score 0, as with `--allow_zero_score_assignments`.
    Zero,
}

/// The papers and reviewers of a venue, with the scores of pairs and constraints on them, as
/// `openreview-matcher` reads them.
///
/// Papers and reviewers are sorted by name. They are different things: the same text may name one
/// of each. Somebody named only by a constraint takes part, too, as there;
/// [`unscored_papers`](Self::unscored_papers) and [`unscored_reviewers`](Self::unscored_reviewers)
/// list them, since a mistyped name looks the same.
///
/// ```
/// use pairwright::migration::TriplesReader;
///
/// let scores = "p1,~Ana_Diaz1,0.5\np1,~Ben_Okoro1,0.25\n\
///               p2,~Ana_Diaz1,0.75\np2,~Ben_Okoro1,0.25\n";
/// let never = "p2,~Ana_Diaz1,-1\n";
/// let triples = TriplesReader::new("scores.csv", scores.as_bytes())
///     .constraints("constraints.csv", never.as_bytes())
///     .read()?
///     .with_reviewers_per_paper(1)
///     .with_load(1);
/// let best = triples.solve()?;
/// let pairs: Vec<_> = best.pairs().collect();
/// assert_eq!(pairs, [("p1", "~Ana_Diaz1", "0.5"), ("p2", "~Ben_Okoro1", "0.25")]);
/// assert_eq!((best.total(), triples.scale()), (75, 100));
/// best.verify()?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triples {
    pub(super) papers: Vec<String>,
    pub(super) reviewers: Vec<String>,
    /// Sorted by pair, each pair once.
    pub(super) scores: Vec<Score>,
    /// The scores as they are written, one after another.
    pub(super) texts: String,
    pub(super) places: u32,
    /// Have scores more places than that?
    pub(super) is_rounded: bool,
    /// Sorted by pair, each pair once.
    pub(super) constraints: Vec<Constraint>,
    pub(super) constraints_file: String,
    pub(super) unscored_papers: Vec<u32>,
    pub(super) unscored_reviewers: Vec<u32>,
    pub(super) reviewers_per_paper: u32,
    pub(super) load: u32,
    pub(super) least_load: u32,
    pub(super) missing: Missing,
}

/// The score of a pair: reviewer and paper, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) pair: (u32, u32),
    pub(super) points: i32,
    pub(super) line: u64,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// What must be of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Constraint {
    pub(super) pair: (u32, u32),
    pub(super) rule: Rule,
    pub(super) line: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Never,
    Nothing,
    Settled,
}

impl Default for Triples {
    /// Nobody, with the usual rules: three reviewers a paper, six papers a reviewer.
    fn default() -> Self {
        Self {
            papers: Vec::new(),
            reviewers: Vec::new(),
            scores: Vec::new(),
            texts: String::new(),
            places: 0,
            is_rounded: false,
            constraints: Vec::new(),
            constraints_file: String::new(),
            unscored_papers: Vec::new(),
            unscored_reviewers: Vec::new(),
            reviewers_per_paper: 3,
            load: 6,
            least_load: 0,
            missing: Missing::default(),
        }
    }
}

impl Triples {
    /// Sets how many reviewers a paper wants. Default 3, as in `openreview-matcher`.
    #[must_use]
    pub fn with_reviewers_per_paper(mut self, reviewers: u32) -> Self {
        self.reviewers_per_paper = reviewers;
        self
    }

    /// Sets how many papers a reviewer takes at most. Default 6.
    #[must_use]
    pub fn with_load(mut self, papers: u32) -> Self {
        self.load = papers;
        self
    }

    /// Sets how many papers a reviewer must get. Default 0.
    ///
    /// Where that is not possible for all, as many of these places as can be are filled before
    /// anything else counts, and
    /// [`ReviewAssignment::below`](super::review_assignment::ReviewAssignment::below) names who has
    /// fewer.
    #[must_use]
    pub fn with_least_load(mut self, papers: u32) -> Self {
        self.least_load = papers;
        self
    }

    /// Sets what a pair without a score is. Default: never.
    #[must_use]
    pub fn with_missing(mut self, missing: Missing) -> Self {
        self.missing = missing;
        self
    }

    /// The papers, sorted: the columns of the problem.
    pub fn papers(&self) -> &[String] {
        &self.papers
    }

    /// The reviewers, sorted: the first rows of the problem.
    pub fn reviewers(&self) -> &[String] {
        &self.reviewers
    }

    /// How many pairs have a score.
    pub fn scored(&self) -> usize {
        self.scores.len()
    }

    /// How many points a score of 1 is: a power of 10.
    pub fn scale(&self) -> i64 {
        10i64.saturating_pow(self.places)
    }

    /// To how many decimal places scores were rounded, if they have more of them.
    ///
    /// The answer is the best of the rounded scores: the true total of k pairs is at most k x
    /// 10^-places below the best true total.
    ///
    /// ```
    /// use pairwright::migration::TriplesReader;
    ///
    /// let scores = "p1,~Ana_Diaz1,0.9560342718892494\n";
    /// let triples = TriplesReader::new("scores.csv", scores.as_bytes()).read()?;
    /// assert_eq!((triples.rounded_to(), triples.scale()), (Some(9), 1_000_000_000));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn rounded_to(&self) -> Option<u32> {
        self.is_rounded.then_some(self.places)
    }

    /// The papers that only constraints name.
    pub fn unscored_papers(&self) -> impl Iterator<Item = &str> {
        self.unscored_papers.iter().map(|&paper| name(&self.papers, paper))
    }

    /// The reviewers that only constraints name.
    pub fn unscored_reviewers(&self) -> impl Iterator<Item = &str> {
        self.unscored_reviewers.iter().map(|&reviewer| name(&self.reviewers, reviewer))
    }

    /// The points of a pair, and its score as it was written; none where the files have none.
    pub(super) fn score(&self, pair: (u32, u32)) -> Option<(i32, &str)> {
        let at = self.scores.binary_search_by_key(&pair, |score| score.pair).ok()?;
        let score = self.scores.get(at)?;
        Some((score.points, self.texts.get(score.start..score.start + score.length)?))
    }

    /// The settled pairs, by reviewer.
    pub(super) fn settled(&self) -> impl Iterator<Item = &Constraint> {
        self.constraints.iter().filter(|constraint| constraint.rule == Rule::Settled)
    }
}

pub(super) fn name(names: &[String], place: u32) -> &str {
    names.get(place as usize).map_or("", String::as_str)
}
