//! What the two of a pair have said, each side apart.

use crate::season::pair_state::Party;

/// When the two of a pair were asked, and when each said yes (S7).
///
/// The times are the caller's own. A yes is there whether the programme needs it or not. Where the
/// pair was accepted by [`Season::accept`](crate::Season::accept), nobody's yes was heard apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Replies {
    pub(super) asked: String,
    pub(super) mentor: Option<String>,
    pub(super) mentee: Option<String>,
}

impl Replies {
    /// Two who were asked, and have not answered.
    pub(super) fn asked_at(at: &str) -> Self {
        Self { asked: at.to_owned(), mentor: None, mentee: None }
    }

    /// When they were asked.
    pub fn asked(&self) -> &str {
        &self.asked
    }

    /// When the mentor said yes; `None` for not yet.
    pub fn mentor(&self) -> Option<&str> {
        self.mentor.as_deref()
    }

    /// When the mentee said yes; `None` for not yet.
    pub fn mentee(&self) -> Option<&str> {
        self.mentee.as_deref()
    }

    /// Was there a yes of this side? The coordinator's is that of both.
    pub(super) fn has(&self, party: Party) -> bool {
        match party {
            Party::Mentor => self.mentor.is_some(),
            Party::Mentee => self.mentee.is_some(),
            Party::Coordinator => self.mentor.is_some() && self.mentee.is_some(),
        }
    }

    /// Writes a yes down. An earlier one stays.
    pub(super) fn agree(&mut self, party: Party, at: &str) {
        if party != Party::Mentee {
            self.mentor.get_or_insert_with(|| at.to_owned());
        }
        if party != Party::Mentor {
            self.mentee.get_or_insert_with(|| at.to_owned());
        }
    }
}
