//! A claim as a certificate of integer programming (VIPR 1.0).
//!
//! *Problem.* As for [`veripb`](crate::assignment::proof::claims::veripb), in the format of another
//! community with checkers of its own.
//!
//! *Method.* The same program, and one derivation: each constraint times its dual price, and each
//! variable's own bound times what the prices leave of it. So every multiplier is written down, and
//! a checker only adds up.
//!
//! *Cost.* O(rows x columns).
//!
//! *Reference.* K. K. H. Cheung, A. Gleixner and D. E. Steffy, "Verifying integer programming
//! results", 2017; the format as in `cert_spec_v1_0.md` of scipopt/vipr.

use std::io::{BufWriter, Write};

use crate::assignment::proof::claims::claim::Claim;
use crate::assignment::proof::claims::program::Program;
use crate::error::Result;

impl Claim<'_> {
    /// Writes the claim as a certificate in the format VIPR 1.0, for `viprchk` and other checkers
    /// of it.
    ///
    /// Variables are named as in [`write_veripb`](Self::write_veripb). Here, too, what there is to
    /// be most of is negative, and the least of it is proven. Time and space as there; the file
    /// takes about 90 bytes for a pair. `viprchk` of 2025, compiled for speed, took 0.5 s for 300
    /// rows and columns, and 6.5 s for 1,000.
    ///
    /// # Errors
    /// [`is_memory`](crate::Error::is_memory), with the size, where the file would take more than
    /// a gibibyte; [`is_io`](crate::Error::is_io) when it cannot be written.
    pub fn write_vipr(&self, to: impl Write) -> Result<()> {
        let lists = 7 + self.given.len() as u64 + if self.is_bounded { 2 } else { 0 };
        let program = Program::of(self, |digits| lists * (digits + 6) + 10)?;
        let (constraints, variables) = (program.constraints(), program.variables());
        let bounds = variables as usize * if self.is_bounded { 2 } else { 1 };
        let mut to = BufWriter::with_capacity(1 << 16, to);
        writeln!(to, "% {self}\nVER 1.0\nVAR {variables}")?;
        program.left(|variable, _| Ok(writeln!(to, "{variable}")?))?;
        writeln!(to, "INT {variables}")?;
        (0..variables).try_for_each(|index| writeln!(to, "{index}"))?;
        let mut terms = 0_u64;
        program.subject(|_, _| {
            terms += 1;
            Ok(())
        })?;
        write!(to, "OBJ min\n{terms}")?;
        program.subject(|variable, counts| Ok(write!(to, " {} {}", variable.index, -counts)?))?;
        // viprchk refuses a program without constraints
        let nothing = if bounds + constraints.len() == 0 { "N L 0 0\n" } else { "" };
        let size = (bounds + constraints.len()).max(1);
        write!(to, "\nCON {size} {bounds}\n{nothing}")?;
        (0..variables).try_for_each(|index| writeln!(to, "L{index} G 0 1 {index} 1"))?;
        if self.is_bounded {
            (0..variables).try_for_each(|index| writeln!(to, "U{index} L 1 1 {index} 1"))?;
        }
        for (number, &(constraint, _)) in constraints.iter().enumerate() {
            let mut terms = 0_u64;
            program.terms(constraint, |_, _| {
                terms += 1;
                Ok(())
            })?;
            write!(to, "C{number} L {} {terms}", program.limit(constraint))?;
            program.terms(constraint, |variable, counts| Ok(write!(to, " {} {counts}", variable.index)?))?;
            writeln!(to)?;
        }
        if self.subject.is_some() {
            let answer = program.answer();
            writeln!(to, "RTP range {0} {0}", -self.value)?;
            write!(to, "SOL 1\nbest {}", answer.len())?;
            answer.iter().try_for_each(|variable| write!(to, " {} 1", variable.index))?;
            write!(to, "\nDER 1\nproof G {} OBJ", -self.value)?;
        } else {
            let reach = constraints.iter().map(|&(of, price)| price * i128::from(program.limit(of)));
            write!(to, "RTP infeas\nSOL 0\nDER 1\nproof G {} 0", -reach.sum::<i128>())?;
        }
        let mut multipliers = constraints.iter().filter(|(_, price)| *price > 0).count();
        program.left(|_, left| {
            multipliers += usize::from(left != 0);
            Ok(())
        })?;
        write!(to, " {{ lin {multipliers}")?;
        program.left(|variable, left| match left {
            0 => Ok(()),
            more if more > 0 => Ok(write!(to, " {} {more}", variable.index)?),
            less => Ok(write!(to, " {} {less}", variables + variable.index)?),
        })?;
        let priced = (bounds..).zip(&constraints).filter(|(_, (_, price))| *price > 0);
        for (index, (_, price)) in priced {
            write!(to, " {index} {}", -price)?;
        }
        writeln!(to, " }} -1")?;
        Ok(to.flush()?)
    }
}
