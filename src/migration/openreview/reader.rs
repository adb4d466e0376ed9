//! Reading triples: scores and constraints.

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::migration::openreview::decimal::Decimal;
use crate::migration::openreview::triples::{Constraint, Rule, Score, Triples};
use crate::people::folding::folded;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::source::Source;
use crate::people::reading::table::{Row, Table};

const SCORES: [&str; 3] = ["paper", "reviewer", "score"];
const CONSTRAINTS: [&str; 3] = ["paper", "reviewer", "constraint"];

/// The most decimal places of points: 10^18 of them are one, and that fits `i64`.
const PLACES: u32 = 18;

/// Reads [`Triples`] from anything, with a say in how scores become whole points. Names are for
/// messages.
///
/// Both files have three columns, separated by commas: `paper,reviewer,score` and
/// `paper,reviewer,constraint`. A first line of these names is skipped; real files have none. Empty
/// files are fine.
///
/// - A *score* is a decimal number of at most 38 digits, read as it is written: 0.1 is one tenth.
///   All scores are multiplied by 10 as often as the one with the most decimal places needs; the
///   products are the points. Where they would leave `i32`, as those of most programs' floats do
///   (`0.9560342718892494`), scores are rounded to as many places as fit, nine significant digits
///   of the largest at least, and [`Triples::rounded_to`] says to how many.
/// - A *constraint* is -1 (never), 0 (nothing) or 1 (must be).
/// - *Names* are compared without regard to capitals and to blanks around them, so that no conflict
///   is lost by a spelling. Of several spellings the first in order is shown.
///
/// ```
/// use pairwright::migration::TriplesReader;
///
/// let scores = "p1,~Ana_Diaz1,0.5\np1,~Ben_Okoro1,0.25\np2,~Ana_Diaz1,high\n";
/// let error = TriplesReader::new("scores.csv", scores.as_bytes()).read().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "scores.csv, line 3, column score, person ~Ana_Diaz1: not a decimal number: \"high\"",
/// );
/// ```
#[derive(Debug)]
pub struct TriplesReader<'a> {
    scores: Source<'a>,
    constraints: Option<Source<'a>>,
    decimals: Option<u32>,
}

impl<'a> TriplesReader<'a> {
    /// The scores alone.
    pub fn new(name: impl Into<String>, scores: impl Read + Send + Sync + 'a) -> Self {
        Self { scores: Source::new(name, scores), constraints: None, decimals: None }
    }

    /// The scores of a file.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when the file cannot be opened.
    pub fn open(scores: impl AsRef<Path>) -> Result<Self> {
        Ok(Self { scores: Source::open(scores.as_ref())?, constraints: None, decimals: None })
    }

    /// Adds the constraints.
    #[must_use]
    pub fn constraints(mut self, name: impl Into<String>, from: impl Read + Send + Sync + 'a) -> Self {
        self.constraints = Some(Source::new(name, from));
        self
    }

    /// Adds the constraints of a file.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when the file cannot be opened.
    pub fn open_constraints(mut self, path: impl AsRef<Path>) -> Result<Self> {
        self.constraints = Some(Source::open(path.as_ref())?);
        Ok(self)
    }

    /// Rounds scores to this many decimal places, 18 at most; halves go to the even neighbour.
    ///
    /// The best is then the best of the rounded scores: the true total of k pairs is at most k x
    /// 10^-`places` below the best true total. Default: as many as the scores have, and where those
    /// do not fit, as many as do.
    #[must_use]
    pub fn with_decimals(mut self, places: u32) -> Self {
        self.decimals = Some(places.min(PLACES));
        self
    }

    /// Reads everything. Time O(lines x log lines), space that of the files.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when something cannot be read, and [`is_input`](Error::is_input),
    /// naming file, line, column, value and reviewer, when a line has not three fields, a name is
    /// missing, a score is not a decimal number or leaves `i32` as points, a constraint is not -1,
    /// 0 or 1, or a pair is there twice.
    pub fn read(self) -> Result<Triples> {
        let (mut papers, mut reviewers) = (Names::default(), Names::default());
        let scores_file = self.scores.name().to_owned();
        let (mut scores, texts, (places, is_rounded)) =
            read_scores(self.scores, self.decimals, &mut papers, &mut reviewers)?;
        let with_scores = (papers.len(), reviewers.len());
        let (mut constraints, mut constraints_file) = (Vec::new(), String::new());
        if let Some(source) = self.constraints {
            source.name().clone_into(&mut constraints_file);
            constraints = read_constraints(source, &mut papers, &mut reviewers)?;
        }
        let (papers, paper_places) = papers.sorted();
        let (reviewers, reviewer_places) = reviewers.sorted();
        let pairs = scores.iter_mut().map(|score| &mut score.pair);
        for pair in pairs.chain(constraints.iter_mut().map(|constraint| &mut constraint.pair)) {
            *pair = (reviewer_places[pair.0 as usize], paper_places[pair.1 as usize]);
        }
        scores.sort_unstable_by_key(|score| (score.pair, score.line));
        constraints.sort_unstable_by_key(|constraint| (constraint.pair, constraint.line));
        let listed = scores.iter().map(|score| (score.pair, score.line));
        refuse_repeated(&scores_file, listed, &reviewers, &papers)?;
        let listed = constraints.iter().map(|constraint| (constraint.pair, constraint.line));
        refuse_repeated(&constraints_file, listed, &reviewers, &papers)?;
        let unscored_papers = places_behind(&paper_places, with_scores.0);
        let unscored_reviewers = places_behind(&reviewer_places, with_scores.1);
        Ok(Triples {
            papers,
            reviewers,
            scores,
            texts,
            places,
            is_rounded,
            constraints,
            constraints_file,
            unscored_papers,
            unscored_reviewers,
            ..Triples::default()
        })
    }
}

/// The scores, their texts one after another, how many decimal places make a point, and whether
/// that is fewer than there are.
fn read_scores(
    source: Source<'_>,
    decimals: Option<u32>,
    papers: &mut Names,
    reviewers: &mut Names,
) -> Result<(Vec<Score>, String, (u32, bool))> {
    let name = source.name().to_owned();
    let mut table = Table::open_bare(source, &SCORES)?;
    let (mut scores, mut texts) = (Vec::new(), String::new());
    let (mut most, mut fitting) = (0, PLACES);
    while let Some(row) = table.row()? {
        let pair = pair(&table, &row, papers, reviewers)?;
        let text = table.cell(&row, "score");
        let refuse = |message: String| {
            let error = Error::input(message).at_column("score").with_value(text);
            Err(table.blame(error, &row))
        };
        let decimal = match text.parse::<Decimal>() {
            Ok(decimal) => decimal,
            Err(not) => return refuse(not.why().into()),
        };
        most = most.max(decimal.places());
        while fitting > 0 && decimal.times(fitting).is_none() {
            fitting -= 1;
        }
        scores.push(Score { pair, points: 0, line: row.line, start: texts.len(), length: text.len() });
        texts.push_str(text);
    }
    let places = decimals.unwrap_or(most.min(fitting));
    for score in &mut scores {
        let text = texts.get(score.start..score.start + score.length).unwrap_or_default();
        let points = text.parse::<Decimal>().ok().and_then(|decimal| decimal.times(places));
        let Some(points) = points else {
            let error = Error::input(match places {
                0 => format!("too large: {} is the most", i32::MAX),
                _ => format!("too large for {places} decimal places"),
            });
            let error = error.in_file(name).at_line(score.line).at_column("score").with_value(text);
            return Err(error.of_person(reviewers.name(score.pair.0)));
        };
        score.points = points;
    }
    Ok((scores, texts, (places, places < most)))
}

/// Reads the constraints. One that is 0 says nothing, and a pair may be there once.
fn read_constraints(
    source: Source<'_>,
    papers: &mut Names,
    reviewers: &mut Names,
) -> Result<Vec<Constraint>> {
    let mut table = Table::open_bare(source, &CONSTRAINTS)?;
    let mut constraints = Vec::new();
    while let Some(row) = table.row()? {
        let pair = pair(&table, &row, papers, reviewers)?;
        let text = table.cell(&row, "constraint");
        // also as floats are written: -1.0
        let rule =
            match text.parse::<Decimal>().ok().filter(|one| one.places() == 0).and_then(|one| one.times(0)) {
                Some(-1) => Rule::Never,
                Some(0) => Rule::Nothing,
                Some(1) => Rule::Settled,
                _ => {
                    let error = Error::input("a constraint is -1, 0 or 1");
                    return Err(table.blame(error.at_column("constraint").with_value(text), &row));
                }
            };
        constraints.push(Constraint { pair, rule, line: row.line });
    }
    Ok(constraints)
}

/// The codes of a line's reviewer and paper.
fn pair(table: &Table, row: &Row, papers: &mut Names, reviewers: &mut Names) -> Result<(u32, u32)> {
    let paper = papers.code(table.cell(row, "paper"), || table.id(row, "paper"))?;
    let reviewer = reviewers.code(table.cell(row, "reviewer"), || table.id(row, "reviewer"))?;
    Ok((reviewer, paper))
}

/// Refuses the first line whose pair is on an earlier line. The lines are sorted by pair.
fn refuse_repeated(
    file: &str,
    lines: impl Iterator<Item = ((u32, u32), u64)> + Clone,
    reviewers: &[String],
    papers: &[String],
) -> Result<()> {
    let next = lines.clone().skip(1);
    let twice = lines.zip(next).filter(|(a, b)| a.0 == b.0);
    match twice.min_by_key(|(_, again)| again.1) {
        None => Ok(()),
        Some(((_, first), ((reviewer, paper), line))) => {
            let error = Error::input(format!("the pair is already on line {first}"));
            let error = error.in_file(file).at_line(line).at_column("paper");
            Err(error.with_value(&papers[paper as usize]).of_person(&reviewers[reviewer as usize]))
        }
    }
}

/// The places of those whose code is not below this one, sorted.
fn places_behind(places: &[u32], scored: usize) -> Vec<u32> {
    let mut behind: Vec<u32> = places.iter().skip(scored).copied().collect();
    behind.sort_unstable();
    behind
}

/// Names with a code each, in the order in which they appear.
#[derive(Default)]
#[expect(clippy::disallowed_types, reason = "names are looked up only; their order is made by sorting them")]
struct Names {
    /// As they are written.
    codes: std::collections::HashMap<Box<str>, u32>,
    /// As they are compared.
    folded: std::collections::HashMap<Box<str>, u32>,
    /// The spelling of each code that is first in order.
    shown: Vec<Box<str>>,
    /// Most files are sorted by one of their columns: the same name comes again at once.
    last: (String, u32),
}

impl Names {
    fn len(&self) -> usize {
        self.shown.len()
    }

    /// The code of a name. One that is new has to be an id.
    fn code(&mut self, name: &str, id: impl FnOnce() -> Result<ParticipantId>) -> Result<u32> {
        if self.last.0 == name && !name.is_empty() {
            return Ok(self.last.1);
        }
        let code = match self.codes.get(name) {
            Some(&code) => code,
            None => self.new_spelling(name, &id()?)?,
        };
        name.clone_into(&mut self.last.0);
        self.last.1 = code;
        Ok(code)
    }

    /// The code of a name that was not written in this way before.
    fn new_spelling(&mut self, name: &str, id: &ParticipantId) -> Result<u32> {
        let next = u32::try_from(self.shown.len())
            .map_err(|_| Error::input("there are too many names").with_value(name))?;
        let code = *self.folded.entry(folded(id.as_str()).into()).or_insert(next);
        match self.shown.get_mut(code as usize) {
            Some(shown) if id.as_str() < &**shown => *shown = id.as_str().into(),
            Some(_) => {}
            None => self.shown.push(id.as_str().into()),
        }
        self.codes.insert(id.as_str().into(), code);
        Ok(code)
    }

    /// The name of a code.
    fn name(&self, code: u32) -> &str {
        self.shown.get(code as usize).map_or("", |name| name)
    }

    /// The names in order, whatever their capitals, and the place of each code among them.
    fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut sorted: Vec<(Box<str>, u32)> = self.shown.into_iter().zip(0..).collect();
        sorted.sort_by_cached_key(|(name, _)| folded(name).into_owned());
        let mut places = vec![0; sorted.len()];
        let mut names = Vec::with_capacity(sorted.len());
        for (place, (name, code)) in (0..).zip(sorted) {
            places[code as usize] = place;
            names.push(name.into());
        }
        (names, places)
    }
}

impl Triples {
    /// Reads a file of scores and, if there is one, a file of constraints. [`TriplesReader`] has
    /// more to say.
    ///
    /// # Errors
    /// As [`TriplesReader::read`].
    pub fn read<P: AsRef<Path>>(scores: impl AsRef<Path>, constraints: Option<P>) -> Result<Self> {
        let reader = TriplesReader::open(scores)?;
        match constraints {
            Some(path) => reader.open_constraints(path)?.read(),
            None => reader.read(),
        }
    }
}
