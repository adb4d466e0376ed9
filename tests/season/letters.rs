//! What participants read (S22).

use pairwright::season::Party;
use pairwright::{Cohort, Matcher, Participant, Season, Sparing};

use super::people::asked;

const SECRET: &str = "xyzzy";

/// Everybody has every secret there is; names and skills have no digits, so a digit in a letter is a leak.
fn telling() -> Cohort {
    let ids = [["ana", "ben", "cleo"], ["max", "mia", "zoe"]];
    let mentors = ids[0].map(|id| {
        Participant::mentor(id)
            .with_level(2)
            .with_department("Data")
            .with_region(["North", "South"][usize::from(id == "ben")])
            .with_personality(13.0)
            .with_skill_offered("Podcasts", Some(4))
            .with_choices(["max", "zoe"])
            .with_conflict("nobody", SECRET)
            .with_group(SECRET)
            .with_capacity(1)
            .with_attribute("note", SECRET)
    });
    let mentees = ids[1].map(|id| {
        Participant::mentee(id)
            .with_level(7)
            .with_department("Law")
            .with_region("West")
            .with_personality(87.0)
            .with_skill_wanted("Podcasts")
            .with_choices(["ben", "ana"])
            .with_conflict("nobody", SECRET)
            .with_group(SECRET)
            .with_commitment(5)
            .with_attribute("note", SECRET)
    });
    Cohort::new(mentors.into_iter().chain(mentees)).unwrap()
}

#[test]
fn letters_tell_no_secret() {
    let mut season = Season::new(Matcher::default(), telling());
    let _ = season.propose(SECRET).unwrap();
    while !season.is_settled() {
        season.consult_all(SECRET).unwrap();
        let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
        for pair in open {
            if season.round() == 1 {
                season.decline(pair.mentor(), pair.mentee(), Party::Mentee, SECRET, SECRET).unwrap();
            } else {
                season.accept(pair.mentor(), pair.mentee(), SECRET).unwrap();
            }
        }
        let _ = season.rematch(Sparing::Price(10), SECRET).unwrap();
    }
    season.leave("cleo", SECRET, SECRET).unwrap();
    season.formalise_accepted(SECRET).unwrap();
    let letters = season.letters().unwrap();
    assert_eq!(letters.len(), 4);
    let everybody = ["ana", "ben", "cleo", "max", "mia", "zoe"];
    for letter in &letters {
        let text = letter.text();
        assert!(text.contains("Podcasts"), "it says something: {text}");
        let partner = if letter.role().is_mentor() { "mentee" } else { "mentor" };
        assert!(text.starts_with(&format!("Your {partner} is ")), "{text}");
        assert!(!text.contains(SECRET) && !text.contains(|c: char| c.is_ascii_digit()), "{text}");
        assert!(!text.contains("declined") && !text.contains("accepted"), "{text}");
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let named: Vec<_> = everybody.iter().filter(|id| words.contains(id)).collect();
        assert_eq!(named.len(), 1, "the partner alone is named: {text}");
        assert_ne!(named[0], &letter.to().as_str());
    }
    // the coordinator does read it
    let pair = season.declined_pairs().next().unwrap().0.clone();
    let told = season.matching().unwrap().explain(pair.mentor(), pair.mentee());
    assert!(told.is_err() || told.unwrap().to_string().contains(SECRET));
}

#[test]
fn only_formal_pairs_get_letters() {
    let mut season = asked();
    season.accept("ana", "zoe", "t").unwrap();
    season.accept("ben", "max", "t").unwrap();
    assert!(season.letters().unwrap().is_empty());
    season.formalise("ana", "zoe", "t").unwrap();
    let to: Vec<String> = season.letters().unwrap().iter().map(|letter| letter.to().to_string()).collect();
    assert_eq!(to, ["ana", "zoe"]);
    season.leave("zoe", "", "t").unwrap();
    assert!(season.letters().unwrap().is_empty());
}
