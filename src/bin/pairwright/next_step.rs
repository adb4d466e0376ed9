//! What comes next in the programme: one answer for every state.

use std::path::Path;

use pairwright::Season;
use pairwright::season::{Decision, Event, PairState};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Next;
use crate::folder::{ANSWERS, EVALUATION, Folder};

/// What comes next in a season.
pub(crate) fn of(context: &Context, season: &Season) -> Next {
    if season.is_closed() {
        return next_cohort(context, "makes the folder of the next cohort");
    }
    let count = |is: fn(&PairState) -> bool| season.pairs().filter(|(_, state)| is(state)).count();
    let proposed = count(|state| *state == PairState::Proposed);
    let asked = count(|state| *state == PairState::Consulted);
    let accepted = count(|state| *state == PairState::Accepted);
    let formal = count(|state| *state == PairState::Formal);
    if needs_round(season) {
        let still = match season.answer_form().awaited().count() {
            0 => String::new(),
            open => format!("; {} still missing", counted(open, "answer")),
        };
        return Next::new(["rematch"], format!("matches again around what is settled{still}"));
    }
    if proposed > 0 {
        let why = match proposed {
            1 => "writes the letters that ask the proposed pair".to_owned(),
            several => format!("writes the letters that ask the {several} proposed pairs"),
        };
        return Next::new(["ask"], why);
    }
    if asked > 0 {
        return answers(context, asked);
    }
    if accepted > 0 {
        let why = format!("{} formal", form(accepted, "makes the accepted pair", "makes the accepted pairs"));
        return Next::new(["formalise"], why);
    }
    if formal == 0 {
        return next_cohort(context, "nobody can be paired any more: ends the season");
    }
    after_formal(context, season)
}

/// Is another matching due: after decisions, or where new details forbid a pair?
pub(crate) fn needs_round(season: &Season) -> bool {
    season.is_outdated() || season.forbidden_pairs().next().is_some()
}

/// Those who were asked answer.
pub(crate) fn answers(context: &Context, asked: usize) -> Next {
    let waits = form(asked, "pair waits for one", "pairs wait for theirs");
    Next::new(["answers"], format!("takes the answers; {asked} {waits}"))
        .after(format!("fill in {}", answers_file(context)))
}

/// What comes next when pairs have begun and nothing is open.
fn after_formal(context: &Context, season: &Season) -> Next {
    let folder = context.folder();
    let form = folder.table_name("outcomes");
    if has_news_for_letters(context, season, form.is_some()) {
        return Next::new(["letters"], "writes to the pairs, and to those who wait");
    }
    match form {
        None => Next::new(["outcomes"], "writes the form that asks how each pair went"),
        Some(name) if folder.is_as_written(&name) => {
            Next::new(["evaluate"], "says what was reached").after(format!("fill in {name}"))
        }
        Some(_) if folder.existing(EVALUATION).is_none() => Next::new(["evaluate"], "says what was reached"),
        Some(_) => next_cohort(context, "ends the season and makes the folder of the next cohort"),
    }
}

/// Has a pair begun or ended since letters were written?
fn has_news_for_letters(context: &Context, season: &Season, is_evaluated: bool) -> bool {
    let until = context.folder().letters_until();
    // who asks how pairs went and never wrote letters here has told them in another way
    let are_told = is_evaluated && until == 0;
    let since = season.log().get(until..).unwrap_or(season.log());
    since.iter().map(Decision::event).any(|event| match event {
        Event::Formalised { .. } => !are_told,
        Event::Ended { .. } | Event::Left { .. } => true,
        _ => false,
    })
}

/// The next cohort, in a folder beside this one.
fn next_cohort(context: &Context, why: &str) -> Next {
    let path = context.folder().path();
    let name = path.canonicalize().ok().and_then(|path| path.file_name().map(ToOwned::to_owned));
    let name = name.map_or_else(|| "programme".into(), |name| name.to_string_lossy().into_owned());
    let beside = match path.parent() {
        Some(parent) if path != Path::new(".") => parent.join(format!("{name}-next")),
        _ => Path::new("..").join(format!("{name}-next")),
    };
    if Folder::new(&beside, false).check_is_free().is_err() {
        return Next::new(["status"], "says where the next cohort stands").in_folder(&beside);
    }
    Next::new(["next".to_owned(), beside.display().to_string()], why)
}

/// The file in which answers are filled in.
pub(crate) fn answers_file(context: &Context) -> String {
    context.folder().table_name("answers").unwrap_or_else(|| ANSWERS.to_owned())
}

/// What comes next where no season has begun.
pub(crate) fn without_season(context: &Context) -> Next {
    let folder = context.folder();
    match ["participants", "mentors"].iter().find_map(|stem| folder.table_name(stem)) {
        None => Next::new(["init"], "writes templates to fill in"),
        Some(name) => {
            let check = Next::new(["check"], "says what it finds, matching nobody");
            if folder.is_as_written(&name) { check.after(format!("fill in {name}")) } else { check }
        }
    }
}
