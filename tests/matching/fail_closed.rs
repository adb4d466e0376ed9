//! What stops a matching, what is accepted, and that both are told with it.

use pairwright::assignment::{Dense, PricedCandidates, StagedNetwork};
use pairwright::explain::Share;
use pairwright::people::{CohortBuilder, FindingKind, ReportingLines};
use pairwright::policies::{Rule, Supervision};
use pairwright::season::{Given, Party};
use pairwright::{
    Cohort, ErrorKind, Matcher, Matching, Objective, Participant, Pilot, Programme, Season, Sparing,
};

fn alone() -> Cohort {
    Cohort::new([Participant::mentor("ana"), Participant::mentor("ben")]).unwrap()
}

fn accepting(kinds: impl IntoIterator<Item = FindingKind>) -> Matcher {
    Matcher::default().accepting(kinds)
}

fn matches_csv(matching: &Matching) -> String {
    let mut file = Vec::new();
    matching.write_matches(&mut file).unwrap();
    String::from_utf8(file).unwrap()
}

fn numbers(share: Share) -> (usize, usize) {
    (share.count(), share.of())
}

#[test]
fn a_side_without_people_stops_a_first_matching_and_says_what_to_do() {
    let error = Matcher::default().solve(alone()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    let told = error.to_string();
    for part in ["1 finding", "2 mentors and 0 mentees", "accept = [\"nobody\"]"] {
        assert!(told.contains(part), "{told}");
    }
    // all other kinds together do not help
    let others = FindingKind::ALL.iter().copied().filter(|kind| *kind != FindingKind::Nobody);
    assert!(accepting(others).solve(alone()).unwrap_err().is_input());
    assert!(Matcher::default().rematch(alone(), None, &Given::default()).unwrap_err().is_input());

    let matching = accepting([FindingKind::Nobody]).solve(alone()).unwrap();
    assert!(matching.pairs().is_empty());
    assert_eq!(matching.summary().stops(), 1);
    assert_eq!(matching.unchecked().stops()[0].kind(), FindingKind::Nobody);
    let told = matching.unchecked().to_string();
    assert!(told.starts_with("matched in spite of: Nobody to match [nobody] (1)\n"), "{told}");
}

/// It is stored with the matching, and nothing is written where nothing is accepted.
#[test]
fn what_was_accepted_is_read_back() {
    let matching = accepting([FindingKind::Nobody]).solve(alone()).unwrap();
    let text = serde_json::to_string(&matching).unwrap();
    assert!(text.contains("\"accept\":[\"nobody\"]"), "{text}");
    let again: Matching = serde_json::from_str(&text).unwrap();
    assert_eq!(again.unchecked(), matching.unchecked());
    // but for how ties were broken, which is not written down
    let figures = |matching: &Matching| {
        let mut figures = serde_json::to_value(matching.summary()).unwrap();
        (figures["ties"].take(), figures)
    };
    let ((settled, before), (ties, after)) = (figures(&matching), figures(&again));
    assert_eq!((before, settled, ties), (after, "settled".into(), "not-looked-at".into()));

    let people = [Participant::mentor("ana"), Participant::mentee("max")];
    let clean = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    assert!(!serde_json::to_string(&clean).unwrap().contains("\"accept\""));
    // a file from before anything had to be accepted is still opened
    let older: Matching = serde_json::from_str(&text.replace("\"accept\":[\"nobody\"],", "")).unwrap();
    assert_eq!(older.unchecked().stops().len(), 1);
}

#[test]
fn findings_are_written_beside_the_matches_where_there_are_doubts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("findings.csv");
    let read = || std::fs::read_to_string(&file).unwrap();
    let people = || [Participant::mentor("ana"), Participant::mentee("max").with_choices(["=A1"])];
    let matching = Matcher::default().solve(Cohort::new(people()).unwrap()).unwrap();
    matching.write_files(folder.path()).unwrap();
    let text = read();
    assert!(text.starts_with("severity,kind,accepted,file,line,column,people,finding\n"), "{text}");
    assert!(text.contains("doubtful,choice-unknown,no,,,,max,"), "{text}");

    let accepted = accepting([FindingKind::ChoiceUnknown, FindingKind::Nobody]);
    let only = Cohort::new([Participant::mentee("=max").with_choices(["zoe"])]).unwrap();
    accepted.solve(only).unwrap().write_files(folder.path()).unwrap();
    let text = read();
    assert!(text.contains("\nstops,nobody,yes,"), "{text}");
    assert!(text.contains("\ndoubtful,choice-unknown,yes,,,,'=max,"), "{text}");

    // what was found before is not left beside a matching without doubts
    let clean = [Participant::mentor("ana"), Participant::mentee("max")];
    let clean = Matcher::default().solve(Cohort::new(clean).unwrap()).unwrap();
    clean.write_files(folder.path()).unwrap();
    assert_eq!(read().lines().count(), 1);
    let empty = tempfile::tempdir().unwrap();
    clean.write_files(empty.path()).unwrap();
    assert!(!empty.path().join("findings.csv").exists());
}

/// Ana's line ends with somebody of whom nothing is known; the others' are known to the top.
fn half_known() -> Cohort {
    let lines = [("ana", Some("dee")), ("ben", Some("top")), ("mia", Some("top")), ("max", Some("top"))];
    let lines = lines.into_iter().chain([("top", None)]);
    let lines = lines.map(|(who, manager)| (who.into(), manager.map(Into::into)));
    Cohort::builder()
        .people(["ana", "ben"].map(Participant::mentor))
        .people(["max", "mia"].map(Participant::mentee))
        .organisation(ReportingLines::new(lines).unwrap())
        .build()
        .unwrap()
}

#[test]
fn pairs_whose_lines_are_not_known_are_never_counted_as_checked() {
    let matching = Matcher::default().solve(half_known()).unwrap();
    let sum = matching.summary();
    assert_eq!(numbers(sum.supervisory()), (0, 1));
    assert_eq!(numbers(sum.supervisory_unchecked()), (1, 2));
    assert_eq!(sum.supervisory_told(), "0 known, 1 pair could not be checked");
    assert_eq!(matching.unchecked().pairs(), 1);
    let file = matches_csv(&matching);
    let column = |line: &str| line.split(',').nth(6).unwrap().to_owned();
    let columns: Vec<String> = file.lines().map(column).collect();
    assert_eq!(columns, ["lines_checked", "no", "yes"], "{file}");
    let told = matching.compare(&matching).unwrap().to_string();
    let row = told.lines().find(|line| line.contains("reporting line not checked")).unwrap();
    assert_eq!(row.matches("1 of 2  50.0 %").count(), 2, "{told}");

    // nobody says who manages anybody
    let people = [Participant::mentor("ana"), Participant::mentee("max")];
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    assert_eq!(numbers(matching.summary().supervisory()), (0, 0));
    let told = matching.unchecked().to_string();
    assert_eq!(told, "in one reporting line: 0 known, 1 pair could not be checked\n");
}

/// Locked, in a pilot, penalised, made again after a decline, of every objective: counted alike.
#[test]
fn whatever_made_a_pair_its_line_is_counted() {
    let two = |matcher: Matcher| matcher.solve(half_known()).unwrap().unchecked().pairs();
    assert_eq!(two(Matcher::default().with_objective(Objective::Leximin)), 1);
    assert_eq!(two(Matcher::default().with_objective(Objective::BestWorstPair)), 1);
    let allowed = Supervision::default().with_lines(Rule::Allow);
    assert_eq!(two(Matcher::new(Programme::default().with_supervision(allowed))), 1);
    assert_eq!(two(Matcher::default().with_solver(Dense)), 1);
    assert_eq!(two(Matcher::default().with_solver(StagedNetwork)), 1);
    assert_eq!(two(Matcher::default().with_solver(PricedCandidates)), 1);
    let locked = CohortBuilder::from(&half_known()).locked([("ana", "mia")]);
    let pilot = Matcher::default().with_pilot(Pilot::Best(1)).solve(locked.build().unwrap()).unwrap();
    assert_eq!((pilot.pairs().len(), pilot.unchecked().pairs()), (1, 1));

    let mut season = Season::new(Matcher::default(), half_known());
    season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let mentee = season.matching().unwrap().partners("ana")[0].id().clone();
    season.decline("ana", mentee, Party::Mentee, "", "3 March").unwrap();
    season.rematch(Sparing::Nobody, "4 March").unwrap();
    assert_eq!(season.matching().unwrap().unchecked().pairs(), 1);
}
