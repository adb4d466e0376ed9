//! All mistakes at once.

use pairwright::CohortReader;

use super::{places, read};

#[test]
fn every_mistake_of_a_file_is_in_one_list() {
    let error = read(
        "id,role,level,capacity\nana,A mentor,2,1\nben,mentor,L3,up to 3\ncem,,4,1\ncem,mentee,x,\n,mentee,5,\n",
    )
    .unwrap_err();
    assert_eq!(
        places(&error),
        [
            (Some(2), Some("role"), Some("A mentor"), Some("ana")),
            (Some(3), Some("level"), Some("L3"), Some("ben")),
            (Some(3), Some("capacity"), Some("up to 3"), Some("ben")),
            (Some(4), Some("role"), Some(""), Some("cem")),
            (Some(5), Some("level"), Some("x"), Some("cem")),
            (Some(5), Some("id"), Some("cem"), Some("cem")),
            (Some(6), Some("id"), None, None),
        ]
    );
    assert!(error.all().all(|error| error.is_input() && error.file() == Some("people.csv")));
    assert!(error.all().all(|error| error.advice().is_some()), "{error}");
    let said = error.to_string();
    assert_eq!(said.lines().count(), 8, "{said}");
    assert_eq!(said.lines().nth(1), Some("and 6 more:"));
}

#[test]
fn all_files_are_read() {
    let conflicts = "mentor_id,mentee_id\nana,\n,\n,mia\n";
    let error = CohortReader::new("people.csv", "id,role\nana,boss\n".as_bytes())
        .organisation("lines.csv", "id,boss\nana,mia\n,mia\n".as_bytes())
        .conflicts("conflicts.csv", conflicts.as_bytes())
        .history("history.csv", "mentor_id\n".as_bytes())
        .locked("locked.csv", "".as_bytes())
        .read()
        .unwrap_err();
    let found: Vec<_> = error.all().map(|error| (error.file().unwrap(), error.line())).collect();
    let expected = [
        ("people.csv", Some(2)),
        ("lines.csv", Some(3)),
        ("conflicts.csv", Some(2)),
        ("conflicts.csv", Some(4)),
        ("history.csv", Some(1)),
        ("locked.csv", None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_hundred_are_listed() {
    let rows: Vec<String> = (0..250).map(|k| format!("p{k},mentor,tall\n")).collect();
    let error = read(&format!("id,role,level\n{}", rows.concat())).unwrap_err();
    assert_eq!((error.all().count(), error.unlisted()), (100, 150));
    assert!(error.to_string().ends_with("and 150 that are not listed"));
}

#[test]
fn one_person_in_two_rows_is_named_with_both_lines() {
    for (csv, column, person) in [
        ("id,role\nana,mentor\nben,mentor\nANA ,mentee\n", "id", "ANA"),
        ("id,role,email\n1,mentor,ana@x.example\n2,mentor,\n3,mentee,Ana@X.example\n", "email", "3"),
        (
            "email,role\nAna@x.example,mentor\nb@x.example,mentor\nana@x.example,mentee\n",
            "id",
            "ana@x.example",
        ),
    ] {
        let error = read(csv).unwrap_err();
        assert_eq!(
            (error.line(), error.column(), error.person()),
            (Some(4), Some(column), Some(person)),
            "{error}"
        );
        assert!(
            error.message().contains("line 2") && error.advice().unwrap().contains("role both"),
            "{error}"
        );
    }
}

#[test]
fn a_row_with_a_mistake_does_not_hide_others() {
    let csv = "id,role,level,unit\nana,mentor,x,a\u{1}b\nben,mentor,3,a,b\nana,mentee,4,\n";
    let error = read(csv).unwrap_err();
    let columns: Vec<_> = error.all().map(|error| (error.line().unwrap(), error.column())).collect();
    assert_eq!(columns, [(2, Some("unit")), (3, None), (2, Some("level")), (4, Some("id"))]);
}
