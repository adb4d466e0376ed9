//! The architecture, checked: arrows one way, and no file that nobody can hold in their head.

#[cfg(all(
    unix,
    feature = "csv",
    feature = "json",
    feature = "report",
    feature = "toml",
    feature = "evaluate"
))]
mod examples;
mod examples_in_docs;
mod imports;
mod licences;
mod public_api;
mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use imports::Tree;
use rules::{GROUND, WINGS, circles, violations};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Wings and layers import from below only, names from where they are defined, and no files each other.
#[test]
fn imports_point_one_way() {
    let tree = Tree::read(&root());
    let (imports, _) = tree.imports();
    let seen: usize = imports.values().map(std::collections::BTreeSet::len).sum();
    assert!(seen > 800, "the test reads the imports: {seen}");
    let found = violations(&tree);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The command stands on the library's front door; its own files import each other one way, too.
#[test]
fn the_files_of_the_command_import_one_way() {
    let (imports, _) = Tree::read(&root().join("bin/pairwright")).imports();
    assert!(imports.len() > 30, "the test reads the files: {}", imports.len());
    let found = circles(&imports);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_wing_is_known() {
    let wings: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("bin"))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    for wing in wings {
        let is_known = wing == "guide"
            || GROUND.contains(&wing.as_str())
            || WINGS.iter().any(|(known, _)| *known == wing);
        assert!(is_known, "src/{wing} has no place in the house");
    }
}

/// The planner chooses among the methods, and one function asks it; nobody else names a solver to use it.
#[test]
fn only_one_place_chooses_a_solver() {
    const SOLVERS: [&str; 6] =
        ["Dense", "PricedCandidates", "StagedNetwork", "ShortestAugmentingPath", "KuhnMunkres", "GroupFlow"];
    let mut asked = 0;
    for path in sources(&root()) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if name.contains("/tests/") || name.starts_with("bin/") {
            continue; // unit tests compare solvers, and the command runs the one that is asked for
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let named = SOLVERS.iter().any(|solver| line.contains(&format!("{solver}.solve(")));
            assert!(!named, "{name} names a solver: {line}");
            if line.contains("Planner::default()") {
                asked += 1;
                assert_eq!(name, "assignment/solvers/run.rs", "asks the planner");
            }
        }
    }
    assert_eq!(asked, 1, "the test sees who asks the planner");
}

/// Code may be wider: rustfmt breaks it at 110.
#[test]
fn comments_fit_into_100_columns() {
    let is_wide = |line: &&str| {
        line.chars().count() > 100 && (line.trim_start().starts_with("//") || line.contains(" // "))
    };
    assert!(is_wide(&format!("    /// {}", "word ".repeat(20)).as_str()));
    assert!(is_wide(&format!("let word = {}; // why", "word + ".repeat(20)).as_str()));
    assert!(!is_wide(&format!("let word = {};", "word + ".repeat(20)).as_str()));
    let mut found = Vec::new();
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        found.extend(text.lines().filter(is_wide).map(|line| format!("{}: {line}", path.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The name of the type that a line makes public.
fn public_type(line: &str) -> Option<&str> {
    let (kind, rest) = line.trim_start().strip_prefix("pub ")?.split_once(' ')?;
    let is_type = ["struct", "enum", "trait", "type", "union"].contains(&kind);
    rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().filter(|_| is_type)
}

/// A name says one thing, wherever it stands in the crate.
#[test]
fn a_public_type_name_occurs_once() {
    assert_eq!(public_type("    pub struct Row<'a>(u32);"), Some("Row"));
    assert_eq!(public_type("pub(crate) struct Row;"), None);
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        for name in text.lines().filter_map(public_type) {
            places.entry(name.to_owned()).or_default().push(path.display().to_string());
        }
    }
    assert!(places.len() > 100, "the test sees the types: {}", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn files_stay_small() {
    let mut lengths: Vec<(usize, PathBuf)> = sources(&root())
        .into_iter()
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .collect();
    lengths.sort();
    let (longest, path) = lengths.last().unwrap();
    assert!(*longest <= 400, "{} has {longest} lines", path.display());
    assert!(lengths[lengths.len() / 2].0 <= 200, "half of the files are longer than 200 lines");
}

#[test]
fn the_readme_and_the_manifest_agree_on_the_oldest_compiler() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(here.join("README.md")).unwrap();
    assert!(readme.contains(concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), " or newer")));
}

/// Whoever needs the core alone compiles nothing of what shows, keeps or learns.
#[test]
fn the_bare_crate_has_none_of_the_optional_dependencies() {
    const OPTIONAL: [&str; 11] = [
        "csv",
        "maud",
        "miniz_oxide",
        "plotters",
        "rayon",
        "rmp-serde",
        "serde_json",
        "sha2",
        "statrs",
        "tempfile",
        "toml",
    ];
    let tree = |features: &[&str]| {
        let asked = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--no-default-features"];
        let cargo = std::process::Command::new(env!("CARGO"))
            .args(asked)
            .args(features)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
        String::from_utf8(cargo.stdout).unwrap()
    };
    let (bare, whole) = (tree(&[]), tree(&["--features", "default"]));
    for name in OPTIONAL {
        let has = |tree: &str| tree.lines().any(|line| line.split(' ').next() == Some(name));
        assert!(has(&whole), "{name} is a dependency of the whole");
        assert!(!has(&bare), "{name} is compiled without its feature");
    }
    let report = tree(&["--features", "report"]);
    assert!(report.contains("maud v") && !report.contains("statrs v"), "each feature brings its own");
}

/// The links of the pages at the top level lead somewhere, also from the packaged crate.
#[test]
fn links_of_the_pages_lead_to_files() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(here.join("Cargo.toml")).unwrap();
    let packaged = manifest.lines().find(|line| line.starts_with("include = ")).unwrap();
    let mut links = 0;
    for page in ["README.md", "DESIGN.md", "CONTRIBUTING.md", "BENCHMARKS.md", "CHANGELOG.md", "SECURITY.md"]
    {
        assert!(packaged.contains(&format!("\"{page}\"")), "{page} is packaged");
        let text = fs::read_to_string(here.join(page)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") || link.starts_with('#') {
                continue;
            }
            links += 1;
            let is_there = here.join(link).exists();
            let top = link.split('/').next().unwrap_or_default();
            let is_packaged =
                packaged.contains(&format!("\"{top}/**\"")) || packaged.contains(&format!("\"{link}\""));
            assert!(is_there && is_packaged, "{page} links to {link}");
        }
    }
    assert!(links > 5, "the test sees the links: {links}");
}
