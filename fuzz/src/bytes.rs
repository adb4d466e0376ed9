//! Bytes read as numbers, one after another; when they are used up, zeros.

pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        first
    }

    /// A number below this one, which is at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }

    /// A score: most are small, so that there are ties; some are at the ends of what fits.
    pub fn score(&mut self) -> i32 {
        match self.byte() {
            byte @ 0..=199 => i32::from(byte % 16) - 8,
            byte @ 200..=239 => 1000 * (i32::from(byte) - 220),
            240..=243 => {
                i32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()]).max(-i32::MAX)
            }
            244..=249 => i32::MAX - i32::from(self.byte() % 4),
            _ => i32::from(self.byte() % 4) - i32::MAX,
        }
    }
}
