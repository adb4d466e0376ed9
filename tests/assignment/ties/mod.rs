//! Which of several equally good assignments: against all of them, and at sizes where that cannot be.

mod answers;
mod oracle;
mod sizes;
