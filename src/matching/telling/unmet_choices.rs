//! Mentees with none of the mentors they asked for, and what each of these would cost.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::what_if::alternatives::WhyNot;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::progress::{PhaseKind, Progress};

/// A mentee with none of the mentors they asked for: why not, for each.
///
/// In [`UnmetChoices`](crate::explain::UnmetChoices).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmetChoice {
    mentee: ParticipantId,
    wanted: Vec<(usize, WhyNot)>,
}

impl UnmetChoice {
    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// Their choices among the mentors, by rank, counted from 1: what stands in the way of each, or
    /// what it would cost the others.
    pub fn wanted(&self) -> &[(usize, WhyNot)] {
        &self.wanted
    }

    /// The choice that would cost least; none where all of them are forbidden or taken for good.
    /// Of equal ones the first.
    pub fn cheapest(&self) -> Option<(usize, &WhyNot)> {
        let costs = self.wanted.iter().filter_map(|(rank, why)| match why {
            WhyNot::Costs(alternative) => Some((alternative.loss(), *rank, why)),
            _ => None,
        });
        costs.min_by_key(|&(loss, rank, _)| (loss, rank)).map(|(_, rank, why)| (rank, why))
    }
}

/// Some of the mentees with none of their choices, by id; it is a slice of them.
///
/// From [`Matching::unmet_choices`](crate::Matching::unmet_choices).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmetChoices {
    of: usize,
    found: Vec<UnmetChoice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Progress>,
}

impl UnmetChoices {
    /// How many mentees there are who asked for a mentor and have none that they asked for.
    pub fn of(&self) -> usize {
        self.of
    }

    /// How far it was when the [watch](crate::Matching::with_watch) stopped it. Then those who are
    /// here are told in full, and others are missing.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Was nothing stopped?
    pub fn is_complete(&self) -> bool {
        self.stopped_at.is_none()
    }
}

impl Deref for UnmetChoices {
    type Target = [UnmetChoice];

    fn deref(&self) -> &[UnmetChoice] {
        &self.found
    }
}

impl Matching {
    /// The mentees who asked for mentors and have none of them, and what each choice would cost:
    /// up to `most` of them, by id.
    ///
    /// Time of a [`why_not`](Self::why_not) for each choice.
    ///
    /// ```
    /// use pairwright::explain::WhyNot;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_choices(["mia"]),
    ///     Participant::mentor("ben"),
    ///     Participant::mentee("max").with_choices(["ana"]),
    ///     Participant::mentee("mia").with_choices(["ana"]),
    /// ])?;
    /// let unmet = Matcher::default().solve(cohort)?.unmet_choices(10)?;
    /// assert_eq!((unmet.of(), unmet[0].mentee().as_str()), (1, "max"));
    /// let (rank, why) = unmet[0].cheapest().expect("ana is allowed");
    /// let WhyNot::Costs(choice) = why else { panic!("it has a price") };
    /// assert!(rank == 1 && choice.loss().points > 0);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`why_not`](Self::why_not); [`is_cancelled`](crate::Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it before anybody is known. Later it answers with those who
    /// are, and says so.
    pub fn unmet_choices(&self, most: usize) -> Result<UnmetChoices> {
        let cohort = self.cohort();
        let met = self.with_a_choice();
        let is_mentor = |mentor: &ParticipantId| self.scores().row(mentor).is_some();
        let wants = |mentee: &&Participant| mentee.choices().any(|(_, mentor)| is_mentor(mentor));
        let unmet = cohort.mentees().filter(|mentee| !met.contains(mentee.id()));
        let unmet: Vec<_> = unmet.filter(wants).collect();
        let work = self.work();
        let shown = unmet.len().min(most);
        let (mut found, mut stopped_at) = (Vec::with_capacity(shown), None);
        for (at, mentee) in unmet.iter().take(most).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a share of people")]
            let share = |at: usize| at as f64 / shown as f64;
            let wanted = work.guard().part(share(at)..share(at + 1), || {
                work.guard().left(PhaseKind::Comparing, 1, 1)?;
                let choices = mentee.choices().filter(|(_, mentor)| is_mentor(mentor));
                let why = |(rank, mentor): (usize, &ParticipantId)| {
                    let told = self.explain(mentor, mentee.id())?;
                    Ok((rank, self.reason_against(&told, &work)?))
                };
                choices.map(why).collect::<Result<Vec<_>>>()
            });
            match wanted {
                Err(_) if work.guard().is_stopped() && !found.is_empty() => {
                    stopped_at = work.stopped_at();
                    break;
                }
                wanted => found.push(UnmetChoice { mentee: mentee.id().clone(), wanted: wanted? }),
            }
        }
        work.guard().done();
        Ok(UnmetChoices { of: unmet.len(), found, stopped_at })
    }
}
