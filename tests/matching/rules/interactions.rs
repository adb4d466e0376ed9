//! Rules together with everything else that a matching has.

use pairwright::assignment::Entry;
use pairwright::people::FindingKind;
use pairwright::policies::{Waiting, Workload};
use pairwright::rules::{AskedBy, ColumnRule, When};
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Matching, Objective, Participant, Pilot, Programme};

fn of(person: Participant, team: &str) -> Participant {
    person.with_attribute("team", team)
}

fn pairs(matching: &Matching) -> Vec<String> {
    matching.pairs().iter().map(|pair| format!("{} {}", pair.mentor(), pair.mentee())).collect()
}

/// Two teams; ana would rather have mia, and that is another team.
fn people() -> Vec<Participant> {
    vec![
        of(Participant::mentor("ana"), "red").with_choices(["mia"]),
        of(Participant::mentor("ben"), "blue"),
        of(Participant::mentee("max"), "red"),
        of(Participant::mentee("mia"), "blue"),
        of(Participant::mentee("zoe"), "blue"),
    ]
}

fn same_team() -> ColumnRule {
    ColumnRule::must("same team", "team", When::Equal)
}

fn matcher(rule: ColumnRule) -> Matcher {
    Matcher::new(Programme::default().with_rule(rule))
}

#[test]
fn a_locked_pair_that_a_must_forbids_is_refused_with_the_rule() {
    let builder = || Cohort::builder().people(people());
    let cohort = builder().locked([("ana", "mia")]).build().unwrap();
    let error = matcher(same_team()).solve(cohort).unwrap_err();
    assert!(error.is_clash());
    let told = error.to_string();
    assert!(told.contains("same team") && told.contains("red / blue"), "{told}");
    let cohort = builder().locked([("ben", "zoe")]).build().unwrap();
    assert_eq!(pairs(&matcher(same_team()).solve(cohort).unwrap()), ["ana max", "ben zoe"]);
}

#[test]
fn groups_minimums_pilots_and_waiting_keep_the_rules() {
    let cohort = || Cohort::new(people()).unwrap();
    let programme = Programme::default()
        .with_rule(same_team())
        .with_workload(Workload::default().with_usual(2).with_most(2));
    let matching = Matcher::new(programme.clone()).solve(cohort()).unwrap();
    assert_eq!(pairs(&matching), ["ana max", "ben mia", "ben zoe"]);
    assert!(matching.verify().is_ok());
    let least = programme.clone().with_workload(Workload::default().with_usual(2).with_most(2).with_least(2));
    let matching = Matcher::new(least).solve(cohort()).unwrap();
    assert!(matching.verify().is_ok());
    assert_eq!(matching.pairs().len(), 3);
    let pilot = Matcher::new(programme.clone()).with_pilot(Pilot::Best(1));
    let matching = pilot.solve(cohort()).unwrap();
    assert!(matching.verify().is_ok());
    assert_eq!(matching.pairs().len(), 1);
    let mut waits = people();
    waits[4] = of(Participant::mentee("zoe"), "blue").with_waited(1);
    let first = Programme::default().with_rule(same_team()).with_waiting(Waiting::First);
    let matching = Matcher::new(first).solve(Cohort::new(waits).unwrap()).unwrap();
    assert!(pairs(&matching).contains(&"ben zoe".to_owned()));
    let fair = matcher(same_team()).with_objective(Objective::Leximin).solve(cohort()).unwrap();
    assert!(fair.verify().is_ok());
    assert!(pairs(&fair).contains(&"ana max".to_owned()));
}

#[test]
fn explanations_why_not_repairs_and_sensitivity_know_a_rule() {
    let mut all = people();
    all.remove(1); // nobody of the blue team mentors
    let matching = matcher(same_team()).solve(Cohort::new(all).unwrap()).unwrap();
    assert_eq!(pairs(&matching), ["ana max"]);
    let why = matching.why_not("ana", "mia").unwrap().to_string();
    assert!(why.contains("same team"), "{why}");
    let alone = [of(Participant::mentor("ana"), "red"), of(Participant::mentee("mia"), "blue")];
    let alone = matcher(same_team()).solve(Cohort::new(alone).unwrap()).unwrap();
    let repairs: String = alone.repairs("mia").unwrap().iter().map(ToString::to_string).collect();
    assert!(repairs.contains("same team"), "{repairs}");
    let reasons: String = matching.left_out().iter().map(ToString::to_string).collect();
    assert!(reasons.contains("same team"), "{reasons}");
    let points = ColumnRule::points("same team", "team", When::Equal, 70);
    let matching = matcher(points).solve(Cohort::new(people()).unwrap()).unwrap();
    let told = matching.explain("ana", "max").unwrap();
    let rule = told.contributions().iter().find(|one| one.criterion() == "same team").unwrap();
    assert_eq!((rule.text().as_str(), rule.entry()), ("same team: team red / red", Entry::Points(70)));
    assert!(!told.for_mentee().contains("red") && !told.for_mentor().contains("red"));
    let sensitivity = matching.sensitivity().unwrap();
    assert!(!sensitivity.to_string().is_empty());
    let other = Matcher::default().solve(Cohort::new(people()).unwrap()).unwrap();
    assert!(matching.compare(&other).is_ok());
}

#[test]
fn points_below_zero_and_rules_that_say_nothing() {
    let cohort = || Cohort::new(people()).unwrap();
    let minus = ColumnRule::points("same team", "team", When::Equal, -1000);
    let matching = matcher(minus).solve(cohort()).unwrap();
    assert!(!pairs(&matching).contains(&"ana max".to_owned()) || matching.pairs().len() == 2);
    assert_eq!(pairs(&matching), ["ana mia", "ben max"]);
    let plain = Matcher::default().solve(cohort()).unwrap();
    for idle in [
        ColumnRule::points("idle", "team", When::Equal, 0),
        ColumnRule::points("idle", "nothing", When::Equal, 100),
        ColumnRule::must("idle", "team", When::Equal).asked_in("never", AskedBy::Either),
    ] {
        let idle = matcher(idle).accepting([FindingKind::RuleColumnMissing]);
        let matching = idle.solve(cohort()).unwrap();
        assert_eq!((pairs(&matching), matching.points()), (pairs(&plain), plain.points()));
    }
    let alone = Cohort::new([of(Participant::mentor("ana"), "red")]).unwrap();
    let matching = matcher(same_team()).accepting([FindingKind::Nobody]).solve(alone).unwrap();
    assert!(matching.pairs().is_empty());
}

#[test]
fn a_matching_and_a_season_are_read_back_with_their_rules() {
    let matching = matcher(same_team()).solve(Cohort::new(people()).unwrap()).unwrap();
    let text = serde_json::to_string(&matching).unwrap();
    let again: Matching = serde_json::from_str(&text).unwrap();
    assert_eq!(pairs(&again), pairs(&matching));
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    assert_eq!(again.audit(), matching.audit());
    let next =
        matcher(same_team()).rematch(Cohort::new(people()).unwrap(), Some(&matching), &Given::default());
    assert_eq!(pairs(next.unwrap().matching()), pairs(&matching));
}

#[cfg(feature = "json")]
#[test]
fn a_season_keeps_its_rules() {
    use pairwright::{Season, Sparing};
    let mut season = Season::new(matcher(same_team()), Cohort::new(people()).unwrap());
    season.propose("1 March").unwrap();
    let json = season.to_json().unwrap();
    let mut again = Season::from_json(&json).unwrap();
    assert_eq!(again.to_json().unwrap(), json);
    again.leave("max", "", "2 March").unwrap();
    again.rematch(Sparing::Nobody, "3 March").unwrap();
    let pairs = pairs(again.matching().unwrap());
    assert_eq!(pairs.len(), 1);
    assert!(pairs[0].starts_with("ben "));
}
