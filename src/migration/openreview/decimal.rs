//! A decimal number as it is written, and as a whole number of its last places.
//!
//! *Numeric policy.* Nothing goes through a binary fraction, so what is written is what counts: 0.1
//! is one tenth.
//!
//! All scores are multiplied by one power of ten, so nothing is rounded unless the caller asks for
//! it.

use std::str::FromStr;

/// `digits` x 10^`exponent`, the last digit not 0; zero is 0 x 10^0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    digits: u128,
    exponent: i32,
}

/// No number of a file needs an exponent beyond that of an `f64`.
const EXPONENT: i32 = 400;

/// What keeps a text from being read as a decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDecimal {
    /// It is none.
    Text,
    /// It is one, of too many digits.
    Long,
}

impl NotDecimal {
    pub(super) fn why(self) -> &'static str {
        match self {
            Self::Text => "not a decimal number",
            Self::Long => "too many digits: at most 38 can be read",
        }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads `0.25`, `-3`, `.5`, `1e-05`: at most 38 digits that count. No `nan`, no `inf`.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse().map_err(|_| NotDecimal::Text)?),
            None => (text, 0i32),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + part.len() == 0 || !all_digits(whole) || !all_digits(part) {
            return Err(NotDecimal::Text);
        }
        let part = part.trim_end_matches('0');
        let mut digits: u128 = 0;
        for byte in whole.bytes().chain(part.bytes()) {
            let more = digits.checked_mul(10).and_then(|tens| tens.checked_add((byte - b'0').into()));
            digits = more.ok_or(NotDecimal::Long)?;
        }
        if digits == 0 {
            return Ok(Self { is_negative: false, digits: 0, exponent: 0 });
        }
        let places = i32::try_from(part.len()).map_err(|_| NotDecimal::Long)?;
        let mut exponent =
            power.checked_sub(places).filter(|all| all.abs() <= EXPONENT).ok_or(NotDecimal::Long)?;
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Ok(Self { is_negative, digits, exponent })
    }
}

impl Decimal {
    /// How many places it has behind the point.
    pub(super) fn places(self) -> u32 {
        u32::try_from(-self.exponent).unwrap_or(0)
    }

    /// So many times 10^-`places`; rounded to the nearest, halves to even, where it has more
    /// places. None where that leaves `i32`; the negative of 2^31 does.
    pub(super) fn times(self, places: u32) -> Option<i32> {
        let shift = i64::from(self.exponent) + i64::from(places);
        let power = |shift: u64| u32::try_from(shift).ok().and_then(|shift| 10u128.checked_pow(shift));
        let size = if shift >= 0 {
            if self.digits == 0 { 0 } else { self.digits.checked_mul(power(shift.unsigned_abs())?)? }
        } else {
            power(shift.unsigned_abs()).map_or(0, |unit| {
                let (size, rest) = (self.digits / unit, self.digits % unit);
                let up = rest > unit / 2 || rest == unit / 2 && size % 2 == 1;
                size + u128::from(up)
            })
        };
        let size = i32::try_from(size).ok()?;
        Some(if self.is_negative { -size } else { size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }

    #[test]
    fn what_is_written_counts() {
        let cases = [
            ("0.25", 2, 25),
            ("-0.250", 2, -25),
            ("+.5", 1, 5),
            ("5.", 0, 5),
            ("00120", 0, 120),
            ("1e-05", 5, 1),
            ("2.5E+1", 0, 25),
            ("12.50e1", 0, 125),
            ("-0.0", 0, 0),
            ("0e399", 0, 0),
            ("0.000000000000000000000000000000000000000000000", 0, 0),
            ("2147483647", 0, i32::MAX),
            ("-2147483647", 0, -i32::MAX),
        ];
        for (text, places, whole) in cases {
            let decimal = read(text).unwrap();
            assert_eq!((decimal.places(), decimal.times(places)), (places, Some(whole)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let texts =
            ["", "-", ".", "e5", "1e", "1e5.0", "nan", "inf", "-inf", "0x1", "1,5", "1 2", "--1", "1_0", "½"];
        for text in texts {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal::Text), "{text}");
        }
        let digits = "9".repeat(40);
        for text in ["1e500", "1e-500", "0.3000000000000000444089209850062616169452667236328125", &digits] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal::Long), "{text}");
        }
    }

    #[test]
    fn rounding_is_to_the_nearest_and_halves_to_even() {
        let cases = [
            ("0.125", 2, 12),
            ("0.135", 2, 14),
            ("-0.125", 2, -12),
            ("0.1251", 2, 13),
            ("0.1249999999", 2, 12),
            ("0.5", 0, 0),
            ("1.5", 0, 2),
            ("1e-300", 9, 0),
            ("3", 2, 300),
        ];
        for (text, places, whole) in cases {
            assert_eq!(read(text).unwrap().times(places), Some(whole), "{text}");
        }
        assert_eq!(read("2147483648").unwrap().times(0), None);
        assert_eq!(read("-2147483648").unwrap().times(0), None);
        assert_eq!(read("0.3").unwrap().times(10), None);
        assert_eq!(read("1e300").unwrap().times(0), None);
        assert_eq!(read("0").unwrap().times(u32::MAX), Some(0));
    }

    #[test]
    fn a_whole_number_comes_back_from_every_way_to_write_it() {
        for whole in (-3000..3000i32).step_by(7) {
            for places in 0..5u32 {
                let text = format!(
                    "{:.*}",
                    places as usize,
                    f64::from(whole) / 10f64.powi(places.try_into().unwrap())
                );
                let decimal = read(&text).unwrap();
                assert_eq!(decimal.times(places), Some(whole), "{text}");
                assert!(decimal.places() <= places, "{text}");
                assert_eq!(read(&format!("{whole}e-{places}")), Some(decimal), "{text}");
            }
        }
    }
}
