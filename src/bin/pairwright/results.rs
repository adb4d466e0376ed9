//! What a round leaves in the folder: tables and report; and what there is to say about it.

use std::collections::BTreeMap;
use std::io;

use clap::Args;
use pairwright::explain::{ChoicesMet, LeftOut};
use pairwright::people::{Severity, TableFormat};
use pairwright::{Matching, MatchingFiles, Report, Role, Season};
use serde_json::{Value, json};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::Done;
use crate::failure::Failure;
use crate::folder::REPORT;

/// This many lines of a kind are printed.
pub(crate) const SHOWN: usize = 8;

/// In which form tables are written.
#[derive(Debug, Args)]
pub(crate) struct Tables {
    /// Writes tables as workbooks (.xlsx) and not as CSV.
    #[arg(long)]
    xlsx: bool,
}

impl Tables {
    /// The format; for CSV with a mark by which spreadsheets know the encoding.
    pub(crate) fn format(&self) -> TableFormat {
        if self.xlsx { TableFormat::Xlsx } else { TableFormat::Csv { mark: true } }
    }
}

/// The files of a round, made and not yet written.
#[derive(Debug)]
pub(crate) struct Results<'a> {
    tables: Vec<(String, Vec<u8>)>,
    report: Report<'a>,
}

impl<'a> Results<'a> {
    /// Makes the tables and the report, and asks before any of them overwrites what was edited.
    pub(crate) fn of(context: &Context, season: &'a Season, tables: &Tables) -> Result<Self, Failure> {
        let format = tables.format();
        let mut files = Vec::new();
        if let Some(matching) = season.matching() {
            let written = matching.files().with_format(format);
            let mut add = |stem: &str, write: fn(&MatchingFiles<'_>, &mut Vec<u8>) -> io::Result<()>| {
                let mut bytes = Vec::new();
                write(&written, &mut bytes)?;
                files.push((format!("{stem}.{}", format.ending()), bytes));
                io::Result::Ok(())
            };
            add("matches", |files, to| files.write_matches(to))?;
            add("unmatched", |files, to| files.write_unmatched(to))?;
            let findings = format!("findings.{}", format.ending());
            if has_doubts(matching) || context.folder().existing(&findings).is_some() {
                add("findings", |files, to| files.write_findings(to))?;
            }
        }
        let names = files.iter().map(|(name, _)| name.as_str());
        context.folder().agree_to(names.chain([REPORT]), context.console())?;
        Ok(Self { tables: files, report: Report::of_season(season).with_date(context.day()) })
    }

    /// Writes them, and says which.
    pub(crate) fn write(self, context: &Context, done: Done) -> Result<Done, Failure> {
        for (name, bytes) in &self.tables {
            context.folder().put(name, bytes)?;
        }
        let pages = context.folder().write_report(&self.report, context.console())?;
        let tables = self.tables.iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = tables.chain(pages.iter().map(String::as_str)).collect();
        // further pages of a large report stand in a folder of their own
        let shown: Vec<&str> = names.iter().copied().filter(|name| !name.contains('/')).collect();
        context.console().say(&format!("\nWritten: {}.", shown.join(", ")))?;
        Ok(done.with("files", names))
    }
}

/// Was anything found that stops a matching or is doubtful?
fn has_doubts(matching: &Matching) -> bool {
    matching.audit().findings().first().is_some_and(|first| first.severity() <= Severity::Doubtful)
}

/// Says how many are matched, whose choices were met, who waits and what could not be checked.
pub(crate) fn tell(context: &Context, season: &Season, done: Done) -> Result<Done, Failure> {
    let Some(matching) = season.matching() else { return Ok(done) };
    let console = context.console();
    let summary = matching.summary();
    let (mentees, mentors) = (summary.mentees_matched(), summary.mentors_matched());
    console.say(&format!(
        "{}: {} of {} {} a mentor, {} of {} {} a mentee.",
        counted(matching.pairs().len(), "pair"),
        mentees.count(),
        counted(mentees.of(), "mentee"),
        form(mentees.count(), "has", "have"),
        mentors.count(),
        counted(mentors.of(), "mentor"),
        form(mentors.count(), "has", "have"),
    ))?;
    let choices = match matching.clone().with_watch(context.watch()).choices_met() {
        Err(error) if error.is_cancelled() => None,
        choices => Some(choices?),
    };
    match &choices {
        Some(choices) if choices.mentees().of() > 0 => console.say(&told_choices(choices))?,
        Some(_) => {}
        None => console.say("Whose choices were met was too much to find within the time limit.")?,
    }
    tell_waiting(context, matching)?;
    let unchecked = matching.unchecked();
    tell_unchecked(context, matching)?;
    let waiting: Vec<Value> = matching.left_out().iter().map(left_out_facts).collect();
    Ok(done
        .with("pairs", matching.pairs().len())
        .with("mentees", json!({ "matched": mentees.count(), "of": mentees.of() }))
        .with("mentors", json!({ "matched": mentors.count(), "of": mentors.of() }))
        .with("choices", choices.as_ref().map(choices_facts))
        .with("waiting", waiting)
        .with("unchecked", !unchecked.is_nothing()))
}

/// What could not be checked. Where only the reporting lines are not known, one sentence says so.
fn tell_unchecked(context: &Context, matching: &Matching) -> io::Result<()> {
    let (console, unchecked) = (context.console(), matching.unchecked());
    let is_of_lines_only = unchecked.stops().is_empty()
        && unchecked.exclusions().is_empty()
        && unchecked.co_mentees() == 0
        && unchecked.silent_columns().is_empty();
    if unchecked.is_nothing() {
        return Ok(());
    }
    if is_of_lines_only {
        let (unknown, of) = (unchecked.pairs(), matching.pairs().len());
        let all = if unknown == of { "any pair".to_owned() } else { format!("{unknown} of {of} pairs") };
        return console.say(&format!(
            "Not checked: whether one of the two is above the other, of {all}, as their managers are not known."
        ));
    }
    console.say("Not everything could be checked:")?;
    console.say(&unchecked.to_string())
}

fn told_choices(choices: &ChoicesMet) -> String {
    let possible = if choices.is_exact() { "possible" } else { "possible at most" };
    format!(
        "{} of {} who named mentors got one of them ({} {possible}).",
        choices.mentees().count(),
        counted(choices.mentees().of(), "mentee"),
        choices.possible()
    )
}

/// Who waits and why: each mentee where they are few, and each reason once where they are many.
fn tell_waiting(context: &Context, matching: &Matching) -> io::Result<()> {
    let console = context.console();
    for (role, noun) in [(Role::Mentee, "mentee"), (Role::Mentor, "mentor")] {
        let waiting: Vec<&LeftOut> = matching.left_out().iter().filter(|left| left.role() == role).collect();
        if waiting.is_empty() {
            continue;
        }
        console.say(&format!(
            "{} {}:",
            counted(waiting.len(), noun),
            form(waiting.len(), "waits", "wait")
        ))?;
        let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for left in &waiting {
            reasons.entry(left.told()).or_default().push(left.names().beside(left.id()));
        }
        let items = reasons.iter().map(|(reason, who)| match who.as_slice() {
            few if few.len() <= 3 => format!("{}: {reason}", few.join(", ")),
            many => format!("{}, {} and {} more: {reason}", many[0], many[1], many.len() - 2),
        });
        console.items(items, 3)?;
    }
    Ok(())
}

fn left_out_facts(left: &LeftOut) -> Value {
    json!({ "id": left.id().as_str(), "role": left.role().to_string(), "reason": left.told() })
}

fn choices_facts(choices: &ChoicesMet) -> Value {
    json!({
        "met": choices.mentees().count(),
        "of": choices.mentees().of(),
        "possible": choices.possible(),
    })
}
