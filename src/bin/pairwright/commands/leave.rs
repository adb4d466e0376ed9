//! `pairwright leave`.

use clap::Args;
use pairwright::ParticipantId;
use pairwright::season::{Ending, PairState};

use crate::context::Context;
use crate::counted::counted;
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::results::SHOWN;
use crate::who::{find, named};

/// Takes somebody out who no longer takes part.
///
/// Their pairs end, formal ones too; their partners are matched by the next round.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring leave \"Mia Berg\" --reason \"new job\"")]
pub(crate) struct Leave {
    /// Who: an id, a name or an e-mail address.
    who: String,
    /// Why, for whoever runs the programme; no letter has it.
    #[arg(long, default_value = "")]
    reason: String,
}

impl Leave {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let folder = context.folder();
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let who = find(season.cohort(), &self.who)?.id().clone();
        let name = named(season.cohort(), &who);
        season.leave(&who, &self.reason, context.day())?;
        folder.save(&season)?;
        let is_over = |state: &PairState| matches!(state, PairState::Ended(Ending::Left { who: gone, .. }) if *gone == who);
        let ended = season.pairs().filter(|(_, state)| is_over(state));
        let partners: Vec<_> = ended
            .map(|(pair, _)| if *pair.mentor() == who { pair.mentee() } else { pair.mentor() })
            .collect();
        context.console().say(&format!("{name} has left; {} ended.", counted(partners.len(), "pair")))?;
        let items =
            partners.iter().map(|id| format!("{} has nobody for this place now", named(season.cohort(), id)));
        context.console().items(items, SHOWN)?;
        let partners: Vec<&str> = partners.into_iter().map(ParticipantId::as_str).collect();
        let done = Done::default().with("left", who.as_str()).with("partners", partners);
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
