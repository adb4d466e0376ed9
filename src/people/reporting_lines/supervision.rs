//! All pairs of mentor and mentee in which one is in the other's management line.

use std::ops::ControlFlow;

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::walk::{Meeting, reached, walk};
use crate::people::reporting_lines::{Relation, ReportingLines, number};

impl ReportingLines {
    /// The mentor-mentee pairs in one management line, with how the mentor stands to the mentee.
    ///
    /// The whole line counts, in both directions, over all managers. Each pair is there once,
    /// sorted by mentor, then mentee, with the shortest way; on a circle the mentor
    /// [reports](Relation::ReportsTo) to the mentee. Nobody is paired with themselves. Time O(n log
    /// n + the people on all lines between a mentor and a mentee + pairs log pairs), space O(n +
    /// pairs found): a line that is a thousand people deep has half a million pairs.
    ///
    /// ```
    /// use pairwright::{Cohort, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_manager("ben"),
    ///     Participant::both("ben").with_manager("zoe"),
    ///     Participant::mentee("zoe"),
    /// ])?;
    /// let ids = |person: &Participant| person.id().clone();
    /// let mentors: Vec<_> = cohort.mentors().map(ids).collect();
    /// let mentees: Vec<_> = cohort.mentees().map(ids).collect();
    /// let found = cohort.reporting_lines().supervisory_pairs(&mentors, &mentees);
    /// let names: Vec<_> = found.iter().map(|(a, b, _)| (a.as_str(), b.as_str())).collect();
    /// assert_eq!(names, [("ana", "ben"), ("ana", "zoe"), ("ben", "zoe")]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn supervisory_pairs<'a>(
        &self,
        mentors: impl IntoIterator<Item = &'a ParticipantId>,
        mentees: impl IntoIterator<Item = &'a ParticipantId>,
    ) -> Vec<(ParticipantId, ParticipantId, Relation)> {
        let (mentors, mentees) = (self.side(mentors), self.side(mentees));
        let mut found = Vec::new();
        self.each_between(&mentors, &mentees, usize::MAX, |mentor, mentee, distance| {
            found.push((mentor, mentee, Relation::ReportsTo { distance }));
        });
        self.each_between(&mentees, &mentors, usize::MAX, |mentee, mentor, distance| {
            found.push((mentor, mentee, Relation::Manages { distance }));
        });
        found.sort_unstable();
        found.dedup_by_key(|&mut (mentor, mentee, _)| (mentor, mentee));
        let name = |i: u32| self.people[i as usize].clone();
        found.into_iter().map(|(mentor, mentee, how)| (name(mentor), name(mentee), how)).collect()
    }

    /// Each of `below` with each of `above` in their line, at most so many steps apart.
    pub(super) fn each_between(
        &self,
        below: &[u32],
        above: &[u32],
        steps: usize,
        mut found: impl FnMut(u32, u32, usize),
    ) {
        let _ = self.between(below, above, steps, &mut |meeting: Meeting<'_>, upwards| {
            for walker in meeting.walkers() {
                let (low, high) = if upwards { (walker, meeting.goal) } else { (meeting.goal, walker) };
                found(low, high, meeting.steps);
            }
            ControlFlow::Continue(())
        });
    }

    /// Those of `below` who have some of `above` in their line; going up, or down where those who
    /// would set out are fewer.
    pub(super) fn between(
        &self,
        below: &[u32],
        above: &[u32],
        steps: usize,
        found: &mut impl FnMut(Meeting<'_>, bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (under, over) = (reached(&self.down, above), reached(&self.up, below));
        let those = |all: &[u32], on: &[bool]| all.iter().copied().filter(|&i| on[i as usize]).collect();
        let (below, above): (Vec<u32>, Vec<u32>) = (those(below, &under), those(above, &over));
        if below.len() <= above.len() {
            walk(&self.up, &below, (&above, &under), steps, |meeting| found(meeting, true))
        } else {
            walk(&self.down, &above, (&below, &over), steps, |meeting| found(meeting, false))
        }
    }

    /// The numbers of these people, each once; whoever is not in the lines is left out.
    fn side<'a>(&self, ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<u32> {
        let mut side: Vec<u32> =
            ids.into_iter().filter_map(|id| self.position(id.as_str())).map(number).collect();
        side.sort_unstable();
        side.dedup();
        side
    }
}
