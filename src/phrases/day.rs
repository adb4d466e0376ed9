//! Days that letters put into words.

/// Year, month and day of a text such as `2027-03-15`, the months from 1 to 12; `None` where it is
/// no day of the calendar.
pub(super) fn day(text: &str) -> Option<(u16, usize, u8)> {
    let mut parts = text.trim().split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<u16>().ok() } else { None }
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(is_leap),
        1..=12 => 31,
        _ => return None,
    };
    let is_there = parts.next().is_none() && (1..=length).contains(&day);
    if is_there { Some((year, usize::from(month), u8::try_from(day).ok()?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_of_the_calendar_alone() {
        assert_eq!(day("2027-03-15"), Some((2027, 3, 15)));
        assert_eq!(day("2028-02-29"), Some((2028, 2, 29)));
        for no_day in [
            "2027-02-29",
            "2027-13-01",
            "2027-00-01",
            "2027-04-31",
            "2027-3-1",
            "15 March",
            "2027-03-15-1",
            "",
        ] {
            assert_eq!(day(no_day), None, "{no_day}");
        }
    }
}
