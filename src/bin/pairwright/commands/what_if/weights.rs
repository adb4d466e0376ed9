//! How far weights can move.

use pairwright::Matching;
use pairwright::what_if::Sensitivity;

use crate::context::Context;
use crate::counted::form;
use crate::failure::Failure;
use crate::matched::say_stopped;

/// A change of a weight by this share is small.
const SMALL: u32 = 5;

/// Of all weights, or of some.
pub(super) fn tell(context: &Context, matching: &Matching, some: &[String]) -> Result<Sensitivity, Failure> {
    let found = if some.is_empty() {
        matching.sensitivity()
    } else {
        matching.sensitivity_among(some.iter().map(String::as_str))
    }?;
    let console = context.console();
    console.heading("How far each weight can move, the others as they are")?;
    let (idle, live): (Vec<_>, Vec<_>) = found.weights().iter().partition(|range| range.is_idle());
    let near = live.iter().filter(|range| range.ends_within(SMALL).next().is_some()).count();
    console.say(&match (live.len(), near) {
        (0, _) => "No weight makes a difference to these people.".to_owned(),
        (1, 0) => format!("A change of {SMALL} % or less moves nobody."),
        (1, _) => format!("A change of {SMALL} % or less moves somebody."),
        (many, 0) => format!("No change of {SMALL} % or less in one of the {many} weights moves anybody."),
        (many, near) => {
            format!("In {near} of the {many} weights, a change of {SMALL} % or less moves somebody.")
        }
    })?;
    for range in found.nearest() {
        console.item(&format!("{range}."))?;
    }
    for range in live.iter().filter(|range| range.nearer().is_none()) {
        console.item(&format!("{range}."))?;
    }
    if !idle.is_empty() {
        let keys: Vec<&str> = idle.iter().map(|range| range.key()).collect();
        let makes = form(idle.len(), "makes", "make");
        console.item(&format!("{} {makes} no difference to these people.", keys.join(", ")))?;
    }
    let missing = format!("not found: {}", found.missing().join(", "));
    say_stopped(context, found.is_complete(), &missing)?;
    Ok(found)
}
