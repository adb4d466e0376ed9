//! `pairwright proof`.

use pairwright::{Cohort, Matcher, Participant, Programme as Wishes, Season};

use crate::support::Programme;

/// A season whose first proposal is made.
fn proposed(people: Vec<Participant>, wishes: Wishes) -> Programme {
    let programme = Programme::new();
    let mut season = Season::new(Matcher::new(wishes), Cohort::new(people).unwrap());
    season.propose("2027-03-01").unwrap();
    season.save(programme.at("season.json")).unwrap();
    programme
}

fn people() -> Vec<Participant> {
    vec![
        Participant::mentor("ana").with_department("Data").with_level(2),
        Participant::mentor("ben").with_department("Law").with_level(3),
        Participant::mentee("mia").with_department("Law").with_level(7).with_choices(["ana"]),
        Participant::mentee("max").with_department("Data").with_level(6),
        Participant::mentee("eva").with_department("Data").with_level(5),
    ]
}

#[test]
fn it_says_what_was_checked_and_how() {
    let programme = proposed(people(), Wishes::default());
    let ran = programme.ok("proof");
    let words = "Checked: nobody could make more than 2 pairs, and no other 2 pairs fit better.";
    assert!(ran.out.contains(words), "{}", ran.out);
    assert!(ran.out.contains("All 6 allowed pairs were held against the prices."), "{}", ran.out);
    assert!(ran.out.contains("agrees"), "{}", ran.out);
    assert_eq!(ran.next(), "status");
    assert_eq!(programme.json("proof")["checked_plainly"], true);
}

/// The figures that another solver would get: the best of the exported points is the total.
#[test]
fn the_points_are_exported_and_come_to_the_total() {
    let programme = proposed(people(), Wishes::default());
    let total = programme.json("proof --export-scores scores.csv")["points"].as_i64().unwrap();
    let text = programme.read("scores.csv");
    let scores: Vec<(&str, &str, i64)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0], cells[1], cells[2].parse().unwrap())
        })
        .collect();
    assert_eq!(scores.len(), 6);
    let two = scores.iter().flat_map(|a| scores.iter().map(move |b| (a, b)));
    let best = two.filter(|(a, b)| a.0 != b.0 && a.1 != b.1).map(|(a, b)| a.2 + b.2).max();
    assert_eq!(best, Some(total));
    // it is asked before the file is written again
    assert_eq!(programme.run("proof --export-scores scores.csv").code, 1);
    programme.ok("proof --export-scores scores.csv --yes");
}

#[test]
fn nobody_matched_is_no_proof() {
    let ran = Programme::new().run("proof");
    assert!(ran.code == 1 && ran.err.contains("pairwright match"), "{}", ran.err);
    // two who cannot be paired
    let people = vec![
        Participant::mentor("ana").with_level(2).with_manager("mia"),
        Participant::mentee("mia").with_level(5),
    ];
    let ran = proposed(people, Wishes::default()).ok("proof");
    assert!(ran.out.contains("more than 0 pairs, so nobody is paired"), "{}", ran.out);
}

/// An altered file is not believed.
#[test]
fn a_season_that_was_changed_by_hand_is_refused() {
    let programme = proposed(people(), Wishes::default());
    let text = programme.read("season.json").replace("mia", "max");
    std::fs::write(programme.at("season.json"), text).unwrap();
    assert_eq!(programme.run("proof").code, 1);
}

/// A later round is about the pairs that were open; those that stayed are counted apart.
#[test]
fn what_was_settled_before_the_round_is_said() {
    let programme = proposed(people(), Wishes::default());
    let mut season = Season::open(programme.at("season.json")).unwrap();
    season.consult_all("2027-03-02").unwrap();
    let pairs: Vec<_> = season.pairs().map(|(pair, _)| pair.clone()).collect();
    let [first, second] = pairs.as_slice() else { panic!("{pairs:?}") };
    season.accept(first.mentor(), first.mentee(), "2027-03-03").unwrap();
    let by = pairwright::season::Party::Mentee;
    season.decline(second.mentor(), second.mentee(), by, "", "2027-03-03").unwrap();
    season.rematch(pairwright::Sparing::Price(0), "2027-03-04").unwrap();
    season.save(programme.at("season.json")).unwrap();
    let ran = programme.ok("proof");
    assert!(ran.out.contains("the last round: 1 pair was settled before it and stayed"), "{}", ran.out);
    assert_eq!(ran.out.matches("settled").count(), 1, "it is said once: {}", ran.out);
    assert_eq!(programme.json("proof")["settled_before"], 1);
    programme.ok("report --board");
    let board = programme.read("board.html");
    assert!(board.contains("the 1 pair that was settled before stays."), "{board}");
}
