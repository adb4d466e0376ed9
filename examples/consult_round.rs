//! A season from the first proposal to the last formal pair: consult, hear the answers, match again.
//!
//! ```text
//! cargo run --release --example consult_round
//! cargo run --release --example consult_round -- --price 50 --state season.json --out results
//! ```
//!
//! It plays the embedded civil-service cohort, with embedded answers of its mentees.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use pairwright::explain::{Summary, shown};
use pairwright::people::TableFormat;
use pairwright::season::{Answers, Decision, Event, NoAnswer, PairState, Round};
use pairwright::{Cohort, CohortReader, Matcher, PairId, Programme, Season, Sparing};

const USAGE: &str = "\
Plays a season of the embedded civil-service cohort, round by round, until
nothing is open.

  consult_round [--answers FILE] [--wave N] [--price N | --at-most K]
                [--state FILE] [--out FOLDER]

  --answers  what the mentees say (CSV): mentee_id,answer,reason where the answer
             is accept, decline or leave; several lines of one mentee are those of
             successive rounds; without it, the embedded answers
  --wave     this many pairs are asked at a time; the others stay open (default: 150)
  --price    an open pair is parted only for more than this many points (default: 50)
  --at-most  at most this many open pairs are parted
  --state    saves the season in this file after each round; where it exists
             already, the season goes on from it
  --out      writes matches.csv and unmatched.csv into this folder
";

/// How many lines of a kind are printed.
const SHOWN: usize = 8;

struct Arguments {
    answers: Option<PathBuf>,
    sparing: Option<Sparing>,
    state: Option<PathBuf>,
    out: Option<PathBuf>,
    wave: usize,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        use lexopt::prelude::*;
        let mut found = Self { answers: None, sparing: None, state: None, out: None, wave: 150, help: false };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            let sparing = match argument {
                Long("price") => Sparing::Price(parser.value()?.parse()?),
                Long("at-most") => Sparing::AtMost(parser.value()?.parse()?),
                Long("help") | Short('h') => {
                    found.help = true;
                    continue;
                }
                Long("wave") => {
                    found.wave = parser.value()?.parse()?;
                    continue;
                }
                Long("answers") => {
                    found.answers = Some(path::path(parser.value()?)?);
                    continue;
                }
                Long("state") => {
                    found.state = Some(path::path(parser.value()?)?);
                    continue;
                }
                Long("out") => {
                    found.out = Some(path::path(parser.value()?)?);
                    continue;
                }
                other => return Err(other.unexpected()),
            };
            if found.sparing.replace(sparing).is_some() {
                return Err("--price and --at-most are said once, one of them".into());
            }
        }
        Ok(found)
    }

    fn answers(&self) -> pairwright::Result<Answers> {
        match &self.answers {
            Some(path) => Answers::read(path),
            None => Answers::from_reader(
                "answers.csv",
                include_bytes!("data/civil-service/answers.csv").as_slice(),
            ),
        }
    }

    /// The season in the state file, or a new one.
    fn season(&self) -> pairwright::Result<Season> {
        match &self.state {
            Some(path) if path.exists() => {
                let season = Season::open(path)?;
                say(&format!("{}: the season goes on from round {}", path.display(), season.round()));
                Ok(season)
            }
            _ => Ok(Season::new(Matcher::new(Programme::default()), cohort()?)),
        }
    }

    fn save(&self, season: &Season) -> pairwright::Result<()> {
        self.state.as_ref().map_or(Ok(()), |path| season.save(path))
    }
}

fn cohort() -> pairwright::Result<Cohort> {
    CohortReader::new("participants.csv", include_bytes!("data/civil-service/participants.csv").as_slice())
        .organisation("organisation.csv", include_bytes!("data/civil-service/organisation.csv").as_slice())
        .read()
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("consult_round: {error}");
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
    let answers = arguments.answers()?;
    let sparing = arguments.sparing.unwrap_or(Sparing::Price(50));
    let mut season = arguments.season()?;
    if season.round() == 0 {
        let pairs = season.propose("first matching")?.pairs().len();
        println!("ROUND 1");
        say(&format!("{pairs} pairs are proposed."));
        arguments.save(&season)?;
    }
    play(&mut season, &answers, sparing, &arguments)?;
    if season.is_settled() && !season.is_closed() {
        season.formalise_accepted("after the last round")?;
        arguments.save(&season)?;
    }
    print!("{}", summary(&season)?);
    if let (Some(folder), Some(matching)) = (&arguments.out, season.matching()) {
        // with a mark, by which spreadsheets know the encoding
        matching.files().with_format(TableFormat::Csv { mark: true }).write(folder)?;
        println!("\nWritten: {0}/matches.csv and {0}/unmatched.csv", folder.display());
    }
    Ok(())
}

/// Asks and matches again until nothing is open, or nobody has an answer.
fn play(
    season: &mut Season,
    answers: &Answers,
    sparing: Sparing,
    arguments: &Arguments,
) -> Result<(), Box<dyn Error>> {
    while !season.is_closed() && (!season.is_settled() || season.is_outdated()) {
        let number = season.round();
        let asked = format!("round {number}, asked");
        let proposed = season.pairs().filter(|(_, state)| **state == PairState::Proposed);
        let wave: Vec<PairId> = proposed.map(|(pair, _)| pair.clone()).take(arguments.wave).collect();
        for pair in &wave {
            season.consult(pair.mentor(), pair.mentee(), &asked)?;
        }
        let heard = season.log().len();
        season.answer(answers, NoAnswer::Waits, format!("round {number}, answered"))?;
        hear(&season.log()[heard..]);
        let open = |wanted: PairState| season.open_pairs().filter(|(_, state)| **state == wanted).count();
        let (unasked, waiting) = (open(PairState::Proposed), open(PairState::Consulted));
        if unasked > 0 {
            say(&format!("{unasked} pairs are still to be asked."));
        }
        if waiting > 0 {
            say(&format!("{waiting} pairs wait for an answer."));
        }
        if !season.is_outdated() {
            if wave.is_empty() {
                break;
            }
            continue;
        }
        let round = season.rematch(sparing, format!("round {number}, matched again"))?;
        tell(&round);
        arguments.save(season)?;
    }
    Ok(arguments.save(season)?)
}

/// What the mentees said.
fn hear(decisions: &[Decision]) {
    let (mut accepted, mut declined, mut left) = (0, Vec::new(), Vec::new());
    let because =
        |reason: &str| if reason.is_empty() { String::new() } else { format!(": {}", shown(reason)) };
    for decision in decisions {
        match decision.event() {
            Event::Accepted(_) => accepted += 1,
            Event::Declined { pair, reason, .. } => {
                declined.push(format!("{} declines {}{}", pair.mentee(), pair.mentor(), because(reason)));
            }
            Event::Left { who, reason } => left.push(format!("{who} leaves{}", because(reason))),
            _ => {}
        }
    }
    say(&format!("{accepted} accept, {} decline, {} leave.", declined.len(), left.len()));
    list(&declined);
    list(&left);
}

/// What the new matching has changed.
fn tell(round: &Round) {
    println!("\nROUND {}", round.number());
    let text = round.to_string();
    // its single pairs are listed below
    for line in text.lines().filter(|line| !line.starts_with("Parted: ") && !line.starts_with("New: ")) {
        say(line);
    }
    let made = round.made().iter();
    list(
        &made
            .map(|pair| format!("new: {} mentors {}, {} points", pair.mentor(), pair.mentee(), pair.points()))
            .collect::<Vec<_>>(),
    );
    list(&round.parted().iter().map(|pair| format!("parted: {pair}")).collect::<Vec<_>>());
}

/// The formal pairs, and what else became of pairs.
fn summary(season: &Season) -> Result<String, Box<dyn Error>> {
    use std::fmt::Write as _;
    let mut text = String::from("\nTHE SEASON\n");
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for (_, state) in season.pairs() {
        *states.entry(state.to_string()).or_default() += 1;
    }
    for (state, count) in states {
        writeln!(text, "  {:<34}{count:>6}", format!("pairs {state}"))?;
    }
    writeln!(text, "  {:<34}{:>6}", "rounds", season.round())?;
    let Some(matching) = season.matching().filter(|_| season.is_settled()) else { return Ok(text) };
    let sum: Summary = matching.summary();
    for (words, share) in
        [("mentees with a mentor", sum.mentees_matched()), ("mentors with a mentee", sum.mentors_matched())]
    {
        writeln!(text, "  {words:<34}{:>6} of {}", share.count(), share.of())?;
    }
    writeln!(text, "  {:<34}{:>6}", "points", sum.points())?;
    writeln!(text, "\nPROOF")?;
    let proof = matching.verify()?;
    let settled = matching.pairs().len() - proof.pairs();
    if settled > 0 {
        writeln!(text, "  of the last round, beside {settled} pairs that were settled before it:")?;
    }
    for line in proof.to_string().lines() {
        writeln!(text, "{}", wrapped(line))?;
    }
    let letters = season.letters()?;
    if !letters.is_empty() {
        writeln!(text, "\nTWO OF {} LETTERS", letters.len())?;
        for letter in letters.iter().take(2) {
            writeln!(text, "  To {}, as {}:", letter.to(), letter.role())?;
            for line in letter.text().lines() {
                writeln!(text, "  {}", wrapped(line))?;
            }
        }
    }
    Ok(text)
}

/// The first few lines, and how many more there are.
fn list(lines: &[String]) {
    for line in lines.iter().take(SHOWN) {
        say(&format!("- {line}"));
    }
    if lines.len() > SHOWN {
        say(&format!("  and {} more", lines.len() - SHOWN));
    }
}

fn say(line: &str) {
    println!("{}", wrapped(line));
}

/// Moved in by two columns and wrapped at 80; what is wrapped hangs under its first words.
fn wrapped(line: &str) -> String {
    let options = textwrap::Options::new(78).initial_indent("  ").subsequent_indent("    ");
    textwrap::fill(line, options)
}
