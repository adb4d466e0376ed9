//! A report in the making.

use std::fmt;

use crate::error::{Error, Result};
#[cfg(feature = "evaluate")]
use crate::evaluation::result::Evaluation;
use crate::matching::matching::Matching;
use crate::matching::telling::summary::Summary;
use crate::matching::what_if::comparison::Comparison;
use crate::matching::what_if::sensitivity::Sensitivity;
use crate::matching::what_if::trade_off::TradeOff;
use crate::season::season::Season;
use crate::text::shown;
use crate::words::counted;

/// A matching as an HTML page for a coordinator, and as one sheet for a board.
///
/// It begins with what is read in thirty seconds, beside what is possible, what chance would come
/// to and, where it is [given](Self::with_last_cohort), the last cohort. Then it shows which silos
/// are crossed, whose choices were honoured, what tells the pairs apart, every pair explained,
/// everybody left out and why, what the audit found, the weights, and the proof. It names people
/// and keeps nothing back: it is not for participants, see [`Letters`](crate::report::Letters). For
/// a board there is [`to_board_html`](Self::to_board_html), which names nobody.
///
/// The page needs nothing else: no network, no font, no script to be read. It fits a phone, a
/// laptop and paper, light and dark. Every text from the input is escaped, and a policy in the page
/// lets nothing run but its own script.
///
/// All pairs are in it. Up to [`with_explained`](Self::with_explained) pairs have cards in the
/// page; of a larger cohort [`write_folder`](Self::write_folder) writes further pages. Time and
/// space O(pairs x criteria), and what [`Matching::left_out`], [`Matching::choices_met`],
/// [`Matching::by_chance`] and [`Matching::verify`] need.
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant, Report};
///
/// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("<b>max</b>")])?;
/// let matching = Matcher::default().solve(cohort)?;
/// let page = Report::new(&matching).with_title("Spring 2027").to_html()?;
/// assert!(page.contains("Spring 2027"));
/// assert!(page.contains("&lt;b&gt;max&lt;/b&gt;"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// None where a season has none.
    pub(super) matching: Option<&'a Matching>,
    pub(super) season: Option<&'a Season>,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) explained: usize,
    pub(super) repaired: usize,
    pub(super) comparison: Option<&'a Comparison>,
    pub(super) sensitivity: Option<&'a Sensitivity>,
    pub(super) trade_off: Option<&'a TradeOff>,
    pub(super) last: Option<&'a Summary>,
    #[cfg(feature = "evaluate")]
    pub(super) evaluation: Option<&'a Evaluation>,
}

/// Up to how many pairs have their cards in the page itself, if nothing else is set.
const EXPLAINED: usize = 1_000;

impl<'a> Report<'a> {
    /// A report on this matching. Its title is the name of the programme.
    pub fn new(matching: &'a Matching) -> Self {
        Self::of(matching.programme().name(), Some(matching), None)
    }

    /// A report on where a season stands: its pairs by state, who is still to answer, what is over
    /// and why, its rounds, criteria that have changed; then the matching of the last round, as it
    /// was made. It can be made at any time, also before the first round.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Report, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let page = Report::of_season(&season).with_date("1 March").to_html()?;
    /// assert!(page.contains("Where the season stands"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn of_season(season: &'a Season) -> Self {
        Self::of(season.programme().name(), season.matching(), Some(season))
    }

    fn of(name: &str, matching: Option<&'a Matching>, season: Option<&'a Season>) -> Self {
        let title = if name.is_empty() { "Mentoring pairs" } else { name };
        Self {
            matching,
            season,
            title: title.to_owned(),
            date: String::new(),
            explained: EXPLAINED,
            repaired: 0,
            comparison: None,
            sensitivity: None,
            trade_off: None,
            last: None,
            #[cfg(feature = "evaluate")]
            evaluation: None,
        }
    }

    /// Sets the title, at the top of the page and in the browser's tab.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets a date under the title, as a text. The library has no clock.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<String>) -> Self {
        self.date = date.into();
        self
    }

    /// Up to this many pairs have their cards in the page itself. Default: 1,000.
    ///
    /// Where there are more, the page keeps all of them as compact data, which its script searches
    /// and lays out a few at a time; [`to_pages`](Self::to_pages) has them to be read without a
    /// script as well. A card takes 1 KB, as data some 350 bytes.
    #[must_use]
    pub fn with_explained(mut self, pairs: usize) -> Self {
        self.explained = pairs;
        self
    }

    /// Says for this many of the mentees left out what would help, as [`Matching::repairs`] does.
    /// Default: none, since each costs some solves.
    #[must_use]
    pub fn with_repairs(mut self, mentees: usize) -> Self {
        self.repaired = mentees;
        self
    }

    /// Adds a section with this matching [compared](Matching::compare) with another: what would
    /// change, and who gains and loses.
    #[must_use]
    pub fn with_comparison(mut self, comparison: &'a Comparison) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Adds a section with how far each weight can move: the matching's own
    /// [sensitivity](Matching::sensitivity).
    #[must_use]
    pub fn with_sensitivity(mut self, sensitivity: &'a Sensitivity) -> Self {
        self.sensitivity = Some(sensitivity);
        self
    }

    /// Adds a section with what one goal costs another: the matching's own
    /// [trade-off](Matching::trade_off), as a curve and a table.
    #[must_use]
    pub fn with_trade_off(mut self, trade_off: &'a TradeOff) -> Self {
        self.trade_off = Some(trade_off);
        self
    }

    /// Sets the figures of the last cohort beside these: the
    /// [summary](Matching::summary) of its matching. It may be of other people under another
    /// programme, so only shares are compared.
    #[must_use]
    pub fn with_last_cohort(mut self, last: &'a Summary) -> Self {
        self.last = Some(last);
        self
    }

    /// Adds a section with what came of the pairs: goals, effects, suggested weights.
    #[cfg(feature = "evaluate")]
    #[must_use]
    pub fn with_evaluation(mut self, evaluation: &'a Evaluation) -> Self {
        self.evaluation = Some(evaluation);
        self
    }

    /// Refuses what was found for another matching: its figures would be read as those of this one.
    pub(super) fn check_provenance(&self) -> Result<()> {
        let Some(ours) = self.matching else {
            let is_added =
                self.comparison.is_some() || self.sensitivity.is_some() || self.trade_off.is_some();
            #[cfg(feature = "evaluate")]
            let is_added = is_added || self.evaluation.is_some();
            let refused = "what is added to the report is that of a matching, and this season has none";
            return if is_added { Err(Error::input(refused)) } else { Ok(()) };
        };
        let parts = [
            ("comparison", self.comparison.map(|found| found.is_of(ours))),
            ("sensitivity", self.sensitivity.map(|found| found.is_of(ours))),
            ("trade-off", self.trade_off.map(|found| found.is_of(ours))),
            #[cfg(feature = "evaluate")]
            ("evaluation", self.evaluation.map(|found| found.is_of(ours))),
        ];
        match parts.into_iter().find(|&(_, is_ours)| is_ours == Some(false)) {
            Some((what, _)) => Err(Error::clash(format!("the {what} is that of another matching"))),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Report<'_> {
    /// The title and the number of pairs: the page itself is [`to_html`](Self::to_html).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs = self.matching.map_or(0, |matching| matching.pairs().len());
        write!(f, "{}: {}", shown(&self.title), counted(pairs, "pair"))
    }
}
