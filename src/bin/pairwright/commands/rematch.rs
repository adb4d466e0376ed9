//! `pairwright rematch`.

use clap::Args;
use pairwright::people::FindingKind;
use pairwright::season::Round;
use pairwright::{Pair, Season, Sparing};
use serde_json::{Value, json};

use crate::context::Context;
use crate::counted::form;
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::results::{self, Results, SHOWN, Tables};

/// An open pair is parted for more than this many points, where nothing else is said.
const PRICE: u32 = 50;

/// Matches again around what was decided.
///
/// Settled pairs stay, and a pair that was declined is never proposed again. Open pairs are
/// spared: a pair is parted only where that gains more than 50 points.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring rematch --at-most 3")]
pub(crate) struct Rematch {
    /// Parts at most this many open pairs.
    #[arg(long, value_name = "PAIRS", conflicts_with = "price")]
    at_most: Option<u32>,
    /// Parts an open pair only for more than this many points.
    #[arg(long, value_name = "POINTS")]
    price: Option<u32>,
    /// Accepts findings of this kind from now on.
    #[arg(long, value_name = "KIND")]
    accept: Vec<FindingKind>,
    #[command(flatten)]
    tables: Tables,
}

impl Rematch {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let folder = context.folder();
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let is_asked_for = self.at_most.is_some() || self.price.is_some();
        if !next_step::needs_round(&season) && !is_asked_for && !season.is_closed() {
            let round = season.round();
            context.console().say(&format!("Nothing has changed since round {round}: the pairs stay."))?;
            let done = Done::default().with("round", round).with("made", Vec::<Value>::new());
            return Ok(done.with_next(next_step::of(context, &season)));
        }
        season.accept_findings(self.accept.iter().copied(), context.day())?;
        let sparing = match (self.at_most, self.price) {
            (Some(pairs), _) => Sparing::AtMost(pairs),
            (None, price) => Sparing::Price(price.unwrap_or(PRICE)),
        };
        let round = context.watching(&mut season, |season| season.rematch(sparing, context.day()))?;
        let results = Results::of(context, &season, &self.tables)?;
        folder.save(&season)?;
        let done = tell(context, &season, &round)?;
        let done = results.write(context, done)?;
        Ok(done.with_next(next_step::of(context, &season)))
    }
}

/// What the round has changed.
fn tell(context: &Context, season: &Season, round: &Round) -> Result<Done, Failure> {
    let console = context.console();
    // its single pairs are listed below, where they are many not all of them
    let said = round.to_string();
    let said = said.lines().filter(|line| !line.starts_with("Parted: ") && !line.starts_with("New: "));
    said.into_iter().try_for_each(|line| console.say(line))?;
    let names = round.names();
    if !round.made().is_empty() {
        console.say(form(round.made().len(), "The new pair:", "The new pairs:"))?;
        let made = round.made().iter();
        let made = made
            .map(|pair| format!("{} mentors {}", names.beside(pair.mentor()), names.beside(pair.mentee())));
        console.items(made, SHOWN)?;
    }
    if !round.parted().is_empty() {
        console.say("No longer proposed to each other:")?;
        let parted = round.parted().iter();
        let parted =
            parted.map(|pair| format!("{} and {}", names.beside(pair.mentor()), names.beside(pair.mentee())));
        console.items(parted, SHOWN)?;
    }
    let made: Vec<Value> = round.made().iter().map(facts).collect();
    let parted: Vec<Value> = round
        .parted()
        .iter()
        .map(|pair| json!({ "mentor": pair.mentor().as_str(), "mentee": pair.mentee().as_str() }))
        .collect();
    let done = Done::default().with("round", round.number()).with("kept", round.kept().len());
    results::tell(context, season, done.with("made", made).with("parted", parted))
}

fn facts(pair: &Pair) -> Value {
    json!({ "mentor": pair.mentor().as_str(), "mentee": pair.mentee().as_str(), "points": pair.points() })
}
