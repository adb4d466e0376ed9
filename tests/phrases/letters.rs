//! Letters of all kinds, whole, in both languages.

use std::fmt::Write as _;

use pairwright::people::{Duration, Format};
use pairwright::phrases::{English, German, LetterKind, Phrases, language};
use pairwright::policies::{Consent, Workload};
use pairwright::season::Party;
use pairwright::{Cohort, Letters, Matcher, Matching, Participant, Programme, Season, Sparing};

/// A mentor with a group, a mentee of two mentors, somebody who is both, somebody without a name, a
/// mentor without a place, and somebody who waits.
fn people() -> Vec<Participant> {
    let agreed = |person: Participant| person.with_duration(Duration::LongTerm).with_format(Format::OneToOne);
    vec![
        agreed(Participant::mentor("m1"))
            .with_name("Ana Müller")
            .with_email("ana@example.org")
            .with_title("Data analyst")
            .with_department("Data")
            .with_location("Berlin")
            .with_country("Germany")
            .with_level(2)
            .with_capacity(2)
            .with_skill_offered("Podcasts", Some(4))
            .with_choices(["e1", "e2"]),
        Participant::mentor("m2").with_name("عبد الله").with_department("Legal").with_level(3),
        Participant::mentor("m3").with_name("Cem Öz").with_level(3).with_capacity(0),
        agreed(Participant::mentee("e1"))
            .with_name("Mia Frei")
            .with_email("mia@example.org")
            .with_title("Director")
            .with_department("Legal")
            .with_location("Berlin")
            .with_region("Berlin")
            .with_level(7)
            .with_skill_wanted("Podcasts")
            .with_choices(["m1"]),
        Participant::mentee("e2").with_department("Sales").with_level(6).with_choices(["m1", "m2"]),
        Participant::mentee("e3")
            .with_name("Noor")
            .with_level(6)
            .with_conflict("m2", "")
            .with_conflict("m1", ""),
    ]
}

fn season(programme: Programme, people: Vec<Participant>) -> Season {
    let mut season = Season::new(Matcher::new(programme), Cohort::new(people).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    season
}

fn agree_all(season: &mut Season) {
    let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in open {
        season.accept(pair.mentor(), pair.mentee(), "3 March").unwrap();
    }
    season.formalise_accepted("4 March").unwrap();
}

fn written(season: &Season, kind: LetterKind, phrases: &'static dyn Phrases) -> String {
    let letters = Letters::of_season(season)
        .of_kind(kind)
        .in_language(phrases)
        .with_title("Spring 2027")
        .with_contact("Ira Baum, ira@example.org")
        .with_reply_by("2027-03-15")
        .with_closing("See you soon!\n\nIra Baum\nPeople & Culture")
        .with_closing_in("de", "Bis bald!\n\nIra Baum");
    let mut text = String::new();
    for letter in letters.letters().unwrap() {
        let (to, email) = (letter.name(), letter.email().unwrap_or("-"));
        writeln!(text, "=== {} <{email}>: {}\n{}", to, letter.subject(), letter.text()).unwrap();
    }
    text
}

fn everything(phrases: &'static dyn Phrases) -> String {
    let mut season = season(Programme::default(), people());
    let mut text = written(&season, LetterKind::Ask, phrases);
    text += &written(&season, LetterKind::Waiting, phrases);
    agree_all(&mut season);
    text += &written(&season, LetterKind::Formal, phrases);
    let pair = season.formal_pairs().next().unwrap().clone();
    season.end(pair.mentor(), pair.mentee(), Party::Mentee, "xyzzy", "5 May").unwrap();
    text + &written(&season, LetterKind::Ended, phrases)
}

#[test]
fn all_letters_in_english() {
    insta::assert_snapshot!(everything(&English));
}

#[test]
fn all_letters_in_german() {
    let text = everything(&German);
    assert!(!text.contains("[en]"), "{text}");
    insta::assert_snapshot!(text);
}

/// A mentee of two mentors, and a mentor with two mentees, each get one letter.
#[test]
fn one_letter_names_all() {
    let people = [
        Participant::mentor("m1").with_name("Ana").with_capacity(2),
        Participant::mentor("m2").with_name("Ben").with_capacity(2),
        Participant::mentee("e1").with_name("Max").with_mentors_wanted(2),
        Participant::mentee("e2").with_name("Mia").with_mentors_wanted(2),
    ];
    let mut season = season(Programme::default(), people.to_vec());
    for (kind, opening) in [
        (LetterKind::Ask, "We would like to propose Ana and Ben as your mentors."),
        (LetterKind::Formal, "Your mentors are Ana and Ben."),
    ] {
        let letters = Letters::of_season(&season).of_kind(kind).letters().unwrap();
        let to: Vec<&str> = letters.iter().map(|letter| letter.to().as_str()).collect();
        assert_eq!(to, ["m1", "m2", "e1", "e2"], "{kind}");
        assert!(letters[2].text().contains(opening), "{}", letters[2].text());
        assert_eq!(letters[0].partners().len(), 2);
        agree_all(&mut season);
    }
    let german = Letters::of_season(&season).in_language(&German).letters().unwrap();
    assert!(german[2].text().contains("Ana und Ben begleiten Sie im Mentoring-Programm."));
}

/// Who is mentor and mentee has a letter in each role.
#[test]
fn two_roles_are_two_letters() {
    let people = [
        Participant::mentor("ana").with_level(1),
        Participant::both("cem").with_level(3),
        Participant::mentee("mia").with_level(7),
    ];
    let season = season(Programme::default().with_workload(Workload::default()), people.to_vec());
    let letters = Letters::of_season(&season).of_kind(LetterKind::Ask).letters().unwrap();
    let to: Vec<String> =
        letters.iter().map(|letter| format!("{} as {}", letter.to(), letter.role())).collect();
    assert_eq!(to, ["ana as mentor", "cem as mentor", "cem as mentee", "mia as mentee"]);
}

/// Each kind goes to whom it is for, and to nobody else, as a season goes on.
#[test]
fn who_gets_which_letter() {
    let programme = Programme::default().with_consent(Consent::Both);
    let mut season = Season::new(Matcher::new(programme), Cohort::new(people()).unwrap());
    let to = |season: &Season, kind| -> Vec<String> {
        let letters = Letters::of_season(season).of_kind(kind).letters().unwrap();
        letters.iter().map(|letter| letter.to().to_string()).collect()
    };
    for kind in LetterKind::ALL {
        assert!(to(&season, kind).is_empty(), "nothing has begun: {kind}");
    }
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let asked = to(&season, LetterKind::Ask);
    assert!(!asked.is_empty() && to(&season, LetterKind::Formal).is_empty());
    assert_eq!(to(&season, LetterKind::Waiting), ["m2", "e3"], "who takes nobody waits for nobody");
    // who has answered is not asked again; one yes of two makes nothing formal
    season.agree("m1", "e1", Party::Mentee, "3 March").unwrap();
    assert!(!to(&season, LetterKind::Ask).contains(&"e1".to_owned()));
    season.formalise_accepted("3 March").unwrap();
    assert!(to(&season, LetterKind::Formal).is_empty());
    season.agree("m1", "e1", Party::Mentor, "4 March").unwrap();
    assert!(to(&season, LetterKind::Formal).is_empty(), "agreed, and not yet formal");
    season.formalise_accepted("5 March").unwrap();
    assert_eq!(to(&season, LetterKind::Formal), ["m1", "e1"]);
    season.end("m1", "e1", Party::Mentor, "xyzzy", "6 May").unwrap();
    assert!(to(&season, LetterKind::Formal).is_empty());
    assert_eq!(to(&season, LetterKind::Ended), ["m1", "e1"]);
    season.leave("e1", "", "7 May").unwrap();
    assert_eq!(to(&season, LetterKind::Ended), ["m1"], "who has left gets none");
}

/// Somebody leaves a formal pair: the other one reads that it has ended, by name as long as it is known.
#[test]
fn the_one_who_stays_reads_of_the_end() {
    let mut season = season(Programme::default(), people());
    agree_all(&mut season);
    season.leave("e1", "xyzzy", "5 May").unwrap();
    let ended = |season: &Season| {
        Letters::of_season(season).of_kind(LetterKind::Ended).letters().unwrap().remove(0).text()
    };
    assert!(ended(&season).contains("Your mentoring pair with Mia Frei has ended."), "{}", ended(&season));
    let _ = season.rematch(Sparing::Nobody, "6 May").unwrap();
    assert!(ended(&season).contains("The pair with your mentee has ended."), "{}", ended(&season));
    season.close("1 December").unwrap();
    assert!(!ended(&season).contains("look for"), "nothing comes any more: {}", ended(&season));
}

/// A matching alone knows nobody who agreed.
#[test]
fn a_matching_has_no_formal_letters() {
    let matching: Matching = Matcher::default().solve(Cohort::new(people()).unwrap()).unwrap();
    for kind in [LetterKind::Formal, LetterKind::Ended] {
        let refused = Letters::new(&matching).of_kind(kind).letters().unwrap_err();
        assert!(refused.is_input() && refused.to_string().contains("Letters::of_season"), "{refused}");
    }
    assert_eq!(Letters::new(&matching).of_kind(LetterKind::Waiting).letters().unwrap().len(), 2);
}

#[test]
fn what_the_programme_says_is_checked_and_kept() {
    let mut season = season(Programme::default(), people());
    let asked = season.clone();
    let letters = Letters::of_season(&asked).of_kind(LetterKind::Ask);
    let texts = |letters: &Letters<'_>| letters.letters().unwrap()[0].text();
    assert!(texts(&letters).contains("let the programme office know."), "{}", texts(&letters));
    assert!(!texts(&letters).contains(" by "), "{}", texts(&letters));
    let free = letters.clone().with_reply_by("the end of next week");
    assert!(texts(&free).contains("by the end of next week"), "{}", texts(&free));
    for (field, wrong) in [
        ("title", letters.clone().with_title("a\u{7}")),
        ("contact", letters.clone().with_contact("a\u{7}")),
        ("reply-by", letters.clone().with_reply_by("a\u{7}")),
        ("closing", letters.clone().with_closing_in("de", "a\u{7}")),
        ("first-steps", letters.clone().with_first_steps("a\u{7}")),
    ] {
        assert_eq!(wrong.letters().unwrap_err().column(), Some(field));
    }
    agree_all(&mut season);
    let own = Letters::of_season(&season)
        .with_first_steps("Call.\n\nMeet.")
        .with_first_steps_in("de", "Rufen Sie an.");
    assert!(texts(&own).contains("1. Call.\n2. Meet.\n\n"), "{}", texts(&own));
    assert!(texts(&own.in_language(&German)).contains("1. Rufen Sie an.\n\n"));
    assert_eq!(language("DE_at").unwrap().language(), "de");
}

/// The yes that is not needed is not asked for as if it were.
#[test]
fn how_much_hangs_on_an_answer() {
    let words = |consent| {
        let season = season(Programme::default().with_consent(consent), people());
        let letters = Letters::of_season(&season).of_kind(LetterKind::Ask).letters().unwrap();
        let is_asked = |id: &str| {
            let letter = letters.iter().find(|letter| letter.to().as_str() == id).unwrap();
            assert!(letter.text().contains("You may say no without giving a reason"));
            letter.text().contains("Please say yes or no")
        };
        [is_asked("m1"), is_asked("e1")]
    };
    assert_eq!(words(Consent::Mentee), [false, true]);
    assert_eq!(words(Consent::Mentor), [true, false]);
    assert_eq!(words(Consent::Both), [true, true]);
}
