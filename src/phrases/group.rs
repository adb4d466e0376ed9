//! A mentor with all their mentees, in the words of any language.

use crate::matching::telling::explain::Explanation;
use crate::matching::telling::group::Group;
use crate::people::finding::english::English;
use crate::people::profile::Role;
use crate::phrases::explanation::reason;
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrase::Phrase;
use crate::phrases::phrases::Phrases;
use crate::phrases::wishes::Wishes;
use crate::scoring::criterion::Audience;

impl Group {
    /// What the mentor may read of the group, in the words of a language: as
    /// [`Explanation::in_words`](crate::Explanation::in_words), for all members.
    pub fn in_words(&self, phrases: &dyn Phrases) -> String {
        let names: Vec<String> = self.members().iter().map(Explanation::mentee_alone).collect();
        let part = LetterPart::Partners { role: Role::Mentee, names: &names };
        let mut text = Phrase::of(phrases, |words| words.letter(&part)).to_string();
        text.push('\n');
        for (member, name) in self.members().iter().zip(&names) {
            let facts = member.facts_for(Audience::Mentor).iter();
            for fact in facts.filter(|fact| Wishes::Kept.are_told(fact)) {
                text.extend(["- ", name, ": ", &reason(phrases, fact).to_string(), "\n"]);
            }
        }
        text
    }

    /// What the mentor may read of the group, in English.
    pub fn for_mentor(&self) -> String {
        self.in_words(&English)
    }
}
