//! Numbers, dates and times as a person sees them.

use calamine::ExcelDateTime;

/// What a number format adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Plain,
    /// 0.5 is shown as 50%.
    Percent,
    /// 17 is shown as 00017: at least that many digits.
    Digits(usize),
}

impl Shown {
    /// By the code of a number format, such as `0.00%` or `00000`.
    pub(super) fn of(code: &str) -> Self {
        /// A number has no more digits.
        const MOST: usize = 20;
        let first = code.split(';').next().unwrap_or_default();
        // what stands in quotes is text
        let bare: String = first.split('"').step_by(2).collect();
        if bare.contains('%') {
            Self::Percent
        } else if (2..=MOST).contains(&bare.len()) && bare.bytes().all(|byte| byte == b'0') {
            Self::Digits(bare.len())
        } else {
            Self::Plain
        }
    }

    /// The number as text: a whole one without a point, never with an exponent.
    pub(super) fn text(self, number: f64) -> String {
        match self {
            Self::Plain => plain(number),
            Self::Percent => format!("{}%", plain(number * 100.0)),
            Self::Digits(digits) => match plain(number) {
                text if text.bytes().all(|byte| byte.is_ascii_digit()) => format!("{text:0>digits$}"),
                text => text,
            },
        }
    }
}

/// With 15 digits, as spreadsheets show it: what is behind them is noise (`0.1 + 0.2`).
fn plain(number: f64) -> String {
    const WHOLE: f64 = (1u64 << 53) as f64;
    if number.abs() <= WHOLE && number.fract() == 0.0 {
        // without the sign of a negative zero
        return format!("{}", number + 0.0);
    }
    let rounded = format!("{number:.14e}").parse::<f64>();
    format!("{}", rounded.unwrap_or(number))
}

/// A day as `2026-03-01`, a time as `09:30`, both as `2026-03-01T09:30`, a span as `36:00:00`.
pub(super) fn date(date: &ExcelDateTime) -> String {
    /// The seconds of a day, and the first day that Excel does not know.
    const DAY: (f64, f64) = (86_400.0, 2_958_466.0);
    let value = date.as_f64();
    if !(0.0..DAY.1).contains(&value) {
        return plain(value);
    }
    let seconds = (value * DAY.0).round();
    if date.is_duration() {
        let (minutes, second) = ((seconds / 60.0).floor(), seconds % 60.0);
        let (hours, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
        return format!("{hours:02}:{minute:02}:{second:02}");
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (hour, minute, 0) => format!("{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (value < 1.0, value.fract() == 0.0) {
        (true, _) => time,
        (false, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

/// A date that is stored as text, without a time that says nothing.
pub(super) fn iso_date(text: &str) -> &str {
    ["T00:00:00.000", "T00:00:00", "T00:00"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}
