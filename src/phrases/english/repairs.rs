//! What would help, in English.

use std::fmt::{self, Write as _};

use crate::assignment::model::value::ObjectiveValue;
use crate::matching::telling::difference::listed;
use crate::matching::telling::repair::{Remedy, Repair};
use crate::people::names::Names;
use crate::phrases::english::explanations::contribution;
use crate::words::form;

/// What to do, without a full stop.
fn remedy(remedy: &Remedy, names: &Names) -> String {
    match remedy {
        Remedy::Allow { mentor, mentee, waived, .. } => {
            let waived: Vec<String> = waived.iter().map(|one| contribution(one, names)).collect();
            let (mentor, mentee) = (names.beside(mentor), names.beside(mentee));
            format!("allow {mentor} to mentor {mentee} ({})", waived.join("; "))
        }
        Remedy::OneMorePlace { mentor, places } => {
            format!("let {} take one more mentee, {places} in all", names.beside(mentor))
        }
        Remedy::OneMoreMentor { profile, mentees } => {
            let level = profile.level().map(|level| format!(", of level {level} or lower"));
            let years = profile.tenure_years().map(|years| format!(", with {years} years of tenure or less"));
            format!(
                "find one more mentor{}{}, in no reporting line with {}",
                level.unwrap_or_default(),
                years.unwrap_or_default(),
                listed(mentees, names)
            )
        }
    }
}

/// What to do, and what the whole gains.
pub(super) fn repair(repair: &Repair) -> String {
    // with more people there are more loads: whether they are as even says nothing
    let ObjectiveValue { minimums, served, pairs, points, .. } = repair.gain();
    let names = repair.names();
    let mut said = format!(
        "{}: {served} more {} served ({})",
        remedy(repair.remedy(), names),
        form(served, "person", "people"),
        listed(repair.served(), names)
    );
    if minimums != 0 {
        let _ = write!(said, ", {minimums:+} {} that must be filled", form(minimums, "place", "places"));
    }
    if pairs == 0 {
        said += ", as many pairs";
    } else if pairs != served {
        let _ = write!(said, ", {pairs:+} {}", form(pairs, "pair", "pairs"));
    }
    said + &format!(", {points:+} {}", form(points, "point", "points"))
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&remedy(self, &Names::default()))
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repair(self))
    }
}
