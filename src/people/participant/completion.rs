//! One person in two files.

use std::fmt::Display;

use crate::error::{Error, Result};
use crate::people::folding::folded;
use crate::people::participant::Participant;
use crate::people::profile::{Role, insert_all, insert_skills};

impl Participant {
    /// Adds what another file says about the same person in another role: the role is both, lists
    /// are put together, and what one file does not say the other may.
    ///
    /// Refuses what the two contradict each other about. Attributes may differ: the second one is
    /// kept under its name with the role behind it.
    pub(in crate::people) fn complete(&mut self, other: &Self) -> Result<()> {
        macro_rules! texts {
            ($($field:ident)*) => { $(
                agree(stringify!($field), &mut self.$field, other.$field.as_ref(), |a, b| folded(a) == folded(b))?;
            )* };
        }
        macro_rules! values {
            ($($field:ident)*) => { $(
                agree(stringify!($field), &mut self.$field, other.$field.as_ref(), PartialEq::eq)?;
            )* };
        }
        texts!(name email title department unit region location country);
        values!(personality level tenure_years commitment capacity minimum mentors_wanted waited duration format);
        if self.choices.is_empty() {
            self.choices.clone_from(&other.choices);
        } else if !other.choices.is_empty() && self.choices != other.choices {
            return Err(Error::input("two files have different choices of this person").at_column("choice1"));
        }
        self.manager_id = self.managers().iter().chain(other.managers()).cloned().collect();
        insert_all(&mut self.conflicts, other.conflicts.iter().cloned());
        insert_skills(&mut self.skills_offered, other.skills_offered.iter().cloned());
        insert_all(&mut self.skills_wanted, other.skills_wanted.iter().cloned());
        insert_all(&mut self.groups, other.groups.iter().cloned());
        insert_all(&mut self.acquaintances, other.acquaintances.iter().cloned());
        for (name, value) in &other.attributes {
            let differs = self.attributes.get(name).is_some_and(|known| known != value);
            let name = if differs { format!("{name} ({})", other.role) } else { name.clone() };
            self.attributes.insert(name, value.clone());
        }
        if self.role != other.role {
            self.role = Role::Both;
        }
        Ok(())
    }
}

/// Takes the other value where there is none, and refuses another one.
fn agree<T: Clone + Display>(
    field: &str,
    here: &mut Option<T>,
    there: Option<&T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Result<()> {
    match (here.as_ref(), there) {
        (Some(here), Some(there)) if !is_same(here, there) => {
            let error = Error::input(format!("another file says {:?} about this person", here.to_string()));
            Err(error.at_column(field).with_value(there.to_string()))
        }
        (None, Some(there)) => {
            *here = Some(there.clone());
            Ok(())
        }
        _ => Ok(()),
    }
}
