//! Format 1: before each side's yes was written down apart. It is read for ever.
//!
//! The programme had no word on [`Consent`](crate::policies::Consent); its default is what was done
//! then. A matching of that time may not be best by the points of today: it is told to the season,
//! which then keeps the pairs and the log, and asks for another matching.

use crate::error::Result;
use crate::season::document::SavedSeason;
use crate::season::json_file::sealed;

pub(super) fn read(text: &str) -> Result<SavedSeason> {
    let mut season = sealed::read(1, text)?;
    season.is_earlier = true;
    Ok(season)
}
