//! The matching that questions are about: that of the season, or of the folder's files.

use std::path::Path;

use pairwright::{Matcher, Matching, Programme, Season};

use crate::context::Context;
use crate::done::Next;
use crate::failure::Failure;
use crate::folder::SEASON;

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
    Ok(matching_of(&season)?.clone().with_watch(context.watch()))
}

/// The matching of a season.
///
/// # Errors
/// Where there is none yet.
pub(crate) fn matching_of(season: &Season) -> Result<&Matching, Failure> {
    let none = || Failure::new("nobody has been matched yet").with_advice("Begin with: pairwright match");
    season.matching().ok_or_else(none)
}

/// Another programme to compare with: a file beside the command, or in the folder.
pub(crate) fn other_programme(context: &Context, file: &Path) -> Result<Programme, Failure> {
    let in_folder = context.folder().path().join(file);
    let is_beside = file.exists() || !in_folder.exists();
    Ok(Programme::from_toml_file(if is_beside { file } else { &in_folder })?)
}

/// What follows a question: where the season stands, or the first proposal.
pub(crate) fn after_question(context: &Context) -> Next {
    match context.folder().existing(SEASON) {
        Some(_) => Next::new(["status"], "says where the season stands"),
        None => Next::new(["match"], "makes the first proposal"),
    }
}

/// What is said where the time limit was over.
pub(crate) fn say_stopped(context: &Context, is_complete: bool, what: &str) -> Result<(), Failure> {
    if !is_complete {
        context.console().say(&format!("Stopped by --limit: {what}. More time finds more."))?;
    }
    Ok(())
}
