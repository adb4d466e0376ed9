//! Prices of a matrix that orders its rows and columns on a line.
//!
//! *Problem.* On products `a_i b_j`, distances `|a_i - b_j|`, their squares and the like, hundreds
//! of cells of a row are nearly equally good, so an auction moves prices by small steps only. But
//! such a matrix, with rows and columns in the right order, is Monge: every
//! `c_ij + c_kl <= c_il + c_kj` (`i < k`, `j < l`), and then pairing in order is optimal.
//!
//! *Method.* A sample of cells is centred; power iteration gives orders of its rows and columns (on
//! a Monge matrix the leading singular vectors are monotone: the centred matrix keeps the cone of
//! monotone vectors). If nearly all neighbouring 2x2 minors of the sorted sample agree in sign, all
//! columns are sorted by the rank-weighted sums of their cells in the sampled rows, all rows alike,
//! and paired in order; prices follow from one column to the next, in the middle of what the two
//! rows concerned allow. If they contradict each other somewhere, or sampled rows have better
//! cells, full rank-weighted sums are taken (the sample cannot order what lies beyond its ends). If
//! that is not enough, the matrix is noisy, or its cells were rounded: more rows decide each step,
//! if that brings the sampled rows nearer to their best.
//!
//! *Caveat.* Only a proposal; the caller matches what is tight and leaves the rest to the phases.
//!
//! *Numeric policy.* Weights are at most `n`, keys below `n^2 2^31`: exact up to `n = 2^16`,
//! wrapping beyond, which only makes the proposal worse. Price steps are differences of cells,
//! below 2^32; so prices with 8 binary places are below `n 2^40`, and a square matrix with 2^23
//! rows fits no memory.
//!
//! *References.* R. E. Burkard, B. Klinz, R. Rudolf (1996), Perspectives of Monge properties in
//! optimization, Discrete Applied Mathematics 70; A. J. Hoffman (1963), On simple linear
//! programming problems (pairing in order).

#![expect(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "sizes are below 2^24; the sample's arithmetic only makes a proposal"
)]

use multiversion::multiversion;

use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::costs::{ABSENT, Costs};
use crate::assignment::solvers::reporter::Reporter;

const SAMPLE: usize = 12;
/// Rows on either side whose costs decide a price step, at most, where neighbours contradict each
/// other. With 16, `1 / (1 + i + j)^2` rounded down takes 28 readings at n = 2,400 and 113 at
/// 3,400; with 128, 5 and 6.
const REACH: usize = 128;
/// Binary places of the price steps: rounding errors would add up.
const FINE: u32 = 8;
/// Below, there is nothing to gain.
const SMALL: usize = 48;

/// Column prices, and the column of each row. Square matrices only, and nothing after a stop.
pub(super) fn propose(costs: &Costs<'_>, watch: &Reporter<'_, '_>) -> Option<Proposal> {
    let n = costs.rows;
    if n < SMALL || n != costs.columns {
        return None;
    }
    // no regular stride: it might meet a period of the matrix
    let at = |k: usize, salt: usize| (k * n + (k * 7919 + salt) % n) / SAMPLE;
    let rows: [usize; SAMPLE] = std::array::from_fn(|k| at(k, 17));
    let columns: [usize; SAMPLE] = std::array::from_fn(|k| at(k, 5501));
    let (row_weights, column_weights) = orders(costs, &rows, &columns)?;
    let mut column_keys = vec![0; n];
    let mut row_scratch = RowScratch::default();
    for (&i, w) in rows.iter().zip(row_weights) {
        for (key, &x) in column_keys.iter_mut().zip(costs.row(i, &mut row_scratch)) {
            *key += w * i64::from(x);
        }
    }
    let cell = |i: usize, j: usize| i64::from(costs.cell(i, j as u32).unwrap_or(0));
    let key = |i: usize| columns.iter().zip(column_weights).map(|(&j, w)| w * cell(i, j)).sum();
    let mut row_keys: Vec<i64> = (0..n).map(key).collect();
    let (order, worst) = pair(costs, &row_keys, &column_keys, None)?;
    if worst <= 0 && missed(costs, &order, &rows) == 0 {
        return Some(order);
    }
    // the sample cannot tell all of them apart: let all rows and columns judge
    let (w, u) = (ranks(&row_keys), ranks(&column_keys));
    column_keys.fill(0);
    let all: Vec<u32> = (0..n as u32).collect();
    costs.each_row(&all, &mut row_scratch, |i, row| {
        row_keys[i] = weigh(row, w[i], &u, &mut column_keys);
        watch.spend(costs.row_effort())
    });
    if watch.is_stopped() {
        return None;
    }
    let (order, worst) = pair(costs, &row_keys, &column_keys, None)?;
    let by_two = missed(costs, &order, &rows);
    if by_two == 0 {
        return Some(order);
    }
    let (by_more, _) = pair(costs, &row_keys, &column_keys, Some(worst.max(1)))?;
    Some(if missed(costs, &by_more, &rows) < by_two { by_more } else { order })
}

/// Adds the row, `w` times, to the keys of the columns; returns its own key.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn weigh(row: &[i32], w: i32, u: &[i32], keys: &mut [i64]) -> i64 {
    let mut sum = 0i64;
    for ((&x, &u), key) in row.iter().zip(u).zip(keys) {
        let x = i64::from(x);
        *key = key.wrapping_add(i64::from(w) * x);
        sum = sum.wrapping_add(i64::from(u) * x);
    }
    sum
}

/// Keys replaced by their centred ranks, equal keys by equal ones.
fn ranks(keys: &[i64]) -> Vec<i32> {
    let mut order: Vec<(i64, u32)> = keys.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut ranks = vec![0; keys.len()];
    let mut start = 0;
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        for &(_, i) in same {
            ranks[i as usize] = (2 * start + same.len()) as i32 - keys.len() as i32;
        }
        start += same.len();
    }
    ranks
}

type Proposal = (Vec<i64>, Vec<u32>);

/// Pairs rows and columns in order of their keys. The price step from a column to the next is the
/// mean of what the two rows concerned allow. Where these contradict each other by so much, it is
/// the mean over as many rows on either side as allow steps that differ by no more than that: in
/// the sum of the steps most of the noise of a row then cancels out. Measured at n = 1,000, by how
/// much pairs miss their best in the mean: `|a - b|` rounded down .56 (by two rows 1.44, by sixteen
/// without the lowest and the highest eighth 375), `1 / (1 + i + j)^2` .31 (.30, 130,952), products
/// with some noise 292 (357, 310). Returns by how much neighbours contradict each other at most.
fn pair(
    costs: &Costs<'_>,
    row_keys: &[i64],
    column_keys: &[i64],
    noise: Option<i64>,
) -> Option<(Proposal, i64)> {
    let n = row_keys.len();
    let sorted = |keys: &[i64], sign: i64| {
        let mut order: Vec<(i64, u32)> = keys.iter().map(|&k| k.wrapping_mul(sign)).zip(0..).collect();
        order.sort_unstable();
        order
    };
    let (by_row, by_column) = (sorted(row_keys, costs.sign()), sorted(column_keys, -costs.sign()));
    let (mut prices, mut pairs) = (vec![0; n], vec![0; n]);
    pairs[by_row[0].1 as usize] = by_column[0].1;
    let (mut sum, mut worst) = (0, i64::MIN);
    for (rank, two) in (1..).zip(by_column.windows(2)) {
        let (p, q) = (two[0].1, two[1].1);
        let step = |k: usize| {
            let i = by_row[k].1 as usize;
            Some(i64::from(costs.cost(i, q)?) - i64::from(costs.cost(i, p)?))
        };
        let (most, least) = (step(rank - 1)?, step(rank)?);
        worst = worst.max(least - most);
        let (mut all, mut reach) = (most + least, 1);
        while let Some(noise) = noise.filter(|_| 2 * reach <= REACH.min(rank).min(n - rank)) {
            let further = 2 * reach;
            let (first, end) = (rank - further, rank + further);
            let is_alike = step(first).zip(step(end - 1)).is_some_and(|(most, least)| most - least <= noise);
            let around = (first..rank - reach).chain(rank + reach..end);
            let Some(more) = around.map(step).sum::<Option<i64>>().filter(|_| is_alike) else { break };
            all += more;
            reach = further;
        }
        sum += (all << FINE) / (2 * reach as i64);
        prices[q as usize] = sum >> FINE;
        pairs[by_row[rank].1 as usize] = q;
    }
    Some(((prices, pairs), worst))
}

/// By how much these rows' pairs miss the best of their rows.
fn missed(costs: &Costs<'_>, (prices, pairs): &Proposal, rows: &[usize; SAMPLE]) -> i64 {
    let mut row_scratch = RowScratch::default();
    let mut of = |i: usize| {
        let cells = costs.row(i, &mut row_scratch).iter().zip(prices).filter(|(x, _)| **x != ABSENT);
        let least = cells.map(|(&x, &v)| costs.sign() * i64::from(x) - v).min().unwrap_or(0);
        costs.cost(i, pairs[i]).map_or(0, |cost| i64::from(cost) - prices[pairs[i] as usize] - least)
    };
    rows.iter().map(|&i| of(i)).sum()
}

/// Rank weights of the sampled rows and columns, if they form a line.
fn orders(
    costs: &Costs<'_>,
    rows: &[usize; SAMPLE],
    columns: &[usize; SAMPLE],
) -> Option<([i64; SAMPLE], [i64; SAMPLE])> {
    let mut c = [[0i64; SAMPLE]; SAMPLE];
    for (c, &i) in c.iter_mut().zip(rows) {
        for (c, &j) in c.iter_mut().zip(columns) {
            *c = i64::from(costs.cost(i, j as u32)?);
        }
    }
    let mean = |s: i64| s as f64 / SAMPLE as f64;
    let total = mean(c.iter().flatten().sum()) / SAMPLE as f64;
    let row_mean: [f64; SAMPLE] = std::array::from_fn(|a| mean(c[a].iter().sum()));
    let column_mean: [f64; SAMPLE] = std::array::from_fn(|b| mean(c.iter().map(|r| r[b]).sum()));
    let centred: [[f64; SAMPLE]; SAMPLE] = std::array::from_fn(|a| {
        std::array::from_fn(|b| c[a][b] as f64 - row_mean[a] - column_mean[b] + total)
    });
    let norm = |x: &[f64; SAMPLE]| x.iter().map(|x| x * x).sum::<f64>();
    let mut y = *centred.iter().max_by(|a, b| norm(a).total_cmp(&norm(b)))?;
    let mut x = [0.0; SAMPLE];
    for _ in 0..4 {
        x = std::array::from_fn(|a| (0..SAMPLE).map(|b| centred[a][b] * y[b]).sum());
        y = std::array::from_fn(|b| (0..SAMPLE).map(|a| centred[a][b] * x[a]).sum());
        let scale = 1.0 / norm(&y).sqrt().max(1e-30);
        for y in &mut y {
            *y *= scale;
        }
    }
    let (by_row, by_column) = (sorted(&x), sorted(&y));
    let (mut right, mut wrong) = (0, 0);
    for a in by_row.windows(2) {
        for b in by_column.windows(2) {
            let minor = c[a[0]][b[0]] + c[a[1]][b[1]] - c[a[0]][b[1]] - c[a[1]][b[0]];
            // cells that were rounded change it by less than 2
            right += u32::from(minor > 1);
            wrong += u32::from(minor < -1);
        }
    }
    let weights = |order: &[usize; SAMPLE]| {
        let mut w = [0; SAMPLE];
        for (&a, rank) in order.iter().zip(0..) {
            w[a] = 2 * rank - (SAMPLE as i64 - 1);
        }
        w
    };
    (right >= SAMPLE as u32 / 2 && wrong * 10 <= right).then(|| (weights(&by_row), weights(&by_column)))
}

fn sorted(x: &[f64; SAMPLE]) -> [usize; SAMPLE] {
    let mut order = std::array::from_fn(|a| a);
    order.sort_unstable_by(|&a: &usize, &b| x[a].total_cmp(&x[b]));
    order
}
