//! The pairs that the coordinator fixes: can they be at all?
//!
//! Here is what no programme can allow: a stranger, oneself, a declared conflict. Policies, such as
//! supervision, are looked at where the programme is known.

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::finding::english::why;
use crate::people::finding::unresolved::Unresolved;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::resolution::Resolution;

/// Refuses the locked pairs that cannot be, naming the pair, the person and the reason.
pub(super) fn check(cohort: &Cohort, resolution: &Resolution) -> Result<()> {
    let refused = cohort.locked().iter().filter_map(|pair| refusal(cohort, resolution, pair));
    refused.collect::<Problems>().finish()
}

/// A name that nobody has is a mistake in the data; what the people forbid is a clash.
fn refusal(cohort: &Cohort, resolution: &Resolution, pair: &PairId) -> Option<Error> {
    let (mentor, mentee) = pair.ids();
    let message = |why: &str| format!("mentor {mentor} and mentee {mentee} are a locked pair, but {why}");
    let sides = [(mentor, "mentor", is_mentor as fn(&Participant) -> bool), (mentee, "mentee", is_mentee)];
    for (who, role, fits) in sides {
        match cohort.get(who) {
            None => {
                let why = match resolution.reason(who, true) {
                    Some(reason) if reason.may_be_meant() => why(&Unresolved::new(who.clone(), reason)),
                    _ => "does not take part".into(),
                };
                return Some(Error::input(message(&format!("{who} {why}"))).of_person(who.as_str()));
            }
            Some(person) if !fits(person) => {
                let why = message(&format!("{who} is not a {role}"));
                return Some(Error::clash(why).of_person(who.as_str()));
            }
            Some(_) => {}
        }
    }
    let clash = |why: &str| Some(Error::clash(message(why)).of_person(mentor.as_str()));
    if mentor == mentee {
        return clash("nobody can be their own partner");
    }
    let reason = cohort.explicit_conflict(mentor, mentee)?;
    clash(&format!("there is a declared conflict: {reason}"))
}

fn is_mentor(person: &Participant) -> bool {
    person.role().is_mentor()
}

fn is_mentee(person: &Participant) -> bool {
    person.role().is_mentee()
}
