//! The oracle: tries everything. Slow, and too simple to be wrong.

use pairwright::assignment::{Column, Evenness, ObjectiveValue, Problem, Row, Sense};

pub(crate) type Pairs = Vec<(Row, Column)>;

/// Every assignment there is.
pub(crate) fn assignments(problem: &Problem) -> Vec<Pairs> {
    let mut all: Vec<Pairs> = vec![Vec::new()];
    for column in (0..problem.columns()).map(Column::new) {
        let mut more = Vec::new();
        for pairs in &all {
            for row in (0..problem.rows()).map(Row::new) {
                let used = pairs.iter().filter(|pair| pair.0 == row).count();
                let room = used < usize::try_from(problem.capacity(row)).unwrap();
                if room && problem.score(row, column).is_some() {
                    more.push(pairs.iter().copied().chain([(row, column)]).collect());
                }
            }
        }
        all.append(&mut more);
    }
    all
}

/// The most pairs, and the best total among all assignments with so many.
pub(crate) fn best(problem: &Problem) -> (usize, i64) {
    best_if_any(problem).expect("a problem without minimums always has an assignment")
}

/// The same, where rows may have minimums; nothing if they cannot all be met.
pub(crate) fn best_if_any(problem: &Problem) -> Option<(usize, i64)> {
    let mut room: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let (pairs, points) = best_from(problem, 0, &mut room)?;
    match problem.sense() {
        Sense::Maximise => Some((pairs, points)),
        Sense::Minimise => Some((pairs, -points)),
    }
}

/// The best that this column and those after it can add. Costs count as negative points.
fn best_from(problem: &Problem, column: usize, room: &mut Vec<u32>) -> Option<(usize, i64)> {
    if column == problem.columns() {
        let met = |(i, &room): (usize, &u32)| {
            let row = Row::new(i);
            problem.capacity(row) - room >= problem.minimum(row)
        };
        return room.iter().enumerate().all(met).then_some((0, 0));
    }
    let mut best = best_from(problem, column + 1, room); // nobody takes it
    for row in 0..problem.rows() {
        if let Some(score) = problem.score(Row::new(row), Column::new(column)).filter(|_| room[row] > 0) {
            room[row] -= 1;
            let rest = best_from(problem, column + 1, room);
            room[row] += 1;
            let score = match problem.sense() {
                Sense::Maximise => i64::from(score),
                Sense::Minimise => -i64::from(score),
            };
            best = best.max(rest.map(|(pairs, points)| (pairs + 1, points + score)));
        }
    }
    best
}

/// The most that assignments can be worth which leave out so many of the `kept` pairs, for each
/// number. Groups and all.
pub(crate) fn worths(problem: &Problem, kept: &[(Row, Column)]) -> Vec<Option<ObjectiveValue>> {
    let loads = (vec![0; problem.rows()], vec![0; problem.columns()]);
    let mut all = All { problem, kept, loads, best: vec![None; kept.len() + 1] };
    all.visit(0, 0, ObjectiveValue::default());
    all.best
}

/// The most that any assignment can be worth.
pub(crate) fn most(problem: &Problem) -> ObjectiveValue {
    worths(problem, &[])[0].expect("nobody paired is an assignment")
}

/// How even the loads of rows are, and what they cost in points: place by place.
pub(crate) fn uneven(problem: &Problem, loads: &[u32]) -> [i64; 2] {
    let mut numbers = 0;
    for (i, &load) in loads.iter().enumerate() {
        if let Some(before) = problem.load_before(Row::new(i)) {
            numbers += (0..load).map(|place| i64::from(before + place)).sum::<i64>();
        }
    }
    match problem.evenness() {
        Some(Evenness::First) => [-numbers, 0],
        Some(Evenness::Points(step)) => [0, numbers * i64::from(step)],
        None => [0, 0],
    }
}

struct All<'a> {
    problem: &'a Problem,
    kept: &'a [(Row, Column)],
    loads: (Vec<u32>, Vec<u32>),
    best: Vec<Option<ObjectiveValue>>,
}

impl All<'_> {
    /// Decides about each pair, one after another.
    fn visit(&mut self, at: usize, disturbed: usize, worth: ObjectiveValue) {
        let (rows, columns) = (self.problem.rows(), self.problem.columns());
        if at == rows * columns {
            let met = |(i, &load): (usize, &u32)| i64::from(load.min(self.problem.minimum(Row::new(i))));
            let minimums = self.loads.0.iter().enumerate().map(met).sum();
            let served = self.loads.1.iter().map(|&load| i64::from(load.min(1))).sum();
            let best = &mut self.best[disturbed];
            let [evenness, cost] = uneven(self.problem, &self.loads.0);
            let points = worth.points - cost;
            *best = (*best).max(Some(ObjectiveValue { minimums, served, evenness, points, ..worth }));
            return;
        }
        let (i, j) = (at / columns, at % columns);
        let (row, column) = (Row::new(i), Column::new(j));
        self.visit(at + 1, disturbed + usize::from(self.kept.contains(&(row, column))), worth);
        let room = self.loads.0[i] < self.problem.capacity(row)
            && self.loads.1[j] < self.problem.column_capacity(column);
        if let Some(score) = self.problem.score(row, column).filter(|_| room) {
            let points = match self.problem.sense() {
                Sense::Maximise => i64::from(score),
                Sense::Minimise => -i64::from(score),
            };
            self.loads.0[i] += 1;
            self.loads.1[j] += 1;
            let more = ObjectiveValue { pairs: worth.pairs + 1, points: worth.points + points, ..worth };
            self.visit(at + 1, disturbed, more);
            self.loads.0[i] -= 1;
            self.loads.1[j] -= 1;
        }
    }
}
