//! What the people of a formal pair may read.

use crate::error::Result;
use crate::people::finding::english::English;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::phrases::phrases::Phrases;
use crate::scoring::criterion::Audience;
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
    language: String,
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

    /// The tag of the language it is in.
    pub fn language(&self) -> &str {
        &self.language
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
        self.letters_by(|_| &English)
    }

    /// The same [letters](Self::letters), each in the language of its reader.
    ///
    /// ```
    /// use pairwright::phrases::{English, German};
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let max = Participant::mentee("max").with_name("Max Frei").with_attribute("language", "de");
    /// let cohort = Cohort::new([Participant::mentor("ana"), max])?;
    /// let mut season = Season::new(Matcher::default(), cohort);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// season.accept("ana", "max", "3 March")?;
    /// season.formalise_accepted("4 March")?;
    /// let letters = season.letters_by(|reader| match reader.attribute("language") {
    ///     Some("de") => &German,
    ///     _ => &English,
    /// })?;
    /// assert!(letters[0].text().starts_with("Your mentee is Max Frei."));
    /// assert!(letters[1].text().starts_with("ana begleitet Sie als Mentorin oder Mentor."));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`letters`](Self::letters).
    pub fn letters_by<'p>(
        &self,
        language_of: impl Fn(&Participant) -> &'p dyn Phrases,
    ) -> Result<Vec<Letter>> {
        let mut letters = Vec::new();
        for (pair, told) in self.told()? {
            let readers = [
                (pair.mentor(), Role::Mentor, Audience::Mentor),
                (pair.mentee(), Role::Mentee, Audience::Mentee),
            ];
            for (to, role, reader) in readers {
                let Some(person) = self.cohort().get(to) else { continue };
                let phrases = language_of(person);
                letters.push(Letter {
                    to: to.clone(),
                    role,
                    language: phrases.language().to_owned(),
                    text: told.in_words(phrases, reader),
                });
            }
        }
        Ok(letters)
    }
}
