//! The trait behind every criterion, ours and yours.

use std::fmt::Debug;

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

/// One thing that makes a pair better, worse or impossible.
///
/// A criterion looks at one attribute of the mentor and one of the mentee and says how many points
/// each two values are worth, or that they must never meet. It says so in [`Term`]s: small tables
/// over codes, or lists of pairs ([`Sides`] builds both). So scoring a cohort takes space for the
/// people and the tables, and an explanation is reading the tables.
///
/// ```
/// use pairwright::assignment::{Entry, Term};
/// use pairwright::scoring::facts::{OwnFact, PairFact, Wording};
/// use pairwright::scoring::{PairView, Sides};
/// use pairwright::{Criterion, Matcher, Participant, Programme, Result};
///
/// /// 500 points for two people who speak the same language.
/// #[derive(Debug)]
/// struct SameLanguage;
///
/// impl Criterion for SameLanguage {
///     fn name(&self) -> &str {
///         "language"
///     }
///     fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
///         let language = |person: &Participant| person.attribute("language").map(str::to_owned);
///         Ok(vec![sides.table(language, language, |a, b| {
///             Entry::Points(if a.is_some() && a == b { 500 } else { 0 })
///         })?])
///     }
///     fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
///         let language = pair.mentor().attribute("language")?;
///         let both = Wording::new(format!("you both speak {language}"))
///             .with_language("de", format!("Sie sprechen beide {language}"));
///         let fact = OwnFact::new("same-language", format!("both speak {language}"));
///         Some(fact.with_value("language", language).for_participants(both).into())
///     }
/// }
///
/// let people = [
///     Participant::mentor("ana").with_attribute("language", "Welsh"),
///     Participant::mentee("max"),
///     Participant::mentee("mia").with_attribute("language", "Welsh"),
/// ];
/// let matcher = Matcher::new(Programme::default()).with_criterion(SameLanguage);
/// let matching = matcher.solve(pairwright::Cohort::new(people)?)?;
/// assert_eq!(matching.pairs()[0].mentee().as_str(), "mia");
/// let told = matching.explain("ana", "mia")?;
/// assert!(told.to_string().contains("+500  both speak Welsh"));
/// assert!(told.for_mentee().contains("you both speak Welsh"));
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Criterion: Debug + Send + Sync {
    /// A short name: a heading in `matches.csv`, unlike those of the other criteria and
    /// `mentor_id`, `mentor_name`, `mentee_id`, `mentee_name`, `points`, `fit`, `duration`,
    /// `format` and `lines_checked`, whatever the case.
    fn name(&self) -> &str;

    /// What the criterion says about all pairs, as terms that are added up.
    ///
    /// No terms at all is a fine answer: the criterion has nothing to say about these people.
    ///
    /// # Errors
    /// Whatever the criterion finds wrong with the people or with itself.
    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>>;

    /// What it says of this pair, as a [fact](crate::scoring::facts).
    ///
    /// Asked only where the criterion has something to say: points other than 0, or never; of 0
    /// points, where it [says so](Self::speaks_without_points). A pair that is forbidden, by an
    /// entry or by a [restriction](Term::only), is asked about with [`Entry::Never`], so a must can
    /// say why. Without a fact the coordinator reads the bare name, and the participants nothing:
    /// what they may know has to be said on purpose.
    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        let _ = (pair, entry);
        None
    }

    /// Has it facts about pairs to which it gives 0 points? A choice that is worth nothing is still
    /// a choice.
    fn speaks_without_points(&self) -> bool {
        false
    }

    /// May a coordinator waive for one pair what the criterion forbids?
    ///
    /// Then [repairs](crate::Matching::repairs) of a shortage may propose it. Rules of the
    /// programme and choices are waivable; declared conflicts are not, and nothing is unless it
    /// says so.
    fn is_waivable(&self) -> bool {
        false
    }

    /// What the criterion would need to know about this pair and does not, if anything.
    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let _ = pair;
        None
    }
}

/// Who reads an explanation (S22).
///
/// The coordinator reads everything. A mentor or a mentee reads neither points, nor a personality,
/// nor a self-rating, nor a group, nor who waited or was wished for, nor what anybody else wants,
/// ranked or wrote. The facts decide it: see [`PairFact::for_mentor`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// Who runs the programme.
    Coordinator,
    /// The mentor of the pair.
    Mentor,
    /// The mentee of the pair.
    Mentee,
}

/// Two people looked at as a pair, whether they are one or not. Criteria get it to say what they
/// know of it.
///
/// For [`Criterion`](crate::Criterion).
#[derive(Debug, Clone, Copy)]
pub struct PairView<'a> {
    cohort: &'a Cohort,
    mentor: &'a Participant,
    mentee: &'a Participant,
}

impl<'a> PairView<'a> {
    pub(crate) fn new(cohort: &'a Cohort, mentor: &'a Participant, mentee: &'a Participant) -> Self {
        Self { cohort, mentor, mentee }
    }

    /// The cohort they belong to: for what stands around the two, reporting lines say.
    pub fn cohort(&self) -> &'a Cohort {
        self.cohort
    }

    /// Who would be the mentor.
    pub fn mentor(&self) -> &'a Participant {
        self.mentor
    }

    /// Who would be the mentee.
    pub fn mentee(&self) -> &'a Participant {
        self.mentee
    }

    /// Those of the two for whom `known` is false, if there are any.
    pub(super) fn those_without(&self, known: impl Fn(&Participant) -> bool) -> Option<Vec<ParticipantId>> {
        let unknown = [self.mentor, self.mentee].into_iter().filter(|person| !known(person));
        let ids: Vec<ParticipantId> = unknown.map(|person| person.id().clone()).collect();
        (!ids.is_empty()).then_some(ids)
    }
}
