//! Who makes words of findings.

use crate::people::finding::fact::Fact;
use crate::people::finding::kind::{FindingKind, Severity};
use crate::people::place::Place;

/// Makes words of what was found. [`English`](crate::people::English) is the one here; another
/// language is another reporter.
///
/// ```
/// use pairwright::people::{Fact, FindingKind, Place, Reporter, Severity};
/// use pairwright::{Cohort, Participant};
///
/// /// Speaks German, of the one thing this example needs.
/// struct Deutsch;
///
/// impl Reporter for Deutsch {
///     fn heading(&self, kind: FindingKind) -> String {
///         kind.code().to_owned()
///     }
///     fn sentence(&self, fact: &Fact) -> String {
///         match fact {
///             Fact::ChoiceSelf { person, .. } => format!("{person} hat sich selbst gewählt."),
///             _ => "…".to_owned(),
///         }
///     }
///     fn severity(&self, severity: Severity) -> String {
///         match severity {
///             Severity::Stops => "Hält auf".to_owned(),
///             Severity::Doubtful => "Zweifelhaft".to_owned(),
///             _ => "So verstanden".to_owned(),
///         }
///     }
///     fn place(&self, place: &Place) -> String {
///         place.file().to_owned()
///     }
///     fn more(&self, findings: usize) -> String {
///         format!("und {findings} weitere")
///     }
///     fn nothing(&self) -> String {
///         "nichts gefunden".to_owned()
///     }
/// }
///
/// let ana = Participant::mentor("ana").with_choices(["ana"]);
/// let cohort = Cohort::new([ana, Participant::mentee("zoe")])?;
/// let words = Deutsch.sentence(cohort.audit().findings()[0].fact());
/// assert_eq!(words, "ana hat sich selbst gewählt.");
/// assert!(cohort.audit().told_by(&Deutsch).to_string().starts_with("Zweifelhaft\n"));
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Reporter {
    /// A few words that name a kind of finding, as a heading.
    fn heading(&self, kind: FindingKind) -> String;

    /// One sentence, or two: what is the case, and what to do.
    fn sentence(&self, fact: &Fact) -> String;

    /// The line above all findings of a severity: what they are, and what to do about them.
    fn severity(&self, severity: Severity) -> String;

    /// Where something stands in a file.
    fn place(&self, place: &Place) -> String;

    /// Stands for this many findings of a kind that are not shown.
    fn more(&self, findings: usize) -> String;

    /// Stands for the findings where there are none.
    fn nothing(&self) -> String;
}
