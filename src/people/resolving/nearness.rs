//! Which texts are nearly the same: one slip apart, or two where they are long.
//!
//! A slip is a character that is missing, too many, another one, or exchanged with its neighbour.
//!
//! *Method.* What is looked for is indexed, and everybody known is gone through once. Two texts one
//! slip apart become the same when one character is left out of either (symmetric deletion; Garbe
//! 2012), so the hashes of all such texts are compared, and what is the same is checked. For two
//! slips every pair is looked at by its length and the set of its characters, as long as there are
//! not too many pairs: all of them in cohorts of usual size.

/// Longer texts are not compared: they are no ids or names.
const LONGEST: usize = 64;

/// Texts of more characters may have two slips.
const SHORT: usize = 8;

/// Both must have this many characters to be compared at all.
const SHORTEST: usize = 3;

/// At most this many pairs are looked at for two slips: about a third of a second.
const PAIRS: usize = 200_000_000;

/// At most this many texts of one hash are looked at, and this many of the nearest are kept.
const ALIKE: usize = 256;
const KEPT: usize = 8;

/// The texts that are looked for, and what is near to each.
pub(crate) struct Nearness<T> {
    texts: Vec<Vec<char>>,
    /// The hash of each text, and of each with a character left out, with its place; sorted.
    variants: Vec<(u64, u32)>,
    /// Where the hashes begin that have the same first bits, and how many bits are left.
    starts: Vec<usize>,
    rest: u32,
    /// Those that may have two slips: the set of characters, the length, the place.
    long: Vec<(u64, u32, u32)>,
    found: Vec<Vec<(u8, T)>>,
    hashes: Vec<u64>,
}

impl<T: Copy + Ord> Nearness<T> {
    /// Looks for these among so many. Time O(total length).
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a str>, among: usize) -> Self {
        let texts: Vec<Vec<char>> = texts.map(|text| text.chars().collect()).collect();
        let (mut variants, mut hashes) = (Vec::new(), Vec::new());
        let mut long = Vec::new();
        for (place, text) in (0u32..).zip(&texts) {
            if among == 0 || !(SHORTEST - 1..=LONGEST).contains(&text.len()) {
                continue;
            }
            shortened(text, &mut hashes);
            variants.extend(hashes.iter().map(|&hash| (hash, place)));
            if text.len() > SHORT {
                long.push((set(text), u32::try_from(text.len()).unwrap_or(u32::MAX), place));
            }
        }
        if long.len().saturating_mul(among) > PAIRS {
            long.clear();
        }
        variants.sort_unstable();
        variants.dedup();
        let bits = variants.len().max(2).ilog2();
        let (rest, mut starts) = (64 - bits, vec![0; (1 << bits) + 1]);
        for &(hash, _) in &variants {
            starts[bucket(hash, rest) + 1] += 1;
        }
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        let found = texts.iter().map(|_| Vec::new()).collect();
        Self { texts, variants, starts, rest, long, found, hashes }
    }

    /// Compares one of those known. Time O(length), but for those found.
    pub(crate) fn offer(&mut self, text: &str, whose: T) {
        let text: Vec<char> = text.chars().take(LONGEST + 1).collect();
        if self.variants.is_empty() || !(SHORTEST - 1..=LONGEST).contains(&text.len()) {
            return;
        }
        let mut hashes = std::mem::take(&mut self.hashes);
        shortened(&text, &mut hashes);
        for &hash in &hashes {
            let bucket = bucket(hash, self.rest);
            let same = &self.variants[self.starts[bucket]..self.starts[bucket + 1]];
            let start = same.partition_point(|&(other, _)| other < hash);
            let alike = same[start..].iter().take(ALIKE).take_while(|&&(other, _)| other == hash);
            for &(_, place) in alike {
                let (looked, found) = (&self.texts[place as usize], &mut self.found[place as usize]);
                if found.len() < KEPT && is_long_enough(looked, &text) && slips(looked, &text, 1) {
                    found.push((1, whose));
                }
            }
        }
        self.hashes = hashes;
        if text.len() + 2 > SHORT {
            let (characters, length) = (set(&text), text.len());
            for &(others, other_length, place) in &self.long {
                if (others ^ characters).count_ones() <= 4 && (other_length as usize).abs_diff(length) <= 2 {
                    let (looked, found) = (&self.texts[place as usize], &mut self.found[place as usize]);
                    if found.len() < KEPT && !slips(looked, &text, 1) && slips(looked, &text, 2) {
                        found.push((2, whose));
                    }
                }
            }
        }
    }

    /// What is near to each text, the nearest first, each once.
    pub(crate) fn found(self) -> Vec<Vec<T>> {
        let in_order = |mut found: Vec<(u8, T)>| {
            found.sort_unstable();
            let mut near: Vec<T> = Vec::new();
            for (_, whose) in found {
                if !near.contains(&whose) {
                    near.push(whose);
                }
            }
            near
        };
        self.found.into_iter().map(in_order).collect()
    }
}

fn is_long_enough(a: &[char], b: &[char]) -> bool {
    a.len().max(b.len()) >= SHORTEST
}

/// Are these at most so many slips apart, and not the same? Time O(length) for one slip.
fn slips(a: &[char], b: &[char], most: usize) -> bool {
    a != b && within(a, b, most)
}

fn within(a: &[char], b: &[char], most: usize) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.is_empty() || b.is_empty() {
        return a.len().max(b.len()) <= most;
    }
    let Some(fewer) = most.checked_sub(1) else { return false };
    let is_exchanged = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0];
    a.len().abs_diff(b.len()) <= most
        && (within(&a[1..], &b[1..], fewer)
            || within(&a[1..], b, fewer)
            || within(a, &b[1..], fewer)
            || is_exchanged && within(&a[2..], &b[2..], fewer))
}

/// The first bits of a hash.
#[expect(clippy::cast_possible_truncation, reason = "there are fewer buckets than hashes in the memory")]
fn bucket(hash: u64, rest: u32) -> usize {
    (hash >> rest) as usize
}

/// One bit for each character.
fn set(text: &[char]) -> u64 {
    text.iter().fold(0, |set, &c| set | 1 << (u32::from(c) % 64))
}

/// The hash of a text, and of it without each one of its characters. Time O(length): the hash is a
/// polynomial, so that of the characters behind the gap only moves down by a power.
fn shortened(text: &[char], hashes: &mut Vec<u64>) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    hashes.clear();
    let value = |c: char| u64::from(c) + 1;
    let mut powers = vec![1u64; text.len() + 1];
    for k in 0..text.len() {
        powers[k + 1] = powers[k].wrapping_mul(BASE);
    }
    let term = |k: usize, power: usize| value(text[k]).wrapping_mul(powers[power]);
    let mut before = (0..text.len()).fold(0u64, |sum, k| sum.wrapping_add(term(k, k)));
    hashes.push(before);
    let mut behind = 0u64;
    for k in (0..text.len()).rev() {
        before = before.wrapping_sub(term(k, k));
        hashes.push(before.wrapping_add(behind));
        behind = behind.wrapping_add(term(k, k.saturating_sub(1)));
    }
    hashes.sort_unstable();
    hashes.dedup();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST, Nearness, SHORT, SHORTEST, slips};

    fn near(looked: &str, known: &[&str]) -> Vec<usize> {
        let mut nearness = Nearness::new([looked].into_iter(), known.len());
        for (k, text) in known.iter().enumerate() {
            nearness.offer(text, k);
        }
        nearness.found().remove(0)
    }

    #[test]
    fn one_slip_or_two_in_long_texts() {
        let known = ["ana", "anna", "aan", "ann", "an", "a", "anabel", "katharina"];
        assert_eq!(near("ana", &known), [1, 2, 3, 4]);
        assert_eq!(near("caterina", &known), [0; 0]);
        assert_eq!(near("catharima", &known), [7]);
        assert_eq!(near("", &known), [0; 0]);
        assert_eq!(near("b", &known), [0; 0]);
    }

    /// The textbook table, with exchanges of neighbours.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let other = usize::from(a[i - 1] != b[j - 1]);
                    let best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    best.min(table[i - 1][j - 1] + other)
                };
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
                }
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn all_and_only_what_is_near_is_found(texts in prop::collection::vec("[ab]{0,5}|[a-c]{6,12}|x{60,66}", 2..9)) {
            let chars: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
            let others: Vec<&str> = texts[1..].iter().map(String::as_str).collect();
            let found = near(&texts[0], &others);
            for (k, other) in chars[1..].iter().enumerate() {
                let apart = distance(&chars[0], other);
                prop_assert_eq!(slips(&chars[0], other, 2), (1..=2).contains(&apart), "{:?} {:?}", &texts[0], other);
                let most = if chars[0].len() > SHORT { 2 } else { 1 };
                let compared = [&chars[0], other].iter().all(|text| text.len() <= LONGEST && text.len() >= SHORTEST - 1)
                    && chars[0].len().max(other.len()) >= SHORTEST;
                let expected = compared && (1..=most).contains(&apart);
                prop_assert_eq!(found.contains(&k), expected, "{:?} {:?}", &texts[0], other);
            }
        }
    }
}
