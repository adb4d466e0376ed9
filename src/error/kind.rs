//! What kind of thing went wrong.

/// What kind of thing went wrong: whose it is to mend, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The people, or a file about them, are malformed. Whoever keeps the file mends it; the error
    /// names the place.
    Input,
    /// The programme (weights and policies) is malformed or contradicts itself. Whoever wrote the
    /// programme mends it.
    Programme,
    /// The assignment problem has the wrong shape, or its numbers are too large. The caller mends
    /// it.
    Problem,
    /// What is asked is well-formed, but not possible together: with itself, with the people, or
    /// with what was decided before. The caller asks for something else.
    Clash,
    /// The problem is too large for the memory, or for the method. Nothing is wrong with it: allow
    /// more memory, take another method, or make it smaller. The message has the figures.
    Memory,
    /// A question about somebody or some pair that is not there. The caller mends it.
    Unknown,
    /// A file could not be read or written. Whoever runs the program mends it: see the
    /// [source](std::error::Error::source).
    Io,
    /// An answer did not pass the check of its own proof. It comes from somewhere else, or was
    /// changed: do not use it, solve again.
    Proof,
    /// A document that was stored is damaged, or of a version that is not known here. Nothing that
    /// the caller asked is wrong: restore the document from a copy, or update.
    Document,
    /// The [watch](crate::Watch) stopped the work. Nothing is wrong;
    /// [`stopped_at`](crate::Error::stopped_at) says how far it was.
    Cancelled,
    /// A file was changed by somebody else since it was opened. Nobody is to blame: open it again,
    /// and repeat what was to be saved.
    Changed,
    /// A fault of pairwright itself, or of a solver or criterion given to it. Nothing that the
    /// caller asked is wrong. Please report it with the problem or file.
    Internal,
}
