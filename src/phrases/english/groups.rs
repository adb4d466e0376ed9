//! A mentor with all their mentees, in English.

use std::fmt;

use crate::matching::telling::group::Group;
use crate::text::shown;
use crate::words::{counted, fit};

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mentor = self.names().beside(self.mentor());
        let (minimum, members) = (self.minimum(), self.members());
        write!(f, "{mentor} mentors {} of at most {}", members.len(), self.capacity())?;
        if minimum > 0 {
            let short = members.len() < minimum as usize;
            write!(f, " (at least {minimum}{})", if short { ", which could not be met" } else { "" })?;
        }
        writeln!(f, ": {}", counted(self.points(), "point"))?;
        for member in members {
            let mentee = self.names().beside(member.mentee());
            write!(f, "  {:+5}  {mentee}", member.points().unwrap_or(0))?;
            match member.fit() {
                Some(value) => writeln!(f, ", {}", fit(value))?,
                None => writeln!(f)?,
            }
        }
        if members.len() > 1 {
            writeln!(f, "  departments: {}, regions: {}", self.departments(), self.regions())?;
        }
        let wanted: Vec<String> =
            self.skills().map(|(skill, many)| format!("{} ({many})", shown(skill))).collect();
        if !wanted.is_empty() {
            writeln!(f, "  what they want of what {mentor} offers: {}", wanted.join(", "))?;
        }
        Ok(())
    }
}
