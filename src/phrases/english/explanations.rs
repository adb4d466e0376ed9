//! Why a pair is worth what it is worth, in English for the coordinator.

use std::fmt::{self, Write as _};

use crate::assignment::model::term::Entry;
use crate::matching::telling::explain::{Contribution, Explanation};
use crate::people::names::Names;
use crate::phrases::english::facts::{co_mentees, fact, not_known};
use crate::text::shown;
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
    let names = told.names();
    let said = |one| contribution(one, names);
    for contribution in told.contributions().iter().filter(|one| one.speaks()) {
        let _ = match contribution.entry() {
            Entry::Points(points) => writeln!(text, "  {points:+5}  {}", said(contribution)),
            Entry::Never => writeln!(text, "  never  {}", said(contribution)),
        };
    }
    if let Some(why) = told.companions() {
        let _ = writeln!(text, "  never  {}", shown(&co_mentees(why, names)));
    }
    if !told.unknown().is_empty() {
        let _ = writeln!(text, "  not known: {}", told.not_known());
    }
    text
}

/// What a criterion says; its name where it has no more to say.
pub(crate) fn contribution(said: &Contribution, names: &Names) -> String {
    let words = said.fact().map(|said| fact(said, names));
    shown(words.as_deref().unwrap_or(said.criterion())).into_owned()
}

impl Explanation {
    /// What is not known, for the coordinator, in one line.
    pub(crate) fn not_known(&self) -> String {
        let unknown: Vec<String> =
            self.unknown().iter().map(|what| shown(&not_known(what, self.names())).into_owned()).collect();
        unknown.join("; ")
    }
}

impl fmt::Display for Explanation {
    /// The coordinator's voice: the score and the fit, every contribution with something to tell,
    /// and what is unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&explanation(self))
    }
}
