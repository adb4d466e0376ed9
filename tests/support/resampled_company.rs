//! A company of any size in which people are like those of a given cohort, the same for the same seed
//! everywhere.
//!
//! *The tree.* It grows from its heads down. Somebody so far down gets as many reports as a random person
//! so far down in the given organisation, until there are enough people. Where a tree ends, another begins.
//! Everybody takes part, so there are more conflicts of interest a person than where few do.
//!
//! *Who is who.* Each person is drawn, with replacement, among the given ones who stand as far down (where
//! there are none: among all), and gets all that belongs together: role, department, unit, location,
//! country, level, skills, commitment, groups, capacity. Region and personality are drawn each by itself, among
//! people of the same role.
//!
//! *Whom they want.* As many as the person drawn wants; half of the choices are anybody of the other side,
//! half follow Zipf's law.

use pairwright::people::ReportingLines;
use pairwright::{Cohort, Participant, ParticipantId, Role};

use super::large_company::{LargeCompany, id, wanted};
use super::numbers::Numbers;

/// People of a cohort like this one; at least one person must be in it.
pub(crate) fn resampled_company(like: &Cohort, size: usize, seed: u64) -> LargeCompany {
    let mut numbers = Numbers::new(seed);
    let (bosses, depths) = tree(&mut numbers, like.reporting_lines(), size);
    let drawn = people_like(&mut numbers, like, &depths);
    let ids: Vec<ParticipantId> = (0..size).map(id).collect();
    let in_role = |takes: fn(Role) -> bool| -> Vec<usize> {
        (0..drawn.len()).filter(|&k| takes(drawn[k].role())).collect()
    };
    let (mentors, mentees) = (in_role(Role::is_mentor), in_role(Role::is_mentee));
    let like_role = |role| like.people().iter().filter(|person| person.role() == role).collect::<Vec<_>>();
    let peers = [Role::Mentor, Role::Mentee, Role::Both].map(|role| (role, like_role(role)));
    let mut people = Vec::with_capacity(size);
    for (k, person) in drawn.into_iter().enumerate() {
        let others = if person.role().is_mentor() { &mentees } else { &mentors };
        let mut choices: Vec<usize> = Vec::new();
        for _ in 0..person.choices().count() {
            // a second try where somebody is wanted twice
            let tries = [(); 2].map(|()| others.get(wanted(&mut numbers, others.len().max(1))));
            let other = tries.into_iter().flatten().find(|&other| !choices.contains(other) && *other != k);
            choices.extend(other);
        }
        let peers = peers.iter().find(|(role, _)| *role == person.role()).map_or(&[][..], |peers| &peers.1);
        let mut peer = || peers.get(numbers.below(peers.len())).copied().unwrap_or(person);
        let (region, personality) = (peer().region(), peer().personality());
        let choices: Vec<ParticipantId> = choices.into_iter().map(|other| ids[other].clone()).collect();
        people.push(copy(person, ids[k].clone(), region, personality).with_choices(choices));
    }
    let manager = |&at: &usize| ids.get(at).cloned();
    let organisation = ids.iter().cloned().zip(bosses.iter().map(manager)).collect();
    LargeCompany { people, organisation, history: Vec::new() }
}

/// For everybody their manager's number (a head has none: it is beyond all) and how far down they stand.
fn tree(numbers: &mut Numbers, lines: &ReportingLines, size: usize) -> (Vec<usize>, Vec<usize>) {
    let mut reports = std::collections::BTreeMap::new();
    for (_, manager) in lines.entries() {
        *reports.entry(manager).or_insert(0usize) += 1;
    }
    // how many report to each of those who stand so far down
    let mut spans: Vec<Vec<usize>> = Vec::new();
    for (person, _) in lines.entries() {
        let depth = lines.line(person).count();
        if spans.len() <= depth {
            spans.resize(depth + 1, Vec::new());
        }
        spans[depth].push(reports.get(&Some(person)).copied().unwrap_or(0));
    }
    let (mut managers, mut depths) = (Vec::with_capacity(size), Vec::with_capacity(size));
    let mut next = 0;
    while managers.len() < size {
        if next == managers.len() {
            managers.push(usize::MAX);
            depths.push(0);
        }
        let spans = spans.get(depths[next]).map_or(&[][..], Vec::as_slice);
        let span = spans.get(numbers.below(spans.len())).copied().unwrap_or(0);
        let span = span.min(size - managers.len());
        managers.resize(managers.len() + span, next);
        depths.resize(depths.len() + span, depths[next] + 1);
        next += 1;
    }
    (managers, depths)
}

/// For everybody the one they are like.
fn people_like<'a>(numbers: &mut Numbers, like: &'a Cohort, depths: &[usize]) -> Vec<&'a Participant> {
    let mut by_depth: Vec<Vec<&Participant>> = vec![Vec::new(); 1 + depths.iter().max().unwrap_or(&0)];
    for person in like.people() {
        let depth = like.reporting_lines().line(person.id()).count();
        if let Some(peers) = by_depth.get_mut(depth) {
            peers.push(person);
        }
    }
    let draw = |&depth: &usize| {
        let peers = &by_depth[depth];
        match peers.get(numbers.below(peers.len())) {
            Some(person) => *person,
            None => &like.people()[numbers.below(like.people().len())],
        }
    };
    depths.iter().map(draw).collect()
}

/// The same person with another id, region and personality, and without ties to others.
fn copy(
    like: &Participant,
    id: ParticipantId,
    region: Option<&str>,
    personality: Option<f64>,
) -> Participant {
    let mut person = match like.role() {
        Role::Mentor => Participant::mentor(id),
        Role::Mentee => Participant::mentee(id),
        Role::Both => Participant::both(id),
    };
    person = set(person, like.department(), Participant::with_department);
    person = set(person, like.unit(), Participant::with_unit);
    person = set(person, region, Participant::with_region);
    person = set(person, like.location(), Participant::with_location);
    person = set(person, like.country(), Participant::with_country);
    person = set(person, personality, Participant::with_personality);
    person = set(person, like.level(), Participant::with_level);
    person = set(person, like.tenure_years(), Participant::with_tenure_years);
    person = set(person, like.commitment(), Participant::with_commitment);
    person = set(person, like.capacity(), Participant::with_capacity);
    let skills = like.skills_offered().iter();
    person = skills.fold(person, |person, skill| person.with_skill_offered(skill.name(), skill.capability()));
    person = like.skills_wanted().iter().fold(person, Participant::with_skill_wanted);
    person = like.groups().iter().fold(person, Participant::with_group);
    like.attributes().fold(person, |person, (name, value)| person.with_attribute(name, value))
}

/// Sets what is given.
fn set<T>(
    person: Participant,
    given: Option<T>,
    with: impl Fn(Participant, T) -> Participant,
) -> Participant {
    match given {
        Some(given) => with(person, given),
        None => person,
    }
}
