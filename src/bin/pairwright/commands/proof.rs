//! `pairwright proof`.

mod bundle;
mod words;

use std::path::PathBuf;

use clap::Args;
use pairwright::assignment::check_plainly;
use pairwright::explain::Verified;
use pairwright::{Error, Matching};

use crate::commands::proof::bundle::BUNDLE;
use crate::commands::proof::words::{checked, how};
use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::matched::{after_question, matching_of};

/// With more readings of a table the plain check takes longer than anybody waits.
const READINGS: usize = 200_000_000;

/// Checks that the matching is the best, pair by pair.
///
/// Nothing is believed: who is with whom, and what it is worth, is computed again from the people
/// and the programme, and held against a bound that no matching can pass.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: pairwright -C spring proof --bundle\nExample: pairwright -C spring proof --export-scores scores.csv"
)]
pub(crate) struct Proof {
    /// Writes the points of every allowed pair, by which any other solver can be asked; into the
    /// folder, unless the path says otherwise.
    #[arg(long, value_name = "FILE")]
    export_scores: Option<PathBuf>,
    /// Writes the folder proof/: points, pairs and prices, a short program in Python that checks
    /// them, proofs for the checkers veripb and viprchk, and a page that says how.
    #[arg(long)]
    bundle: bool,
}

impl Proof {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let season = folder.season()?;
        let matching = matching_of(&season)?;
        let verified = matching.verify()?;
        console.say(&checked(&verified))?;
        let settled = matching.pairs().len().saturating_sub(verified.pairs());
        if settled > 0 {
            console.say(&format!(
                "That is about the last round: {} {} settled before it and stayed.",
                counted(settled, "pair"),
                form(settled, "was", "were")
            ))?;
        }
        if season.is_outdated() {
            console
                .say("What was decided since then is not in it: pairwright rematch matches around that.")?;
        }
        let plain = plainly(matching, &verified)?;
        console.heading("How this is checked")?;
        for sentence in how(&verified, plain) {
            console.item(&sentence)?;
        }
        let mut done = Done::default()
            .with("pairs", verified.pairs())
            .with("settled_before", settled)
            .with("points", verified.total())
            .with("proof", verified.to_string())
            .with("checked_plainly", plain)
            .with("outdated", season.is_outdated());
        if let Some(file) = &self.export_scores {
            let _lock = folder.lock()?;
            let name = file.to_string_lossy();
            folder.agree_to([name.as_ref()], console)?;
            matching.write_scores_file(folder.at(&name))?;
            console.say(&format!(
                "\nWritten: {name}, the points of every allowed pair. Give it to any solver of assignment \
                 problems: it finds no more than {} points for {} pairs.",
                verified.total(),
                verified.pairs()
            ))?;
            done = done.with("written", name);
        }
        if self.bundle {
            let _lock = folder.lock()?;
            let claims = bundle::write(context, matching, &verified)?;
            console.say(&format!(
                "\nWritten: {BUNDLE}/, for anybody who wants to check this without pairwright. Begin with \
                 {BUNDLE}/README.md. It proves:"
            ))?;
            claims.iter().try_for_each(|claim| console.item(&format!("{claim}.")))?;
            done = done.with("bundle", BUNDLE).with("claims", claims);
        }
        Ok(done.with_next(after_question(context)))
    }
}

/// Read pair by pair, by code that shares nothing with the solvers or the fast check. None where
/// that takes too long, or where the best is not the one with the most points alone.
fn plainly(matching: &Matching, verified: &Verified) -> Result<Option<bool>, Failure> {
    let problem = matching.problem();
    let readings =
        problem.rows().saturating_mul(problem.columns()).saturating_mul(problem.terms().len().max(1));
    if verified.most_points().is_none() || readings > READINGS {
        return Ok(None);
    }
    if check_plainly(problem, matching.assignment()) {
        Ok(Some(true))
    } else {
        let what = "the plain check does not agree with the fast one; please report it with season.json";
        Err(Error::other(what).into())
    }
}
