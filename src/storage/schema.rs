//! JSON Schema (draft 2020-12) of what serde writes and reads.
//!
//! For whoever sends people and programmes, or reads what comes back, in another language: a
//! service can serve these texts as they are. Each is complete but for its references to others,
//! which are by `$id`: [`MATCHING`] has a [`PROGRAMME`] and a [`COHORT`] in it, [`DECISION`] two
//! definitions of [`MATCHING`].
//!
//! They are about serde's form of a value. A document of [`Document::to_json`] has that form under
//! the name of its kind, beside `format` and `sha256`.
//!
//! What people send is strict: a key that is not known is refused, by the schema and by serde. What
//! clients read ([`ERROR`], [`EXPLANATION`]) may get more fields in later versions. A schema cannot
//! say everything: that ids are there only once, say, is judged where a value is read, and refused
//! with the place.
//!
//! [`Document::to_json`]: crate::storage::Document::to_json
//!
//! ```
//! use pairwright::storage::schema;
//!
//! let cohort: serde_json::Value = serde_json::from_str(schema::COHORT).unwrap();
//! assert_eq!(cohort["$id"], "urn:pairwright:cohort");
//! assert_eq!(cohort["required"][0], "people");
//! ```

macro_rules! schemas {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])*
        ///
        /// ```json
        #[doc = include_str!(concat!("schema/", $file))]
        /// ```
        pub const $name: &str = include_str!(concat!("schema/", $file));)*

        /// All of them.
        pub const ALL: [&str; [$($file),*].len()] = [$($name),*];
    };
}

schemas! {
    /// The people: a [`Cohort`](crate::Cohort).
    COHORT = "cohort.schema.json";
    /// A [`Programme`](crate::Programme). A programme file in TOML has the same keys.
    PROGRAMME = "programme.schema.json";
    /// A [`Matching`](crate::Matching), which is written as its
    /// [`SavedMatching`](crate::season::SavedMatching).
    MATCHING = "matching.schema.json";
    /// An entry of a season's log: a [`Decision`](crate::season::Decision).
    DECISION = "decision.schema.json";
    /// An [`Error`](crate::Error).
    ERROR = "error.schema.json";
    /// An [`Explanation`](crate::Explanation).
    EXPLANATION = "explanation.schema.json";
}
