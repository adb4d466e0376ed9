//! Which file imports which: read off the `use` lines and the paths in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The sources of a crate by module: `assignment::model::problem`.
pub(crate) struct Tree(BTreeMap<String, Source>);

struct Source {
    code: String,
    /// Is it a `mod.rs`, which lists its folder?
    is_list: bool,
}

/// Each module and the modules it imports from.
pub(crate) type Imports = BTreeMap<String, BTreeSet<String>>;

impl Tree {
    /// The files below a folder. What is in `bin` has a front door of its own.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    if path != folder.join("bin") {
                        folders.push(path);
                    }
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                    files.push((name, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        Self::of(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// Files by name, without what is compiled for unit tests only. The front door imports everything.
    pub(crate) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = BTreeMap::new();
        let mut for_tests = BTreeSet::new();
        for (name, text) in files {
            let module = name.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
            let (code, tests) = without_tests(&without_words(text));
            for_tests.extend(tests.into_iter().map(|child| format!("{module}::{child}")));
            sources.insert(module, Source { code, is_list: name.ends_with("mod.rs") });
        }
        sources.remove("lib");
        sources.remove("main");
        sources.remove("guide"); // pages of text
        let within = |module: &str| {
            for_tests.iter().any(|test| module == test || module.starts_with(&format!("{test}::")))
        };
        sources.retain(|module, _| !within(module));
        Self(sources)
    }

    /// The module that a path leads to, and whether the path goes on from there.
    fn target(&self, path: &str) -> Option<(&str, bool)> {
        let mut end = path.len();
        loop {
            if let Some((module, _)) = self.0.get_key_value(&path[..end]) {
                return Some((module, end < path.len()));
            }
            end = path[..end].rfind("::")?;
        }
    }

    /// All imports, and what is wrong with them: names taken from a list, which defines nothing.
    pub(crate) fn imports(&self) -> (Imports, Vec<String>) {
        let (mut imports, mut wrong) = (Imports::new(), Vec::new());
        for (module, source) in &self.0 {
            let from = imports.entry(module.clone()).or_default();
            if source.is_list {
                let mut rest = source.code.split(';').map(str::trim).filter(|item| !item.is_empty());
                if let Some(item) = rest.find(|item| !is_listing(item)) {
                    wrong.push(format!("{module} lists its folder and nothing else: {item}"));
                }
                continue;
            }
            for path in paths(&source.code).iter().filter_map(|path| self.absolute(module, path)) {
                let Some((target, goes_on)) = self.target(&path) else { continue };
                if self.0[target].is_list {
                    wrong.push(format!("{module} imports {path} through a list"));
                } else if target != module && (goes_on || target == path) {
                    from.insert(target.to_owned());
                }
            }
        }
        (imports, wrong)
    }

    /// A path from the root of the crate; none if it leads out of the crate.
    fn absolute(&self, module: &str, path: &str) -> Option<String> {
        let mut here: Vec<&str> = module.split("::").collect();
        let mut rest: Vec<&str> = path.split("::").collect();
        match rest[0] {
            "crate" => here.clear(),
            "self" | "super" => {}
            child => {
                let child = format!("{module}::{child}");
                return self.0.contains_key(&child).then(|| format!("{module}::{path}"));
            }
        }
        if rest[0] != "super" {
            rest.remove(0);
        }
        while rest.first() == Some(&"super") {
            here.pop();
            rest.remove(0);
        }
        here.extend(rest);
        Some(here.join("::"))
    }
}

/// Is it a line of a list: a module, or a name passed on?
fn is_listing(item: &str) -> bool {
    let mut item = item;
    while let Some(rest) = item.strip_prefix('#') {
        item = rest.split_once(']').map_or("", |(_, rest)| rest).trim();
    }
    let bare = item.strip_prefix("pub(crate) ").or_else(|| item.strip_prefix("pub ")).unwrap_or(item);
    let module = bare.strip_prefix("mod ");
    module.is_some_and(|name| !name.contains('{')) || item.starts_with("pub use ") || item.is_empty()
}

/// The code without comments and without what is in quotes.
fn without_words(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            if !quoted && line[at..].starts_with("//") {
                break;
            }
            if c == '"' && before != '\\' && before != '\'' {
                quoted = !quoted;
            } else if !quoted {
                code.push(c);
            }
            before = if before == '\\' { ' ' } else { c };
        }
        code.push('\n');
    }
    code
}

/// The code without its unit tests, and the names of its children that are for tests only.
fn without_tests(code: &str) -> (String, Vec<String>) {
    let mut parts = code.split("#[cfg(test)]");
    let (mut rest, mut children) = (parts.next().unwrap_or_default().to_owned(), Vec::new());
    for part in parts {
        let end = part.find([';', '{']).unwrap_or(part.len());
        let name = part[..end].trim().rsplit(' ').next().unwrap_or_default().to_owned();
        if part[end..].starts_with(';') {
            children.push(name);
            rest.push_str(&part[end + 1..]);
            continue;
        }
        let mut depth = 0;
        let closed = part[end..].char_indices().find(|&(_, c)| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        rest.push_str(closed.map_or("", |(at, _)| &part[end + at + 1..]));
    }
    (rest, children)
}

/// All paths of two names and more that `use` lines and code contain; the braces of `use` lines are opened.
fn paths(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = String::new();
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for part in code.split_inclusive(';') {
        let starts = part.match_indices("use ").filter(|&(at, _)| !part[..at].ends_with(is_name));
        let Some((at, word)) = starts.last() else {
            rest.push_str(part);
            continue;
        };
        rest.push_str(&part[..at]);
        open(part[at + word.len()..].trim_end_matches(';'), "", &mut found);
    }
    // what stands in `pub(in …)` is no import
    let mut parts = rest.split("(in ");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.fold(first, |all, part| all + part.split_once(')').map_or(part, |(_, after)| after));
    for word in rest.split(|c: char| !is_name(c)).filter(|word| word.contains("::")) {
        found.insert(word.trim_matches(':').to_owned());
    }
    found
}

/// Opens the braces of an imported tree.
fn open(tree: &str, before: &str, found: &mut BTreeSet<String>) {
    let tree = tree.trim();
    let Some((head, body)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default().trim();
        let path = format!("{before}{name}");
        found.insert(path.trim_end_matches("::self").trim_end_matches("::*").to_owned());
        return;
    };
    let body = body.trim_end().strip_suffix('}').unwrap_or(body);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in body.char_indices().chain([(body.len(), ',')]) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            if !body[start..at].trim().is_empty() {
                open(&body[start..at], &format!("{before}{}", head.trim()), found);
            }
            start = at + 1;
        }
    }
}
