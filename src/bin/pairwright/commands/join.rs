//! `pairwright join`.

use std::path::PathBuf;

use clap::Args;
use pairwright::Participant;

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::newcomers::{news_of, tell_missing, tell_stops};
use crate::next_step;
use crate::results::SHOWN;
use crate::who::named;

/// Takes in people who came later.
///
/// They are matched by the next round. Who is in the season already is left alone.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring join late.csv")]
pub(crate) struct Join {
    /// A file with them; without it, the participants of the folder.
    file: Option<PathBuf>,
    /// Takes people in again who have left.
    #[arg(long)]
    returning: bool,
}

impl Join {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let news = news_of(context, &season, self.file.as_deref())?;
        let mut joining: Vec<Participant> = news.joining().to_vec();
        if self.returning {
            joining.extend_from_slice(news.returning());
        }
        let ids: Vec<String> = joining.iter().map(|person| person.id().as_str().to_owned()).collect();
        if joining.is_empty() {
            console.say("Nobody in the file is new.")?;
        } else {
            context.watching(&mut season, |season| season.join(joining, context.day()))?;
            folder.save(&season)?;
            let cohort = season.cohort();
            let have = form(ids.len(), "has", "have");
            console.say(&format!("{} {have} joined:", counted(ids.len(), "person")))?;
            console.items(ids.iter().map(|id| named(cohort, &id.as_str().into())), SHOWN)?;
        }
        if !self.returning && !news.returning().is_empty() {
            let left = news.returning().iter().map(|person| named(season.cohort(), person.id()));
            let who = left.take(SHOWN).collect::<Vec<_>>().join(", ");
            console
                .say(&format!("In the file, but left before: {who}. To take them in again: --returning"))?;
        }
        if !news.changed().is_empty() {
            let count = news.changed().len();
            console.say(&format!(
                "{} {} new details, which were left alone. To take them over: pairwright change",
                counted(count, "person"),
                form(count, "has", "have")
            ))?;
        }
        if self.file.is_none() {
            tell_missing(context, &season, &news)?;
        }
        tell_stops(context, &season)?;
        let done = Done::default().with("joined", ids).with("changed", news.changed().len());
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
