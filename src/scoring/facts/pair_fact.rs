//! What a criterion says of a pair.

use serde::{Deserialize, Serialize};

use crate::people::expectations::{Duration, Format};
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Role, Skill};
use crate::people::silo::Silo;
use crate::programme::rules::amount::Amount;
use crate::programme::rules::when::When;
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::{MissingCell, NotKnown, StandingPart};
use crate::scoring::facts::own_fact::OwnFact;

/// What a criterion says of a pair: all of it, as the coordinator may know it.
///
/// [`for_mentor`](Self::for_mentor) and [`for_mentee`](Self::for_mentee) are what remains for the
/// two. Phrases make sentences of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PairFact {
    /// The two come from different departments, regions or the like.
    Differ {
        /// What they differ in.
        silo: Silo,
        /// Where each of them belongs.
        values: Each<String>,
    },
    /// How far apart their personalities are.
    Personality {
        /// The values, from 0 to 100.
        values: Each<Amount>,
        /// Where each stands on the scale.
        poles: Each<Pole>,
    },
    /// How far apart the two are in seniority; the mentor is the junior one, or nobody minds.
    SeniorityGap {
        /// How much more the mentee has, in levels, or in years where only tenure decides.
        gap: i64,
        /// What it is measured in: the level or the tenure.
        part: StandingPart,
        /// Is the mentor the junior one, as far as that is known?
        mentor_is_junior: Option<bool>,
    },
    /// The mentor is the junior one; by how much is not known, and counts as the average.
    MentorIsJunior {
        /// What is not known.
        unknown: NotKnown,
    },
    /// The mentor is not the junior one.
    NotJunior {
        /// How much more the mentee has, if that is known.
        gap: Option<i64>,
        /// What it is measured in: the level or the tenure.
        part: StandingPart,
    },
    /// Nobody knows whether the mentor is the junior one.
    JuniorUnknown,
    /// One chose the other.
    Chosen {
        /// Who chose: mentor or mentee.
        by: Role,
        /// The same, by id.
        chooser: ParticipantId,
        /// The rank of the choice, from 1.
        rank: usize,
        /// Does the choice give points?
        counted: bool,
    },
    /// One chose others, and is paired with nobody else.
    ChoseOthers {
        /// Whose choices they are: the mentor's or the mentee's.
        by: Role,
        /// The same, by id.
        chooser: ParticipantId,
    },
    /// One names nobody who takes part, and counts as the average of those who do.
    NamesNobody {
        /// Whose choices they would be: the mentor's or the mentee's.
        by: Role,
        /// The same, by id.
        chooser: ParticipantId,
    },
    /// The mentor offers what the mentee wants to learn.
    Skills {
        /// The skills that meet, with what the mentor thinks of their own capability, out of 5.
        met: Vec<Skill>,
        /// How many skills the mentee wants.
        wanted: usize,
    },
    /// The mentor knows things that the mentee does not.
    NewKnowledge {
        /// The skills that are new to the mentee.
        skills: Vec<String>,
    },
    /// How committed the mentee is, out of 5.
    Commitment {
        /// What the mentee stated.
        stated: u8,
        /// The least that is asked for, where this is less.
        least: Option<u8>,
    },
    /// Both belong to employee groups.
    SharedGroups {
        /// The groups.
        groups: Vec<String>,
    },
    /// The two know each other.
    Acquainted {
        /// Who says so: the mentor, the mentee or both.
        named_by: Role,
    },
    /// The two want different things of a pair.
    Expectations {
        /// How long it should last, where they differ in that.
        duration: Option<Each<Duration>>,
        /// Whether they meet alone, where they differ in that.
        format: Option<Each<Format>>,
    },
    /// The mentee got no mentor in earlier cohorts.
    Waited {
        /// In so many.
        cohorts: u32,
    },
    /// The coordinator wishes for the pair.
    Wished,
    /// One of the two stands above the other, or they have the same manager.
    Supervision {
        /// Who stands above whom.
        line: Option<LineFact>,
        /// Do they have the same manager?
        same_manager: bool,
    },
    /// The two are not paired in both directions, and this is not the one that remains.
    OneDirection {
        /// Who is to be the mentor.
        mentor: ParticipantId,
        /// Who is to be the mentee.
        mentee: ParticipantId,
    },
    /// They were a pair in an earlier cohort.
    PairedBefore,
    /// Nobody is paired with themselves.
    SamePerson,
    /// Somebody declared the pair impossible.
    DeclaredConflict {
        /// The reason that was given.
        reason: String,
    },
    /// A rule of the programme about columns, of which both say something.
    Rule {
        /// The rule's name.
        rule: String,
        /// The columns that it compares.
        columns: Each<String>,
        /// What stands there.
        values: Each<String>,
        /// In which time zone, where the rule has a column for that.
        zones: Each<Option<String>>,
        /// What the rule demands, where that is not the case and forbids the pair.
        broken: Option<When>,
    },
    /// A rule of the programme about columns, of which somebody says nothing.
    RuleUnknown {
        /// The rule's name.
        rule: String,
        /// The empty cells. At least one.
        cells: Vec<MissingCell>,
        /// Does that forbid the pair? Otherwise the average counts.
        forbids: bool,
    },
    /// What matters here is not known, and counts as the average.
    CountsAsAverage {
        /// What is not known.
        unknown: NotKnown,
    },
    /// What matters here is not known, and that forbids the pair.
    UnknownForbids {
        /// What is not known.
        unknown: NotKnown,
    },
    /// One of the two declined.
    Declined {
        /// What was said; may be empty.
        reason: String,
    },
    /// What a criterion of your own says.
    Own(OwnFact),
}

/// Where somebody stands on the scale of personality, by the poles of the programme.
///
/// In [`PairFact::Personality`](crate::scoring::facts::PairFact::Personality).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pole {
    /// At the introvert end.
    Introvert,
    /// In between.
    Middle,
    /// At the extravert end.
    Extravert,
}

/// One person above another in the reporting lines.
///
/// In [`PairFact`](crate::scoring::facts::PairFact).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineFact {
    /// Who stands above.
    pub manager: ParticipantId,
    /// Who stands below.
    pub report: ParticipantId,
    /// How many steps it is up from one to the other, at least 1.
    pub steps: usize,
    /// Does the one below have several managers?
    pub several_managers: bool,
}

impl From<OwnFact> for PairFact {
    fn from(fact: OwnFact) -> Self {
        Self::Own(fact)
    }
}

impl PairFact {
    /// A word for the kind of fact, which stays the same; of a criterion of your own, its key.
    pub fn key(&self) -> &str {
        match self {
            Self::Differ { .. } => "differ",
            Self::Personality { .. } => "personality",
            Self::SeniorityGap { .. } => "seniority-gap",
            Self::MentorIsJunior { .. } => "mentor-is-junior",
            Self::NotJunior { .. } => "not-junior",
            Self::JuniorUnknown => "junior-unknown",
            Self::Chosen { .. } => "chosen",
            Self::ChoseOthers { .. } => "chose-others",
            Self::NamesNobody { .. } => "names-nobody",
            Self::Skills { .. } => "skills",
            Self::NewKnowledge { .. } => "new-knowledge",
            Self::Commitment { .. } => "commitment",
            Self::SharedGroups { .. } => "shared-groups",
            Self::Acquainted { .. } => "acquainted",
            Self::Expectations { .. } => "expectations",
            Self::Waited { .. } => "waited",
            Self::Wished => "wished",
            Self::Supervision { .. } => "supervision",
            Self::OneDirection { .. } => "one-direction",
            Self::PairedBefore => "paired-before",
            Self::SamePerson => "same-person",
            Self::DeclaredConflict { .. } => "declared-conflict",
            Self::Rule { .. } => "rule",
            Self::RuleUnknown { .. } => "rule-unknown",
            Self::CountsAsAverage { .. } => "counts-as-average",
            Self::UnknownForbids { .. } => "unknown-forbids",
            Self::Declined { .. } => "declined",
            Self::Own(own) => own.key(),
        }
    }
}
