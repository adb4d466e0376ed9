//! A watch inside other work: it asks the guard of that work whether to go on, and tells it
//! nothing.
//!
//! Parts that run at the same time cannot each have a range of the whole. Their reports end here,
//! and whoever has started them says how many are done.

use std::ops::ControlFlow;

use crate::progress::Progress;
use crate::watch::guard::Guard;
use crate::watch::watch::Watch;

/// The question whether to go on, passed on to a guard.
pub(crate) struct PassedOn<'a, 'w>(pub(crate) &'a Guard<'w>);

impl Watch for PassedOn<'_, '_> {
    fn on_progress(&mut self, _: &Progress) -> ControlFlow<()> {
        match self.0.ask() {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}
