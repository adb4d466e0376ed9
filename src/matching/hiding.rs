//! A matching without the names of its people.

use std::sync::{Arc, OnceLock};

use crate::matching::matching::Matching;
use crate::scoring::scores::Scores;

impl Matching {
    /// The same matching, in whose texts nobody has a name: explanations, reasons, repairs,
    /// letters, the report, the tables.
    ///
    /// For what is shown to those who should not read who is who. A cohort can be [without
    /// names](crate::Cohort::without_names) from the start. Time O(people).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("p1").with_name("Ana Müller"), Participant::mentee("p2")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let told = matching.explain("p1", "p2")?.to_string();
    /// assert!(told.starts_with("p1 (Ana Müller) mentors p2"));
    /// let told = matching.without_names().explain("p1", "p2")?.to_string();
    /// assert!(told.starts_with("p1 mentors p2"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn without_names(&self) -> Self {
        let mut hidden = self.clone();
        let parts = Arc::make_mut(&mut hidden.parts);
        parts.cohort = Arc::new(self.parts.cohort.without_names());
        if parts.scores.audit().is_some() {
            parts.scores = Arc::new(Scores::clone(&parts.scores).without_names());
        }
        hidden.left_out = Arc::new(OnceLock::new());
        hidden
    }
}
