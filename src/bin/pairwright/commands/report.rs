//! `pairwright report`.

use std::path::PathBuf;

use clap::Args;
use pairwright::{Matcher, Matching, Programme, Season};

use crate::context::Context;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::{BOARD, Folder};

/// Writes the report, or one page for the board.
///
/// The report names everybody and is for whoever runs the programme. The page for the board names
/// nobody, has no points, and fits on one sheet of paper.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring report --board")]
pub(crate) struct Report {
    /// Writes the page for the board: board.html.
    #[arg(long)]
    board: bool,
    /// The title of the page; without it, the name of the programme.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Adds how far each weight can move before other pairs are better.
    #[arg(long, conflicts_with = "board")]
    with_firmness: bool,
    /// Adds what another programme file would change.
    #[arg(long, value_name = "FILE", conflicts_with = "board")]
    compare: Option<PathBuf>,
    /// Sets the figures of the last cohort beside these: the folder of its programme.
    #[arg(long, value_name = "FOLDER")]
    last: Option<PathBuf>,
    /// Says for this many of those who wait what would help.
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    helping: usize,
}

impl Report {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let season = folder.season()?;
        let last = self.last.as_ref().map(|last| figures_of(last)).transpose()?;
        let mut report = pairwright::Report::of_season(&season).with_date(context.day());
        if let Some(title) = &self.title {
            report = report.with_title(title);
        }
        if let Some(last) = &last {
            report = report.with_last_cohort(last);
        }
        let written = if self.board {
            folder.write(BOARD, report.to_board_html()?.as_bytes(), console)?;
            vec![BOARD.to_owned()]
        } else {
            let comparison =
                self.compare.as_ref().map(|file| compared(&season, file, context)).transpose()?;
            let firmness =
                if self.with_firmness { Some(watched(&season, context)?.sensitivity()?) } else { None };
            report = report.with_repairs(self.helping);
            if let Some(comparison) = &comparison {
                report = report.with_comparison(comparison);
            }
            if let Some(firmness) = &firmness {
                report = report.with_sensitivity(firmness);
            }
            folder.write_report(&report, console)?
        };
        for name in written.iter().take(2) {
            console.say(&format!("Written: {}", folder.at(name).display()))?;
        }
        if let Some(more) = written.len().checked_sub(2).filter(|&more| more > 0) {
            console.say(&format!("and {more} more pages of pairs beside it."))?;
        }
        let done = Done::default().with("files", &written);
        let is_proposed =
            season.open_pairs().any(|(_, state)| *state == pairwright::season::PairState::Proposed);
        Ok(done.with_next(if is_proposed {
            Next::new(["ask"], "writes letters that ask the people of each proposed pair")
        } else {
            Next::new(["status"], "says where the programme stands")
        }))
    }
}

/// The matching of the season, whose questions show how far they are.
fn watched(season: &Season, context: &Context) -> Result<Matching, Failure> {
    let none = || Failure::new("nobody has been matched yet").with_advice("Begin with: pairwright match");
    Ok(season.matching().ok_or_else(none)?.clone().with_watch(context.watch()))
}

/// What another programme would change of today's pairs.
fn compared(
    season: &Season,
    file: &PathBuf,
    context: &Context,
) -> Result<pairwright::what_if::Comparison, Failure> {
    let matching = watched(season, context)?;
    let accepted = matching.programme().accepted().to_vec();
    let matcher = Matcher::new(Programme::from_toml_file(file)?).accepting(accepted);
    let other = matcher.with_watch(context.watch()).solve(matching.cohort().clone())?;
    Ok(matching.compare(&other)?)
}

/// The figures of an earlier season, from its folder.
fn figures_of(last: &std::path::Path) -> Result<pairwright::explain::Summary, Failure> {
    let season = Folder::new(last, false).season()?;
    let none = || Failure::new(format!("{}: nobody was matched there", last.display()));
    Ok(season.matching().ok_or_else(none)?.summary())
}
