//! The matching that questions are about: that of the season, or of the folder's files.

use pairwright::{Matcher, Matching};

use crate::context::Context;
use crate::done::Next;
use crate::failure::Failure;

/// The season's matching; without a season, the one that `match` would propose. It is watched.
pub(crate) fn matched(context: &Context) -> Result<Matching, Failure> {
    let folder = context.folder();
    let Some(season) = folder.season_if_any()? else {
        let matcher = Matcher::new(folder.programme()?).with_watch(context.watch());
        let matching = matcher.solve(folder.cohort()?)?;
        context
            .console()
            .say("No season has begun here: this is about the pairs that match would propose.")?;
        return Ok(matching.with_watch(context.watch()));
    };
    match season.matching() {
        Some(matching) => Ok(matching.clone().with_watch(context.watch())),
        None => Err(Failure::new("nobody has been matched yet").with_advice("Begin with: pairwright match")),
    }
}

/// What follows a question: where the season stands, or the first proposal.
pub(crate) fn after_question(context: &Context) -> Result<Next, Failure> {
    Ok(match context.folder().season_if_any()? {
        Some(_) => Next::new(["status"], "says where the season stands"),
        None => Next::new(["match"], "makes the first proposal"),
    })
}

/// What is said where the time limit was over.
pub(crate) fn say_stopped(context: &Context, is_complete: bool, what: &str) -> Result<(), Failure> {
    if !is_complete {
        context.console().say(&format!("Stopped by --limit: {what}. More time finds more."))?;
    }
    Ok(())
}
