//! Who is meant: references to people, resolved or explained.

pub(crate) mod damage;
pub(crate) mod judging;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod nearness;
pub(crate) mod shapes;
pub(crate) mod skeleton;
