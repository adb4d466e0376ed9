//! `pairwright fairness`.

mod in_the_way;
mod plot;

use clap::Args;
use pairwright::what_if::{FairnessPrice, Frontier, FrontierPoint};
use pairwright::{Matching, Objective};
use serde_json::{Value, json};

use crate::commands::fairness::in_the_way::in_the_way;
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::matched::{after_question, matched, say_stopped};

/// Longer tables are shortened to this many lines.
const LINES: usize = 20;

/// Says what better pairs for the worst off would cost.
///
/// Nothing is changed. To have it so: objective = "leximin", "best-worst-pair" or a floor, with
/// match --objective.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring fairness --plot fairness.svg")]
pub(crate) struct Fairness {
    /// Also draws the compromises, in the folder of the programme.
    #[arg(long, value_name = "FILE.svg")]
    plot: Option<String>,
}

impl Fairness {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let matching = matched(context)?;
        let frontier = matching.frontier()?;
        let console = context.console();
        let Some(first) = frontier.points().first() else {
            console.say("Nobody can be paired, so there is nothing to share.")?;
            return Ok(Done::default().with("points", [(); 0]).with_next(after_question(context)));
        };
        console.heading("What a better worst pair costs")?;
        console.line(&format!("{:>12}{:>12}{:>16}", "worst pair", "all points", "costs"))?;
        for at in shown(frontier.points().len()) {
            let point = &frontier.points()[at];
            let lost = first.total() - point.total();
            let share = share(price(first, point));
            console.line(&format!("{:>12}{:>12}{lost:>8}{share:>8}", point.worst(), point.total()))?;
        }
        let compromises = match frontier.points().len() {
            1 => "The pairs with the most points have the best worst pair as well.".to_owned(),
            many => {
                format!("{many} compromises; no other pairs have both a better worst pair and more points.")
            }
        };
        console.say(&compromises)?;
        let obstacle = in_the_way(&matching, &frontier);
        if let Some(obstacle) = &obstacle {
            console.heading("What is in the way of more")?;
            console.say(obstacle)?;
        }
        say_stopped(context, frontier.is_complete(), "there may be better worst pairs than the last one")?;
        let leximin = if frontier.is_complete() { leximin(context, &matching, first)? } else { Value::Null };
        self.draw(context, &frontier)?;
        let points = frontier.points().iter();
        let points: Vec<Value> =
            points.map(|point| json!({ "worst": point.worst(), "total": point.total() })).collect();
        let done = Done::default()
            .with("points", points)
            .with("is_complete", frontier.is_complete())
            .with("in_the_way", obstacle)
            .with("leximin", leximin)
            .with("plot", &self.plot);
        Ok(done.with_next(after_question(context)))
    }

    fn draw(&self, context: &Context, frontier: &Frontier) -> Result<(), Failure> {
        let Some(name) = &self.plot else { return Ok(()) };
        let picture = plot::picture(frontier)?;
        let _lock = context.folder().lock()?;
        context.folder().write(name, picture.as_bytes(), context.console())?;
        context.console().line(&format!("\nWritten: {}", context.folder().at(name).display()))?;
        Ok(())
    }
}

/// What it costs to care for the second worst pair as well, and so on.
fn leximin(context: &Context, matching: &Matching, first: &FrontierPoint) -> Result<Value, Failure> {
    let console = context.console();
    console.heading("Every worst pair as good as possible, one after another")?;
    let fair = match matching.under_objective(Objective::Leximin) {
        Err(error) if error.is_cancelled() => {
            say_stopped(context, false, "this was not found in time")?;
            return Ok(Value::Null);
        }
        fair => fair?,
    };
    let Some((worst, fair)) = fair.fair_assignment().and_then(|fair| Some((fair.worst()?, fair))) else {
        return Ok(Value::Null);
    };
    let price = FairnessPrice::new((first.worst(), first.total()), (worst, fair.total()));
    console.say(&format!("{price}. To have it so: match --objective leximin"))?;
    Ok(json!({ "worst": worst, "total": fair.total() }))
}

fn price(first: &FrontierPoint, point: &FrontierPoint) -> FairnessPrice {
    FairnessPrice::new((first.worst(), first.total()), (point.worst(), point.total()))
}

/// `3.2 %`; nothing where there is no whole to have a share of.
fn share(price: FairnessPrice) -> String {
    price
        .tenths_of_a_per_cent()
        .map_or_else(String::new, |tenths| format!("{}.{} %", tenths / 10, tenths % 10))
}

/// All lines of a table, or some at even distances with both ends.
fn shown(lines: usize) -> Vec<usize> {
    let steps = LINES.min(lines).saturating_sub(1).max(1);
    let mut shown: Vec<usize> = (0..=steps).map(|step| step * (lines - 1) / steps).collect();
    shown.dedup();
    shown
}
