//! Weights that are stated as words: their points, and the rules for `must` and `never`.

use crate::error::{Error, Result};
use crate::programme::importance::Importance;
use crate::programme::programme::Programme;
use crate::programme::rules::column_rule::{AskedBy, ColumnRule};
use crate::programme::rules::when::When;
use crate::programme::weights::Weights;

impl Programme {
    /// Sets a weight by a word: its points, or a rule for `must` and `never`.
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme) when there is no such weight, or it is not yes or no
    /// and the word is `must` or `never`; with what to write instead.
    pub fn with_importance(mut self, weight: &str, word: Importance) -> Result<Self> {
        let all = Weights::default();
        if let (Some(usual), Some(_)) = (all.get(weight), word.points(0)) {
            let points = word.points(usual).unwrap_or(usual);
            self.weights = self.weights.with(weight, points)?;
            return Ok(self);
        }
        if let (Some(usual), Some(_)) = (all.ranks(weight), word.points(0)) {
            let points = usual.iter().map(|&usual| word.points(usual).unwrap_or(usual));
            self.weights = self.weights.with_ranks(weight, points.collect());
            return Ok(self);
        }
        let place = |error: Error| error.at_column(format!("weights.{weight}")).with_value(word.to_string());
        match rule(weight, word) {
            Some(rule) => Ok(self.with_rule(rule)),
            None if all.get(weight).is_none() && all.ranks(weight).is_none() => {
                Err(Error::programme("no such weight").with_value(weight))
            }
            None => Err(place(
                Error::programme(format!("{weight} is not something that a pair has or has not"))
                    .with_advice(instead(weight)),
            )),
        }
    }
}

/// The rule that a word stands for.
fn rule(weight: &str, word: Importance) -> Option<ColumnRule> {
    let is_must = match word {
        Importance::Must => true,
        Importance::Never => false,
        _ => return None,
    };
    let not_both = |name: &str, asked: &str| {
        let rule = ColumnRule::must(name, "personality_pole", When::Different);
        rule.asked_in(asked, AskedBy::Either)
    };
    Some(match (weight, is_must) {
        (
            "different_department"
            | "different_unit"
            | "different_region"
            | "different_location"
            | "different_country",
            _,
        ) => {
            let column = weight.trim_start_matches("different_");
            if is_must {
                ColumnRule::must(format!("another {column}"), column, When::Different)
            } else {
                ColumnRule::must(format!("the same {column}"), column, When::Equal)
            }
        }
        ("skills", true) => ColumnRule::must("a wanted skill", "skills_offered", When::share(1))
            .with_columns("skills_offered", "skills_wanted"),
        ("shared_group", true) => ColumnRule::must("a shared group", "groups", When::share(1)),
        ("shared_group", false) => {
            ColumnRule::must("no shared group", "groups", When::Share { at_least: 0, at_most: Some(0) })
        }
        ("two_introverts", false) => not_both("not two introverts", "is_introvert"),
        ("two_extraverts", false) => not_both("not two extraverts", "is_extravert"),
        _ => return None,
    })
}

/// What to write instead of a must or a never that makes no sense.
fn instead(weight: &str) -> &'static str {
    match weight {
        "complementary_personality" | "two_introverts" | "two_extraverts" => {
            "write two_introverts = \"never\", or high, medium, low or off"
        }
        "seniority_gap" => "write senior_mentor = \"forbid\" under [seniority], or a rule about level",
        "commitment" => "write minimum_commitment = 3, say",
        "wish" => "lock the pairs that must be, or list conflicts for those that must not",
        "mentor_choices" | "mentee_choices" => {
            "write mentors or mentees = \"require\" under [choices], or high, medium, low or off"
        }
        _ => "write high, medium, low or off, or points",
    }
}
