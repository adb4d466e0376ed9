//! The versions of the format: a reader for each there ever was, and the writer of the newest.
//!
//! *A new version* is a file beside `format_1.rs` with its own reader and writer, a line in
//! [`FORMATS`], and a season in `tests/data`. The readers before it stay as they are.

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::season::document::SavedSeason;
use crate::season::json_file::malformed::malformed;
use crate::season::json_file::{format_1, format_2};

/// How the files of one version are read.
type Reader = fn(&str) -> Result<SavedSeason>;

/// All versions, the oldest first.
const FORMATS: [(u32, Reader); 2] = [(1, format_1::read), (2, format_2::read)];

/// A season as a file of the newest version.
pub(super) fn write(season: &SavedSeason) -> Result<String> {
    format_2::write(season)
}

/// What a document of any version says.
pub(super) fn read(bytes: &[u8]) -> Result<SavedSeason> {
    read_as_one_of(&FORMATS, bytes)
}

/// What every version has.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

fn read_as_one_of(formats: &[(u32, Reader)], bytes: &[u8]) -> Result<SavedSeason> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::input("the text is not UTF-8"))?;
    let AnyFormat { format } = serde_json::from_str(text).map_err(|error| malformed(text, &error))?;
    if let Some((_, read)) = formats.iter().find(|&&(known, _)| known == format) {
        return read(text);
    }
    let newest = formats.last().map_or(0, |&(known, _)| known);
    let refused = if format > newest {
        format!(
            "the season was saved by a newer version of pairwright; this one reads formats up to {newest}: update \
             it to open the season"
        )
    } else {
        "no version of pairwright writes this format".to_owned()
    };
    Err(Error::input(refused).at_column("format").with_value(format.to_string()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::matching::matcher::Matcher;
    use crate::season::season::Season;

    fn file_of(format: u32) -> String {
        let name = format!("tests/data/season-format-{format}.json");
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
    }

    fn opened(saved: SavedSeason) -> String {
        Season::restore(saved, &Matcher::default()).unwrap().to_json().unwrap()
    }

    /// A season as the next version might have it: the number elsewhere, no checksum.
    fn next(text: &str) -> String {
        let season = serde_json::to_string(&format_1::read(text).unwrap()).unwrap();
        format!("{{\"season\":{season},\"format\":3}}")
    }

    fn read_next(text: &str) -> Result<SavedSeason> {
        #[derive(Deserialize)]
        struct Document {
            season: SavedSeason,
        }
        let document: Document = serde_json::from_str(text).map_err(|error| malformed(text, &error))?;
        Ok(document.season)
    }

    #[test]
    fn every_version_is_read_and_has_a_file_in_the_tests() {
        assert!(FORMATS.is_sorted_by(|one, other| one.0 < other.0));
        for (format, reader) in FORMATS {
            let text = file_of(format);
            assert!(text.contains(&format!("\"format\": {format},")), "{format}");
            assert_eq!(opened(reader(&text).unwrap()), opened(read(text.as_bytes()).unwrap()), "{format}");
        }
        let written = write(&read(file_of(1).as_bytes()).unwrap()).unwrap();
        let newest = FORMATS.last().unwrap();
        assert!((newest.1)(&written).is_ok(), "what is written is of the newest version");
    }

    /// As it will be on the day of the next version: what was saved before still opens.
    #[test]
    fn a_new_version_leaves_the_old_files_readable() {
        let formats = [(1, format_1::read as Reader), (2, format_2::read), (3, read_next)];
        let (old, new) = (file_of(1), next(&file_of(1)));
        for text in [&old, &new] {
            assert_eq!(
                opened(read_as_one_of(&formats, text.as_bytes()).unwrap()),
                opened(read(old.as_bytes()).unwrap())
            );
        }
        // each has its own checks
        let edited = old.replacen("Spring", "Autumn", 1);
        let error = read_as_one_of(&formats, edited.as_bytes()).unwrap_err();
        assert_eq!(error.column(), Some("sha256"), "{error}");
    }

    /// Who has not updated learns so, instead of that the file is damaged.
    #[test]
    fn a_newer_version_is_refused_as_such() {
        for newer in [next(&file_of(1)), "{\"format\": 7, \"rows\": []}".to_owned()] {
            let error = read(newer.as_bytes()).unwrap_err();
            assert!(error.is_input() && error.column() == Some("format"), "{error}");
            for part in ["newer version", "formats up to 2", "update"] {
                assert!(error.to_string().contains(part), "{error}");
            }
        }
        let error = read(b"{\"format\": 0}").unwrap_err();
        assert!(error.to_string().contains("no version"), "{error}");
    }
}
