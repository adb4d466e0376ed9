//! Folders with a season in which pairs are formal already.

use pairwright::{Cohort, Matcher, Participant, Programme as Weights, Season};

use crate::support::Programme;

/// So many pairs, all formal: mentor `m0` with mentee `s0` and so on.
pub(crate) fn formal(pairs: usize) -> Programme {
    formal_of(pairs, pairs)
}

/// So many pairs, of which the first few are formal.
pub(crate) fn formal_of(pairs: usize, formal: usize) -> Programme {
    let programme = Programme::new();
    season_of(pairs, formal).save(programme.at("season.json")).unwrap();
    programme
}

fn season_of(pairs: usize, formal: usize) -> Season {
    let mut people = Vec::new();
    for k in 0..pairs {
        let (mentor, mentee) = (format!("m{k}"), format!("s{k}"));
        let here =
            Participant::mentor(mentor.as_str()).with_name(format!("Mentor {k}")).with_department("Data");
        people.push(here.with_choices([mentee.as_str()]));
        let there = Participant::mentee(mentee).with_name(format!("Mentee {k}")).with_department("Law");
        people.push(there.with_choices([mentor]));
    }
    let matcher = Matcher::new(Weights::default().with_name("Spring 2027"));
    let mut season = Season::new(matcher, Cohort::new(people).unwrap());
    season.propose("2027-01-10").unwrap();
    season.consult_all("2027-01-11").unwrap();
    for k in 0..formal {
        season.accept(format!("m{k}"), format!("s{k}"), "2027-01-20").unwrap();
    }
    season.formalise_accepted("2027-01-21").unwrap();
    season
}
