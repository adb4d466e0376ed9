//! `pairwright status`.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use pairwright::season::{News, PairState};
use pairwright::{Objective, PairId, Participant, Pilot, Season};

use crate::commands::answers::tell_awaited;
use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::PROGRAMME;
use crate::newcomers::{news_of, tell_missing};
use crate::next_step;
use crate::results::SHOWN;
use crate::who::named;

/// Says where the programme stands and what comes next.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring status")]
pub(crate) struct Status {}

impl Status {
    #[expect(clippy::unused_self, reason = "all commands are run in one way")]
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let Some(season) = context.folder().season_if_any()? else {
            context.console().say("No season has begun here.")?;
            let done = Done::default().with("season", "not-begun");
            return Ok(done.with_next(next_step::without_season(context)));
        };
        let done = tell_season(context, &season)?;
        let done = tell_awaited(context, &season, done)?;
        let done = tell_waiting(context, &season, done)?;
        let next = next_step::of(context, &season);
        if season.is_closed() {
            return Ok(done.with_next(next));
        }
        let (news, done) = tell_news(context, &season, done)?;
        let next = news.as_ref().and_then(next_of).unwrap_or(next);
        Ok(done.with_next(next))
    }
}

/// The round, the settings and the pairs by their states.
fn tell_season(context: &Context, season: &Season) -> Result<Done, Failure> {
    let console = context.console();
    let cohort = season.cohort();
    let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
    let state = if season.is_closed() { "closed" } else { "going on" };
    console.say(&format!(
        "The season is {state}: round {}, {} and {}.",
        season.round(),
        counted(mentors, "mentor"),
        counted(mentees, "mentee")
    ))?;
    if let Some(pilot) = season.pilot() {
        let mentees = match pilot {
            Pilot::Best(mentees) => *mentees as usize,
            Pilot::Mentees(chosen) => chosen.len(),
            _ => 0,
        };
        console.say(&format!("It is a pilot of {}.", counted(mentees, "mentee")))?;
    }
    if season.objective() != Objective::default() {
        console.say(&format!("Its objective is {}.", season.objective()))?;
    }
    let accepted: Vec<String> = season.programme().accepted().iter().map(ToString::to_string).collect();
    if !accepted.is_empty() {
        console.say(&format!("Accepted findings: {}.", accepted.join(", ")))?;
    }
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, state) in season.pairs() {
        *states.entry(word(state)).or_default() += 1;
    }
    for (state, count) in &states {
        console.line(&format!("{count:>6}  {state}"))?;
    }
    Ok(Done::default()
        .with("season", if season.is_closed() { "closed" } else { "open" })
        .with("round", season.round())
        .with("mentors", mentors)
        .with("mentees", mentees)
        .with("pilot", season.pilot())
        .with("objective", season.objective().to_string())
        .with("accepted_findings", accepted)
        .with("pairs", states))
}

/// The state of a pair in a table.
fn word(state: &PairState) -> &'static str {
    match state {
        PairState::Proposed => "proposed, not asked yet",
        PairState::Consulted => "asked",
        PairState::Accepted => "accepted",
        PairState::Declined { .. } => "declined",
        PairState::Formal => "formal",
        _ => "ended",
    }
}

/// Who is in no pair now.
fn tell_waiting(context: &Context, season: &Season, done: Done) -> Result<Done, Failure> {
    let live = || season.pairs().filter(|(_, state)| state.is_live()).map(|(pair, _)| pair);
    let served: BTreeSet<_> = live().map(PairId::mentee).collect();
    let waiting: Vec<_> =
        season.cohort().mentees().map(Participant::id).filter(|id| !served.contains(id)).collect();
    if !waiting.is_empty() {
        let count = waiting.len();
        context.console().say(&format!(
            "{} {} no mentor:",
            counted(count, "mentee"),
            form(count, "has", "have")
        ))?;
        context.console().items(waiting.iter().map(|id| named(season.cohort(), id)), SHOWN)?;
    }
    Ok(done.with("waiting", waiting.iter().map(|id| id.as_str()).collect::<Vec<_>>()))
}

/// What the files say by now that the season does not know. Files that cannot be read are told, and
/// stop nothing.
fn tell_news(context: &Context, season: &Season, done: Done) -> Result<(Option<News>, Done), Failure> {
    let console = context.console();
    let mut done = done;
    match context.folder().programme() {
        // the season has what was accepted since
        Ok(programme)
            if programme.clone().accepting(season.programme().accepted().iter().copied())
                != *season.programme() =>
        {
            done = done.with("programme_changed", true);
            console.say(&format!(
                "{PROGRAMME} has changed since. The season keeps the programme that it began with; until \
                 somebody is asked, pairwright match starts again with the new one."
            ))?;
        }
        Ok(_) => {}
        Err(failure) => console.say(&format!("{PROGRAMME} cannot be read: {}", failure.told()))?,
    }
    let news = match news_of(context, season, None) {
        Ok(news) => news,
        Err(failure) => {
            console.say(&format!("The files of the people cannot be read: {}", failure.told()))?;
            return Ok((None, done));
        }
    };
    let counts = [
        (news.joining().len(), "is new in the files", "are new in the files"),
        (news.changed().len(), "has new details in the files", "have new details in the files"),
    ];
    for (count, one, several) in counts.into_iter().filter(|(count, ..)| *count > 0) {
        console.say(&format!("{} {}.", counted(count, "person"), form(count, one, several)))?;
    }
    tell_missing(context, season, &news)?;
    let done = done.with("new_in_files", news.joining().len()).with("changed_in_files", news.changed().len());
    Ok((Some(news), done))
}

/// What the files ask for.
fn next_of(news: &News) -> Option<Next> {
    if !news.joining().is_empty() {
        return Some(Next::new(["join"], "takes in who is new in the files"));
    }
    (!news.changed().is_empty()).then(|| Next::new(["change"], "takes over the new details"))
}
