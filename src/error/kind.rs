//! What kind of thing went wrong.

use serde::{Deserialize, Serialize};

use crate::form_word::print_as_word;

/// What kind of thing went wrong: whose it is to mend, and how. In JSON `"input"` and so on.
///
/// | kind | HTTP status | who mends it |
/// |---|---|---|
/// | `input`, `programme`, `problem` | 422 | who sent the data |
/// | `clash` | 409 | who asked, by asking for something else |
/// | `unknown` | 404 | who asked |
/// | `memory` | 413 | who asked, by asking for less, or who runs the service |
/// | `changed` | 412 | nobody: load again and repeat |
/// | `cancelled` | 503 | nobody: ask again, or allow more time |
/// | `document`, `io`, `proof`, `internal` | 500 | who runs the service |
///
/// From [`Error::kind`](crate::Error::kind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The people, or a file about them, are malformed. Whoever keeps the file mends it; the error
    /// names the place. Status 422.
    Input,
    /// The programme (weights and policies) is malformed or contradicts itself. Whoever wrote the
    /// programme mends it. Status 422.
    Programme,
    /// The assignment problem has the wrong shape, or its numbers are too large. The caller mends
    /// it. Status 422.
    Problem,
    /// What is asked is well-formed, but not possible together: with itself, with the people, or
    /// with what was decided before. The caller asks for something else. Status 409.
    Clash,
    /// The problem is too large for the memory, or for the method. Nothing is wrong with it: allow
    /// more memory, take another method, or make it smaller. The message has the figures. Status
    /// 413.
    Memory,
    /// A question about somebody or some pair that is not there. The caller mends it. Status 404.
    Unknown,
    /// A file could not be read or written. Whoever runs the program mends it: see the
    /// [source](std::error::Error::source). Status 500.
    Io,
    /// An answer did not pass the check of its own proof. It comes from somewhere else, or was
    /// changed: do not use it, solve again. Status 500.
    Proof,
    /// A document that was stored is damaged, or of a version that is not known here. Nothing that
    /// the caller asked is wrong: restore the document from a copy, or update. Status 500.
    Document,
    /// The [watch](crate::Watch) stopped the work. Nothing is wrong;
    /// [`stopped_at`](crate::Error::stopped_at) says how far it was. Status 503.
    Cancelled,
    /// A file was changed by somebody else since it was opened. Nobody is to blame: open it again,
    /// and repeat what was to be saved. Status 412.
    Changed,
    /// A fault of pairwright itself, or of a solver or criterion given to it. Nothing that the
    /// caller asked is wrong. Please report it with the problem or file. Status 500.
    Internal,
}

impl ErrorKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Input,
        Self::Programme,
        Self::Problem,
        Self::Clash,
        Self::Memory,
        Self::Unknown,
        Self::Io,
        Self::Proof,
        Self::Document,
        Self::Cancelled,
        Self::Changed,
        Self::Internal,
    ];

    /// The status that a service may answer with.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Programme};
    ///
    /// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("zoe")])?;
    /// let matching = Matcher::new(Programme::default()).solve(cohort)?;
    /// let error = matching.explain("ana", "nobody").unwrap_err();
    /// assert_eq!(error.kind().http_status(), 404);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn http_status(self) -> u16 {
        match self {
            Self::Input | Self::Programme | Self::Problem => 422,
            Self::Clash => 409,
            Self::Memory => 413,
            Self::Unknown => 404,
            Self::Cancelled => 503,
            Self::Changed => 412,
            Self::Io | Self::Proof | Self::Document | Self::Internal => 500,
        }
    }
}

print_as_word!(ErrorKind);
