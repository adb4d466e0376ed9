//! Every public type has an example, or a link to where one is.

use std::fs;

use super::{root, sources};

/// The public types of a file whose description has neither a block of code nor a link.
fn without_example(text: &str) -> Vec<&str> {
    let (mut found, mut described) = (Vec::new(), false);
    for line in text.lines() {
        if line.starts_with("///") {
            described |= line.contains("```") || line.contains("](") || line.contains("[`");
        } else if let Some(rest) = line.strip_prefix("pub ") {
            let named = rest.split_once(' ').filter(|(kind, _)| ["struct", "enum", "trait"].contains(kind));
            if let (Some((_, name)), false) = (named, described) {
                let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
                found.push(&name[..end]);
            }
            described = false;
        } else if line.is_empty() {
            described = false;
        }
    }
    found
}

#[test]
fn every_type_has_an_example_or_a_link_to_one() {
    let mut found = Vec::new();
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        found.extend(without_example(&text).into_iter().map(|name| format!("{}: {name}", path.display())));
    }
    assert!(found.is_empty(), "add an example, or a link to one:\n{}", found.join("\n"));
}

#[test]
fn a_type_without_either_is_found() {
    let text = "/// Bare.\n#[derive(Debug)]\npub struct One(u8);\n\n/// See [`One`].\npub enum Two {\n}\n\n\
                /// ```\n/// ```\npub trait Three {}\n\n/// Bare.\npub struct Four<'a> {\n}\n";
    assert_eq!(without_example(text), ["One", "Four"]);
}
