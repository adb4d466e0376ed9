//! Seasons that are opened beside other criteria than they were made with.

use pairwright::assignment::{Entry, Term};
use pairwright::scoring::facts::{OwnFact, PairFact};
use pairwright::scoring::{PairView, Sides};
use pairwright::season::{PairState, Party, SavedSeason};
use pairwright::{Criterion, Matcher, Participant, Programme, Result, Role, Season, Sparing, Weights};

use super::people::six;

/// Points for pairs of whom both have an id before or behind `m`, or a prohibition of the others.
#[derive(Debug, Clone)]
struct Early {
    name: &'static str,
    same: i32,
    other: Entry,
}

impl Criterion for Early {
    fn name(&self) -> &str {
        self.name
    }
    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let early = |person: &Participant| person.id().as_str() < "mb";
        let (same, other) = (Entry::Points(self.same), self.other);
        Ok(vec![sides.table(early, early, |a, b| if *a == *b { same } else { other })?])
    }
    fn fact(&self, _: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let words = format!("{} says so", self.name);
        Some(OwnFact::new(self.name, words.clone()).for_participants(words).into())
    }
}

fn early(same: i32) -> Early {
    Early { name: "early", same, other: Entry::Points(0) }
}

fn with(criteria: impl IntoIterator<Item = Early>) -> Matcher {
    let named = Matcher::new(Programme::default().with_name("own"));
    criteria.into_iter().fold(named, Matcher::with_criterion)
}

fn made_by(matcher: &Matcher) -> Season {
    let mut season = Season::new(matcher.clone(), six());
    let _ = season.propose("t").unwrap();
    season
}

fn bytes(season: &Season) -> String {
    serde_json::to_string(&season.saved()).unwrap()
}

fn opened(season: &Season, matcher: &Matcher) -> Season {
    let opened = Season::restore(season.saved(), matcher).unwrap();
    assert_eq!(bytes(&opened), bytes(season), "opening changes no byte");
    let _proof = opened.matching().unwrap().verify().unwrap();
    opened
}

#[test]
fn with_the_same_criteria_it_goes_on_as_if_it_had_stayed_open() {
    let matcher = with([early(90)]);
    let mut season = made_by(&matcher);
    let mut again = opened(&season, &matcher);
    assert!(again.criteria_changes().is_empty());
    assert_eq!(again.criteria_changes().to_string(), "The criteria are the same.");
    // the saved programme counts, the matcher brings the criterion
    let mut other = opened(&season, &Matcher::default().with_criterion(early(90)));
    assert_eq!(other.programme().name(), "own");
    for season in [&mut season, &mut again, &mut other] {
        season.consult_all("t").unwrap();
        let pair = season.open_pairs().next().unwrap().0.clone();
        season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "", "t").unwrap();
        let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    }
    assert_eq!(bytes(&season), bytes(&again));
    assert_eq!(bytes(&season), bytes(&other));
}

/// What is gone is told, in the words that are left, and counts no more in the next round.
#[test]
fn a_criterion_that_is_gone_is_told_and_its_matching_stays_proven() {
    let season = made_by(&with([early(5_000)]));
    let mut again = opened(&season, &Matcher::default());
    let changes = again.criteria_changes();
    assert_eq!(
        (changes.gone(), changes.added().len(), changes.changed().len()),
        (&["early".to_owned()][..], 0, 0)
    );
    assert_eq!(changes.to_string(), "Criteria that are gone: early.");
    let matching = again.matching().unwrap();
    let pair = matching.pairs().iter().find(|pair| pair.points() > 4_000).unwrap();
    let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
    assert_eq!(told.points(), Some(pair.points()));
    assert!(told.to_string().contains("early") && !told.for_mentee().contains("early"));
    // saved again without a round, it is told again
    again.consult_all("t").unwrap();
    let mut again = opened(&again, &Matcher::default());
    assert_eq!(again.criteria_changes().gone(), ["early"]);
    let _ = again.rematch(Sparing::Nobody, "t").unwrap();
    assert!(again.criteria_changes().is_empty());
    let mut never = made_by(&with([]));
    never.consult_all("t").unwrap();
    let _ = never.rematch(Sparing::Nobody, "t").unwrap();
    assert_eq!(again.matching().unwrap().points(), never.matching().unwrap().points());
    opened(&again, &Matcher::default());
}

#[test]
fn a_new_criterion_counts_from_the_next_round_on() {
    let season = made_by(&with([]));
    let matcher = with([early(5_000)]);
    let mut again = opened(&season, &matcher);
    assert_eq!(again.criteria_changes().added(), ["early"]);
    assert_eq!(again.matching().unwrap().points(), season.matching().unwrap().points());
    let _ = again.rematch(Sparing::Nobody, "t").unwrap();
    assert!(again.criteria_changes().is_empty());
    assert_eq!(again.matching().unwrap().points(), made_by(&matcher).matching().unwrap().points());
    assert!(opened(&again, &matcher).criteria_changes().is_empty());
}

#[test]
fn a_criterion_that_gives_other_points_by_now_is_told_and_lends_its_words() {
    let season = made_by(&with([early(5_000)]));
    let matcher = with([early(7)]);
    let mut again = opened(&season, &matcher);
    assert_eq!(again.criteria_changes().changed(), ["early"]);
    assert_eq!(again.criteria_changes().to_string(), "Criteria that give other points: early.");
    let matching = again.matching().unwrap();
    let pair = matching.pairs().iter().find(|pair| pair.points() > 4_000).unwrap();
    let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
    assert!(told.for_mentee().contains("early says so"), "{}", told.for_mentee());
    let _ = again.rematch(Sparing::Nobody, "t").unwrap();
    assert!(again.criteria_changes().is_empty());
    assert_eq!(again.matching().unwrap().points(), made_by(&matcher).matching().unwrap().points());
}

/// What was forbidden may be made again, and what is forbidden by now is told where it was settled.
#[test]
fn prohibitions_come_and_go() {
    let never = Early { name: "strict", same: 0, other: Entry::Never };
    let strict = with([never]);
    let mut season = made_by(&strict);
    let forbidden = season.matching().unwrap().pairs().len();
    assert!(forbidden < 3, "somebody is left out");
    season = opened(&season, &with([]));
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    assert_eq!(season.matching().unwrap().pairs().len(), 3, "nothing of it is left");

    let settled = season.matching().unwrap().pairs().iter().map(|pair| pair.id().clone());
    let settled: Vec<_> = settled.collect();
    season.consult_all("t").unwrap();
    for pair in &settled {
        season.accept(pair.mentor(), pair.mentee(), "t").unwrap();
    }
    let mut season = opened(&season, &strict);
    assert_eq!(season.criteria_changes().added(), ["strict"]);
    assert_eq!(season.formalise_accepted("t").unwrap(), 3, "what was agreed is not undone");
    let error = season.clone().rematch(Sparing::Nobody, "t").unwrap_err();
    assert!(error.to_string().contains("strict"), "{error}");
    for pair in &settled {
        season.end(pair.mentor(), pair.mentee(), Party::Coordinator, "strict by now", "t").unwrap();
    }
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let ended = season.pairs().filter(|(_, state)| matches!(state, PairState::Ended(_))).count();
    assert!(ended >= 3, "{ended}");
}

/// Before the first matching and after a forgotten one the names are told.
#[test]
fn names_are_told_where_there_is_no_matching() {
    let season = Season::new(with([early(1)]), six());
    let saved = || -> SavedSeason { serde_json::from_str(&bytes(&season)).unwrap() };
    let mut again = Season::restore(saved(), &with([])).unwrap();
    assert_eq!(again.criteria_changes().gone(), ["early"]);
    assert_eq!(bytes(&again), bytes(&season));
    let _ = again.propose("t").unwrap();
    assert!(again.criteria_changes().is_empty());
    assert!(Season::restore(saved(), &with([early(1)])).unwrap().criteria_changes().is_empty());
}

/// A document of format 2 has the names of criteria only.
#[test]
fn without_their_points_a_matching_is_forgotten_and_the_pairs_stay() {
    let matcher = with([early(90)]);
    let season = made_by(&matcher);
    let mut value = serde_json::to_value(season.saved()).unwrap();
    let matching = value["matching"].as_object_mut().unwrap();
    matching.insert("format".into(), 1.into());
    matching.remove("criteria");
    matching.insert("own_criteria".into(), vec!["early"].into());
    let named = || -> SavedSeason { serde_json::from_value(value.clone()).unwrap() };
    assert!(Season::restore(named(), &matcher).unwrap().matching().is_some());
    let mut again = Season::restore(named(), &Matcher::default()).unwrap();
    assert!(again.matching().is_none() && again.is_outdated());
    assert_eq!(again.criteria_changes().gone(), ["early"]);
    assert_eq!(again.pairs().count(), season.pairs().count());
    again = Season::restore(again.saved(), &Matcher::default()).unwrap();
    assert_eq!(again.criteria_changes().gone(), ["early"]);
    let _ = again.rematch(Sparing::Nobody, "t").unwrap();
    assert!(again.criteria_changes().is_empty());
}

/// As if an earlier version had not had the criterion of groups: the matching is what it was, and
/// what is new counts from the next round on.
#[test]
fn a_criterion_that_a_later_version_adds_is_new_as_any_other() {
    let without = |points: i32| {
        let weights = Weights::default().with("shared_group", points).unwrap();
        Matcher::new(Programme::default().with_weights(weights))
    };
    let people = six().people().to_vec();
    let people = people.into_iter().map(|person| person.with_group("Women in tech"));
    let mut season = Season::new(without(0), pairwright::Cohort::new(people).unwrap());
    let _ = season.propose("t").unwrap();
    let mut value = serde_json::to_value(season.saved()).unwrap();
    for document in ["", "/matching"] {
        *value.pointer_mut(&format!("{document}/programme/weights/shared_group")).unwrap() = 70.into();
    }
    let names = value["matching"]["criteria"].as_array_mut().unwrap();
    let before = names.len();
    names.retain(|name| name != "groups");
    assert_eq!(names.len() + 1, before);
    let saved: SavedSeason = serde_json::from_value(value.clone()).unwrap();
    let mut again = Season::restore(saved, &Matcher::default()).unwrap();
    assert_eq!(again.criteria_changes().added(), ["groups"]);
    assert_eq!(serde_json::to_value(again.saved()).unwrap(), value);
    let then = again.matching().unwrap().points();
    assert_eq!(then, season.matching().unwrap().points());
    let _proof = again.matching().unwrap().verify().unwrap();
    let _ = again.matching().unwrap().sensitivity().unwrap();
    let _ = again.rematch(Sparing::Nobody, "t").unwrap();
    assert_eq!(again.matching().unwrap().points(), then + 3 * 70);
    assert!(again.criteria_changes().is_empty());
}

/// What would help, asked of a matching whose criterion is known by its points only.
#[test]
fn questions_about_other_people_are_answered() {
    let mut people: Vec<Participant> = six().people().to_vec();
    people.push(Participant::mentee("abe").with_level(6));
    let strict = Early { name: "strict", same: 10, other: Entry::Never };
    let mut season = Season::new(with([strict]), pairwright::Cohort::new(people).unwrap());
    let _ = season.propose("t").unwrap();
    let again = Season::restore(season.saved(), &Matcher::default()).unwrap();
    let (then, now) = (season.matching().unwrap(), again.matching().unwrap());
    let left: Vec<_> = then.left_out().iter().filter(|one| one.role() == Role::Mentee).collect();
    assert!(!left.is_empty());
    for one in left {
        let id = one.id().as_str();
        let repairs = |matching: &pairwright::Matching| matching.repairs(id).map(|found| found.len());
        assert!(repairs(now).is_ok(), "{:?}", repairs(now));
    }
    assert_eq!(serde_json::to_string(&then.left_out()).unwrap().len() > 2, !now.left_out().is_empty());
}
