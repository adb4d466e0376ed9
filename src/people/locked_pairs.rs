//! The pairs that the coordinator fixes: can they be at all?
//!
//! Here is what no programme can allow: a stranger, oneself, a declared conflict. Policies, such as
//! supervision, are looked at where the programme is known.

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::finding::english::why;
use crate::people::finding::unresolved::Unresolved;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::resolution::Resolution;

/// Refuses the first locked pair that cannot be, naming the pair, the person and the reason.
pub(super) fn check(cohort: &Cohort, resolution: &Resolution) -> Result<()> {
    for pair in cohort.locked() {
        let (mentor, mentee) = pair.ids();
        let refuse = |who: &ParticipantId, why: &str| {
            let message = format!("mentor {mentor} and mentee {mentee} are a locked pair, but {why}");
            Err(Error::input(message).of_person(who.as_str()))
        };
        let sides =
            [(mentor, "mentor", is_mentor as fn(&Participant) -> bool), (mentee, "mentee", is_mentee)];
        for (who, role, fits) in sides {
            match cohort.get(who) {
                None => {
                    let why = match resolution.reason(who, true) {
                        Some(reason) if reason.may_be_meant() => why(&Unresolved::new(who.clone(), reason)),
                        _ => "does not take part".into(),
                    };
                    return refuse(who, &format!("{who} {why}"));
                }
                Some(person) if !fits(person) => return refuse(who, &format!("{who} is not a {role}")),
                Some(_) => {}
            }
        }
        if mentor == mentee {
            return refuse(mentor, "nobody can be their own partner");
        }
        if let Some(reason) = cohort.explicit_conflict(mentor, mentee) {
            return refuse(mentor, &format!("there is a declared conflict: {reason}"));
        }
    }
    Ok(())
}

fn is_mentor(person: &Participant) -> bool {
    person.role().is_mentor()
}

fn is_mentee(person: &Participant) -> bool {
    person.role().is_mentee()
}
