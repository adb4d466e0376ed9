//! Proofs as `veripb` reads them: exactly the rules that are used, plainly.

use super::formula::{Formula, Sum};

/// Does the proof show what it concludes?
///
/// `sol` names the variables that are 1, from which all others follow. `pol` multiplies constraints and adds
/// them up. A bound follows from what comes of that by adding that variables are from 0 to 1.
pub(crate) fn shows(formula: &Formula, proof: &str) -> Option<()> {
    let mut derived: Option<(Sum, i128)> = None;
    let mut reached = None;
    let lines = proof.lines().filter(|line| !line.starts_with('%'));
    let mut lines = lines.map(|line| line.strip_suffix(';').unwrap_or(line));
    (lines.next()? == "pseudo-Boolean proof version 3.0").then_some(())?;
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["f", number] => {
                (number.parse::<usize>().ok() == Some(formula.constraints.len())).then_some(())?;
            }
            ["sol", ref ones @ ..] => reached = Some(solution(formula, ones)?),
            ["pol", ref steps @ ..] => derived = Some(sum(formula, steps)?),
            ["rup", ">=", "0"] => derived = Some((Vec::new(), 0)),
            ["output", "NONE"] => {}
            ["conclusion", "UNSAT", ":", "-1"] => {
                let never = (Vec::new(), 1);
                (formula.objective.is_none() && follows(derived.as_ref()?, &never, formula)).then_some(())?;
            }
            ["conclusion", "BOUNDS", least, ":", "-1", most] => {
                let (least, most): (i128, i128) = (least.parse().ok()?, most.parse().ok()?);
                let bound = (formula.objective.clone()?, least);
                let is_shown = follows(derived.as_ref()?, &bound, formula);
                (is_shown && reached? == most && least <= most).then_some(())?;
            }
            ["end", "pseudo-Boolean", "proof"] => return Some(()),
            _ => return None,
        }
    }
    None
}

/// What the objective comes to where these are 1, and all others in it what follows from that.
fn solution(formula: &Formula, ones: &[&str]) -> Option<i128> {
    let mut values: Vec<Option<bool>> = vec![None; formula.names.len()];
    for name in ones {
        values[formula.names.iter().position(|known| known == name)?] = Some(true);
    }
    while let Some((of, value)) = forced(formula, &values) {
        values[of] = Some(value);
    }
    // whatever is open has to be neither counted nor able to break anything
    let is_kept = formula.constraints.iter().all(|(sum, least)| {
        let fewest = |&(counts, of): &(i128, usize)| match values[of] {
            Some(value) => {
                if value {
                    counts
                } else {
                    0
                }
            }
            None => counts.min(0),
        };
        sum.iter().map(fewest).sum::<i128>() >= *least
    });
    let counted = |&(counts, of): &(i128, usize)| values[of].map(|value| if value { counts } else { 0 });
    let objective = formula.objective.as_ref()?;
    objective.iter().map(counted).sum::<Option<i128>>().filter(|_| is_kept)
}

/// A variable that is open, and can have one value only for one of the constraints.
fn forced(formula: &Formula, values: &[Option<bool>]) -> Option<(usize, bool)> {
    formula.constraints.iter().find_map(|(sum, least)| {
        let most = |&(counts, of): &(i128, usize)| match values[of] {
            Some(value) => {
                if value {
                    counts
                } else {
                    0
                }
            }
            None => counts.max(0),
        };
        let slack = sum.iter().map(most).sum::<i128>() - least;
        let open = sum.iter().find(|&&(counts, of)| values[of].is_none() && slack < counts.abs());
        open.map(|&(counts, of)| (of, counts > 0))
    })
}

/// `3 7 * 5 2 * +`: constraint 3 times 7, and constraint 5 times 2.
fn sum(formula: &Formula, steps: &[&str]) -> Option<(Sum, i128)> {
    let mut stack: Vec<(Sum, i128)> = Vec::new();
    let mut steps = steps.iter();
    while let Some(&step) = steps.next() {
        if step == "+" {
            let (more, least) = stack.pop()?;
            let onto = stack.last_mut()?;
            onto.0.extend(more);
            onto.1 += least;
            continue;
        }
        // from 1; below 0 from the last one backwards
        let id: i64 = step.parse().ok()?;
        let at = if id < 0 { id + i64::try_from(formula.constraints.len()).ok()? } else { id - 1 };
        let (sum, least) = formula.constraints.get(usize::try_from(at).ok()?)?;
        let times: i128 = steps.next()?.parse().ok().filter(|&times| times > 0)?;
        (*steps.next()? == "*").then_some(())?;
        stack.push((sum.iter().map(|&(counts, of)| (counts * times, of)).collect(), least * times));
    }
    stack.pop().filter(|_| stack.is_empty())
}

/// A constraint in positive numbers of variables, or of what they leave of 1: `x - y >= 0` is one x
/// and one (1 - y), together at least 1.
fn normal(sum: &Sum, least: i128, formula: &Formula) -> (Vec<i128>, i128) {
    let mut counts = vec![0; formula.names.len()];
    for &(more, of) in sum {
        counts[of] += more;
    }
    let turned: i128 = counts.iter().filter(|&&counts| counts < 0).map(|counts| -counts).sum();
    (counts, least + turned)
}

/// Does the second constraint follow from the first by lowering what variables count, and by counting
/// none more than the whole?
fn follows(first: &(Sum, i128), second: &(Sum, i128), formula: &Formula) -> bool {
    let (counts, least) = normal(&first.0, first.1, formula);
    let (wanted, goal) = normal(&second.0, second.1, formula);
    let excess = |(&counts, &wanted): (&i128, &i128)| {
        if counts.signum() != wanted.signum() {
            counts.abs()
        } else if wanted.abs() >= goal {
            0
        } else {
            (counts.abs() - wanted.abs()).max(0)
        }
    };
    let cannot_be = counts.iter().map(|counts| counts.abs()).sum::<i128>() < least;
    goal <= 0 || cannot_be || least - counts.iter().zip(&wanted).map(excess).sum::<i128>() >= goal
}
