//! Finding people by their ids, among millions.
//!
//! Ids lie all over the memory, so a binary search that reads them waits at every step. This one
//! reads numbers that lie side by side: eight bytes of each id, behind what all ids begin with. It
//! reads an id only where these eight are the same. A few of the numbers, far apart, say where to
//! look closely. Where the eight bytes are all that ids differ in, as with numbers of employees, no
//! id is read at all.

use crate::people::folding::folded_but_capitals;
use crate::people::participant_id::{ParticipantId, compare};

/// What finds an id in a sorted list. It does not hold the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct IdIndex {
    /// All ids begin with this many bytes alike.
    shared: usize,
    /// These bytes, in small letters, where the keys say all that is behind them.
    start: Option<Box<[u8]>>,
    /// In which letters all ids are spelled, where that is one kind.
    letters: Option<Letters>,
    /// In the order of the list.
    keys: Vec<u64>,
    /// The first key of every block. These few stay close to the processor.
    firsts: Vec<u64>,
}

/// The letters of ids. Ids without letters have small ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Small,
    Capital,
}

impl Letters {
    /// Has a text no others of ASCII?
    fn only(self, text: &str) -> bool {
        !text.bytes().any(|byte| match self {
            Self::Small => byte.is_ascii_uppercase(),
            Self::Capital => byte.is_ascii_lowercase(),
        })
    }
}

/// How many keys make a block.
const BLOCK: usize = 64;

impl IdIndex {
    /// The index of ids that are sorted, each once.
    pub(crate) fn new<'a>(ids: impl IntoIterator<Item = &'a ParticipantId> + Clone) -> Self {
        let shared = shared(ids.clone());
        let is_whole = |id: &ParticipantId| is_whole(id.compared(), shared);
        let is_short = ids.clone().into_iter().all(is_whole);
        let first = ids.clone().into_iter().next().filter(|_| is_short);
        let start = first.map(|id| id.compared().as_bytes()[..shared].to_ascii_lowercase().into());
        let spelled = |letters: Letters| {
            let is_spelled = |id: &ParticipantId| id.as_str() == id.compared() && letters.only(id.as_str());
            ids.clone().into_iter().all(is_spelled)
        };
        let mut kinds = [Letters::Small, Letters::Capital].into_iter().filter(|_| start.is_some());
        let letters = kinds.find(|&letters| spelled(letters));
        let keys: Vec<u64> = ids.into_iter().map(|id| key(id.compared(), shared)).collect();
        let firsts = keys.iter().copied().step_by(BLOCK).collect();
        Self { shared, start, letters, keys, firsts }
    }

    /// Where the id is in the list; `at` reads the list. Time O(log n).
    pub(crate) fn position<'a>(&self, id: &str, at: impl Fn(usize) -> &'a ParticipantId) -> Option<usize> {
        let id = folded_but_capitals(id);
        match self.by_key(&id) {
            ByKey::At(place) => return Some(place),
            ByKey::Absent => return None,
            ByKey::Unclear => {}
        }
        let wanted = key(&id, self.shared);
        let start = self.first(wanted);
        let alike = &self.keys[start..];
        let is_last = alike.get(1) != Some(&wanted);
        let many = if is_last { alike.len().min(1) } else { alike.partition_point(|&key| key == wanted) };
        let (mut low, mut high) = (start, start + many);
        while low < high {
            let middle = low.midpoint(high);
            match compare(at(middle).compared(), &id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Is this somebody's id, as it is spelled in the list? No may also say that the keys do not
    /// tell. Time O(log n), and no id is read.
    pub(super) fn has_as_spelled(&self, id: &str) -> bool {
        self.letters.is_some_and(|letters| letters.only(id)) && matches!(self.by_key(id), ByKey::At(_))
    }

    /// Where the id is in the list, as it is compared and as far as the keys tell.
    fn by_key(&self, id: &str) -> ByKey {
        let Some(same) = self.start.as_deref().filter(|_| is_whole(id, self.shared)) else {
            return ByKey::Unclear;
        };
        let begins = id.as_bytes().get(..self.shared).is_some_and(|begin| begin.eq_ignore_ascii_case(same));
        let wanted = key(id, self.shared);
        let at = self.first(wanted);
        if begins && self.keys.get(at) == Some(&wanted) { ByKey::At(at) } else { ByKey::Absent }
    }

    /// The first place whose key is not smaller. The order of keys is that of the ids, as far as
    /// keys tell them apart.
    fn first(&self, wanted: u64) -> usize {
        let block = self.firsts.partition_point(|&key| key < wanted).saturating_sub(1) * BLOCK;
        let end = self.keys.len().min(block + BLOCK);
        block + self.keys[block..end].partition_point(|&key| key < wanted)
    }
}

/// What the keys alone say about an id.
enum ByKey {
    At(usize),
    Absent,
    /// An id would have to be read.
    Unclear,
}

/// Sorts by id; equal ids stay in their order. The keys save most comparisons of texts.
pub(super) fn sort_by_id<T>(items: &mut [T], id: impl Fn(&T) -> &ParticipantId) {
    if items.is_sorted_by(|a, b| id(a) <= id(b)) {
        return;
    }
    let shared = shared(items.iter().map(&id));
    items.sort_by_cached_key(|item| (key(id(item).compared(), shared), id(item).clone()));
}

/// How many bytes all of these begin with alike.
fn shared<'a>(ids: impl IntoIterator<Item = &'a ParticipantId>) -> usize {
    let mut ids = ids.into_iter().map(|id| id.compared().as_bytes());
    let Some(first) = ids.next() else { return 0 };
    let alike = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    ids.fold(first.len(), |shared, id| first[..shared].iter().zip(id).take_while(alike).count())
}

/// Does the key of an id say all that is behind the shared bytes? A zero byte could be the end.
fn is_whole(compared: &str, shared: usize) -> bool {
    compared.len() <= shared + 8 && !compared.bytes().skip(shared).any(|byte| byte == 0)
}

/// Eight bytes of an id, as it is compared, as a number that sorts as they do.
fn key(compared: &str, shared: usize) -> u64 {
    let mut bytes = [0; 8];
    for (byte, of_id) in bytes.iter_mut().zip(compared.as_bytes().iter().skip(shared)) {
        *byte = of_id.to_ascii_lowercase();
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_plain_search_finds() {
        let texts = ["", "a", "Ab", "abc-00000001", "abc-00000002", "abc-00000002x", "abd", "b", "é"];
        let lists = [&texts[..], &texts[3..6], &texts[4..6], &texts[3..4], &texts[..0], &texts[1..3]];
        let short = ["X-1", "x-1\0", "x-10", "x-12345678"];
        let lists = lists.into_iter().chain([&short[..1], &short[..2], &short[2..], &short[..]]);
        let texts =
            || texts.into_iter().chain(short).chain(["", "x", "x-", "y-10", "X-10", "x-10\0", "x-123456789"]);
        let mut told = 0;
        for list in lists {
            let ids: Vec<ParticipantId> = list.iter().map(|&text| text.into()).collect();
            let index = IdIndex::new(&ids);
            for asked in texts().chain(["abc-0000000", "abc-00000002\0", "zz", "aab"]) {
                let found = index.position(asked, |i| &ids[i]);
                let asked = ParticipantId::from(asked);
                let place = ids.iter().position(|id| *id == asked);
                assert_eq!(found, place, "{asked} in {list:?}");
                let is_spelled = place.is_some_and(|k| list[k] == asked.as_str());
                let is_told = index.has_as_spelled(asked.as_str());
                assert!(is_spelled || !is_told, "{asked} in {list:?}");
                told += usize::from(is_told);
            }
        }
        assert!(told > 5, "{told}");
    }

    #[test]
    fn sorts_as_texts_do() {
        let mut ids: Vec<ParticipantId> =
            ["x-b", "x-", "x-ba", "x-aaaaaaaab", "x-aaaaaaaaa", "x-b"].map(Into::into).into();
        let mut expected = ids.clone();
        expected.sort();
        sort_by_id(&mut ids, |id| id);
        assert_eq!(ids, expected);
    }
}
