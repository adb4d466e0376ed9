//! One file of mentors and one of mentees.

use pairwright::{Cohort, CohortFiles, CohortReader, Result, Role};

use super::{choices, person, places};

fn read(mentors: &str, mentees: &str) -> Result<Cohort> {
    CohortReader::new("mentors.csv", mentors.as_bytes()).mentees("mentees.csv", mentees.as_bytes()).read()
}

#[test]
fn the_role_is_that_of_the_file() {
    let mentors = "name,email,department,max mentees\nAna Berg,ana@x.example,Data,2\n";
    let mentees = "name,email,course,mentor preference\nMia Eck,mia@x.example, Law,Ana Berg\n";
    let cohort = read(mentors, mentees).unwrap();
    let (ana, mia) = (person(&cohort, "ana@x.example"), person(&cohort, "mia@x.example"));
    assert_eq!((ana.role(), ana.capacity(), mia.role()), (Role::Mentor, Some(2), Role::Mentee));
    assert_eq!((mia.attribute("course"), mia.choices().count()), (Some("Law"), 1));
    // also where a column says a job
    let cohort = read("id,role\nana,Head of Data\n", "id,role\nmia,Judge\n").unwrap();
    assert_eq!((cohort.mentors().count(), cohort.mentees().count()), (1, 1));
    assert_eq!(person(&cohort, "ana").attribute("role"), Some("Head of Data"));

    let folder = tempfile::tempdir().unwrap();
    let paths = ["mentors.csv", "mentees.csv"].map(|name| folder.path().join(name));
    std::fs::write(&paths[0], mentors).unwrap();
    std::fs::write(&paths[1], mentees).unwrap();
    let cohort = CohortFiles::of_two(&paths[0], &paths[1]).read().unwrap();
    assert_eq!((cohort.mentors().count(), cohort.mentees().count()), (1, 1));
}

#[test]
fn somebody_in_both_files_has_both_roles() {
    let cohort = read(
        "id,dept,skills,level\nana,Data,AI,\n",
        "ID,Department,level,choices,hobby\nAna,data,3,ben,chess\n",
    )
    .unwrap();
    let ana = person(&cohort, "ana");
    assert_eq!((ana.role(), ana.department(), ana.level()), (Role::Both, Some("Data"), Some(3)));
    assert_eq!((choices(ana), ana.attribute("hobby")), (vec![(1, "ben")], Some("chess")));
    let error = read("id,level\nana,2\n", "id,level\nmia,1\nANA,3\n").unwrap_err();
    assert_eq!(
        (error.file(), places(&error)),
        (Some("mentees.csv"), vec![(Some(3), Some("level"), Some("3"), Some("ANA"))])
    );
    assert!(error.to_string().contains("mentors.csv, line 2"), "{error}");
    // twice in one file is a mistake in either way of reading
    let error = read("id\nana\nana\n", "id\nmia\n").unwrap_err();
    assert_eq!(places(&error), [(Some(3), Some("id"), Some("ana"), Some("ana"))]);
}

#[test]
fn mistakes_of_both_files_are_told() {
    let error = read("id,level\nana,x\n", "id,level\nmia,y\nmax\n,1\n").unwrap_err();
    let found: Vec<_> = error.all().map(|error| (error.file().unwrap(), error.line().unwrap())).collect();
    assert_eq!(found, [("mentors.csv", 2), ("mentees.csv", 2), ("mentees.csv", 4)]);
}
