//! The default weights of the first version, for figures that are known from elsewhere.

use pairwright::Weights;

pub(crate) fn first_weights() -> Weights {
    Weights::default()
        .with_different_department(250)
        .with_different_region(200)
        .with_complementary_personality(100)
        .with_two_introverts(80)
        .with_two_extraverts(20)
        .with_seniority_gap(200)
        .with_skills(240)
        .with_mentor_choices([300, 200, 100])
        .with_mentee_choices([400, 250, 150])
}
