//! The checker `veripb`, which others wrote, as a library.

use std::path::Path;

/// Does it accept the proof of a formula?
pub(crate) fn accepts(formula: &Path, proof: &Path) -> bool {
    let arguments = veripb::args::Args {
        formula: formula.to_path_buf(),
        derivation: proof.to_path_buf(),
        print_verification_result: false,
        show_warnings: false,
        ..Default::default()
    };
    // a number that it cannot read makes it panic, which is no yes
    std::panic::catch_unwind(|| veripb::run_checker(arguments).is_ok()).unwrap_or(false)
}
