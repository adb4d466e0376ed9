//! The scores and constraints of `openreview-matcher`: reviewers for papers.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use pairwright::explain::shown;
use pairwright::migration::{Missing, Triples, TriplesReader};

use crate::console::Console;
use crate::context::Context;
use crate::counted::counted;
use crate::done::Done;
use crate::failure::Failure;

/// At most this many papers and reviewers are named.
const SHOWN: usize = 10;

/// Assigns reviewers to papers, from scores and constraints as `openreview-matcher` has them.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright migrate openreview scores.csv constraints.csv --reviewers 3")]
pub(super) struct OpenReview {
    /// The scores: paper,reviewer,score.
    scores: PathBuf,
    /// The constraints: paper,reviewer and 1 (must be) or -1 (must not be).
    constraints: Option<PathBuf>,
    /// How many reviewers a paper wants.
    #[arg(long, value_name = "NUMBER")]
    reviewers: Option<u32>,
    /// How many papers a reviewer takes at most.
    #[arg(long, value_name = "NUMBER")]
    load: Option<u32>,
    /// How many papers a reviewer must get.
    #[arg(long, value_name = "NUMBER")]
    least: Option<u32>,
    /// Rounds scores to this many places.
    #[arg(long, value_name = "NUMBER")]
    decimals: Option<u32>,
    /// A pair without a score has the score 0; else it is not a pair.
    #[arg(long)]
    zero: bool,
    /// The file that is written into the folder: paper,reviewer,score.
    #[arg(long, value_name = "FILE", default_value = "assignment.csv")]
    out: String,
}

impl OpenReview {
    pub(super) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let triples = self.triples()?;
        let only = "in the constraints only: no score";
        tell(console, triples.unscored_papers().map(|paper| format!("{}: {only}", shown(paper))))?;
        tell(console, triples.unscored_reviewers().map(|reviewer| format!("{}: {only}", shown(reviewer))))?;
        if let Some(places) = triples.rounded_to() {
            console.say(&format!("Scores are rounded to {}.", counted(places as usize, "decimal place")))?;
        }
        let best = triples.solve()?;
        let proof = best.verify()?;
        let fewer =
            |(reviewer, missing)| format!("{} gets {missing} fewer than the least load", shown(reviewer));
        tell(console, best.below().into_iter().map(fewer))?;
        let lacks = |(paper, missing)| format!("{} lacks {missing} of its reviewers", shown(paper));
        tell(console, best.short().into_iter().map(lacks))?;
        let mut bytes = Vec::new();
        best.write_to(&mut bytes)?;
        fs::create_dir_all(folder.path()).map_err(|error| Failure::io(folder.path().display(), &error))?;
        let _lock = folder.lock()?;
        folder.write(&self.out, &bytes, console)?;
        let (out, total, scale) = (&self.out, best.total(), triples.scale());
        let pairs = counted(best.pairs().count(), "pair");
        console.say(&format!(
            "Made: {out}, with {pairs}; the total is {total}, where a score of 1 counts {scale}."
        ))?;
        console.say(&proof.to_string())?;
        let done =
            Done::default().with("pairs", best.pairs().count()).with("total", total).with("scale", scale);
        Ok(done.with("short", best.short()).with("below", best.below()).with("made", out))
    }

    fn triples(&self) -> Result<Triples, Failure> {
        let mut reader = TriplesReader::open(&self.scores)?;
        if let Some(constraints) = &self.constraints {
            reader = reader.open_constraints(constraints)?;
        }
        if let Some(places) = self.decimals {
            reader = reader.with_decimals(places);
        }
        let mut triples = reader.read()?;
        if self.zero {
            triples = triples.with_missing(Missing::Zero);
        }
        if let Some(reviewers) = self.reviewers {
            triples = triples.with_reviewers_per_paper(reviewers);
        }
        if let Some(load) = self.load {
            triples = triples.with_load(load);
        }
        Ok(match self.least {
            Some(least) => triples.with_least_load(least),
            None => triples,
        })
    }
}

fn tell(console: &Console, sentences: impl Iterator<Item = String>) -> std::io::Result<()> {
    console.items(sentences, SHOWN)
}
