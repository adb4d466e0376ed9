//! Names of files for people, which every system takes.

use std::collections::BTreeSet;

/// No part of a name has more characters, so that all of them are no longer than any system allows.
const MOST: usize = 28;
/// Names that Windows keeps for itself, whatever the ending.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Gives each letter a name of its own, also where capitals do not count.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    given: BTreeSet<String>,
}

impl FileNames {
    /// A name without an ending: the person's name, then the id.
    pub(super) fn name(&mut self, name: &str, id: &str) -> String {
        let parts = [plain(name), plain(id)];
        let mut parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.dedup();
        let mut base = parts.join("-");
        if base.is_empty() || is_reserved(&base) {
            base = if base.is_empty() { "letter".to_owned() } else { format!("letter-{base}") };
        }
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|name| self.take(name));
        free.unwrap_or(base)
    }

    /// Takes a name, if nobody has it.
    fn take(&mut self, name: &str) -> bool {
        self.given.insert(name.to_lowercase())
    }
}

/// Letters and digits of any script, with one dash in the place of all else.
fn plain(text: &str) -> String {
    let mut made = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            made.push(c);
        } else if !made.ends_with('-') {
            made.push('-');
        }
        if made.chars().count() > MOST {
            break;
        }
    }
    made.chars().take(MOST).collect::<String>().trim_matches('-').to_owned()
}

fn is_reserved(name: &str) -> bool {
    let name = name.to_lowercase();
    let numbered = |word: &str| name.strip_prefix(word).is_some_and(|rest| rest.chars().count() == 1);
    RESERVED.contains(&name.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::FileNames;

    #[test]
    fn names_that_every_system_takes() {
        let mut names = FileNames::default();
        let mut name = |name: &str, id: &str| names.name(name, id);
        assert_eq!(name("Ana Müller", "E-01"), "Ana-Müller-E-01");
        assert_eq!(name("ANA müller", "e-01"), "ANA-müller-e-01-2");
        assert_eq!(name("../../etc/passwd", "x"), "etc-passwd-x");
        assert_eq!(name("عبد الله", "7"), "عبد-الله-7");
        assert_eq!(name("m1", "m1"), "m1");
        assert_eq!(name("CON", "con"), "CON-con");
        assert_eq!(name("", "Nul"), "letter-Nul");
        assert_eq!(name("lpt1", "lpt1"), "letter-lpt1");
        assert_eq!(name("\u{202e}", "?"), "letter");
        assert_eq!(name("", "*"), "letter-2");
        let long = name(&"🦀ह".repeat(150), &"漢".repeat(300));
        assert!(long.len() <= 240, "{}", long.len());
    }
}
