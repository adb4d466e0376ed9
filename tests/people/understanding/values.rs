//! One value, one spelling; and what says nothing.

use pairwright::people::{Contact, Placeholders, Skill};
use pairwright::policies::{Rule, Supervision};
use pairwright::{Cohort, Matcher, Participant, Programme};

use super::{codes, lines, told};

#[test]
fn spellings_are_one_value_and_shown_as_most_wrote_it() {
    let cohort = Cohort::new([
        Participant::mentor("ana")
            .with_department("Legal")
            .with_unit("R&D  Ops")
            .with_skill_offered("Power BI", Some(2)),
        Participant::mentor("ben")
            .with_department("Stra\u{df}e")
            .with_group("Zo\u{eb}")
            .with_attribute("shift", "Night"),
        Participant::mentee("mia")
            .with_department("legal ")
            .with_skill_wanted("power\u{a0}bi")
            .with_group("ZOE\u{308}"),
        Participant::mentee("max")
            .with_department("LEGAL")
            .with_unit("r&d ops")
            .with_attribute("shift", "night"),
        Participant::mentee("zoe")
            .with_department("Legal")
            .with_region("STRASSE")
            .with_attribute("shift", "night"),
    ])
    .unwrap();
    let departments: Vec<_> = cohort.people().iter().filter_map(Participant::department).collect();
    assert_eq!(departments, ["Legal", "Stra\u{df}e", "Legal", "Legal", "Legal"]);
    assert_eq!(cohort.get("max").unwrap().unit(), Some("R&D  Ops"), "of two, the smaller text");
    assert_eq!(
        cohort.get("mia").unwrap().skills_wanted(),
        cohort.get("ana").unwrap().skills_offered()[..1].iter().map(Skill::name).collect::<Vec<_>>()
    );
    assert_eq!(cohort.get("mia").unwrap().groups(), cohort.get("ben").unwrap().groups());
    assert_eq!(cohort.get("ben").unwrap().attribute("shift"), Some("night"));
    assert_eq!(codes(&cohort), ["spellings-differ"; 5]);
    assert!(
        told(&cohort)[0].contains("Under department, \"LEGAL\" (1) and \"legal\" (1) was read as \"Legal\"")
            || told(&cohort)[0].contains("\"Legal\""),
        "{:?}",
        told(&cohort)
    );
    let matching = Matcher::default().solve(cohort).unwrap();
    let why = matching.explain("ana", "mia").unwrap().to_string();
    assert!(!why.contains("different departments") && why.contains("Power BI"), "{why}");
}

#[test]
fn of_a_skill_spelled_twice_the_newest_rating_counts() {
    let ana =
        Participant::mentor("ana").with_skill_offered("Rust", Some(5)).with_skill_offered("rust", Some(2));
    let ana = ana.with_skill_wanted("Go").with_skill_wanted("GO").with_group("x").with_group("X");
    let cohort = Cohort::new([ana, Participant::mentee("zoe").with_skill_offered("RUST", None)]).unwrap();
    let ana = cohort.get("ana").unwrap();
    let skills: Vec<_> =
        ana.skills_offered().iter().map(|skill| (skill.name(), skill.capability())).collect();
    assert_eq!(skills, [("RUST", Some(2))]);
    assert_eq!((ana.skills_wanted(), ana.groups()), (&["GO".to_owned()][..], &["X".to_owned()][..]));
}

#[test]
fn placeholders_are_unknown_and_told_once_a_field() {
    let people = || {
        [
            Participant::mentor("ana").with_department("N/A").with_manager("N/A").with_choices(["none"]),
            Participant::mentor("ben")
                .with_department("n/a")
                .with_manager("-")
                .with_name("TBC")
                .with_title("?"),
            Participant::mentee("mia").with_department("N/A").with_manager("N/A").with_choices(["-"]),
            Participant::mentee("max").with_department("Data").with_manager("n/a").with_choices(["none"]),
        ]
    };
    let cohort = Cohort::new(people()).unwrap();
    let known: Vec<_> = cohort.people().iter().filter_map(Participant::department).collect();
    assert_eq!(known, ["Data"]);
    assert!(
        cohort.people().iter().all(|person| person.managers().is_empty() && person.choices().count() == 0)
    );
    assert_eq!(cohort.get("ben").unwrap().name(), None);
    assert_eq!(codes(&cohort), ["placeholders"; 5], "{:?}", told(&cohort));
    assert!(
        told(&cohort)
            .iter()
            .any(|one| one.contains("department, 3 cells with \"N/A\" and \"n/a\" count as unknown"))
    );
    // nobody has the same manager as somebody else
    let rules = Supervision::default().with_same_manager(Rule::Forbid);
    let matching = Matcher::new(Programme::default().with_supervision(rules)).solve(cohort).unwrap();
    assert_eq!(matching.pairs().len(), 2);
}

#[test]
fn placeholders_of_lists_attributes_and_of_an_organisation() {
    let ana = Participant::mentor("ana").with_skill_offered("none", Some(3)).with_skill_offered("Go", None);
    let ana = ana.with_group("-").with_attribute("shift", "tbd").with_attribute("desk", "keine Angabe");
    let zoe = Participant::mentee("zoe").with_skill_wanted("Not  applicable").with_region("Keine Angabe");
    let builder = || Cohort::builder().people([ana.clone(), zoe.clone()]);
    let cohort = builder().placeholders(Placeholders::default().with(["keine angabe"])).build().unwrap();
    let found = cohort.get("ana").unwrap();
    assert_eq!((found.skills_offered().len(), found.groups().len(), found.attributes().count()), (1, 0, 0));
    let found = cohort.get("zoe").unwrap();
    assert_eq!((found.skills_wanted().len(), found.region()), (0, None));
    assert_eq!(builder().build().unwrap().get("zoe").unwrap().region(), Some("Keine Angabe"));
}

#[test]
fn a_name_that_says_nothing_is_nobodys() {
    let contacts = [Contact::new("o1").with_name("N/A").with_email("-"), Contact::new("o2").with_name("n/a")];
    let people =
        [Participant::mentor("ana").with_manager("N/A"), Participant::mentee("zoe").with_manager("-")];
    let cohort = Cohort::builder().people(people.clone()).directory(contacts).build().unwrap();
    assert!(cohort.people().iter().all(|person| person.managers().is_empty()));
    for id in ["N/A", "-"] {
        let rows = Cohort::builder().people(people.clone()).organisation(lines(&[(id, "zoe")]));
        let contacts = Cohort::builder().people(people.clone()).directory([Contact::new(id)]);
        for builder in [rows, contacts] {
            assert_eq!(builder.build().unwrap_err().message(), "the id is missing");
        }
    }
}

#[test]
fn na_is_namibia_among_codes_of_countries() {
    let of = |countries: [&str; 3]| {
        let people = ["a", "b", "c"].into_iter().zip(countries);
        let people = people.map(|(id, country)| Participant::both(id).with_country(country));
        Cohort::new(people).unwrap().get("a").unwrap().country().map(str::to_owned)
    };
    assert_eq!(of(["NA", "DE", "uk"]), Some("NA".into()));
    assert_eq!(of(["na", "NA", "DE"]), Some("NA".into()));
    assert_eq!(of(["NA", "Germany", "UK"]), None);
    assert_eq!(of(["NA", "n/a", ""]), None);
    assert_eq!(of(["n/a", "DE", "UK"]), None);
}
