//! A cohort that is built again, or written and read, is the same.

use pairwright::people::{CohortBuilder, Contact, Severity};
use pairwright::{Cohort, Participant};

use super::{lines, stops};

fn messy() -> Cohort {
    Cohort::builder()
        .people([
            Participant::mentor("ana").with_name("Ana Berg").with_department("Legal").with_manager("Mia Eck"),
            Participant::both("ben")
                .with_department("LEGAL")
                .with_manager("n/a")
                .with_choices(["none", "Eck, Mia"]),
            Participant::both("cem")
                .with_conflict("Ben", "?")
                .with_skill_offered("Go", Some(2))
                .with_manager("Mai Ekc"),
            Participant::mentee("mia").with_name("Mia Eck").with_skill_wanted("GO").with_country("N/A"),
        ])
        .organisation(lines(&[("ana", "o1"), ("o1", "o2"), ("cem", "ben")]))
        .directory([
            Contact::new("o1").with_name("Otto Paul"),
            Contact::new("m").with_name("Mia Eck").with_email("q@x.example"),
        ])
        .former(["gone", "ana"])
        .conflicts([("cem".into(), "ben".into(), Some("why".into())), ("mia".into(), "?".into(), None)])
        .history([("mia", "ANA"), ("ana", "gone"), ("miaa", "ben")])
        .wished([("Otto Paul", "mia")])
        .build()
        .unwrap()
}

#[test]
fn built_again_nothing_changes_and_what_stops_still_stops() {
    let cohort = messy();
    assert!(!stops(&cohort).is_empty());
    let again = CohortBuilder::from(&cohort).build().unwrap();
    let json = serde_json::to_string(&cohort).unwrap();
    let read: Cohort = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    for other in [&again, &read] {
        assert_eq!(*other, cohort);
        let not_notes = |cohort: &Cohort| {
            let all = cohort.audit().findings().iter().filter(|found| found.severity() != Severity::Note);
            all.cloned().collect::<Vec<_>>()
        };
        assert_eq!(not_notes(other), not_notes(&cohort));
    }
    assert_eq!(CohortBuilder::from(&again).build().unwrap().audit(), again.audit());
    assert!(json.contains(r#""former":["gone"]"#), "who takes part has not left: {json}");
    assert_eq!(cohort.contacts().len(), 2);
}

#[test]
fn whoever_leaves_is_still_known_by_name() {
    let people = [
        Participant::mentor("ana").with_name("Ana Berg"),
        Participant::mentee("mia"),
        Participant::mentee("max"),
    ];
    let cohort = Cohort::new(people).unwrap();
    let gone = CohortBuilder::from(&cohort).without("ana").build().unwrap();
    assert_eq!(gone.former()[0].as_str(), "ana");
    assert_eq!(gone.contacts()[0].name(), Some("Ana Berg"));
    let back = CohortBuilder::from(&gone)
        .person(Participant::mentor("ANA"))
        .history([("Ana Berg", "mia")])
        .build()
        .unwrap();
    assert!(back.former().is_empty());
    assert_eq!(back.history()[0].mentor().as_str(), "ANA");
}
