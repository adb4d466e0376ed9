//! Tables that are written, cell by cell, as CSV or as a workbook.

use std::fmt::Display;
use std::io::{self, Write};

use crate::people::reading::formula::guarded;
use crate::people::reading::table_format::TableFormat;
#[cfg(feature = "spreadsheet")]
use crate::people::reading::workbook_out::Sheet;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a table, cell by cell. All tables of the library are written so.
pub(crate) struct Rows<W: Write>(Form<W>);

enum Form<W: Write> {
    Csv(Box<::csv::Writer<W>>),
    #[cfg(feature = "spreadsheet")]
    Xlsx(Box<Sheet>, W),
}

impl<W: Write> Rows<W> {
    /// CSV without a byte order mark.
    pub(crate) fn new(to: W) -> Self {
        Self(Form::Csv(Box::new(::csv::Writer::from_writer(to))))
    }

    /// A table in any format.
    pub(crate) fn of(format: TableFormat, mut to: W) -> io::Result<Self> {
        match format {
            TableFormat::Csv { mark } => {
                if mark {
                    to.write_all(MARK)?;
                }
                Ok(Self::new(to))
            }
            #[cfg(feature = "spreadsheet")]
            TableFormat::Xlsx => Ok(Self(Form::Xlsx(Box::new(Sheet::new()), to))),
        }
    }

    /// A cell with a text of any kind.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        match &mut self.0 {
            Form::Csv(csv) => Ok(csv.write_field(guarded(text).as_bytes())?),
            #[cfg(feature = "spreadsheet")]
            Form::Xlsx(sheet, _) => sheet.text(text),
        }
    }

    /// A cell with a number, as it is.
    pub(crate) fn number(&mut self, number: impl Display) -> io::Result<()> {
        match &mut self.0 {
            Form::Csv(csv) => Ok(csv.write_field(number.to_string())?),
            #[cfg(feature = "spreadsheet")]
            Form::Xlsx(sheet, _) => sheet.number(&number.to_string()),
        }
    }

    /// A row of texts.
    pub(crate) fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        texts.into_iter().try_for_each(|text| self.text(text))?;
        self.end()
    }

    /// Ends a row.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Form::Csv(csv) => Ok(csv.write_record(None::<&[u8]>)?),
            #[cfg(feature = "spreadsheet")]
            Form::Xlsx(sheet, _) => {
                sheet.end();
                Ok(())
            }
        }
    }

    /// Nothing is left to be written.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.0 {
            Form::Csv(mut csv) => csv.flush(),
            #[cfg(feature = "spreadsheet")]
            Form::Xlsx(sheet, mut to) => {
                to.write_all(&sheet.bytes()?)?;
                to.flush()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "spreadsheet")]
    use std::io::Read;

    use super::Rows;
    use crate::people::reading::table_format::TableFormat;

    fn written(format: TableFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rows = Rows::of(format, &mut bytes).unwrap();
        rows.texts(["id", "points"]).unwrap();
        rows.text("=1+1").unwrap();
        rows.number(-12).unwrap();
        rows.end().unwrap();
        rows.finish().unwrap();
        bytes
    }

    #[test]
    fn a_mark_comes_first_and_only_on_request() {
        let plain = written(TableFormat::Csv { mark: false });
        assert_eq!(plain, b"id,points\n'=1+1,-12\n");
        let marked = written(TableFormat::Csv { mark: true });
        assert_eq!(marked, [b"\xEF\xBB\xBF".as_slice(), &plain].concat());
    }

    #[cfg(feature = "spreadsheet")]
    #[test]
    fn a_workbook_is_the_same_each_time() {
        let once = written(TableFormat::Xlsx);
        assert_eq!(written(TableFormat::Xlsx), once);
        // not the time at which it was written
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(once)).unwrap();
        let mut core = String::new();
        archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut core).unwrap();
        assert_eq!(core.matches("2000-01-01T00:00:00Z").count(), 2, "{core}");
    }
}
