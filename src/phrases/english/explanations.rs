//! Why a pair is worth what it is worth, in English for the coordinator.

use std::fmt::{self, Write as _};

use crate::assignment::model::term::Entry;
use crate::matching::telling::explain::Explanation;
use crate::words::{counted, fit};

/// The score and the fit, every contribution with something to tell, and what is unknown.
pub(super) fn explanation(told: &Explanation) -> String {
    let (mentor, mentee) = (told.mentor_beside(), told.mentee_beside());
    let mut text = match told.points() {
        Some(points) => format!("{mentor} mentors {mentee}: {}", counted(points, "point")),
        None => format!("{mentor} cannot mentor {mentee}"),
    };
    if let Some(value) = told.fit() {
        text.extend([", ", &fit(value)]);
    }
    text.push('\n');
    for contribution in told.contributions().iter().filter(|one| one.speaks()) {
        let _ = match contribution.entry() {
            Entry::Points(points) => writeln!(text, "  {points:+5}  {}", contribution.text()),
            Entry::Never => writeln!(text, "  never  {}", contribution.text()),
        };
    }
    if let Some(why) = told.companions() {
        let _ = writeln!(text, "  never  {why}");
    }
    if !told.unknown().is_empty() {
        let unknown: Vec<String> = told.unknown().iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "  not known: {}", unknown.join("; "));
    }
    text
}

impl fmt::Display for Explanation {
    /// The coordinator's voice: the score and the fit, every contribution with something to tell,
    /// and what is unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&explanation(self))
    }
}
