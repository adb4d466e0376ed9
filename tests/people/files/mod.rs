//! What becomes of files: who may read them, where links lead, what a killed process leaves behind, and what a
//! spreadsheet would make of their cells.

mod writers;

mod formulas;
#[cfg(unix)]
mod places;
