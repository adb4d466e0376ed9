//! Does a text look like one, or were its bytes read wrongly?

/// Are there more control characters than a text has? What a text has are line breaks and tabs; a
/// few others may have got in.
pub(super) fn is_noise(bytes: &[u8]) -> bool {
    /// The bytes that are looked at.
    const SAMPLE: usize = 1 << 16;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_control = |byte: &&u8| (**byte < b' ' && !b"\t\n\r".contains(byte)) || **byte == 0x7F;
    let controls = sample.iter().filter(is_control).count();
    controls > 4 && controls * 32 > sample.len()
}

/// The first place where a text in letters was read in the wrong encoding, if there are enough.
///
/// Read wrongly, letters become control characters, capitals or signs within words: `MŸller`,
/// `K”ln`. A tenth of all letters beyond ASCII is enough: a name such as `McÉwan` is no reason.
pub(super) fn first_implausible(text: &str) -> Option<usize> {
    let (mut first, mut implausible, mut all) = (None, 0usize, 0usize);
    let (mut before, mut rest) = (' ', text.char_indices().peekable());
    while let Some((at, c)) = rest.next() {
        if !c.is_ascii() {
            all += 1;
            let after = rest.peek().map_or(' ', |&(_, next)| next);
            if is_implausible(before, c, after) {
                first = first.or(Some(at));
                implausible += 1;
            }
        }
        before = c;
    }
    first.filter(|_| implausible * 10 >= all)
}

/// Is nearly everything beyond ASCII a letter, where one may be?
///
/// Apple's older encoding has letters where others have signs, so that it is known by them.
pub(super) fn is_of_letters(text: &str) -> bool {
    let (mut letters, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        letters += usize::from(c.is_alphabetic());
    }
    letters * 10 >= all * 9 && first_implausible(text).is_none()
}

fn is_implausible(before: char, c: char, after: char) -> bool {
    let (is_low_before, is_low_after) = (before.is_ascii_lowercase(), after.is_ascii_lowercase());
    if c.is_control() {
        return true;
    }
    if c.is_alphabetic() {
        let is_within = before.is_ascii_uppercase() && is_low_after;
        return c.is_uppercase() && (is_low_before || is_within);
    }
    if matches!(c, '‚' | '„' | '¿' | '¡') {
        return before.is_ascii_alphabetic(); // which open something
    }
    let joins_words =
        matches!(c, '\u{2010}'..='\u{2015}' | '’' | '‘' | '·' | '´' | '…' | '\u{A0}' | '\u{AD}');
    is_low_before && is_low_after && !joins_words
}

/// Do two readings of the same bytes differ only in signs that stand alone (`£` read as `Ł`)?
pub(super) fn is_same_but_symbols(plain: &str, other: &str) -> bool {
    let mut before = ' ';
    let mut pairs = plain.chars().zip(other.chars()).peekable();
    let mut is_same = plain.chars().count() == other.chars().count();
    while let (true, Some((c, else_read))) = (is_same, pairs.next()) {
        let after = pairs.peek().map_or(' ', |&(next, _)| next);
        is_same = c == else_read || !(c.is_alphabetic() || before.is_alphabetic() || after.is_alphabetic());
        before = c;
    }
    is_same
}
