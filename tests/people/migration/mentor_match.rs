//! The files of `mentor-match`.

use pairwright::migration::{MentorMatchFiles, MentorMatchReader};
use pairwright::policies::{Rule, Seniority};
use pairwright::{Cohort, Matcher, Participant, Programme, Result, Role, Weights};

const HEAD: &str = "first name,last name,role,email,organisation,grade,profession";

fn read(mentors: &str, mentees: &str) -> Result<Cohort> {
    MentorMatchReader::new("mentors.csv", mentors.as_bytes())
        .mentees("mentees.csv", mentees.as_bytes())
        .read()
}

fn findings(cohort: &Cohort) -> Vec<String> {
    cohort.audit().findings().iter().map(|finding| format!("{}: {finding}", finding.code())).collect()
}

#[test]
fn every_column_has_its_place() {
    let mentors = format!("{HEAD}\nAna,Diaz,Head of Data,ana@x.org,Treasury,Grade 6,Analysis\n");
    let mentees = "\u{feff}Organisation,EMAIL,Last_Name,target profession,current_profession,Hopes,Grade\r\n\
                   Defra,zoe@x.org,Ng,Policy,Law,\"A plan, and time\",eo\r\n";
    let cohort = read(&mentors, mentees).unwrap();
    let ana = Participant::mentor("ana@x.org")
        .with_department("Treasury")
        .with_level(7)
        .with_skill_offered("Analysis", Some(5))
        .with_name("Ana Diaz")
        .with_email("ana@x.org")
        .with_title("Head of Data")
        .with_attribute("grade", "Grade 6");
    let zoe = Participant::mentee("zoe@x.org")
        .with_department("Defra")
        .with_level(3)
        .with_skill_wanted("Policy")
        .with_name("Ng")
        .with_email("zoe@x.org")
        .with_attribute("current profession", "Law")
        .with_attribute("Hopes", "A plan, and time")
        .with_attribute("grade", "eo");
    assert_eq!(cohort.people(), [ana, zoe]);
    assert_eq!(
        findings(&cohort),
        ["column-unknown: mentees.csv: There is a column \"Hopes\" that is not known."]
    );
}

/// The headings of the project's sample files, and of the form that is behind them.
#[test]
fn sample_files_are_read_as_they_are() {
    let mentors = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,\
                   profession,characteristics,biography\n\
                   Ana,Diaz,ana@x.org,no,Some role,SCS2,Department of Joy,DDaT,\"Gay, Non-binary\",Leads a team.\n\
                   Ben,Ito,ben@x.org,no,Some role,Grade 7,Department of Love,DDaT,,Builds.\n";
    let mentees = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,\
                   profession,match with similar identity,identity to match,biography\n\
                   Mia,Kay,mia@x.org,no,Some role,HEO,Department of Virtue,Security,yes,Gay,Learns.\n\
                   Max,Lou,max@x.org,no,Some role,EO,Department of Virtue,Policy,no,Gay,Starts.\n";
    let cohort = read(mentors, mentees).unwrap();
    assert!(cohort.audit().is_clean(), "{}", cohort.audit());
    let get = |id: &str| cohort.get(id).unwrap();
    let ana = get("ana@x.org");
    assert_eq!((ana.name(), ana.title(), ana.level()), (Some("Ana Diaz"), Some("Some role"), Some(9)));
    assert_eq!(
        (ana.groups(), get("ben@x.org").groups()),
        (&["Gay".into(), "Non-binary".into()][..], &[][..])
    );
    assert_eq!((get("mia@x.org").groups(), get("max@x.org").groups()), (&["Gay".into()][..], &[][..]));
    assert_eq!(get("max@x.org").attribute("identity to match"), Some("Gay"));
    assert_eq!(get("mia@x.org").attribute("biography"), Some("Learns."));

    let mentors = "Timestamp,Your first name,Your last name,Your Civil Service email address,\
                   Your job title or role,Your department or agency,Your grade,Your profession\n\
                   1/3,Ana,Diaz,ana@x.org,Lead,Treasury,Grade 6,Analysis\n";
    let mentees = "Your grade,Your department or agency,Your profession,Your civil service email address,\
                   Your first name,Your last name,Your job title or role\n\
                   EO,Defra,Policy,zoe@x.org,Zoe,Ng,Officer\n";
    let cohort = read(mentors, mentees).unwrap();
    let told = ["column-unknown: mentors.csv: There is a column \"Timestamp\" that is not known."];
    assert_eq!(findings(&cohort), told);
    let zoe = cohort.get("zoe@x.org").unwrap();
    assert_eq!((zoe.name(), zoe.department(), zoe.level()), (Some("Zoe Ng"), Some("Defra"), Some(3)));
    assert_eq!(cohort.get("ana@x.org").unwrap().skills_offered()[0].name(), "Analysis");
}

#[test]
fn grades_are_levels_by_the_table() {
    let ways: [&[&str]; 11] = [
        &["AA", "Administrative Assistant"],
        &["AO", "administrative officer"],
        &["EO", " eo ", "Executive Officer"],
        &["HEO", "Higher Executive Officer"],
        &["SEO", "Senior Executive Officer"],
        &["Grade 7", "G7", "grade7", "G-7"],
        &["Grade 6", "g6"],
        &["SCS1", "SCS 1", "SCS PB1", "SCS Pay Band 1", "Deputy Director"],
        &["SCS2", "Director"],
        &["SCS3", "Director General"],
        &["SCS4", "Permanent Secretary"],
    ];
    for (level, ways) in (1..).zip(ways) {
        for way in ways {
            let cohort =
                read(&format!("email,grade\nana@x.org,{way}\n"), &format!("email,grade\nzoe@x.org,{way}\n"))
                    .unwrap();
            assert_eq!(cohort.get("ana@x.org").unwrap().level(), Some(level), "{way}");
            assert!(cohort.audit().is_clean(), "{way}");
        }
    }
    let numbers = read("email,grade\na,7\nb,0\nc,1000\n", "email,grade\nd,12\n").unwrap();
    let levels: Vec<_> = numbers.people().iter().map(Participant::level).collect();
    assert_eq!(levels, [Some(7), Some(0), Some(1000), Some(12)]);
}

#[test]
fn an_unknown_grade_is_a_finding() {
    for grade in ["Grade 5", "1001", "-1", "7.5", "Officer", "½"] {
        let cohort = read("email,grade\nana,EO\n", &format!("email,grade\nzoe,{grade}\n")).unwrap();
        let zoe = cohort.get("zoe").unwrap();
        assert_eq!((zoe.level(), zoe.attribute("grade")), (None, Some(grade)));
        let expected = [
            "level-unknown: The level of zoe is not known.".to_owned(),
            format!("grade-unknown: The grade of zoe, {grade:?}, is not in the table of grades."),
        ];
        assert_eq!(findings(&cohort), expected);
    }
    let without = read("email,grade\nana,\n", "email\nzoe\n").unwrap();
    assert!(without.audit().is_clean(), "no grade is no unknown one");
}

#[test]
fn somebody_in_both_files_takes_both_roles() {
    let mentors = format!("{HEAD},biography\nAna,Diaz,Lead,Ana@X.org,Treasury,SEO,Law,Has led\n");
    let mentees = format!("{HEAD},biography\n,Diaz,Lead,ana@x.ORG,Treasury,SEO,Policy,Will lead\n");
    let cohort = read(&mentors, &mentees).unwrap();
    let [ana] = cohort.people() else { panic!("one person: {cohort:?}") };
    assert_eq!((ana.id().as_str(), ana.role(), ana.level()), ("Ana@X.org", Role::Both, Some(5)));
    assert_eq!((ana.skills_offered()[0].name(), ana.skills_wanted()), ("Law", &["Policy".to_owned()][..]));
    assert_eq!((ana.name(), ana.title()), (Some("Ana Diaz"), Some("Lead")));
    let both = (ana.attribute("biography"), ana.attribute("biography (mentee)"));
    assert_eq!(both, (Some("Has led"), Some("Will lead")));
}

/// File, line, column, value, person and message of the error.
type Refusal<'a> = (&'a str, Option<u64>, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn malformed_files_are_named_with_their_place() {
    let fine = "email,grade\nana,EO\n";
    let cases: [(&str, &str, Refusal<'_>); 11] = [
        ("", fine, ("mentors.csv", None, None, None, None, "the file is empty")),
        (fine, "mail\nzoe\n", ("mentees.csv", Some(1), Some("email"), None, None, "this column is missing")),
        (
            fine,
            "email,grade\n,EO\n",
            ("mentees.csv", Some(2), Some("email"), None, None, "the id is missing"),
        ),
        (
            fine,
            "email\n\nzoe\nZOE\n",
            (
                "mentees.csv",
                Some(4),
                Some("email"),
                Some("ZOE"),
                Some("ZOE"),
                "the email is already on line 3",
            ),
        ),
        (
            "email\nana\nana\n",
            "email\n",
            (
                "mentors.csv",
                Some(3),
                Some("email"),
                Some("ana"),
                Some("ana"),
                "the email is already on line 2",
            ),
        ),
        (
            fine,
            "email,grade\nana,AO\n",
            (
                "mentees.csv",
                Some(2),
                Some("grade"),
                Some("AO"),
                Some("ana"),
                "mentors.csv, line 2 says \"EO\"",
            ),
        ),
        (
            "email,organisation\nana,Defra\n",
            "email,organisation\nana,Treasury\n",
            (
                "mentees.csv",
                Some(2),
                Some("organisation"),
                Some("Treasury"),
                Some("ana"),
                "mentors.csv, line 2 says \"Defra\"",
            ),
        ),
        (
            fine,
            "email,grade\nzoe,7\n",
            (
                "mentees.csv",
                Some(2),
                Some("grade"),
                Some("7"),
                Some("zoe"),
                "grades are names or numbers, not both; see mentors.csv, line 2",
            ),
        ),
        (
            "email,first name,First_Name\n",
            fine,
            ("mentors.csv", Some(1), Some("First_Name"), None, None, "two columns have the same heading"),
        ),
        (
            fine,
            "email,grade\nzoe,\"EO\nyan,EO\n",
            (
                "mentees.csv",
                Some(2),
                None,
                None,
                None,
                "a quoted field is never closed: end it with a quotation mark, or begin it with none",
            ),
        ),
        (
            fine,
            "email\nz\u{1}e\n",
            (
                "mentees.csv",
                Some(2),
                Some("email"),
                Some("z\u{1}e"),
                None,
                "an id may not contain control characters",
            ),
        ),
    ];
    for (mentors, mentees, expected) in cases {
        let error = read(mentors, mentees).unwrap_err();
        let (line, column, value) = (error.line(), error.column(), error.value());
        let found = (error.file().unwrap(), line, column, value, error.person(), error.message());
        assert_eq!(found, expected);
        assert!(error.is_input());
    }
}

#[test]
fn ordinary_mentoring_is_a_programme() {
    // the senior mentors; who has the mentee's profession and another organisation goes before
    let mentors = format!(
        "{HEAD}\nAna,A,,ana@x,Defra,Grade 6,Law\nBen,B,,ben@x,Defra,Grade 7,Policy\nCat,C,,cat@x,DWP,SEO,Law\n"
    );
    let mentees = format!("{HEAD}\nYan,Y,,yan@x,Treasury,EO,Policy\nZoe,Z,,zoe@x,Defra,HEO,Law\n");
    let programme = Programme::default()
        .with_weights(Weights::default().with_seniority_gap(0))
        .with_seniority(Seniority::default().with_senior_mentor(Rule::Allow));
    let matching = Matcher::new(programme).solve(read(&mentors, &mentees).unwrap()).unwrap();
    let pairs: Vec<_> = matching.pairs().iter().map(|p| (p.mentor().as_str(), p.mentee().as_str())).collect();
    assert_eq!(pairs, [("ben@x", "yan@x"), ("cat@x", "zoe@x")]);
}

#[test]
fn files_are_read_by_path() {
    let folder = tempfile::tempdir().unwrap();
    let (mentors, mentees) = (folder.path().join("mentors.csv"), folder.path().join("mentees.csv"));
    std::fs::write(&mentors, "email\nana\n").unwrap();
    let missing = MentorMatchFiles::new(&mentors, &mentees).read().unwrap_err();
    assert!(missing.is_io() && missing.file().unwrap().ends_with("mentees.csv"));
    std::fs::write(&mentees, "email\nzoe\n").unwrap();
    assert_eq!(
        MentorMatchFiles::new(&mentors, &mentees).read().unwrap(),
        read("email\nana\n", "email\nzoe\n").unwrap()
    );
}
