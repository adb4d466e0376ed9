//! The programme's own rules about columns, as criteria.

mod comparison;
pub(in crate::scoring) mod found;
mod hint;
pub(in crate::scoring) mod prepared_rule;
mod rule_criterion;
mod said;
mod side;
mod source;
mod table;
