//! `pairwright what-if`.

mod weights;

use std::path::PathBuf;

use clap::Args;
use pairwright::what_if::{Comparison, Goal, Sensitivity, TradeOff};
use pairwright::{Matching, Programme, Report};

use crate::context::Context;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::matched::{after_question, matched, other_programme, say_stopped};

/// Compares with another programme, person by person; or how firm the weights are.
///
/// Nothing is changed: it says what would be. What is settled or declined stays so.
#[derive(Debug, Args)]
#[command(after_help = "Examples: pairwright -C spring what-if other.toml
          pairwright -C spring what-if --weight skills --weight department
          pairwright -C spring what-if --trade-off points choices --out what-if.html")]
#[group(required = true, multiple = true, args = ["other", "weights", "weight", "trade_off"])]
pub(crate) struct WhatIf {
    /// Another programme, a file like programme.toml: who moves, who gains, who loses.
    #[arg(value_name = "OTHER.toml")]
    other: Option<PathBuf>,
    /// How far each weight can move before other pairs are better.
    #[arg(long)]
    weights: bool,
    /// The same of this weight; may be repeated.
    #[arg(long, value_name = "NAME", conflicts_with = "weights")]
    weight: Vec<String>,
    /// What more of one goal costs in another: points, choices, mentee-choices, mentor-choices,
    /// different:department, criterion:skills.
    #[arg(long, num_args = 2, value_names = ["GOAL", "GOAL"])]
    trade_off: Vec<Goal>,
    /// Also writes a report with all of this, in the folder of the programme.
    #[arg(long, value_name = "FILE.html")]
    out: Option<String>,
}

/// What was asked for.
#[derive(Debug, Default)]
struct Answers {
    comparison: Option<Comparison>,
    sensitivity: Option<Sensitivity>,
    trade_off: Option<TradeOff>,
}

impl WhatIf {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let other = self.other.as_ref().map(|other| other_programme(context, other)).transpose()?;
        let matching = matched(context)?;
        let mut answers = Answers::default();
        if let Some(other) = other {
            answers.comparison = Some(compared(context, &matching, other)?);
        }
        if self.weights || !self.weight.is_empty() {
            answers.sensitivity = Some(weights::tell(context, &matching, &self.weight)?);
        }
        if let [first, second] = self.trade_off.as_slice() {
            answers.trade_off = Some(traded(context, &matching, first, second)?);
        }
        self.write(context, &matching, &answers)?;
        let next = if self.weights || !self.weight.is_empty() {
            after_question(context)
        } else {
            Next::new(["what-if", "--weights"], "says how firm the pairs are")
        };
        let done = Done::default()
            .with("comparison", answers.comparison)
            .with("sensitivity", answers.sensitivity)
            .with("trade_off", answers.trade_off)
            .with("out", &self.out);
        Ok(done.with_next(next))
    }

    /// The report, where one is asked for.
    fn write(&self, context: &Context, matching: &Matching, answers: &Answers) -> Result<(), Failure> {
        let Some(out) = &self.out else { return Ok(()) };
        let mut report = Report::new(matching);
        if let Some(comparison) = &answers.comparison {
            report = report.with_comparison(comparison);
        }
        if let Some(sensitivity) = &answers.sensitivity {
            report = report.with_sensitivity(sensitivity);
        }
        if let Some(trade_off) = &answers.trade_off {
            report = report.with_trade_off(trade_off);
        }
        let page = report.to_html()?;
        let _lock = context.folder().lock()?;
        context.folder().write(out, page.as_bytes(), context.console())?;
        context.console().line(&format!("\nWritten: {}", context.folder().at(out).display()))?;
        Ok(())
    }
}

fn compared(context: &Context, matching: &Matching, other: Programme) -> Result<Comparison, Failure> {
    let comparison = matching.compare(&matching.under_programme(other)?)?;
    context.console().heading("What another programme would change")?;
    context.console().line(comparison.to_string().trim_end())?;
    Ok(comparison)
}

fn traded(context: &Context, matching: &Matching, first: &Goal, second: &Goal) -> Result<TradeOff, Failure> {
    let trade_off = matching.trade_off(first.clone(), second.clone())?;
    context.console().heading("What one goal costs the other")?;
    context.console().line(trade_off.to_string().trim_end())?;
    say_stopped(context, trade_off.is_complete(), "there may be more compromises between these")?;
    Ok(trade_off)
}
