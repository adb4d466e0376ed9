//! One person is one, however they are written, and never paired with themselves.

use pairwright::people::{Contact, Lookup};
use pairwright::{Cohort, Participant};

use super::{codes, pairs, stops};

#[test]
fn two_rows_of_one_person_are_refused() {
    for (a, b) in [
        ("Ana@x.example", "ana@x.example"),
        ("zo\u{eb}", "ZOE\u{308}"),
        ("A\u{200b}17", " a17 "),
        ("O\u{2019}Brien", "o'brien"),
    ] {
        let error = Cohort::new([Participant::mentor(a), Participant::mentee(b)]).unwrap_err();
        assert_eq!(error.column(), Some("id"), "{error}");
        assert!(error.to_string().contains("use the role both"), "{error}");
    }
}

#[test]
fn two_people_of_one_address_are_refused() {
    let ana = Participant::mentor("17").with_email("Ana@x.example");
    let error =
        Cohort::new([ana.clone(), Participant::mentee("18").with_email("ana@X.example ")]).unwrap_err();
    assert_eq!((error.column(), error.person()), (Some("email"), Some("17")));
    assert!(error.to_string().contains("17 and 18") && error.to_string().contains("role both"), "{error}");
    let error = Cohort::new([ana.clone(), Participant::mentee("mailto:ana@x.example")]).unwrap_err();
    assert_eq!(error.column(), Some("email"), "an id that is the address of another");
    // one's own id may be one's address, and what is unknown is no address
    let blank = ["18", "19"].map(|id| Participant::mentee(id).with_email("n/a"));
    let own = Participant::mentor("bea@x.example").with_email("Bea@x.example");
    let cohort = Cohort::new(blank.into_iter().chain([ana, own])).unwrap();
    assert_eq!(codes(&cohort), ["placeholders"]);
}

#[test]
fn nobody_is_paired_with_themselves_or_counted_as_their_own() {
    let ana = Participant::both("ana").with_email("ana@x.example").with_name("Ana Berg");
    let ana = ana.with_choices(["Berg, Ana"]).with_manager("ANA@x.example").with_acquaintance("ana berg");
    let cohort = Cohort::new([ana.clone()]).unwrap();
    assert_eq!(pairs_of_all(&cohort), 0);
    assert!(codes(&cohort).contains(&"choice-self") && codes(&cohort).contains(&"reporting-cycle"));
    // a row that names one person twice does not say who the other one is
    let zoe = Participant::mentee("zoe");
    let builder = || Cohort::builder().people([ana.clone().with_manager(""), zoe.clone()]);
    let listed = builder().conflicts([("ana".into(), "ana@x.example".into(), None)]).build().unwrap();
    assert_eq!(stops(&listed), ["conflict-unresolved"]);
    let past = builder().history([("Ana Berg", "ANA")]).build().unwrap();
    assert_eq!(stops(&past), ["history-unresolved"]);
    let flag = Cohort::new([ana.with_manager("").with_conflict("Ana Berg", "?"), zoe]).unwrap();
    assert_eq!(stops(&flag), ["conflict-flag-unresolved"]);
}

fn pairs_of_all(cohort: &Cohort) -> usize {
    pairs(cohort).len()
}

#[test]
fn a_cohort_says_who_is_meant() {
    let ana = Participant::mentor("17").with_name("Dr. Ana Berg").with_email("ana@x.example");
    let cohort = Cohort::builder()
        .people([ana, Participant::mentee("18").with_name("Max Fox")])
        .directory([
            Contact::new("19").with_name("Max Fox"),
            Contact::new("20").with_name("Mia Eck"),
            Contact::new("P-17").with_email("ANA@x.example"),
        ])
        .former(["21"])
        .build()
        .unwrap();
    for text in [
        "17",
        " 17",
        "ana@X.example",
        "Berg, Ana",
        "ana berg",
        "P-17",
        "A. Nobody <ana@x.example>",
        "Ana Berg (17)",
    ] {
        let found = cohort.find(text);
        assert!(
            matches!(&found, Lookup::Participant(person) if person.id().as_str() == "17"),
            "{text}: {found:?}"
        );
    }
    for text in ["20", "Mia Eck", "21"] {
        assert!(matches!(cohort.find(text), Lookup::Outside(_)), "{text}");
    }
    for text in ["Max Fox", "Ana Berg (18)"] {
        assert!(matches!(cohort.find(text), Lookup::Ambiguous(all) if all.len() == 2), "{text}");
    }
    for text in ["", "22", "Ana", "bea@x.example"] {
        assert_eq!(cohort.find(text), Lookup::Nobody, "{text}");
    }
}

#[test]
fn an_id_that_says_nothing_is_missing() {
    for id in ["N/A", "-", "tbc", "  ", "\u{200b}"] {
        let error = Cohort::new([Participant::mentor(id)]).unwrap_err();
        assert_eq!((error.message(), error.column()), ("the id is missing", Some("id")), "{id:?}");
    }
    let none = pairwright::people::Placeholders::none();
    let cohort = Cohort::builder().person(Participant::mentor("tbc")).placeholders(none).build().unwrap();
    assert_eq!(cohort.people().len(), 1);
}
