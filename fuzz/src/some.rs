//! Some people, a matching and a season of theirs, beside whom a file is read.

use pairwright::{Cohort, Matcher, Matching, Participant, Season};

/// Four mentors and four mentees, whom the seeds name.
pub fn people() -> Cohort {
    let mentors = ["ana", "ben", "cleo", "dan"].iter().zip(["Data", "Law", "Data", "Art"]);
    let mentees = ["kim", "max", "mia", "zoe"].iter().zip(["Law", "Law", "Data", "Art"]);
    let mentors = mentors.map(|(&id, department)| {
        Participant::mentor(id).with_level(2).with_department(department).with_attribute("team", department)
    });
    let mentees = mentees.map(|(&id, department)| {
        Participant::mentee(id).with_level(6).with_department(department).with_choices(["ana", "ben"])
    });
    Cohort::new(mentors.chain(mentees)).expect("they are sound")
}

pub fn matching() -> Matching {
    Matcher::default().solve(people()).expect("they can be matched")
}

/// A season in which everybody was asked.
pub fn season() -> Season {
    let mut season = Season::new(Matcher::default(), people());
    season.propose("day 1").expect("they can be matched");
    season.consult_all("day 2").expect("they can be asked");
    season
}
