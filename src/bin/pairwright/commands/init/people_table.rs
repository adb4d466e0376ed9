//! The template of the people's table: its columns, what they mean, and two made-up people.

use crate::failure::Failure;

/// One line for each column: its heading, what goes in, a made-up mentor, a made-up mentee.
const COLUMNS: &str = include_str!("../../templates/columns_of_people.csv");
/// By this mark a spreadsheet knows that a file is in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What the table says, column by column.
#[derive(Debug)]
pub(super) struct PeopleTable {
    columns: Vec<[String; 4]>,
}

impl PeopleTable {
    pub(super) fn read() -> Result<Self, Failure> {
        let mut columns = Vec::new();
        for record in csv::Reader::from_reader(COLUMNS.as_bytes()).deserialize() {
            columns.push(record.map_err(failed)?);
        }
        Ok(Self { columns })
    }

    /// The columns: heading, what goes in, a made-up mentor's, a made-up mentee's.
    pub(super) fn columns(&self) -> &[[String; 4]] {
        &self.columns
    }

    /// The table with its headings and the two people.
    pub(super) fn csv(&self) -> Result<Vec<u8>, Failure> {
        let mut rows = csv::Writer::from_writer(MARK.to_vec());
        for field in [0, 2, 3] {
            rows.write_record(self.columns.iter().map(|column| &column[field])).map_err(failed)?;
        }
        rows.into_inner().map_err(failed)
    }
}

/// The tables are ours: this would be a fault of the program.
pub(super) fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(format!("the template cannot be made: {error}"))
}

#[cfg(test)]
mod tests {
    use pairwright::CohortReader;

    use super::PeopleTable;
    use crate::folder::MADE_UP;

    /// Every heading is one that is known, and the two people are those that are never matched.
    #[test]
    fn the_table_is_read_as_it_is_meant() {
        let csv = PeopleTable::read().unwrap().csv().unwrap();
        let cohort = CohortReader::new("participants.csv", csv.as_slice()).read().unwrap();
        assert!(cohort.audit().is_clean(), "{}", cohort.audit());
        let ids: Vec<_> = cohort.people().iter().map(|person| person.id().as_str()).collect();
        assert!(ids.len() == 2 && MADE_UP.iter().all(|id| ids.contains(id)), "{ids:?}");
        let [mentor, mentee] = MADE_UP.map(|id| cohort.get(id).unwrap());
        assert_eq!((mentor.skills_offered().len(), mentee.choices().count()), (2, 1));
    }
}
