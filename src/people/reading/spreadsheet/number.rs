//! Numbers, dates and times as a person sees them.

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Plain,
    /// 0.5 is shown as 50%.
    Percent,
    /// 17 is shown as 00017: at least that many digits.
    Digits(usize),
    /// A day, a time of the day, or both.
    Date,
    /// Hours, minutes and seconds.
    Span,
}

/// The first number that is no day: that after 9999-12-31.
const DAYS: f64 = 2_958_466.0;

/// The seconds of a day.
const DAY: f64 = 86_400.0;

/// How many days later the other calendar of Excel begins.
pub(super) const SINCE_1904: f64 = 1462.0;

impl Shown {
    /// By the number that Excel has for a usual format.
    pub(super) fn of_number(format: u32) -> Self {
        match format {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Span,
            _ => Self::Plain,
        }
    }

    /// By the code of a number format, such as `0.00%`, `00000` or `d.m.yy`.
    pub(super) fn of(code: &str) -> Self {
        /// A number has no more digits.
        const MOST: usize = 20;
        let (mut bare, mut bracket) = (String::new(), String::new());
        let (mut is_text, mut is_bracket) = (false, false);
        let mut characters = code.chars();
        while let Some(c) = characters.next() {
            match c {
                '"' => is_text = !is_text,
                _ if is_text => {}
                '\\' | '_' | '*' => drop(characters.next()),
                ';' => break, // what follows is for negative numbers
                '[' => is_bracket = true,
                ']' => is_bracket = false,
                c if is_bracket => bracket.push(c.to_ascii_lowercase()),
                c => bare.push(c.to_ascii_lowercase()),
            }
        }
        if bare.contains('%') {
            Self::Percent
        } else if !bracket.is_empty() && bracket.chars().all(|c| "hms".contains(c)) {
            Self::Span
        } else if bare != "general" && bare.contains(['d', 'm', 'y', 'h', 's']) {
            Self::Date
        } else if (2..=MOST).contains(&bare.len()) && bare.bytes().all(|byte| byte == b'0') {
            Self::Digits(bare.len())
        } else {
            Self::Plain
        }
    }

    /// The number as text: a whole one without a point, never with an exponent.
    pub(super) fn text(self, number: f64) -> String {
        match self {
            Self::Percent => format!("{}%", plain(number * 100.0)),
            Self::Digits(digits) => match plain(number) {
                text if text.bytes().all(|byte| byte.is_ascii_digit()) => format!("{text:0>digits$}"),
                text => text,
            },
            Self::Date if (0.0..DAYS).contains(&number) => date(number),
            Self::Span if (0.0..DAYS).contains(&number) => span(number),
            _ => plain(number),
        }
    }
}

/// With 15 digits, as spreadsheets show it: what is behind them is noise (`0.1 + 0.2`).
fn plain(number: f64) -> String {
    /// Up to here, whole numbers are exact.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if number.abs() <= WHOLE && number.fract() == 0.0 {
        return format!("{}", number + 0.0); // without the sign of a negative zero
    }
    let rounded = format!("{number:.14e}").parse::<f64>();
    format!("{}", rounded.unwrap_or(number))
}

/// Whole seconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against DAYS")]
fn seconds(days: f64) -> u64 {
    (days * DAY).round() as u64
}

/// `36:00:00`.
fn span(days: f64) -> String {
    let seconds = seconds(days);
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A day as `2026-03-01`, a time as `09:30`, both as `2026-03-01T09:30`.
fn date(number: f64) -> String {
    let seconds = seconds(number);
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let time = match (rest / 3600, rest / 60 % 60, rest % 60) {
        (hour, minute, 0) => format!("{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    if days == 0 {
        return time;
    }
    let (year, month, day) = match days {
        // the day that was not, in 1900
        60 => (1900, 2, 29),
        1..60 => civil(days + 1),
        _ => civil(days),
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    if rest == 0 { day } else { format!("{day}T{time}") }
}

/// Year, month and day, by the days since 1899-12-30.
fn civil(days: u64) -> (u64, u64, u64) {
    // Years begin in March, and 400 of them with day 0: so a leap day is the last one of a year.
    const BEFORE: u64 = 693_899;
    let days = days + BEFORE;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let first = (153 * month + 2) / 5;
    let (month, is_next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + is_next, month, day - first + 1)
}

/// A date that is stored as text, without a time that says nothing.
pub(super) fn iso_date(text: &str) -> &str {
    ["T00:00:00.000", "T00:00:00", "T00:00"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn formats_are_known_by_their_code() {
        let cases: [(&[&str], Shown); 6] = [
            (
                &["General", "0", "0.00", "#,##0 \"days\"", "[Red]0.0", "0.00E+00", "@", "\\d0", "[$€-407]0"],
                Shown::Plain,
            ),
            (&["0%", "0.00%;[Red]-0.00%"], Shown::Percent),
            (&["00000"], Shown::Digits(5)),
            (&["00;-00"], Shown::Digits(2)),
            (&["d.m.yy", "[$-409]d-mmm-yy;@", "yyyy\\-mm\\-dd", "h:mm AM/PM", "mmm"], Shown::Date),
            (&["[h]:mm:ss", "[mm]:ss", "[ss]"], Shown::Span),
        ];
        for (codes, shown) in cases {
            for code in codes {
                assert_eq!(Shown::of(code), shown, "{code}");
            }
        }
    }

    #[test]
    fn days_are_those_of_excel() {
        let days = [
            (0.5, "12:00"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (36_526.0, "2000-01-01"),
            (36_585.0, "2000-02-29"),
            (46_082.0, "2026-03-01"),
            (46_082.999_999_9, "2026-03-02"),
            (46_082.395_833_333_336, "2026-03-01T09:30"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "2958466"),
            (-1.0, "-1"),
            (f64::NAN, "NaN"),
        ];
        for (number, text) in days {
            assert_eq!(Shown::Date.text(number), text);
        }
        assert_eq!(Shown::Span.text(1.5), "36:00:00");
    }

    #[test]
    fn numbers_have_no_exponent() {
        for (number, text) in
            [(-0.0, "0"), (1e15, "1000000000000000"), (1e-7, "0.0000001"), (0.1 + 0.2, "0.3")]
        {
            assert_eq!(Shown::Plain.text(number), text);
        }
        assert_eq!([Shown::Percent.text(0.07), Shown::Digits(3).text(-7.0)], ["7%", "-7"]);
    }
}
