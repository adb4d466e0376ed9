//! Headings: which are known, which are asked about, and which are refused.

use pairwright::CohortReader;
use pairwright::people::{Fact, Mapping};

use super::{choices, mapped, person, places, read, skills, told, unknown};

#[test]
fn headings_of_a_spreadsheet() {
    let cohort = read(
        "ID,Role,Dept,Manager ID,Choice 1,Choice 2,Level\n\
         ana,mentor,Data,mia,max,,2\nmia,mentee,Legal,,ana,,7\nmax,mentee,Data,,,,6\n",
    )
    .unwrap();
    let ana = person(&cohort, "ana");
    assert_eq!((ana.department(), ana.level(), choices(ana)), (Some("Data"), Some(2), vec![(1, "max")]));
    assert_eq!(cohort.reporting_lines().distance("ana", "mia"), Some(1));
    assert!(unknown(&cohort).is_empty());
}

#[test]
fn headings_of_hr_systems() {
    let workday = "Employee ID,Worker,Email - Work,Business Title,Supervisory Organization,Job Level,Location,\
                   Worker's Manager,Length of Service,Participation type\n\
                   17,Ana Berg,ana@x.example,Analyst,Data,3,Leeds,Mia Eck,\"3,5 years\",Mentor\n";
    let workday = workday.replace("Email - Work", "Work Email");
    let cohort = read(&workday).unwrap();
    let ana = person(&cohort, "17");
    assert_eq!(
        (ana.name(), ana.email(), ana.title()),
        (Some("Ana Berg"), Some("ana@x.example"), Some("Analyst"))
    );
    assert_eq!((ana.department(), ana.level(), ana.location()), (Some("Data"), Some(3), Some("Leeds")));
    assert_eq!((ana.tenure_years(), unknown(&cohort)), (Some(3.5), vec![]));
    assert_eq!(cohort.reporting_lines().distance("17", "Mia Eck"), Some(1));

    let bamboo = "Employee #,First Name,Last Name,Job Title,Department,Division,Location,Reporting To,Mentor / Mentee\n\
                  E-1,Ana,Berg,Analyst,Data,North,Leeds,Mia Eck,mentee\n";
    let cohort = read(bamboo).unwrap();
    let ana = person(&cohort, "e-1");
    assert_eq!(
        (ana.name(), ana.department(), ana.attribute("Division")),
        (Some("Ana Berg"), Some("Data"), Some("North"))
    );
    assert_eq!(told(&cohort, "column-spare").len(), 1);

    let sap = "Personnel Number;Last name;First name;E-Mail;Organizational unit;Pay grade;Line Manager;ROLE\n\
               00042;Berg;Ana;ana@x.example;Data;7;00017;mentor\n";
    let ana = person(&read(sap).unwrap(), "00042").clone();
    assert_eq!((ana.name(), ana.unit(), ana.level()), (Some("Ana Berg"), Some("Data"), Some(7)));
}

#[test]
fn questions_of_a_form() {
    let form = "Timestamp,Email Address,What is your full name?,Are you a mentor or a mentee?,\
                What is your department?,What can you teach? (select all),What would you like to learn? (select all),\
                How many mentees could you take?,Your first choice,2nd choice of mentor,Any other comments?,Any other comments?\n\
                1/3,ana@x.example,Ana Berg,Mentor,Data,\"Excel, Podcasts\",,2,,,,\n\
                1/4,mia@x.example,Mia Eck,Mentee,Legal,,\"Podcasts, AI\",,Ana Berg,ben,\"I, too\",x\n";
    let cohort = read(form).unwrap();
    let (ana, mia) = (person(&cohort, "ana@x.example"), person(&cohort, "mia@x.example"));
    assert_eq!(
        (ana.name(), ana.capacity(), skills(ana)),
        (Some("Ana Berg"), Some(2), vec!["Excel", "Podcasts"])
    );
    assert_eq!((mia.department(), mia.skills_wanted().len()), (Some("Legal"), 2));
    assert_eq!(mia.choices().map(|(rank, _)| rank).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(mia.attribute("Any other comments? (2)"), Some("x"));
    assert_eq!(unknown(&cohort), ["Any other comments?", "Any other comments? (2)", "Timestamp"]);
    assert_eq!(told(&cohort, "id-from").len(), 1);
}

#[test]
fn ranks_are_read_in_words() {
    for heading in [
        "choice2",
        "Choice 2",
        "2nd choice",
        "Second Choice",
        "Preference 2",
        "preference_2",
        "Mentor preference #2",
        "Choice of mentor 2",
        "Your second choice",
        "2. choice",
    ] {
        let cohort = read(&format!("id,role,{heading}\nana,mentor,mia\nmia,mentee,\n")).unwrap();
        assert_eq!(choices(person(&cohort, "ana")), [(2, "mia")], "{heading}");
    }
    for heading in ["second", "2", "choice of food", "2nd choice of food", "choice 1 or 2"] {
        let cohort = read(&format!("id,role,{heading}\nana,mentor,mia\nmia,mentee,\n")).unwrap();
        assert_eq!(choices(person(&cohort, "ana")), [], "{heading}");
    }
}

#[test]
fn ids_come_from_addresses_or_names_where_there_are_none() {
    let cohort = read("name,role\nAna Berg,mentor\nMia Eck,mentee\n").unwrap();
    assert_eq!(person(&cohort, "ana berg").name(), Some("Ana Berg"));
    let told = told(&cohort, "id-from");
    assert!(told[0].contains("\"name\""), "{told:?}");
    let error = read("Full name,role\nAna Berg,mentor\nMia Eck,mentee\nANA  BERG,mentee\n").unwrap_err();
    assert_eq!(places(&error), [(Some(4), Some("Full name"), None, Some("ANA  BERG"))]);
    assert!(error.to_string().contains("line 2") && error.advice().unwrap().contains("email"), "{error}");
    // an address goes before a name
    let cohort =
        read("Full name,E-Mail,role\nAna Berg,ana@x.example,mentor\nAna Berg,ab@x.example,mentee\n").unwrap();
    assert_eq!((cohort.people().len(), person(&cohort, "AB@x.example").email()), (2, Some("ab@x.example")));
}

#[test]
fn a_missing_column_lists_what_was_found() {
    let error = read("Who,rolle\nana,mentor\n").unwrap_err();
    let columns: Vec<_> = error.all().map(|error| error.column().unwrap()).collect();
    assert_eq!(columns, ["id", "role"]);
    let said = error.to_string();
    assert!(said.contains("the headings are \"Who\" and \"rolle\""), "{said}");
    assert!(said.contains("did you mean \"rolle\"?"), "{said}");
    let error = read("id,unit\nana,x\n").unwrap_err();
    assert!(error.advice().unwrap().contains("mentors and one of mentees"), "{error}");
}

#[test]
fn a_heading_near_a_known_one_is_asked_about() {
    for (heading, field) in [
        ("Departmnet", "department"),
        ("Regoin", "region"),
        ("comitment", "commitment"),
        ("Skils offered", "skills_offered"),
    ] {
        let cohort = read(&format!("id,role,{heading}\nana,mentor,3\n")).unwrap();
        let near = cohort.audit().findings().iter().find_map(|finding| match finding.fact() {
            Fact::ColumnNear { column, field } => Some((column.as_str(), field.as_str())),
            _ => None,
        });
        assert_eq!(near, Some((heading, field)));
        assert_eq!(person(&cohort, "ana").attribute(heading), Some("3"));
    }
    // whoever should be kept apart would meet
    for (heading, field) in
        [("manger_id", "manager_id"), ("Line manger", "manager_id"), ("Conficts", "conflicts")]
    {
        let error = read(&format!("id,role,{heading}\nana,mentor,mia\nmia,mentee,\n")).unwrap_err();
        assert_eq!((error.line(), error.column()), (Some(1), Some(heading)));
        assert!(error.advice().unwrap().contains(&format!("{heading:?} = {field:?}")), "{error}");
    }
    assert_eq!(unknown(&read("id,role,Shoe size\nana,mentor,3\n").unwrap()), ["Shoe size"]);
}

#[test]
fn two_columns_for_one_field_are_refused() {
    let error = read("id,role,Dept,Department\nana,mentor,Data,Law\n").unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(1), Some("Department")));
    let said = error.to_string();
    assert!(
        said.contains("\"Dept\" and \"Department\"")
            && said.contains("[columns] \"Department\" = \"ignore\""),
        "{said}"
    );
    let error = read("id,role,Manager,Supervisor\nana,mentor,mia,max\n").unwrap_err();
    assert!(
        error.advice().unwrap().contains("\"Manager\" = \"manager_id\", \"Supervisor\" = \"manager_id\""),
        "{error}"
    );
    // a field by its own name goes before what usually means it
    let cohort = read("id,role,level,grade\nana,mentor,3,7\n").unwrap();
    assert_eq!(
        (person(&cohort, "ana").level(), person(&cohort, "ana").attribute("grade")),
        (Some(3), Some("7"))
    );
    assert_eq!(told(&cohort, "column-spare").len(), 1);
    // nobody reads these
    let cohort = read("id,role,Notes,notes,Notes,Notes (2)\nana,mentor,a,b,c,d\n").unwrap();
    let ana = person(&cohort, "ana");
    let notes = ["Notes", "notes", "Notes (3)", "Notes (2)"].map(|name| ana.attribute(name));
    assert_eq!(notes, [Some("a"), Some("b"), Some("c"), Some("d")]);
}

#[test]
fn lists_of_pairs_have_headings_too() {
    let people = "id,role,name\nana,mentor,Ana Berg\nmia,mentee,Mia Eck\n";
    let read = |headings: &str| {
        let list = format!("{headings}\nana,mia,partners\n");
        CohortReader::new("people.csv", people.as_bytes()).conflicts("conflicts.csv", list.as_bytes()).read()
    };
    for headings in [
        "Mentor,Mentee,Why",
        "MENTOR ID,mentee-id,Reason",
        "Person A,Person B,Comment",
        "Employee 1,Employee 2,Notes",
        "Person,Not with,reason",
    ] {
        let cohort = read(headings).unwrap();
        assert_eq!(cohort.explicit_conflict("ana", "mia"), Some("partners"), "{headings}");
    }
    let error = read("a,b,reason").unwrap_err();
    assert_eq!(
        error.all().map(|error| error.column().unwrap()).collect::<Vec<_>>(),
        ["mentor_id", "mentee_id"]
    );
}

#[test]
fn our_own_matches_are_a_list_of_pairs() {
    let matches = "mentor_id,mentee_id,mentor_name,mentee_name,points,duration,format,department,my own\n\
                   ana,mia,Ana,Mia,250,,,250,0\n";
    let people = "id,role\nana,mentor\nmia,mentee\n";
    let reader = || CohortReader::new("people.csv", people.as_bytes());
    for cohort in [
        reader().locked("matches.csv", matches.as_bytes()).read().unwrap(),
        reader().wished("matches.csv", matches.as_bytes()).read().unwrap(),
        reader().history("matches.csv", matches.as_bytes()).read().unwrap(),
        reader().conflicts("matches.csv", matches.as_bytes()).read().unwrap(),
    ] {
        assert!(
            unknown(&cohort).is_empty() && told(&cohort, "column-spare").is_empty(),
            "{}",
            cohort.audit()
        );
        let pairs =
            cohort.locked().len() + cohort.wished().len() + cohort.history().len() + cohort.conflicts().len();
        assert_eq!(pairs, 1);
    }
}

#[test]
fn a_column_that_may_keep_people_apart_is_not_an_attribute() {
    let people = |heading: &str, cell: &str| {
        format!(
            "id,role,name,Manager,{heading}\nana,mentor,Ana Berg,max,{cell}\nmia,mentee,Mia Eck,,\nmax,mentee,Max Fox,,\n"
        )
    };
    for (heading, cell, field) in [
        ("Dotted-line boss", "mia", "manager_id"),
        ("Reports functionally to", "Mia Eck", "manager_id"),
        ("People I should never meet", "\"Mia Eck, nobody else\"", "conflicts"),
    ] {
        let error = read(&people(heading, cell)).unwrap_err();
        assert_eq!((error.line(), error.column()), (Some(1), Some(heading)), "{error}");
        assert!(error.to_string().contains(&format!("{heading:?} = {field:?}")), "{error}");
        let mapping = Mapping::default().with_column(heading, field);
        assert!(mapped(&people(heading, "mia"), mapping).is_ok());
        let mapping = Mapping::default().with_column(heading, "attribute");
        assert!(mapped(&people(heading, cell), mapping).is_ok());
    }
    // It names nobody: yes and no, or a title.
    assert!(read(&people("Are you a people manager?", "yes")).is_ok());
    assert!(read(&people("Last report", "Sales in the North")).is_ok());
}
