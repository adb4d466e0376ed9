//! What is unknown of somebody counts what it counts of the others: held against the definition,
//! person by person.

use std::collections::BTreeMap;

use pairwright::assignment::{Column, Entry, Row};
use pairwright::policies::{Rule, Seniority};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant, Programme, Weights};

use crate::numbers::Numbers;

const MENTORS: usize = 9;
const MENTEES: usize = 8;
const WEIGHTS: [&str; 17] = [
    "different_department",
    "different_unit",
    "different_region",
    "different_location",
    "different_country",
    "complementary_personality",
    "two_introverts",
    "two_extraverts",
    "seniority_gap",
    "skills",
    "new_knowledge",
    "commitment",
    "mentor_choices.1",
    "mentor_choices.2",
    "mentee_choices.1",
    "mentee_choices.2",
    "mentee_choices.3",
];

/// Somebody of whom each thing is unknown by chance: seldom, often or always.
fn person(numbers: &mut Numbers, mut person: Participant, others: &[String], blank: usize) -> Participant {
    let mut known = || !numbers.sometimes(blank);
    let [department, unit, region, location, country, personality, level, commitment] =
        [(); 8].map(|()| known());
    let [offers, wants, chooses] = [(); 3].map(|()| known());
    let mut text = |of: usize| format!("T{}", numbers.below(of));
    if department {
        person = person.with_department(text(3));
    }
    if unit {
        person = person.with_unit(text(4));
    }
    if region {
        person = person.with_region(text(2));
    }
    if location {
        person = person.with_location(text(5));
    }
    if country {
        person = person.with_country(text(2));
    }
    if personality {
        person = person.with_personality(f64::from(numbers.small(101)));
    }
    if level {
        person = person.with_level(numbers.within(1..=7));
    }
    if commitment {
        person = person.with_commitment(1 + numbers.small(5));
    }
    for _ in 0..if offers { 1 + numbers.below(3) } else { 0 } {
        let rating = numbers.sometimes(60).then(|| 1 + numbers.small(5));
        person = person.with_skill_offered(format!("S{}", numbers.below(6)), rating);
    }
    for _ in 0..if wants { 1 + numbers.below(3) } else { 0 } {
        person = person.with_skill_wanted(format!("S{}", numbers.below(6)));
    }
    if chooses {
        let ranked: Vec<&String> =
            (0..=numbers.below(3)).map(|_| &others[numbers.below(others.len())]).collect();
        person = person.with_choices(ranked.into_iter().map(String::as_str));
    }
    person
}

fn people(numbers: &mut Numbers) -> Vec<Participant> {
    let ids = |letter: char, many: usize| (0..many).map(|k| format!("{letter}{k}")).collect::<Vec<_>>();
    let (mentors, mentees) = (ids('m', MENTORS), ids('s', MENTEES));
    let mut people = Vec::new();
    for id in &mentors {
        let blank = [10, 40, 100][numbers.below(3)];
        people.push(person(numbers, Participant::mentor(id.as_str()), &mentees, blank));
    }
    for id in &mentees {
        let blank = [10, 40, 100][numbers.below(3)];
        people.push(person(numbers, Participant::mentee(id.as_str()), &mentors, blank));
    }
    people
}

fn programme(numbers: &mut Numbers) -> Programme {
    let weights = WEIGHTS.into_iter().fold(Weights::default(), |weights, key| {
        let weight = if numbers.sometimes(10) { 0 } else { numbers.within(-300..=700) };
        weights.with(key, weight).unwrap()
    });
    let senior = numbers.one_of(&[Rule::Forbid, Rule::Allow, Rule::Penalise(130)]);
    let programme = Programme::default()
        .with_weights(weights)
        .with_seniority(Seniority::default().with_senior_mentor(senior));
    if numbers.sometimes(50) { programme.with_minimum_commitment(3) } else { programme }
}

/// Is what the criterion looks at known of this mentor, and of this mentee? None for a criterion
/// to which nothing is unknown.
fn known(criterion: &str, mentor: &Participant, mentee: &Participant) -> Option<(bool, bool)> {
    let of = |says: fn(&Participant) -> bool| Some((says(mentor), says(mentee)));
    match criterion {
        "department" => of(|one| one.department().is_some()),
        "unit" => of(|one| one.unit().is_some()),
        "region" => of(|one| one.region().is_some()),
        "location" => of(|one| one.location().is_some()),
        "country" => of(|one| one.country().is_some()),
        "personality" => of(|one| one.personality().is_some()),
        "seniority" => of(|one| one.level().is_some()),
        "knowledge" => of(|one| !one.skills_offered().is_empty()),
        "skills" => Some((!mentor.skills_offered().is_empty(), !mentee.skills_wanted().is_empty())),
        "commitment" => Some((true, mentee.commitment().is_some())),
        "mentor_choice" => Some((mentor.choices().next().is_some(), true)),
        "mentee_choice" => Some((true, mentee.choices().next().is_some())),
        _ => None,
    }
}

/// The mean, to the nearest whole number, halves away from zero.
fn rounded_mean(points: &[i64]) -> i64 {
    let (sum, many) = (points.iter().sum::<i64>(), i64::try_from(points.len()).unwrap());
    if many == 0 { 0 } else { sum.signum() * ((2 * sum.abs() + many).div_euclid(2 * many)) }
}

/// What every criterion says of every pair.
fn said(cohort: &Cohort, programme: &Programme) -> BTreeMap<String, Vec<Vec<Entry>>> {
    let scores = Scores::new(cohort, programme).unwrap();
    let mut said: BTreeMap<String, Vec<Vec<Entry>>> = BTreeMap::new();
    for (k, criterion) in scores.criteria().enumerate() {
        let entry = |i, j| scores.entries(Row::new(i), Column::new(j)).nth(k).unwrap();
        let rows = (0..MENTORS).map(|i| (0..MENTEES).map(|j| entry(i, j)).collect());
        said.insert(criterion.name().to_owned(), rows.collect());
    }
    said
}

#[test]
fn unknown_counts_the_average_of_the_known_with_each_partner() {
    let (mut unknown, mut above, mut below) = (BTreeMap::new(), 0, 0);
    for seed in 0..150 {
        let numbers = &mut Numbers::new(seed);
        let (people, programme) = (people(numbers), programme(numbers));
        let cohort = Cohort::new(people).unwrap();
        let (mentors, mentees): (Vec<_>, Vec<_>) = (cohort.mentors().collect(), cohort.mentees().collect());
        for (name, table) in said(&cohort, &programme) {
            for (i, mentor) in mentors.iter().enumerate() {
                for (j, mentee) in mentees.iter().enumerate() {
                    let Some((a, b)) = known(&name, mentor, mentee) else { continue };
                    if a && b {
                        continue;
                    }
                    // the same pair with everybody of whom it is known instead
                    let mut worth = Vec::new();
                    for (k, one) in mentors.iter().enumerate().filter(|(k, _)| *k == i || !a) {
                        for (l, other) in mentees.iter().enumerate().filter(|(l, _)| *l == j || !b) {
                            if let (Some((true, true)), Entry::Points(points)) =
                                (known(&name, one, other), table[k][l])
                            {
                                worth.push(i64::from(points));
                            }
                        }
                    }
                    // one wish alone is no average
                    let naming = match name.as_str() {
                        "mentor_choice" => {
                            mentors.iter().filter(|one| one.choices().next().is_some()).count()
                        }
                        "mentee_choice" => {
                            mentees.iter().filter(|one| one.choices().next().is_some()).count()
                        }
                        _ => 2,
                    };
                    let mean = if naming < 2 { 0 } else { rounded_mean(&worth) };
                    let Entry::Points(points) = table[i][j] else { panic!("{seed} {name}: never") };
                    assert_eq!(i64::from(points), mean, "{seed} {name}: {mentor:?} {mentee:?}");
                    *unknown.entry(name.clone()).or_insert(0) += usize::from(mean != 0);
                    above += usize::from(mean > 0);
                    below += usize::from(mean < 0);
                }
            }
        }
    }
    assert_eq!(unknown.len(), 12, "{unknown:?}");
    assert!(unknown.values().all(|&pairs| pairs > 500) && above > 0 && below > 0, "{unknown:?}");
}

#[test]
fn shuffled_people_are_worth_the_same() {
    for seed in 0..20 {
        let numbers = &mut Numbers::new(1_000 + seed);
        let (mut people, programme) = (people(numbers), programme(numbers));
        let before = said(&Cohort::new(people.clone()).unwrap(), &programme);
        people.reverse();
        people.rotate_left(numbers.below(10));
        assert!(before == said(&Cohort::new(people).unwrap(), &programme), "{seed}");
    }
}

/// Where nobody of a side says anything, nothing can be said of the others.
#[test]
fn a_side_of_which_nothing_is_known_is_worth_nothing() {
    let numbers = &mut Numbers::new(7);
    let mentor = person(numbers, Participant::mentor("m"), &["s".into()], 0);
    for blank in [vec![], vec![Participant::mentee("s")]] {
        let cohort = Cohort::new(blank.into_iter().chain([mentor.clone()])).unwrap();
        let scores = Scores::new(&cohort, &Programme::default()).unwrap();
        let is_silent = |criterion: &str| known(criterion, &mentor, &Participant::mentee("s")).is_some();
        for (k, criterion) in scores.criteria().enumerate().filter(|(_, one)| is_silent(one.name())) {
            let all =
                (0..cohort.mentees().count()).map(|j| scores.entries(Row::new(0), Column::new(j)).nth(k));
            let choice = Some(Entry::Points(Weights::default().mentor_choices()[0]));
            let mut all = all.filter(|&entry| criterion.name() != "mentor_choice" || entry != choice);
            assert!(all.all(|entry| entry == Some(Entry::Points(0))), "{}", criterion.name());
        }
    }
}
