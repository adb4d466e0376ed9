//! `pairwright why`.

mod everybody;
mod pair;
mod person;
mod price;

use clap::Args;

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::matched::matched;
use crate::who::find;

/// Says why these two are a pair, or why not; or why somebody waits.
///
/// With two people: why they are a pair, or what it would cost to make them one. With one: their
/// pairs and the next best ones, or why they wait and what would help. Without anybody: who waits,
/// and who has none of the mentors they asked for.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring why ana@example.org \"Mia Berg\"")]
pub(crate) struct Why {
    /// One or two people: an id, a name or an e-mail address.
    #[arg(value_name = "PERSON", num_args = 0..=2)]
    people: Vec<String>,
    /// How many are told of each list.
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    most: usize,
}

impl Why {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let matching = matched(context)?;
        let meant = |said: &String| find(matching.cohort(), said).map(|person| person.id().clone());
        match self.people.as_slice() {
            [one, other, ..] => pair::tell(context, &matching, [meant(one)?, meant(other)?]),
            [one] => person::tell(context, &matching, &meant(one)?, self.most),
            [] => everybody::tell(context, &matching, self.most),
        }
    }
}
