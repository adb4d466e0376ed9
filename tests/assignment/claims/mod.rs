//! Proofs for checkers that we did not write: `veripb` accepts them and refuses forgeries, and so
//! does `viprchk` where it is there.
//!
//! The formulas are read by a reader of these tests: what they state is held against the problem,
//! by trying everything. Two small checkers of exactly the rules that are used say what a forgery
//! deserves.

mod answers;
mod certificate;
mod fair;
mod forged;
mod formula;
mod sizes;
mod verdict;

use std::process::{Command, Stdio};

use pairwright::assignment::Claim;
use tempfile::TempDir;

use crate::veripb_checker::accepts;

/// What is written of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) formula: String,
    pub(crate) proof: String,
    pub(crate) certificate: String,
}

impl Files {
    pub(crate) fn of(claim: &Claim<'_>) -> Self {
        let (mut formula, mut proof, mut certificate) = (Vec::new(), Vec::new(), Vec::new());
        claim.write_veripb(&mut formula, &mut proof).expect("nothing is too large");
        claim.write_vipr(&mut certificate).expect("nothing is too large");
        let text = |bytes| String::from_utf8(bytes).expect("letters and numbers");
        Self { formula: text(formula), proof: text(proof), certificate: text(certificate) }
    }
}

/// The checkers of others, and a folder for them to read from.
pub(crate) struct Checkers {
    folder: TempDir,
    viprchk: Option<String>,
}

impl Checkers {
    /// Where `viprchk` is not installed, that is said, and certificates are checked by the checker
    /// of these tests alone.
    pub(crate) fn new() -> Self {
        let name = std::env::var("VIPRCHK").unwrap_or_else(|_| "viprchk".to_owned());
        let is_there = Command::new(&name).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        if !is_there {
            eprintln!("not run: viprchk is not installed (VIPRCHK=PATH says where it is)");
        }
        Self { folder: TempDir::new().unwrap(), viprchk: is_there.then_some(name) }
    }

    /// Does `veripb` accept the proof?
    pub(crate) fn veripb(&self, formula: &str, proof: &str) -> bool {
        let [formula, proof] = [("claim.opb", formula), ("claim.pbp", proof)].map(|(name, text)| {
            let path = self.folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        accepts(&formula, &proof)
    }

    /// Does `viprchk` accept the certificate? None where it is not installed.
    pub(crate) fn viprchk(&self, certificate: &str) -> Option<bool> {
        let path = self.folder.path().join("claim.vipr");
        std::fs::write(&path, certificate).unwrap();
        let name = self.viprchk.as_ref()?;
        let status = Command::new(name).arg(path).stdout(Stdio::null()).stderr(Stdio::null()).status();
        Some(status.unwrap().success())
    }
}
