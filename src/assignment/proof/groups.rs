//! The check of assignments with groups: rows that must be filled, columns with several places,
//! loads that are to be even.
//!
//! *Problem.* Given prices u of rows and v of columns, each an [`ObjectiveValue`]: is there no
//! assignment worth more?
//!
//! *The theorem, and why it holds* (for points; costs count as negative points). A pair is worth w:
//! one pair and its score. Place number l of a row, counted from 0, gains m(l) when it is filled:
//! one minimum up to as many as the row must have; where loads are to be even, less l and less what
//! the row has already, as evenness or as points. A column gains one served for its first pair.
//! Worths are compared in order (minimums, served, pairs, evenness, points); they can be added and
//! taken from each other, and sums keep the order. Take any assignment. Each of its pairs is worth
//! w = (w - u - v) + u + v, so all of it is worth
//!
//! > the sum over its pairs of (w - u - v), and over rows of (gain(load) + load x u), and over
//! > columns of
//! > (gain(load) + load x v).
//!
//! The first sum is at most that of max(0, w - u - v) over *all* allowed pairs; each row's and each
//! column's part is at most the largest for any load it can have. So, whatever the prices are,
//!
//! > bound = sum of max(0, w - u - v) + sum over rows of max (gain(load) + load x u) + the same for
//! > columns
//!
//! is not surpassed by any assignment, and one that is worth the bound is best. No place gains more
//! than the one before it, so the largest part of a row is the sum over its places of max(0, u +
//! m(l)): those up to the last one above 0. (Lagrangian duality, in an ordered group; that best
//! prices reach the bound is the theorem of flows, and not needed here.)
//!
//! *Pairs that are worth more.* A bonus for certain pairs is part of w.
//!
//! *Numeric policy.* Prices may come from a stranger: each of the five numbers is summed by itself
//! in `i128`. Loads are at most 2^32 in all and prices below 2^63, so those sums are below 2^96.
//! The sum over pairs stops at the ends of `i128`, from which nothing leads back to what an
//! assignment can be worth.
//!
//! *References.* A. M. Geoffrion, "Lagrangean relaxation for integer programming", 1974; R. K.
//! Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", 1993, chapter 16. `McConnell` et al.,
//! "Certifying algorithms", 2011.

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::proof::statement::Proof;
use crate::assignment::proof::tight_pairs::TightPairs;
use crate::assignment::proof::violation::Violation;
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// Units of work to hold a pair against its prices.
const COMPARING: u64 = 8;

/// Five numbers compared in order, too large to overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Wide {
    minimums: i128,
    served: i128,
    pairs: i128,
    evenness: i128,
    points: i128,
}

impl Wide {
    fn of(worth: ObjectiveValue) -> Self {
        Self {
            minimums: worth.minimums.into(),
            served: worth.served.into(),
            pairs: worth.pairs.into(),
            evenness: worth.evenness.into(),
            points: worth.points.into(),
        }
    }

    fn zip(self, other: Self, with: impl Fn(i128, i128) -> i128) -> Self {
        Self {
            minimums: with(self.minimums, other.minimums),
            served: with(self.served, other.served),
            pairs: with(self.pairs, other.pairs),
            evenness: with(self.evenness, other.evenness),
            points: with(self.points, other.points),
        }
    }

    fn plus(self, other: Self) -> Self {
        self.zip(other, i128::saturating_add)
    }

    fn minus(self, other: Self) -> Self {
        self.zip(other, i128::saturating_sub)
    }

    fn times(self, load: u32) -> Self {
        self.zip(self, |number, _| number.saturating_mul(load.into()))
    }

    /// As people read it.
    fn worth(self) -> ObjectiveValue {
        let short =
            |number: i128| i64::try_from(number).unwrap_or(if number > 0 { i64::MAX } else { i64::MIN });
        ObjectiveValue {
            minimums: short(self.minimums),
            served: short(self.served),
            pairs: short(self.pairs),
            evenness: short(self.evenness),
            points: short(self.points),
        }
    }
}

/// Pairs that are worth more than one pair and their score: sorted, each once.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::assignment) struct Bonus<'a> {
    pub(in crate::assignment) pairs: &'a [(Row, Column)],
    pub(in crate::assignment) worth: ObjectiveValue,
}

impl Bonus<'_> {
    fn of(&self, row: Row, column: Column) -> Wide {
        let has = self.pairs.binary_search(&(row, column)).is_ok();
        if has { Wide::of(self.worth) } else { Wide::default() }
    }
}

/// Verifies that an assignment is valid, and that its prices bound all others by its worth. Time
/// O(rows x columns) scores, space O(people).
///
/// When the guard stops the check, what that says is worth nothing: who gives a guard has to ask
/// it.
pub(in crate::assignment) fn check_groups_under(
    problem: &Problem,
    assignment: &Assignment,
    bonus: &Bonus<'_>,
    guard: &Guard<'_>,
) -> Result<Proof, Violation> {
    let worth = worth(problem, assignment, bonus)?;
    let Some((u, v)) = assignment.prices().worths() else { return Err(Violation::NoWorths) };
    let (rows, columns) = (problem.rows(), problem.columns());
    if (u.len(), v.len()) != (rows, columns) {
        let found = [u.len(), v.len(), u.len(), v.len()];
        return Err(Violation::Shape { found, expected: [rows, columns, rows, columns] });
    }
    let (bound, examined) = bound(problem, u, v, bonus, guard);
    if bound != worth {
        return Err(Violation::WorthGap { bound: bound.worth(), worth: worth.worth() });
    }
    let (pairs, total) = (assignment.pairs().len(), assignment.total());
    let loads = assignment.pairs().chunk_by(|one, other| one.0 == other.0);
    let loads = loads.map(|of| -problem.load_worth(of[0].0, u32::try_from(of.len()).unwrap_or(0)).points);
    Ok(Proof { pairs, total, examined, evenness: problem.evenness(), loads: loads.sum() })
}

/// Is an assignment valid and worth as much as one that is proven best?
pub(super) fn check_same_worth(
    problem: &Problem,
    best: &Assignment,
    assignment: &Assignment,
) -> Result<(), Violation> {
    let [bound, worth] = [best, assignment].map(|of| worth(problem, of, &Bonus::default()));
    let (bound, worth) = (bound?, worth?);
    if bound == worth {
        return Ok(());
    }
    Err(Violation::WorthGap { bound: bound.worth(), worth: worth.worth() })
}

/// Lists the pairs that are worth just their prices, or some of them after a stop. Time O(rows x
/// columns) scores.
pub(super) fn list_tight_of_groups(
    problem: &Problem,
    prices: &Prices,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) {
    // This many rows at a time, for the memory that their lists take.
    const TOGETHER: usize = 1 << 8;
    let Some((u, v)) = prices.worths() else { return tight.take(None) };
    let rows = AllRows::of(problem);
    let sign = i128::from(problem.sense().sign());
    let across: Vec<Wide> = v.iter().copied().map(Wide::of).collect();
    let read = |i: usize, cells: &[i32], (): &mut ()| -> Vec<u32> {
        if guard.spend(COMPARING * cells.len() as u64).is_err() {
            return Vec::new();
        }
        let left = Wide { pairs: 1, ..Wide::default() }.minus(Wide::of(u[i]));
        let is_tight = |(&score, &price): (&i32, &Wide)| {
            let rest = Wide { points: left.points + sign * i128::from(score), ..left };
            score != Matrix::ABSENT && rest == price
        };
        let cells = (0..).zip(cells.iter().zip(&across));
        cells.filter(|&(_, cell)| is_tight(cell)).map(|(column, _)| column).collect()
    };
    for start in (0..problem.rows()).step_by(TOGETHER) {
        for (i, columns) in (start..).zip(rows.read(start..start + TOGETHER, read)) {
            tight.add(Row::new(i), &columns);
        }
        if !tight.are_wanted() || guard.is_stopped() {
            return;
        }
    }
}

/// No assignment is worth more, by these prices of all rows and columns; and how many pairs are
/// allowed.
fn bound(
    problem: &Problem,
    u: &[ObjectiveValue],
    v: &[ObjectiveValue],
    bonus: &Bonus<'_>,
    guard: &Guard<'_>,
) -> (Wide, u64) {
    let (mut bound, examined) = surplus(problem, u, v, bonus, guard);
    for (row, &price) in (0..problem.rows()).map(Row::new).zip(u) {
        bound = bound.plus(most_of_row(problem, row, price));
    }
    for (column, &price) in (0..problem.columns()).map(Column::new).zip(v) {
        bound = bound.plus(most_of_column(price, problem.column_capacity(column)));
    }
    (bound, examined)
}

/// No assignment is worth more, by these prices; where there is none for somebody it is 0. Time
/// O(rows x columns) scores.
pub(in crate::assignment) fn bound_by_worths(
    problem: &Problem,
    u: &[ObjectiveValue],
    v: &[ObjectiveValue],
) -> ObjectiveValue {
    let all = |prices: &[ObjectiveValue], members: usize| -> Vec<ObjectiveValue> {
        prices.iter().copied().chain(std::iter::repeat(ObjectiveValue::default())).take(members).collect()
    };
    let (u, v) = (all(u, problem.rows()), all(v, problem.columns()));
    bound(problem, &u, &v, &Bonus::default(), &Guard::nobody()).0.worth()
}

/// The most that a row's places can come to: each has the price, and gains by its number. Time
/// O(log places).
fn most_of_row(problem: &Problem, row: Row, price: ObjectiveValue) -> Wide {
    let (price, none) = (Wide::of(price), Wide::default());
    let pays = |place: u32| Wide::of(problem.place_worth(row, place)).plus(price) > none;
    // the places that pay come first
    let (mut paying, mut others) = (0, problem.places(row));
    while paying < others {
        let middle = paying + (others - paying) / 2;
        if pays(middle) { paying = middle + 1 } else { others = middle }
    }
    Wide::of(problem.load_worth(row, paying)).plus(price.times(paying))
}

/// The most that a column's places can come to: each has the price, and the first one serves it.
fn most_of_column(price: ObjectiveValue, capacity: u32) -> Wide {
    let served = Wide { served: 1, ..Wide::default() };
    let at = |load: u32| served.times(load.min(1)).plus(Wide::of(price).times(load));
    at(0).max(at(capacity.min(1))).max(at(capacity))
}

/// The sum of what allowed pairs are worth beyond their prices, and how many there are.
fn surplus(
    problem: &Problem,
    u: &[ObjectiveValue],
    v: &[ObjectiveValue],
    bonus: &Bonus<'_>,
    guard: &Guard<'_>,
) -> (Wide, u64) {
    // This many rows at a time, for the memory that their sums take, and to report how many are
    // left.
    const TOGETHER: usize = 1 << 10;
    let rows = AllRows::of(problem);
    let sign = i128::from(problem.sense().sign());
    let across: Vec<Wide> = v.iter().copied().map(Wide::of).collect();
    let read = |i: usize, cells: &[i32], (): &mut ()| {
        if guard.spend(COMPARING * cells.len() as u64).is_err() {
            return Default::default();
        }
        let own = Wide::of(u[i]);
        let row = Row::new(i);
        let start = bonus.pairs.partition_point(|&(other, _)| other < row);
        let is_in = bonus.pairs.get(start).is_some_and(|&(other, _)| other == row);
        let (mut sum, mut allowed) = (Wide::default(), 0u64);
        for (j, (&score, &price)) in cells.iter().zip(&across).enumerate() {
            if score == Matrix::ABSENT {
                continue;
            }
            allowed += 1;
            let mut worth = Wide { pairs: 1, points: sign * i128::from(score), ..Wide::default() };
            if is_in {
                worth = worth.plus(bonus.of(row, Column::new(j)));
            }
            sum = sum.plus(worth.minus(own).minus(price).max(Wide::default()));
        }
        (sum, allowed)
    };
    let (mut sum, mut examined) = (Wide::default(), 0);
    for start in (0..problem.rows()).step_by(TOGETHER) {
        if guard.left(PhaseKind::Checking, problem.rows() - start, problem.rows()).is_err() {
            break;
        }
        for (more, allowed) in rows.read(start..start + TOGETHER, read) {
            sum = sum.plus(more);
            examined += allowed;
        }
    }
    (sum, examined)
}

/// What a valid assignment is worth.
fn worth(problem: &Problem, assignment: &Assignment, bonus: &Bonus<'_>) -> Result<Wide, Violation> {
    let mut loads = (vec![0u32; problem.rows()], vec![0u32; problem.columns()]);
    let (mut total, mut worth, mut last) = (0, Wide::default(), None);
    let scores = pair_scores(problem, assignment.pairs());
    for (&(row, column), score) in assignment.pairs().iter().zip(scores) {
        if score == Matrix::ABSENT {
            return Err(Violation::NotAllowed { row, column });
        }
        if last == Some((row, column)) {
            return Err(Violation::PairTwice { row, column });
        }
        if last.is_some_and(|last| last > (row, column)) {
            return Err(Violation::Order { row, column });
        }
        last = Some((row, column));
        let (of_row, of_column) = (&mut loads.0[row.index()], &mut loads.1[column.index()]);
        if *of_row == problem.capacity(row) {
            return Err(Violation::OverCapacity { row, capacity: *of_row });
        }
        if *of_column == problem.column_capacity(column) {
            return Err(Violation::ColumnOverCapacity { column, capacity: *of_column });
        }
        worth = worth.plus(Wide::of(problem.place_worth(row, *of_row)));
        worth.served += i128::from(*of_column == 0);
        worth.pairs += 1;
        worth.points += i128::from(score) * i128::from(problem.sense().sign());
        worth = worth.plus(bonus.of(row, column));
        *of_row += 1;
        *of_column += 1;
        total += i64::from(score);
    }
    let stated = assignment.total();
    if stated == total { Ok(worth) } else { Err(Violation::Total { stated, found: total }) }
}
