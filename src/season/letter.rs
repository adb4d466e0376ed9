//! What the people of a formal pair may read.

use crate::error::Result;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::season::season::Season;

/// A letter to one person about one formal pair.
///
/// It contains only what a criterion says on purpose for its reader: no points, no reason anybody
/// gave, nothing about other pairs (S22). [`Letters`](crate::Letters) makes pages of them (feature
/// `report`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    to: ParticipantId,
    role: Role,
    text: String,
}

impl Letter {
    /// Who is to read it.
    pub fn to(&self) -> &ParticipantId {
        &self.to
    }

    /// Their role in the pair: mentor or mentee.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Season {
    /// Two letters for each formal pair, to the mentor and to the mentee, in the order of the
    /// pairs.
    ///
    /// Only formal pairs have letters: before that, nobody should read that a pair has begun. The
    /// texts are those of [`Explanation::for_mentor`](crate::Explanation::for_mentor) and its twin.
    ///
    /// # Errors
    /// Those of [`Matching::explain`](crate::Matching::explain), which no formal pair meets.
    pub fn letters(&self) -> Result<Vec<Letter>> {
        let Some(matching) = &self.matching else { return Ok(Vec::new()) };
        let mut letters = Vec::new();
        for pair in self.formal_pairs() {
            let told = matching.explain(pair.mentor(), pair.mentee())?;
            letters.push(Letter { to: pair.mentor().clone(), role: Role::Mentor, text: told.for_mentor() });
            letters.push(Letter { to: pair.mentee().clone(), role: Role::Mentee, text: told.for_mentee() });
        }
        Ok(letters)
    }
}
