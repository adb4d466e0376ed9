//! What a programme cares about: weights in whole points, and policies.

mod focus;
pub mod policies;
pub(crate) mod programme;
#[cfg(feature = "toml")]
pub(crate) mod toml_file;
pub(crate) mod weights;

pub use focus::Focus;
pub use programme::Programme;
pub use weights::Weights;
