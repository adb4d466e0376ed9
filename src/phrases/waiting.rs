//! Why somebody is left out, in the words of any language.

use crate::matching::telling::left_out::LeftOut;
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrase::Phrase;
use crate::phrases::phrases::Phrases;
use crate::scoring::criterion::Audience;

impl LeftOut {
    /// The words of a language for a reader: for the coordinator who and why, on one line; for the
    /// person a few sentences, each on a line, from [what they may know](Self::for_reader) alone.
    ///
    /// ```
    /// use pairwright::phrases::German;
    /// use pairwright::scoring::Audience;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let mentees = ["max", "mia"].map(Participant::mentee);
    /// let cohort = Cohort::new(mentees.into_iter().chain([Participant::mentor("ana")]))?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let text = matching.left_out()[0].in_words(&German, Audience::Mentee);
    /// assert!(text.contains("nicht genügend Mentorinnen und Mentoren"));
    /// assert!(!text.contains("ana") && !text.contains("max"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn in_words(&self, phrases: &dyn Phrases, reader: Audience) -> String {
        if reader == Audience::Coordinator {
            return Phrase::of(phrases, |words| words.left_out(self)).to_string();
        }
        self.parts().map(|part| Phrase::of(phrases, |words| words.letter(&part)).to_string() + "\n").concat()
    }

    /// What is said to the person, after the salutation.
    pub(crate) fn parts(&self) -> [LetterPart<'static>; 3] {
        let role = self.role();
        let why = LetterPart::WhyWaiting { role, why: self.for_reader() };
        [LetterPart::Waiting { role }, why, LetterPart::NoJudgement]
    }
}
