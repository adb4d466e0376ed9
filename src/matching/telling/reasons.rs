//! The reason why somebody is left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assignment::changes::hall_violator::HallViolators;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::components::components;
use crate::assignment::network::tally::Tally;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::telling::left_out::{Chance, LeftOut, Reason};
use crate::matching::telling::needed::{all_are_full, costs};
use crate::matching::telling::shortage::Shortage;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// About what it takes to look at a pair, in units of a guard.
const LOOK: u64 = 10;

impl Matching {
    /// Everybody without a partner in one of their roles, and why: mentees first, each side by id.
    ///
    /// Worked out when it is first asked for, in time of the groups' size: at most O(mentors x
    /// mentees x tables).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana"),
    ///     Participant::mentee("max"),
    ///     Participant::mentee("mia"),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let left_out = &matching.left_out()[0];
    /// assert_eq!(left_out.role().to_string(), "mentee");
    /// // 2 mentees (max and mia) could be paired only with 1 mentor (ana)
    /// assert!(left_out.reason().to_string().contains("could be paired only with"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn left_out(&self) -> &[LeftOut] {
        // nobody stops it
        self.left_out_under(&Guard::nobody()).unwrap_or_default()
    }

    /// The same under the [watch](Self::with_watch) of the matching, which may stop it. What was
    /// found once is there at once, also for [`left_out`](Self::left_out).
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the watch stops it: then nothing is kept.
    pub fn find_left_out(&self) -> Result<&[LeftOut]> {
        self.asked(PhaseKind::Comparing, |work| self.left_out_under(work.guard()))
    }

    /// Not inside the lock: finding takes work of other threads while it waits for its own, and
    /// that work may ask the same. The first who has found it wins.
    pub(super) fn left_out_under(&self, guard: &Guard<'_>) -> Result<&[LeftOut]> {
        if let Some(found) = self.left_out.get() {
            return Ok(found);
        }
        let found = find(self, guard)?;
        Ok(self.left_out.get_or_init(|| found))
    }
}

/// Everybody left out: mentees first, each side by id.
///
/// Time as for the groups; those with no possible partner add a look at the classes of the other
/// side.
fn find(matching: &Matching, guard: &Guard<'_>) -> Result<Vec<LeftOut>> {
    let (mentors, mentees) = alone(matching);
    if mentees.is_empty() && mentors.is_empty() {
        return Ok(Vec::new());
    }
    guard.left(PhaseKind::Comparing, 1, 1)?;
    let (scores, rows) = (matching.scores(), matching.problem().rows());
    let left = mentors.iter().copied().chain(mentees.iter().map(|column| rows + column));
    let mut reasons = guard.part(0.0..0.3, || Reasons::new(matching, left, guard))?;
    let mut found = Vec::with_capacity(mentees.len() + mentors.len());
    let of_mentees = guard.part(0.3..0.5, || costs(matching, Side::Columns, &mentees, guard))?;
    let mut of_mentees = of_mentees.into_iter();
    for j in mentees {
        guard.spend(LOOK * rows as u64)?;
        let (id, reason) = (&scores.mentees()[j], reasons.of_mentee(Column::new(j)));
        found.push(left_out(matching, id, Role::Mentee, reason, of_mentees.next().flatten()));
    }
    let short = found.iter().filter(|one| !one.reason.is_of_the_mentee()).count();
    let impossible = (short == 0 && all_are_full(matching)).then_some(found.len());
    let of_mentors = guard.part(0.6..0.8, || costs(matching, Side::Rows, &mentors, guard))?;
    let mut of_mentors = of_mentors.into_iter();
    for i in mentors {
        guard.spend(LOOK * matching.problem().columns() as u64)?;
        let (id, mut reason) = (&scores.mentors()[i], reasons.of_mentor(Row::new(i)));
        if let (Reason::Shortage(_) | Reason::Full | Reason::BelowFloor, Some(impossible)) =
            (&reason, impossible)
        {
            reason = Reason::NotNeeded { impossible };
        }
        found.push(left_out(matching, id, Role::Mentor, reason, of_mentors.next().flatten()));
    }
    Ok(found)
}

/// Somebody left out, with what is known of them.
fn left_out(
    matching: &Matching,
    id: &ParticipantId,
    role: Role,
    reason: Reason,
    cost: Option<ObjectiveValue>,
) -> LeftOut {
    let waited = matching.parts.cohort.get(id).and_then(Participant::waited).unwrap_or(0);
    let names = Names::of(matching.shared_cohort());
    LeftOut { id: id.clone(), role, reason, cost, waited, names }
}

/// The mentors and the mentees without a partner.
fn alone(matching: &Matching) -> (Vec<usize>, Vec<usize>) {
    let scores = matching.scores();
    let mut has_mentee = vec![false; scores.mentors().len()];
    let mut has_mentor = vec![false; scores.mentees().len()];
    for &(row, column) in matching.places.iter() {
        has_mentee[row.index()] = true;
        has_mentor[column.index()] = true;
    }
    let alone = |served: &[bool]| (0..served.len()).filter(|&k| !served[k]).collect();
    (alone(&has_mentee), alone(&has_mentor))
}

/// What the reasons are found in.
struct Reasons<'a> {
    matching: &'a Matching,
    groups: Groups,
    /// Is a mentee on the waiting list of a pilot?
    waits: Vec<bool>,
    /// Read when the first person needs it.
    forbidding: Option<Vec<(&'a str, Tally)>>,
}

impl<'a> Reasons<'a> {
    /// For those who are left, by number: every row and then every column has one.
    fn new(matching: &'a Matching, left: impl Iterator<Item = usize>, guard: &Guard<'_>) -> Result<Self> {
        let mut waits = vec![false; matching.problem().columns()];
        for &(row, column) in matching.assignment.pairs() {
            waits[column.index()] |= matching.parts.task.is_waiting_list(row);
        }
        let groups = Groups::of(matching, left, guard)?;
        Ok(Self { matching, groups, waits, forbidding: None })
    }

    fn of_mentee(&mut self, column: Column) -> Reason {
        let rows = self.matching.problem().rows();
        let pairs = (0..rows).map(|i| (Row::new(i), column));
        let is_outside = self.waits[column.index()] || self.matching.parts.task.is_excluded(column);
        self.of(rows + column.index(), is_outside, pairs, |tally| tally.of_column(column))
    }

    fn of_mentor(&mut self, row: Row) -> Reason {
        if self.matching.scores().problem().capacity(row) == 0 {
            return Reason::NoPlace;
        }
        let pairs = (0..self.matching.problem().columns()).map(|j| (row, Column::new(j)));
        let is_outside = self.matching.parts.task.is_pilot();
        self.of(row.index(), is_outside, pairs, |tally| tally.of_row(row))
    }

    /// The reason of one person, perhaps outside the pilot, with all their pairs.
    fn of(
        &mut self,
        person: usize,
        is_outside: bool,
        pairs: impl Iterator<Item = (Row, Column)> + Clone,
        forbidden: impl Fn(&mut Tally) -> u64,
    ) -> Reason {
        let matching = self.matching;
        let problem = matching.problem();
        if is_outside {
            return match chance(matching, pairs) {
                Chance::Possible => Reason::NotInPilot,
                Chance::Declined => Reason::Declined,
                Chance::Forbidden => self.nobody(forbidden),
            };
        }
        let is_open = |(row, column)| problem.capacity(row) > 0 && problem.score(row, column).is_some();
        if matching.has_quality_first() && pairs.clone().any(is_open) {
            return Reason::BelowFloor;
        }
        if let Some(apart) = kept_apart(matching, pairs.clone()) {
            return apart;
        }
        let known = self.groups.reason(person).or_else(|| taken(matching, pairs));
        known.unwrap_or_else(|| self.nobody(forbidden))
    }

    /// How many pairs of somebody each criterion forbids.
    fn nobody(&mut self, forbidden: impl Fn(&mut Tally) -> u64) -> Reason {
        let scores = self.matching.scores();
        let criteria = self.forbidding.get_or_insert_with(|| scores.forbidding());
        let counts = criteria.iter_mut().map(|(name, tally)| (*name, forbidden(tally)));
        let counts = counts.filter(|&(_, count)| count > 0);
        let count = |count| usize::try_from(count).unwrap_or(usize::MAX);
        let forbidden: BTreeMap<_, _> = counts.map(|(name, pairs)| (name.to_owned(), count(pairs))).collect();
        if forbidden.is_empty() { Reason::NobodyThere } else { Reason::NobodyPossible { forbidden } }
    }
}

/// Could any of these pairs be made, if there were no pilot and nobody else? Stops at the first
/// that could.
fn chance(matching: &Matching, pairs: impl Iterator<Item = (Row, Column)>) -> Chance {
    let scores = matching.scores();
    let problem = scores.problem();
    let is_allowed = |row, column| problem.capacity(row) > 0 && problem.score(row, column).is_some();
    let mut found = Chance::Forbidden;
    for (row, column) in pairs.filter(|&(row, column)| is_allowed(row, column)) {
        let names = scores.mentors().get(row.index()).zip(scores.mentees().get(column.index()));
        if names.is_none_or(|(mentor, mentee)| matching.parts.given.declined(mentor, mentee).is_none()) {
            return Chance::Possible;
        }
        found = Chance::Declined;
    }
    found
}

/// A mentor of these pairs who has room, with mentees beside whom this one may not be; where any
/// mentees had to be kept apart.
fn kept_apart(matching: &Matching, pairs: impl Iterator<Item = (Row, Column)>) -> Option<Reason> {
    matching.apart.as_ref()?;
    let problem = matching.parts.task.unseparated(&matching.parts.scores);
    let has_room = |row: Row| {
        matching.assignment.column(row).count() < problem.capacity(row) as usize
            && !matching.parts.task.is_waiting_list(row)
    };
    let mut possible = pairs.filter(|&(row, column)| problem.score(row, column).is_some() && has_room(row));
    possible.find_map(|(row, column)| {
        let (_, why) = matching.companions_against(row, column)?;
        Some(Reason::KeptApart { mentor: matching.scores().mentors().get(row.index())?.clone(), why })
    })
}

/// Why somebody has none of these pairs, where the criteria allow any.
fn taken(matching: &Matching, mut pairs: impl Iterator<Item = (Row, Column)>) -> Option<Reason> {
    if !matching.is_settled_in_part() {
        return None;
    }
    let (scores, problem) = (matching.scores().problem(), matching.parts.task.unseparated(matching.scores()));
    let is_possible = |row, column| scores.capacity(row) > 0 && scores.score(row, column).is_some();
    let mut declined = false;
    let full = pairs.any(|(row, column)| {
        let stays = problem.score(row, column).is_some() || matching.parts.task.is_closed(column);
        let possible = is_possible(row, column);
        declined |= possible && !stays;
        possible && stays
    });
    if full { Some(Reason::Full) } else { declined.then_some(Reason::Declined) }
}

/// The groups with too few places; every row and then every column has a number, or none.
struct Groups {
    shortages: Vec<Option<Arc<Shortage>>>,
    of: Vec<usize>,
}

impl Groups {
    fn reason(&self, person: usize) -> Option<Reason> {
        self.shortages[self.of[person]].clone().map(Reason::Shortage)
    }

    /// The groups with somebody left out.
    fn of(matching: &Matching, left: impl Iterator<Item = usize>, guard: &Guard<'_>) -> Result<Self> {
        let (scores, problem, prices) = (matching.scores(), matching.problem(), matching.assignment.prices());
        let (rows, columns) = (problem.rows(), problem.columns());
        let is_priced_above_a_floor = matching.has_quality_first();
        if matching.parts.task.has_waiting_list() || is_priced_above_a_floor {
            // the waiting list competes for everybody, and the cover above a floor is another one
            return Ok(Self { shortages: vec![None], of: vec![0; rows + columns] });
        }
        if prices.worths().is_some() {
            let shortages = Self::smallest(matching, left, guard)?;
            return Ok(Self { shortages, of: (0..rows + columns).collect() });
        }
        let of = components(problem, prices);
        let mut members: BTreeMap<usize, (Vec<usize>, Vec<usize>)> =
            left.map(|person| (of[person], Default::default())).collect();
        for (person, group) in of.iter().enumerate() {
            let Some((mentors, mentees)) = members.get_mut(group) else { continue };
            if person < rows { mentors.push(person) } else { mentees.push(person - rows) }
        }
        let mut shortages = vec![None; rows + columns];
        for (group, (mentors, mentees)) in members {
            if mentors.is_empty() || mentees.is_empty() {
                continue; // somebody with no possible partner
            }
            let places = mentors.iter().map(|&i| u64::from(problem.capacity(Row::new(i)))).sum();
            let role = if prices.row_cover()[mentors[0]] { Role::Mentee } else { Role::Mentor };
            let mentors: Vec<_> = mentors.into_iter().map(|i| scores.mentors()[i].clone()).collect();
            let mentees: Vec<_> = mentees.into_iter().map(|j| scores.mentees()[j].clone()).collect();
            let (wishes, names) = (mentees.len() as u64, Names::of(matching.shared_cohort()));
            shortages[group] = Some(Arc::new(if role == Role::Mentee {
                Shortage { role, group: mentees, partners: mentors, wanted: wishes, places, names }
            } else {
                Shortage { role, group: mentors, partners: mentees, wanted: places, places: wishes, names }
            }));
        }
        Ok(Self { shortages, of })
    }

    /// Where there are groups there is no cover: for each person a group as small as can be.
    fn smallest(
        matching: &Matching,
        left: impl Iterator<Item = usize>,
        guard: &Guard<'_>,
    ) -> Result<Vec<Option<Arc<Shortage>>>> {
        let (scores, problem) = (matching.scores(), matching.problem());
        let rows = problem.rows();
        let names = Names::of(matching.shared_cohort());
        let mut shortages = vec![None; rows + problem.columns()];
        let Ok(mut violators) = HallViolators::new(problem, &matching.assignment) else {
            return Ok(shortages);
        };
        for person in left {
            let found = if person < rows {
                violators.of_row_under(Row::new(person), guard)
            } else {
                violators.of_column_under(Column::new(person - rows), guard)
            };
            let found = match found {
                Err(stopped) if stopped.is_cancelled() => return Err(stopped),
                found => found.ok().flatten(),
            };
            let Some(found) = found.filter(|found| !found.partners().is_empty()) else {
                continue;
            };
            shortages[person] = Some(Arc::new(Shortage::of(scores, &found, &names)));
        }
        Ok(shortages)
    }
}
