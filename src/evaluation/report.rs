//! An evaluation as a page for the coordinator, 80 columns wide.

mod groups;

use std::fmt;

use crate::evaluation::effects::{Effect, Evidence, UntestedReason};
use crate::evaluation::figures::Figure;
use crate::evaluation::interval::Interval;
use crate::evaluation::measure::Measure;
use crate::evaluation::result::Evaluation;
use crate::evaluation::suggestion::Suggestion;
use crate::words::paragraph;

/// A longer name of a measure has lines of its own.
const NAME: usize = 30;
/// Findings beyond these are only counted.
const SHOWN: usize = 5;
/// Pairs in trouble beyond these are only counted.
const TROUBLED: usize = 10;

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self.answered.percent().map_or(String::new(), |percent| format!(" ({percent:.1} %)"));
        writeln!(f, "ANSWERS")?;
        writeln!(f, "  {} of {} pairs answered{percent}", self.answered.count(), self.answered.of())?;
        for (measure, figure) in &self.means {
            let name = measure.to_string();
            if name.chars().count() <= NAME {
                writeln!(f, "  {}", row(&format!("{name:<NAME$}"), measure, figure))?;
            } else {
                paragraph(f, "  ", &name)?;
                writeln!(f, "  {}", row(&format!("{:NAME$}", ""), measure, figure))?;
            }
        }
        for finding in self.findings.iter().take(SHOWN) {
            paragraph(f, "  ! ", &finding.to_string())?;
        }
        if let Some(more) = self.findings.len().checked_sub(SHOWN + 1) {
            let word = if more == 0 { "finding" } else { "findings" };
            writeln!(f, "  ! and {} more such {word}", more + 1)?;
        }
        self.write_goals(f)?;
        self.write_trouble(f)?;
        self.write_groups(f)?;
        self.write_effects(f)?;
        match &self.suggestion {
            Some(suggestion) => self.write_suggestion(f, suggestion),
            None => writeln!(f, "\nWEIGHTS FOR THE NEXT COHORT\n  No change is suggested."),
        }
    }
}

impl Evaluation {
    /// The goals with their verdicts, and the figure so far.
    fn write_goals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.goals.is_empty() {
            return Ok(());
        }
        match self.as_of {
            Some(day) => writeln!(f, "\nGOALS as of {day}")?,
            None => writeln!(f, "\nGOALS")?,
        }
        for result in &self.goals {
            paragraph(f, &format!("  {:<16}", result.verdict()), &result.goal().to_string())?;
            let measure = result.goal().measure();
            match result.figure() {
                Some(figure) => writeln!(f, "{:18}{}", "", row("so far", measure, &figure))?,
                None if measure.is_answered() => writeln!(f, "{:18}nobody answered", "")?,
                None => writeln!(f, "{:18}it is known of nobody", "")?,
            }
            let unsure = result.unsure();
            if !unsure.is_empty() {
                paragraph(f, &" ".repeat(18), &unsure)?;
            }
        }
        Ok(())
    }

    /// Pairs that somebody should ask about.
    fn write_trouble(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.in_trouble.is_empty() {
            return Ok(());
        }
        let pairs = self.in_trouble.len();
        writeln!(f, "\nPAIRS IN TROUBLE: {pairs} of {} that answered", self.answered.count())?;
        for pair in self.in_trouble.iter().take(TROUBLED) {
            paragraph(f, "  ", &pair.to_string())?;
        }
        match pairs.saturating_sub(TROUBLED) {
            0 => Ok(()),
            more => writeln!(f, "  and {more} more"),
        }
    }

    /// What these answers could have shown, where they show nothing.
    pub(crate) fn could_show(&self) -> Option<String> {
        let smallest = self.smallest_effect.filter(|_| !self.effects.iter().any(Effect::is_reliable))?;
        let shown = self.outcome.shown_change(smallest);
        let shown = shown.trim_start_matches('+');
        let unit = if self.outcome.is_share() { " percentage points" } else { "" };
        let what = if self.effects.is_empty() {
            "A difference between two halves of the pairs"
        } else {
            "An effect"
        };
        Some(format!(
            "{what} of less than {shown}{unit} may be there: so few answers show only larger ones, in four \
             of five cases."
        ))
    }

    /// What went with good pairs: reliable effects first, then those that may be chance, then what
    /// could not be asked.
    fn write_effects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        paragraph(f, "", &format!("WHAT WENT WITH GOOD PAIRS ({})", self.outcome))?;
        for warning in &self.warnings {
            paragraph(f, "  ! ", &warning.to_string())?;
        }
        if let Some(told) = self.could_show() {
            paragraph(f, "  ", &told)?;
        }
        if self.effects.is_empty() {
            return Ok(());
        }
        let share = 100.0 * self.predicted_share.unwrap_or(0.0);
        let told = format!(
            "The criteria predict {share:.0} % of the differences between pairs that were not looked at. \
             Below: how much {} a pair has that fits fully than one that does not fit, and between which \
             numbers this lies: all intervals hold together in 99 of 100 cohorts. What went together need not be \
             the cause.",
            if self.outcome.is_share() { "more, in percentage points," } else { "more" }
        );
        paragraph(f, "  ", &told)?;
        let (reliable, others): (Vec<_>, Vec<_>) =
            self.effects.iter().partition(|effect| effect.is_reliable());
        for effect in reliable.into_iter().chain(others) {
            let note = match effect.evidence() {
                Evidence::Reliable => "reliable".to_owned(),
                Evidence::Unclear => "may be chance".to_owned(),
                Evidence::Entangled(others) => format!("not to be told apart from {}", others.join(", ")),
            };
            let estimate = self.outcome.shown_change(effect.estimate());
            let line =
                format!("  {:<28}{estimate:>9} {:<20}  ", effect.key(), self.between(effect.interval()));
            paragraph(f, &line, &note)?;
        }
        let taken = ["two_introverts", "two_extraverts"];
        if self.effects.iter().any(|effect| taken.contains(&effect.key())) {
            let told =
                "Points for two of a kind are taken off: there a plus says that such pairs went worse.";
            paragraph(f, "  ", told)?;
        }
        for (why, words) in [
            (UntestedReason::SameForAll, "All pairs that answered fit alike"),
            (UntestedReason::TooRare, "Fewer than five pairs that answered differ"),
        ] {
            let keys = self.untested.iter().filter(|untested| *untested.why() == why);
            let keys: Vec<&str> = keys.map(crate::evaluation::effects::UntestedWeight::key).collect();
            if !keys.is_empty() {
                paragraph(f, "  ", &format!("{words}: {}.", keys.join(", ")))?;
            }
        }
        for untested in &self.untested {
            if let UntestedReason::Entangled(others) = untested.why() {
                paragraph(f, "  ", &format!("{} goes together with {}.", untested.key(), others.join(", ")))?;
            }
        }
        Ok(())
    }

    /// The suggested weights, with the gain that the effects predict and a warning about it.
    fn write_suggestion(&self, f: &mut fmt::Formatter<'_>, suggestion: &Suggestion) -> fmt::Result {
        writeln!(f, "\nWEIGHTS FOR THE NEXT COHORT, a suggestion")?;
        for change in suggestion.changes() {
            writeln!(f, "  {:<28}{:>7} -> {}", change.key(), change.now(), change.then())?;
        }
        let measure = &self.outcome;
        let told = format!(
            "The other weights stay. Had this cohort been matched in this way, {} of {} pairs would have been \
             others, and the effects predict: {} {} -> {}, a gain of {} {}. The same answers chose these weights, which \
             flatters the gain. They are not applied by themselves: try them on the next cohort, and evaluate again.",
            suggestion.new_pairs(),
            suggestion.pairs(),
            measure,
            measure.shown(suggestion.expected_now()),
            measure.shown(suggestion.expected_then()),
            measure.shown_change(suggestion.gain()),
            self.between(suggestion.gain_interval()),
        );
        paragraph(f, "  ", &told)
    }

    /// `(+0.10 to +0.42)`.
    fn between(&self, interval: Interval) -> String {
        let [low, high] = [interval.low(), interval.high()].map(|end| self.outcome.shown_change(end));
        format!("({low} to {high})")
    }
}

/// `mean rating   4.02  of 320 of 455 pairs`.
fn row(name: &str, measure: &Measure, figure: &Figure) -> String {
    let what = match measure {
        Measure::ChoicesHonoured | Measure::MenteesServed => "mentees",
        _ => "pairs",
    };
    let value = measure.shown(figure.value());
    format!("{name}{value:>9}  known of {} of {} {what}", figure.based_on(), figure.of())
}
