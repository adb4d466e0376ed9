//! The report in the folder.

use pairwright::Report;

use crate::console::Console;
use crate::failure::Failure;
use crate::folder::{Folder, REPORT};

/// Cards of a large cohort, to be read without scripts.
const PAIRS: &str = "report-pairs";

impl Folder {
    /// Writes the report, which was [agreed to](Self::agree_to), and the pages of its pairs where
    /// there are many. Says which files they are.
    pub(crate) fn write_report(
        &self,
        report: &Report<'_>,
        console: &Console,
    ) -> Result<Vec<String>, Failure> {
        let mut pages = report.to_pages()?.into_iter();
        let mut names = Vec::new();
        if let Some((_, page)) = pages.next() {
            self.put(REPORT, page.as_bytes())?;
            names.push(REPORT.to_owned());
        }
        let name = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let pairs: Vec<(String, Vec<u8>)> =
            pages.map(|(page, text)| (name(&page), text.into_bytes())).collect();
        names.extend(pairs.iter().map(|(page, _)| format!("{PAIRS}/{page}")));
        // pages of an earlier, larger report would be read as this one's
        if !pairs.is_empty() || self.existing(PAIRS).is_some() {
            self.write_all(PAIRS, pairs.into_iter().map(Ok), console)?;
        }
        Ok(names)
    }
}
