//! Somebody of the organisation, as a directory knows them.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{self, given};
use crate::text_check::check_text;

/// Somebody of the organisation, who need not take part: the id, and by what else they are known.
///
/// With contacts a manager or a conflict that is given by name or e-mail address is recognised,
/// also where that person does not take part. Where the organisation counts people by another
/// number than the participants' ids, a contact with the participant's address says that the two
/// are one.
///
/// ```
/// use pairwright::people::{Contact, CohortBuilder};
/// use pairwright::{Cohort, Participant};
///
/// let cohort = Cohort::builder()
///     .person(Participant::mentor("ana").with_manager("Cho, Bea"))
///     .person(Participant::mentee("zoe"))
///     .directory([Contact::new("bea").with_name("Bea Cho")])
///     .build()?;
/// let ana = cohort.get("ana").unwrap();
/// assert_eq!(ana.managers()[0].as_str(), "bea");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    id: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    email: Option<String>,
}

impl Contact {
    /// Somebody of whom the id is known.
    pub fn new(id: impl Into<ParticipantId>) -> Self {
        Self { id: id.into(), name: None, email: None }
    }

    /// Sets the name. An empty one counts as not given.
    #[must_use]
    pub fn with_name(mut self, name: impl AsRef<str>) -> Self {
        self.name = given(name.as_ref());
        self
    }

    /// Sets the e-mail address. An empty one counts as not given.
    #[must_use]
    pub fn with_email(mut self, email: impl AsRef<str>) -> Self {
        self.email = given(email.as_ref());
        self
    }

    /// The id in the organisation.
    pub fn id(&self) -> &ParticipantId {
        &self.id
    }

    /// The name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// What sorts contacts, so that their order does not matter.
    pub(super) fn key(&self) -> (&ParticipantId, Option<&str>, Option<&str>) {
        (&self.id, self.name(), self.email())
    }

    /// The contact without a name or address that says nothing.
    pub(super) fn without_blanks(mut self, is_blank: impl Fn(&str) -> bool) -> Self {
        self.name = self.name.filter(|name| !is_blank(name));
        self.email = self.email.filter(|email| !is_blank(email));
        self
    }

    /// Refuses what cannot be.
    pub(super) fn check(&self) -> Result<()> {
        self.id.check("id")?;
        let texts = [("name", self.name()), ("email", self.email())];
        texts.into_iter().try_for_each(|(field, text)| check_text(text.unwrap_or_default(), field))
    }
}
