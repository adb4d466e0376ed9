//! Format 2: a log in which each side says yes apart, pairs are withdrawn, ended and kept, and
//! details change.

use crate::error::Result;
use crate::season::document::SavedSeason;
use crate::season::json_file::sealed;

pub(super) fn read(text: &str) -> Result<SavedSeason> {
    sealed::read(2, text)
}

pub(super) fn write(season: &SavedSeason) -> Result<String> {
    sealed::write(2, season)
}
