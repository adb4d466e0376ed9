//! How the criteria of a matching differ from those of today.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::people::cohort::Cohort;
use crate::programme::programme::Programme;
use crate::scoring::criteria::built_in::built_in;
use crate::scoring::criterion::Criterion;
use crate::scoring::scores::Scores;
use crate::words::list;

/// How the criteria by which a stored matching was made differ from those of today, by name.
///
/// A matching keeps what its criteria said, so its proof holds without them. Those of today count
/// from the next matching on. See [`Season::criteria_changes`](crate::Season::criteria_changes).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaChanges {
    added: Vec<String>,
    gone: Vec<String>,
    changed: Vec<String>,
}

impl CriteriaChanges {
    /// Between these names, in the order in which they are reported.
    pub(crate) fn between<'a>(
        then: &[&str],
        now: impl IntoIterator<Item = &'a str>,
        is_changed: impl Fn(&str) -> bool,
    ) -> Self {
        let now: Vec<&str> = now.into_iter().collect();
        let names = |of: &[&str], holds: &dyn Fn(&str) -> bool| -> Vec<String> {
            of.iter().filter(|name| holds(name)).map(|name| (*name).to_owned()).collect()
        };
        Self {
            added: names(&now, &|name| !then.contains(&name)),
            gone: names(then, &|name| !now.contains(&name)),
            changed: names(&now, &|name| then.contains(&name) && is_changed(name)),
        }
    }

    /// Criteria of today that have not counted yet.
    pub fn added(&self) -> &[String] {
        &self.added
    }

    /// Criteria that counted then and are there no more.
    pub fn gone(&self) -> &[String] {
        &self.gone
    }

    /// Criteria of the same name that say something else about these people by now.
    pub fn changed(&self) -> &[String] {
        &self.changed
    }

    /// Are they the same?
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

impl fmt::Display for CriteriaChanges {
    /// `New criteria: mood. Criteria that are gone: language.`, or `The criteria are the same.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("The criteria are the same.");
        }
        let parts = [
            ("New criteria", &self.added),
            ("Criteria that are gone", &self.gone),
            ("Criteria that give other points", &self.changed),
        ];
        let told = parts.into_iter().filter(|(_, names)| !names.is_empty());
        let told: Vec<String> = told.map(|(what, names)| format!("{what}: {}.", list(names))).collect();
        f.write_str(&told.join(" "))
    }
}

impl Scores {
    /// What has changed since about the criteria, where these are those of the caller today.
    pub(crate) fn criteria_changes(
        &self,
        cohort: &Cohort,
        programme: &Programme,
        own: &[Arc<dyn Criterion>],
    ) -> CriteriaChanges {
        let then: Vec<&str> = self.criteria().map(Criterion::name).collect();
        let ours = built_in(programme, cohort);
        let now = ours.iter().chain(own).map(|criterion| criterion.name());
        CriteriaChanges::between(&then, now, |name| {
            let today = own.iter().find(|criterion| criterion.name() == name);
            today.is_some_and(|today| !self.has_own(today))
        })
    }
}
