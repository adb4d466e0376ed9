//! Where a rule's column is: an attribute of the library, or a column of the organisation's own.

use std::collections::BTreeSet;

use crate::people::cohort::Cohort;
use crate::people::expectations::{Duration, Format};
use crate::people::folding::bare;
use crate::people::participant::Participant;
use crate::programme::policies::poles::Poles;
use crate::programme::rules::compared_columns::KnownColumn;
use crate::scoring::criteria::rules::said::Said;

/// The headings of the columns of the organisation's own, of anybody.
pub(super) fn own_headings(cohort: &Cohort) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for (name, _) in cohort.people().iter().flat_map(Participant::attributes) {
        if !all.contains(name) {
            all.insert(name);
        }
    }
    all
}

/// Where a column is.
#[derive(Debug, Clone)]
pub(super) enum Source {
    Known(KnownColumn, Poles),
    /// The same heading as people wrote it, in all its spellings.
    Own(Vec<String>),
}

impl Source {
    /// The column of this heading.
    pub(super) fn of(heading: &str, own: &BTreeSet<&str>, poles: Poles) -> Self {
        if let Some(known) = KnownColumn::named(heading) {
            return Self::Known(known, poles);
        }
        let wanted = bare(heading);
        // a heading of signs alone is itself
        let is_it = |name: &str| name == heading.trim() || !wanted.is_empty() && bare(name) == wanted;
        let same: Vec<String> = own.iter().filter(|name| is_it(name)).map(|&name| name.to_owned()).collect();
        let read_as = if same.is_empty() { KnownColumn::read_as(heading) } else { None };
        read_as.map_or(Self::Own(same), |known| Self::Known(known, poles))
    }

    /// What a person says there.
    pub(super) fn said<'a>(&self, person: &'a Participant) -> Said<'a> {
        let (column, poles) = match self {
            Self::Known(column, poles) => (*column, *poles),
            Self::Own(names) => return Said::text(names.iter().find_map(|name| person.attribute(name))),
        };
        let of_personality = |word: fn(Poles, f64) -> &'static str| {
            Said::text(person.personality().map(|value| word(poles, value)))
        };
        match column {
            KnownColumn::Title => Said::text(person.title()),
            KnownColumn::Department => Said::text(person.department()),
            KnownColumn::Unit => Said::text(person.unit()),
            KnownColumn::Region => Said::text(person.region()),
            KnownColumn::Location => Said::text(person.location()),
            KnownColumn::Country => Said::text(person.country()),
            KnownColumn::Duration => Said::text(person.duration().map(duration)),
            KnownColumn::Format => Said::text(person.format().map(format)),
            KnownColumn::Level => Said::number(person.level()),
            KnownColumn::Tenure => Said::number(person.tenure_years()),
            KnownColumn::Personality => Said::number(person.personality()),
            KnownColumn::Commitment => Said::number(person.commitment()),
            KnownColumn::SkillsOffered => Said::Skills(person.skills_offered()),
            KnownColumn::SkillsWanted => Said::Names(person.skills_wanted()),
            KnownColumn::Groups => Said::Names(person.groups()),
            KnownColumn::Pole => of_personality(pole),
            KnownColumn::IsIntrovert => of_personality(|poles, value| yes(poles.is_introvert(value))),
            KnownColumn::IsExtravert => of_personality(|poles, value| yes(poles.is_extravert(value))),
        }
    }
}

fn yes(is_it: bool) -> &'static str {
    if is_it { "yes" } else { "no" }
}

fn pole(poles: Poles, personality: f64) -> &'static str {
    match personality {
        value if poles.is_introvert(value) => "introvert",
        value if poles.is_extravert(value) => "extravert",
        _ => "middle",
    }
}

fn duration(duration: Duration) -> &'static str {
    match duration {
        Duration::OneTime => "one-time",
        Duration::Weeks => "weeks",
        Duration::LongTerm => "long-term",
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::OneToOne => "one-to-one",
        Format::Group => "group",
    }
}
