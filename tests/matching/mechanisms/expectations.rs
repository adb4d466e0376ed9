//! S19: people who want the same of a pair.

use pairwright::people::{Duration, Format};
use pairwright::policies::{Expectations, Rule};
use pairwright::{Cohort, Matcher, Participant, Weights};

use super::{first, matched, mentee, mentor, only};

fn says(person: Participant, duration: Option<Duration>, format: Option<Format>) -> Participant {
    let person = duration.into_iter().fold(person, Participant::with_duration);
    format.into_iter().fold(person, Participant::with_format)
}

/// All combinations of what two people may say, against the rule in one line.
#[test]
fn s19_a_difference_counts_where_both_say() {
    let durations = || Duration::ALL.map(Some).into_iter().chain([None]);
    let formats = || Format::ALL.map(Some).into_iter().chain([None]);
    let all: Vec<_> = durations().flat_map(|d| formats().map(move |f| (d, f))).collect();
    let rules = [
        (Rule::Penalise(300), Rule::Penalise(40)),
        (Rule::Forbid, Rule::Penalise(7)),
        (Rule::Allow, Rule::Forbid),
        (Rule::Penalise(0), Rule::Allow),
    ];
    for (duration, format) in rules {
        let policy = Expectations::default().with_duration(duration).with_format(format);
        let programme = only(|w: Weights| w).with_expectations(policy);
        for &(d1, f1) in &all {
            for &(d2, f2) in &all {
                let differ = [
                    (d1.is_some() && d2.is_some() && d1 != d2, duration),
                    (f1.is_some() && f2.is_some() && f1 != f2, format),
                ];
                let expected =
                    differ.iter().filter(|(differ, _)| *differ).try_fold(0, |sum, &(_, rule)| match rule {
                        Rule::Forbid => None,
                        Rule::Penalise(points) => Some(sum - points),
                        Rule::Allow => Some(sum),
                    });
                // others who say everything, so that the criterion is never silent
                let people = [
                    says(mentor(), d1, f1),
                    says(Participant::mentor("ben"), Some(Duration::Weeks), Some(Format::Group)),
                    says(mentee(), d2, f2),
                    says(Participant::mentee("mia"), Some(Duration::Weeks), Some(Format::Group)),
                ];
                let found = matched(programme.clone(), people).explain("ana", "max").unwrap().points();
                assert_eq!(found, expected, "{d1:?} {f1:?} with {d2:?} {f2:?}");
            }
        }
    }
}

#[test]
fn s19_by_default_each_difference_costs_300_and_who_agrees_goes_first() {
    let people = [
        says(mentor(), Some(Duration::LongTerm), Some(Format::Group)),
        says(Participant::mentor("ben"), Some(Duration::Weeks), Some(Format::OneToOne)),
        says(mentee(), Some(Duration::Weeks), Some(Format::OneToOne)),
        says(Participant::mentee("mia"), Some(Duration::Weeks), None),
    ];
    let matching = matched(first(), people);
    assert_eq!(matching.partners("ben")[0].id().as_str(), "max");
    let told = matching.explain("ana", "max").unwrap();
    assert_eq!(told.points(), Some(-600));
    let clash = "the mentee wants weeks, the mentor long-term; the mentee wants one-to-one, the mentor group";
    assert!(told.to_string().contains(clash), "{told}");
    assert!(told.unknown().is_empty());
    let told = matching.explain("ana", "mia").unwrap();
    assert_eq!(told.points(), Some(-300));
    assert!(told.to_string().ends_with("-300  the mentee wants weeks, the mentor long-term\n"), "{told}");
}

#[test]
fn s19_a_forbidden_difference_is_a_prohibition_with_its_reason() {
    let forbid = Expectations::default().with_duration(Rule::Forbid).with_format(Rule::Allow);
    let people = [
        says(mentor(), Some(Duration::OneTime), Some(Format::Group)),
        says(mentee(), Some(Duration::Weeks), Some(Format::OneToOne)),
    ];
    let matching = matched(first().with_expectations(forbid), people);
    let told = matching.explain("ana", "max").unwrap();
    let why = told.prohibitions().next().unwrap();
    assert_eq!(
        (why.criterion(), why.text().as_str()),
        ("expectations", "the mentee wants weeks, the mentor one-time")
    );
    assert_eq!(matching.left_out()[0].to_string(), "max (mentee): everybody is ruled out: 1 by expectations");
}

#[test]
fn s19_a_pair_carries_what_both_state_alike() {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_level(2).with_duration(Duration::Weeks).with_format(Format::OneToOne),
        Participant::mentee("max").with_level(6).with_duration(Duration::Weeks).with_format(Format::Group),
    ])
    .unwrap();
    let matching = Matcher::new(first()).solve(cohort).unwrap();
    assert_eq!(matching.pairs()[0].duration(), Some(Duration::Weeks));
    assert_eq!(matching.pairs()[0].format(), None);
}
