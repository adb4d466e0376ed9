//! The public interface, written down: a change of it is seen in review.
//!
//! Every item that is `pub` in a source file can be reached from outside, since `unreachable_pub` is
//! a warning that is denied. Variants and the methods of traits follow their items and are not
//! listed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{root, sources};

/// The public items of a file, a line each, without bodies.
fn items(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        if line.starts_with("#[cfg(test)]") && !found.is_empty() && text.contains("\nmod tests {") {
            break; // unit tests stand at the end
        }
        let part = line.trim();
        let mut item = match open.take() {
            Some(item) => format!("{item} {part}"),
            None if part.starts_with("pub ") => part.to_owned(),
            None => continue,
        };
        let is_list = item.starts_with("pub use");
        let end =
            if is_list || item.starts_with("pub const") { item.find(';') } else { item.find(['{', ';']) };
        let is_field = item.ends_with(',') && item.contains(": ") && !item.contains('(');
        match end {
            Some(end) => {
                item.truncate(end);
                found.push(item.trim_end().to_owned());
            }
            None if is_field => found.push(item.trim_end_matches(',').to_owned()),
            None => open = Some(item),
        }
    }
    found
}

fn listed() -> String {
    let mut files: Vec<_> = sources(&root());
    files.sort();
    let mut list = String::new();
    for path in files {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        for item in items(&fs::read_to_string(&path).unwrap()) {
            list.extend([&name, ": ", &item, "\n"]);
        }
    }
    list
}

#[test]
fn the_public_interface_is_the_one_that_was_agreed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/public_api.txt");
    let now = listed();
    assert!(now.lines().count() > 500, "the test sees the items");
    if std::env::var_os("UPDATE_PUBLIC_API").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let before = fs::read_to_string(&path).unwrap();
    let [before, now]: [BTreeSet<&str>; 2] = [&before, &now].map(|list| list.lines().collect());
    let gone: Vec<_> = before.difference(&now).collect();
    let new: Vec<_> = now.difference(&before).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "gone: {gone:#?}\nnew: {new:#?}\nif this is meant, run the test with UPDATE_PUBLIC_API=1, commit the list \
         and say it in CHANGELOG.md"
    );
}

#[test]
fn items_are_read_whole() {
    let text = "pub struct Row<'a>(u32);\npub(crate) fn hidden() {}\n    pub fn long(\n        &self,\n        at: u32,\n    \
                ) -> bool {\n    }\npub use a::{B, C};\n";
    let expected = ["pub struct Row<'a>(u32)", "pub fn long( &self, at: u32, ) -> bool", "pub use a::{B, C}"];
    assert_eq!(items(text), expected);
}

/// Types by name that compare but are no key: they hold floats, solvers or whole answers.
const NO_KEYS: &str = include_str!("no_keys.txt");

/// Public types that have `Eq` and not `Hash`.
fn without_hash() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        let mut derived = "";
        for line in text.lines() {
            if let Some(traits) = line.strip_prefix("#[derive(") {
                derived = traits;
            } else if let Some(item) = line.strip_prefix("pub ") {
                let mut words = item.split(|c: char| c != '_' && !c.is_alphanumeric());
                let is_type = matches!(words.next(), Some("struct" | "enum"));
                if is_type && derived.contains(" Eq") && !derived.contains("Hash") {
                    found.extend(words.next().map(str::to_owned));
                }
                derived = "";
            }
        }
    }
    found
}

#[test]
fn what_is_equal_has_a_hash() {
    let found = without_hash();
    let known: BTreeSet<String> = NO_KEYS.lines().map(str::to_owned).collect();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(
        new.is_empty(),
        "derive Hash beside Eq, or add to no_keys.txt with the reason in review: {new:?}"
    );
    let stale: Vec<_> = known.difference(&found).collect();
    assert!(stale.is_empty(), "these have a hash by now, or are gone: {stale:?}");
}
