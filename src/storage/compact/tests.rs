//! Bytes that nobody wrote, with checksums that are right.

use serde::Serialize;

use super::{LITTLE, MOST, START, is_compact, read, sealed, write};
use crate::error::Result;
use crate::matching::matcher::Matcher;
use crate::numbers::Numbers;
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::programme::programme::Programme;
use crate::season::document::SavedSeason;
use crate::season::pair_state::Party;
use crate::season::season::Season;
use crate::storage::document::Document as _;

fn season() -> Season {
    let people = [
        Participant::mentor("ana").with_level(2).with_personality(12.3).with_skill_offered("Law", Some(3)),
        Participant::mentor("b\"en\u{e9}").with_level(3).with_tenure_years(0.1),
        Participant::mentee("max").with_level(7).with_choices(["ana"]),
        Participant::mentee("zoe").with_level(-6),
    ];
    let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let pair = season.open_pairs().next().unwrap().0.clone();
    season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "no", "3 March").unwrap();
    season
}

fn plain(season: &Season) -> Vec<u8> {
    let bytes = write(&season.saved()).unwrap();
    miniz_oxide::inflate::decompress_to_vec_zlib(&bytes[START.len() + 1 + 32..]).unwrap()
}

fn opened(bytes: &[u8]) -> Result<Season> {
    Season::restore(read::<SavedSeason>(bytes)?, &Matcher::default())
}

/// Whatever it is, it is an error that blames nobody, or a season that is sound.
#[test]
fn mutated_bytes_are_refused_and_make_no_panic() {
    let season = season();
    let (plain, text) = (plain(&season), season.to_json().unwrap());
    let mut numbers = Numbers::new(7);
    let mut refused = 0;
    for round in 0..6_000 {
        let mut bytes = plain.clone();
        for _ in 0..=numbers.below(2) {
            let at = numbers.below(bytes.len());
            match numbers.below(4) {
                0 => bytes[at] = numbers.small(255),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.remove(at)),
                _ => bytes.insert(at, [0xdd, 0xdf, 0xc6, 0xdb, 0x91, 0xc1][numbers.below(6)]),
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
        match opened(&sealed(&bytes)) {
            Err(error) => {
                assert!(error.is_document() || error.is_proof() || error.is_memory(), "{round}: {error:?}");
                refused += 1;
            }
            Ok(other) => drop(other.to_json().unwrap()),
        }
    }
    assert!(refused > 3_000, "{refused}");
    assert_eq!(opened(&sealed(&plain)).unwrap().to_json().unwrap(), text);
}

#[test]
fn every_cut_and_every_changed_byte_is_noticed() {
    let bytes = write(&season().saved()).unwrap();
    for end in 0..bytes.len() {
        let error = read::<SavedSeason>(&bytes[..end]).unwrap_err();
        assert!(error.is_document() && error.message().contains("cut off"), "{end}: {error}");
    }
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 0x41;
        assert!(read::<SavedSeason>(&other).unwrap_err().is_document(), "{at}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(read::<SavedSeason>(&longer).unwrap_err().is_document());
    assert!(is_compact(&bytes) && !is_compact(b"{"));
}

#[test]
fn other_kinds_and_newer_versions_are_refused_as_such() {
    let cohort = season().cohort().clone();
    let error = read::<SavedSeason>(&cohort.to_bytes().unwrap()).unwrap_err();
    assert!(error.is_document() && error.value() == Some("cohort"), "{error}");
    let mut newer = Vec::new();
    let mut to = rmp_serde::Serializer::new(&mut newer);
    ("cohort").serialize(&mut to).unwrap();
    7_u32.serialize(&mut to).unwrap();
    let error = read::<Cohort>(&sealed(&newer)).unwrap_err();
    assert!(error.is_document() && error.to_string().contains("newer version"), "{error}");
    let mut more = Vec::new();
    let mut to = rmp_serde::Serializer::new(&mut more).with_struct_map();
    "programme".serialize(&mut to).unwrap();
    1_u32.serialize(&mut to).unwrap();
    Programme::default().serialize(&mut to).unwrap();
    assert!(read::<Programme>(&sealed(&more)).is_ok());
    more.push(0);
    let error = read::<Programme>(&sealed(&more)).unwrap_err();
    assert!(error.to_string().contains("more behind"), "{error}");
}

/// What is the same over and over is compressed to nearly nothing, and is read all the same; what
/// is smaller still was not written here.
#[test]
fn few_bytes_do_not_fill_the_memory() {
    let zeros = vec![0_u8; 64 << 20];
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&zeros, 9);
    assert!(zeros.len() > bomb.len() * MOST && zeros.len() > LITTLE);
    let mut bytes = sealed(&[]);
    bytes.truncate(START.len() + 1);
    bytes.extend_from_slice(&<sha2::Sha256 as sha2::Digest>::digest(&bomb));
    bytes.extend_from_slice(&bomb);
    assert!(read::<Cohort>(&bytes).unwrap_err().is_document());
    let same = || (0..40_000).map(|k| Participant::mentor(format!("{k:08}")).with_unit("x".repeat(900)));
    let cohort = Cohort::new(same()).unwrap();
    assert!(Cohort::from_bytes(&cohort.to_bytes().unwrap()).unwrap() == cohort);
    // deeper than anything of ours, and longer than there are bytes
    for hostile in
        [vec![0x91; 100_000], vec![0xdd, 0xff, 0xff, 0xff, 0xff], vec![0xc6, 0x7f, 0xff, 0xff, 0xff]]
    {
        let mut plain = Vec::new();
        let mut to = rmp_serde::Serializer::new(&mut plain);
        "cohort".serialize(&mut to).unwrap();
        1_u32.serialize(&mut to).unwrap();
        plain.extend_from_slice(&hostile);
        assert!(read::<Cohort>(&sealed(&plain)).unwrap_err().is_document());
    }
}
