//! However a table is written, it has the same people.

use pairwright::Participant;
use proptest::prelude::*;

use super::read;

/// Fields with other headings for each, and cells in other spellings for each.
const HEADINGS: [(&str, &[&str]); 9] = [
    ("id", &["Employee ID", "Staff number", "personnel no.", "WORKER_ID"]),
    ("role", &["Mentor or mentee?", "Programme role", "I am signing up as…", "Participant type"]),
    ("department", &["Dept.", "Department name", "What is your department?", "Division"]),
    ("level", &["Job level", "Grade", "Seniority", "Pay band"]),
    ("personality", &["Personality score", "Introvert / Extravert", "Extraversion"]),
    ("tenure_years", &["Years of service", "Tenure", "Length of service (years)"]),
    ("skills_offered", &["What can you teach?", "Skills I can offer", "Expertise"]),
    ("choice1", &["First choice", "1st choice", "Preference 1", "Choice #1"]),
    ("capacity", &["Max mentees", "How many mentees could you take?", "Maximum number of mentees"]),
];

fn role(k: usize) -> &'static [&'static str] {
    [
        &["mentor", "Mentors", "As a mentor"][..],
        &["mentee", "MENTEE", "Mentee (reverse)"],
        &["both", "Mentor and mentee"],
    ][k % 3]
}

fn spelled(column: usize, value: u32, spelling: usize) -> String {
    let pick = |forms: &[String]| forms[spelling % forms.len()].clone();
    match column {
        0 => format!("p{value}"),
        1 => role(value as usize)[spelling % role(value as usize).len()].into(),
        2 => ["", "Law", "Data", "Arts"][value as usize % 4].into(),
        3 => pick(&[format!("{}", value % 9), format!("{}.0", value % 9), format!("{},00", value % 9)]),
        4 => {
            pick(&[format!("{}.5", value % 90), format!("{},5", value % 90), format!("{}.50 %", value % 90)])
        }
        5 => pick(&[
            format!("{}.5", value % 30),
            format!("{},5 years", value % 30),
            format!("{} yrs 6 months", value % 30),
        ]),
        6 => {
            let skills = &["AI", "Law", "R & D"][..=value as usize % 3];
            skills.join(["; ", ";", " ;"][spelling % 3])
        }
        7 => ["", "n/a", "P1", " p1 "][if value.is_multiple_of(2) { spelling % 2 } else { 2 + spelling % 2 }]
            .trim()
            .to_owned(),
        _ => pick(&[format!("{}", value % 5), format!("{}.0", value % 5), format!("+{}", value % 5)]),
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn table(
    values: &[u32],
    columns: &[usize],
    heading: impl Fn(usize) -> String,
    spelling: impl Fn(usize, usize) -> usize,
) -> String {
    let mut lines = vec![columns.iter().map(|&k| quoted(&heading(k))).collect::<Vec<_>>().join(",")];
    for (row, &value) in values.iter().enumerate() {
        let cell = |&column: &usize| {
            let value = if column == 0 { u32::try_from(row).unwrap() } else { value };
            quoted(&spelled(column, value, spelling(row, column)))
        };
        lines.push(columns.iter().map(cell).collect::<Vec<_>>().join(","));
    }
    lines.join("\n")
}

/// Without the placeholders, which the cohort takes out.
fn people(csv: &str) -> Vec<Participant> {
    let cohort = read(csv).unwrap_or_else(|error| panic!("{error}\n{csv}"));
    let known = |person: &Participant| {
        let choices: Vec<_> = person.choices().filter(|(_, id)| id.as_str() != "n/a").collect();
        person.clone().with_choices(choices.iter().map(|(_, id)| id.as_str().to_lowercase()))
    };
    cohort.people().iter().map(known).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn respelling_means_nothing(
        values in prop::collection::vec(0..1000_u32, 1..6),
        columns in Just((0..HEADINGS.len()).collect::<Vec<_>>()).prop_shuffle(),
        seed in 0..1000_usize,
        capitals in any::<bool>(),
    ) {
        let plain: Vec<usize> = (0..HEADINGS.len()).collect();
        let expected = people(&table(&values, &plain, |k| HEADINGS[k].0.into(), |_, _| 0));
        let heading = |k: usize| {
            let others = HEADINGS[k].1;
            let text = others[(seed + k) % others.len()];
            if capitals { format!("  {} ", text.to_uppercase()) } else { text.into() }
        };
        let respelled = table(&values, &columns, heading, |row, column| seed / 7 + row * 5 + column);
        prop_assert_eq!(people(&respelled), expected, "{}", respelled);
    }

    /// Any heading and any cell: an error that names a place, or a cohort.
    #[test]
    fn any_table_is_read_or_refused(
        headings in prop::collection::vec("(id|role|level|manager|choice [0-9]{1,3}|skills?|[ -~]{0,8}|#|\\(\\[)", 1..6),
        cells in prop::collection::vec(prop::collection::vec("([0-9.,' %-]{0,6}|mentor|[a-c];?[a-c]|[^\u{0}-\u{1f}\"]{0,6})", 1..6), 0..6),
    ) {
        let rows = cells.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        let head = headings.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
        let csv = [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
        if let Err(error) = read(&csv) {
            prop_assert!(error.all().count() + error.unlisted() > 0 && error.is_input());
        }
    }
}
