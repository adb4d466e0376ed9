//! `pairwright evaluate`.

use std::path::{Path, PathBuf};

use clap::Args;
use pairwright::evaluation::{Evaluation, Goals, Measure, Outcomes};
use pairwright::report::EvaluationPage;
use pairwright::{Evaluator, Season};

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::folder::{EVALUATION, Folder, GOALS};
use crate::next_step;

/// The programme with the weights that the answers suggest.
const SUGGESTED: &str = "suggested.toml";

/// Says which goals were reached, who is in trouble, and what went with good pairs.
///
/// Reads the answers about formal pairs, half filled in or whole. A goal whose figure could be on
/// either side of its target is not judged: too few have answered. With --before it says what has
/// changed since the last cohort.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C autumn evaluate --before spring")]
pub(crate) struct Evaluate {
    /// The answers; without it, outcomes.csv or outcomes.xlsx of the folder.
    file: Option<PathBuf>,
    /// The folder of the last cohort.
    #[arg(long, value_name = "FOLDER")]
    before: Option<PathBuf>,
    /// What makes a pair good: rating, still-meeting, goals-met, or the heading of another column.
    #[arg(long, value_name = "MEASURE")]
    outcome: Option<String>,
    /// Ratings up to this one count as low.
    #[arg(long, value_name = "RATING")]
    low_rating: Option<f64>,
}

impl Evaluate {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        let _lock = folder.lock()?;
        let season = folder.season()?;
        let now = self.evaluation(context, folder, &season, self.file.as_deref())?;
        let before = self.before.as_deref().map(|path| {
            let folder = Folder::new(path, false);
            self.evaluation(context, &folder, &folder.season()?, None)
        });
        let change = before.transpose()?.map(|before| now.compared_with(&before));

        console.line(now.to_string().trim_end())?;
        if let Some(change) = &change {
            console.heading("Then and now")?;
            console.line(change.to_string().trim_end())?;
        }
        let mut page = EvaluationPage::new(&now).with_date(context.day());
        if !season.programme().name().is_empty() {
            page = page.with_title(season.programme().name());
        }
        if let Some(change) = &change {
            page = page.with_change(change);
        }
        folder.write(EVALUATION, page.to_html()?.as_bytes(), console)?;
        console.say(&format!(
            "\n{EVALUATION} says the same with tables. It names pairs in trouble: it is for you alone."
        ))?;
        let mut written = vec![EVALUATION];
        if let Some(suggestion) = now.suggestion() {
            let programme = season.programme().clone().with_weights(suggestion.weights().clone());
            folder.write(SUGGESTED, programme.to_toml()?.as_bytes(), console)?;
            console.say(&format!("{SUGGESTED} has the suggested weights, for the next cohort."))?;
            written.push(SUGGESTED);
        }
        let done = Done::default().with("written", written).with("evaluation", &now).with("change", &change);
        Ok(done.with_next(next_step::of(context, &season)))
    }

    /// What came of the programme in a folder.
    fn evaluation(
        &self,
        context: &Context,
        folder: &Folder,
        season: &Season,
        file: Option<&Path>,
    ) -> Result<Evaluation, Failure> {
        let Some(matching) = season.matching().filter(|_| season.formal_pairs().next().is_some()) else {
            let what = format!("{}: no pair is formal yet", folder.path().display());
            return Err(
                Failure::new(what).with_advice("Make the agreed pairs formal first: pairwright formalise")
            );
        };
        let Some(file) = file.map(Path::to_path_buf).or(folder.table("outcomes")?) else {
            let what = format!("{}: no outcomes.csv or .xlsx", folder.path().display());
            return Err(Failure::new(what).with_advice("Make the form first: pairwright outcomes"));
        };
        let outcomes = Outcomes::read(file)?;
        let mut evaluator =
            Evaluator::default().with_day(context.date()?).with_pairs(season.formal_pairs().cloned());
        if let Some(goals) = folder.existing(GOALS) {
            evaluator = evaluator.with_goals(Goals::from_toml_file(goals)?);
        }
        if let Some(outcome) = &self.outcome {
            let measure = outcome.parse().unwrap_or_else(|_| Measure::Column(outcome.clone()));
            evaluator = evaluator.with_outcome(measure);
        }
        if let Some(rating) = self.low_rating {
            evaluator = evaluator.with_low_rating(rating);
        }
        Ok(evaluator.evaluate(&matching.clone().with_watch(context.watch()), &outcomes)?)
    }
}
