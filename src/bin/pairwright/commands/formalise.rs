//! `pairwright formalise`.

use clap::Args;
use pairwright::season::PairState;

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::who::{find, named};

/// Makes accepted pairs formal: they begin.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring formalise")]
pub(crate) struct Formalise {
    /// The mentor of one pair: an id, a name or an e-mail address. Without it, all accepted pairs.
    #[arg(requires = "mentee")]
    mentor: Option<String>,
    /// The mentee of that pair.
    mentee: Option<String>,
}

impl Formalise {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let count = match (&self.mentor, &self.mentee) {
            (Some(mentor), Some(mentee)) => {
                let mentor = find(season.cohort(), mentor)?.id().clone();
                let mentee = find(season.cohort(), mentee)?.id().clone();
                if season.state(&mentor, &mentee) != Some(&PairState::Accepted) {
                    let both = format!(
                        "{} and {}",
                        named(season.cohort(), &mentor),
                        named(season.cohort(), &mentee)
                    );
                    let state =
                        season.state(&mentor, &mentee).map_or("no pair".to_owned(), PairState::to_string);
                    let what = format!("{both} cannot become formal: they are {state}");
                    return Err(Failure::new(what).with_advice("Only an accepted pair becomes formal."));
                }
                season.formalise(&mentor, &mentee, context.day())?;
                1
            }
            _ => season.formalise_accepted(context.day())?,
        };
        if count > 0 {
            folder.save(&season)?;
        }
        let formal = season.formal_pairs().count();
        match count {
            0 => console.say("No accepted pair waits to become formal.")?,
            count => console.say(&format!(
                "{} {} formal now; {formal} in all.",
                counted(count, "pair"),
                form(count, "is", "are")
            ))?,
        }
        let done = Done::default().with("formalised", count).with("formal", formal);
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
