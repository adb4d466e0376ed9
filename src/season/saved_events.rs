//! What was decided since some number, as data to be appended to a document.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::matching::files::document::SavedMatching;
use crate::people::participant::Participant;
use crate::season::decision::{Decision, Event};
use crate::season::season::Season;
use crate::storage::stored::Stored;

/// Entries of a season's log with their numbers, and what they need: for databases that append.
///
/// Behind a [`SavedSeason`](crate::season::SavedSeason) whose log has as many entries as these
/// begin with, they are the whole season again: see
/// [`followed_by`](crate::season::SavedSeason::followed_by). They carry the profiles of those who
/// joined or changed, and if there was a round its matching with the prices that prove it. So the
/// answers of a day are some bytes each, and a round is as large as the matching.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedEvents {
    /// The number of the first one: how many are before it.
    pub(super) first: usize,
    pub(super) log: Vec<Decision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<SavedDetails>,
    /// That of the last round among them, without its people, who follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) matching: Option<SavedMatching>,
}

/// The profiles of one move.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SavedDetails {
    /// The number of the entry with which the move begins.
    pub(super) entry: usize,
    pub(super) people: Vec<Participant>,
}

impl Stored for SavedEvents {
    const KIND: &'static str = "events";
    const FORMAT: u32 = 1;
}

impl SavedEvents {
    /// The number of the first entry: how many entries are before it.
    pub fn first(&self) -> usize {
        self.first
    }

    /// The number of the entry that comes after them.
    pub fn next(&self) -> usize {
        self.first.saturating_add(self.log.len())
    }

    /// The entries.
    pub fn log(&self) -> &[Decision] {
        &self.log
    }
}

impl Season {
    /// What was decided from the entry with this number on, the first having number 0, as data to
    /// be appended where the entries before it are kept.
    ///
    /// A service keeps [`saved`](Self::saved) once, and after each request, in the same
    /// transaction, the events since the number it has: then a process that is killed between two
    /// requests loses nothing.
    /// [`SavedSeason::followed_by`](crate::season::SavedSeason::followed_by) is the way back. Time
    /// and space O(entries), and those of the matching if there was a round.
    ///
    /// ```
    /// use pairwright::season::Party;
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let base = season.saved();
    ///
    /// let number = season.log().len();
    /// season.consult_all("2 March")?;
    /// let monday = season.events_since(number)?;
    /// season.agree("ana", "max", Party::Mentee, "3 March")?;
    /// let tuesday = season.events_since(monday.next())?;
    ///
    /// let again = Season::restore(base.followed_by([monday, tuesday])?, &Matcher::default())?;
    /// assert_eq!(again.log(), season.log());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when the log has not so many entries, or when somebody joined
    /// or changed since who did so before this season was opened: their details are in the document
    /// that it was opened from.
    pub fn events_since(&self, number: usize) -> Result<SavedEvents> {
        let Some(log) = self.log().get(number..) else {
            let refused = format!("the log has {} entries", self.log().len());
            return Err(Error::clash(refused).with_value(number.to_string()));
        };
        let has_details =
            |decision: &Decision| matches!(decision.event(), Event::Joined { .. } | Event::Changed { .. });
        let before = self.noted.first().saturating_sub(number).min(log.len());
        if let Some(entry) = log[..before].iter().position(has_details) {
            let refused = format!(
                "entry {} was decided before this season was opened, and its details are not known apart",
                number + entry
            );
            let advice = format!("ask for the events since {}, or save the whole season", self.noted.first());
            return Err(Error::clash(refused).with_value(number.to_string()).with_advice(advice));
        }
        let people = self.noted.from(number);
        let people = people.map(|(entry, people)| SavedDetails { entry, people: people.to_vec() });
        let matching =
            log.iter().any(|decision| decision.event().is_round()).then_some(()).and(self.matching());
        Ok(SavedEvents {
            first: number,
            log: log.to_vec(),
            people: people.collect(),
            matching: matching.map(|matching| matching.saved().with_cohort(None)),
        })
    }
}
