//! `pairwright match`.

use clap::Args;
use pairwright::people::FindingKind;
use pairwright::season::{Decision, Event};
use pairwright::{Matcher, Objective, Pilot, Season};

use crate::context::Context;
use crate::counted::counted;
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::results::{self, Results, Tables};

/// Makes the first proposal: who with whom, the tables, the report.
///
/// As long as nobody was asked, it can be made again, with other people or another programme.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring match --pilot 20")]
pub(crate) struct Match {
    /// Matches only this many mentees, those who fit best.
    #[arg(long, value_name = "MENTEES")]
    pilot: Option<u32>,
    /// What is best: most-points, best-worst-pair, leximin, floor:20 and others.
    #[arg(long)]
    objective: Option<Objective>,
    /// Accepts findings of this kind, in addition to those that the programme accepts.
    #[arg(long, value_name = "KIND")]
    accept: Vec<FindingKind>,
    #[command(flatten)]
    tables: Tables,
}

impl Match {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let folder = context.folder();
        let _lock = folder.lock()?;
        let before = folder.season_if_any()?;
        before.iter().try_for_each(check_unasked)?;
        let mut matcher = Matcher::new(folder.programme()?).accepting(self.accept.iter().copied());
        if let Some(mentees) = self.pilot {
            matcher = matcher.with_pilot(Pilot::Best(mentees));
        }
        if let Some(objective) = self.objective {
            matcher = matcher.with_objective(objective);
        }
        let mut season = Season::new(matcher, folder.cohort()?);
        context.watching(&mut season, |season| season.propose(context.day()).map(drop))?;
        let results = Results::of(context, &season, &self.tables)?;
        folder.begin(&season)?;
        let done = results::tell(context, &season, Done::default())?;
        if let Some(before) = before {
            self.tell_options(context, &before)?;
        }
        let done = results.write(context, done)?;
        Ok(done.with_next(next_step::of(context, &season)))
    }

    /// What the proposal before was made with, and this one is not.
    fn tell_options(&self, context: &Context, before: &Season) -> Result<(), Failure> {
        if let (Some(Pilot::Best(mentees)), None) = (before.pilot(), self.pilot) {
            let pilot = counted(*mentees as usize, "mentee");
            context
                .console()
                .say(&format!("The proposal before was a pilot of {pilot}; this one is for all."))?;
        }
        if self.objective.is_none() && before.objective() != Objective::default() {
            let objective = before.objective();
            context
                .console()
                .say(&format!("The objective of the proposal before, {objective}, is not kept."))?;
        }
        Ok(())
    }
}

/// Refuses where somebody was asked, or something else was decided.
fn check_unasked(season: &Season) -> Result<(), Failure> {
    let is_first = |event: &Event| matches!(event, Event::Proposed { .. } | Event::FindingsAccepted { .. });
    if season.log().iter().map(Decision::event).all(is_first) {
        return Ok(());
    }
    let what = if season.is_closed() {
        "the season is closed"
    } else {
        "a season is going on here, and a first proposal would forget what was decided"
    };
    let advice = if season.is_closed() {
        "Make the folder of the next cohort: pairwright next FOLDER"
    } else {
        "To match again around what is settled: pairwright rematch. To take over new details of \
         people: pairwright change"
    };
    Err(Failure::new(what).with_advice(advice))
}
