//! `pairwright demo`.

mod made_up;
mod step;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::demo::made_up::{PEOPLE, fill_in};
use crate::commands::demo::step::Step;
use crate::context::Context;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::OUTCOMES;

/// Plays a whole season with an embedded cohort, and explains each step.
///
/// The people are posts of the British civil service, 545 mentors and 455 mentees; what they choose
/// and answer is made up. The folder stays, so that everything in it can be looked at.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright demo")]
pub(crate) struct Demo {
    /// Where it is played; a temporary folder, if not given.
    #[arg(value_name = "FOLDER")]
    into: Option<PathBuf>,
}

/// The season: what a coordinator does, and why.
const SEASON: [Step; 16] = [
    Step::new("A folder is a programme. Its templates explain themselves.", &["init"], 2),
    Step::new("1,000 people have filled in the form. Is everything right?", &["check"], 3),
    Step::new("Who with whom? The best there is, proven, with a report.", &["match"], 2),
    Step::new("Why does somebody get this mentor?", &["why", "U00029"], 4),
    Step::new("Is there really no better way?", &["proof"], 1),
    Step::new("Nobody is paired without being asked.", &["ask"], 1),
    Step::new(
        "They answer: most agree, some decline, a few leave.",
        &["answers", "answers-of-mentees.csv", "--silence-agrees"],
        2,
    ),
    Step::new("Match again around what was decided, and ask the new pairs, who agree.", &["rematch"], 2),
    Step::new("", &["ask"], 0),
    Step::new("", &["answers", "answers.csv", "--silence-agrees"], 1),
    Step::new("Who accepted becomes a formal pair, and gets a letter.", &["formalise"], 1),
    Step::new("", &["letters"], 1),
    Step::new(
        "One pair ends early; both may be matched again, but never with each other.",
        &["end", "U13094", "U00029", "--reason", "moved abroad"],
        2,
    ),
    Step::new("Months later each pair is asked how it went.", &["outcomes"], 2),
    Step::new("", &["evaluate"], 5),
    Step::new("And the next cohort: who waited comes first, no pair comes again.", &["next", "autumn"], 3),
];

impl Demo {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let console = context.console();
        let folder = self.folder()?;
        console.say("Each step is a command that you could type, with the first lines of what it prints.")?;
        console.line(&format!("$ cd {}", folder.display()))?;
        let mut ran = Vec::new();
        for step in &SEASON {
            step.run(console, &folder)?;
            match step.command() {
                "init" => PEOPLE.iter().try_for_each(|(name, bytes)| put(&folder.join(name), bytes))?,
                "outcomes" => {
                    let path = folder.join(OUTCOMES);
                    let form = fs::read(&path).map_err(|error| Failure::io(path.display(), &error))?;
                    put(&path, &fill_in(&form)?)?;
                }
                _ => {}
            }
            ran.push(step.line());
        }
        console.say(&format!(
            "\nThat was a season. Everything is in {}; begin with report.html there.",
            folder.display()
        ))?;
        let next = Next::new(["init"], "makes the folder of your own programme")
            .in_folder(Path::new("my-programme"));
        Ok(Done::default().with("folder", folder).with("ran", ran).with_next(next))
    }

    /// An empty folder.
    fn folder(&self) -> Result<PathBuf, Failure> {
        let Some(folder) = &self.into else {
            let folder = tempfile::Builder::new().prefix("pairwright-demo-").tempdir();
            return Ok(folder.map_err(|error| Failure::io("a temporary folder", &error))?.keep());
        };
        fs::create_dir_all(folder).map_err(|error| Failure::io(folder.display(), &error))?;
        let mut files = fs::read_dir(folder).map_err(|error| Failure::io(folder.display(), &error))?;
        if files.next().is_some() {
            let what =
                format!("{} is not empty: the demo is played in a folder of its own", folder.display());
            return Err(Failure::new(what).with_advice("Name another folder, or none."));
        }
        Ok(folder.clone())
    }
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::io(path.display(), &error))
}
