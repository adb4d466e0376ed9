//! The subcommands, one file each.

pub(crate) mod answers;
pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod end;
pub(crate) mod evaluate;
pub(crate) mod fairness;
pub(crate) mod formalise;
pub(crate) mod init;
pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod letters;
pub(crate) mod match_people;
pub(crate) mod migrate;
pub(crate) mod next;
pub(crate) mod outcomes;
pub(crate) mod proof;
pub(crate) mod rematch;
pub(crate) mod report;
pub(crate) mod solve;
pub(crate) mod status;
pub(crate) mod what_if;
pub(crate) mod why;
