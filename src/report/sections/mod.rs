//! The sections of a report, one file each.
//!
//! A section reads values of the library and shows them; it works nothing out. Each figure stands
//! under a name (`data-figure`), so that the tests read the page and hold the figure against the
//! value it shows. The order on the page is that of the list in `report/page.rs`:
//!
//! - *Of the matching:* `overview` (what was reached), `silos` (who crosses which border),
//!   `choices` (what people asked for), `points` (what they come from), `scores` (how they are
//!   spread), `left_out` (who waits, and what would help if that was asked for), `pairs` (a card
//!   for each), `programme` (what counted), `audit` (what was found in the data), `proof`.
//! - *Of a season:* `rounds` (its pairs by state, who is to answer, what is over, its rounds).
//! - *Where given:* `what_if` (another programme), `sensitivity` (how firm the weights are),
//!   `trade_off` (two goals), `outcome` (what came of it, feature `evaluate`).

pub(crate) mod audit;
pub(crate) mod choices;
pub(crate) mod left_out;
#[cfg(feature = "evaluate")]
pub(crate) mod outcome;
pub(crate) mod overview;
pub(crate) mod pairs;
pub(crate) mod points;
pub(crate) mod programme;
pub(crate) mod proof;
pub(crate) mod rounds;
pub(crate) mod scores;
pub(crate) mod sensitivity;
pub(crate) mod silos;
pub(crate) mod trade_off;
pub(crate) mod what_if;
