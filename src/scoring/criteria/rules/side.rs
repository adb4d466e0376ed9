//! One side of the people as a rule reads them: few codes, and what each stands for.

use std::collections::BTreeSet;

use crate::people::participant::Participant;
use crate::people::reading::values::yes_or_no;
use crate::scoring::codes::codes;
use crate::scoring::criteria::rules::comparison::{Items, Reading, Unread, Value};
use crate::scoring::criteria::rules::said::Said;
use crate::scoring::criteria::rules::source::Source;

/// The columns of one side.
#[derive(Debug, Clone)]
pub(super) struct SideColumns {
    pub(super) value: Source,
    pub(super) zone: Option<Source>,
    pub(super) condition: Option<Source>,
}

/// What somebody says in each of them.
pub(super) type Words<'a> = [Said<'a>; 3];

impl SideColumns {
    pub(super) fn words<'a>(&self, person: &'a Participant) -> Words<'a> {
        let of = |source: &Option<Source>| source.as_ref().map_or(Said::Nothing, |one| one.said(person));
        [self.value.said(person), of(&self.zone), of(&self.condition)]
    }
}

/// What a rule makes of somebody's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    /// Do they say yes where the rule asks?
    pub(super) asks: bool,
    /// Which of the values it is, if one is known.
    pub(super) value: Option<u32>,
    /// Is there something that cannot be read?
    pub(super) is_unread: bool,
}

/// What different words there are, and what was made of each.
#[derive(Debug)]
pub(super) struct Read<'a> {
    pub(super) words: Words<'a>,
    pub(super) asks: bool,
    pub(super) is_asking_unread: bool,
    pub(super) value: Result<Option<Value>, Unread>,
}

/// One side, as its words are.
#[derive(Debug)]
pub(super) struct SideWords<'a> {
    pub(super) read: Vec<Read<'a>>,
    /// For each person, the place of their words.
    pub(super) codes: Vec<u32>,
}

/// One side in codes.
#[derive(Debug)]
pub(super) struct CodedSide {
    pub(super) values: Vec<Value>,
    /// How many people have each value.
    pub(super) counts: Vec<i64>,
    pub(super) told: Vec<Told>,
    /// For each person, which of `told` they are.
    pub(super) codes: Vec<u32>,
}

/// Reads every different word once. Time O(n log n) for n people.
pub(super) fn read<'a>(
    people: &[&'a Participant],
    columns: &SideColumns,
    reading: Reading,
    items: &mut Items,
) -> SideWords<'a> {
    let (distinct, codes) = codes(people.iter().map(|person| columns.words(person)));
    let read = distinct.into_iter().map(|words| {
        let [said, place, asked] = words;
        let yes = match asked {
            Said::Text(text) => yes_or_no(text),
            _ => Some(false),
        };
        Read {
            words,
            // whoever writes neither yes nor no does not want to be passed over
            asks: yes.unwrap_or(true),
            is_asking_unread: yes.is_none(),
            value: reading.value(said, place, items),
        }
    });
    SideWords { read: read.collect(), codes }
}

/// Leaves away items that only one side has: nobody can share them. With `covers`, one that is
/// asked for and not had stays.
pub(super) fn reduce(sides: &mut [SideWords<'_>; 2], asking: Option<usize>) {
    let of = |side: &SideWords<'_>| -> BTreeSet<u32> {
        let items = side.read.iter().filter_map(|read| match &read.value {
            Ok(Some(Value::Items(items))) => Some(items),
            _ => None,
        });
        items.flatten().copied().collect()
    };
    let [mentors, mentees] = [of(&sides[0]), of(&sides[1])];
    for (at, side) in sides.iter_mut().enumerate() {
        for read in &mut side.read {
            let Ok(Some(Value::Items(items))) = &mut read.value else { continue };
            let is_common = |item: &u32| mentors.contains(item) && mentees.contains(item);
            let is_lost = asking == Some(at) && !items.iter().all(is_common);
            items.retain(is_common);
            if is_lost {
                items.push(u32::MAX);
            }
        }
    }
}

impl CodedSide {
    /// The side with one code for all words that say the same.
    pub(super) fn of(side: &SideWords<'_>) -> Self {
        let known = |read: &Read<'_>| read.value.as_ref().ok().cloned().flatten();
        let (values, of_words) = codes(side.read.iter().map(known));
        // no value comes before all values, if it is there
        let first = usize::from(values.first().is_some_and(Option::is_none));
        let value = |code: u32| code.checked_sub(u32::try_from(first).unwrap_or(0));
        let values: Vec<Value> = values.into_iter().flatten().collect();
        let told = side.read.iter().zip(&of_words).map(|(read, &code)| Told {
            asks: read.asks,
            value: value(code),
            is_unread: read.value.is_err(),
        });
        let (told, by_words) = codes(told);
        let people: Vec<u32> = side.codes.iter().map(|&word| by_words[word as usize]).collect();
        let mut counts = vec![0; values.len()];
        for &person in &people {
            if let Some(value) = told[person as usize].value {
                counts[value as usize] += 1;
            }
        }
        Self { values, counts, told, codes: people }
    }

    /// How many people have any value.
    pub(super) fn known(&self) -> i64 {
        self.counts.iter().sum()
    }
}
