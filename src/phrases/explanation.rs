//! An explanation in the words of any language.

use crate::matching::telling::explain::Explanation;
use crate::people::finding::english::English;
use crate::people::names::{alone, beside};
use crate::people::profile::Role;
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrase::Phrase;
use crate::phrases::phrases::Phrases;
use crate::phrases::wishes::Wishes;
use crate::scoring::criterion::Audience;
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::text::shown;

impl Explanation {
    /// The words of a language for a reader. The coordinator reads everything; the mentor and the
    /// mentee who their partner is, and what they [may know](crate::scoring::facts) of the reasons;
    /// not who has more seniority, nor what the mentee wants to learn, as in
    /// [`Letters`](crate::Letters).
    ///
    /// ```
    /// use pairwright::phrases::German;
    /// use pairwright::scoring::Audience;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let ana = Participant::mentor("p1").with_name("Ana Müller").with_choices(["p2"]);
    /// let cohort = Cohort::new([ana, Participant::mentee("p2").with_name("Max Frei")])?;
    /// let told = Matcher::default().solve(cohort)?.explain("p1", "p2")?;
    /// let text = told.in_words(&German, Audience::Mentor);
    /// assert!(text.starts_with("Sie begleiten Max Frei als Mentorin oder Mentor."));
    /// assert!(text.contains("- Sie haben sich diese Person gewünscht"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn in_words(&self, phrases: &dyn Phrases, reader: Audience) -> String {
        let (role, partner) = match reader {
            Audience::Coordinator => {
                return Phrase::of(phrases, |words| words.explanation(self)).to_string();
            }
            Audience::Mentor => (Role::Mentee, self.mentee_alone()),
            Audience::Mentee => (Role::Mentor, self.mentor_alone()),
        };
        let part = |part: LetterPart<'_>| Phrase::of(phrases, |words| words.letter(&part)).to_string();
        let mut text = part(LetterPart::Partners { role, names: &[partner] });
        text.push(' ');
        let facts: Vec<_> =
            self.facts_for(reader).iter().filter(|fact| Wishes::Kept.are_told(fact)).collect();
        if facts.is_empty() {
            text.push_str(&part(LetterPart::NoReasons));
            text.push('\n');
            return text;
        }
        text.push_str(&part(LetterPart::Reasons));
        text.push('\n');
        for fact in facts {
            text.extend(["- ", &reason(phrases, fact).to_string(), "\n"]);
        }
        text
    }

    /// The mentor for the coordinator: `ana (Ana Müller)`.
    pub(crate) fn mentor_beside(&self) -> String {
        beside(self.mentor(), self.mentor_name())
    }

    /// The mentee, likewise.
    pub(crate) fn mentee_beside(&self) -> String {
        beside(self.mentee(), self.mentee_name())
    }

    /// The mentor for participants: the name, or else the id.
    pub(crate) fn mentor_alone(&self) -> String {
        alone(self.mentor(), self.mentor_name())
    }

    /// The mentee, likewise.
    pub(crate) fn mentee_alone(&self) -> String {
        alone(self.mentee(), self.mentee_name())
    }

    /// What the mentor may read, in English: no points, nobody's personality or self-rating, nobody
    /// else's choice.
    pub fn for_mentor(&self) -> String {
        self.in_words(&English, Audience::Mentor)
    }

    /// What the mentee may read, likewise.
    pub fn for_mentee(&self) -> String {
        self.in_words(&English, Audience::Mentee)
    }
}

/// A fact as its reader is told, with what people wrote in it apart from what stands around it.
pub(crate) fn reason(phrases: &dyn Phrases, fact: &ParticipantFact) -> Phrase {
    Phrase::of(phrases, |words| words.participant_fact(fact).map(|text| shown(&text).into_owned()))
}
