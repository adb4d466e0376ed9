//! Columns of an organisation's own, made up, and rules about them.

use pairwright::rules::{ColumnRule, When};
use pairwright::{Participant, Programme};

use crate::numbers::Numbers;

/// The language of each region, besides English.
const LANGUAGES: [&str; 8] =
    ["Spanish", "French", "German", "Portuguese", "Hindi", "Mandarin", "Polish", "Welsh"];

/// Gives people languages, working hours and a time zone of their region: eight regions with a
/// language and three zones each. With `scattered`, all of it has nothing to do with the region, so
/// that nearly everybody is of a kind of their own.
pub(crate) fn with_columns(people: Vec<Participant>, seed: u64, scattered: bool) -> Vec<Participant> {
    let mut numbers = Numbers::new(seed ^ 0x52_55_4C_45);
    let one = |person: Participant| {
        let region = person.region().and_then(|region| region.rsplit(' ').next()?.parse().ok());
        let region: usize = if scattered { numbers.below(8) } else { region.unwrap_or(0) % 8 };
        let own = LANGUAGES[region];
        let spoken = match numbers.below(4) {
            0 => own.to_owned(),
            1 => format!("{own}; English"),
            2 if scattered => format!("{}; {own}", numbers.one_of(&LANGUAGES)),
            _ => "English".to_owned(),
        };
        let zone = i32::try_from(3 * region + numbers.below(3)).unwrap_or(0) - 11;
        person
            .with_attribute("languages", spoken)
            .with_attribute("time zone", format!("UTC{zone:+}"))
            .with_attribute("hours", "9-17")
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
