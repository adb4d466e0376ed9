//! What is accepted where people are drawn at random.

use pairwright::Matcher;
use pairwright::people::FindingKind;

/// A matcher of people drawn at random: one side may be empty, and nobody looked at levels when
/// the managers were drawn. Everything else that stops a matching is refused as ever.
pub(crate) fn accepting_chance(matcher: Matcher) -> Matcher {
    matcher.accepting([FindingKind::Nobody, FindingKind::LevelsReversed, FindingKind::PersonalityScale])
}
