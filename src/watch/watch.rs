//! Who is called while something takes long.

use std::ops::ControlFlow;

use crate::progress::Progress;

/// Is called with the progress of long work while it is done, and may stop it.
///
/// Closures are watches. It is called by one thread at a time, not always the same, so it should
/// return at once. A limit of time is a watch that looks at a clock; the library has none.
///
/// ```
/// use std::ops::ControlFlow;
/// use pairwright::Progress;
/// use pairwright::assignment::{Dense, Matrix, Problem};
///
/// let problem = Problem::from_matrix(Matrix::from_fn(30, 30, |i, j| Some((i * j % 31) as i32)))?;
/// let mut calls = 0;
/// let mut watch = |progress: &Progress| {
///     calls += 1;
///     let go_on = progress.row_scans() < 1_000_000;
///     if go_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
/// };
/// Dense.run(&problem).watch(&mut watch).finish()?;
/// assert!(calls > 0);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[doc(alias = "progress", alias = "cancel", alias = "timeout", alias = "deadline")]
pub trait Watch: Send {
    /// One report. [`ControlFlow::Break`] stops the work.
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()>;
}

impl<F: FnMut(&Progress) -> ControlFlow<()> + Send> Watch for F {
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()> {
        self(progress)
    }
}
