//! `pairwright outcomes`.

use clap::Args;
use pairwright::PairId;
use pairwright::evaluation::{Goals, Outcomes as Answers};

use crate::context::Context;
use crate::counted::counted;
use crate::done::Done;
use crate::failure::Failure;
use crate::folder::GOALS;
use crate::next_step;
use crate::results::Tables;

/// Writes a form that asks how each pair went, and goals to begin with.
///
/// The form has a line for each formal pair and empty cells for a rating, for whether the two still
/// meet and for the share of their goals that they met. Other columns of numbers may be added. What
/// has been filled in before is kept.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring outcomes")]
pub(crate) struct Outcomes {
    #[command(flatten)]
    tables: Tables,
}

impl Outcomes {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let season = folder.season()?;
        let pairs: Vec<&PairId> = season.formal_pairs().collect();
        if pairs.is_empty() {
            let advice = "Make the agreed pairs formal first: pairwright formalise";
            return Err(Failure::new("no pair is formal yet").with_advice(advice));
        }
        let known = match folder.table("outcomes")? {
            Some(path) => Answers::read(path)?,
            None => Answers::default(),
        };
        let format = self.tables.format();
        let name = format!("outcomes.{}", format.ending());
        let mut form = Vec::new();
        known
            .write_form(pairs.iter().copied(), season.cohort(), format, &mut form)
            .map_err(|error| Failure::io(&name, &error))?;
        folder.write(&name, &form, console)?;
        let count = pairs.len();
        console.say(&format!(
            "{name} has a line for each pair, {}: rating, still_meeting, goals_met.",
            counted(count, "formal pair")
        ))?;
        let mut written = vec![name.as_str()];
        if folder.existing(GOALS).is_none() {
            folder.write(GOALS, Goals::template(context.date()?).as_bytes(), console)?;
            console.say("goals.toml has goals to choose from, all behind #.")?;
            written.push(GOALS);
        }
        Ok(Done::default()
            .with("written", written)
            .with("pairs", count)
            .with_next(next_step::of(context, &season)))
    }
}
