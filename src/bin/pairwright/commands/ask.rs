//! `pairwright ask`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clap::Args;
use pairwright::season::{Answers, NoAnswer, PairState};
use pairwright::{Matching, PairId, Season};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::letters::{self, Kind};
use crate::next_step;
use crate::results::Tables;

/// Writes letters that ask the people of each proposed pair, and a form for their answers.
///
/// Run again, it writes both for those who have not answered.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring ask --first 20")]
pub(crate) struct Ask {
    /// Asks only this many of the proposed pairs, those with the most points; the others stay open.
    #[arg(long, value_name = "PAIRS")]
    first: Option<usize>,
    #[command(flatten)]
    tables: Tables,
    #[command(flatten)]
    letters: letters::Options,
}

impl Ask {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let name = format!("answers.{}", self.tables.format().ending());
        if let Some(bytes) = heard(context, &season, &name)? {
            folder.take_over(&name, &bytes)?;
        }
        let pairs = self.pairs(&season);
        for pair in &pairs {
            season.consult(pair.mentor(), pair.mentee(), context.day())?;
        }
        let awaited = season.answer_form().awaited().count();
        let done = Done::default().with("asked", pairs.len()).with("awaited", awaited);
        if awaited == 0 {
            console.say("There is nobody to ask.")?;
            return Ok(done.with_next(next_step::of(context, &season)));
        }
        let format = self.tables.format();
        let mut answers = Vec::new();
        season.answer_form().with_format(format).write(&mut answers)?;
        folder.agree_to([name.as_str()], console)?;
        if !pairs.is_empty() {
            folder.save(&season)?;
        }
        let letters = letters::write(context, &season, Kind::Ask, &self.letters)?;
        folder.put(&name, &answers)?;
        console.say(&told(pairs.len(), awaited))?;
        console.say(&format!(
            "\nWritten: {}, and {name} for the answers: yes, no or leave next to each name. A blank \
             one waits.",
            counted(letters, "letter")
        ))?;
        let done = done.with("letters", letters).with("files", [name]);
        let asked = season.open_pairs().filter(|(_, state)| **state == PairState::Consulted).count();
        // who asks in waves hears what these say before the others are asked
        Ok(done.with_next(next_step::answers(context, asked)))
    }

    /// The proposed pairs to ask: all that may go on, or the best.
    fn pairs(&self, season: &Season) -> Vec<PairId> {
        let barred: BTreeSet<&PairId> = season.forbidden_pairs().map(|(pair, _)| pair).collect();
        let proposed = season.open_pairs().filter(|(_, state)| **state == PairState::Proposed);
        let mut pairs: Vec<PairId> =
            proposed.map(|(pair, _)| pair.clone()).filter(|pair| !barred.contains(pair)).collect();
        if let Some(first) = self.first.filter(|first| *first < pairs.len()) {
            let made = season.matching().map(Matching::pairs).unwrap_or_default();
            let points: BTreeMap<&PairId, i32> = made.iter().map(|pair| (pair.id(), pair.points())).collect();
            pairs.sort_by_key(|pair| Reverse(points.get(pair).copied()));
            pairs.truncate(first);
        }
        pairs
    }
}

/// The form that is there, if all that is written in it is in the season: nothing is lost with it.
fn heard(context: &Context, season: &Season, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = context.folder().existing(name) else { return Ok(None) };
    let bytes = fs::read(&path).map_err(|error| Failure::io(path.display(), &error))?;
    let Ok(answers) = Answers::from_reader(name, bytes.as_slice()) else { return Ok(None) };
    let mut then = season.clone();
    let is_known = then.answer(&answers, NoAnswer::Waits, context.day()).is_ok()
        && then.log().len() == season.log().len()
        && season.unheard(&answers).is_empty();
    Ok(is_known.then_some(bytes))
}

/// How many are asked, and how many answers are open.
fn told(asked: usize, awaited: usize) -> String {
    let open = format!("{} {} open", counted(awaited, "answer"), form(awaited, "is", "are"));
    match asked {
        0 => format!("Nobody new is asked; {open}."),
        asked => format!("{} {} asked; {open}.", counted(asked, "pair"), form(asked, "is", "are")),
    }
}
