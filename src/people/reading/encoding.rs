//! The encoding of a text, recognised by its bytes.

use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, Result};
use crate::people::reading::plausible::{first_implausible, is_noise, is_of_letters, is_same_but_symbols};

/// How a text is stored as bytes: UTF-8, UTF-16, Windows-1252 and the other encodings of the web.
///
/// It reads and prints as the name of the [Encoding Standard](https://encoding.spec.whatwg.org),
/// such as `UTF-8`, `UTF-16LE`, `windows-1252`, `windows-1250`, `macintosh`, `Shift_JIS`. Capitals
/// do not matter, and other names in use (`latin1`, `cp1252`) are read, too.
///
/// ```
/// use pairwright::people::Encoding;
///
/// assert_eq!("latin1".parse::<Encoding>()?.to_string(), "windows-1252");
/// assert!("klingon".parse::<Encoding>().is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The usual one.
    pub const UTF_8: Self = Self(UTF_8);

    /// The name of the Encoding Standard.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = encoding_rs::Encoding::for_label_no_replacement(text.as_bytes());
        found.map(Self).ok_or_else(|| {
            let what = "an encoding is UTF-8, UTF-16LE, windows-1252 or another one of the web";
            Error::input(what).with_value(text)
        })
    }
}

/// Why bytes are no text.
pub(super) enum Broken {
    /// They look like anything but text.
    Noise,
    /// No encoding fits here. `U+FFFD` stands for what cannot be read.
    Here {
        text: String,
        at: usize,
        /// The encoding that fits best.
        encoding: Encoding,
    },
}

/// The text, and its encoding. Byte order marks at the start are left out.
///
/// What is valid UTF-8 is UTF-8, except where every second byte or so is zero: that is UTF-16. Of
/// the older encodings the most likely one is taken, if it makes words of letters. Time O(bytes).
pub(super) fn decoded(mut bytes: Vec<u8>, given: Option<Encoding>) -> Result<(String, Encoding), Broken> {
    let marked = encoding_rs::Encoding::for_bom(&bytes);
    if let Some((_, length)) = marked {
        bytes.drain(..length);
    }
    let found = match marked.map(|(encoding, _)| encoding).or(given.map(|given| given.0)) {
        Some(encoding) => read(bytes, encoding)?,
        None => recognised(bytes)?,
    };
    let (mut text, encoding) = found;
    while text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    if is_noise(text.as_bytes()) { Err(Broken::Noise) } else { Ok((text, encoding)) }
}

fn recognised(bytes: Vec<u8>) -> Result<(String, Encoding), Broken> {
    if bytes.contains(&0)
        && let Some(found) = unmarked_utf16(&bytes)
    {
        return Ok(found);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Encoding::UTF_8)),
        Err(error) => error.into_bytes(),
    };
    if is_noise(&bytes) {
        return Err(Broken::Noise);
    }
    if is_mostly_utf8(&bytes) { read(bytes, UTF_8) } else { older(&bytes) }
}

/// Reads one encoding.
fn read(bytes: Vec<u8>, encoding: &'static encoding_rs::Encoding) -> Result<(String, Encoding), Broken> {
    let bytes = if encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(text) => return Ok((text, Encoding::UTF_8)),
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(&bytes) {
        return Ok((text.into_owned(), Encoding(encoding)));
    }
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
    Err(Broken::Here { text: text.into_owned(), at, encoding: Encoding(encoding) })
}

/// UTF-16 without a mark: it has lines, and no control characters. In the wrong order of bytes, a
/// line break would be U+0A00.
fn unmarked_utf16(bytes: &[u8]) -> Option<(String, Encoding)> {
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let is_text =
            text.contains(['\n', '\r']) && !text.contains(|c: char| c.is_control() && !"\n\r\t".contains(c));
        is_text.then(|| (text.into_owned(), Encoding(encoding)))
    })
}

/// At least as many characters that only UTF-8 has as bytes that it cannot have?
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    characters >= broken
}

/// The bytes by which an encoding is guessed, from the first one on that is not ASCII.
const GUESSED: usize = 1 << 18;

/// One of the encodings from before Unicode.
fn older(bytes: &[u8]) -> Result<(String, Encoding), Broken> {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let line = bytes[..start].iter().rposition(|&byte| byte == b'\n').unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[line..bytes.len().min(start + GUESSED)], true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let wrong = first_implausible(&western);
    let apple = wrong.map(|_| MACINTOSH.decode_without_bom_handling(bytes).0);
    if let Some(apple) = apple.filter(|_| guess.is_single_byte())
        && is_of_letters(&apple)
    {
        return Ok((apple.into_owned(), Encoding(MACINTOSH)));
    }
    if guess != WINDOWS_1252
        && let Some(text) = guess.decode_without_bom_handling_and_without_replacement(bytes)
        && !is_same_but_symbols(&western, &text)
        && first_implausible(&text).is_none()
    {
        return Ok((text.into_owned(), Encoding(guess)));
    }
    match wrong {
        None => Ok((western.into_owned(), Encoding(WINDOWS_1252))),
        Some(at) => Err(Broken::Here { text: western.into_owned(), at, encoding: Encoding(WINDOWS_1252) }),
    }
}
