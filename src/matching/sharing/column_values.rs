//! What people have in a column that a rule names.

use crate::people::folding::{folded, is_same};
use crate::people::participant::Participant;
use crate::people::profile::Skill;
use crate::programme::policies::poles::Poles;

/// The values of a person in a column, as they are compared; nothing where it is not known.
pub(super) fn values(person: &Participant, column: &str, poles: Poles) -> Vec<String> {
    let name = folded(column).replace([' ', '-'], "_");
    let one = |text: Option<&str>| text.into_iter().map(str::to_owned).collect();
    let all: Vec<String> = match name.as_str() {
        "title" => one(person.title()),
        "department" => one(person.department()),
        "unit" => one(person.unit()),
        "region" => one(person.region()),
        "location" => one(person.location()),
        "country" => one(person.country()),
        "level" => person.level().into_iter().map(|level| level.to_string()).collect(),
        "commitment" => person.commitment().into_iter().map(|stated| stated.to_string()).collect(),
        "duration" => person.duration().into_iter().map(|stated| stated.to_string()).collect(),
        "format" => person.format().into_iter().map(|stated| stated.to_string()).collect(),
        "personality" => {
            person.personality().into_iter().map(|stated| pole(stated, poles).to_owned()).collect()
        }
        "skills_offered" => person.skills_offered().iter().map(Skill::name).map(str::to_owned).collect(),
        "skills_wanted" => person.skills_wanted().to_vec(),
        "groups" => person.groups().to_vec(),
        _ => {
            let own = person.attributes().filter(|(name, _)| is_same(name, column));
            own.map(|(_, value)| value.to_owned()).collect()
        }
    };
    let mut all: Vec<String> = all.iter().map(|value| folded(value).into_owned()).collect();
    all.retain(|value| !value.is_empty());
    all.sort_unstable();
    all.dedup();
    all
}

fn pole(personality: f64, poles: Poles) -> &'static str {
    match (poles.is_introvert(personality), poles.is_extravert(personality)) {
        (true, _) => "introvert",
        (_, true) => "extravert",
        _ => "neither",
    }
}
