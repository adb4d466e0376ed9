//! What is put together from the cells of a row.

use crate::error::Result;
use crate::error::problems::Problems;
use crate::people::participant::Participant;
use crate::people::reading::identity::full_name;

/// A participant whose cells are being read.
#[derive(Debug)]
pub(super) struct Draft {
    /// Always there, but for the moment of a change.
    person: Option<Participant>,
    /// Given and family name.
    pub(super) names: [String; 2],
    pub(super) managers: Vec<String>,
    /// By rank; a rank without a choice is empty.
    pub(super) choices: Vec<String>,
    /// Those of a column with several, behind the others.
    pub(super) more_choices: Vec<String>,
}

impl Draft {
    pub(super) fn new(person: Participant) -> Self {
        let names = [String::new(), String::new()];
        let (managers, choices, more_choices) = (Vec::new(), Vec::new(), Vec::new());
        Self { person: Some(person), names, managers, choices, more_choices }
    }

    /// Changes the person.
    pub(super) fn set(&mut self, change: impl FnOnce(Participant) -> Participant) {
        self.person = self.person.take().map(change);
    }

    /// Sets the choice of a rank, counted from 0.
    pub(super) fn choose(&mut self, rank: usize, text: &str) {
        if self.choices.len() <= rank {
            self.choices.resize(rank + 1, String::new());
        }
        text.clone_into(&mut self.choices[rank]);
    }

    /// The participant, checked unless a mistake was found already.
    pub(super) fn finish(self, is_sound: bool) -> Result<Option<Participant>> {
        let Some(mut person) = self.person else { return Ok(None) };
        let [given, family] = &self.names;
        if person.name().is_none() && !(given.is_empty() && family.is_empty()) {
            person = person.with_name(full_name(given, family));
        }
        let choices = self.choices.into_iter().chain(self.more_choices);
        person = person.with_choices(choices);
        person = person.with_managers(self.managers);
        if is_sound {
            let mut problems = Problems::default();
            person.check(&mut problems);
            problems.finish()?;
        }
        Ok(Some(person))
    }
}
