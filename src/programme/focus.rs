//! What a programme is for: presets of weights (S15).

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};
use crate::programme::weights::Weights;

/// The focus of a programme; it sets the weights, which can then be changed one by one (S15).
///
/// "Decide what the focus of the program is." The policies are the same for all of them. What each
/// gives up is measured on the civil service, 455 pairs, against the default weights: there 317 of
/// 423 mentees have one of their choices, 454 pairs cross departments and 300 cross regions
/// (`cargo bench --bench quality`).
///
/// For [`Programme::new`](crate::Programme::new).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Focus {
    /// Junior mentors, senior mentees, across departments and regions. The default weights.
    #[default]
    ReverseMentoring,
    /// Break silos: department, unit, region, location and country count for most.
    ///
    /// Gives up half of the choices: all pairs cross regions, and 168 mentees have one of theirs.
    CrossSilo,
    /// Pass on skills: what is wanted and offered counts for most.
    ///
    /// Gives up two fifths of the choices: 194 mentees have one of theirs.
    SkillTransfer,
    /// Belonging: shared groups, acquaintance and new perspectives count for more.
    ///
    /// Gives up a quarter of the pairs across regions: 219 are left.
    Belonging,
    /// People's own choices count for nearly everything.
    ///
    /// Gives up half of the pairs across regions and the care for two introverts: 161 pairs cross
    /// regions, 10 are of two introverts instead of 1; 369 mentees have one of their choices.
    Choice,
}

impl Focus {
    /// All of them, in the order of their definition.
    pub const ALL: [Self; 5] =
        [Self::ReverseMentoring, Self::CrossSilo, Self::SkillTransfer, Self::Belonging, Self::Choice];

    /// The weights that this focus sets.
    pub fn weights(self) -> Weights {
        let weights = Weights::default();
        match self {
            Self::ReverseMentoring => weights,
            Self::CrossSilo => weights
                .with_different_department(400)
                .with_different_unit(100)
                .with_different_region(350)
                .with_different_location(120)
                .with_different_country(100)
                .with_mentor_choices([50, 35, 20])
                .with_mentee_choices([250, 200, 155]),
            Self::SkillTransfer => weights
                .with_skills(800)
                .with_new_knowledge(200)
                .with_different_department(100)
                .with_different_region(80)
                .with_mentor_choices([60, 40, 20])
                .with_mentee_choices([300, 240, 190]),
            Self::Belonging => weights
                .with_shared_group(200)
                .with_acquaintance(150)
                .with_new_knowledge(150)
                .with_different_department(150)
                .with_different_region(100),
            Self::Choice => weights
                .with_mentor_choices([300, 200, 100])
                .with_mentee_choices([1200, 1000, 800])
                .with_different_department(60)
                .with_different_region(50)
                .with_skills(60)
                .with_seniority_gap(50),
        }
    }
}

print_as_word!(Focus);
read_by_word!(Focus, "a focus", Error::programme, "focus");
