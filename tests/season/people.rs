//! Small cohorts, by hand and at random.

use crate::numbers::Numbers;
use pairwright::season::Round;
use pairwright::{Cohort, Matcher, Participant, Season, Sparing};

/// Ana, ben and cleo mentor; max, mia and zoe are mentees. Everybody can be with everybody; ana wants zoe.
pub(crate) fn six() -> Cohort {
    let mentors =
        ["ana", "ben", "cleo"].map(|id| Participant::mentor(id).with_level(2).with_department("Data"));
    let mentees =
        ["max", "mia", "zoe"].map(|id| Participant::mentee(id).with_level(6).with_department("Law"));
    let [ana, ben, cleo] = mentors;
    let [max, mia, zoe] = mentees;
    let people = [
        ana.with_choices(["zoe"]),
        ben.with_choices(["max"]),
        cleo.with_choices(["mia"]),
        max.with_choices(["ben"]),
        mia.with_choices(["cleo"]),
        zoe.with_choices(["ana"]),
    ];
    Cohort::new(people).unwrap()
}

/// A season of the six in which ana and zoe, ben and max, cleo and mia are proposed.
pub(crate) fn begun() -> Season {
    let mut season = Season::new(Matcher::default(), six());
    let _ = season.propose("day 1").unwrap();
    season
}

/// The same, and all were asked.
pub(crate) fn asked() -> Season {
    let mut season = begun();
    assert_eq!(season.consult_all("day 2").unwrap(), 3);
    season
}

/// Ana and zoe were asked; then dan and max come, who would rather have zoe and ana. That is worth 600 points.
pub(crate) fn rivals(sparing: Sparing) -> (Season, Round) {
    let law = |mentee: Participant| mentee.with_level(6).with_department("Law");
    let data = |mentor: Participant| mentor.with_level(2).with_department("Data");
    let two = [data(Participant::mentor("ana")), law(Participant::mentee("zoe"))];
    let mut season = Season::new(Matcher::default(), Cohort::new(two).unwrap());
    let _ = season.propose("day 1").unwrap();
    season.consult_all("day 2").unwrap();
    let dan = data(Participant::mentor("dan")).with_choices(["zoe"]);
    season.join([dan, law(Participant::mentee("max")).with_choices(["ana"])], "day 3").unwrap();
    let round = season.rematch(sparing, "day 4").unwrap();
    (season, round)
}

/// 8 to 14 people: mentors of one place or two, mentees, some who are both.
pub(crate) fn company(seed: u64) -> Cohort {
    let mut numbers = Numbers::new(seed);
    let (mentors, mentees) = (4 + numbers.below(3), 3 + numbers.below(4));
    let mut people = crate::company::people(mentors, mentees, seed);
    for person in people.iter_mut().filter(|person| person.role().is_mentor()) {
        if numbers.sometimes(25) {
            *person = person.clone().with_capacity(2);
        }
    }
    people.extend((0..=numbers.below(3)).map(|i| both(&format!("b{i}"), &mut numbers)));
    let lines = crate::company::lines(mentors, mentees, seed).unwrap();
    Cohort::builder().people(people).organisation(lines).build().unwrap()
}

/// Somebody who is both.
pub(crate) fn both(id: &str, numbers: &mut Numbers) -> Participant {
    let level = i32::from(numbers.small(9));
    Participant::both(id).with_level(level).with_region(format!("R{}", numbers.below(8)))
}
