//! As many as possible of certain pairs.
//!
//! *Problem.* Of the assignments of a face, those with the most marked pairs.
//!
//! *Method.* Each marked pair is worth 1. They are marked one after another, and the assignment
//! stays the best at each step, with potentials that prove it (no arc's cost falls below the
//! difference of its ends). Marking a pair that is made, or one that its potentials already exceed,
//! changes nothing. Otherwise a change that makes the pair and costs nothing gains 1; if there is
//! none, the potentials of all from which a change leads to its row rise by 1. In the end exactly
//! the assignments without costs are best: the face of the next rule.
//!
//! *Cost.* A search for each marked pair.
//!
//! *Reference.* R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", 1993, sections 9.8
//! and 11.6 (primal-dual and parametric steps).

use crate::assignment::objectives::ties::exchange::{Exchange, Exhausted};
use crate::assignment::objectives::ties::optimal_face::OptimalFace;

/// Narrows the face to the assignments with the most of the marked choices.
pub(super) fn most_marked(
    face: &mut OptimalFace,
    exchange: &mut Exchange<'_, '_>,
    is_marked: impl Fn(u32, u32) -> bool,
) -> Result<(), Exhausted> {
    for at in 0..face.choices.len() {
        let choice = face.choices[at];
        if !is_marked(choice.row, choice.column) {
            continue;
        }
        let (row, column) = (choice.row as usize, choice.column as usize);
        if !choice.is_made && face.potential[row] == face.potential[column] {
            if exchange.find(face, [choice.column, choice.row], |_| true)? {
                exchange.apply(face, choice.column);
                face.turn(at);
            } else {
                for &node in &exchange.reached {
                    face.potential[node as usize] += 1;
                }
            }
        }
        face.choices[at].is_marked = true;
    }
    face.narrow();
    Ok(())
}
