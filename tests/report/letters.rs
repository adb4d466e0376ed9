//! Letters tell their readers what they may know, and no more.

use pairwright::{Letters, Participant, Report};

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
        assert!(two[0].contains(&format!("Dear {mentor},your mentee is {mentee}.")), "{}", two[0]);
        assert!(two[1].contains(&format!("Dear {mentee},your mentor is {mentor}.")), "{}", two[1]);
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

/// The report tells all this, so it is for the coordinator alone, and says so.
#[test]
fn the_report_says_whom_it_is_for() {
    let people = people().into_iter().map(|person| person.with_conflict("ben", "sisters"));
    let page = Page::of(&Report::new(&matched(people)).to_html().unwrap());
    let footer = text(page.all("footer")[0]);
    assert!(footer.contains("For the people who run the programme"), "{footer}");
}
