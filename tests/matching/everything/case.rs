//! A tiny cohort with a bit of everything.

use pairwright::assignment::{Entry, Term};
use pairwright::people::FindingKind;
use pairwright::policies::{Even, Waiting, Workload};
use pairwright::scoring::Sides;
use pairwright::season::Given;
use pairwright::{
    Cohort, Criterion, Matcher, Participant, ParticipantId, Pilot, Programme, Result, Sparing, Weights,
};

use crate::numbers::Numbers;

/// What every pair is worth, as a table; `None` is never.
#[derive(Debug, Clone)]
pub(crate) struct Luck {
    cells: Vec<Vec<Option<i32>>>,
    as_table: bool,
}

/// The number of somebody, from an id such as `m2`; of a newcomer, one that nobody has.
fn number(person: &Participant) -> usize {
    person.id().as_str()[1..].parse().unwrap_or(usize::MAX)
}

impl Criterion for Luck {
    fn name(&self) -> &'static str {
        "luck"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let entry = |i: usize, j: usize| match self.cells.get(i).and_then(|cells| cells.get(j)) {
            Some(cell) => cell.map_or(Entry::Never, Entry::Points),
            None => Entry::Points(0),
        };
        if self.as_table {
            return Ok(vec![sides.table(number, number, |&i, &j| entry(i, j))?]);
        }
        let pairs = sides.mentors().iter().flat_map(|mentor| {
            sides
                .mentees()
                .iter()
                .map(move |mentee| (mentor.id(), mentee.id(), entry(number(mentor), number(mentee))))
        });
        Ok(vec![sides.list(pairs)?])
    }
}

/// A cohort, how it is matched, and what is settled.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) seed: u64,
    pub(crate) cohort: Cohort,
    pub(crate) programme: Programme,
    pub(crate) luck: Luck,
    pub(crate) pilot: Option<Pilot>,
    /// Beside the locked ones of the cohort.
    pub(crate) fixed: Vec<(usize, usize)>,
    pub(crate) locked: Vec<(usize, usize)>,
    pub(crate) declined: Vec<(usize, usize)>,
    pub(crate) proposed: Vec<(usize, usize)>,
    pub(crate) sparing: Sparing,
}

pub(crate) fn mentor(i: usize) -> ParticipantId {
    format!("m{i}").into()
}

pub(crate) fn mentee(j: usize) -> ParticipantId {
    format!("s{j}").into()
}

fn named(pairs: &[(usize, usize)]) -> Vec<(ParticipantId, ParticipantId)> {
    pairs.iter().map(|&(i, j)| (mentor(i), mentee(j))).collect()
}

/// Scores at the very ends, with ties, or anything.
fn scores(numbers: &mut Numbers, [mentors, mentees]: [usize; 2]) -> Vec<Vec<Option<i32>>> {
    let largest = [1, 5, 99, 100, 1_000_000][numbers.below(5)];
    let (kind, never) = (numbers.below(4), [0, 15, 45][numbers.below(3)]);
    let score = |numbers: &mut Numbers| match kind {
        0 => [largest, -largest, largest - 1, 1 - largest][numbers.below(4)],
        1 => [largest, -largest, 0][numbers.below(3)],
        2 => i32::from(numbers.small(3)),
        _ => 10 * i32::from(numbers.small(100)) - i32::from(numbers.small(100)),
    };
    let cells = (0..mentors)
        .map(|_| (0..mentees).map(|_| (!numbers.sometimes(never)).then(|| score(numbers))).collect());
    cells.collect()
}

/// Some people ask for others. These are numbers of their own, so that the rest of a case stays as it is.
fn chosen(seed: u64, people: Vec<Participant>, [mentors, mentees]: [usize; 2]) -> Vec<Participant> {
    let mut numbers = Numbers::new(seed ^ 0x41_53_4b);
    let ask = |person: Participant| {
        let is_mentor = person.id().as_str().starts_with('m');
        let (of, name): (usize, fn(usize) -> ParticipantId) =
            if is_mentor { (mentees, mentee) } else { (mentors, mentor) };
        let asked: Vec<_> = (0..numbers.below(4)).map(|_| name(numbers.below(of.max(1)))).collect();
        person.with_choices(if of == 0 { Vec::new() } else { asked })
    };
    people.into_iter().map(ask).collect()
}

/// Loads that are to be even, or not; by chance of their own, so that nothing else changes by it.
fn evenly(seed: u64) -> Workload {
    let mut numbers = Numbers::new(seed ^ 0x4c_4f_41);
    let points = u32::from(numbers.small(100));
    Workload::default().with_even([Even::Ignore, Even::First, Even::Points(points)][numbers.below(3)])
}

impl Case {
    /// Without anything that was settled in an earlier round.
    pub(crate) fn new(seed: u64) -> Self {
        let mut numbers = Numbers::new(seed ^ 0x45_56_45);
        let size = [numbers.below(5), numbers.below(5)];
        let grouped = numbers.sometimes(75);
        let mut cells = scores(&mut numbers, size);
        let [mentors, mentees] = size;
        let mut people = Vec::new();
        let (mut most, mut takes) = (Vec::new(), Vec::new());
        for i in 0..mentors {
            let places = if grouped { numbers.below(4) } else { 1 };
            let least = if grouped && numbers.sometimes(40) { numbers.below(places + 1) } else { 0 };
            most.push(places);
            let person = Participant::mentor(mentor(i)).with_capacity(places.try_into().unwrap());
            people.push(person.with_minimum(least.try_into().unwrap()));
        }
        for j in 0..mentees {
            let wanted = if grouped { 1 + numbers.below(3) } else { 1 };
            takes.push(wanted);
            let person = Participant::mentee(mentee(j)).with_mentors_wanted(wanted.try_into().unwrap());
            people.push(if numbers.sometimes(40) { person.with_waited(1) } else { person });
        }
        let people = chosen(seed, people, size);
        let mut settled = Vec::new();
        for _ in 0..numbers.below(4) {
            let (i, j) = (numbers.below(mentors), numbers.below(mentees));
            let could = i < mentors && j < mentees && most[i] > 0 && takes[j] > 0;
            if could && !settled.contains(&(i, j)) {
                most[i] -= 1;
                takes[j] -= 1;
                cells[i][j].get_or_insert(0);
                settled.push((i, j));
            }
        }
        let locked = if numbers.sometimes(60) { settled } else { Vec::new() };
        let conflicts: Vec<_> = (0..mentors)
            .flat_map(|i| (0..mentees).map(move |j| (i, j)))
            .filter(|pair| !locked.contains(pair) && numbers.sometimes(8))
            .collect();
        let cohort = Cohort::builder()
            .people(people)
            .locked(named(&locked))
            .conflicts(named(&conflicts).into_iter().map(|(a, b)| (a, b, None)));
        let waiting = [Waiting::Ignore, Waiting::Points(3), Waiting::First][numbers.below(3)];
        let pilot = match numbers.below(5) {
            0 | 1 => None,
            2 => Some(Pilot::Mentees((0..mentees).filter(|_| numbers.sometimes(60)).map(mentee).collect())),
            _ => Some(Pilot::Best((locked.len() + numbers.below(6)).try_into().unwrap())),
        };
        Self {
            seed,
            cohort: cohort.build().unwrap(),
            // choices only decide between what is equally good
            programme: Programme::default()
                .with_weights(Weights::default().with_mentor_choices([0]).with_mentee_choices([0]))
                .with_waiting(waiting)
                .with_workload(evenly(seed)),
            luck: Luck { cells, as_table: numbers.sometimes(50) },
            pilot,
            fixed: Vec::new(),
            locked,
            declined: Vec::new(),
            proposed: Vec::new(),
            sparing: Sparing::Nobody,
        }
    }

    /// The same, where each of these pairs is fixed, declined or proposed, and some others, too.
    pub(crate) fn with_settled(mut self, pairs: &[(usize, usize)]) -> Self {
        let mut numbers = Numbers::new(self.seed ^ 0x53_45_54);
        for &pair in pairs.iter().filter(|pair| !self.locked.contains(pair)) {
            match numbers.below(4) {
                0 => self.fixed.push(pair),
                1 => self.declined.push(pair),
                _ => self.proposed.push(pair),
            }
        }
        let [mentors, mentees] = self.size();
        for _ in 0..numbers.below(3) {
            let pair = (numbers.below(mentors), numbers.below(mentees));
            let settled = |of: &[(usize, usize)]| of.contains(&pair);
            if pair.0 < mentors && pair.1 < mentees && !settled(pairs) && !settled(&self.locked) {
                if numbers.sometimes(50) { self.declined.push(pair) } else { self.proposed.push(pair) }
            }
        }
        self.sparing = match numbers.below(4) {
            0 => Sparing::Nobody,
            1 | 2 => Sparing::Price(numbers.small(200).into()),
            _ => Sparing::AtMost(numbers.small(3).into()),
        };
        self
    }

    pub(crate) fn size(&self) -> [usize; 2] {
        [self.cohort.mentors().count(), self.cohort.mentees().count()]
    }

    pub(crate) fn matcher(&self) -> Matcher {
        let matcher = Matcher::new(self.programme.clone()).with_criterion(self.luck.clone());
        let matcher = matcher.accepting([FindingKind::Nobody]); // a side may be empty
        match &self.pilot {
            Some(pilot) => matcher.with_pilot(pilot.clone()),
            None => matcher,
        }
    }

    pub(crate) fn given(&self) -> Given {
        let declined = named(&self.declined).into_iter().map(|(a, b)| (a, b, "no time"));
        Given::default()
            .with_fixed(named(&self.fixed))
            .with_declined(declined)
            .with_proposed(named(&self.proposed))
            .with_sparing(self.sparing)
    }
}
