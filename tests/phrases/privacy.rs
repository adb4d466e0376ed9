//! What participants never read, whatever the language (S22): planted secrets stay out of every text.

use pairwright::people::{Duration, FindingKind, Format};
use pairwright::phrases::{English, German, LetterPart, Phrases};
use pairwright::scoring::Audience;
use pairwright::scoring::facts::ParticipantFact;
use pairwright::season::Party;
use pairwright::{Cohort, Matcher, Matching, Participant, Role, Season, Sparing};

use crate::numbers::Numbers;

/// Begins every text that is nobody else's business, and every id.
const SECRET: &str = "xyzzy";

/// Says all that it gets, as it is: what it cannot say is not in the facts.
#[derive(Debug)]
struct Blunt;

impl Phrases for Blunt {
    fn language(&self) -> &'static str {
        "und"
    }
    fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
        Some(format!("{part:?}"))
    }
    fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
        Some(format!("{fact:?}"))
    }
}

fn word(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 20).unwrap());
    [letter(number / 20), letter(number)].iter().collect()
}

/// People with every secret there is. They have names of their own, and no digit anywhere that they may read.
fn people(seed: u64) -> Vec<Participant> {
    let mut numbers = Numbers::new(seed);
    let count = 8 + numbers.below(6);
    let id = |k: usize| format!("{SECRET}-{}", word(k));
    (0..count)
        .map(|k| {
            let person = match k % 5 {
                0 | 1 => Participant::mentor(id(k)),
                4 => Participant::both(id(k)),
                _ => Participant::mentee(id(k)),
            };
            let others: Vec<usize> = (0..count).filter(|&other| other != k).collect();
            let mut someone = || id(numbers.one_of(&others));
            let (chosen, enemy, friend) = ([someone(), someone(), someone()], someone(), someone());
            let private = |what: &str, n: usize| format!("{SECRET} {what} {}", word(n));
            let person = person
                .with_name(format!("Name{}", word(k)))
                .with_email(format!("{SECRET}.{}@x.example", word(k)))
                .with_title(private("title", k))
                .with_department(format!("Dept{}", word(k % 3)))
                .with_unit(private("unit", numbers.below(3)))
                .with_region(private("region", numbers.below(3)))
                .with_location(private("location", numbers.below(3)))
                .with_country(private("country", numbers.below(2)))
                .with_personality(f64::from(numbers.small(100)))
                .with_level(i32::from(numbers.small(9)))
                .with_tenure_years(f64::from(numbers.small(40)))
                .with_commitment(1 + numbers.small(5))
                .with_group(private("group", numbers.below(2)))
                .with_choices(chosen)
                .with_acquaintance(friend)
                .with_skill_offered("Podcasts", Some(1 + numbers.small(5)))
                .with_skill_offered(private("skill", k), Some(2))
                .with_skill_wanted(if numbers.sometimes(50) {
                    "Podcasts".to_owned()
                } else {
                    private("wish", k)
                })
                .with_attribute("note", private("note", k))
                .with_duration(numbers.one_of(&Duration::ALL))
                .with_format(numbers.one_of(&Format::ALL));
            let person = if numbers.sometimes(40) {
                person.with_conflict(enemy, private("reason", k))
            } else {
                person
            };
            if k % 5 > 1 { person.with_waited(u32::from(numbers.small(4))) } else { person }
        })
        .collect()
}

fn solved(seed: u64) -> Matching {
    let accepted = [FindingKind::LevelsReversed, FindingKind::PersonalityScale];
    Matcher::default().accepting(accepted).solve(Cohort::new(people(seed)).unwrap()).unwrap()
}

/// No secret, and nobody is named but these. In words of a language, no number either.
fn check(text: &str, may_be_named: &[&str], is_blunt: bool) {
    assert!(!text.contains(SECRET), "{text}");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with("Name")) {
        assert!(may_be_named.contains(&word), "{word} is nobody's business: {text}");
    }
    assert!(is_blunt || !text.contains(|c: char| c.is_ascii_digit()), "{text}");
    for word in ["introvert", "extravert", "declined", "abgelehnt", "waited", "points", "Punkte"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

fn languages() -> [(&'static dyn Phrases, bool); 3] {
    [(&English, false), (&German, false), (&Blunt, true)]
}

#[test]
fn no_text_for_participants_has_a_secret() {
    let (mut pairs, mut waiting, mut reasons) = (0, 0, 0);
    for seed in 0..40 {
        let matching = solved(seed);
        let cohort = matching.cohort();
        let name = |person: &Participant| person.name().unwrap().to_owned();
        for mentor in cohort.mentors() {
            for mentee in cohort.mentees() {
                let told = matching.explain(mentor.id(), mentee.id()).unwrap();
                for (phrases, is_blunt) in languages() {
                    let text = told.in_words(phrases, Audience::Mentor);
                    check(&text, &[&name(mentee)], is_blunt);
                    check(&told.in_words(phrases, Audience::Mentee), &[&name(mentor)], is_blunt);
                    reasons += text.lines().count();
                }
                pairs += 1;
            }
            let group = matching.group(mentor.id()).unwrap();
            let names: Vec<String> =
                group.members().iter().map(|member| name(cohort.get(member.mentee()).unwrap())).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for (phrases, is_blunt) in languages() {
                check(&group.in_words(phrases), &names, is_blunt);
            }
        }
        for left in matching.left_out() {
            for (phrases, is_blunt) in languages() {
                for reader in [Audience::Mentor, Audience::Mentee] {
                    check(&left.in_words(phrases, reader), &[], is_blunt);
                }
            }
            waiting += 1;
        }
    }
    assert!(pairs > 500 && waiting > 20 && reasons > 2 * pairs, "{pairs}, {waiting}, {reasons}");
}

/// The coordinator does read them: the secrets are there to be found.
#[test]
fn the_secrets_are_in_what_the_coordinator_reads() {
    let mut said = String::new();
    for seed in 0..40 {
        let matching = solved(seed);
        for mentor in matching.cohort().mentors() {
            for mentee in matching.cohort().mentees() {
                said += &matching.explain(mentor.id(), mentee.id()).unwrap().to_string();
            }
        }
        for left in matching.left_out() {
            said += &left.to_string();
        }
    }
    for secret in ["region", "group", "reason"] {
        assert!(said.contains(&format!("{SECRET} {secret}")), "{secret}");
    }
    assert!(said.contains("introvert") && said.contains("waited") && said.contains("choice of"));
}

/// In a season there are secrets more: who said no, and why.
#[test]
fn letters_of_a_season_have_none_either() {
    let mut letters = 0;
    for seed in 0..12 {
        let accepted = [FindingKind::LevelsReversed, FindingKind::PersonalityScale];
        let matcher = Matcher::default().accepting(accepted);
        let mut season = Season::new(matcher, Cohort::new(people(seed)).unwrap());
        let _ = season.propose(SECRET).unwrap();
        for round in 0..3 {
            season.consult_all(SECRET).unwrap();
            let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
            for (k, pair) in open.iter().enumerate() {
                let (mentor, mentee) = (pair.mentor(), pair.mentee());
                if round < 2 && k % 2 == 0 {
                    season.decline(mentor, mentee, Party::Mentor, SECRET, SECRET).unwrap();
                } else {
                    season.accept(mentor, mentee, SECRET).unwrap();
                }
            }
            let _ = season.rematch(Sparing::Nobody, SECRET).unwrap();
        }
        season.formalise_accepted(SECRET).unwrap();
        for (phrases, is_blunt) in languages() {
            for letter in season.letters_by(|_| phrases).unwrap() {
                let partners: Vec<String> = season
                    .formal_pairs()
                    .filter_map(|pair| match letter.role() {
                        Role::Mentor => (pair.mentor() == letter.to()).then(|| name(&season, pair.mentee())),
                        _ => (pair.mentee() == letter.to()).then(|| name(&season, pair.mentor())),
                    })
                    .collect();
                let told: Vec<&str> = partners
                    .iter()
                    .filter(|name| letter.text().contains(*name))
                    .map(String::as_str)
                    .collect();
                assert_eq!(told.len(), 1, "one of {partners:?}: {}", letter.text());
                check(letter.text(), &told, is_blunt);
                letters += 1;
            }
        }
        #[cfg(feature = "report")]
        for (phrases, is_blunt) in languages() {
            let made = pairwright::Letters::of_season(&season).unwrap().in_language(phrases).with_waiting();
            let page = made.to_html().unwrap();
            let body = page.split_once("<body>").unwrap().1;
            let people = season.cohort();
            for letter in body.split("<article").skip(1) {
                let letter = letter.split_once('>').unwrap().1.replace("h1>", "h>");
                let named: Vec<&str> = people
                    .people()
                    .iter()
                    .filter_map(Participant::name)
                    .filter(|name| letter.contains(name))
                    .collect();
                assert!(named.len() <= 2, "{letter}");
                check(&letter, &named, is_blunt);
            }
        }
    }
    assert!(letters > 50, "{letters}");
}

fn name(season: &Season, id: &pairwright::ParticipantId) -> String {
    season.cohort().get(id).and_then(Participant::name).unwrap_or_default().to_owned()
}
