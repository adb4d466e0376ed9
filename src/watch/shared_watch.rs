//! A watch that several things share, or none.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use crate::progress::Progress;
use crate::watch::watch::Watch;

/// A watch in settings: of a matcher, a season, a matching. None by default.
#[derive(Clone, Default)]
pub(crate) struct SharedWatch(Option<Arc<Mutex<dyn Watch>>>);

impl SharedWatch {
    pub(crate) fn new(watch: impl Watch + 'static) -> Self {
        Self(Some(Arc::new(Mutex::new(watch))))
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// One report; nobody never stops anything.
    pub(crate) fn on_progress(&self, progress: &Progress) -> ControlFlow<()> {
        let Some(watch) = &self.0 else { return ControlFlow::Continue(()) };
        watch.lock().unwrap_or_else(PoisonError::into_inner).on_progress(progress)
    }
}

impl fmt::Debug for SharedWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_none() { "nobody" } else { "a watch" })
    }
}
