//! Several files in one: cut at the control character that separates files (U+001C).

const CUT: u8 = 0x1C;

/// The parts of the bytes; those that are missing are empty.
pub fn parts<const N: usize>(bytes: &[u8]) -> [&[u8]; N] {
    let mut rest = bytes.splitn(N, |&byte| byte == CUT);
    std::array::from_fn(|_| rest.next().unwrap_or_default())
}

/// All parts, however many.
pub fn all_parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|&byte| byte == CUT)
}

/// A part as a text, if it is one.
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
