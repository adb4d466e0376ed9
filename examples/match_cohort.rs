//! The main job: people in, the best matching out, proven and explained.
//!
//! ```text
//! cargo run --release --example match_cohort
//! cargo run --release --example match_cohort -- --participants people.csv \
//!     --organisation lines.csv --conflicts conflicts.csv --programme programme.toml --out results
//! ```
//!
//! Without arguments it matches the embedded civil-service cohort: 545 mentors and 455 mentees.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

#[path = "support/people_files.rs"]
mod people_files;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::ValueExt as _;
use pairwright::explain::Share;
use pairwright::people::{Audit, FindingKind, TableFormat};
use pairwright::{Cohort, Matcher, Matching, Objective, Pair, Pilot, Programme, Report, Role};
use people_files::PeopleFiles;

const USAGE: &str = "\
Pairs mentors with mentees: the proven best matching, explained.

  match_cohort [--participants FILE | --mentors FILE --mentees FILE] [--mapping FILE]
               [--organisation FILE] [--conflicts FILE] [--history FILE] [--locked FILE]
               [--wished FILE] [--pilot PAIRS] [--objective OBJECTIVE]
               [--programme FILE] [--accept KIND]... [--out FOLDER [--xlsx]]
               [--export-scores FILE]

  --participants   the people (CSV); without it, the embedded civil-service cohort
  --mentors        the people in two files, which then need no column of roles:
  --mentees          one of mentors, one of mentees
  --mapping        what headings and words of the files mean (TOML): see people::Mapping
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --history        pairs of earlier cohorts: mentor_id,mentee_id
  --locked         pairs that are settled: mentor_id,mentee_id
  --wished         pairs that are wished for: mentor_id,mentee_id
  --pilot          makes at most this many pairs, the best
  --objective      what the matching is best at, and what that costs:
                     most-points      what is done without it
                     best-worst-pair  the worst pair as good as can be, then the most points
                     leximin          then the second worst, and so on
                     floor:POINTS     the fewest pairs below this many points
                     quality:POINTS   no pair below this many points, even if fewer are served
  --programme      weights and policies (TOML); without it, those for reverse mentoring
  --accept         matches although findings of this kind would stop it (the audit has the kind
                     in brackets); once for each kind, besides those the programme accepts
  --out            writes matches.csv, unmatched.csv and report.html into this folder, and
                     findings.csv where something is doubtful; the tables begin with a byte
                     order mark, so that spreadsheets read accents rightly
  --xlsx           writes the tables as workbooks instead
  --export-scores  writes mentor_id,mentee_id,points for every allowed pair
";

#[derive(Default)]
struct Arguments {
    people: PeopleFiles,
    pilot: Option<u32>,
    objective: Objective,
    programme: Option<PathBuf>,
    accepted: Vec<FindingKind>,
    out: Option<PathBuf>,
    xlsx: bool,
    export_scores: Option<PathBuf>,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        let mut found = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            let place = match argument {
                lexopt::Arg::Long("pilot") => {
                    found.pilot = Some(parser.value()?.parse()?);
                    continue;
                }
                lexopt::Arg::Long("objective") => {
                    found.objective = parser.value()?.parse()?;
                    continue;
                }
                lexopt::Arg::Long("xlsx") => {
                    found.xlsx = true;
                    continue;
                }
                lexopt::Arg::Long("accept") => {
                    found.accepted.push(parser.value()?.parse()?);
                    continue;
                }
                lexopt::Arg::Long("programme") => &mut found.programme,
                lexopt::Arg::Long("out") => &mut found.out,
                lexopt::Arg::Long("export-scores") => &mut found.export_scores,
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                    found.help = true;
                    continue;
                }
                lexopt::Arg::Long(option) => match found.people.place(option) {
                    Some(place) => place,
                    None => return Err(lexopt::Arg::Long(option).unexpected()),
                },
                other => return Err(other.unexpected()),
            };
            *place = Some(path::path(parser.value()?)?);
        }
        found.people.check()?;
        if found.xlsx && found.out.is_none() {
            return Err("--xlsx goes with --out".into());
        }
        Ok(found)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("match_cohort: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse().map_err(|error| format!("{error}\n\n{USAGE}"))?;
    if arguments.help {
        print!("{USAGE}");
        return Ok(());
    }
    let programme =
        arguments.programme.as_ref().map_or_else(|| Ok(Programme::default()), Programme::from_toml_file)?;
    let cohort = arguments.people.cohort()?;
    let matcher = Matcher::new(programme).accepting(arguments.accepted).with_objective(arguments.objective);
    print!("{}", people(&cohort, &matcher.audit(&cohort)));
    let matcher = match arguments.pilot {
        Some(pairs) => matcher.with_pilot(Pilot::Best(pairs)),
        None => matcher,
    };
    let matching = matcher.solve(cohort)?;
    print!("{}", result(&matching)?);
    if let Some(out) = &arguments.out {
        let format = if arguments.xlsx { TableFormat::Xlsx } else { TableFormat::Csv { mark: true } };
        matching.files().with_format(format).write(out)?;
        Report::new(&matching).with_repairs(5).write_file(out.join("report.html"))?;
        let (folder, ending) = (out.display(), format.ending());
        println!(
            "\nWritten: {folder}/matches.{ending}, {folder}/unmatched.{ending} and {folder}/report.html"
        );
        if out.join("findings").with_extension(ending).exists() {
            println!("Written: {folder}/findings.{ending}, what was found about the people");
        }
    }
    if let Some(path) = &arguments.export_scores {
        matching.write_scores_file(path)?;
        println!("Written: {}, the points of every allowed pair", path.display());
    }
    Ok(())
}

/// Who is in, and what the audit found.
fn people(cohort: &Cohort, audit: &Audit) -> String {
    let mut text = String::new();
    let both = cohort.people().iter().filter(|person| person.role() == Role::Both).count();
    let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
    let _ = write!(text, "PEOPLE\n  mentors: {mentors}, mentees: {mentees}");
    let _ = if both > 0 { writeln!(text, " ({both} are both)") } else { writeln!(text) };
    let lines = cohort.reporting_lines();
    let people = lines.entries().map(|(person, _)| person).collect::<std::collections::BTreeSet<_>>();
    let reporting = people.into_iter().filter(|person| lines.managers(person).next().is_some()).count();
    if reporting > 0 {
        let _ = writeln!(text, "  {reporting} people in the organisation have a known manager");
    }
    let _ = writeln!(text, "\nAUDIT");
    if audit.is_clean() {
        let _ = writeln!(text, "  nothing found");
    } else {
        let _ = write!(text, "{}", indent(&audit.to_string()));
    }
    text
}

/// How many choices of mentees are met, and what some of the others would cost.
fn choices(matching: &Matching) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    let met = matching.choices_met()?;
    writeln!(text, "\nCHOICES OF MENTEES\n  {met}")?;
    for one in met.missed().iter().take(3) {
        let cost = matching
            .why_not(one.mentor(), one.mentee())
            .map_or_else(|_| String::new(), |why| format!(": {why}"));
        write!(text, "{}", indent(&format!("- {one}{cost}")))?;
    }
    if met.missed().len() > 3 {
        writeln!(text, "  and {} more asked for somebody who has nobody", met.missed().len() - 3)?;
    }
    Ok(text)
}

/// The figures, the weakest pairs, a few explanations, the proof.
fn result(matching: &Matching) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    let sum = matching.summary();
    let unchecked = matching.unchecked();
    if !unchecked.stops().is_empty() || !unchecked.exclusions().is_empty() {
        writeln!(text, "\nNOT CHECKED\n{}", indent(&unchecked.to_string()).trim_end())?;
    }
    writeln!(text, "\nMATCHING")?;
    writeln!(text, "  {:<34}{}", "mentees with a mentor", share(sum.mentees_matched()))?;
    writeln!(text, "  {:<34}{}", "mentors with a mentee", share(sum.mentors_matched()))?;
    if !sum.loads().is_empty() {
        writeln!(text, "  {:<37}{}", "mentees of each mentor", sum.loads())?;
    }
    writeln!(text, "  {:<34}{:>6}", "points", sum.points())?;
    for (criterion, points) in matching.points_by_criterion().into_iter().filter(|&(_, points)| points != 0) {
        #[expect(clippy::cast_precision_loss, reason = "a percentage for people to read")]
        let percent = 100.0 * points as f64 / sum.points().max(1) as f64;
        writeln!(text, "    {criterion:<32}{points:>6}  {percent:5.1} %")?;
    }

    if matching.objective() != Objective::MostPoints {
        writeln!(text, "  best at: {}", matching.objective().description())?;
        match matching.fairness_price()? {
            Some(price) => writeln!(text, "  against the most points: {price}")?,
            None => writeln!(text, "  the most points would make another number of pairs")?,
        }
    }

    writeln!(text, "\nPAIRS")?;
    let ranks =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let pairs = [
        ("of different departments", sum.cross_department()),
        ("of different units", sum.cross_unit()),
        ("of different regions", sum.cross_region()),
        ("of different locations", sum.cross_location()),
        ("of two introverts", sum.two_introverts()),
        ("of two extraverts", sum.two_extraverts()),
    ];
    for (words, figure) in pairs.into_iter().filter(|(_, figure)| figure.of() > 0) {
        writeln!(text, "  {words:<34}{}", share(figure))?;
    }
    if sum.supervisory_unchecked().count() > 0 {
        writeln!(text, "  {:<34}     {}", "in one reporting line", sum.supervisory_told())?;
    } else if sum.supervisory().of() > 0 {
        writeln!(text, "  {:<34}{}", "in one reporting line", share(sum.supervisory()))?;
    }
    if sum.co_mentees_unchecked().of() > 0 {
        writeln!(text, "  {:<34}     {}", "co-mentees in one line", sum.co_mentees_told())?;
    }
    if sum.mutual() > 0 {
        writeln!(text, "  {:<34}{:>6}", "two who mentor each other", sum.mutual())?;
    }
    let any = [sum.mentees_with_choice(), sum.mentors_with_choice()];
    let ranked = [("mentees", sum.mentee_choices()), ("mentors", sum.mentor_choices())];
    for ((side, choices), any) in ranked.into_iter().zip(any).filter(|(_, any)| any.of() > 0) {
        writeln!(text, "  {:<34}{}", format!("{side} with one of their choices"), share(any))?;
        for (rank, figure) in ranks.iter().zip(choices.iter().copied()).filter(|(_, figure)| figure.of() > 0)
        {
            writeln!(text, "  {:<34}{}", format!("{side} with their {rank} choice"), share(figure))?;
        }
    }

    if any.iter().any(|share| share.of() > 0) {
        text += &choices(matching)?;
    }

    let mut by_points: Vec<_> = matching.pairs().iter().collect();
    by_points.sort_by_key(|pair| pair.points());
    let explained = |pair: &Pair| -> pairwright::Result<String> {
        let explanation = matching.explain(pair.mentor(), pair.mentee())?;
        Ok(indent(&explanation.to_string()))
    };
    let weakest = by_points.len().min(3);
    if weakest > 0 {
        writeln!(text, "\nTHE WEAKEST PAIRS")?;
    }
    for pair in &by_points[..weakest] {
        writeln!(text, "{}", explained(pair)?)?;
    }
    let strongest = (by_points.len() - weakest).min(2);
    if strongest > 0 {
        writeln!(text, "THE STRONGEST PAIRS")?;
    }
    for pair in by_points.iter().rev().take(strongest) {
        writeln!(text, "{}", explained(pair)?)?;
    }

    let mut by_reason: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for person in matching.left_out() {
        let details = person.details();
        let named =
            if details.is_empty() { person.id().to_string() } else { format!("{} ({details})", person.id()) };
        by_reason.entry(format!("{}: {}", person.role(), person.reason())).or_default().push(named);
    }
    if !by_reason.is_empty() {
        writeln!(text, "{}LEFT OUT", if by_points.is_empty() { "\n" } else { "" })?;
    }
    for (reason, people) in by_reason {
        let more = if people.len() > 5 { format!(" and {} more", people.len() - 5) } else { String::new() };
        let named = people.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        writeln!(text, "{}", indent(&format!("{named}{more}\n  as a {reason}")))?;
    }
    writeln!(text, "PROOF\n{}", indent(&matching.verify()?.to_string()))?;
    Ok(text)
}

fn share(share: Share) -> String {
    let percent = share.percent().map_or(String::new(), |percent| format!("  {percent:5.1} %"));
    format!("{:>6} of {:<6}{percent}", share.count(), share.of())
}

/// Moves a text in by two columns and wraps it at 80; what is wrapped hangs under its first words.
fn indent(text: &str) -> String {
    let wrap = |line: &str| {
        let words = line.trim_start_matches([' ', '+', '-']).trim_start_matches(|c: char| c.is_ascii_digit());
        let hang = " ".repeat(2 + line.len() - words.trim_start().len());
        textwrap::fill(line, textwrap::Options::new(80).initial_indent("  ").subsequent_indent(&hang))
    };
    text.lines().map(|line| wrap(line) + "\n").collect()
}
