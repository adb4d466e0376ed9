//! Every kind of document in every form, and all that can be in one.

use std::path::Path;

use pairwright::evaluation::{Goals, Measure, Outcomes, PairOutcome, SmartGoal, Target};
use pairwright::policies::{Mutual, Objective, Waiting, Workload};
use pairwright::season::{Party, SavedMatching, SavedSeason};
use pairwright::storage::Document;
use pairwright::{Cohort, Matcher, Matching, Participant, Pilot, Programme, Season, Sparing};

use super::people::{company, six};
use super::play::act;
use crate::numbers::Numbers;

/// The same data by both ways, and the same bytes from what was read.
fn goes_round<D: Document>(data: &D) -> (D, D) {
    let (text, bytes) = (data.to_json().unwrap(), data.to_bytes().unwrap());
    let (one, other) = (D::from_json(&text).unwrap(), D::from_bytes(&bytes).unwrap());
    for again in [&one, &other] {
        assert_eq!(again.to_json().unwrap(), text);
        assert_eq!(again.to_bytes().unwrap(), bytes);
    }
    assert!(D::from_json(&text[..text.len() / 2]).is_err_and(|error| error.is_document()));
    assert!(D::from_bytes(&bytes[..bytes.len() / 2]).is_err_and(|error| error.is_document()));
    (one, other)
}

#[test]
fn every_kind_goes_round() {
    let cohort = company(5);
    assert!(goes_round(&cohort).1 == cohort);
    let programme = Programme::default().with_name("Spring").with_waiting(Waiting::First);
    assert!(goes_round(&programme).1 == programme);
    let matching = Matcher::default().solve(six()).unwrap();
    let (_, saved) = goes_round(&matching.saved());
    let again = Matching::restore(saved, &Matcher::default()).unwrap();
    assert_eq!(again.pairs(), matching.pairs());
    let outcome = PairOutcome::new("ana", "zoe").with_rating(4.1).with_further("mood", 0.1 + 0.2);
    let outcomes = Outcomes::new([outcome]).unwrap();
    assert!(goes_round(&outcomes).1 == outcomes);
    let goal =
        SmartGoal::new("last", Measure::StillMeeting, Target::AtLeast(0.8), "2027-06-30".parse().unwrap());
    let goals = Goals::new([goal.unwrap()]);
    assert!(goes_round(&goals).1 == goals);
    // one kind is not taken for another
    let error = SavedMatching::from_json(&cohort.to_json().unwrap()).unwrap_err();
    assert!(error.is_document() && error.value() == Some("cohort"), "{error}");
}

/// Groups, waiting, minimums, several mentors, locked pairs, blanks, choices, another objective.
#[test]
fn all_that_can_be_in_a_season_goes_round() {
    let six = six();
    let groups =
        Programme::default().with_workload(Workload::default().with_usual(2)).with_mutual(Mutual::Forbid);
    let first = Programme::default().with_waiting(Waiting::First);
    let matchers = [
        Matcher::default(),
        Matcher::new(groups),
        Matcher::new(first),
        Matcher::default().with_pilot(Pilot::Best(2)),
        Matcher::default().with_pilot(Pilot::Mentees(vec!["max".into(), "zoe".into()])),
        Matcher::default().with_objective(Objective::BestWorstPair),
    ];
    let cohort = || {
        let mut people: Vec<Participant> = six.people().to_vec();
        people[0] = people[0].clone().with_mentors_wanted(1).with_capacity(2).with_minimum(1);
        people[3] = people[3].clone().with_waited(2).with_attribute("language", "Welsh");
        Cohort::builder().people(people).locked([("ben", "mia")]).wished([("cleo", "max")]).build().unwrap()
    };
    for (k, matcher) in matchers.into_iter().enumerate() {
        let grouped = k < 2;
        let people = if grouped || k == 3 { cohort() } else { six.clone() };
        let mut season = Season::new(matcher, people);
        let check = |season: &Season| {
            let (one, other) = goes_round(&season.saved());
            for saved in [one, other] {
                let again = Season::restore(saved, &Matcher::default()).unwrap();
                assert_eq!(again.to_json().unwrap(), season.to_json().unwrap(), "case {k}");
            }
        };
        check(&season);
        let _ = season.propose("t").unwrap();
        season.consult_all("t").unwrap();
        check(&season);
        let pair = season.open_pairs().next().unwrap().0.clone();
        season.decline(pair.mentor(), pair.mentee(), Party::Mentor, "\u{202e}no", "t").unwrap();
        let _ = season.rematch(Sparing::Nobody, "t").unwrap();
        check(&season);
    }
}

/// Random seasons, closed and opened again by the compact form before every move.
#[test]
fn a_detour_by_few_bytes_changes_nothing() {
    for seed in 0..40u64 {
        let mut season = Season::new(Matcher::default(), company(seed));
        let mut opened = season.clone();
        let (mut numbers, mut same) = (Numbers::new(seed), Numbers::new(seed));
        for _ in 0..15 {
            let saved = SavedSeason::from_bytes(&opened.saved().to_bytes().unwrap()).unwrap();
            opened = Season::restore(saved, &Matcher::default()).unwrap();
            act(&mut season, &mut numbers);
            act(&mut opened, &mut same);
            assert_eq!(opened.to_json().unwrap(), season.to_json().unwrap(), "season {seed}");
        }
    }
}

/// Rows in another order are the same bytes.
#[test]
fn the_order_of_rows_changes_no_byte() {
    let bytes = |people: Vec<Participant>| {
        let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
        let _ = season.propose("t").unwrap();
        season.saved().to_bytes().unwrap()
    };
    let people = company(3).people().to_vec();
    let turned: Vec<Participant> = people.iter().rev().cloned().collect();
    assert_eq!(bytes(people), bytes(turned));
}

/// Files of earlier formats become compact ones, and a file in either form is replaced by a later
/// state in the other.
#[test]
fn files_in_either_form_are_opened_and_replaced() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.pwr");
    for name in ["season-format-1.json", "season-format-2.json", "season-before-consent.json"] {
        let mut season = Season::open(data.join(name)).unwrap();
        season.save_compact(&path).unwrap();
        let compact = std::fs::read(&path).unwrap();
        assert!(compact.len() * 2 < std::fs::read(data.join(name)).unwrap().len(), "{name}");
        let again = Season::open(&path).unwrap();
        assert_eq!(again.to_json().unwrap(), season.to_json().unwrap(), "{name}");
        let somebody = season.cohort().people()[0].id().clone();
        season.leave(somebody, "", "later").unwrap();
        season.save(&path).unwrap();
        assert!(again.save_compact(&path).unwrap_err().is_changed(), "{name}");
        assert_eq!(Season::open(&path).unwrap().log().len(), season.log().len());
        std::fs::write(&path, &compact[..60]).unwrap();
        let error = Season::open(&path).unwrap_err();
        assert!(error.is_document() && error.file() == path.to_str(), "{error}");
        std::fs::remove_file(&path).unwrap();
    }
}
