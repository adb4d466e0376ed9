//! A claim as a pseudo-Boolean formula (OPB) and its proof (`VeriPB` 3.0).
//!
//! *Problem.* A checker that others wrote is to verify a claim.
//!
//! *Method.* The [program](crate::assignment::proof::claims::program) of the claim is the formula.
//! The proof is one line of cutting planes: each constraint times its dual price, all added up. The
//! sum says of every variable at least what it counts, and on its other side stands the bound; the
//! checker adds that a variable is neither below 0 nor above 1. A line `sol` states the answer, and
//! the conclusion that both meet.
//!
//! *Cost.* The formula takes O(rows x columns), the proof O(rows + columns).
//!
//! *Numeric policy.* Whole numbers of any size on both sides.
//!
//! *References.* J. Elffers, S. Gocht, C. `McCreesh` and J. Nordström, "Justifying all differences
//! using pseudo-Boolean reasoning", 2020. B. Bogaerts, S. Gocht, C. `McCreesh` and J. Nordström,
//! "Certified dominance and symmetry breaking for combinatorial optimisation", 2023. O. Roussel and
//! V. Manquinho, "Input/output format of pseudo-Boolean competitions", 2012.

use std::io::{BufWriter, Write};

use crate::assignment::proof::claims::claim::Claim;
use crate::assignment::proof::claims::program::Program;
use crate::error::Result;

impl Claim<'_> {
    /// Writes the claim as a formula in the format OPB, and its proof for the checker `veripb`,
    /// version 3.0 of the format.
    ///
    /// ```text
    /// cargo install veripb
    /// veripb pairs.opb pairs.pbp
    /// ```
    ///
    /// The checker answers `s VERIFIED BOUNDS -12 <= obj <= -12` where 12 is the most there can be,
    /// since the format knows only what is to be small, and `s VERIFIED UNSATISFIABLE` where the
    /// claim is that there is none. Pair `x3_17` is the third row with the seventeenth column,
    /// counted from 1; `z3_1` is the first place of the third row that must be filled, `y17` says
    /// that the seventeenth column, where it has several places, is served.
    ///
    /// What is to be believed is the formula, which states the problem and nothing of the answer.
    /// Time O(rows x columns x tables), space O(rows x columns): the numbers of the pairs
    /// are held, and the text is written as it is made. Both files of 1,000 rows and columns take
    /// 47 MB and 0.3 s to write; `veripb` 3.0.2 took 5 s to check them.
    ///
    /// # Errors
    /// [`is_memory`](crate::Error::is_memory), with the size, where a file would take more than
    /// a gibibyte; [`is_io`](crate::Error::is_io) when one cannot be written.
    pub fn write_veripb(&self, formula: impl Write, proof: impl Write) -> Result<()> {
        let lists = 3 + self.given.len() as u64;
        let program = Program::of(self, |digits| lists * (digits + 6) + 10)?;
        let constraints = program.constraints();
        let mut to = BufWriter::with_capacity(1 << 16, formula);
        writeln!(to, "* #variable= {} #constraint= {}", program.variables(), constraints.len())?;
        writeln!(to, "* {self}")?;
        if self.subject.is_some() {
            write!(to, "min:")?;
            program.subject(|variable, counts| Ok(write!(to, " {} {variable}", -counts)?))?;
            writeln!(to, " ;")?;
        }
        for &(constraint, _) in &constraints {
            program.terms(constraint, |variable, counts| Ok(write!(to, "{} {variable} ", -counts)?))?;
            writeln!(to, ">= {} ;", -program.limit(constraint))?;
        }
        to.flush()?;
        let mut to = BufWriter::new(proof);
        writeln!(to, "pseudo-Boolean proof version 3.0")?;
        writeln!(to, "% {self}")?;
        writeln!(to, "f {};", constraints.len())?;
        if self.subject.is_some() {
            write!(to, "sol")?;
            program.answer().iter().try_for_each(|variable| write!(to, " {variable}"))?;
            writeln!(to, ";")?;
        }
        let mut priced = (1..).zip(&constraints).filter(|(_, (_, price))| *price > 0);
        match priced.next() {
            // that nothing is at least 0
            None => write!(to, "rup >= 0")?,
            Some((id, (_, price))) => write!(to, "pol {id} {price} *")?,
        }
        priced.try_for_each(|(id, (_, price))| write!(to, " {id} {price} * +"))?;
        writeln!(to, ";\noutput NONE;")?;
        match self.subject {
            Some(_) => writeln!(to, "conclusion BOUNDS {0} : -1 {0};", -self.value)?,
            None => writeln!(to, "conclusion UNSAT : -1;")?,
        }
        writeln!(to, "end pseudo-Boolean proof;")?;
        Ok(to.flush()?)
    }
}
