//! `pairwright end`.

use clap::Args;
use pairwright::PairId;
use pairwright::season::{PairState, Party};

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::who::{find, named};

/// Ends a pair while both stay, at the check-in say. It never comes again in this season.
///
/// A pair that is accepted and not formal yet is taken back; one that was asked is declined.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: pairwright -C spring end ana \"Mia Berg\" --by mentee --reason \"too far apart\""
)]
pub(crate) struct End {
    /// The mentor: an id, a name or an e-mail address.
    mentor: String,
    /// The mentee.
    mentee: String,
    /// Why, for whoever runs the programme; no letter has it.
    #[arg(long)]
    reason: String,
    /// Who ends it: mentor, mentee or coordinator.
    #[arg(long, default_value = "coordinator")]
    by: Party,
}

impl End {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let folder = context.folder();
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let mentor = find(season.cohort(), &self.mentor)?.id().clone();
        let mentee = find(season.cohort(), &self.mentee)?.id().clone();
        let both = format!("{} and {}", named(season.cohort(), &mentor), named(season.cohort(), &mentee));
        let (day, reason) = (context.day(), self.reason.as_str());
        let said = match season.state(&mentor, &mentee) {
            Some(PairState::Formal) => {
                season.end(&mentor, &mentee, self.by, reason, day)?;
                "have ended"
            }
            Some(PairState::Accepted) => {
                season.withdraw(&mentor, &mentee, self.by, reason, day)?;
                "are taken back before they began"
            }
            Some(PairState::Consulted) => {
                season.decline(&mentor, &mentee, self.by, reason, day)?;
                "are declined"
            }
            state => {
                let turned = season.state(&mentee, &mentor).is_some_and(PairState::is_live);
                let what = match state {
                    Some(state) => format!("{both} cannot be ended: they are {state}"),
                    None => format!("{both} are not a pair"),
                };
                let failure = Failure::new(what);
                let pair = PairId::new(&mentee, &mentor);
                return Err(if turned {
                    failure.with_advice(format!("Is it the pair {pair}?"))
                } else {
                    failure
                });
            }
        };
        folder.save(&season)?;
        context.console().say(&format!("{both} {said}."))?;
        let done = Done::default().with("mentor", mentor.as_str()).with("mentee", mentee.as_str());
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
