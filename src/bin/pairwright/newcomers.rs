//! What files say of people that the season does not know yet.

use std::path::Path;

use pairwright::Season;
use pairwright::people::FindingKind;
use pairwright::season::News;

use crate::context::Context;
use crate::counted::{counted, form};
use crate::failure::Failure;
use crate::results::SHOWN;
use crate::who::named;

/// What a file, or those of the folder, say that the season does not know.
pub(crate) fn news_of(context: &Context, season: &Season, file: Option<&Path>) -> Result<News, Failure> {
    let folder = context.folder();
    let people = match file {
        Some(file) => folder.people_of(file)?,
        None => folder.cohort()?,
    };
    Ok(season.news(&people)?)
}

/// Names those of the season who are not in the files: nobody is taken out because a line is
/// missing.
pub(crate) fn tell_missing(context: &Context, season: &Season, news: &News) -> Result<(), Failure> {
    let missing = news.missing();
    let Some(first) = missing.first() else { return Ok(()) };
    let console = context.console();
    console.say(&format!(
        "{} of the season {} not in the file and {}. To take somebody out: pairwright leave {}",
        counted(missing.len(), "person"),
        form(missing.len(), "is", "are"),
        form(missing.len(), "stays", "stay"),
        first.as_str(),
    ))?;
    console.items(missing.iter().map(|id| named(season.cohort(), id)), SHOWN)?;
    Ok(())
}

/// What would stop the next round.
pub(crate) fn tell_stops(context: &Context, season: &Season) -> Result<(), Failure> {
    let accepted = season.programme().accepted();
    let stops = season.cohort().audit().unaccepted(accepted);
    let stops: Vec<_> = stops.filter(|finding| finding.kind() != FindingKind::Nobody).collect();
    let Some(first) = stops.first() else { return Ok(()) };
    let console = context.console();
    console.say(&format!(
        "This stops the next round, unless it is mended, or accepted: pairwright rematch --accept {}",
        first.code()
    ))?;
    console.items(stops.iter().map(ToString::to_string), SHOWN)?;
    Ok(())
}
