//! A round: a matching is made, or made again around what is settled.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::assignment::model::value::Worth;
use crate::error::Result;
use crate::matching::constraints::Sparing;
use crate::matching::matching::{Matching, Pair};
use crate::people::participant_id::ParticipantId;
use crate::season::decision::{Decision, PairName, What};
use crate::season::season::Season;

/// What a round has changed. It prints as a few sentences for the coordinator: what was decided
/// since the round before, how many pairs stay, which are new.
#[derive(Debug, Clone)]
pub struct Round {
    number: u32,
    since: Vec<Decision>,
    kept: Vec<Pair>,
    parted: Vec<PairName>,
    made: Vec<Pair>,
    cost: Worth,
    gap: Worth,
}

impl Season {
    /// Makes the first matching: all its pairs are proposed. Nobody has been asked yet.
    ///
    /// `at` is the time of the decision in your own words; it is stored and not read.
    ///
    /// # Errors
    /// As [`Matcher::solve`](crate::Matcher::solve); [`is_input`](crate::Error::is_input) when
    /// there is a matching already or the season is closed.
    pub fn propose(&mut self, at: impl Into<String>) -> Result<&Matching> {
        self.course.check_turn("the first matching", true)?;
        let matching = self.matcher.solve(Arc::clone(&self.cohort))?;
        let pairs = matching.pairs().iter().map(PairName::from).collect();
        self.course.decide(at.into(), What::Proposed { pairs })?;
        Ok(self.matching.insert(matching))
    }

    /// Makes the matching again: settled pairs stay, declined ones can never be made, open ones are
    /// spared as asked.
    ///
    /// New pairs are proposed. Open pairs that are parted have ended, and may come back in a later
    /// round. If nobody came or went, the scores of the last matching are used again, and the solve
    /// starts from its prices.
    ///
    /// # Errors
    /// As [`Matcher::rematch`](crate::Matcher::rematch); [`is_input`](crate::Error::is_input) when
    /// there is no matching yet or the season is closed. The season then stays as it was.
    pub fn rematch(&mut self, sparing: Sparing, at: impl Into<String>) -> Result<Round> {
        self.course.check_turn("a re-match", false)?;
        let given = self.course.given(sparing);
        let again = self.matcher.rematch(Arc::clone(&self.cohort), self.matching.as_ref(), &given)?;
        let pairs: BTreeSet<PairName> = again.matching().pairs().iter().map(PairName::from).collect();
        let was_live: BTreeSet<PairName> =
            self.course.with(crate::season::pair_state::PairState::is_live).into_iter().collect();
        let (kept, made): (Vec<Pair>, Vec<Pair>) = again
            .matching()
            .pairs()
            .iter()
            .cloned()
            .partition(|pair| was_live.contains(&PairName::from(pair)));
        let parted: Vec<PairName> = was_live.difference(&pairs).cloned().collect();
        let (cost, gap) = (again.cost(), again.gap());
        let last = self
            .log()
            .iter()
            .rposition(|decision| matches!(decision.what(), What::Proposed { .. } | What::Rematched { .. }));
        let since = self.log().iter().skip(last.map_or(0, |last| last + 1)).cloned().collect();
        let names = made.iter().map(PairName::from).collect();
        let what = What::Rematched { sparing, parted: parted.clone(), made: names, cost, gap };
        self.course.decide(at.into(), what)?;
        self.matching = Some(again.into_matching());
        Ok(Round { number: self.round(), since, kept, parted, made, cost, gap })
    }
}

impl Round {
    /// Its number: the first re-match is round 2.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// What was decided since the matching before.
    pub fn since(&self) -> &[Decision] {
        &self.since
    }

    /// Pairs that stay, settled ones too, by mentor, then mentee.
    pub fn kept(&self) -> &[Pair] {
        &self.kept
    }

    /// Open pairs that were parted, and whose people should hear of it.
    pub fn parted(&self) -> &[PairName] {
        &self.parted
    }

    /// Pairs that are new.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// The people of parted pairs, by id: they were proposed to each other, and now have somebody
    /// else or nobody.
    pub fn moved(&self) -> Vec<&ParticipantId> {
        let people: BTreeSet<_> =
            self.parted.iter().flat_map(|pair| [pair.mentor(), pair.mentee()]).collect();
        people.into_iter().collect()
    }

    /// What sparing open pairs cost, against the best matching of all with the same settled and
    /// declined pairs.
    pub fn cost(&self) -> Worth {
        self.cost
    }

    /// No matching that spares the same number is better by more than this. Nothing, unless a
    /// search with a limit was cut short.
    pub fn gap(&self) -> Worth {
        self.gap
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |is: fn(&What) -> bool| self.since.iter().filter(|decision| is(decision.what())).count();
        let said = [
            (count(|what| matches!(what, What::Accepted(_))), "accepted"),
            (count(|what| matches!(what, What::Declined { .. })), "declined"),
            (count(|what| matches!(what, What::Left { .. })), "left"),
            (count(|what| matches!(what, What::Joined { .. })), "joined"),
        ];
        let said: Vec<String> = said
            .into_iter()
            .filter(|&(count, _)| count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if !said.is_empty() {
            writeln!(f, "Since round {}: {}.", self.number.saturating_sub(1), said.join(", "))?;
        }
        let (stay, new) = (self.kept.len(), self.made.len());
        let s = |count: usize, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        writeln!(
            f,
            "Round {}: {}, {} new, {} parted.",
            self.number,
            if stay == 1 { "1 pair stays".into() } else { format!("{stay} pairs stay") },
            if new == 1 { "1 is".to_owned() } else { format!("{new} are") },
            s(self.parted.len(), "open pair")
        )?;
        if self.cost == Worth::default() {
            writeln!(f, "Nothing was given up to spare open pairs.")?;
        } else {
            writeln!(f, "Sparing open pairs cost {}.", self.cost)?;
        }
        if self.gap != Worth::default() {
            writeln!(f, "A matching that spares the same number could be better by {} at most.", self.gap)?;
        }
        for pair in &self.parted {
            writeln!(f, "Parted: {pair}.")?;
        }
        for pair in &self.made {
            writeln!(f, "New: {} mentors {} ({} points).", pair.mentor(), pair.mentee(), pair.points())?;
        }
        Ok(())
    }
}
