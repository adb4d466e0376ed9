//! Time zones as people write them.

use crate::people::folding::folded;

/// Offsets lie between these, in minutes.
const RANGE: std::ops::RangeInclusive<i32> = -12 * 60..=14 * 60;

/// Texts of more bytes name no zone.
const LONGEST: usize = 64;

/// The minutes that clocks of this zone are ahead of UTC, in its standard time.
///
/// Offsets (`UTC+1`, `GMT -03:30`, `+05:30`, `+0530`, `UTC+5.5`, `(UTC+01:00) Berlin`), and, with
/// the feature `time-zones`, names of the IANA database in any capitals.
pub(crate) fn zone(text: &str) -> Option<i32> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Some((inside, _)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        return zone(inside);
    }
    let word = folded(text);
    if word == "z" {
        return Some(0);
    }
    let rest = ["utc", "gmt"].iter().find_map(|prefix| word.strip_prefix(prefix));
    match (rest.map(str::trim_start), word.as_ref()) {
        (Some(""), _) => Some(0),
        (Some(offset), _) | (None, offset) if offset.starts_with(['+', '-']) => self::offset(offset),
        _ => named(&word),
    }
}

/// The minutes of a sign and hours: `+1`, `-3:30`, `+0530`, `+5.5`, `+2h`.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+')?),
    };
    let digits = digits.trim_start().trim_end_matches("hours").trim_end_matches('h').trim_end();
    let whole = |text: &str| -> Option<i32> {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| text.parse().ok())?
    };
    let (hours, minutes) = if let Some((hours, minutes)) = digits.split_once(':') {
        (whole(hours)?, whole(minutes)?)
    } else if let Some((hours, part)) = digits.split_once(['.', ',']) {
        let quarters = [("0", 0), ("00", 0), ("25", 15), ("5", 30), ("50", 30), ("75", 45)];
        (whole(hours)?, quarters.iter().find(|(text, _)| *text == part)?.1)
    } else if digits.len() > 2 {
        let (hours, minutes) = digits.split_at_checked(digits.len() - 2)?;
        (whole(hours)?, whole(minutes)?)
    } else {
        (whole(digits)?, 0)
    };
    let ahead = sign * (hours * 60 + minutes);
    (minutes < 60 && RANGE.contains(&ahead)).then_some(ahead)
}

/// The standard time of a named zone: the smaller of its offsets in January and in July, so that
/// daylight saving does not count on either half of the earth.
#[cfg(feature = "time-zones")]
fn named(word: &str) -> Option<i32> {
    use jiff::Timestamp;
    use jiff::tz::TimeZoneDatabase;

    /// Noon on 1 January and on 1 July 2026.
    const SECONDS: [i64; 2] = [1_767_268_800, 1_782_907_200];
    if word == "etc/unknown" {
        return None;
    }
    let zone = TimeZoneDatabase::bundled().get(&word.replace(' ', "_")).ok()?;
    let offsets = SECONDS.map(|second| {
        let at = Timestamp::from_second(second).ok()?;
        Some(zone.to_offset(at).seconds() / 60)
    });
    offsets.into_iter().flatten().min()
}

#[cfg(not(feature = "time-zones"))]
fn named(_: &str) -> Option<i32> {
    None
}

#[cfg(test)]
mod tests {
    use super::zone;

    #[test]
    fn offsets_in_all_spellings() {
        for (text, minutes) in [
            ("UTC", 0),
            ("Z", 0),
            ("gmt", 0),
            ("UTC+1", 60),
            ("utc −8", -480),
            ("GMT-03:30", -210),
            ("+05:30", 330),
            ("+0530", 330),
            ("+530", 330),
            ("UTC+5.5", 330),
            ("UTC+5,75", 345),
            ("+14", 840),
            ("-12", -720),
            ("(UTC+01:00) Amsterdam, Berlin", 60),
            ("UTC + 2 h", 120),
        ] {
            assert_eq!(zone(text), Some(minutes), "{text}");
        }
        for text in
            ["", "UTC+", "+15", "-13", "+5:60", "+1:2:3", "5", "UTC5", "+5.3", "over there", "(", "+é5"]
        {
            assert_eq!(zone(text), None, "{text}");
        }
    }

    #[cfg(feature = "time-zones")]
    #[test]
    fn names_have_their_standard_time() {
        for (text, minutes) in [
            ("Europe/Berlin", 60),
            ("europe/BERLIN", 60),
            ("America/New York", -300),
            ("Asia/Kolkata", 330),
            ("Australia/Sydney", 600),
            ("Europe/Dublin", 0),
            ("CET", 60),
            ("Etc/GMT+5", -300),
        ] {
            assert_eq!(zone(text), Some(minutes), "{text}");
        }
        for text in ["PST", "local", "Etc/Unknown", "Europe", "Berlin"] {
            assert_eq!(zone(text), None, "{text}");
        }
    }
}
