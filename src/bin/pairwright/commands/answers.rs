//! `pairwright answers`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use pairwright::Season;
use pairwright::explain::shown;
use pairwright::season::{Answers as Said, Ending, Event, NoAnswer, PairState, Party, Reply, Unheard};
use serde_json::{Value, json};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::next_step;
use crate::results::SHOWN;
use crate::who::named;

/// Takes the answers of those who were asked.
///
/// Blank answers wait. A file with a mistake is refused as a whole, with its line.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring answers answers.csv")]
pub(crate) struct Answers {
    /// The form that was filled in; without it, answers.csv of the folder.
    file: Option<PathBuf>,
    /// Takes no answer as a yes, of everybody whose yes is needed.
    #[arg(long)]
    silence_agrees: bool,
}

impl Answers {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let path = match &self.file {
            Some(file) => file.clone(),
            None => folder.at(&next_step::answers_file(context)),
        };
        let bytes = fs::read(&path).map_err(|error| {
            let missing = Failure::io(path.display(), &error);
            missing.with_advice("The form for the answers is written by: pairwright ask")
        })?;
        let answers = Said::from_reader(path.display().to_string(), bytes.as_slice())?;
        let no_answer = if self.silence_agrees { NoAnswer::Agrees } else { NoAnswer::Waits };
        let before = season.log().len();
        season.answer(&answers, no_answer, context.day())?;
        let is_news = season.log().len() > before;
        if is_news {
            folder.save(&season)?;
        }
        // what is in the season need not stay in the form
        if let Some(name) = name_within(folder.path(), &path) {
            folder.take_over(&name, &bytes)?;
        }
        if !is_news {
            console.say(&format!("Nothing new in {}.", path.display()))?;
        }
        let done = tell_heard(context, &season, before)?;
        let done = tell_unheard(context, &season, &answers, done)?;
        let done = tell_awaited(context, &season, done)?;
        Ok(done.with_next(next_step::of(context, &season)))
    }
}

/// The name of a file that stands in the folder itself.
fn name_within(folder: &Path, file: &Path) -> Option<String> {
    let [folder, file] = [folder, file].map(|path| path.canonicalize().ok());
    let (folder, file) = (folder?, file?);
    if file.parent() != Some(&folder) {
        return None;
    }
    Some(file.file_name()?.to_string_lossy().into_owned())
}

/// Who said what.
fn tell_heard(context: &Context, season: &Season, before: usize) -> Result<Done, Failure> {
    let console = context.console();
    let cohort = season.cohort();
    let (mut agreed, mut accepted, mut refused, mut left) = (0_usize, 0_usize, Vec::new(), Vec::new());
    let because = |reason: &str| match reason {
        "" => String::new(),
        reason => format!(": {}", shown(reason)),
    };
    for decision in &season.log()[before..] {
        match decision.event() {
            Event::Agreed { .. } => agreed += 1,
            Event::Accepted(_) => accepted += 1,
            Event::Declined { pair, by, reason } | Event::Withdrawn { pair, by, reason } => {
                let (who, other) = sides(pair, *by);
                refused.push(format!(
                    "{} says no to {}{}",
                    named(cohort, who),
                    named(cohort, other),
                    because(reason)
                ));
            }
            Event::Left { who, reason } => {
                left.push(format!("{} leaves{}", named(cohort, who), because(reason)));
            }
            _ => {}
        }
    }
    if season.log().len() > before {
        let said = [(agreed, "said yes"), (refused.len(), "said no")];
        let said = said.map(|(count, what)| format!("{count} {what}"));
        let gone = form(left.len(), "leaves", "leave");
        let gone = if left.is_empty() { String::new() } else { format!(", {} {gone}", left.len()) };
        let pairs = format!("{} {} accepted", counted(accepted, "pair"), form(accepted, "is", "are"));
        console.say(&format!("{}{gone}: {pairs}.", said.join(", ")))?;
        console.items(&refused, SHOWN)?;
        console.items(&left, SHOWN)?;
    }
    Ok(Done::default()
        .with("agreed", agreed)
        .with("accepted", accepted)
        .with("declined", refused)
        .with("left", left))
}

/// Who answers, and about whom.
fn sides(pair: &pairwright::PairId, by: Party) -> (&pairwright::ParticipantId, &pairwright::ParticipantId) {
    if by == Party::Mentor { (pair.mentor(), pair.mentee()) } else { (pair.mentee(), pair.mentor()) }
}

/// Answers that do not fit what is known.
fn tell_unheard(context: &Context, season: &Season, answers: &Said, done: Done) -> Result<Done, Failure> {
    let unheard: Vec<String> = season.unheard(answers).iter().map(|one| told(season, one)).collect();
    if !unheard.is_empty() {
        let these = form(unheard.len(), "This answer was", "These answers were");
        context.console().say(&format!("{these} not taken over:"))?;
        context.console().items(&unheard, 2 * SHOWN)?;
    }
    Ok(done.with("not_taken_over", unheard))
}

/// An answer that was not taken over, why, and what to do.
fn told(season: &Season, one: &Unheard<'_>) -> String {
    let cohort = season.cohort();
    let (who, other) = sides(one.pair(), one.by());
    let said = match one.answer().reply() {
        Reply::Accept => "yes to",
        Reply::Decline => "no to",
        _ => "leave, about",
    };
    let (mentor, mentee) = (one.pair().mentor().as_str(), one.pair().mentee().as_str());
    let side = if one.by() == Party::Mentor { "mentor" } else { "mentee" };
    let end = format!("pairwright end {mentor} {mentee} --by {side} --reason TEXT");
    let why = match one.state() {
        None => "the two were never proposed".to_owned(),
        Some(PairState::Proposed) => "the pair has not been asked yet".to_owned(),
        Some(PairState::Consulted) if season.forbidden_pairs().any(|(pair, _)| pair == one.pair()) => {
            "the two can no longer be a pair".to_owned()
        }
        Some(PairState::Consulted | PairState::Accepted) => {
            format!("has said yes before; to take that back: {end}")
        }
        Some(PairState::Formal) => format!("the pair is formal; to end it: {end}"),
        Some(PairState::Declined { .. }) => "has said no before, and the pair does not come again".to_owned(),
        Some(PairState::Ended(Ending::Superseded)) => "the pair is no longer proposed".to_owned(),
        Some(PairState::Ended(Ending::Left { who, .. })) => format!("{} has left", named(cohort, who)),
        Some(_) => "the pair has ended".to_owned(),
    };
    format!("{}, {said} {}: {why}", named(cohort, who), named(cohort, other))
}

/// Whose answer is still missing.
pub(crate) fn tell_awaited(context: &Context, season: &Season, done: Done) -> Result<Done, Failure> {
    let awaited: Vec<_> = season.answer_form().awaited().collect();
    let facts: Vec<Value> = awaited
        .iter()
        .map(|one| json!({ "id": one.who().as_str(), "from": one.side().to_string(), "asked": one.asked() }))
        .collect();
    if !awaited.is_empty() {
        let has = form(awaited.len(), "answer is", "answers are");
        context.console().say(&format!("{} {has} missing:", awaited.len()))?;
        let cohort = season.cohort();
        let items = awaited.iter().map(|one| {
            let (mentor, mentee) = (one.pair().mentor(), one.pair().mentee());
            let other = if one.who() == mentor { mentee } else { mentor };
            format!(
                "{} about {}, asked on {}",
                named(cohort, one.who()),
                named(cohort, other),
                shown(one.asked())
            )
        });
        context.console().items(items, SHOWN)?;
    }
    Ok(done.with("awaited", facts))
}
