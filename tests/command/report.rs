//! `pairwright report`.

use pairwright::{Cohort, Matcher, Participant, Season};

use crate::support::Programme;

/// A folder in which a season has begun.
fn begun() -> Programme {
    let programme = Programme::new();
    let mentors = ["ana", "ben", "cem"].map(|id| Participant::mentor(id).with_department("Data"));
    let mentees = [("eva", "ana"), ("fay", "ben"), ("gus", "ana"), ("hal", "cem")]
        .map(|(id, wish)| Participant::mentee(id).with_department("Legal").with_choices([wish]));
    let cohort = Cohort::new(mentors.into_iter().chain(mentees)).unwrap();
    let mut season = Season::new(Matcher::default(), cohort);
    season.propose("2027-03-01").unwrap();
    season.save(programme.at("season.json")).unwrap();
    programme
}

#[test]
fn it_writes_the_page_and_says_what_comes_next() {
    let programme = begun();
    let ran = programme.ok("report --title Spring");
    assert!(ran.out.contains("report.html"), "{}", ran.out);
    assert_eq!(ran.next(), "ask");
    let page = programme.read("report.html");
    assert!(page.contains("<title>Spring</title>") && page.contains("2027-03-01") && page.contains("eva"));
    assert!(page.contains("What would help"), "one of the four waits");
    let facts = programme.json("report");
    assert_eq!(facts["files"], serde_json::json!(["report.html"]));
    assert!(!programme.at("report-pairs").exists());
}

#[test]
fn the_board_reads_of_nobody() {
    let programme = begun();
    let ran = programme.ok("report --board");
    assert!(ran.out.contains("board.html"), "{}", ran.out);
    let page = programme.read("board.html");
    for id in ["ana", "ben", "cem", "eva", "fay", "gus", "hal"] {
        assert!(!page.contains(&format!(">{id}<")), "{id}");
    }
    assert!(page.contains("To decide") && page.contains("3 of 4"));
    assert!(!programme.at("report.html").exists());
    assert_eq!(programme.run("report --board --with-firmness").code, 2);
}

#[test]
fn firmness_another_programme_and_the_last_cohort_can_be_added() {
    let programme =
        begun().with("other.toml", "name = \"regions first\"\n[weights]\ndifferent_department = 0\n");
    let folder = programme.path().display().to_string();
    programme.ok(&format!("report --with-firmness --compare other.toml --last {folder}"));
    let page = programme.read("report.html");
    for needed in ["How firm the pairs are", "regions first", "Last cohort"] {
        assert!(page.contains(needed), "{needed}");
    }
}

/// What was declined stays so in the comparison: under the same programme nothing changes.
#[test]
fn another_programme_is_compared_with_what_is_settled_and_declined() {
    let programme = begun().with("other.toml", "");
    let mut season = Season::open(programme.at("season.json")).unwrap();
    season.consult_all("2027-03-02").unwrap();
    let pairs: Vec<_> = season.pairs().map(|(pair, _)| pair.clone()).collect();
    season.accept(pairs[1].mentor(), pairs[1].mentee(), "2027-03-03").unwrap();
    let by = pairwright::season::Party::Mentee;
    season.decline(pairs[0].mentor(), pairs[0].mentee(), by, "", "2027-03-03").unwrap();
    season.rematch(pairwright::Sparing::Nobody, "2027-03-04").unwrap();
    season.save(programme.at("season.json")).unwrap();
    let comparison = &programme.json("what-if other.toml")["comparison"];
    assert_eq!(comparison["difference"]["made"], serde_json::json!([]), "{comparison}");
    programme.ok("report --compare other.toml");
    let page = programme.read("report.html");
    for figure in ["what-if-parted", "what-if-made"] {
        let (_, rest) = page.split_once(&format!("data-figure=\"{figure}\">")).unwrap();
        assert!(rest.starts_with("0<"), "{figure}: {}", &rest[..20]);
    }
}

#[test]
fn without_a_season_it_says_how_to_begin() {
    let ran = Programme::new().run("report");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("pairwright match"), "{}", ran.err);
}

#[test]
fn what_a_person_has_edited_is_not_overwritten() {
    let programme = begun();
    programme.ok("report");
    programme.ok("report");
    std::fs::write(programme.at("report.html"), "my notes").unwrap();
    assert_eq!(programme.run("report").code, 1);
    assert_eq!(programme.read("report.html"), "my notes");
    programme.ok("report --yes");
    assert!(programme.read("report.html").contains("eva"));
}
