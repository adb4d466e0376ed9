//! The tables of the folder `proof/`: who may be paired, who is, and everybody's price.

use std::fmt::Display;
use std::io;

use pairwright::Matching;
use pairwright::assignment::{Column, ObjectiveValue, Prices, Problem, Row};
use pairwright::people::guarded;

/// A name and what is in the file.
pub(super) type File = (String, Vec<u8>);

/// Rows and columns that are nobody are told as what they are.
fn id(matching: &Matching, row: Row) -> String {
    let mentors = matching.scores().mentors();
    let waiting = || format!("waiting list {}", row.index() + 1 - mentors.len());
    mentors.get(row.index()).map_or_else(waiting, |id| guarded(id.as_str()).into_owned())
}

fn id_of(matching: &Matching, column: Column) -> String {
    let mentees = matching.scores().mentees();
    let spare = || format!("spare {}", column.index() + 1 - mentees.len());
    mentees.get(column.index()).map_or_else(spare, |id| guarded(id.as_str()).into_owned())
}

fn rows(problem: &Problem) -> impl Iterator<Item = Row> + use<> {
    (0..problem.rows()).map(Row::new)
}

fn columns(problem: &Problem) -> impl Iterator<Item = Column> + use<> {
    (0..problem.columns()).map(Column::new)
}

/// A table of these lines under a heading.
fn table<const N: usize>(
    name: &str,
    heading: [&str; N],
    lines: impl Iterator<Item = [String; N]>,
) -> io::Result<File> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heading)?;
    for line in lines {
        writer.write_record(&line)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    Ok((name.to_owned(), bytes))
}

/// Who is which number in the formulas.
pub(super) fn numbers(matching: &Matching) -> io::Result<File> {
    let (problem, number) = (matching.problem(), |at: usize| (at + 1).to_string());
    let mentors = rows(problem).map(|row| ["mentor".to_owned(), number(row.index()), id(matching, row)]);
    let mentees = columns(problem).map(|of| ["mentee".to_owned(), number(of.index()), id_of(matching, of)]);
    table("numbers.csv", ["side", "number", "id"], mentors.chain(mentees))
}

/// Everybody's price, with their places.
pub(super) fn prices(matching: &Matching) -> io::Result<File> {
    let problem = matching.problem();
    let (of_rows, of_columns) = in_numbers(matching.assignment().prices());
    let line = |side: &str, id: String, [most, least]: [u32; 2], price: ObjectiveValue| {
        let parts = [most.into(), least.into(), price.minimums, price.served, price.pairs, price.points];
        let [most, least, minimums, served, pairs, points] = parts.map(|part: i64| part.to_string());
        [side.to_owned(), id, most, least, minimums, served, pairs, points]
    };
    let all = u32::try_from(problem.columns()).unwrap_or(u32::MAX);
    let mentors = rows(problem).zip(of_rows).map(|(row, price)| {
        let places = [problem.capacity(row), problem.minimum(row)].map(|places| places.min(all));
        line("mentor", id(matching, row), places, price)
    });
    let mentees = columns(problem).zip(of_columns).map(|(column, price)| {
        line("mentee", id_of(matching, column), [problem.column_capacity(column), 0], price)
    });
    let heading = ["side", "id", "places", "least", "minimums", "served", "pairs", "points"];
    table("prices.csv", heading, mentors.chain(mentees))
}

/// Prices in people, pairs and points: a place in the cover counts a pair, and the first place of a
/// mentee what serving them counts.
fn in_numbers(prices: &Prices) -> (Vec<ObjectiveValue>, Vec<ObjectiveValue>) {
    if let Some((rows, columns)) = prices.worths() {
        return (rows.to_vec(), columns.to_vec());
    }
    let of = |points: &[i64], cover: &[bool], served: i64| {
        let each = points.iter().zip(cover).map(|(&points, &covered)| {
            let pairs = i64::from(covered);
            ObjectiveValue { served: pairs - served, pairs, points, ..ObjectiveValue::default() }
        });
        each.collect()
    };
    let (rows, columns) = (prices.rows(), prices.columns());
    (of(rows, prices.row_cover(), 0), of(columns, prices.column_cover(), 1))
}

/// The points of every allowed pair.
pub(super) fn scores(matching: &Matching) -> io::Result<File> {
    let problem = matching.problem();
    let lines = rows(problem).flat_map(|row| {
        let cells = columns(problem).filter_map(move |column| Some((column, problem.score(row, column)?)));
        cells.map(move |(column, points)| line(matching, row, column, points))
    });
    table("scores.csv", ["mentor_id", "mentee_id", "points"], lines)
}

/// Who is with whom.
pub(super) fn pairs(matching: &Matching) -> io::Result<File> {
    let pairs = matching.assignment().pairs().iter();
    let pairs =
        pairs.filter_map(|&(row, column)| Some((row, column, matching.problem().score(row, column)?)));
    let lines = pairs.map(|(row, column, points)| line(matching, row, column, points));
    table("pairs.csv", ["mentor_id", "mentee_id", "points"], lines)
}

fn line(matching: &Matching, row: Row, column: Column, points: impl Display) -> [String; 3] {
    [id(matching, row), id_of(matching, column), points.to_string()]
}
