//! Letters tell their readers what they may know, and no more.

use pairwright::{Cohort, Letters, Matcher, Participant, Report, Season};

use crate::page::{Page, matched, text};

fn people() -> Vec<Participant> {
    vec![
        Participant::mentor("ana")
            .with_department("Data")
            .with_level(2)
            .with_personality(81.5)
            .with_skill_offered("Dashboards", Some(1))
            .with_choices(["mia", "max"]),
        Participant::mentor("ben").with_department("Legal").with_level(3).with_personality(12.25),
        Participant::mentee("mia")
            .with_department("Legal")
            .with_level(7)
            .with_personality(33.75)
            .with_choices(["ben", "ana"]),
        Participant::mentee("max")
            .with_department("Data")
            .with_level(6)
            .with_skill_wanted("Dashboards")
            .with_commitment(2),
    ]
}

#[test]
fn everybody_of_every_pair_gets_one_page() {
    let matching = matched(people());
    let page = Page::of(&Letters::new(&matching).with_closing("Ask <us>.").to_html().unwrap());
    let letters: Vec<String> = page.all("article").into_iter().map(text).collect();
    assert_eq!(letters.len(), 2 * matching.pairs().len());
    for (two, pair) in letters.chunks(2).zip(matching.pairs()) {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        let from = |id| matching.cohort().get(id).unwrap().department().unwrap();
        assert!(
            two[0].contains(&format!("Dear {mentor},your mentee is {mentee}, {}.", from(mentee))),
            "{}",
            two[0]
        );
        assert!(
            two[1].contains(&format!("Dear {mentee},your mentor is {mentor}, {}.", from(mentor))),
            "{}",
            two[1]
        );
        assert!(two.iter().all(|letter| letter.ends_with("Ask <us>.")));
        let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
        for reason in told.for_mentee().lines().filter_map(|line| line.strip_prefix("- ")) {
            assert!(two[1].contains(reason), "{reason}");
        }
    }
}

/// S22: no points, nobody's personality or self-rating, no third person, nobody else's choice.
#[test]
fn a_letter_gives_nothing_away() {
    let matching = matched(people());
    let page = Page::of(&Letters::new(&matching).to_html().unwrap());
    let names = ["ana", "ben", "max", "mia"];
    for (letter, pair) in
        page.all("article").into_iter().zip(matching.pairs().iter().flat_map(|pair| [pair, pair]))
    {
        let words = text(letter);
        for secret in ["point", "81", "12.25", "33", "introvert", "extravert", "capab", "commit", "rank"] {
            assert!(!words.contains(secret), "{secret}: {words}");
        }
        for name in names {
            let is_of_the_two = name == pair.mentor().as_str() || name == pair.mentee().as_str();
            assert!(
                is_of_the_two || !words.split(|c: char| !c.is_alphanumeric()).any(|word| word == name),
                "{words}"
            );
        }
    }
    assert_eq!(page.all("script").len(), 0);
}

/// Before a pair is formal nobody is written to.
#[test]
fn a_season_writes_to_formal_pairs_alone() {
    let mut season = Season::new(Matcher::default(), Cohort::new(people()).unwrap());
    assert!(Letters::of_season(&season).is_none());
    season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let letters = |season: &Season| {
        Page::of(&Letters::of_season(season).unwrap().to_html().unwrap()).all("article").len()
    };
    assert_eq!(letters(&season), 0);
    let first = season.matching().unwrap().pairs()[0].clone();
    season.accept(first.mentor(), first.mentee(), "3 March").unwrap();
    season.formalise(first.mentor(), first.mentee(), "4 March").unwrap();
    assert_eq!(letters(&season), 2);
    assert_eq!(season.letters().unwrap().len(), 2, "as many as the plain ones");
}

/// The report tells all this, so it is for the coordinator alone, and says so.
#[test]
fn the_report_says_whom_it_is_for() {
    let people = people().into_iter().map(|person| {
        let other = if person.id().as_str() == "ben" { "mia" } else { "ben" };
        person.with_conflict(other, "sisters")
    });
    let page = Page::of(&Report::new(&matched(people)).to_html().unwrap());
    let footer = text(page.all("footer")[0]);
    assert!(footer.contains("For the people who run the programme"), "{footer}");
}
