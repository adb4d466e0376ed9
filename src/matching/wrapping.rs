//! Lines, paragraphs and tables that fit on a terminal.

use std::fmt;

/// No line is wider, in characters.
pub(super) const WIDTH: usize = 80;
/// A column is at least so wide.
const COLUMN: usize = 10;
/// Between two columns.
const RULE: usize = 3;

/// How wide three columns are whose heads have so many characters. The first two share what the third one leaves: each gets
/// what it asks for, up to half of it or what the other one does not need.
pub(super) fn widths(heads: [usize; 3]) -> [usize; 3] {
    let [first, second, third] = heads.map(|head| head.max(COLUMN));
    let third = third.min(WIDTH / 4);
    let both = WIDTH - third - 2 * RULE;
    let share = |own: usize, other: usize| own.min((both / 2).max(both.saturating_sub(other)));
    [share(first, second), share(second, first), third]
}

/// A text in lines of at most so many characters, broken at spaces; a word that is longer is broken wherever it must be.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (at, piece) in letters.chunks(width).enumerate() {
            let room = |line: &&mut String| at == 0 && line.chars().count() + 1 + piece.len() <= width;
            match lines.last_mut().filter(room) {
                Some(line) => line.push(' '),
                None => lines.push(String::new()),
            }
            if let Some(line) = lines.last_mut() {
                line.extend(piece);
            }
        }
    }
    lines
}

/// Writes a paragraph within 80 columns; what is wrapped hangs under its first words. A word is never cut.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, start: &str, text: &str) -> fmt::Result {
    let hang = start.chars().count();
    f.write_str(start)?;
    let mut at = hang;
    for (k, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if k > 0 && at + 1 + length > WIDTH {
            write!(f, "\n{:hang$}", "")?;
            at = hang;
        } else if k > 0 {
            f.write_str(" ")?;
            at += 1;
        }
        f.write_str(word)?;
        at += length;
    }
    writeln!(f)
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, widths, wrap};

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(wrap("as many as fit", 7), ["as many", "as fit"]);
        assert_eq!(wrap("a  extraordinarily b", 6), ["a", "extrao", "rdinar", "ily b"]);
        assert!(wrap("", 5).is_empty());
    }

    #[test]
    fn three_columns_fit() {
        assert_eq!(widths([4, 29, 9]), [10, 29, 10]);
        assert_eq!(widths([30, 29, 9]), [30, 29, 10]);
        assert_eq!(widths([50, 12, 9]), [50, 12, 10]);
        for heads in [[200, 200, 9], [200, 3, 9], [33, 31, 90], [0, 0, 0]] {
            assert!(widths(heads).iter().sum::<usize>() + 6 <= WIDTH, "{heads:?}");
        }
    }
}
