//! What no letter has in it (S22): secrets planted in every confidential field stay out of all kinds,
//! languages and formats; and the same search finds what may be there.

use pairwright::people::FindingKind;
use pairwright::phrases::{English, German, Letter, LetterKind, LetterPart, LetterPartner, Phrases, Wishes};
use pairwright::scoring::facts::ParticipantFact;
use pairwright::season::Party;
use pairwright::{Cohort, Letters, Matcher, Participant, Role, Season, Sparing};

/// Begins every planted text. What may be read has no digit and not this word in it.
const SECRET: &str = "xyzzy";
/// A skill that mentees want and mentors offer: theirs to read, and the mentors' if asked for.
const WISH: &str = "plugh";

/// Says all that it gets, as it is.
#[derive(Debug)]
struct Blunt;

impl Phrases for Blunt {
    fn language(&self) -> &'static str {
        "und"
    }
    fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
        Some(match part {
            // the number of partners is a digit
            LetterPart::Step { step, .. } => format!("{step:?}"),
            LetterPart::Answer { answer, by, to, .. } => format!("{answer:?} {by:?} {to:?}"),
            part => format!("{part:?}").replace("\\u{2068}", "").replace("\\u{2069}", ""),
        })
    }
    fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
        Some(match fact {
            // the rank of the reader's own choice
            ParticipantFact::YouChose { .. } => "YouChose".to_owned(),
            fact => format!("{fact:?}"),
        })
    }
}

const LANGUAGES: [&dyn Phrases; 3] = [&English, &German, &Blunt];

fn word(k: usize) -> char {
    char::from(b'a' + u8::try_from(k).unwrap())
}

fn planted(what: &str) -> String {
    format!("{SECRET}-{what}")
}

/// Everybody has every secret there is. Ids are secrets: participants are called by their names.
fn people() -> Vec<Participant> {
    (0..14)
        .map(|k| {
            let id = format!("{SECRET}-{}", word(k));
            let is_mentor = k < 6;
            let person = match k {
                0..=5 => Participant::mentor(id),
                13 => Participant::both(id),
                _ => Participant::mentee(id),
            };
            let other = |by: usize| {
                format!("{SECRET}-{}", word(if is_mentor { 6 + (k + by) % 7 } else { k * by % 6 }))
            };
            let person = person
                .with_name(format!("Name{}", word(k)))
                .with_email(format!("mail{}@x.example", word(k)))
                .with_title(format!("Title{}", word(k)))
                .with_department(format!("Dept{}", word(k)))
                .with_location(format!("Town{}", word(k)))
                .with_region("Land")
                .with_unit(planted("unit"))
                .with_personality(17.0 + 5.0 * f64::from(u32::try_from(k).unwrap()))
                .with_level(if is_mentor { 32 } else { 47 })
                .with_tenure_years(if is_mentor { 3.0 } else { 29.0 })
                .with_manager(planted("manager"))
                .with_choices([other(1), other(2)])
                .with_conflict(other(5), planted("conflict"))
                .with_group(planted("group"))
                .with_skill_offered(WISH, Some(4))
                .with_skill_wanted(WISH)
                .with_skill_wanted(planted("wish"))
                .with_capacity(u32::from(k % 3 == 0) + 1)
                .with_attribute("note", planted("note"))
                .with_attribute("xyzzy-column", "xyzzy-cell");
            if is_mentor { person } else { person.with_commitment(5).with_waited(2) }
        })
        .collect()
}

/// A season in which everything has happened that a letter could tell: pairs that are formal, ended,
/// left, declined, agreed by one, open, and people who wait.
fn season() -> Season {
    let accepted = [FindingKind::LevelsReversed, FindingKind::PersonalityScale];
    let mut season = Season::new(Matcher::default().accepting(accepted), Cohort::new(people()).unwrap());
    let _ = season.propose("day").unwrap();
    season.consult_all("day").unwrap();
    let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    assert!(open.len() >= 6, "{open:?}");
    for (k, pair) in open.iter().enumerate() {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        if k % 3 == 2 {
            season.decline(mentor, mentee, Party::Mentor, planted("declined"), "day").unwrap();
        } else {
            season.agree(mentor, mentee, Party::Mentee, "day").unwrap();
        }
    }
    season.formalise_accepted("day").unwrap();
    season.end(open[0].mentor(), open[0].mentee(), Party::Mentee, planted("ended"), "day").unwrap();
    season.leave(open[1].mentee(), planted("left"), "day").unwrap();
    let _ = season.rematch(Sparing::Nobody, "day").unwrap();
    season.consult_all("day").unwrap();
    let again: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    season.agree(again[0].mentor(), again[0].mentee(), Party::Mentor, "day").unwrap();
    season
}

/// All formats of a letter, without what is the same in every one.
fn formats(letter: &Letter) -> Vec<String> {
    #[cfg_attr(
        not(any(feature = "csv", feature = "report")),
        expect(unused_mut, reason = "other formats are features")
    )]
    let mut all =
        vec![letter.subject(), letter.text().replace("1. ", "").replace("2. ", "").replace("3. ", "")];
    #[cfg(feature = "report")]
    {
        let page = letter.to_html();
        let (_, body) = page.split_once("<body>").unwrap();
        all.push(body.replace("h1>", "h>"));
    }
    #[cfg(feature = "csv")]
    all.extend(mail_merge(letter));
    all
}

/// What is in the row of a mail merge, but for what is of whoever sends the letter, and the text, which
/// is looked at apart.
#[cfg(feature = "csv")]
fn mail_merge(letter: &Letter) -> Vec<String> {
    use pairwright::people::TableFormat;

    let mut all = Vec::new();
    let mut table = Vec::new();
    Letter::write_mail_merge(std::slice::from_ref(letter), TableFormat::Csv { mark: true }, &mut table)
        .unwrap();
    let mut records = csv::Reader::from_reader(table.as_slice());
    let headings = records.headers().unwrap().clone();
    let row = records.records().next().unwrap().unwrap();
    for (heading, cell) in headings.iter().zip(&row) {
        match heading.trim_start_matches('\u{feff}') {
            "id" | "partners" | "text" => {}
            _ => all.push(cell.to_owned()),
        }
    }
    all
}

fn letters(season: &Season, kind: LetterKind, phrases: &'static dyn Phrases, wishes: Wishes) -> Vec<Letter> {
    let letters = Letters::of_season(season).of_kind(kind).in_language(phrases);
    letters.with_wishes(wishes).with_title("Spring").letters().unwrap()
}

#[test]
fn no_letter_of_any_kind_has_a_secret() {
    let season = season();
    for kind in LetterKind::ALL {
        for phrases in LANGUAGES {
            let all = letters(&season, kind, phrases, Wishes::Kept);
            assert!(all.len() >= 2, "{kind}: {}", all.len());
            for letter in &all {
                let named: Vec<&str> = letter.partners().iter().map(LetterPartner::name).collect();
                for text in formats(letter) {
                    assert!(!text.contains(SECRET), "{kind}: {text}");
                    assert!(!text.contains(|c: char| c.is_ascii_digit()), "{kind}: {text}");
                    assert!(letter.role() == Role::Mentee || !text.contains(WISH), "{kind}: {text}");
                    for word in ["introvert", "points", "declin", "abgelehnt", "ablehnte", "enior", "manage"]
                    {
                        assert!(!text.contains(word), "{word} in {kind}: {text}");
                    }
                    for word in
                        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with("Name"))
                    {
                        let is_theirs = word == letter.name() || named.contains(&word);
                        assert!(is_theirs, "{word} is nobody's business in {kind}: {text}");
                    }
                    let has_address = named.iter().any(|name| text.contains(&name.replace("Name", "mail")));
                    assert!(!has_address || kind == LetterKind::Formal, "{kind}: {text}");
                }
            }
        }
    }
}

/// The same search finds what may be read, so it would find a secret, too.
#[test]
fn what_may_be_read_is_found() {
    let season = season();
    let found = |kind, wishes, what: &str, role: Role| {
        let all = letters(&season, kind, &English, wishes);
        let of_role = all.iter().filter(|letter| letter.role() == role);
        of_role.flat_map(formats).any(|text| text.contains(what))
    };
    for kind in [LetterKind::Ask, LetterKind::Formal] {
        assert!(found(kind, Wishes::Told, WISH, Role::Mentor), "asked for");
        assert!(!found(kind, Wishes::Kept, WISH, Role::Mentor));
        assert!(found(kind, Wishes::Kept, WISH, Role::Mentee), "their own");
        for may_be_read in ["Title", "Dept", "Town", "Land", "Name"] {
            assert!(found(kind, Wishes::Kept, may_be_read, Role::Mentee), "{kind}: {may_be_read}");
        }
    }
    assert!(found(LetterKind::Formal, Wishes::Kept, "mail", Role::Mentor));
    let saved = format!("{:?}", season.saved());
    for what in ["manager", "conflict", "group", "wish", "note", "cell", "unit", "declined", "ended", "left"]
    {
        assert!(saved.contains(&planted(what)), "{what} was planted");
    }
}

/// Who has answered is not asked again, and nobody learns from a letter what the other one said.
#[test]
fn the_other_answer_changes_no_word() {
    let season = season();
    let asked = letters(&season, LetterKind::Ask, &English, Wishes::Kept);
    let replied = season.open_pairs().find(|(pair, _)| {
        season.replies(pair.mentor(), pair.mentee()).is_some_and(|replies| replies.mentor().is_some())
    });
    let (pair, _) = replied.unwrap();
    let about = |letter: &&Letter| {
        letter.partners().iter().any(|one| one.id() == pair.mentee() || one.id() == pair.mentor())
    };
    let of_pair: Vec<&Letter> = asked.iter().filter(about).collect();
    assert!(of_pair.iter().all(|letter| letter.to() != pair.mentor() || letter.partners().len() > 1));
    let to_mentee = of_pair.iter().find(|letter| letter.to() == pair.mentee()).unwrap().text();
    let mut before = season.clone();
    assert!(before.agree(pair.mentor(), pair.mentee(), Party::Mentor, "day").is_err(), "said already");
    before.decline(pair.mentor(), pair.mentee(), Party::Mentor, "", "day").unwrap();
    assert!(!to_mentee.contains("agreed") && to_mentee.contains("nothing is settled yet"), "{to_mentee}");
}
