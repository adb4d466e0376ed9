//! The sheets of an Excel workbook.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::error::Result;
use crate::people::reading::spreadsheet::archive::Archive;
use crate::people::reading::spreadsheet::cells::Cells;
use crate::people::reading::spreadsheet::grid::Grid;
use crate::people::reading::spreadsheet::number::Shown;
use crate::people::reading::spreadsheet::sheet::{Sheet, Wanted};
use crate::people::reading::spreadsheet::strings::Strings;
use crate::people::reading::spreadsheet::styles;
use crate::people::reading::spreadsheet::xml::{attribute, damaged};

/// All sheets; of those that are not wanted, only whether they have rows.
pub(super) fn sheets(archive: Archive<'_>, wanted: &Wanted<'_>) -> Result<Vec<Sheet>> {
    let mut book = Book::open(archive)?;
    let mut sheets: Vec<Sheet> = Vec::new();
    for (name, is_hidden, path) in std::mem::take(&mut book.listed) {
        let is_wanted = wanted.is(&name, is_hidden, &sheets);
        let grid = book.grid(&path, is_wanted)?;
        sheets.push(Sheet { name, is_hidden, is_wanted, grid });
    }
    Ok(sheets)
}

/// What all sheets share.
struct Book<'a> {
    archive: Archive<'a>,
    /// The name of each sheet, whether it is hidden, and its file.
    listed: Vec<(String, bool, String)>,
    strings: Strings,
    /// What the cells of a style are shown as.
    styles: Vec<Shown>,
    is_1904: bool,
}

impl<'a> Book<'a> {
    fn open(archive: Archive<'a>) -> Result<Self> {
        let (listed, strings, styles) = (Vec::new(), Strings::default(), Vec::new());
        let mut book = Self { archive, listed, strings, styles, is_1904: false };
        let root = book.relations("")?;
        let workbook = root.into_iter().find(|relation| relation.kind == "officeDocument");
        let workbook = workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
        let relations = book.relations(&workbook)?;
        let path = |kind: &str| {
            let relation = relations.iter().find(|relation| relation.kind == kind);
            relation.map_or("", |relation| relation.path.as_str())
        };
        let read = book.archive.part(path("sharedStrings"))?.map(Strings::read).transpose()?;
        book.strings = read.unwrap_or_default();
        let read = book.archive.part(path("styles"))?.map(styles::read).transpose()?;
        book.styles = read.unwrap_or_default();
        book.list(&workbook, &relations)?;
        Ok(book)
    }

    /// Which files belong to a file.
    fn relations(&mut self, of: &str) -> Result<Vec<Relation>> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let inside =
            |path: &str| if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
        let path = inside(&format!("_rels/{name}.rels"));
        let mut relations = Vec::new();
        let Some(mut part) = self.archive.part(&path)? else { return Ok(relations) };
        loop {
            match part.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let target = attribute(&tag, "Target")?.unwrap_or_default();
                    let kind = attribute(&tag, "Type")?.unwrap_or_default();
                    relations.push(Relation {
                        id: attribute(&tag, "Id")?.unwrap_or_default(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        path: target.strip_prefix('/').map_or_else(|| inside(&target), str::to_owned),
                    });
                }
                Event::Eof => return Ok(relations),
                _ => {}
            }
        }
    }

    /// Lists the worksheets, in the order in which they are shown.
    fn list(&mut self, workbook: &str, relations: &[Relation]) -> Result<()> {
        let (mut listed, mut is_1904) = (Vec::new(), false);
        let by_id: BTreeMap<&str, &Relation> =
            relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
        let mut part = self.archive.part(workbook)?.ok_or_else(damaged)?;
        loop {
            match part.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => {
                        is_1904 =
                            attribute(&tag, "date1904")?.is_some_and(|text| text == "1" || text == "true");
                    }
                    "sheet" => {
                        let name = attribute(&tag, "name")?.unwrap_or_default();
                        let is_hidden = attribute(&tag, "state")?.is_some_and(|state| state != "visible");
                        let id = attribute(&tag, "id")?.unwrap_or_default();
                        let relation = by_id.get(id.as_str()).filter(|relation| relation.kind == "worksheet");
                        listed.extend(relation.map(|relation| (name, is_hidden, relation.path.clone())));
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        drop(part);
        (self.listed, self.is_1904) = (listed, is_1904);
        Ok(())
    }

    /// All cells of a sheet, or only the first that has text.
    fn grid(&mut self, path: &str, is_whole: bool) -> Result<Grid> {
        let Self { archive, strings, styles, is_1904, .. } = self;
        let xml = archive.part(path)?.ok_or_else(damaged)?;
        let mut cells = Cells { xml, strings, styles, is_1904: *is_1904, next: (1, 0) };
        let mut grid = Grid::default();
        while let Some((row, column, text)) = cells.next()? {
            grid.count(1)?;
            grid.push(row, column, &text)?;
            if !is_whole && !grid.is_empty() {
                break;
            }
        }
        Ok(grid)
    }
}

/// A file that belongs to another one.
struct Relation {
    id: String,
    kind: String,
    path: String,
}
