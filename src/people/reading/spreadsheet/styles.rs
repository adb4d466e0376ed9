//! What the cells of an Excel workbook are shown as, by their styles.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::Event;

use crate::error::Result;
use crate::people::reading::spreadsheet::number::Shown;
use crate::people::reading::spreadsheet::xml::{Xml, attribute, number};

/// The styles in the order in which cells name them.
pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Vec<Shown>> {
    let mut own: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut is_list = false;
    loop {
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode")?.unwrap_or_default();
                    own.extend(number(&tag, "numFmtId")?.map(|id| (id, Shown::of(&code))));
                }
                "cellXfs" => is_list = true,
                "xf" if is_list => {
                    let id = number(&tag, "numFmtId")?.unwrap_or(0);
                    styles.push(own.get(&id).copied().unwrap_or_else(|| Shown::of_number(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => is_list = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}
