//! Names beside ids, in texts.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::text::shown;

/// How people are named in texts: by id and name for the coordinator, by name alone for
/// participants, who need not know ids.
///
/// Whatever is said about people takes their names from here, so a cohort
/// [without names](Cohort::without_names) has none in any text. Where nobody has a name, the id
/// stands alone.
///
/// ```
/// use std::sync::Arc;
/// use pairwright::people::Names;
/// use pairwright::{Cohort, Participant};
///
/// let ana = Participant::mentor("ana").with_name("Ana Müller");
/// let cohort = Arc::new(Cohort::new([ana, Participant::mentee("max")])?);
/// let names = Names::of(&cohort);
/// assert_eq!(names.beside(&"ana".into()), "ana (Ana Müller)");
/// assert_eq!(names.alone(&"ana".into()), "Ana Müller");
/// assert_eq!(names.alone(&"max".into()), "max");
/// assert_eq!(Names::default().beside(&"ana".into()), "ana");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Names(Option<Arc<Cohort>>);

impl Names {
    /// The names of a cohort.
    pub fn of(cohort: &Arc<Cohort>) -> Self {
        Self(Some(Arc::clone(cohort)))
    }

    /// Id and name, `ana (Ana Müller)`, as they can be [shown](crate::explain::shown) in a text;
    /// the id alone where there is no name. Time O(log people).
    pub fn beside(&self, id: &ParticipantId) -> String {
        beside(id, self.name(id))
    }

    /// The name, as it can be [shown](crate::explain::shown) in a text; the id where there is none.
    /// Time O(log people).
    pub fn alone(&self, id: &ParticipantId) -> String {
        alone(id, self.name(id))
    }

    /// Several people, each as [`beside`](Self::beside) says.
    pub fn all<'a>(&self, ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<String> {
        ids.into_iter().map(|id| self.beside(id)).collect()
    }

    fn name(&self, id: &ParticipantId) -> Option<&str> {
        self.0.as_deref().and_then(|cohort| cohort.get(id)).and_then(Participant::shown_name)
    }
}

/// `ana (Ana Müller)`.
pub(crate) fn beside(id: &ParticipantId, name: Option<&str>) -> String {
    name.map_or_else(|| id.to_string(), |name| format!("{id} ({})", shown(name)))
}

/// `Ana Müller`, or the id.
pub(crate) fn alone(id: &ParticipantId, name: Option<&str>) -> String {
    name.map_or_else(|| id.to_string(), |name| shown(name).into_owned())
}

impl fmt::Debug for Names {
    /// Not everybody there is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Names" } else { "Names(none)" })
    }
}

impl PartialEq for Names {
    /// What is said about the same people is the same, however they are named.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Names {}

impl Hash for Names {
    /// Nothing, as all are equal.
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Participant {
    /// The name for texts.
    pub(crate) fn shown_name(&self) -> Option<&str> {
        // an attribute of this name is what seasons have that were saved before there was the field
        self.name().or_else(|| self.attribute("name"))
    }

    fn without_name(self) -> Self {
        self.with_name("").with_attribute("name", "")
    }
}

impl Cohort {
    /// The same people without their names: every text about them has ids alone, findings included.
    ///
    /// For what is shown to those who should not read who is who; a matching that is there already
    /// has [`Matching::without_names`](crate::Matching::without_names). Whom a reference means is
    /// settled before, so nothing else changes. Time O(n).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let ana = Participant::mentor("p1").with_name("Ana Müller").with_choices(["p2"]);
    /// let cohort = Cohort::new([ana, Participant::mentee("p2").with_manager("Ana Müller")])?;
    /// let hidden = cohort.without_names();
    /// assert_eq!(hidden.get("p1").unwrap().name(), None);
    /// assert_eq!(hidden.get("p2").unwrap().managers()[0].as_str(), "p1");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn without_names(&self) -> Self {
        let mut hidden = self.clone();
        hidden.directory = OnceLock::new();
        hidden.people = hidden.people.into_iter().map(Participant::without_name).collect();
        hidden.contacts = hidden.contacts.into_iter().map(|contact| contact.with_name("")).collect();
        hidden.audit = hidden.audit.without_names();
        hidden
    }
}
