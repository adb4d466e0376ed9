//! Personality: two introverts, two extraverts.

use serde::{Deserialize, Serialize};

/// Where the poles of the introvert-extravert scale begin (S3). The scale runs from 0 to 100;
/// people between the poles are neither.
///
/// "Better to have an introvert paired with an extravert than to pair two introverts": two of one
/// pole lose points, by a weight for each pole.
///
/// ```toml
/// [poles]
/// introvert_up_to = 35
/// extravert_from = 65
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Poles {
    pub(crate) introvert_up_to: u8,
    pub(crate) extravert_from: u8,
}

impl Default for Poles {
    fn default() -> Self {
        Self { introvert_up_to: 40, extravert_from: 60 }
    }
}

impl Poles {
    /// Introverts are those up to the first value, extraverts those from the second. Default 40 and
    /// 60.
    pub fn new(introvert_up_to: u8, extravert_from: u8) -> Self {
        Self { introvert_up_to, extravert_from }
    }

    /// Is this an introvert?
    pub fn is_introvert(self, personality: f64) -> bool {
        personality <= f64::from(self.introvert_up_to)
    }

    /// Is this an extravert?
    pub fn is_extravert(self, personality: f64) -> bool {
        personality >= f64::from(self.extravert_from)
    }
}
