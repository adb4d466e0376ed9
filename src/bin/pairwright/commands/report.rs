//! `pairwright report`.

use std::path::{Path, PathBuf};

use clap::Args;
use pairwright::explain::Summary;
use pairwright::what_if::Comparison;
use pairwright::{Matching, Season};

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::folder::{BOARD, Folder, REPORT};
use crate::matched::{matching_of, other_programme};
use crate::next_step;

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
    /// Shows the figures of the last cohort next to these: the folder of its programme.
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
                self.compare.as_ref().map(|file| compared(context, &season, file)).transpose()?;
            let firmness =
                if self.with_firmness { Some(watched(&season, context)?.sensitivity()?) } else { None };
            report = report.with_repairs(self.helping);
            if let Some(comparison) = &comparison {
                report = report.with_comparison(comparison);
            }
            if let Some(firmness) = &firmness {
                report = report.with_sensitivity(firmness);
            }
            folder.agree_to([REPORT], console)?;
            folder.write_report(&report, console)?
        };
        for name in written.iter().take(2) {
            console.say(&format!("Written: {}", folder.at(name).display()))?;
        }
        if let Some(more) = written.len().checked_sub(2).filter(|&more| more > 0) {
            console.say(&format!("and {more} more pages of pairs next to it."))?;
        }
        let done = Done::default().with("files", &written);
        Ok(done.with_next(next_step::of(context, &season)))
    }
}

/// The matching of the season, whose questions show how far they are.
fn watched(season: &Season, context: &Context) -> Result<Matching, Failure> {
    Ok(matching_of(season)?.clone().with_watch(context.watch()))
}

/// What another programme would change of today's pairs; what is settled or declined stays so.
fn compared(context: &Context, season: &Season, file: &Path) -> Result<Comparison, Failure> {
    let matching = watched(season, context)?;
    Ok(matching.compare(&matching.under_programme(other_programme(context, file)?)?)?)
}

/// The figures of an earlier season, from its folder.
fn figures_of(last: &Path) -> Result<Summary, Failure> {
    let season = Folder::new(last, false).season()?;
    let none = || Failure::new(format!("{}: nobody was matched there", last.display()));
    Ok(season.matching().ok_or_else(none)?.summary())
}
