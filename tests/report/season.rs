//! The page of a season says what the season says.

use pairwright::assignment::{Entry, Term};
use pairwright::scoring::Sides;
use pairwright::season::{PairState, Party};
use pairwright::{Cohort, Criterion, Matcher, Participant, Programme, Report, Result, Season, Sparing};

use crate::page::{Page, text};

/// 40 points for everybody.
#[derive(Debug)]
struct Kind;

impl Criterion for Kind {
    fn name(&self) -> &'static str {
        "kind"
    }
    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let same = |_: &Participant| ();
        Ok(vec![sides.table(same, same, |(), ()| Entry::Points(40))?])
    }
}

fn season() -> Season {
    let mentors = ["ana", "ben", "cleo", "dan"].map(|id| Participant::mentor(id).with_level(2));
    let mentees = ["max", "mia", "zoe", "<i>kim</i>"].map(|id| Participant::mentee(id).with_level(6));
    let programme = Programme::default().with_name("Spring");
    let matcher = Matcher::new(programme).with_criterion(Kind);
    let mut season = Season::new(matcher, Cohort::new(mentors.into_iter().chain(mentees)).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    season.decline(open[0].mentor(), open[0].mentee(), Party::Mentee, "same <b>team</b>", "3 March").unwrap();
    season.agree(open[1].mentor(), open[1].mentee(), Party::Mentee, "4 March").unwrap();
    season.accept(open[2].mentor(), open[2].mentee(), "4 March").unwrap();
    season.formalise(open[2].mentor(), open[2].mentee(), "5 March").unwrap();
    season.join([Participant::mentor("eve").with_level(1)], "5 March").unwrap();
    let _ = season.rematch(Sparing::Nobody, "6 March").unwrap();
    season
}

#[test]
fn the_states_of_the_pairs_and_the_rounds_are_those_of_the_season() {
    let season = season();
    let page = Page::of(&Report::of_season(&season).with_date("7 March").to_html().unwrap());
    for state in ["proposed", "consulted", "accepted", "formal", "declined", "withdrawn"] {
        let number = season.pairs().filter(|(_, known)| known.to_string() == state).count();
        let shown = page.figures(&format!("state-{state}"));
        assert_eq!(shown.iter().sum::<i64>(), i64::try_from(number).unwrap(), "{state}");
    }
    let made = |round: u32| page.figure(&format!("round-{round}-made"));
    assert_eq!(made(1), 4);
    assert_eq!(page.figure("round-1-declined"), 1);
    assert_eq!(page.figure("round-1-joined"), 1);
    assert!(made(2) > 0);
    let words = page.section("season");
    assert!(words.contains("same <b>team</b>") && words.contains("the mentee"), "{words}");
    assert!(words.contains("4 March") && words.contains("Open pairs"), "{words}");
    assert!(!words.contains("criteria"), "nothing has changed");
    assert!(page.section("summary").contains("pairs of round 2"));
    let title: Vec<String> = page.all("h1").into_iter().map(text).collect();
    assert_eq!(title, ["Spring"]);
    for link in page.all("nav a") {
        let id = link.value().attr("href").unwrap();
        assert_eq!(page.all(id).len(), 1, "{id}");
    }
}

#[test]
fn criteria_that_have_changed_are_told_and_the_proof_is_there() {
    let opened = Season::restore(season().saved(), &Matcher::default()).unwrap();
    let page = Page::of(&Report::of_season(&opened).to_html().unwrap());
    assert!(page.section("season").contains("Criteria that are gone: kind."));
    assert!(page.section("proof").contains("Checked."));
}

/// Before the first round there is a page, too, and at the end.
#[test]
fn every_stage_has_a_page() {
    let mut season = Season::new(Matcher::default(), Cohort::new([Participant::mentor("ana")]).unwrap());
    let page = Page::of(&Report::of_season(&season).to_html().unwrap());
    assert!(page.section("season").contains("still to be made"));
    assert!(page.all("#proof").is_empty());
    season.close("1 March").unwrap();
    let text = Report::of_season(&season).to_html().unwrap();
    assert!(text.contains("The season is closed."));
    let mut season = self::season();
    for pair in season.open_pairs().map(|(pair, _)| pair.clone()).collect::<Vec<_>>() {
        if season.state(pair.mentor(), pair.mentee()) == Some(&PairState::Proposed) {
            season.consult(pair.mentor(), pair.mentee(), "7 March").unwrap();
        }
        season.accept(pair.mentor(), pair.mentee(), "8 March").unwrap();
    }
    season.formalise_accepted("9 March").unwrap();
    season.leave("ana", "moves <on>", "9 March").unwrap();
    season.close("1 December").unwrap();
    let page = Page::of(&Report::of_season(&season).to_html().unwrap());
    assert!(page.section("season").contains("moves <on>"));
    assert!(!page.section("season").contains("Open pairs"));
}
