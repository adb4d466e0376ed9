//! Groups on the page: those that differ, or one line about all of them.

use std::fmt;

use crate::evaluation::groups::{GroupFigure, GroupTable};
use crate::evaluation::measure::Measure;
use crate::evaluation::result::Evaluation;
use crate::words::{commas, counted, paragraph};

impl Evaluation {
    pub(super) fn write_groups(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.groups_compared() == 0 {
            return Ok(());
        }
        writeln!(f, "\nGROUPS OF PAIRS")?;
        for table in &self.groups {
            for group in table.groups().iter().filter(|group| group.differs()) {
                paragraph(f, "  ", &told(table, group))?;
            }
        }
        paragraph(f, "  ", &self.compared_told())?;
        paragraph(f, "  ", &self.noticed())
    }

    /// How many groups were looked at, and what came of it.
    pub(crate) fn compared_told(&self) -> String {
        let differing = self.groups.iter().flat_map(GroupTable::groups).filter(|group| group.differs());
        let corrected = "Their number is taken into account.";
        let all = counted(self.groups_compared(), "comparison");
        match differing.count() {
            0 => format!("No group differs from the others by more than chance, in {all}. {corrected}"),
            1 => format!("One group differs by more than chance, in {all}. {corrected}"),
            many => format!("{many} groups differ by more than chance, in {all}. {corrected}"),
        }
    }

    /// From which difference on a group would have been noticed, of each measure.
    pub(crate) fn noticed(&self) -> String {
        let least = |measure: &Measure| {
            let tables = self.groups.iter().filter(|table| table.measure() == measure);
            let least = tables.filter_map(GroupTable::smallest).reduce(f64::min)?;
            let unit = if measure.is_share() { " percentage points" } else { "" };
            let shown = measure.shown_change(least).trim_start_matches('+').to_owned();
            Some(format!("{shown}{unit} ({measure})"))
        };
        let least: Vec<String> = self.means.iter().filter_map(|(measure, _)| least(measure)).collect();
        format!("A smaller difference than these would hardly have been noticed: {}.", commas(least))
    }
}

/// `mean rating, department of the mentee, Law: 2.10 (12 of 15 pairs), -1.20 from the others …`.
fn told(table: &GroupTable, group: &GroupFigure) -> String {
    let measure = table.measure();
    let figure = group.figure();
    let change = |value: f64| measure.shown_change(value);
    let (low, high) = group.interval().map_or((0.0, 0.0), |interval| (interval.low(), interval.high()));
    format!(
        "{measure}, {}, {}: {} ({} of {}), {} from the others ({} to {})",
        table.grouping(),
        group.name(),
        measure.shown(figure.value()),
        figure.based_on(),
        counted(figure.of(), "pair"),
        change(group.difference().unwrap_or(0.0)),
        change(low),
        change(high),
    )
}
