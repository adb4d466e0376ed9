//! Certificates as `viprchk` reads them: one derivation by a linear combination, plainly.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::formula::Sum;

/// Reads the words of a certificate one after the other.
struct Words<'a>(std::str::SplitWhitespace<'a>);

impl Words<'_> {
    fn is(&mut self, words: &str) -> Option<()> {
        words.split(' ').all(|word| self.0.next() == Some(word)).then_some(())
    }

    fn number<T: FromStr>(&mut self) -> Option<T> {
        self.0.next()?.parse().ok()
    }

    fn sum(&mut self, variables: usize) -> Option<Sum> {
        let size: i64 = self.number()?;
        let mut term = || Some((self.number()?, self.number()?)).map(|(of, counts)| (counts, of));
        let sum = (0..size).map(|_| term()).collect::<Option<Sum>>()?;
        sum.iter().all(|&(_, of)| of < variables).then_some(sum)
    }
}

/// Does the certificate show what it states?
pub(crate) fn holds(text: &str) -> Option<()> {
    let body: Vec<&str> = text.lines().skip_while(|line| line.starts_with('%')).collect();
    let body = body.join(" ");
    let words = &mut Words(body.split_whitespace());
    words.is("VER 1.0 VAR")?;
    let variables: usize = words.number()?;
    words.0.by_ref().take(variables).count();
    words.is("INT")?;
    let integers: usize = words.number()?;
    (integers == variables && (0..variables).all(|at| words.number() == Some(at))).then_some(())?;
    words.is("OBJ min")?;
    let objective = words.sum(variables)?;
    words.is("CON")?;
    let (size, bounds): (usize, usize) = (words.number()?, words.number()?);
    // each at least something; what is at most something is turned round
    let mut constraints: Vec<(Sum, i128)> = Vec::new();
    let mut is_least = Vec::new();
    for at in 0..size {
        words.0.next()?;
        is_least.push(words.0.next()? == "G");
        let sign = if is_least[at] { 1 } else { -1 };
        let least: i128 = words.number()?;
        let sum = words.sum(variables)?;
        (at >= bounds || sum.len() == 1).then_some(())?;
        constraints.push((sum.into_iter().map(|(counts, of)| (sign * counts, of)).collect(), sign * least));
    }
    let is_claimed = |sum: &Sum, least| (sum.clone(), least);
    words.is("RTP")?;
    let target = match words.0.next()? {
        "infeas" => {
            words.is("SOL 0 DER 1 proof G")?;
            let least: i128 = words.number()?;
            words.is("0")?;
            (least > 0).then_some(is_claimed(&Vec::new(), least))?
        }
        "range" => {
            let (least, most): (i128, i128) = (words.number()?, words.number()?);
            words.is("SOL 1 best")?;
            let solution = words.sum(variables)?;
            let mut values = vec![0; variables];
            for &(value, of) in &solution {
                values[of] = value;
            }
            let value = |sum: &Sum| sum.iter().map(|&(counts, of)| counts * values[of]).sum::<i128>();
            let is_kept = constraints.iter().all(|(sum, least)| value(sum) >= *least);
            (is_kept && value(&objective) <= most).then_some(())?;
            words.is("DER 1 proof G")?;
            let derived: i128 = words.number()?;
            words.is("OBJ")?;
            (derived >= least).then_some(is_claimed(&objective, derived))?
        }
        _ => return None,
    };
    words.is("{ lin")?;
    let (mut sum, mut least) = (vec![0; variables], 0);
    // what is named twice counts as it is named last
    let times = words.sum(size)?.into_iter().map(|(times, of)| (of, times)).collect::<BTreeMap<_, _>>();
    for (of, times) in times {
        let sign = if is_least[of] { 1 } else { -1 };
        (times * sign >= 0).then_some(())?;
        constraints[of].0.iter().for_each(|&(counts, variable)| sum[variable] += sign * times * counts);
        least += sign * times * constraints[of].1;
    }
    words.is("}")?;
    let _last_use: i64 = words.number()?;
    target.0.iter().for_each(|&(counts, of)| sum[of] -= counts);
    (words.0.next().is_none() && sum.iter().all(|&left| left == 0) && least >= target.1).then_some(())
}
