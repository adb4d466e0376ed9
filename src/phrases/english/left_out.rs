//! Who is left out and why, in English.

use std::fmt;

use crate::matching::telling::left_out::{LeftOut, Reason};
use crate::matching::telling::shortage::Shortage;
use crate::people::names::Names;
use crate::people::profile::Role;
use crate::phrases::english::facts::co_mentees;
use crate::phrases::english::words::numbered;
use crate::text::shown;
use crate::words::{commas, counted};

/// The reason as one sentence, without a full stop.
pub(super) fn reason(reason: &Reason, names: &Names) -> String {
    match reason {
        Reason::NoPlace => "takes no mentees".into(),
        Reason::NobodyThere => "there is nobody to be paired with".into(),
        Reason::BelowFloor => "no possible pair with enough points was left".into(),
        Reason::NotInPilot => "not in the pilot".into(),
        Reason::Full => "everybody possible has all the partners they can have".into(),
        Reason::KeptApart { mentor, why } => {
            format!("{} has room, but {}", names.beside(mentor), shown(&co_mentees(why, names)))
        }
        Reason::Declined => "everybody possible was declined".into(),
        Reason::NobodyPossible { forbidden } => {
            let counts = forbidden.iter().map(|(name, count)| format!("{count} by {}", ruled_out_by(name)));
            let advice = forbidden.contains_key("supervision").then_some(
                "; invite somebody from outside the reporting line, or let supervision.depth reach less far",
            );
            format!("everybody is ruled out: {}{}", commas(counts), advice.unwrap_or_default())
        }
        Reason::NotNeeded { impossible: 0 } => "all mentees are served".into(),
        Reason::NotNeeded { impossible } => {
            format!("all mentees are served but {impossible}, who can be paired with nobody")
        }
        Reason::Shortage(group) => shortage(group),
    }
}

/// What a criterion that forbids is called where somebody reads of it.
fn ruled_out_by(criterion: &str) -> &str {
    match criterion {
        "conflict" => "a declared conflict",
        "supervision" => "the reporting line",
        "history" => "an earlier pair",
        other => other,
    }
}

/// Who competes, for whom, and for how many places.
pub(super) fn shortage(shortage: &Shortage) -> String {
    let (many, few) = match shortage.role() {
        Role::Mentor => ("mentor", "mentee"),
        _ => ("mentee", "mentor"),
    };
    let names = shortage.names();
    format!(
        "{} could be paired only with {}: {} for {}",
        numbered(shortage.group(), many, names),
        numbered(shortage.partners(), few, names),
        counted(shortage.places(), "place"),
        shortage.wanted()
    )
}

/// One line: who, in which role, and why.
pub(super) fn left_out(left_out: &LeftOut) -> String {
    let who = left_out.names().beside(left_out.id());
    format!("{who} ({}): {}", left_out.role(), left_out.told())
}

impl LeftOut {
    /// What is true of this person beside the [reason](Self::reason), as a sentence's end: what a
    /// partner would cost where nobody is short of one, and how long they have waited. Empty where
    /// there is nothing to say.
    pub fn details(&self) -> String {
        let cost = self.cost().filter(|_| matches!(self.reason(), Reason::NotNeeded { .. }));
        let waited = Some(self.waited()).filter(|&cohorts| cohorts > 0);
        let said = [
            cost.map(|cost| format!("a mentee for them would cost {cost}")),
            waited.map(|cohorts| format!("has waited {}", counted(cohorts, "cohort"))),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        said.join("; ")
    }

    /// The reason and the details, as one sentence for the coordinator.
    pub fn told(&self) -> String {
        let (why, details) = (self.why(), self.details());
        if details.is_empty() { why } else { format!("{why}; {details}") }
    }

    /// The reason as a sentence for the coordinator, with the names of people.
    pub(crate) fn why(&self) -> String {
        reason(self.reason(), self.names())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&reason(self, &Names::default()))
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&left_out(self))
    }
}

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shortage(self))
    }
}
