//! How far in the log of the season letters have been written.

use std::fs;

use crate::failure::Failure;
use crate::folder::{Folder, OWN, written};

/// The number of entries, as a text.
const LETTERS_UNTIL: &str = "letters-until";

impl Folder {
    /// The entries of the log that the letters know; none where letters were never written.
    pub(crate) fn letters_until(&self) -> usize {
        let text = fs::read_to_string(self.at(OWN).join(LETTERS_UNTIL)).unwrap_or_default();
        text.trim().parse().unwrap_or(0)
    }

    /// All letters are written that the log asks for until this entry.
    pub(crate) fn note_letters(&self, entries: usize) -> Result<(), Failure> {
        let path = self.at(OWN).join(LETTERS_UNTIL);
        written::put(&path, entries.to_string().as_bytes()).map_err(|error| self.failed(OWN, &error))
    }
}
