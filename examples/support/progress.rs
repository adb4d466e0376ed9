//! A line that tells how far a solve is, where somebody looks on.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on the standard error. Where that is no terminal nothing is drawn.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::new(1000);
        let style = ProgressStyle::with_template("  {prefix:<14}[{bar:30}] {percent:>3} %  {msg}  {elapsed}");
        if let Ok(style) = style {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Shows what is being done, which share of it is done, and how many are still to be paired.
    pub(crate) fn show(&self, what: String, share: f64, left: usize) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 1000 steps")]
        self.0.set_position((share.clamp(0.0, 1.0) * 1000.0) as u64);
        self.0.set_prefix(what);
        self.0.set_message(format!("{left} to come"));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
