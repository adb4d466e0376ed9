//! Numbers as they are written: whole multiples of powers of ten.

use pairwright::assignment::WideMatrix;

/// More digits than these are not read.
const MOST_DIGITS: usize = 36;
/// More zeros than these are written as an exponent.
const MOST_ZEROS: usize = 20;

/// Digits times ten to the exponent. The last digit is not zero, but that of 0 itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i128,
    pub(super) exponent: i32,
}

impl Decimal {
    pub(super) fn new(mut digits: i128, mut exponent: i32) -> Self {
        if digits == 0 {
            return Self { digits, exponent: 0 };
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent += 1;
        }
        Self { digits, exponent }
    }

    /// Reads what is known to be a finite number; none where it has too many digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (sign, text) = match text.strip_prefix('-') {
            Some(text) => (-1, text),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0').trim_end_matches('0');
        if digits.is_empty() {
            return Some(Self::new(0, 0));
        }
        let zeros = all.len() - all.trim_end_matches('0').len();
        let places = i32::try_from(zeros).ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let digits = sign * digits.parse::<i128>().ok()?;
        Some(Self { digits, exponent: exponent.parse::<i32>().ok()?.checked_add(places)? })
    }

    /// As a multiple of ten to minus this, if it is one, and not too large for a wide matrix.
    pub(super) fn at(self, decimals: i32) -> Option<i128> {
        if self.digits == 0 {
            return Some(0);
        }
        let zeros = u32::try_from(self.exponent.checked_add(decimals)?).ok()?;
        let value = 10_i128.checked_pow(zeros)?.checked_mul(self.digits)?;
        (value.unsigned_abs() <= WideMatrix::LARGEST.unsigned_abs()).then_some(value)
    }

    /// The nearest floating-point number.
    pub(super) fn nearest(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// The logarithm of the size, to the base of ten.
    #[expect(clippy::cast_precision_loss, reason = "a logarithm")]
    pub(super) fn magnitude(self) -> f64 {
        (self.digits.unsigned_abs() as f64).log10() + f64::from(self.exponent)
    }

    /// All its digits.
    pub(super) fn shown(self) -> String {
        let Self { digits, exponent } = self;
        let (sign, digits) = (if digits < 0 { "-" } else { "" }, digits.unsigned_abs().to_string());
        let zeros = exponent.unsigned_abs() as usize;
        if exponent >= 0 {
            return if zeros <= MOST_ZEROS {
                format!("{sign}{digits}{}", "0".repeat(zeros))
            } else {
                format!("{sign}{digits}e{exponent}")
            };
        }
        if zeros < digits.len() {
            let (whole, fraction) = digits.split_at(digits.len() - zeros);
            return format!("{sign}{whole}.{fraction}");
        }
        if zeros <= digits.len() + MOST_ZEROS {
            format!("{sign}0.{}{digits}", "0".repeat(zeros - digits.len()))
        } else {
            format!("{sign}{digits}e{exponent}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn what_is_written_is_what_is_shown() {
        for (text, shown) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("+12", "12"),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0.001", "-0.001"),
            ("1e3", "1000"),
            ("25E-1", "2.5"),
            ("1e300", "1e300"),
            ("5e-324", "5e-324"),
            ("9007199254740993", "9007199254740993"),
            ("123456789012345678901234567890.123456", "123456789012345678901234567890.123456"),
            ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
        ] {
            assert_eq!(Decimal::read(text).map(Decimal::shown).as_deref(), Some(shown), "{text}");
        }
        assert_eq!(Decimal::read("1234567890123456789012345678901234567"), None);
        assert_eq!(Decimal::read("1e-99999999999"), None);
    }

    #[test]
    fn multiples_of_a_last_digit() {
        let at = |text, decimals| Decimal::read(text).and_then(|number| number.at(decimals));
        assert_eq!(at("1.25", 2), Some(125));
        assert_eq!(at("1.25", 4), Some(12_500));
        assert_eq!(at("1.25", 1), None);
        assert_eq!(at("3e9", -8), Some(30));
        assert_eq!(at("1e36", 0), Some(10_i128.pow(36)));
        assert_eq!(at("1e37", 0), None);
        assert_eq!(at("0", -300), Some(0));
    }
}
