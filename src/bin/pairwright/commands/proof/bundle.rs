//! The folder `proof/`: everything that a stranger needs to check the matching without us.

mod readme;
mod tables;

use std::io;

use pairwright::assignment::{Claim, claims, fair_claims};
use pairwright::explain::Verified;
use pairwright::{Error, Matching};

use crate::commands::proof::bundle::readme::readme;
use crate::commands::proof::bundle::tables::{File, numbers, pairs, prices, scores};
use crate::context::Context;
use crate::failure::Failure;

/// The folder's name.
pub(super) const BUNDLE: &str = "proof";

const CHECK: &str = include_str!("../../templates/proof/check.py");

/// Beyond so many pairs of a mentor and a mentee, 2,000 of each, files take gigabytes in all.
const MOST_PAIRS: usize = 4_000_000;
/// Beyond so many, 500 of each, a certificate takes more than 20 MB, twice what a formula does.
const MOST_VIPR: usize = 250_000;

/// Writes the folder, whole or not at all. Returns the claims that it proves.
pub(super) fn write(
    context: &Context,
    matching: &Matching,
    verified: &Verified,
) -> Result<Vec<String>, Failure> {
    let problem = matching.problem();
    let size = problem.rows().saturating_mul(problem.columns());
    if size > MOST_PAIRS {
        let what = format!(
            "{} mentors and {} mentees make {size} pairs: proofs for other checkers are written up to {MOST_PAIRS}",
            problem.rows(),
            problem.columns()
        );
        return Err(Failure::new(what).with_advice("pairwright proof checks them all; it writes nothing."));
    }
    let claims = claims_of(matching, verified)?;
    let has_vipr = size <= MOST_VIPR;
    let readme = readme(matching, verified, &claims, has_vipr);
    let plain = verified.most_points().is_some();
    let text = |name: &str, text: &str| Ok((name.to_owned(), text.as_bytes().to_vec()));
    let first = [text("README.md", &readme), numbers(matching)];
    let tables: [fn(&Matching) -> io::Result<File>; 3] = [prices, scores, pairs];
    let tables = tables.into_iter().map(|table| table(matching));
    let checked = std::iter::once(text("check.py", CHECK)).chain(tables).filter(|_| plain);
    let proofs = claims.iter().flat_map(|claim| files(claim, has_vipr));
    let files = first.into_iter().chain(checked).chain(proofs);
    context.folder().write_all(BUNDLE, files, context.console())?;
    Ok(claims.iter().map(ToString::to_string).collect())
}

fn claims_of<'a>(matching: &'a Matching, verified: &Verified) -> Result<Vec<Claim<'a>>, Failure> {
    let refused = |error: Error| {
        Failure::new(format!("no proof for other checkers: {error}"))
            .with_advice("pairwright proof checks the matching all the same.")
    };
    if matches!(verified, Verified::KeptApart { .. }) {
        let why = "mentees who must not share a mentor are kept apart by a search, whose proof is no file of this kind";
        return Err(refused(Error::other(why)));
    }
    match matching.fair_assignment() {
        Some(fair) => fair_claims(matching.problem(), fair).map_err(refused),
        None => claims(matching.problem(), matching.assignment()).map_err(refused),
    }
}

/// The proof of a claim for each checker, one file in memory at a time but for a formula with its
/// proof.
fn files<'a>(claim: &'a Claim<'_>, has_vipr: bool) -> impl Iterator<Item = io::Result<File>> + 'a {
    let name = claim.name();
    let veripb = std::iter::once_with(move || {
        let (mut formula, mut proof) = (Vec::new(), Vec::new());
        let written = claim.write_veripb(&mut formula, &mut proof).map_err(io::Error::other);
        let file = |ending, bytes| Ok((format!("{name}.{ending}"), bytes));
        match written {
            Ok(()) => vec![file("opb", formula), file("pbp", proof)],
            Err(error) => vec![Err(error)],
        }
    });
    let vipr = has_vipr.then_some(()).into_iter().map(move |()| {
        let mut certificate = Vec::new();
        claim.write_vipr(&mut certificate).map_err(io::Error::other)?;
        Ok((format!("{name}.vipr"), certificate))
    });
    veripb.flatten().chain(vipr)
}
