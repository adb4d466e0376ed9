//! Outcomes and goals from files, and what is said about wrong ones.

use pairwright::Error;
use pairwright::evaluation::{OutcomeFinding, Outcomes};

fn read(text: &str) -> Result<Outcomes, Error> {
    Outcomes::from_reader("o.csv", text.as_bytes())
}

#[test]
fn all_that_a_file_can_say_is_read() {
    let outcomes = read(
        "Comment,mentor_id,MENTEE_ID,rating,still_meeting,goals_met,hours\n\
         fine,ana,max,4.5,yes,0.75,12\n\
         ,ben,mia,,FALSE,yes,\n\
         ,cleo,zoe,-2e3,1,0,-0.5\n\
         ,dan,yan,,,,\n",
    )
    .unwrap();
    let pair = |mentor: &str| outcomes.pairs().iter().find(|pair| pair.mentor().as_str() == mentor).unwrap();
    let said = |mentor| (pair(mentor).rating(), pair(mentor).still_meeting(), pair(mentor).goals_met());
    assert_eq!(said("ana"), (Some(4.5), Some(true), Some(0.75)));
    assert_eq!(said("ben"), (None, Some(false), Some(1.0)));
    assert_eq!(said("cleo"), (Some(-2000.0), Some(true), Some(0.0)));
    assert_eq!(said("dan"), (None, None, None));
    assert_eq!(["ana", "ben", "cleo"].map(|who| pair(who).further("hours")), [Some(12.0), None, Some(-0.5)]);
    assert_eq!(pair("ana").further("Comment"), None);
    let comment = OutcomeFinding::ColumnNotNumeric {
        file: "o.csv".into(),
        column: "Comment".into(),
        line: 2,
        value: "fine".into(),
    };
    assert_eq!(outcomes.findings(), [comment]);
}

/// A further column counts whole or not at all.
#[test]
fn one_word_makes_a_further_column_no_measure() {
    for word in ["NaN", "inf", "1e300", "six", "1,500"] {
        let text = format!("mentor_id,mentee_id,hours\na,x,5\nb,y,\"{word}\"\nc,z,6\n");
        let outcomes = read(&text).unwrap();
        assert!(outcomes.pairs().iter().all(|pair| pair.further("hours").is_none()), "{word}");
        let told = outcomes.findings()[0].to_string();
        assert!(told.contains("hours") && told.contains("line 3") && told.contains(word), "{told}");
    }
}

/// Semicolons are recognised, and what a short row leaves out is not known.
#[test]
fn a_file_as_a_spreadsheet_writes_it_is_read() {
    let comma = read("mentor_id,mentee_id,rating,still_meeting\na,x,4,yes\nb,y,,\n").unwrap();
    let semicolon = read("sep=;\nmentor_id;mentee_id;rating;still_meeting\na;x;4;Y\n;;;\nb;y\n").unwrap();
    assert_eq!(comma.pairs(), semicolon.pairs());
    assert_eq!(comma.pairs()[0].rating(), Some(4.0));
    assert!(comma.findings().is_empty() && semicolon.findings().is_empty());
}

/// A form comes back as it was written, whatever people are called; a workbook too.
#[test]
fn the_form_is_read_half_filled_in() {
    use pairwright::evaluation::PairOutcome;
    use pairwright::people::{PairId, TableFormat};
    use pairwright::{Cohort, Participant};

    let hostile =
        ["=HYPERLINK(\"x\")", "<b>Max</b>, \"the\" one", "\u{202e}xam", "12", "'t Hart", &"long ".repeat(60)];
    let mut people = vec![Participant::mentor("=ana").with_name("4711").with_capacity(9)];
    people.extend((0..).zip(hostile).map(|(k, name)| Participant::mentee(format!("m{k}")).with_name(name)));
    let cohort = Cohort::new(people).unwrap();
    let pairs: Vec<PairId> = (0..hostile.len()).map(|k| PairId::new("=ana", format!("m{k}"))).collect();
    let known = Outcomes::new([
        PairOutcome::new("=ana", "m1").with_rating(4.5).with_still_meeting(false).with_goals_met(0.25),
        PairOutcome::new("=ana", "stranger").with_rating(1.0),
    ])
    .unwrap();
    for format in [TableFormat::default(), TableFormat::Csv { mark: true }, TableFormat::Xlsx] {
        let mut form = Vec::new();
        known.write_form(&pairs, &cohort, format, &mut form).unwrap();
        let read = Outcomes::from_reader("form", form.as_slice()).unwrap();
        assert!(read.findings().is_empty(), "{:?}", read.findings());
        assert_eq!(read.pairs().len(), hostile.len());
        assert_eq!(read.of("=ana", "m1"), known.of("=ana", "m1"));
        let others = read.pairs().iter().filter(|pair| pair.mentee().as_str() != "m1");
        // no name is taken for a measure, also where it is a number
        for pair in others {
            assert_eq!(*pair, PairOutcome::new(pair.mentor().clone(), pair.mentee().clone()));
        }
    }
}

/// As a German Excel saves it: semicolons, commas in numbers, per cent.
#[test]
fn numbers_are_read_as_people_write_them() {
    let text = "mentor_id;mentee_id;rating;goals_met;hours\na;x;4,5;75 %;1,5\nb;y;4;0,5;2\n";
    let outcomes = read(text).unwrap();
    let [a, b] = outcomes.pairs() else { panic!("{outcomes:?}") };
    assert_eq!((a.rating(), a.goals_met(), a.further("hours")), (Some(4.5), Some(0.75), Some(1.5)));
    assert_eq!((b.rating(), b.goals_met(), b.further("hours")), (Some(4.0), Some(0.5), Some(2.0)));
}

/// Whoever takes the `#` away has goals of every measure there is.
#[cfg(feature = "toml")]
#[test]
fn the_template_of_goals_has_every_measure() {
    use pairwright::evaluation::{Goals, Measure};
    let text = Goals::template("2027-12-31".parse().unwrap());
    assert!(Goals::from_toml(&text).unwrap().all().is_empty());
    let lines =
        text.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line));
    let stated = Goals::from_toml(&lines.collect::<Vec<_>>().join("\n")).unwrap();
    let measures: Vec<&Measure> =
        stated.all().iter().map(pairwright::evaluation::SmartGoal::measure).collect();
    for measure in [
        Measure::Rating,
        Measure::StillMeeting,
        Measure::GoalsMet,
        Measure::CrossDepartment,
        Measure::CrossRegion,
        Measure::ChoicesHonoured,
        Measure::MenteesServed,
    ] {
        assert!(measures.contains(&&measure), "{measure}");
    }
    assert!(measures.iter().any(|measure| matches!(measure, Measure::Column(_))));
}

#[test]
fn an_error_names_file_line_column_and_value() {
    let head = "mentor_id,mentee_id,rating,still_meeting,goals_met\n";
    for (rows, line, column, value) in [
        ("a,x,good,,\n", 2, "rating", "good"),
        ("a,x,1,,\nb,y,NaN,,\n", 3, "rating", "NaN"),
        ("a,x,-inf,,\n", 2, "rating", "-inf"),
        ("a,x,1e10,,\n", 2, "rating", "1e10"),
        ("a,x,\"4,500\",,\n", 2, "rating", "4,500"),
        ("a,x,,maybe,\n", 2, "still_meeting", "maybe"),
        ("a,x,,2,\n", 2, "still_meeting", "2"),
        ("a,x,,,75\n", 2, "goals_met", "75"),
        ("a,x,,,-0.1\n", 2, "goals_met", "-0.1"),
        ("a,x,,,175 %\n", 2, "goals_met", "175 %"),
        ("a,x,,,half\n", 2, "goals_met", "half"),
        ("a,x,1,,\n\nb,y,1,,\na,x,1,,\n", 5, "mentee_id", "x"),
    ] {
        let error = read(&format!("{head}{rows}")).unwrap_err();
        assert!(error.is_input());
        assert_eq!((error.file(), error.line()), (Some("o.csv"), Some(line)), "{error}");
        assert_eq!((error.column(), error.value()), (Some(column), Some(value)), "{error}");
        assert!(error.person().is_some(), "{error}");
    }
    // where there is no value, the rest is named
    for (text, line, column) in [
        ("mentor_id,rating\na,1\n", Some(1), Some("mentee_id")),
        ("mentor_id,mentee_id\n,x\n", Some(2), Some("mentor_id")),
        ("mentor_id,mentee_id\na,\n", Some(2), Some("mentee_id")),
        ("mentor_id;rating\na;1\n", Some(1), Some("mentee_id")),
        ("mentor_id,mentee_id,rating,Rating\n", Some(1), Some("Rating")),
        ("mentor_id,mentee_id,rating\na,x,\"4\n", Some(2), None),
        ("", None, None),
    ] {
        let error = read(text).unwrap_err();
        assert_eq!((error.file(), error.line(), error.column()), (Some("o.csv"), line, column), "{error}");
    }
    assert!(Outcomes::read("no/such/file.csv").unwrap_err().is_io());
}

#[cfg(feature = "toml")]
#[test]
fn an_error_in_goals_names_line_and_value() {
    use pairwright::evaluation::Goals;
    let good = "[[goal]]\nname = \"a\"\nmeasure = \"rating\"\nat_least = 4\nby = \"2026-06-30\"\n";
    assert_eq!(Goals::from_toml(good).unwrap().all().len(), 1);
    for (from, to, line, named) in [
        ("\"rating\"", "\"ratings\"", 3, "ratings"),
        ("2026-06-30", "2026-06-31", 5, "2026-06-31"),
        ("\"2026-06-30\"", "2026-06-30", 5, "a day in quotes"),
        ("at_least", "atleast", 4, "atleast"),
        ("= 4", "= 4\nat_most = 5", 1, "either at_least or at_most"),
        ("at_least = 4", "", 1, "either at_least or at_most"),
        ("rating", "still-meeting", 1, "0.8 is 80 %: \"4\""),
        ("= 4", "= nan", 1, "NaN"),
        ("\"a\"", "\"\"", 1, "needs a name"),
        ("[[goal]]", "[[gaol]]", 1, "gaol"),
        ("\"rating\"", "rating", 3, ""),
    ] {
        assert!(good.contains(from));
        let error = Goals::from_toml(&good.replace(from, to)).unwrap_err();
        assert!(error.is_programme());
        assert_eq!(error.line(), Some(line), "{error}");
        assert!(error.to_string().contains(named), "{error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goals.toml");
    std::fs::write(&path, good.replace('4', "x")).unwrap();
    let error = Goals::from_toml_file(&path).unwrap_err();
    assert_eq!((error.file(), error.line()), (path.to_str(), Some(4)));
}
