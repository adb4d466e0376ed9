//! Who somebody's manager is, and what is said where that is not known.

use pairwright::people::{Contact, FindingKind};
use pairwright::{Cohort, Participant};

use super::{codes, lines, pairs, stops, told};

/// Two mentors under the two mentees, whose names are known.
fn people(managers: [&str; 2]) -> [Participant; 4] {
    [
        Participant::mentor("ana")
            .with_name("Ana Berg")
            .with_level(2)
            .with_manager(managers[0])
            .with_choices(["max"]),
        Participant::mentor("ben")
            .with_name("Ben Cho")
            .with_level(3)
            .with_manager(managers[1])
            .with_choices(["mia"]),
        Participant::mentee("mia").with_name("Mia Eck").with_email("mia.eck@x.example").with_level(7),
        Participant::mentee("max").with_name("Max Fox").with_email("m.fox@x.example").with_level(6),
    ]
}

#[test]
fn managers_are_recognised_by_name_and_address() {
    for managers in [
        ["Mia Eck", "Max Fox"],
        ["Eck, Mia", "FOX Max"],
        ["mia.eck@x.example", "Dr. Max Fox"],
        ["MIA", "Fox, Max <M.Fox@X.example>"],
    ] {
        let cohort = Cohort::new(people(managers)).unwrap();
        assert_eq!(stops(&cohort), [""; 0], "{:?}", told(&cohort));
        assert!(codes(&cohort).contains(&"references-resolved"));
        assert_eq!(cohort.reporting_lines().distance("ana", "mia"), Some(1), "{managers:?}");
        assert_eq!(cohort.get("ana").unwrap().managers().first().unwrap().as_str(), "mia");
        // only the pairs without the own manager
        let expected = [("ana", "max"), ("ben", "mia")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(pairs(&cohort), expected);
    }
}

#[test]
fn a_manager_who_may_be_somebody_stops() {
    for (manager, kind) in [
        ("Mia Ekc", "near"),
        ("Eck", "a part of the name"),
        ("mia eck@x.example", "a slip in the address"),
        ("mia.eck@y.example", "another domain"),
        ("mia_eck", "nearly the local part"),
        ("miaa", "a slip in the id"),
        ("E-1042", "another numbering"),
        ("Ina Orth", "a name of nobody, among ids that are words"),
        ("1.23E+10", "damaged"),
    ] {
        let cohort = Cohort::new(people([manager, "max"])).unwrap();
        assert_eq!(stops(&cohort), ["manager-unresolved"], "{kind}: {:?}", told(&cohort));
    }
    // a name that two have
    let twin = Participant::mentee("m2").with_name("Eck, Mia");
    let cohort = Cohort::new(people(["Mia Eck", "max"]).into_iter().chain([twin])).unwrap();
    assert_eq!(stops(&cohort), ["manager-unresolved"]);
    assert!(told(&cohort)[0].contains("could be any of m2 and mia"), "{:?}", told(&cohort));
    // managers need not take part
    let cohort = Cohort::new(people(["ghost", "max"])).unwrap();
    assert_eq!(stops(&cohort), [""; 0]);
    assert!(codes(&cohort).contains(&"manager-unknown"));
}

#[test]
fn managers_of_another_language_stop_once() {
    let of = |managers: [&str; 2]| Cohort::new(people(managers)).unwrap();
    for managers in [["ina@x.example", "eva@x.example"], ["Ina Orth", "Eva Pohl"], ["1042", "1043"]] {
        assert_eq!(stops(&of(managers)), ["managers-foreign"], "{managers:?}");
    }
    // written like the ids, they may be people who do not take part
    assert_eq!(stops(&of(["ruth", "olga"])), [""; 0]);
    // unless there is an organisation, in which nobody has them either
    let organisation = || lines(&[("otto", "paul"), ("paul", "")]);
    let cohort =
        Cohort::builder().people(people(["ruth", "olga"])).organisation(organisation()).build().unwrap();
    assert_eq!(stops(&cohort), ["managers-foreign"]);
    // an organisation that knows none of the participants
    let numbers = lines(&[("1", "2"), ("2", "3"), ("3", "")]);
    let cohort = Cohort::builder().people(people(["", ""])).organisation(numbers).build().unwrap();
    assert_eq!(stops(&cohort), ["managers-foreign"]);
}

#[test]
fn a_directory_translates_the_numbers_of_the_organisation() {
    let numbers = || lines(&[("1", "3"), ("2", "4"), ("3", "5"), ("4", "5"), ("5", "")]);
    let contacts = [
        Contact::new("1").with_name("Ana Berg"),
        Contact::new("2").with_name("Cho, Ben"),
        Contact::new("3").with_email("Mia.Eck@x.example"),
        Contact::new("4").with_email("m.fox@x.example").with_name("Maximilian Fox"),
        Contact::new("5").with_name("Otto Paul"),
    ];
    let builder = || Cohort::builder().people(people(["", ""])).organisation(numbers());
    let cohort = builder().directory(contacts.clone()).build().unwrap();
    assert_eq!(stops(&cohort), [""; 0], "{:?}", told(&cohort));
    for (mentor, mentee) in [("ana", "mia"), ("ben", "max")] {
        assert_eq!(cohort.reporting_lines().distance(mentor, mentee), Some(1));
    }
    assert_eq!(cohort.reporting_lines().distance("ana", "5"), Some(2));
    assert_eq!(stops(&builder().build().unwrap()), ["managers-foreign"]);
    // the same where the organisation is written with addresses
    let addresses = lines(&[("ana berg", "mia.eck@x.example"), ("mia.eck@x.example", "")]);
    let cohort = Cohort::builder().people(people(["", ""])).organisation(addresses).build().unwrap();
    assert_eq!(cohort.reporting_lines().distance("ana", "mia"), Some(1));
}

#[test]
fn a_line_through_people_outside_is_followed_by_name() {
    let organisation = lines(&[("ana", "Otto Paul"), ("o1", "Mia Eck"), ("ben", "max"), ("x", "Mai Ekc")]);
    let contacts = [Contact::new("o1").with_name("Otto Paul"), Contact::new("o2").with_name("Ina Orth")];
    let cohort = Cohort::builder().people(people(["", ""])).organisation(organisation).directory(contacts);
    let cohort = cohort.build().unwrap();
    assert_eq!(cohort.reporting_lines().distance("ana", "mia"), Some(2));
    // nobody who takes part stands below x
    assert_eq!(stops(&cohort), [""; 0], "{:?}", told(&cohort));
}

#[test]
fn between_running_numbers_a_slip_says_nothing_of_managers() {
    let id = |k: usize| format!("U{k:05}");
    let person =
        |k: usize| if k.is_multiple_of(2) { Participant::mentor(id(k)) } else { Participant::mentee(id(k)) };
    let people = || (100..140).map(|k| person(k).with_manager(id(if k < 110 { 99 } else { 100 + k % 5 })));
    let cohort = Cohort::new(people()).unwrap();
    assert_eq!(stops(&cohort), [""; 0], "{:?}", told(&cohort));
    let unknown =
        cohort.audit().findings().iter().filter(|found| found.kind() == FindingKind::ManagerUnknown);
    assert_eq!(unknown.count(), 10);
    for foreign in ["E00101", "00101", "U101", "101", "U00101-1"] {
        let more = Participant::mentor("U00999").with_manager(foreign);
        let cohort = Cohort::new(people().chain([more])).unwrap();
        assert_eq!(stops(&cohort), ["manager-unresolved"], "{foreign}: {:?}", told(&cohort));
    }
}

#[test]
fn a_placeholder_is_no_manager() {
    let cohort = Cohort::new(people(["N/A", "-"])).unwrap();
    assert_eq!(stops(&cohort), [""; 0]);
    assert!(cohort.get("ana").unwrap().managers().is_empty());
    let told = told(&cohort);
    assert!(
        told.iter().any(|one| one.contains("manager_id, 2 cells with \"-\" and \"N/A\" count as unknown")),
        "{told:?}"
    );
    // what is somebody's id is that person
    let na = Participant::mentee("none");
    let none = pairwright::people::Placeholders::none().with(["nobody"]);
    let cohort =
        Cohort::builder().people(people(["none", "nobody"])).person(na).placeholders(none).build().unwrap();
    assert_eq!(cohort.reporting_lines().distance("ana", "none"), Some(1));
    assert!(cohort.get("ben").unwrap().managers().is_empty());
}
