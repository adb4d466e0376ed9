//! A comparison as a coordinator reads it.

use std::fmt;

use crate::matching::pair::Pair;
use crate::matching::telling::difference::listed;
use crate::matching::telling::summary::{Share, Summary};
use crate::matching::what_if::comparison::{Comparison, Mover, ScoredBy};
use crate::people::names::Names;
use crate::words::{commas, form, ordinal, paragraph};

/// How many people are named who lose, and how many who gain.
const NAMED: usize = 10;
/// So many pairs are named that cannot be measured.
const FEW: usize = 3;
/// So much of a line is for a person and their partners.
const WORDS: usize = 46;

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parted, made) = (self.difference.parted().len(), self.difference.made().len());
        writeln!(f, "PAIRS")?;
        match (self.difference.is_none(), self.kept) {
            (true, 0) => writeln!(f, "  there are none, before or after")?,
            (true, 1) => writeln!(f, "  the only one is the same")?,
            (true, kept) => writeln!(f, "  all {kept} are the same")?,
            (false, kept) => {
                let people = self.people.chunk_by(|one, other| one.id == other.id).count();
                let stay = form(kept, "stays", "stay");
                let part = form(parted, "parts", "part");
                let are = form(made, "is", "are");
                let change = form(people, "person changes", "people change");
                writeln!(
                    f,
                    "  {kept} {stay}, {parted} {part}, {made} {are} made; {people} {change} partners"
                )?;
            }
        }
        let left =
            [(self.difference.without_mentor(), "mentor"), (self.difference.without_mentee(), "mentee")];
        let names = self.difference.names();
        for (people, word) in left.into_iter().filter(|(people, _)| !people.is_empty()) {
            paragraph(f, "  ", &format!("without a {word} from now on: {}", listed(people, names)))?;
        }
        self.totals(f)?;
        writeln!(f, "\n{:<36}{:>22}{:>22}", "FIGURES", "before", "after")?;
        for (words, before, after) in figures(self.before(), self.after()) {
            writeln!(f, "  {words:<34}{:>22}{:>22}", share(before), share(after))?;
        }
        let by = self.name(ScoredBy::After);
        named(f, &format!("WHO LOSES MOST by {by}"), &self.losses(ScoredBy::After), names)?;
        named(f, &format!("WHO GAINS MOST by {by}"), &self.gains(ScoredBy::After), names)
    }
}

impl Comparison {
    /// The name of a programme on one line, as far as there is room.
    fn name(&self, which: ScoredBy) -> String {
        let words: Vec<&str> = self.programme(which).split_whitespace().collect();
        words.join(" ").chars().take(22).collect()
    }

    /// The points of both matchings by criterion, once by each programme.
    fn totals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const BOTH: [ScoredBy; 2] = [ScoredBy::Before, ScoredBy::After];
        let [one, two] = BOTH.map(|by| self.name(by));
        writeln!(f, "\n{:<28}{one:>24}  {two:>24}", "POINTS by")?;
        writeln!(f, "{:<28}{:>12}{:>12}  {:>12}{:>12}", "", "before", "after", "before", "after")?;
        let both = self.by_criterion(ScoredBy::Before).iter().zip(self.by_criterion(ScoredBy::After));
        for (one, two) in both {
            let points = [one.before, one.after, two.before, two.after];
            if points != [0; 4] {
                row(f, &one.criterion, points)?;
            }
        }
        let [one, two] = BOTH.map(|by| self.points(by));
        row(f, "all", [one.0, one.1, two.0, two.1])?;
        for by in BOTH {
            let pairs = self.forbidden(by);
            if !pairs.is_empty() {
                let by = self.name(by);
                writeln!(f, "  not counted here: {} that {by} forbids", pairs.len())?;
                let names = self.difference.names();
                let both = |pair: &Pair| {
                    format!("{} and {}", names.beside(pair.mentor()), names.beside(pair.mentee()))
                };
                let more = if pairs.len() > FEW { ", …" } else { "" };
                paragraph(f, "    ", &format!("{}{more}", commas(pairs.iter().take(FEW).map(both))))?;
            }
        }
        Ok(())
    }
}

/// Some of those who lose or gain.
fn named(f: &mut fmt::Formatter<'_>, title: &str, people: &[&Mover], names: &Names) -> fmt::Result {
    if people.is_empty() {
        return writeln!(f, "\n{title}\n  nobody");
    }
    writeln!(f, "\n{title:<48}{:>16}{:>16}", "by the first", "by the second")?;
    for mover in people.iter().take(NAMED) {
        let (before, after) = (listed(&mover.before, names), listed(&mover.after, names));
        let words = format!("{} ({}): {before} -> {after}", names.beside(&mover.id), mover.role);
        let points = |by| mover.change(by).map_or_else(|| "never".into(), |points| format!("{points:+}"));
        let (first, second) = (points(ScoredBy::Before), points(ScoredBy::After));
        if words.chars().count() > WORDS {
            paragraph(f, "  ", &words)?;
            writeln!(f, "{first:>64}{second:>16}")?;
        } else {
            writeln!(f, "  {words:<WORDS$}{first:>16}{second:>16}")?;
        }
    }
    match people.len().saturating_sub(NAMED) {
        0 => Ok(()),
        more => writeln!(f, "  and {more} more"),
    }
}

fn row(f: &mut fmt::Formatter<'_>, word: &str, [before, after, then, now]: [i64; 4]) -> fmt::Result {
    writeln!(f, "  {word:<26}{before:>12}{after:>12}  {then:>12}{now:>12}")
}

fn share(share: Share) -> String {
    let percent = share.percent().map_or_else(String::new, |percent| format!(" {percent:5.1} %"));
    format!("{} of {}{percent}", share.count(), share.of())
}

/// What the pairs are called whose reporting lines could not be checked.
const UNCHECKED: &str = "reporting line not checked";

/// What there is to say about either matching, in words.
fn figures(before: &Summary, after: &Summary) -> Vec<(String, Share, Share)> {
    let said = |sum: &Summary| {
        vec![
            ("mentees with a mentor".to_owned(), sum.mentees_matched()),
            ("mentors with a mentee".to_owned(), sum.mentors_matched()),
            ("different departments".to_owned(), sum.cross_department()),
            ("different units".to_owned(), sum.cross_unit()),
            ("different regions".to_owned(), sum.cross_region()),
            ("different locations".to_owned(), sum.cross_location()),
            ("different countries".to_owned(), sum.cross_country()),
            ("two introverts".to_owned(), sum.two_introverts()),
            ("two extraverts".to_owned(), sum.two_extraverts()),
            ("known in one reporting line".to_owned(), sum.supervisory()),
            (UNCHECKED.to_owned(), sum.supervisory_unchecked()),
        ]
    };
    let both = said(before).into_iter().zip(said(after));
    let mut all: Vec<_> = both.map(|((words, one), (_, two))| (words, one, two)).collect();
    let any = |sum: &Summary| [sum.mentees_with_choice(), sum.mentors_with_choice()];
    for (side, one, two, any) in [
        ("mentees", before.mentee_choices(), after.mentee_choices(), [any(before)[0], any(after)[0]]),
        ("mentors", before.mentor_choices(), after.mentor_choices(), [any(before)[1], any(after)[1]]),
    ] {
        all.push((format!("{side} with one of their choices"), any[0], any[1]));
        let at = |shares: &[Share], rank: usize| shares.get(rank - 1).copied().unwrap_or_default();
        for rank in 1..=one.len().max(two.len()) {
            let words = format!("{side} with their {} choice", ordinal(rank));
            all.push((words, at(one, rank), at(two, rank)));
        }
    }
    // that something could not be checked is said where it is so
    all.retain(|(words, one, two)| match words.as_str() {
        UNCHECKED => one.count() + two.count() > 0,
        _ => one.of() + two.of() > 0,
    });
    all
}
