//! Seasons in files.

use std::fs;
use std::path::Path;

use pairwright::season::{PairState, Party};
use pairwright::{Matcher, Objective, Participant, Pilot, Programme, Season, Sparing};

use super::people::{asked, company, six};
use super::play::act;
use crate::numbers::Numbers;

/// A season with a bit of everything, small enough to try every byte.
fn eventful() -> Season {
    let people = [
        Participant::mentor("ana").with_level(2).with_personality(12.3),
        Participant::mentor("b\"en\u{e9}").with_level(3).with_tenure_years(0.1),
        Participant::mentee("max").with_level(7),
        Participant::mentee("zoe").with_level(6),
    ];
    let mut season = Season::new(Matcher::default(), pairwright::Cohort::new(people).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let pair = season.open_pairs().next().unwrap().0.clone();
    season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "too \"near\"\nby far", "3 March").unwrap();
    let _ = season.rematch(Sparing::Price(7), "4 March").unwrap();
    season.join([Participant::both("kim").with_level(5)], "5 March").unwrap();
    season
}

/// Opened again before every move, a season goes on to the same bytes as one that was never closed.
#[test]
fn a_detour_over_the_disk_changes_no_byte() {
    for seed in 0..300u64 {
        let mut matcher = Matcher::new(Programme::default());
        if seed.is_multiple_of(3) {
            matcher = matcher.with_pilot(Pilot::Best(4));
        }
        let mut season = Season::new(matcher, company(seed));
        let mut opened = season.clone();
        let (mut numbers, mut same) = (Numbers::new(seed), Numbers::new(seed));
        for _ in 0..20 {
            opened = Season::from_json(&opened.to_json().unwrap()).unwrap();
            act(&mut season, &mut numbers);
            act(&mut opened, &mut same);
            assert_eq!(opened.to_json().unwrap(), season.to_json().unwrap(), "season {seed}");
        }
    }
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    let text = eventful().to_json().unwrap();
    assert!(Season::from_json(&text).is_ok());
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let error = Season::from_json(&text[..end]).unwrap_err();
        assert!(error.is_document(), "{end}: {error}");
        // the last line end is all that is missing, or the bracket is
        let said = if end + 1 == text.len() { "edited or damaged around" } else { "cut off" };
        assert!(error.message().contains(said), "{end}: {error}");
    }
}

#[test]
fn a_file_with_one_character_changed_is_refused() {
    let text = eventful().to_json().unwrap();
    let characters: Vec<char> = text.chars().collect();
    let with = |k: usize, new: Option<char>, skip: usize| -> String {
        characters[..k].iter().copied().chain(new).chain(characters[k + skip..].iter().copied()).collect()
    };
    let refused = |text: &str, k: usize| {
        let error = Season::from_json(text).unwrap_err();
        assert!(error.is_document() && !error.message().is_empty(), "{k}: {error}");
    };
    for k in 0..characters.len() {
        refused(&with(k, None, 1), k);
        for new in ['0', '7', 'a', ' ', '"', '}', ',', '\n', '-'] {
            if new != characters[k] {
                refused(&with(k, Some(new), 1), k);
            }
            refused(&with(k, Some(new), 0), k);
        }
        if k + 1 < characters.len() && characters[k] != characters[k + 1] {
            let mut swapped = characters.clone();
            swapped.swap(k, k + 1);
            refused(&swapped.into_iter().collect::<String>(), k);
        }
    }
}

#[test]
fn the_reason_says_what_is_wrong() {
    let text = eventful().to_json().unwrap();
    let said = |text: &str| Season::from_json(text).unwrap_err().to_string();
    assert_eq!(said(""), "line 1: the document is cut off");
    assert!(said("\"season\"").contains("not a season"));
    assert!(said("{\n  \"format\": -").contains("cut off"));
    assert!(said("mentor,mentee\n").contains("not JSON"));
    assert!(said("{}").contains("missing field `format`"));
    let newer = text.replacen("\"format\": 3", "\"format\": 4", 1);
    assert_eq!(
        said(&newer),
        "column format: the season was saved by a newer version of pairwright; this one reads formats up to 3: \
         update it to open the season: \"4\""
    );
    assert!(said(&text.replacen("too", "two", 1)).contains("its checksum is another"));
    assert!(said(&text.replacen(",\n", ", \n", 1)).contains("around the season"));
    assert!(said(&text.replace('\n', "\r\n")).contains("edited or damaged"));
}

#[test]
fn files_are_named_in_errors_and_never_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let mut season = asked();
    season.save(&path).unwrap();
    let first = fs::read_to_string(&path).unwrap();
    assert_eq!(first, season.to_json().unwrap());
    season.accept("ana", "zoe", "t").unwrap();
    season.save(&path).unwrap();
    assert_ne!(fs::read_to_string(&path).unwrap(), first);
    assert_eq!(Season::open(&path).unwrap().to_json().unwrap(), season.to_json().unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");

    let missing = folder.path().join("no/such/folder/season.json");
    let error = season.save(&missing).unwrap_err();
    assert!(error.is_io() && error.file() == Some(missing.display().to_string().as_str()));
    assert!(Season::open(&missing).unwrap_err().is_io());
    // what is in the way stays: a folder with the file's name, with something in it
    let taken = folder.path().join("taken");
    fs::create_dir_all(taken.join("inside")).unwrap();
    assert!(season.save(&taken).unwrap_err().is_io());
    assert!(taken.join("inside").is_dir());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
    // no folder at all: a file stands where it should be
    let below = path.join("season.json");
    assert!(season.save(&below).unwrap_err().is_io());
    assert_eq!(fs::read_to_string(&path).unwrap(), season.to_json().unwrap());

    fs::write(&path, "{\n\"format\": 1").unwrap();
    let error = Season::open(&path).unwrap_err();
    assert_eq!(error.to_string(), format!("{}, line 2: the document is cut off", path.display()));
    fs::write(&path, b"\xFF\xFE").unwrap();
    assert!(Season::open(&path).unwrap_err().to_string().contains("not UTF-8"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_keeps_its_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let mut season = asked();
    season.save(&path).unwrap();
    let before = fs::read_to_string(&path).unwrap();
    season.accept("ana", "zoe", "t").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let saved = season.save(&path);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    // whoever is above permissions may write all the same; then the new file is whole
    let expected = if saved.is_ok() { season.to_json().unwrap() } else { before };
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    assert!(saved.is_ok() || saved.unwrap_err().is_io());
}

/// Written by the first version that wrote seasons. Every later one has to read it.
#[test]
fn format_1_is_read_for_ever() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/season-format-1.json");
    let mut season = Season::open(path).unwrap();
    let states: Vec<String> = season.pairs().map(|(pair, state)| format!("{pair}: {state}")).collect();
    assert_eq!(
        states,
        [
            "ana and mia: formal",
            "ana and zoe: declined",
            "ben and max: ended",
            "ben and zoe: proposed",
            "cleo and mia: superseded",
            "cleo and zoe: declined",
            "dan and kim: proposed"
        ]
    );
    assert_eq!((season.round(), season.log().len()), (3, 14));
    assert_eq!(season.log()[0].at(), "2026-03-01");
    let _proof = season.matching().unwrap().verify().unwrap();
    let declined = season.state("ana", "zoe").unwrap();
    assert_eq!(*declined, PairState::Declined { by: Party::Mentee, reason: "the same \"project\"".into() });
    season.consult_all("later").unwrap();
    let _ = season.rematch(Sparing::Price(20), "later").unwrap();
}

#[test]
fn a_season_for_another_objective_goes_on_with_it() {
    let matcher = Matcher::default().with_objective(Objective::BestWorstPair);
    let mut season = Season::new(matcher, six());
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    let pair = season.open_pairs().next().unwrap().0.clone();
    season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "", "t").unwrap();
    let mut opened = Season::from_json(&season.to_json().unwrap()).unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let _ = opened.rematch(Sparing::Nobody, "t").unwrap();
    assert_eq!(opened.matching().unwrap().objective(), Objective::BestWorstPair);
    assert_eq!(opened.to_json().unwrap(), season.to_json().unwrap());
}
