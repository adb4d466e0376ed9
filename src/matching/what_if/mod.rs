//! Other matchings beside this one: another programme, other pairs, another goal.

pub(crate) mod alternatives;
pub(crate) mod comparison;
pub(crate) mod goal;
pub(crate) mod rematch;
pub(crate) mod sensitivity;
pub(crate) mod trade_off;
