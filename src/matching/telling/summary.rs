//! Figures about a whole matching.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::assignment::objectives::ties::ties::Ties;
use crate::matching::matching::Matching;
use crate::matching::telling::loads::Loads;
use crate::matching::telling::unchecked::lines_told;
use crate::people::participant::Participant;
use crate::scoring::criterion::PairView;

/// A count out of a total: `12 of 40`. Those about whom nothing is known are in neither.
///
/// In [`Summary`](crate::explain::Summary).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Share {
    count: usize,
    of: usize,
}

impl Share {
    /// How many.
    pub fn count(self) -> usize {
        self.count
    }

    /// Out of how many: those for whom it is known.
    pub fn of(self) -> usize {
        self.of
    }

    /// In percent, if there is anything to share.
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    pub fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| 100.0 * self.count as f64 / self.of as f64)
    }

    pub(crate) fn new(count: usize, of: usize) -> Self {
        Self { count, of }
    }

    fn add(&mut self, counts: bool) {
        self.of += 1;
        self.count += usize::from(counts);
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, more: Self) {
        self.count += more.count;
        self.of += more.of;
    }
}

/// The shares of the ranks, the first rank first; three of them at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct ByRank(Vec<Share>);

impl Default for ByRank {
    fn default() -> Self {
        Self(vec![Share::default(); 3])
    }
}

impl ByRank {
    /// The share of a rank, counted from 1.
    fn at(&mut self, rank: usize) -> &mut Share {
        let place = rank.saturating_sub(1);
        if self.0.len() <= place {
            self.0.resize(place + 1, Share::default());
        }
        &mut self.0[place]
    }
}

/// Figures about a whole matching, for a coordinator. From
/// [`Matching::summary`](crate::Matching::summary).
///
/// Shares are of the pairs for which the answer is known, so a cohort that states nothing has
/// shares out of 0, not of 0 per cent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    mentors_matched: Share,
    mentees_matched: Share,
    points: i64,
    cross_department: Share,
    cross_unit: Share,
    cross_region: Share,
    cross_location: Share,
    cross_country: Share,
    mentor_choices: ByRank,
    mentee_choices: ByRank,
    mentors_with_choice: Share,
    mentees_with_choice: Share,
    two_introverts: Share,
    two_extraverts: Share,
    supervisory: Share,
    supervisory_unchecked: Share,
    co_mentees_in_line: Share,
    co_mentees_unchecked: Share,
    mutual: usize,
    stops: usize,
    exclusions_unknown: usize,
    ties: Ties,
    #[serde(default, skip_serializing_if = "Loads::is_empty")]
    loads: Loads,
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident: $kind:ty;)*) => {
        impl Summary {
            $($(#[$doc])*
            pub fn $name(&self) -> $kind {
                self.$name
            })*
        }
    };
}

figures! {
    /// Mentors with at least one mentee, out of all.
    mentors_matched: Share;
    /// Mentees with a mentor, out of all.
    mentees_matched: Share;
    /// The sum of the pairs' points.
    points: i64;
    /// Pairs of different departments, out of those where both are known.
    cross_department: Share;
    /// Pairs of different units, out of those where both are known.
    cross_unit: Share;
    /// Pairs of different regions, out of those where both are known.
    cross_region: Share;
    /// Pairs of different locations, out of those where both are known.
    cross_location: Share;
    /// Pairs of different countries, out of those where both are known.
    cross_country: Share;
    /// Mentors with a mentee of their choice, at any rank, out of those who named anybody.
    mentors_with_choice: Share;
    /// Mentees with a mentor of their choice, at any rank, out of those who named anybody.
    ///
    /// How many could have one: [`Matching::choices_met`](crate::Matching::choices_met).
    mentees_with_choice: Share;
    /// Pairs of two introverts, out of those where both personalities are known.
    two_introverts: Share;
    /// Pairs of two extraverts, out of those where both personalities are known.
    two_extraverts: Share;
    /// Pairs in which one stands in the other's reporting line, out of those of which that is
    /// known.
    supervisory: Share;
    /// Pairs of which it is not known, since somebody above one of them is not known; out of all.
    supervisory_unchecked: Share;
    /// Two mentees of one mentor of whom one stands in the other's reporting line, out of those of
    /// whom that is known.
    co_mentees_in_line: Share;
    /// Two mentees of one mentor of whom it is not known; out of all.
    co_mentees_unchecked: Share;
    /// Two people who are paired in both directions, each two once.
    mutual: usize;
    /// Findings that stop a matching and were accepted: see
    /// [`Unchecked::stops`](crate::explain::Unchecked::stops).
    stops: usize;
    /// Conflicts and earlier pairs that name somebody nobody knows, so that they forbid nothing.
    exclusions_unknown: usize;
    /// How far rules have decided which of several equally good matchings it is: see
    /// [`Matching::ties`](crate::Matching::ties).
    ties: Ties;
}

impl Summary {
    /// Mentors who got their first, second, third choice and so on, out of those who stated one: as
    /// many ranks as any of them stated, three at least.
    pub fn mentor_choices(&self) -> &[Share] {
        &self.mentor_choices.0
    }

    /// Mentees who got their first, second, third choice and so on, likewise.
    pub fn mentee_choices(&self) -> &[Share] {
        &self.mentee_choices.0
    }

    /// How many mentees the mentors have each; empty where nobody takes more than one.
    pub fn loads(&self) -> &Loads {
        &self.loads
    }

    /// In words, how many pairs are in one reporting line: `0 of 40`, or `0 known, 12 pairs could
    /// not be checked`.
    pub fn supervisory_told(&self) -> String {
        match self.supervisory_unchecked.count {
            0 => format!("{} of {}", self.supervisory.count, self.supervisory.of),
            unchecked => lines_told(self.supervisory.count, unchecked),
        }
    }

    /// The same of two mentees of one mentor: `0 of 14`, or `0 known, 3 pairs could not be
    /// checked`.
    pub fn co_mentees_told(&self) -> String {
        match self.co_mentees_unchecked.count {
            0 => format!("{} of {}", self.co_mentees_in_line.count, self.co_mentees_in_line.of),
            unchecked => lines_told(self.co_mentees_in_line.count, unchecked),
        }
    }

    pub(in crate::matching) fn of(matching: &Matching) -> Self {
        let mut sum = Self { points: matching.points(), ties: matching.ties(), ..Self::default() };
        for pair in matching.views() {
            sum.add(&pair, matching);
        }
        let unchecked = matching.unchecked();
        let all = matching.pairs().len();
        sum.supervisory = Share { count: unchecked.known(), of: all - unchecked.pairs() };
        sum.supervisory_unchecked = Share { count: unchecked.pairs(), of: all };
        sum.loads = Loads::of(matching);
        let co_mentees = unchecked.co_mentee_lines();
        sum.co_mentees_in_line = Share { count: co_mentees.known, of: co_mentees.all - co_mentees.unknown };
        sum.co_mentees_unchecked = Share { count: co_mentees.unknown, of: co_mentees.all };
        sum.mutual = matching.mutual().len();
        sum.stops = unchecked.stops().len();
        sum.exclusions_unknown = unchecked.exclusions().len();
        let cohort = matching.cohort();
        let mut mentors: Vec<_> = matching.pairs().iter().map(crate::matching::pair::Pair::mentor).collect();
        mentors.dedup(); // pairs are sorted by mentor
        sum.mentors_matched = Share { count: mentors.len(), of: cohort.mentors().count() };
        sum.mentees_matched = Share { count: matching.served(), of: cohort.mentees().count() };
        for (rank, _) in cohort.mentors().flat_map(Participant::choices) {
            sum.mentor_choices.at(rank).of += 1;
        }
        for (rank, _) in cohort.mentees().flat_map(Participant::choices) {
            sum.mentee_choices.at(rank).of += 1;
        }
        let chose = |people: &mut dyn Iterator<Item = &Participant>| {
            people.filter(|person| person.choices().next().is_some()).count()
        };
        let [mentors, mentees] = with_choice(matching);
        sum.mentors_with_choice = Share { count: mentors, of: chose(&mut cohort.mentors()) };
        sum.mentees_with_choice = Share { count: mentees, of: chose(&mut cohort.mentees()) };
        sum
    }

    /// Counts a pair.
    pub(super) fn add(&mut self, pair: &PairView<'_>, matching: &Matching) {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        let differ = |share: &mut Share, a: Option<&str>, b: Option<&str>| {
            if let (Some(a), Some(b)) = (a, b) {
                share.add(a != b);
            }
        };
        differ(&mut self.cross_department, mentor.department(), mentee.department());
        differ(&mut self.cross_unit, mentor.unit(), mentee.unit());
        differ(&mut self.cross_region, mentor.region(), mentee.region());
        differ(&mut self.cross_location, mentor.location(), mentee.location());
        differ(&mut self.cross_country, mentor.country(), mentee.country());
        if let (Some(a), Some(b)) = (mentor.personality(), mentee.personality()) {
            let poles = matching.programme().poles();
            self.two_introverts.add(poles.is_introvert(a) && poles.is_introvert(b));
            self.two_extraverts.add(poles.is_extravert(a) && poles.is_extravert(b));
        }
        if let Some(rank) = mentor.choice_rank(mentee.id()) {
            self.mentor_choices.at(rank).count += 1;
        }
        if let Some(rank) = mentee.choice_rank(mentor.id()) {
            self.mentee_choices.at(rank).count += 1;
        }
    }
}

/// How many mentors and mentees have a partner of their choice.
fn with_choice(matching: &Matching) -> [usize; 2] {
    let [mut mentors, mut mentees] = [Vec::new(), Vec::new()];
    for pair in matching.views() {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        mentors.extend(mentor.choice_rank(mentee.id()).map(|_| mentor.id()));
        mentees.extend(mentee.choice_rank(mentor.id()).map(|_| mentee.id()));
    }
    [mentors, mentees].map(|mut people| {
        people.sort_unstable();
        people.dedup();
        people.len()
    })
}

impl Matching {
    /// Figures about the whole, for a coordinator. Time O(pairs x log people).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_region("North"),
    ///     Participant::mentee("max").with_region("South").with_choices(["ana"]),
    ///     Participant::mentee("mia"),
    /// ])?;
    /// let summary = Matcher::default().solve(cohort)?.summary();
    /// assert_eq!((summary.mentees_matched().count(), summary.mentees_matched().of()), (1, 2));
    /// assert_eq!(summary.mentee_choices()[0].percent(), Some(100.0));
    /// assert_eq!(summary.cross_unit().percent(), None); // nobody states a unit
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn summary(&self) -> Summary {
        Summary::of(self)
    }
}
