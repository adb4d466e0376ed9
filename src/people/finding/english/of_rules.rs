//! The words for what was found about the programme's own rules.

use crate::people::finding::rule_fact::RuleFact;
use crate::people::profile::Role;
use crate::text::shown;

pub(super) fn sentence(fact: &RuleFact) -> String {
    match fact {
        RuleFact::ColumnMissing { rule, must, column, side, near } => {
            let who = match side {
                Role::Mentor => "No mentor",
                Role::Mentee => "No mentee",
                Role::Both => "Nobody",
            };
            let effect = if *must { "which cannot be kept" } else { "which gives no points" };
            let hint = match near {
                Some(near) => format!("; did you mean {near:?}?"),
                None => ". Correct the heading, or leave out the rule.".to_owned(),
            };
            format!("{who} has anything under {column:?} for the rule {rule:?}, {effect}{hint}")
        }
        RuleFact::ValueUnread { rule, person, column, value, wanted, .. } => format!(
            "{} of {person} is {value:?}, which the rule {rule:?} cannot read: write {wanted}.",
            shown(column)
        ),
        RuleFact::ValueBlank { rule, person, column, always } => {
            let with = if *always { "nobody" } else { "nobody for whom it applies" };
            format!(
                "{person} has nothing under {column:?}, so the rule {rule:?} lets them be paired with {with}."
            )
        }
    }
}
