//! What participants never read, whatever the language (S22): planted secrets stay out of every text.

use pairwright::people::{Duration, FindingKind, Format};
use pairwright::phrases::{English, German, LetterPart, Phrases};
use pairwright::scoring::Audience;
use pairwright::scoring::facts::ParticipantFact;
use pairwright::{Cohort, Matcher, Matching, Participant};

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
                .with_email(format!("mail.{}@x.example", word(k)))
                .with_title(format!("Title{}", word(k)))
                .with_department(format!("Dept{}", word(k % 3)))
                .with_unit(private("unit", numbers.below(3)))
                .with_region(format!("Region{}", word(numbers.below(3))))
                .with_location(format!("Town{}", word(numbers.below(3))))
                .with_country(format!("Land{}", word(numbers.below(2))))
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
    for secret in ["unit", "group", "reason"] {
        assert!(said.contains(&format!("{SECRET} {secret}")), "{secret}");
    }
    assert!(said.contains("introvert") && said.contains("waited") && said.contains("choice of"));
}
