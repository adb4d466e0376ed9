//! Which criterion reads which weight.
//!
//! A programme file has weights, `matches.csv` and explanations have criteria. Some criteria read
//! several weights, and some read none, so the words cannot all be the same; this is the one table
//! from one to the other.

use crate::programme::weights::Weights;

impl Weights {
    /// The criterion that reads the weight of this key, by its name: what a column of
    /// `matches.csv` and a [contribution](crate::explain::Contribution) are called. `None` where
    /// there is no such weight.
    ///
    /// | weight | criterion |
    /// |---|---|
    /// | `different_department`, `different_unit`, … | `department`, `unit`, … |
    /// | `complementary_personality`, `two_introverts`, `two_extraverts` | `personality` |
    /// | `seniority_gap` | `seniority` |
    /// | `mentor_choices`, `mentor_choices.1`, … | `mentor_choice` |
    /// | `mentee_choices`, `mentee_choices.1`, … | `mentee_choice` |
    /// | `new_knowledge` | `knowledge` |
    /// | `shared_group` | `groups` |
    /// | `skills`, `commitment`, `acquaintance`, `wish` | the same word |
    ///
    /// ```
    /// use pairwright::Weights;
    ///
    /// assert_eq!(Weights::criterion_of("two_introverts"), Some("personality"));
    /// assert_eq!(Weights::criterion_of("mentee_choices.2"), Some("mentee_choice"));
    /// assert_eq!(Weights::criterion_of("luck"), None);
    /// ```
    pub fn criterion_of(key: &str) -> Option<&'static str> {
        Some(match key {
            "different_department" => "department",
            "different_unit" => "unit",
            "different_region" => "region",
            "different_location" => "location",
            "different_country" => "country",
            "complementary_personality" | "two_introverts" | "two_extraverts" => "personality",
            "seniority_gap" => "seniority",
            "skills" => "skills",
            "new_knowledge" => "knowledge",
            "commitment" => "commitment",
            "shared_group" => "groups",
            "acquaintance" => "acquaintance",
            "wish" => "wish",
            "mentor_choices" => "mentor_choice",
            "mentee_choices" => "mentee_choice",
            _ => {
                let (choices, rank) = key.split_once('.')?;
                let is_rank = (1..=Self::RANKS).any(|known| known.to_string() == rank);
                return match choices {
                    "mentor_choices" | "mentee_choices" if is_rank => Self::criterion_of(choices),
                    _ => None,
                };
            }
        })
    }

    /// The weights that a criterion reads, with their points: none where it reads none, as a
    /// prohibition does.
    ///
    /// ```
    /// use pairwright::Weights;
    ///
    /// let weights = Weights::default();
    /// assert_eq!(weights.of_criterion("department"), [("different_department", 180)]);
    /// assert_eq!(weights.of_criterion("personality").len(), 3);
    /// assert!(weights.of_criterion("supervision").is_empty());
    /// ```
    pub fn of_criterion(&self, criterion: &str) -> Vec<(&'static str, i32)> {
        let all = self.all().into_iter();
        all.filter(|(key, _)| Self::criterion_of(key) == Some(criterion)).collect()
    }
}
