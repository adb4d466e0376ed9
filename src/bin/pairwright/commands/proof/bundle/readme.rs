//! The page of the folder `proof/`, for somebody who has never seen the programme.

use pairwright::Matching;
use pairwright::assignment::{Claim, Objective};
use pairwright::explain::Verified;

use crate::counted::counted;

const README: &str = include_str!("../../../templates/proof/README.md");
const PYTHON: &str = include_str!("../../../templates/proof/python.md");
const VIPR: &str = include_str!("../../../templates/proof/vipr.md");

pub(super) fn readme(
    matching: &Matching,
    verified: &Verified,
    claims: &[Claim<'_>],
    has_vipr: bool,
) -> String {
    let (pairs, points) = (verified.pairs(), verified.total());
    let checked =
        format!("Checked: {pairs} pairs with {points} points, and no other pairs can be worth more.");
    let is_plain = verified.most_points().is_some();
    let python = if is_plain { PYTHON.replace("{{CHECKED}}", &checked) } else { String::new() };
    let believe = if is_plain {
        "`scores.csv` says who may be a pair, and for how many points; `places` and `least` in `prices.csv` say in how many pairs somebody \
         may be, and in how many a mentor must be; the formulas say the same."
    } else {
        "The formulas (`.opb`) say who may be a pair, for how many points, and in how many pairs somebody may be."
    };
    let table = |head: &str, line: &dyn Fn(&Claim<'_>) -> [String; 2]| {
        let lines = claims.iter().map(|claim| {
            let [command, answer] = line(claim);
            format!("| `{command}` | {claim} | `{answer}` |\n")
        });
        format!("| {head} | shows | and says |\n|---|---|---|\n{}", lines.collect::<String>())
    };
    // what is to be most is the least of its negative
    let least = |claim: &Claim<'_>| claim.value().map(|value| -value);
    let veripb = table("run", &|claim| {
        let name = claim.name();
        let answer = match least(claim) {
            Some(least) => format!("s VERIFIED BOUNDS {least} <= obj <= {least}"),
            None => "s VERIFIED UNSATISFIABLE".to_owned(),
        };
        [format!("veripb {name}.opb {name}.pbp"), answer]
    });
    let vipr = table("run", &|claim| {
        let answer = match least(claim) {
            Some(least) => format!("Successfully verified optimal value range [{least}, {least}]."),
            None => "Successfully verified infeasibility.".to_owned(),
        };
        [format!("viprchk {}.vipr", claim.name()), answer]
    });
    let vipr = if has_vipr { VIPR.replace("{{VIPR}}", &vipr) } else { String::new() };
    README
        .replace("{{PAIRS}}", &counted(pairs, "pair"))
        .replace("{{BETTER}}", better(matching.objective()))
        .replace("{{BELIEVE}}", believe)
        .replace("{{PYTHON}}", &python)
        .replace("{{VERIPB}}", &veripb)
        .replace("{{VIPR}}", &vipr)
}

fn better(objective: Objective) -> &'static str {
    match objective {
        Objective::BestWorstPair => {
            "more pairs; where there are as many, a better worst pair; then more points"
        }
        Objective::Floor { .. } => {
            "more pairs and more that keep the floor, in the order of the programme; then more points"
        }
        _ => {
            "more places filled that must be filled; where there are as many, more mentees with a mentor, then more pairs, \
             then more points"
        }
    }
}
