//! What is said on the command line.

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::commands::{
    answers, ask, change, check, completions, demo, end, evaluate, fairness, formalise, init, join, leave,
    letters, match_people, migrate, next, outcomes, proof, rematch, report, solve, status, what_if, why,
};
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::options::Options;

/// Pairs mentors with mentees: a programme from the first form to the next cohort.
///
/// The folder is the programme: the people, the season, the letters. Each command says what comes
/// next; `pairwright status` says it again.
#[derive(Debug, Parser)]
#[command(name = "pairwright", version, after_help = "Begin with: pairwright -C spring init")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// One thing that is done in the folder.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(init::Init),
    Check(check::Check),
    Match(match_people::Match),
    Ask(ask::Ask),
    Answers(answers::Answers),
    Rematch(rematch::Rematch),
    Join(join::Join),
    Leave(leave::Leave),
    Change(change::Change),
    End(end::End),
    Formalise(formalise::Formalise),
    Letters(letters::Letters),
    Why(why::Why),
    WhatIf(what_if::WhatIf),
    Fairness(fairness::Fairness),
    Report(report::Report),
    Next(next::Next),
    Outcomes(outcomes::Outcomes),
    Evaluate(evaluate::Evaluate),
    Proof(proof::Proof),
    Status(status::Status),
    Demo(demo::Demo),
    Solve(solve::Solve),
    Migrate(migrate::Migrate),
    Completions(completions::Completions),
}

impl Command {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        match self {
            Self::Init(command) => command.run(context),
            Self::Check(command) => command.run(context),
            Self::Match(command) => command.run(context),
            Self::Ask(command) => command.run(context),
            Self::Answers(command) => command.run(context),
            Self::Rematch(command) => command.run(context),
            Self::Join(command) => command.run(context),
            Self::Leave(command) => command.run(context),
            Self::Change(command) => command.run(context),
            Self::End(command) => command.run(context),
            Self::Formalise(command) => command.run(context),
            Self::Letters(command) => command.run(context),
            Self::Why(command) => command.run(context),
            Self::WhatIf(command) => command.run(context),
            Self::Fairness(command) => command.run(context),
            Self::Report(command) => command.run(context),
            Self::Next(command) => command.run(context),
            Self::Outcomes(command) => command.run(context),
            Self::Evaluate(command) => command.run(context),
            Self::Proof(command) => command.run(context),
            Self::Status(command) => command.run(context),
            Self::Demo(command) => command.run(context),
            Self::Solve(command) => command.run(context),
            Self::Migrate(command) => command.run(context),
            Self::Completions(command) => command.run(context, Arguments::command()),
        }
    }
}
