//! The rules of the house: which wing and which layer may import which, and no circles.

use std::collections::BTreeSet;

use crate::imports::{Imports, Tree};

/// What everybody may use, from the ground up: each file only those before it.
pub(crate) const GROUND: [&str; 13] = [
    "words",
    "graph",
    "text",
    "form_word",
    "progress",
    "shortcut",
    "error",
    "watch",
    "text_check",
    "safe_file",
    "no_files",
    "toml_text",
    "storage",
];

/// Each wing and the wings below it that it may use.
pub(crate) const WINGS: [(&str, &[&str]); 10] = [
    ("people", &[]),
    ("programme", &["people"]),
    ("assignment", &[]),
    ("scoring", &["assignment", "people", "programme"]),
    ("migration", &["assignment", "people"]),
    ("matching", &["scoring", "assignment", "people", "programme"]),
    ("evaluation", &["matching", "scoring", "assignment", "people", "programme"]),
    ("season", &["matching", "scoring", "assignment", "people", "programme"]),
    ("phrases", &["season", "matching", "scoring", "assignment", "people", "programme"]),
    (
        "report",
        &["phrases", "season", "evaluation", "matching", "scoring", "assignment", "people", "programme"],
    ),
];

/// The layers of `assignment`, from the ground up. Each may use those before it.
pub(crate) const LAYERS: [&str; 7] =
    ["model", "reading", "network", "proof", "solvers", "changes", "objectives"];

/// All that is wrong with a tree.
pub(crate) fn violations(tree: &Tree) -> Vec<String> {
    let (imports, mut wrong) = tree.imports();
    for (from, targets) in &imports {
        for to in targets {
            if let Some(rule) = broken(from, to) {
                wrong.push(format!("{from} imports {to}: {rule}"));
            }
        }
    }
    wrong.extend(circles(&imports));
    wrong
}

fn broken(from: &str, to: &str) -> Option<&'static str> {
    let parts = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (parts(from), parts(to));
    let ground = |name: &String| GROUND.iter().position(|file| file == name);
    let wing = WINGS.iter().find(|(wing, _)| *wing == from[0]);
    if wing.is_none() && ground(&from[0]).is_none() {
        return Some("the wing is unknown");
    }
    if from[0] != to[0] {
        let is_below = match (wing, ground(&from[0]), ground(&to[0])) {
            (_, Some(from), to) => to.is_some_and(|to| to < from),
            (_, None, Some(_)) => true,
            (wing, None, None) => wing.is_some_and(|(_, below)| below.contains(&to[0].as_str())),
        };
        return (!is_below).then_some("the wing is not below");
    }
    let layer =
        |path: &[String]| LAYERS.iter().position(|layer| path.get(1).is_some_and(|part| part == layer));
    match (from[0].as_str(), layer(&from), layer(&to)) {
        ("assignment", Some(from), Some(to)) => (to > from).then_some("the layer is not below"),
        ("assignment", ..) => Some("the layer is unknown"),
        _ => None,
    }
}

/// One circle of each group of files that import each other.
pub(crate) fn circles(imports: &Imports) -> Vec<String> {
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for start in imports.keys() {
        let (mut way, mut on) = (Vec::new(), BTreeSet::new());
        walk(start, imports, &mut done, &mut way, &mut on, &mut found);
    }
    found
}

fn walk<'a>(
    at: &'a str,
    imports: &'a Imports,
    done: &mut BTreeSet<&'a str>,
    way: &mut Vec<&'a str>,
    on: &mut BTreeSet<&'a str>,
    found: &mut Vec<String>,
) {
    if on.contains(at) {
        let from = way.iter().position(|&other| other == at).unwrap();
        found.push(format!("a circle: {} -> {at}", way[from..].join(" -> ")));
    } else if done.insert(at) {
        way.push(at);
        on.insert(at);
        for next in imports.get(at).into_iter().flatten() {
            walk(next, imports, done, way, on, found);
        }
        on.remove(at);
        way.pop();
    }
}

/// Whether each rule is seen to be broken where it is.
#[test]
fn a_planted_violation_of_each_kind_is_found() {
    let sound = [
        ("error.rs", "pub struct Error;"),
        (
            "assignment/mod.rs",
            "mod model;\n#[cfg(feature = \"csv\")]\npub(crate) mod proof;\npub use model::{A, B};",
        ),
        ("assignment/model/mod.rs", "pub(crate) mod index;\nmod term;"),
        ("assignment/model/index.rs", "use crate::error::{Error};\npub struct Row;"),
        (
            "assignment/model/term.rs",
            "use super::index;\nfn of() -> index::Row {}\n#[cfg(test)]\nmod tests { use crate::report::Page; }",
        ),
        ("assignment/proof/mod.rs", "mod check;"),
        ("assignment/proof/check.rs", "use crate::assignment::{model::{index::Row as R, term}};\nmod part;"),
        (
            "assignment/proof/check/part.rs",
            "// use crate::report::Page;\nconst WORD: &str = \"crate::report::Page\";",
        ),
        ("report/mod.rs", "pub mod page;"),
        ("report/page.rs", "fn show(row: crate::assignment::model::index::Row) {}"),
    ];
    assert_eq!(violations(&Tree::of(sound)), [""; 0]);
    let (imports, _) = Tree::of(sound).imports();
    assert_eq!(imports["assignment::proof::check"].len(), 2);

    let planted = [
        ("assignment/model/index.rs", "use crate::report::page::Page;", "the wing is not below"),
        ("assignment/model/term.rs", "use super::super::proof::check::Proof;", "the layer is not below"),
        (
            "assignment/model/term.rs",
            "fn f() { crate::assignment::proof::check::g() }",
            "the layer is not below",
        ),
        ("assignment/model/index.rs", "use super::term::{self, Term};", "a circle"),
        ("assignment/proof/check/part.rs", "use super::Proof;", ""),
        ("assignment/proof/check.rs", "mod part;\nuse self::part::Part;", ""),
        ("assignment/proof/check.rs", "mod part;\nfn f() { part::g() }", ""),
        ("assignment/proof/check.rs", "use crate::assignment::Row;", "through a list"),
        ("assignment/proof/mod.rs", "mod check;\npub struct Proof;", "nothing else"),
        ("assignment/mod.rs", "mod model;\npub(crate) use model::index::Row;", "nothing else"),
        ("assignment/other.rs", "use super::model::index::Row;", "the layer is unknown"),
        ("words.rs", "use crate::error::Error;", "the wing is not below"),
        ("other.rs", "use crate::error::Error;", "the wing is unknown"),
    ];
    for (name, text, rule) in planted {
        let others = sound.into_iter().filter(|(other, _)| *other != name);
        let found = violations(&Tree::of(others.chain([(name, text)])));
        assert_eq!(found.is_empty(), rule.is_empty(), "{name}: {text}: {found:?}");
        assert!(rule.is_empty() || found[0].contains(rule), "{name}: {text}: {found:?}");
    }
    // a parent and its child that import each other
    let both = [("people/a.rs", "use self::b::B;\nmod b;"), ("people/a/b.rs", "use super::A;")];
    assert_eq!(violations(&Tree::of(both)), ["a circle: people::a -> people::a::b -> people::a"]);
}
