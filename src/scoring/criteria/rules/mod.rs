//! The programme's own rules about columns, as criteria.

mod comparison;
pub(crate) mod found;
mod hint;
pub(crate) mod prepared_rule;
mod rule_criterion;
mod said;
mod side;
mod source;
mod table;
