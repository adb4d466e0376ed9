//! Which licences hold with which feature: the table of the README says what cargo knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What can be had under MIT asks for nothing that this crate does not.
const OWN: &str = "MIT";
/// Of several that are offered, the first one here.
const TAKEN: [&str; 2] = [OWN, "Apache-2.0"];

/// The licences of an expression that hold besides our own: of `A OR B` one, of `A AND B` both.
fn further(expression: &str) -> BTreeSet<String> {
    let all = expression.split(" AND ").map(|part| {
        let offered: Vec<&str> =
            part.trim_matches(['(', ')']).split([' ', '/']).filter(|&word| word != "OR").collect();
        let taken = TAKEN.iter().find(|taken| offered.contains(taken));
        taken.map_or_else(|| offered.join(" OR "), |&taken| taken.to_owned())
    });
    all.filter(|licence| licence != OWN).collect()
}

/// Those of all that is compiled with a feature and no other, or with none.
fn of_feature(feature: Option<&str>) -> BTreeSet<String> {
    let tree = [
        "tree",
        "--offline",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{l}",
        "--no-default-features",
    ];
    let output = Command::new(env!("CARGO"))
        .args(tree)
        .args(feature.into_iter().flat_map(|feature| ["--features", feature]))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .flat_map(further)
        .collect()
}

/// The names of the features, as the manifest has them.
fn features(manifest: &str) -> Vec<&str> {
    let table = manifest.split("\n[features]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    table.lines().filter_map(|line| line.split_once(" = ").map(|(name, _)| name)).collect()
}

#[test]
fn an_expression_asks_for_one_of_those_offered() {
    for (expression, expected) in [
        ("MIT", ""),
        ("MIT/Apache-2.0", ""),
        ("Apache-2.0 OR MIT OR Zlib", ""),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", "Unicode-3.0"),
        ("Apache-2.0 OR BSL-1.0", "Apache-2.0"),
        ("0BSD OR Zlib", "0BSD OR Zlib"),
    ] {
        assert_eq!(Vec::from_iter(further(expression)).join(", "), expected, "{expression}");
    }
}

#[test]
fn the_readme_says_which_licences_a_feature_brings() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (readme, manifest) = (
        fs::read_to_string(here.join("README.md")).unwrap(),
        fs::read_to_string(here.join("Cargo.toml")).unwrap(),
    );
    let always = of_feature(None);
    let mut lines: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for feature in features(&manifest) {
        let own: Vec<String> = of_feature(Some(feature)).difference(&always).cloned().collect();
        if !own.is_empty() {
            lines.entry(own).or_default().push(feature);
        }
    }
    let mut table = vec![
        "| with | licences besides MIT |".to_owned(),
        "|---|---|".to_owned(),
        format!("| any features | {} |", Vec::from_iter(always).join(", ")),
    ];
    for (licences, features) in lines {
        table.push(format!("| `{}` | {} |", features.join("`, `"), licences.join(", ")));
    }
    let table = table.join("\n");
    assert!(readme.contains(&table), "the README should have:\n{table}");
}
