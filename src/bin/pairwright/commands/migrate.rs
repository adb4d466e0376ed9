//! `pairwright migrate`.

mod mentor_match;
mod openreview;

use clap::{Args, Subcommand};

use crate::commands::migrate::mentor_match::MentorMatch;
use crate::commands::migrate::openreview::OpenReview;
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;

/// Reads the files of other matching programs.
#[derive(Debug, Args)]
#[command(after_help = "\
Example: pairwright -C spring migrate mentor-match mentors.csv mentees.csv
Example: pairwright -C reviews migrate openreview scores.csv constraints.csv --reviewers 3")]
pub(crate) struct Migrate {
    #[command(subcommand)]
    from: From,
}

/// Where the files come from.
#[derive(Debug, Subcommand)]
enum From {
    MentorMatch(MentorMatch),
    #[command(name = "openreview")]
    OpenReview(OpenReview),
}

impl Migrate {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        match &self.from {
            From::MentorMatch(files) => files.run(context),
            From::OpenReview(files) => files.run(context),
        }
    }
}
