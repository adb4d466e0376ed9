//! How far long work is: a bar on a terminal, nothing elsewhere.

use std::ops::ControlFlow;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pairwright::{Progress, Watch};

/// A watch that draws on the standard error, and stops the work when its time is over.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    end: Option<Instant>,
}

impl Bar {
    /// A bar; with an end, the work is stopped then.
    pub(crate) fn new(end: Option<Instant>, is_silent: bool) -> Self {
        let target =
            if is_silent { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(5) };
        let bar = ProgressBar::with_draw_target(Some(1000), target);
        let style = ProgressStyle::with_template("{prefix:<14}[{bar:30}] {percent:>3} %  {msg}  {elapsed}");
        if let Ok(style) = style {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar, end }
    }
}

impl Watch for Bar {
    #[expect(clippy::disallowed_methods, reason = "the command has a clock, the library has none")]
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()> {
        let share = progress.share();
        if self.bar.is_finished() {
            self.bar.reset(); // another question
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 1000 steps")]
        self.bar.set_position((share * 1000.0) as u64);
        self.bar.set_prefix(progress.phase().to_string());
        let rate = 100.0 * share / self.bar.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{rate:.0} % a second"));
        let is_over = self.end.is_some_and(|end| Instant::now() >= end);
        if is_over || share >= 1.0 {
            self.bar.finish_and_clear(); // words come next
        }
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
