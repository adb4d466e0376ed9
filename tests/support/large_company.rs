//! A made-up company of up to millions of people, the same for the same size and seed everywhere.
//!
//! *The tree.* Everybody but the head has a manager, and eight people report to one. So the line of a
//! person is about as long as the logarithm of the company: seven above the last of two million.
//!
//! *Who is who.* People are numbered from the head down. The upper half are mentees, the lower half
//! mentors; one in ten changes sides. Grades fall from 10 to 1 on the way down.
//!
//! *Where they are.* Twelve departments: the first managers get one each, the others mostly have that
//! of their manager. Eight regions, some more likely than others. Five bands of personality.
//!
//! *Whom they want.* Three of four rank somebody of the other side, up to three. Half of the choices
//! are anybody; half follow Zipf's law, so that a few people are wanted by very many.
//!
//! *A full profile* has in addition: the unit, location and country, the personality to the point, skills
//! offered and wanted, commitment, groups, acquaintances, and pairs of an earlier cohort.

use pairwright::{Participant, ParticipantId};

use super::numbers::Numbers;

/// So many report to one manager.
const SPAN: usize = 8;
/// Of a thousand people, so many stand above the lower end of each grade, from grade 10 down to 2.
const GRADES: [usize; 9] = [1, 10, 40, 100, 200, 300, 400, 550, 750];
/// Managers this far up get a department of their own.
const HEADS: usize = 72;
const SKILLS: usize = 24;

/// Everything that a cohort is made of.
pub(crate) struct LargeCompany {
    pub(crate) people: Vec<Participant>,
    pub(crate) organisation: Vec<(ParticipantId, Option<ParticipantId>)>,
    pub(crate) history: Vec<(ParticipantId, ParticipantId)>,
}

/// How much people tell about themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Short,
    Full,
}

pub(crate) fn large_company(size: usize, seed: u64, profile: Profile) -> LargeCompany {
    let mut numbers = Numbers::new(seed);
    let ids: Vec<ParticipantId> = (0..size).map(id).collect();
    let is_mentor: Vec<bool> = (0..size).map(|k| (k >= size / 2) != numbers.sometimes(10)).collect();
    let members = |mentor| -> Vec<usize> { (0..size).filter(|&k| is_mentor[k] == mentor).collect() };
    let sides = [members(false), members(true)];
    let mut departments: Vec<usize> = Vec::with_capacity(size);
    let (mut people, mut organisation, mut history) = (Vec::with_capacity(size), Vec::new(), Vec::new());
    organisation.reserve_exact(size);
    for k in 0..size {
        let manager = k.checked_sub(1).map(|below| below / SPAN);
        organisation.push((ids[k].clone(), manager.map(|manager| ids[manager].clone())));
        departments.push(match manager {
            Some(manager) if k > HEADS && !numbers.sometimes(5) => departments[manager],
            _ => skewed(&mut numbers, 12),
        });
        let new = if is_mentor[k] { Participant::mentor } else { Participant::mentee };
        let mut person = new(ids[k].clone())
            .with_department(format!("Department {}", departments[k]))
            .with_region(format!("Region {}", skewed(&mut numbers, 8)))
            .with_level(grade(&mut numbers, k, size));
        let others = &sides[usize::from(!is_mentor[k])];
        if !others.is_empty() {
            let wanted = (0..numbers.below(4)).map(|_| others[wanted(&mut numbers, others.len())]);
            person = person.with_choices(wanted.map(|other| ids[other].clone()).collect::<Vec<_>>());
        }
        let personality = numbers.small(34) + numbers.small(34) + numbers.small(35);
        if profile == Profile::Short {
            person = person.with_personality(f64::from(10 + personality.min(99) / 20 * 20));
        } else {
            person = more(&mut numbers, person.with_personality(f64::from(personality.min(100))), &ids);
            if is_mentor[k] && !others.is_empty() && numbers.sometimes(20) {
                history.push((ids[k].clone(), ids[others[numbers.below(others.len())]].clone()));
            }
        }
        people.push(person);
    }
    LargeCompany { people, organisation, history }
}

/// What only a full profile has.
fn more(numbers: &mut Numbers, mut person: Participant, ids: &[ParticipantId]) -> Participant {
    person = person
        .with_unit(format!("Unit {}", skewed(numbers, 60)))
        .with_location(format!("Location {}", skewed(numbers, 40)))
        .with_country(format!("Country {}", skewed(numbers, 15)));
    let is_mentor = person.role().is_mentor();
    for _ in 0..numbers.below(4) {
        let skill = format!("Skill {}", skewed(numbers, SKILLS));
        person = if is_mentor || numbers.sometimes(30) {
            let rating = numbers.sometimes(70).then(|| 1 + numbers.small(5));
            person.with_skill_offered(skill, rating)
        } else {
            person.with_skill_wanted(skill)
        };
    }
    if !is_mentor {
        person = person.with_commitment(1 + numbers.small(5));
    }
    if numbers.sometimes(30) {
        person = person.with_group(format!("Group {}", numbers.below(6)));
    }
    if numbers.sometimes(20) {
        person = person.with_acquaintance(ids[numbers.below(ids.len())].clone());
    }
    person
}

/// An id that says nothing about where the person stands. Odd factors keep numbers apart.
pub(crate) fn id(k: usize) -> ParticipantId {
    let mixed = (k as u64).wrapping_mul(0x9E37_79B1) & 0xFFFF_FFFF;
    format!("{mixed:08x}").into()
}

/// A number below `bound`; lower ones are more likely.
fn skewed(numbers: &mut Numbers, bound: usize) -> usize {
    numbers.below(bound) * (1 + numbers.below(bound)) / bound
}

fn grade(numbers: &mut Numbers, k: usize, size: usize) -> i32 {
    let above = GRADES.iter().filter(|&&share| k * 1000 >= share * size).count();
    let grade = 10 - i32::try_from(above).unwrap_or(0);
    if numbers.sometimes(20) { (grade - 1).max(1) } else { grade }
}

/// Anybody, or by Zipf's law: each power of two as likely as the next.
pub(crate) fn wanted(numbers: &mut Numbers, many: usize) -> usize {
    if numbers.sometimes(50) {
        return numbers.below(many);
    }
    let width = 1 << numbers.below(many.ilog2() as usize + 1);
    (width + numbers.below(width) - 1).min(many - 1)
}
