//! Cells: numbers, roles, grades and lists as people write them.

use pairwright::people::{Duration, Format};
use pairwright::{CohortReader, Role};

use super::{choices, person, places, read, skills, told};

#[test]
fn numbers_of_spreadsheets() {
    let cohort = read("id,role,level,capacity\nana,mentor,2.0,1.0\nmia,mentee,7.0,\n").unwrap();
    let ana = person(&cohort, "ana");
    assert_eq!((ana.level(), ana.capacity(), person(&cohort, "mia").level()), (Some(2), Some(1), Some(7)));
    let cells = "id,role,personality,tenure,capacity,level,waited,commitment\n\
                 ana,mentor,\"48,5\",\"3,5 yrs\",1\u{a0}000,\u{2212}3,\"2,00\",4.0\n\
                 ben,mentor,50 %,18 months,n/a,-,?,none\n";
    let cohort = read(cells).unwrap();
    let (ana, ben) = (person(&cohort, "ana"), person(&cohort, "ben"));
    assert_eq!((ana.personality(), ana.tenure_years(), ana.capacity()), (Some(48.5), Some(3.5), Some(1000)));
    assert_eq!((ana.level(), ana.waited(), ana.commitment()), (Some(-3), Some(2), Some(4)));
    assert_eq!((ben.personality(), ben.tenure_years()), (Some(50.0), Some(1.5)));
    assert_eq!((ben.capacity(), ben.level(), ben.waited(), ben.commitment()), (None, None, None, None));
    let months = read("id,role,Tenure (months)\nana,mentor,30\n").unwrap();
    assert_eq!(person(&months, "ana").tenure_years(), Some(2.5));
}

#[test]
fn what_is_no_number_is_refused_and_says_what_to_do() {
    let error = read("id,role,capacity,tenure\nana,mentor,up to 3,\"1,200\"\n").unwrap_err();
    assert_eq!(
        places(&error),
        [
            (Some(2), Some("capacity"), Some("up to 3"), Some("ana")),
            (Some(2), Some("tenure"), Some("1,200"), Some("ana")),
        ]
    );
    assert!(error.advice().unwrap().contains("[values.capacity] \"up to 3\" = "), "{error}");
    let error = read("id,role,personality,skills_offered\nana,mentor,140,Excel: 8\n").unwrap_err();
    let advice: Vec<_> = error.all().filter_map(pairwright::Error::advice).collect();
    assert!(advice[0].contains("personality_scale") && advice[1].contains("capability_scale"), "{error}");
}

#[test]
fn roles_in_the_usual_words() {
    let cells = [
        ("Mentor", Role::Mentor),
        ("mentors", Role::Mentor),
        ("As a mentor", Role::Mentor),
        ("I want to be a mentor", Role::Mentor),
        ("Mentee (reverse)", Role::Mentee),
        ("Both", Role::Both),
        ("Mentor and mentee", Role::Both),
        ("Mentor; Mentee", Role::Both),
    ];
    for (cell, role) in cells {
        let cohort = read(&format!("id,Mentor or mentee?\nana,{cell}\n")).unwrap();
        assert_eq!(person(&cohort, "ana").role(), role, "{cell}");
    }
    for cell in ["Analyst", "not a mentor", "maybe", "mentor?mentee"] {
        let error = read(&format!("id,role\nana,{cell}\n")).unwrap_err();
        assert_eq!(places(&error), [(Some(2), Some("role"), Some(cell), Some("ana"))]);
        assert!(error.advice().unwrap().contains(&format!("[values.role] {cell:?}")), "{error}");
    }
}

#[test]
fn grades_of_one_letter_are_levels() {
    for (cells, levels) in [
        (["L3", "L10", "n/a"], [Some(3), Some(10), None]),
        (["Grade 5", "grade-6", ""], [Some(5), Some(6), None]),
    ] {
        let [a, b, c] = cells;
        let cohort = read(&format!("id,role,level\na,mentor,{a}\nb,mentor,{b}\nc,mentee,{c}\n")).unwrap();
        assert_eq!(["a", "b", "c"].map(|id| person(&cohort, id).level()), levels);
        assert_eq!(told(&cohort, "grades-read").len(), 1);
    }
    // two letters, or a number as well, could be two scales
    for (cells, wrong) in [(["L3", "G4"], 2), (["L3", "4"], 1), (["Senior", "Junior"], 2)] {
        let [a, b] = cells;
        let error = read(&format!("id,role,level\na,mentor,{a}\nb,mentee,{b}\n")).unwrap_err();
        assert_eq!(error.all().count(), wrong, "{error}");
        assert!(error.advice().unwrap().contains(&format!("[values.level] {a:?} = ")), "{error}");
    }
    let error = read("id,role,level\na,mentor,Junior\nb,mentee,Senior\nc,mentee,Senior\n").unwrap_err();
    assert!(error.advice().unwrap().ends_with("[values.level] \"Junior\" = …, \"Senior\" = …"), "{error}");
    assert_eq!(error.all().count(), 3);
}

#[test]
fn lists_are_split_by_what_is_in_the_column() {
    let cohort = read(
        "id,role,department,skills_offered,skills_wanted\n\
         ana,mentor,Data,\"Excel, Podcasts\",\nben,mentor,Data,\"AI, Video\",\n\
         mia,mentee,Legal,,\"Podcasts, Writing\"\nmax,mentee,Legal,,\"Video, Writing\"\n",
    )
    .unwrap();
    assert_eq!(skills(person(&cohort, "ana")), ["Excel", "Podcasts"]);
    assert_eq!(person(&cohort, "max").skills_wanted(), ["Video", "Writing"]);
    let told = told(&cohort, "list-separated");
    assert!(told.len() == 2 && told[0].contains("skills_offered"), "{told:?}");
    // what separates in one cell does so in all of them
    let cohort = read("id,role,skills\nana,mentor,\"Arts, fine;AI\"\nben,mentor,\"Law, civil\"\n").unwrap();
    assert_eq!(skills(person(&cohort, "ana")), ["AI", "Arts, fine"]);
    assert_eq!(skills(person(&cohort, "ben")), ["Law, civil"]);
    let cohort = read("id,role,ERGs\nana,mentor,\"Women\nPride\"\nben,mentor,Pride|x\n").unwrap();
    assert_eq!(person(&cohort, "ana").groups(), ["Pride", "Women"]);
    assert_eq!(person(&cohort, "ben").groups(), ["Pride|x"]);
    let cohort = read("id,role,skills\nana,mentor,\"Excel: 4, Office (Word, Outlook): 2\"\n").unwrap();
    let ana = person(&cohort, "ana");
    assert_eq!(skills(ana), ["Excel", "Office (Word, Outlook)"]);
    assert_eq!(ana.skills_offered()[0].capability(), Some(4));
}

#[test]
fn people_in_one_cell() {
    let cohort = read(
        "id,name,role,preferred mentors,people you know,not with\n\
         ana,Ana Berg,mentor,,,\nben,\"Cho, Ben\",mentor,,,\n\
         mia,Mia Eck,mentee,ana; ben,\"ana, ben\",\"ben: partners\"\n\
         max,Max Fox,mentee,ben;ana;,ana,\n",
    )
    .unwrap();
    let (mia, max) = (person(&cohort, "mia"), person(&cohort, "max"));
    assert_eq!((choices(mia), choices(max)), (vec![(1, "ana"), (2, "ben")], vec![(1, "ben"), (2, "ana")]));
    assert_eq!(mia.acquaintances().len(), 2);
    assert_eq!(cohort.explicit_conflict("ben", "mia"), Some("partners"));
    // the comma belongs to a name
    let cohort =
        read("id,name,role,not with\nben,\"Cho, Ben\",mentor,\nmia,Mia,mentee,\"Cho, Ben\"\n").unwrap();
    assert_eq!(person(&cohort, "mia").conflicts().len(), 1);
    assert!(told(&cohort, "list-separated").is_empty());
}

#[test]
fn words_of_expectations() {
    let cohort =
        read("id,role,duration,format\nana,mentor,Long term,1:1\nmia,mentee,One-Time,One to one\n").unwrap();
    let said = ["ana", "mia"].map(|id| (person(&cohort, id).duration(), person(&cohort, id).format()));
    assert_eq!(
        said,
        [
            (Some(Duration::LongTerm), Some(Format::OneToOne)),
            (Some(Duration::OneTime), Some(Format::OneToOne))
        ]
    );
}

#[test]
fn an_organisation_with_names_and_several_managers_in_a_cell() {
    let people = "id,role\nana,mentor\nmia,mentee\n";
    let lines = "Employee ID,Full name,E-mail,Reports to\nana,Ana Berg,ana@x.example,mia\nmia,Mia Eck,mia@x.example,\n";
    let reader =
        CohortReader::new("people.csv", people.as_bytes()).organisation("lines.csv", lines.as_bytes());
    let cohort = reader.read().unwrap();
    assert_eq!(cohort.reporting_lines().distance("ana", "mia"), Some(1));
    assert!(super::unknown(&cohort).is_empty(), "{}", cohort.audit());
}
