//! Of what is left, the assignment of the lowest numbers.
//!
//! *Problem.* Row after row, column after column: each pair is made if it can be, given all that
//! was decided before. So the first row has the first column that it can have, and so on; that
//! leaves one assignment.
//!
//! *Method.* A search for a row's first pair that can still be changed. Where there is no change
//! that makes it, the search has seen all columns that the row could have instead.
//!
//! *Cost.* A search or two for each row with a choice.

use crate::assignment::objectives::ties::exchange::{Exchange, Exhausted};
use crate::assignment::objectives::ties::optimal_face::OptimalFace;

/// Decides about all choices.
pub(super) fn lowest_numbers(
    face: &mut OptimalFace,
    exchange: &mut Exchange<'_, '_>,
) -> Result<(), Exhausted> {
    for row in 0..face.rows {
        let mut left = face.of_row(row);
        while let Some(at) = left.next() {
            let choice = face.choices[at];
            // a column that cannot let go of anybody has nothing to give
            let gives = face.movable[choice.column as usize] > 0 || face.can_gain(choice.column);
            if !choice.is_made && gives {
                let is_possible = exchange.find(face, [choice.column, choice.row], |_| true)?;
                if is_possible {
                    exchange.apply(face, choice.column);
                    face.turn(at);
                } else {
                    // up to the next one that is made or could be
                    let mut next = at;
                    while next < left.end {
                        let choice = &face.choices[next];
                        if choice.is_made || exchange.has_reached(choice.column) {
                            break;
                        }
                        face.close(next);
                        next += 1;
                    }
                    left = next..left.end;
                    continue;
                }
            }
            face.close(at);
        }
    }
    Ok(())
}
