//! What a matching was made in spite of stands in front of the page's figures.

use pairwright::people::FindingKind;
use pairwright::{Cohort, Matcher, Matching, Participant, Report};

fn page(matching: &Matching) -> String {
    Report::new(matching).to_html().unwrap()
}

#[test]
fn what_was_accepted_is_said_before_any_figure() {
    let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentor("<ben>")]).unwrap();
    let matching = Matcher::default().accepting([FindingKind::Nobody]).solve(cohort).unwrap();
    let page = page(&matching);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("These pairs were made in spite of") < at("class=\"lead\""));
    assert!(at("2 mentors and 0 mentees") < at("class=\"lead\""));
    assert!(page.contains("Nobody to match (1), accepted"), "the audit says that it was accepted");
    // in the order of their severity, in plain words
    assert!(at("Would stop a matching") < at("data-kind=\"nobody\""));
}

#[test]
fn pairs_whose_lines_are_not_known_are_said_to_be_so() {
    let people = [Participant::mentor("ana").with_manager("dee"), Participant::mentee("max")];
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    let page = page(&matching);
    assert!(page.contains("In one reporting line: 0 known, 1 pair could not be checked"), "{page}");
    assert!(page.contains("data-figure=\"reporting-line-unchecked\""));
    assert!(!page.contains("data-figure=\"in-a-reporting-line\""), "of none it is known");
    assert!(!page.contains("These pairs were made in spite of"), "nothing had to be accepted");
}

#[test]
fn people_who_mentor_each_other_are_named() {
    let cohort = Cohort::new(["ana", "ben"].map(Participant::both)).unwrap();
    let page = page(&Matcher::default().solve(cohort).unwrap());
    assert!(
        page.contains("Two people who mentor each other: <span data-figure=\"mutual\">1</span>"),
        "{page}"
    );
}
