//! Who makes words of findings.

use crate::people::finding::fact::Fact;
use crate::people::finding::kind::FindingKind;

/// Makes words of what was found. [`English`](crate::people::English) is the one here; another
/// language is another reporter.
///
/// ```
/// use pairwright::people::{Fact, FindingKind, Reporter};
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
/// }
///
/// let ana = Participant::mentor("ana").with_choices(["ana"]);
/// let cohort = Cohort::new([ana, Participant::mentee("zoe")])?;
/// let words = Deutsch.sentence(cohort.audit().findings()[0].fact());
/// assert_eq!(words, "ana hat sich selbst gewählt.");
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Reporter {
    /// A few words that name a kind of finding, as a heading.
    fn heading(&self, kind: FindingKind) -> String;

    /// One sentence, or two: what is the case, and what to do.
    fn sentence(&self, fact: &Fact) -> String;
}
