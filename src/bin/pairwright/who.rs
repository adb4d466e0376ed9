//! Who is meant by an id, a name or an e-mail address.

use pairwright::explain::shown;
use pairwright::people::Lookup;
use pairwright::{Cohort, Participant, ParticipantId};

use crate::failure::Failure;

/// So alike a name must be to be offered: 1 is the same.
const ALIKE: f64 = 0.8;
/// This many are offered.
const OFFERED: usize = 3;

/// The person who is meant.
///
/// # Errors
/// Where nobody is, or several are: the error names those who may be.
pub(crate) fn find<'a>(cohort: &'a Cohort, text: &str) -> Result<&'a Participant, Failure> {
    let said = shown(text);
    match cohort.find(text) {
        Lookup::Participant(person) => Ok(person),
        Lookup::Ambiguous(ids) => {
            let all: Vec<String> = ids.into_iter().map(|id| named(cohort, id)).collect();
            let what = format!("{said} could be {}", either(&all));
            Err(Failure::new(what).with_advice("Say the id."))
        }
        Lookup::Outside(id) if cohort.former().contains(id) => {
            Err(Failure::new(format!("{} has left", named(cohort, id))))
        }
        Lookup::Outside(id) => Err(Failure::new(format!("{} does not take part", named(cohort, id)))),
        Lookup::Nobody => {
            let nobody = Failure::new(format!("nobody is called {said}"));
            let near = nearest(cohort, text);
            Err(if near.is_empty() {
                nobody
            } else {
                nobody.with_advice(format!("Is it {}?", either(&near)))
            })
        }
        _ => Err(Failure::new(format!("nobody is called {said}"))),
    }
}

/// Somebody as the coordinator knows them: `mia (Mia Berg)`.
pub(crate) fn named(cohort: &Cohort, id: &ParticipantId) -> String {
    let contact = || cohort.contacts().iter().find(|contact| contact.id() == id)?.name();
    let name = cohort.get(id).and_then(Participant::name).or_else(contact);
    name.map_or_else(|| id.to_string(), |name| format!("{id} ({})", shown(name)))
}

/// Those whose id, name or address is nearly the text, the nearest first.
fn nearest(cohort: &Cohort, text: &str) -> Vec<String> {
    let wanted = text.trim().to_lowercase();
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let likeness = |person: &Participant| {
        let texts = [Some(person.id().as_str()), person.name(), person.email()];
        let texts = texts.into_iter().flatten().map(str::to_lowercase);
        texts
            .map(|known| {
                let is_part = known.split([' ', '@', '.']).any(|part| part == wanted);
                let slips = if wanted.chars().count() < 6 { 1 } else { 2 };
                match strsim::osa_distance(&known, &wanted) {
                    _ if is_part => 1.0,
                    distance if distance <= slips => 0.9,
                    _ => strsim::jaro_winkler(&known, &wanted) - 0.1,
                }
            })
            .fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Participant)> =
        cohort.people().iter().map(|person| (likeness(person), person)).collect();
    near.retain(|(likeness, _)| *likeness >= ALIKE);
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a)); // stable: then by id
    near.iter().take(OFFERED).map(|(_, person)| named(cohort, person.id())).collect()
}

/// `ana, ben or cem`.
fn either(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
