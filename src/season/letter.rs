//! What the people of a formal pair may read.

use crate::error::Result;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::season::season::Season;

/// A letter to one person about one formal pair.
///
/// It contains only what a criterion says on purpose for its reader: no points, no reason anybody
/// gave, nothing about other pairs (S22). [`Letters`](crate::Letters) makes pages of them (feature
/// `report`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
    /// Only formal pairs have letters: before that, nobody should read that a pair has begun, and
    /// after its end nothing of it. They tell what is known now, also where details have changed
    /// since the last matching. The texts are those of
    /// [`Explanation::for_mentor`](crate::Explanation::for_mentor) and its twin.
    ///
    /// # Errors
    /// What scoring the present people refuses, which no season that was proposed meets.
    pub fn letters(&self) -> Result<Vec<Letter>> {
        let mut letters = Vec::new();
        for (pair, told) in self.told()? {
            letters.push(Letter { to: pair.mentor().clone(), role: Role::Mentor, text: told.for_mentor() });
            letters.push(Letter { to: pair.mentee().clone(), role: Role::Mentee, text: told.for_mentee() });
        }
        Ok(letters)
    }

    /// The formal pairs, and what there is to say about each by what is known now.
    pub(crate) fn told(&self) -> Result<Vec<(Pair, Explanation)>> {
        let formal: Vec<&PairId> = self.formal_pairs().collect();
        if formal.is_empty() {
            return Ok(Vec::new());
        }
        self.matcher.told(&self.cohort, self.matching.as_ref(), formal)
    }
}
