//! Which of several equally good assignments it is: the one that no other beats for nothing.
//!
//! *Problem.* Several assignments are worth the most. Of these, in this order: as many as possible
//! of the pairs that are to be kept; the greatest worst pair; as many as possible of the preferred
//! pairs; then the lowest numbers. So there is one answer, whichever solver found the first.
//!
//! *Method.* The best assignments are a face of the polytope of all: exactly those that use *tight*
//! pairs, worth just their prices, and fill each member as far as its price says
//! ([`load_range`]). The check of the prices reads all pairs anyway and lists the tight ones. Two
//! assignments of the face differ by cycles of tight pairs, so only pairs within a strongly
//! connected component can be chosen ([`optimal_face`]). These are few: in a company of 5,000 a
//! side 9,467 of 25 million, in components of up to 372 people. Each rule is a sequence of searches
//! for a cycle through a pair ([`exchange`]), and narrows the face for the next: [`worst_pair`],
//! [`most_marked`], [`lowest_numbers`].
//!
//! *The proof* stays: the same prices prove each assignment of the face, and the answer is checked
//! by them.
//!
//! *Left out.* Where the tight pairs are too many ([`budget`]), or the searches would look at too
//! many of them, the rules that are left are not applied, and [`Ties`](ties::Ties) says so. Work is
//! counted, not time; so the same input has the same answer everywhere. Two solvers may find prices
//! with differently many tight pairs, and so differ in whether ties are settled, but never in what
//! is settled.
//!
//! *References.* K. G. Murty, "An algorithm for ranking all the assignments in order of increasing
//! cost", Operations Research 16, 1968. K. Fukuda and T. Matsui, "Finding all minimum-cost perfect
//! matchings in bipartite graphs", Networks 22, 1992 (tight pairs, strong components). R. E.
//! Burkard, M. Dell'Amico and S. Martello, "Assignment Problems", 2009, sections 4.6 and 6.2.

mod budget;
mod exchange;
mod load_range;
mod lowest_numbers;
mod most_marked;
mod optimal_face;
pub(crate) mod tie_breaking;
pub(crate) mod ties;
mod worst_pair;
