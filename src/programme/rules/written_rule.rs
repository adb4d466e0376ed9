//! A rule as a file or document has it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::when::When;

impl Serialize for ColumnRule {
    /// The keys of a file; what is as usual is left out.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        if self.mentor_column == self.mentee_column {
            map.serialize_entry("column", &self.mentor_column)?;
        } else {
            map.serialize_entry("mentor_column", &self.mentor_column)?;
            map.serialize_entry("mentee_column", &self.mentee_column)?;
        }
        map.serialize_entry("when", self.when.word())?;
        match self.when {
            When::Share { at_least, at_most } => {
                map.serialize_entry("at_least", &at_least)?;
                if let Some(most) = at_most {
                    map.serialize_entry("at_most", &most)?;
                }
            }
            When::Within { at_most } => map.serialize_entry("at_most", &at_most)?,
            When::Overlap { at_least } => map.serialize_entry("at_least", &at_least)?,
            When::Equal | When::Different | When::Covers => {}
        }
        match self.points {
            None => map.serialize_entry("must", &true)?,
            Some(points) => map.serialize_entry("points", &points)?,
        }
        let texts = [
            ("zone", self.zone.as_deref()),
            ("if", self.condition.as_deref()),
            ("asked_by", self.asked_by.map(AskedBy::word)),
            ("unknown", self.unknown.map(IfUnknown::word)),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.end()
    }
}
