//! `pairwright change`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use pairwright::PairId;

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::newcomers::{news_of, tell_missing, tell_stops};
use crate::next_step;
use crate::results::SHOWN;
use crate::who::{find, named};

/// Takes over new details of people.
///
/// Who has the same details is left alone, and so is who is new: pairwright join.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring change participants.csv")]
pub(crate) struct Change {
    /// A file with them; without it, the participants of the folder.
    file: Option<PathBuf>,
    /// Keeps a settled pair that the new details would forbid, with a reason for the log.
    #[arg(long, value_name = "MENTOR,MENTEE=REASON")]
    keep: Vec<Keep>,
}

/// A pair that stays, and why.
#[derive(Debug, Clone)]
struct Keep {
    mentor: String,
    mentee: String,
    reason: String,
}

impl FromStr for Keep {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('=').and_then(|(pair, reason)| Some((pair.split_once(',')?, reason)));
        let Some(((mentor, mentee), reason)) = parts else {
            return Err("a pair and why it stays: ana,mia=\"they asked for it\"".to_owned());
        };
        let [mentor, mentee, reason] = [mentor, mentee, reason].map(|text| text.trim().to_owned());
        Ok(Self { mentor, mentee, reason })
    }
}

impl Change {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let news = news_of(context, &season, self.file.as_deref())?;
        let mut kept = Vec::new();
        for Keep { mentor, mentee, reason } in &self.keep {
            let [mentor, mentee] = [find(season.cohort(), mentor)?, find(season.cohort(), mentee)?];
            kept.push((PairId::new(mentor.id(), mentee.id()), reason.clone()));
        }
        let changed = news.changed();
        if changed.is_empty() {
            console.say("Nobody has new details.")?;
        } else {
            let people: Vec<_> = changed.iter().map(|(person, _)| person.clone()).collect();
            context.watching(&mut season, |season| season.change_keeping(people, kept, context.day()))?;
            folder.save(&season)?;
            console.say(&format!("New details of {}:", counted(changed.len(), "person")))?;
            let cohort = season.cohort();
            let items = changed.iter();
            let items = items
                .map(|(person, columns)| format!("{}: {}", named(cohort, person.id()), columns.join(", ")));
            console.items(items, SHOWN)?;
        }
        let new = news.joining().len();
        if new > 0 {
            console.say(&format!(
                "{} {} not in the season and {} left alone. To take them in: pairwright join",
                counted(new, "person"),
                form(new, "is", "are"),
                form(new, "was", "were"),
            ))?;
        }
        if self.file.is_none() {
            tell_missing(context, &season, &news)?;
        }
        let barred: Vec<String> = season
            .forbidden_pairs()
            .map(|(pair, why)| {
                let (mentor, mentee) =
                    (named(season.cohort(), pair.mentor()), named(season.cohort(), pair.mentee()));
                format!("{mentor} and {mentee}: {why}")
            })
            .collect();
        if !barred.is_empty() {
            console.say("No longer possible, and parted by the next round:")?;
            console.items(&barred, SHOWN)?;
        }
        tell_stops(context, &season)?;
        let changed: Vec<&str> = changed.iter().map(|(person, _)| person.id().as_str()).collect();
        let done =
            Done::default().with("changed", changed).with("new", new).with("no_longer_possible", barred);
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
