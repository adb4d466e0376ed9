//! The columns of both files, and what else their headings are: those of the package, of its sample
//! files, and of the form behind them.

use crate::people::reading::fields::{Field, Kind};

const fn column(name: &'static str, kind: Kind, same: &'static [&'static str]) -> Field {
    Field { name, kind, same, usually: &[] }
}

/// A question of the form may begin with `Your`; that is understood of every heading.
pub(super) const COLUMNS: [Field; 14] = [
    column("email", Kind::Text, &["email address", "e-mail", "civil service email address", "work email"]),
    column("first name", Kind::Text, &["forename", "given name"]),
    column("last name", Kind::Text, &["surname", "family name"]),
    column("role", Kind::Text, &["job title", "job title or role", "job role"]),
    column("organisation", Kind::Text, &["organization", "department", "department or agency"]),
    column("grade", Kind::Word, &[]),
    column("profession", Kind::Text, &[]),
    column("current profession", Kind::Text, &[]),
    column("target profession", Kind::Text, &[]),
    column("characteristics", Kind::List, &[]),
    column("identity to match", Kind::List, &[]),
    column("match with similar identity", Kind::Word, &[]),
    column("both mentor and mentee", Kind::Word, &[]),
    column("biography", Kind::Text, &["bio"]),
];
