//! Ids that a spreadsheet has made numbers or dates of.

use pairwright::people::{Fact, UnresolvedReason};
use pairwright::{Cohort, Participant};

use super::{codes, stops, told};

/// Whom a damaged choice may mean.
fn meant(ids: &[&str], choice: &str) -> Option<Vec<String>> {
    let mentees = ids.iter().map(|id| Participant::mentee(*id));
    let chooser = Participant::mentor("chooser").with_choices([choice]);
    let cohort = Cohort::new(mentees.chain([chooser])).unwrap();
    cohort.audit().findings().iter().find_map(|finding| match finding.fact() {
        Fact::ChoiceUnknown { reference, .. } => match reference.reason() {
            UnresolvedReason::Damaged { people } => {
                Some(people.iter().map(|id| id.as_str().to_owned()).collect())
            }
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn a_damaged_reference_is_told_with_whom_it_may_mean() {
    for (ids, choice, expected) in [
        (&["00017", "00018"][..], "17", &["00017"][..]),
        (&["17", "18"], "00017", &["17"]),
        (&["12300000001", "12300000002", "22300000001"], "1.23E+10", &["12300000001", "12300000002"]),
        (&["MAR3", "APR3"], "3-Mar", &["MAR3"]),
        (&["3-3", "3-4"], "2026-03-03 00:00", &["3-3"]),
        (&["1042", "1043"], "1042.0", &["1042"]),
        (&["1234567890123456", "2234567890123456"], "1234567890123450", &["1234567890123456"]),
        (&["ana", "ben"], "9.99E+12", &[]),
        (&["ana", "ben"], "########", &[]),
    ] {
        assert_eq!(
            meant(ids, choice).as_deref(),
            Some(&expected.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()[..]),
            "{choice}"
        );
        let conflict = [("chooser".into(), choice.into(), None)];
        let people = ids.iter().map(|id| Participant::mentee(*id)).chain([Participant::mentor("chooser")]);
        let cohort = Cohort::builder().people(people).conflicts(conflict).build().unwrap();
        assert!(stops(&cohort).contains(&"conflict-unresolved"), "{choice}: {:?}", told(&cohort));
    }
    assert_eq!(meant(&["E10", "E11"], "E12"), None);
}

#[test]
fn damaged_ids_are_told() {
    let cohort = Cohort::new([
        Participant::mentor("1.23E+10"),
        Participant::mentor("17"),
        Participant::mentee("00042").with_choices(["00017"]),
        Participant::mentee("12300000001").with_choices(["1.23E+10"]),
    ])
    .unwrap();
    let damaged = codes(&cohort).iter().filter(|code| **code == "id-damaged").count();
    assert_eq!(damaged, 2, "{:?}", told(&cohort));
    assert!(
        told(&cohort)
            .iter()
            .any(|one| one.contains("Choice 1 of 00042 is 00017") && one.contains("perhaps 17"))
    );
    // two that were different before
    let same = Cohort::new([Participant::mentor("1.23E+10"), Participant::mentee("1.23e+10")]).unwrap_err();
    assert!(same.to_string().contains("a spreadsheet seems to have changed it"), "{same}");
    let sound =
        Cohort::new([Participant::mentor("007"), Participant::mentee("008"), Participant::mentee("1042")]);
    assert!(sound.unwrap().audit().is_clean());
}
