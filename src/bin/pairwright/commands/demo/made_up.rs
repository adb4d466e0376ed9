//! What the people of the demo say: an embedded cohort, its answers, and how its pairs went.

use csv::{ReaderBuilder, StringRecord, Writer};

use crate::failure::Failure;

/// The files that a coordinator brings.
pub(super) const PEOPLE: [(&str, &[u8]); 4] = [
    ("participants.csv", include_bytes!("../../../../../examples/data/civil-service/participants.csv")),
    ("organisation.csv", include_bytes!("../../../../../examples/data/civil-service/organisation.csv")),
    ("conflicts.csv", include_bytes!("../../../../../examples/data/civil-service/conflicts.csv")),
    ("answers-of-mentees.csv", include_bytes!("../../../../../examples/data/civil-service/answers.csv")),
];

/// The form of outcomes with made-up answers: four of five pairs answer, most are content.
pub(super) fn fill_in(form: &[u8]) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::new(format!("outcomes.csv: {error}"));
    let mut rows = ReaderBuilder::new().from_reader(form);
    let headings = rows.headers().map_err(|error| failed(&error))?.clone();
    let mut filled = Writer::from_writer(Vec::new());
    filled.write_record(&headings).map_err(|error| failed(&error))?;
    for (number, row) in rows.records().enumerate() {
        let row = row.map_err(|error| failed(&error))?;
        let cells = headings.iter().zip(&row).map(|(heading, cell)| said(heading, number).unwrap_or(cell));
        filled.write_record(&cells.collect::<StringRecord>()).map_err(|error| failed(&error))?;
    }
    filled.into_inner().map_err(|error| failed(&error))
}

/// What the pair of this number says under a heading; nothing where it does not answer.
fn said(heading: &str, number: usize) -> Option<&'static str> {
    let ratings = ["4", "5", "3", "4", "2", "5", "4"];
    match heading {
        _ if number % 5 == 4 => None,
        "rating" => Some(ratings[number % ratings.len()]),
        "still_meeting" => Some(if number % 7 == 4 { "no" } else { "yes" }),
        "goals_met" => Some(if number.is_multiple_of(3) { "no" } else { "yes" }),
        _ => None,
    }
}
