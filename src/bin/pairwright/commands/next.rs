//! `pairwright next`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use pairwright::people::CohortBuilder;
use pairwright::{Cohort, Participant, Season};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::{self, Done};
use crate::failure::Failure;
use crate::folder::{COLUMNS, Folder, GOALS, PROGRAMME};
use crate::results::{SHOWN, Tables};
use crate::who::named;

/// The mapping of the files before, for the next export of the same form.
const COLUMNS_BEFORE: &str = "columns.before.toml";

/// Ends the season and makes the folder of the next cohort: history, waiting list, new people.
///
/// Pairs that ever were formal are history and do not come again. Who got no mentor has waited one
/// cohort more.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring next autumn --people sign-up.xlsx")]
pub(crate) struct Next {
    /// The folder that is made. It is whole or not there.
    #[arg(value_name = "FOLDER")]
    made: PathBuf, // `folder` is the option that all commands have
    /// The people of the next cohort; without it, those who wait.
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// All who took part are in it again.
    #[arg(long, conflicts_with = "people")]
    again: bool,
    #[command(flatten)]
    tables: Tables,
}

impl Next {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let mut season = folder.season()?;
        let made = Folder::new(&self.made, false);
        made.check_is_free()?;
        let was_closed = season.is_closed();
        if !was_closed {
            season.close(context.day()).map_err(|error| {
                Failure::new(error.to_string())
                    .with_advice("Settle them first. What comes next: pairwright status")
            })?;
        }
        let next = self.cohort(context, &season)?;
        let files = self.files(context, &season, &next)?;
        if !was_closed {
            folder.save(&season)?;
            console.say("The season is closed.")?;
        }
        made.make(&files)?;
        let waited = next.people().iter().filter(|person| person.waited().is_some_and(|waited| waited > 0));
        let waited = waited.count();
        console.say(&format!(
            "{}: {} ({waited} waited before), and {} that {} not come again.",
            self.made.display(),
            counted(next.people().len(), "person"),
            counted(next.history().len(), "earlier pair"),
            form(next.history().len(), "does", "do"),
        ))?;
        self.tell_left_behind(context, &season, &next)?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        console.say(&format!("\nWritten: {}.", names.join(", ")))?;
        let done = Done::default()
            .with("folder", self.made.display().to_string())
            .with("people", next.people().len())
            .with("waited", waited)
            .with("history", next.history().len())
            .with("files", names);
        let check = done::Next::new(["check"], "says what it finds, matching nobody").in_folder(&self.made);
        let check =
            if self.people.is_some() { check } else { check.after("add the new people to the participants") };
        Ok(done.with_next(check))
    }

    /// The people of the next cohort, with history and what keeps them apart.
    fn cohort(&self, context: &Context, season: &Season) -> Result<Cohort, Failure> {
        let Some(file) = &self.people else {
            let people: Vec<Participant> = if self.again {
                season.cohort().people().to_vec()
            } else {
                season.unserved().cloned().collect()
            };
            return Ok(season.next_cohort(people)?);
        };
        let new = context.folder().people_of(file)?;
        let with_managers = |person: &Participant| {
            let managers: Vec<_> = new.reporting_lines().managers(person.id()).cloned().collect();
            if managers.is_empty() { person.clone() } else { person.clone().with_managers(managers) }
        };
        let next = season.next_cohort(new.people().iter().map(with_managers))?;
        let declared = new.conflicts().iter().map(|conflict| {
            let (mentor, mentee) = (conflict.pair().mentor().clone(), conflict.pair().mentee().clone());
            (mentor, mentee, conflict.reason().map(str::to_owned))
        });
        Ok(CohortBuilder::from(&next).conflicts(declared).build()?)
    }

    /// The files of the folder.
    fn files(
        &self,
        context: &Context,
        season: &Season,
        next: &Cohort,
    ) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let folder = context.folder();
        // the columns of this season are those to fill in for the next
        let tables = next.tables().with_format(self.tables.format()).with_columns_of(season.cohort());
        let mut files = tables.all()?;
        let attributes: BTreeMap<String, &str> =
            tables.attribute_headings().into_iter().map(|heading| (heading, "attribute")).collect();
        if !attributes.is_empty() {
            let columns = BTreeMap::from([("columns", attributes)]);
            let text = toml::to_string(&columns).map_err(|error| Failure::new(error.to_string()))?;
            files.push((COLUMNS.to_owned(), text.into_bytes()));
        }
        // the tables have our headings and units: what the files before meant is not what they mean
        for (from, to) in [(PROGRAMME, PROGRAMME), (GOALS, GOALS), (COLUMNS, COLUMNS_BEFORE)] {
            if let Some(path) = folder.existing(from) {
                let bytes = fs::read(&path).map_err(|error| Failure::io(path.display(), &error))?;
                files.push((to.to_owned(), bytes));
            }
        }
        Ok(files)
    }

    /// Who waits and is not among the people of the file.
    fn tell_left_behind(&self, context: &Context, season: &Season, next: &Cohort) -> Result<(), Failure> {
        if self.people.is_none() {
            return Ok(());
        }
        let waiting = season.unserved().filter(|person| next.get(person.id()).is_none());
        let waiting: Vec<String> = waiting.map(|person| named(season.cohort(), person.id())).collect();
        if !waiting.is_empty() {
            context.console().say("They got nobody in this season and are not in the file:")?;
            context.console().items(&waiting, SHOWN)?;
        }
        Ok(())
    }
}
