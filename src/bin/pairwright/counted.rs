//! Numbers with their nouns.

/// `1 pair`, `12 pairs`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match noun {
        "person" => format!("{count} {}", form(count, "person", "people")),
        "has" => format!("{count} {}", form(count, "has", "have")),
        _ => format!("{count} {noun}{}", form(count, "", "s")),
    }
}

/// The word for one, or for several.
pub(crate) fn form<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}
