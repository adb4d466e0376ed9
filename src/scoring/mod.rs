//! From people to score tables: which criterion says what about whom.

mod acquaintance;
mod choices;
mod commitment;
mod conflicts;
mod criterion;
mod difference;
mod expectations;
mod groups;
mod history;
mod knowledge;
mod personality;
mod scores;
mod seniority;
mod shared_tables;
mod sides;
mod skills;
mod supervision;
mod waiting;
mod wish;

use std::sync::Arc;

pub use criterion::{Audience, Criterion, PairView};
pub use scores::Scores;
pub use sides::Sides;

use self::choices::{Choices, Chooser};
use self::difference::{Attribute, Difference};
use crate::programme::Programme;

/// The criteria of the crate with a programme's weights, in the order in which they are reported.
fn built_in(programme: &Programme) -> Vec<Arc<dyn Criterion>> {
    let weights = programme.weights();
    vec![
        Arc::new(Difference::new(Attribute::Department, weights)),
        Arc::new(Difference::new(Attribute::Unit, weights)),
        Arc::new(Difference::new(Attribute::Region, weights)),
        Arc::new(Difference::new(Attribute::Location, weights)),
        Arc::new(Difference::new(Attribute::Country, weights)),
        Arc::new(personality::Personality::new(programme)),
        Arc::new(seniority::Seniority::new(programme)),
        Arc::new(Choices::new(Chooser::Mentor, programme)),
        Arc::new(Choices::new(Chooser::Mentee, programme)),
        Arc::new(skills::Skills::new(programme)),
        Arc::new(knowledge::Knowledge::new(programme)),
        Arc::new(commitment::Commitment::new(programme)),
        Arc::new(groups::Groups::new(programme)),
        Arc::new(acquaintance::Acquaintance::new(programme)),
        Arc::new(expectations::Expectations::new(programme)),
        Arc::new(waiting::Waiting::new(programme)),
        Arc::new(wish::Wish::new(programme)),
        Arc::new(supervision::Supervision::new(programme)),
        Arc::new(history::History::new(programme)),
        Arc::new(conflicts::Conflicts),
    ]
}

/// The name of the criterion that reads the weight of this key; none where several might.
fn reader(key: &str) -> Option<&'static str> {
    Some(match key {
        "different_department" => "department",
        "different_unit" => "unit",
        "different_region" => "region",
        "different_location" => "location",
        "different_country" => "country",
        "complementary_personality" | "two_introverts" | "two_extraverts" => "personality",
        "seniority_gap" => "seniority",
        "mentor_choices.1" | "mentor_choices.2" | "mentor_choices.3" => "mentor_choice",
        "mentee_choices.1" | "mentee_choices.2" | "mentee_choices.3" => "mentee_choice",
        "skills" => "skills",
        "new_knowledge" => "knowledge",
        "commitment" => "commitment",
        "shared_group" => "groups",
        "acquaintance" => "acquaintance",
        "wish" => "wish",
        _ => return None,
    })
}
