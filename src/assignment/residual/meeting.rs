//! A shortest path, searched for from both ends.
//!
//! *Problem.* From a member with an empty place to home, or to any member of the other side with a place that would gain
//! by being filled: which way is the shortest?
//!
//! *Method.* Two of Dijkstra's searches, one from the member and one to all those goals at once; the one that has
//! read fewer lines goes on. Where both have been, there is a path. When the nearest places of both are
//! together as far as the best path, it is the shortest. What is near either end is little beside what is
//! near one of them within the whole distance: in a large assignment where one pair is gone, a few dozen
//! lines are read instead of most.
//!
//! *Prices.* Let the path have the length a + b, where all places nearer than a to the start are settled, and all
//! nearer than b to the goals. Moving the first by a less their distance, and the others the other way by b less
//! theirs, leaves no length negative: an arc from one of the first to one of the others is at least as long
//! as both moves, else it would make a shorter path. The path has the length 0 then.
//!
//! *References.* G. B. Dantzig, 1960 and T. A. J. Nicholson (1966), The Computer Journal 9 (from both ends); I. Pohl
//! (1971), Machine Intelligence 6.

use super::search::Way;
use super::{End, FAR, Of, Residual, Search};

/// The two searches.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    /// From the start.
    near: Search,
    /// To the goals.
    far: Search,
    /// How far it is from the start to the goals.
    best: i128,
    meet: Option<End>,
    reads: [usize; 2],
}

impl Meeting {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let search = || Search::new(rows, columns);
        Self { near: search(), far: search(), best: FAR, meet: None, reads: [0; 2] }
    }

    fn begin(&mut self, limit: i128) {
        self.near.begin(limit);
        self.far.begin(limit);
        (self.best, self.meet, self.reads) = (limit, None, [0; 2]);
    }

    /// The steps of the path, in the direction of the search from the start; none if the limit was nearer.
    pub(super) fn path(&self) -> Vec<(End, End)> {
        let Some(meet) = self.meet else { return Vec::new() };
        let mut steps = Vec::new();
        let mut end = meet;
        while self.near.before(end) != end {
            steps.push((self.near.before(end), end));
            end = self.near.before(end);
        }
        end = meet;
        while end != End::Home && self.far.before(end) != end {
            steps.push((end, self.far.before(end)));
            end = self.far.before(end);
        }
        steps
    }
}

impl Residual<'_> {
    /// Finds the shortest path from a member's empty place, and moves the prices so that its length is 0; they
    /// move by `limit` if that is nearer.
    pub(super) fn meet(&mut self, start: End, way: Way, limit: i128, found: &mut Meeting) {
        found.begin(limit);
        found.near.reach(start, 0, start);
        let goals = way.reading().other();
        for k in 0..self.side(goals).price.len() as u32 {
            if self.side(goals).would_gain(k) {
                let end = if goals == Of::Rows { End::Row(k) } else { End::Column(k) };
                found.far.reach(end, 0, end);
            }
        }
        self.leave_home(&mut found.far, way.other().reading(), 0);
        let after = loop {
            let (Some((here, from)), Some((there, to))) = (found.near.nearest(), found.far.nearest()) else {
                // one of the ends has nothing left: all there is has been seen from it
                break if found.near.nearest().is_none() { found.best } else { found.best.min(here(found)) };
            };
            if here + there >= found.best {
                break here.min(found.best);
            }
            let Meeting { near, far, best, meet, reads } = found;
            if reads[0] <= reads[1] {
                near.settle_nearest();
                reads[0] += usize::from(is_of(from, way.reading()));
                self.step(near, way, from, here, &mut |end, distance| {
                    hear(far.distance(end), distance, end, best, meet);
                });
            } else {
                far.settle_nearest();
                reads[1] += usize::from(is_of(to, goals));
                self.step(far, way.other(), to, there, &mut |end, distance| {
                    hear(near.distance(end), distance, end, best, meet);
                });
            }
            near.cut_at(*best);
            far.cut_at(*best);
        };
        self.move_prices(found, after, way);
    }

    /// Moves the prices of all that are nearer than `near` to the start, or than the rest of the way to the goals.
    fn move_prices(&mut self, found: &Meeting, near: i128, way: Way) {
        let sign = if way == Way::Forward { 1 } else { -1 };
        let rest = found.best - near;
        if rest > 0 {
            // home is a goal, and its price is 0: all others move the other way
            self.rows.price.iter_mut().for_each(|price| *price -= sign * rest);
            self.columns.price.iter_mut().for_each(|price| *price += sign * rest);
        }
        let nearer = [(&found.near, near, sign), (&found.far, rest, -sign)];
        for (search, reach, sign) in nearer {
            for &end in search.settled() {
                let by = sign * (reach - search.distance(end)).max(0);
                match end {
                    End::Row(i) => self.rows.price[i as usize] -= by,
                    End::Column(j) => self.columns.price[j as usize] += by,
                    End::Home => {}
                }
            }
        }
    }
}

fn is_of(end: End, of: Of) -> bool {
    matches!((end, of), (End::Row(_), Of::Rows) | (End::Column(_), Of::Columns))
}

fn here(found: &mut Meeting) -> i128 {
    found.near.nearest().map_or(FAR, |(distance, _)| distance)
}

/// A place was reached from one end: has the other one been there?
fn hear(other: i128, distance: i128, end: End, best: &mut i128, meet: &mut Option<End>) {
    if other != FAR && distance + other < *best {
        (*best, *meet) = (distance + other, Some(end));
    }
}
