//! How much of a flow is done: an estimate to be reported.

use crate::progress::PhaseKind;

/// The phases of a usual auction.
const PHASES: f64 = 7.0;
/// The part of the time that the auction takes.
const AUCTION: f64 = 0.55;

/// About how much of the work is done. An auction has some seven phases, which take a little more
/// than half of the time; in the rounds after it, halving the number of free people takes equally
/// long each time.
#[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
pub(super) fn share_done(phase: PhaseKind, free: usize, of: usize, phases: usize) -> f64 {
    let served = 1.0 - (free as f64).ln_1p() / (of as f64).ln_1p().max(1.0);
    match phase {
        PhaseKind::Auction => AUCTION * ((phases as f64 + served) / PHASES).min(1.0),
        _ => AUCTION + (1.0 - AUCTION) * served,
    }
}
