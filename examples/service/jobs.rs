//! Work that takes long: it goes on after the answer, is asked how far it is, and stopped.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use pairwright::{Progress, Watch};
use serde_json::{Value, json};

use crate::failure::Failure;

/// All jobs since the process began. What they made is in the database.
#[derive(Debug, Clone, Default)]
pub(crate) struct Jobs(Arc<Mutex<BTreeMap<u64, Job>>>);

/// One piece of work, as others see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Job {
    is_stopped: Arc<AtomicBool>,
    progress: Arc<Mutex<Option<Progress>>>,
    ended: Arc<Mutex<Option<(StatusCode, Value)>>>,
}

impl Jobs {
    /// Starts work on a thread of its own; it gets the job, to be watched by it.
    pub(crate) fn start(&self, work: impl FnOnce(&Job) -> Result<Value, Failure> + Send + 'static) -> u64 {
        let job = Job::default();
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = jobs.last_key_value().map_or(1, |(last, _)| last + 1);
        jobs.insert(number, job.clone());
        tokio::task::spawn_blocking(move || {
            let ended = match work(&job) {
                Ok(made) => (StatusCode::OK, made),
                Err(failure) => (failure.status(), failure.body()),
            };
            *job.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
        });
        number
    }

    pub(crate) fn get(&self, number: u64) -> Result<Job, Failure> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&number)
            .cloned()
            .ok_or(Failure::NotThere("job"))
    }
}

impl Job {
    /// Writes down each report, and goes on until somebody stops the job.
    pub(crate) fn watch(&self) -> impl Watch + 'static {
        let job = self.clone();
        move |progress: &Progress| {
            *job.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(*progress);
            if job.is_stopped.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    }

    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// How far it is, or how it ended.
    pub(crate) fn told(&self) -> Value {
        if let Some((status, body)) = &*self.ended.lock().unwrap_or_else(PoisonError::into_inner) {
            let state = if status.is_success() { "done" } else { "failed" };
            return json!({ "state": state, "status": status.as_u16(), "result": body });
        }
        let progress = *self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        json!({ "state": "running", "progress": progress })
    }
}
