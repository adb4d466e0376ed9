//! A paragraph of a page for the coordinator.

use std::fmt;

/// So many characters fit on a line.
const WIDTH: usize = 80;

/// Writes a paragraph within 80 columns; what is wrapped hangs under its first words. A word is never cut.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, start: &str, text: &str) -> fmt::Result {
    let hang = start.chars().count();
    f.write_str(start)?;
    let mut at = hang;
    for (k, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if k > 0 && at + 1 + length > WIDTH {
            write!(f, "\n{:hang$}", "")?;
            at = hang;
        } else if k > 0 {
            f.write_str(" ")?;
            at += 1;
        }
        f.write_str(word)?;
        at += length;
    }
    writeln!(f)
}
