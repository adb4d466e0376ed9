//! Watched: shares, stops, partial answers, and solvers of one's own.

mod operations;
mod own_solver;
mod partial;
mod shares;
mod stops;
mod world;
