//! A table that a person opens, edits and saves, as CSV or as a workbook.

use std::path::{Path, PathBuf};

use calamine::{Reader as _, open_workbook_auto};

/// The cells of a file, the headings first.
#[derive(Debug)]
pub(crate) struct Sheet {
    path: PathBuf,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// `stem.csv` or `stem.xlsx`, whichever was written.
    pub(crate) fn open(folder: &Path, stem: &str) -> Self {
        let [csv, workbook] = ["csv", "xlsx"].map(|ending| folder.join(format!("{stem}.{ending}")));
        if csv.exists() {
            let text = std::fs::read_to_string(&csv).unwrap();
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
            let rows = reader.records().map(|record| row(record.unwrap())).collect();
            return Self { path: csv, rows };
        }
        let mut book =
            open_workbook_auto(&workbook).unwrap_or_else(|error| panic!("{}: {error}", workbook.display()));
        let name = book.sheet_names()[0].clone();
        let range = book.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        Self { path: workbook, rows }
    }

    pub(crate) fn save(&self) {
        if self.path.extension().is_some_and(|ending| ending == "csv") {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_path(&self.path).unwrap();
            self.rows.iter().for_each(|row| writer.write_record(row).unwrap());
            return writer.flush().unwrap();
        }
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (y, row) in (0..).zip(&self.rows) {
            for (x, cell) in (0..).zip(row) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(y, x, number).unwrap(),
                    Err(_) => sheet.write_string(y, x, cell).unwrap(),
                };
            }
        }
        book.save(&self.path).unwrap();
    }

    fn found(&self, heading: &str) -> Option<usize> {
        let plain = |text: &str| text.to_lowercase().replace('_', " ");
        self.rows[0].iter().position(|cell| plain(cell) == plain(heading))
    }

    fn column(&self, heading: &str) -> usize {
        self.found(heading).unwrap_or_else(|| panic!("no {heading} in {:?}", self.rows[0]))
    }

    /// How many lines there are below the headings.
    pub(crate) fn count(&self) -> usize {
        self.rows.len() - 1
    }

    pub(crate) fn cell(&self, line: usize, heading: &str) -> &str {
        &self.rows[line + 1][self.column(heading)]
    }

    /// Writes into a cell; a column that is missing is added, as a person does.
    pub(crate) fn set(&mut self, line: usize, heading: &str, text: &str) {
        if self.found(heading).is_none() {
            self.rows[0].push(heading.to_owned());
            self.rows[1..].iter_mut().for_each(|row| row.push(String::new()));
        }
        let column = self.column(heading);
        text.clone_into(&mut self.rows[line + 1][column]);
    }

    pub(crate) fn clear(&mut self) {
        self.rows.truncate(1);
    }

    /// A new line with these cells, the others blank.
    pub(crate) fn add(&mut self, cells: &[(&str, &str)]) {
        self.rows.push(vec![String::new(); self.rows[0].len()]);
        let line = self.count() - 1;
        for (heading, text) in cells {
            self.set(line, heading, text);
        }
    }

    /// The line of whom a column names.
    pub(crate) fn line(&self, heading: &str, text: &str) -> usize {
        let found = (0..self.count()).find(|&line| self.cell(line, heading) == text);
        found.unwrap_or_else(|| panic!("no {text} in {:?}", self.rows))
    }
}
