//! Lists in one cell, so that they are read as they were.

/// What else would be taken for a separator in a column without a semicolon.
const OTHERS: [char; 9] = [',', '，', '、', '|', '\n', '\r', '\u{2028}', '\u{2029}', '；'];

/// Items with semicolons between them. A semicolon in an item becomes a comma.
///
/// One at the end says that semicolons separate, where an item has what else could.
pub(super) fn joined<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.as_ref().replace([';', '；'], ",")).collect();
    let mut cell = items.join("; ");
    if items.iter().any(|item| item.contains(OTHERS)) {
        cell.push(';');
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_list_says_what_separates_it() {
        assert_eq!(joined(["AI", "Excel"]), "AI; Excel");
        assert_eq!(joined(["Arts, fine"]), "Arts, fine;");
        assert_eq!(joined(["a;b"]), "a,b;");
        assert_eq!(joined([""; 0]), "");
    }
}
