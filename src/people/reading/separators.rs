//! What separates several in one cell.
//!
//! *One rule for a column*, by the evidence in it: a semicolon anywhere, else a line break, else a
//! bar, else a comma. In a column of people a comma may belong to a name (`Berg, Ana`): there it
//! separates only where its parts are known, or look like ids or e-mail addresses.

/// What stands between several in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Separator {
    Semicolon,
    LineBreak,
    Bar,
    Comma,
}

impl Separator {
    /// All of them: what is found first in a column separates.
    const ALL: [Self; 4] = [Self::Semicolon, Self::LineBreak, Self::Bar, Self::Comma];

    fn is(self, c: char) -> bool {
        match self {
            Self::Semicolon => matches!(c, ';' | '；'),
            Self::LineBreak => matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'),
            Self::Bar => c == '|',
            Self::Comma => matches!(c, ',' | '，' | '、'),
        }
    }

    #[cfg(feature = "csv")]
    /// The separator as it is written.
    pub(crate) fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::LineBreak => '\n',
            Self::Bar => '|',
            Self::Comma => ',',
        }
    }

    #[cfg(feature = "csv")]
    /// The separator of this text.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let mut chars = text.trim_matches(' ').chars();
        let (first, rest) = (chars.next()?, chars.as_str());
        if !rest.is_empty() && text.trim_matches(' ') != "\r\n" {
            return None;
        }
        Self::ALL.into_iter().find(|separator| separator.is(first))
    }

    /// The texts of a cell. A comma in brackets belongs to its text, and an empty text is none.
    pub(crate) fn split(self, cell: &str) -> impl Iterator<Item = &str> {
        let mut depth = 0_u32;
        let is_comma = self == Self::Comma && is_balanced(cell);
        let parts = cell.split(move |c| {
            if is_comma {
                depth = match c {
                    '(' | '[' => depth + 1,
                    ')' | ']' => depth.saturating_sub(1),
                    _ => depth,
                };
            }
            depth == 0 && self.is(c)
        });
        parts.map(str::trim).filter(|part| !part.is_empty())
    }

    /// What separates in a column of these cells, if anything does.
    pub(crate) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Option<Self> {
        let mut found = None;
        for cell in cells {
            for separator in Self::ALL {
                if found.is_none_or(|found| separator < found) && cell.contains(|c| separator.is(c)) {
                    found = Some(separator);
                }
            }
            if found == Some(Self::Semicolon) {
                break;
            }
        }
        found
    }

    #[cfg(feature = "csv")]
    /// The same in a column of people, of whom some are known by id, e-mail or name.
    pub(crate) fn of_people<'c>(
        cells: impl Iterator<Item = &'c str> + Clone,
        is_known: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let found = Self::of(cells.clone())?;
        if found == Self::Semicolon {
            return Some(found);
        }
        let is_person =
            |part: &str| is_known(part) || part.contains('@') || part.contains(|c: char| c.is_ascii_digit());
        let (mut together, mut apart) = (0, 0);
        for cell in cells.filter(|cell| cell.contains(|c| found.is(c))) {
            together += usize::from(is_known(cell));
            apart += usize::from(found.split(cell).any(is_person));
        }
        (apart > together).then_some(found)
    }
}

/// Is every bracket closed again?
fn is_balanced(cell: &str) -> bool {
    let mut depth = 0_i64;
    for c in cell.chars() {
        depth += i64::from(matches!(c, '(' | '[')) - i64::from(matches!(c, ')' | ']'));
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(feature = "csv")]
#[cfg(test)]
mod tests {
    use super::Separator;

    fn split(cells: &[&str]) -> Vec<Vec<String>> {
        let separator = Separator::of(cells.iter().copied()).unwrap_or(Separator::Semicolon);
        cells.iter().map(|cell| separator.split(cell).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_column_has_one_separator() {
        assert_eq!(split(&["Excel, Podcasts", "AI", ""]), [vec!["Excel", "Podcasts"], vec!["AI"], vec![]]);
        assert_eq!(split(&["Arts, fine; AI", "Law, civil"]), [vec!["Arts, fine", "AI"], vec!["Law, civil"]]);
        assert_eq!(split(&["Arts, fine\nAI", "Law|x"]), [vec!["Arts, fine", "AI"], vec!["Law|x"]]);
        assert_eq!(split(&["a|b,c", "d"]), [vec!["a", "b,c"], vec!["d"]]);
        assert_eq!(split(&["Office (Word, Excel), AI,"]), [vec!["Office (Word, Excel)", "AI"]]);
        assert_eq!(split(&["a (b, c"]), [vec!["a (b", "c"]]);
        assert_eq!(split(&[" ; ;x"]), [vec!["x"]]);
    }

    #[test]
    fn a_comma_in_a_name_stays() {
        let known = ["ana", "ben", "fox, max"];
        let of = |cells: &[&str]| {
            Separator::of_people(cells.iter().copied(), |text| known.contains(&text.to_lowercase().as_str()))
        };
        assert_eq!(of(&["Ana, Ben", "Zed"]), Some(Separator::Comma));
        assert_eq!(of(&["Ana, Zed"]), Some(Separator::Comma));
        assert_eq!(of(&["a@x.example, b@x.example"]), Some(Separator::Comma));
        assert_eq!(of(&["U017, U018"]), Some(Separator::Comma));
        assert_eq!(of(&["Berg, Zoe"]), None);
        assert_eq!(of(&["Fox, Max", "Berg, Zoe"]), None);
        assert_eq!(of(&["Berg; Zoe"]), Some(Separator::Semicolon));
        assert_eq!(of(&["ana"]), None);
    }

    #[test]
    fn separators_have_names() {
        for (text, separator) in [
            (";", Separator::Semicolon),
            (" , ", Separator::Comma),
            ("|", Separator::Bar),
            ("\n", Separator::LineBreak),
        ] {
            assert_eq!(Separator::named(text), Some(separator));
        }
        for text in ["", "x", ";;", "and"] {
            assert_eq!(Separator::named(text), None);
        }
    }
}
