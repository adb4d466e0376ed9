//! A made-up company of any size as hard to match as a real one: the same for the same size and
//! seed everywhere.
//!
//! *What makes people hard.* Profiles that hardly repeat, and many who want the same few. All
//! shares are those of 10,000 posts of a government: 17 departments, of which two have 40 % of all
//! people; 732 units, half of them tiny; ten regions; nine levels with a gap between mentors and
//! mentees; 26 degrees of personality, more of them high than low; 33 professions. Nine of ten such
//! people have a profile of their own.
//!
//! *The tree.* People are numbered from the top down. Each has a manager somewhere in the part
//! above them that is a sixth as large: so teams are of all sizes, and the line of a person is
//! about six long. Three in a hundred are in another department than their manager, and a third in
//! another unit.
//!
//! *Who is who.* The upper 45.5 % are mentees, the others mentors.
//!
//! *Whom they want.* Seven of ten name three, others fewer. Half of the choices are anybody of the
//! other side; half are one of the two per cent that everybody knows: the best known is wanted by
//! three in a hundred of a side of 5,000, the hundredth by a seventh of these. Hardly anybody wants
//! somebody of their own department.

use pairwright::{Participant, ParticipantId};

use super::large_company::{LargeCompany, id};
use super::numbers::Numbers;

/// People of each department, and its units.
const DEPARTMENTS: [(usize, usize); 17] = [
    (2234, 7),
    (1848, 47),
    (944, 30),
    (816, 280),
    (655, 7),
    (502, 8),
    (495, 44),
    (438, 27),
    (372, 39),
    (348, 26),
    (299, 42),
    (298, 20),
    (202, 7),
    (179, 32),
    (166, 91),
    (143, 5),
    (61, 20),
];
const REGIONS: [usize; 10] = [2778, 1600, 1160, 825, 816, 784, 771, 534, 526, 206];
/// At 0, 4, 8 and so on.
const PERSONALITIES: [usize; 26] = [
    24, 40, 64, 72, 95, 135, 114, 154, 246, 298, 384, 385, 482, 578, 623, 706, 635, 707, 645, 715, 715, 554,
    551, 348, 285, 240,
];
/// Of 10,000 people from the top down, how many have each level.
const LEVELS: [(i32, usize); 9] =
    [(10, 27), (9, 120), (8, 551), (7, 1772), (6, 2075), (4, 1488), (3, 1900), (2, 1042), (1, 1025)];
const MENTEES: usize = 4545;
const PROFESSIONS: [usize; 33] = [
    2019, 1448, 665, 620, 596, 416, 413, 291, 278, 257, 201, 181, 173, 129, 118, 116, 108, 94, 91, 76, 43,
    39, 34, 34, 11, 9, 8, 5, 4, 4, 4, 4, 1,
];
/// How many choose nobody, one, two or three.
const CHOICES: [usize; 4] = [78, 69, 151, 702];
/// How many want one, two or three skills.
const WISHES: [usize; 3] = [1645, 1853, 1047];
/// One in so many is known to everybody.
const KNOWN: usize = 50;

pub(crate) fn lifelike_company(size: usize, seed: u64) -> LargeCompany {
    let mut numbers = Numbers::new(seed);
    let ids: Vec<ParticipantId> = (0..size).map(id).collect();
    let mentees = size * MENTEES / 10_000;
    let sides = [0..mentees, mentees..size].map(|side| Known::new(&mut numbers, side.collect()));
    let (mut places, mut people) = (Vec::with_capacity(size), Vec::with_capacity(size));
    let mut organisation = Vec::with_capacity(size);
    for k in 0..size {
        let manager = (k > 0).then(|| numbers.below(k.div_ceil(6)));
        organisation.push((ids[k].clone(), manager.map(|manager| ids[manager].clone())));
        let (department, unit) = place(&mut numbers, manager.map(|manager| places[manager]));
        places.push((department, unit));
        let is_mentor = k >= mentees;
        let person = if is_mentor { Participant::mentor } else { Participant::mentee }(ids[k].clone())
            .with_department(format!("Department {department}"))
            .with_unit(format!("Unit {department}.{unit}"))
            .with_region(format!("Region {}", drawn(&mut numbers, &REGIONS)))
            .with_personality(4.0 * f64::from(u8::try_from(drawn(&mut numbers, &PERSONALITIES)).unwrap_or(0)))
            .with_level(level(k, size));
        people.push(skills(&mut numbers, person, department));
    }
    let people = people.into_iter().zip(0..).map(|(person, k)| {
        let others = &sides[usize::from(k < mentees)];
        let mut choices: Vec<usize> = Vec::new();
        for _ in 0..drawn(&mut numbers, &CHOICES) {
            // a second try, and a third, where it is somebody again or of the same department
            let other = (0..3).filter_map(|_| others.wanted(&mut numbers));
            let mut other =
                other.filter(|&other| places[other].0 != places[k].0 && !choices.contains(&other));
            let other = other.next();
            choices.extend(other);
        }
        person.with_choices(choices.into_iter().map(|other| ids[other].clone()).collect::<Vec<_>>())
    });
    LargeCompany { people: people.collect(), organisation, history: Vec::new() }
}

/// One side, and how well known its first ones are.
struct Known {
    people: Vec<usize>,
    /// Sums of weights.
    weights: Vec<u64>,
}

impl Known {
    /// Some of them, in any order, come first.
    fn new(numbers: &mut Numbers, mut people: Vec<usize>) -> Self {
        let known = people.len().div_ceil(KNOWN);
        let mut weights = Vec::with_capacity(known);
        for at in 0..known {
            let other = at + numbers.below(people.len() - at);
            people.swap(at, other);
            // (rank + 8) to the power of 3/4, times 4096
            let power = (((at as u64 + 8).pow(3) << 16).isqrt() << 16).isqrt();
            weights.push(weights.last().copied().unwrap_or(0) + (1 << 34) / power);
        }
        Self { people, weights }
    }

    fn wanted(&self, numbers: &mut Numbers) -> Option<usize> {
        let all = usize::try_from(*self.weights.last()?).ok()?;
        if numbers.sometimes(50) {
            return self.people.get(numbers.below(self.people.len())).copied();
        }
        let drawn = numbers.below(all) as u64;
        self.people.get(self.weights.partition_point(|&sum| sum <= drawn)).copied()
    }
}

/// The department and the unit, by those of the manager.
fn place(numbers: &mut Numbers, manager: Option<(usize, usize)>) -> (usize, usize) {
    let (department, unit) = match manager {
        Some((department, unit)) if !numbers.sometimes(3) => (department, Some(unit)),
        _ => (drawn(numbers, &DEPARTMENTS.map(|(people, _)| people)), None),
    };
    match unit {
        Some(unit) if numbers.sometimes(65) => (department, unit),
        _ => {
            // a large one, more likely than not
            let below = DEPARTMENTS[department].1;
            let (one, other) = (1 + numbers.below(below), 1 + numbers.below(below));
            (department, numbers.below(one * other / below + 1))
        }
    }
}

/// Mentors offer their profession, which mostly is that of the department; mentees want up to
/// three.
fn skills(numbers: &mut Numbers, person: Participant, department: usize) -> Participant {
    if person.role().is_mentor() {
        let own = if numbers.sometimes(40) { department % 12 } else { drawn(numbers, &PROFESSIONS) };
        return person.with_skill_offered(format!("Profession {own}"), None);
    }
    let wishes = 1 + drawn(numbers, &WISHES);
    (0..wishes).fold(person, |person, _| {
        person.with_skill_wanted(format!("Profession {}", drawn(numbers, &PROFESSIONS)))
    })
}

fn level(k: usize, size: usize) -> i32 {
    let mut above = 0;
    let reaches = |&&(_, people): &&(i32, usize)| {
        above += people;
        k * 10_000 < above * size
    };
    LEVELS.iter().find(reaches).map_or(1, |&(level, _)| level)
}

/// A place in the list, as likely as the number there says.
fn drawn(numbers: &mut Numbers, shares: &[usize]) -> usize {
    let mut left = numbers.below(shares.iter().sum());
    for (place, &share) in shares.iter().enumerate() {
        if left < share {
            return place;
        }
        left -= share;
    }
    0
}
