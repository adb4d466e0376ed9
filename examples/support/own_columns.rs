//! Columns of an organisation's own, made up, and rules about them.

use pairwright::rules::{ColumnRule, When};
use pairwright::{Participant, Programme};

use crate::numbers::Numbers;

/// Languages by how many people speak them, from most to few.
const LANGUAGES: [&str; 12] = [
    "English",
    "Spanish",
    "French",
    "German",
    "Portuguese",
    "Hindi",
    "Mandarin",
    "Polish",
    "Dutch",
    "Welsh",
    "Maori",
    "Basque",
];

/// Gives people languages, working hours and a time zone.
pub(crate) fn with_columns(people: Vec<Participant>, seed: u64) -> Vec<Participant> {
    let mut numbers = Numbers::new(seed ^ 0x52_55_4C_45);
    let one = |person: Participant| {
        let spoken = (0..=numbers.below(3)).map(|_| {
            let most = 1 + numbers.below(LANGUAGES.len());
            LANGUAGES[numbers.below(most)]
        });
        let spoken: Vec<&str> = spoken.collect();
        let zone = i32::try_from(numbers.below(24)).unwrap_or(0) - 11;
        let hours = numbers.one_of(&["9-17", "8-16", "10-18"]);
        person
            .with_attribute("languages", spoken.join("; "))
            .with_attribute("time zone", format!("UTC{zone:+}"))
            .with_attribute("hours", hours)
    };
    people.into_iter().map(one).collect()
}

/// The rules of this name: `language`, `zones`, or both.
pub(crate) fn with_rules(programme: Programme, which: &str) -> Result<Programme, String> {
    let languages = ColumnRule::points("a language", "languages", When::share(1), 100);
    let must = ColumnRule::must("a language", "languages", When::share(1));
    let zones = ColumnRule::points("time together", "hours", When::overlap(2), 100).with_zone("time zone");
    let hours = ColumnRule::must("time together", "hours", When::overlap(2)).with_zone("time zone");
    match which {
        "none" => Ok(programme),
        "language" => Ok(programme.with_rule(languages)),
        "language-must" => Ok(programme.with_rule(must)),
        "zones" => Ok(programme.with_rule(zones)),
        "zones-must" => Ok(programme.with_rule(hours)),
        "both" => Ok(programme.with_rule(languages).with_rule(zones)),
        "both-must" => Ok(programme.with_rule(must).with_rule(hours)),
        other => Err(format!("no rules {other:?}: none, language, zones or both, perhaps with -must")),
    }
}
