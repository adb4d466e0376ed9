//! Who is meant: references to people, resolved or explained.

pub(super) mod damage;
pub(super) mod judging;
pub(super) mod keys;
pub(super) mod names;
pub(super) mod nearness;
pub(super) mod shapes;
pub(super) mod skeleton;
