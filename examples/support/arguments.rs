//! `--name value` on the command line.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::process::ExitCode;

/// The values by name. Where help is wanted, or something is not known, it is printed, and the
/// program ends with the code.
pub(crate) fn arguments(usage: &str, names: &[&str]) -> Result<BTreeMap<String, OsString>, ExitCode> {
    let wrong = |what: String| {
        eprintln!("{what}\n\n{usage}");
        ExitCode::from(2)
    };
    let (mut found, mut words) = (BTreeMap::new(), std::env::args_os().skip(1));
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            print!("{usage}");
            return Err(ExitCode::SUCCESS);
        }
        let text = word.to_string_lossy().into_owned();
        let Some(name) = text.strip_prefix("--").filter(|name| names.contains(name)) else {
            return Err(wrong(format!("what is {text:?}?")));
        };
        // an empty value is a variable that is not set, and no file's name
        match words.next().filter(|value| !value.is_empty()) {
            Some(value) => found.insert(name.to_owned(), value),
            None => return Err(wrong(format!("--{name} has no value"))),
        };
    }
    Ok(found)
}
