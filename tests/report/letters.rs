//! Letters tell their readers what they may know, and no more.

use pairwright::phrases::{English, German, LetterKind, LetterPart, Phrases, language};
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
    let letters = Letters::new(&matching).with_closing("Ask <us>.\n\nIra").with_contact("Ira & Co");
    let page = Page::of(&letters.to_html().unwrap());
    let shown: Vec<String> = page.all("article").into_iter().map(text).collect();
    let made = letters.letters().unwrap();
    assert_eq!(made.len(), 2 * matching.pairs().len());
    for (letter, shown) in made.iter().zip(&shown) {
        assert_eq!(without_blanks(&format!("{}{}", letter.subject(), letter.text())), without_blanks(shown));
        assert!(shown.ends_with("Ask <us>.Ira") && shown.contains("Ira & Co"), "{shown}");
        let alone = Page::of(&letter.to_html());
        assert_eq!(alone.all("article").into_iter().map(text).collect::<Vec<_>>(), [shown.as_str()]);
        assert_eq!(alone.all("title").into_iter().map(text).collect::<Vec<_>>(), [letter.subject()]);
    }
    assert_eq!(page.all("script").len(), 0);
}

/// Words alone: a page has lists where a text has dashes and numbers.
fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
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

/// Three people with names, of whom one waits.
fn named() -> Vec<Participant> {
    vec![
        Participant::mentor("p1").with_name("Ana Müller").with_department("Data").with_level(2),
        Participant::mentee("p2")
            .with_name("Data")
            .with_department("Data & Recht")
            .with_level(7)
            .with_choices(["p1"])
            .with_attribute("language", "de"),
        Participant::mentee("p3").with_name("Your <b>Noor</b>").with_level(6),
    ]
}

#[test]
fn names_are_marked_wherever_they_stand() {
    let matching = matched(named());
    let page = Letters::new(&matching).in_language(&German).to_html().unwrap();
    assert!(page.contains("<html lang=\"de\">") && page.contains("<title>Ein Vorschlag für Sie</title>"));
    let marked = Page::of(&page);
    let people: Vec<String> = marked.all("bdi.person").into_iter().map(text).collect();
    let mentor = ["Ana Müller", "Data", "Data"];
    assert_eq!(people, [mentor, ["Data", "Ana Müller", "Ana Müller"]].concat());
    assert_eq!(marked.all("[lang=en]").len(), 0);
    let waiting = Letters::new(&matching).of_kind(LetterKind::Waiting).to_html().unwrap();
    let people: Vec<String> = Page::of(&waiting).all("bdi.person").into_iter().map(text).collect();
    assert_eq!(people, ["Your <b>Noor</b>"]);
}

/// Each letter is in its reader's language, and says so.
#[test]
fn each_reader_in_their_language() {
    let matching = matched(named());
    let letters = Letters::new(&matching).with_closing_in("de", "Bis bald!");
    let letters = letters
        .with_language_of(|reader| reader.attribute("language").and_then(language).unwrap_or(&English));
    let page = letters.to_html().unwrap();
    let parsed = Page::of(&page);
    let languages: Vec<_> =
        parsed.all("article").into_iter().map(|letter| letter.value().attr("lang")).collect();
    assert_eq!(languages, [None, Some("de")]);
    assert!(page.contains("<html lang=\"en\">"));
    let texts: Vec<String> = parsed.all("article").into_iter().map(text).collect();
    assert!(texts[0].starts_with("A proposal for youDear Ana Müller,We would"), "{}", texts[0]);
    assert!(texts[1].starts_with("Ein Vorschlag für SieGuten Tag Data,") && texts[1].ends_with("Bis bald!"));
    assert!(letters.letters().unwrap()[1].to_html().contains("<html lang=\"de\">"));
    assert!(format!("{letters:?}").starts_with("Letters {"));
}

/// What a language does not say is marked as English, within its letter.
#[test]
fn english_shows_in_a_letter_of_another_language() {
    #[derive(Debug)]
    struct Brief;
    impl Phrases for Brief {
        fn language(&self) -> &'static str {
            "nb"
        }
        fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
            matches!(part, LetterPart::Reasons).then(|| "Dette taler for dere:".to_owned())
        }
    }
    let matching = matched(named());
    let page = Letters::new(&matching).in_language(&Brief).with_title("Vår").to_html().unwrap();
    let parsed = Page::of(&page);
    assert!(page.contains("<html lang=\"nb\">"));
    let english: Vec<String> = parsed.all("[lang=en]").into_iter().map(text).collect();
    assert!(english.iter().any(|text| text == "Dear Ana Müller,"), "{english:?}");
    assert!(english.iter().any(|text| text == "you asked for this mentor"), "{english:?}");
    assert!(!english.iter().any(|text| text.contains("Dette")), "{english:?}");
}

#[test]
fn hostile_texts_stay_texts() {
    let people = [
        Participant::mentor("m").with_name("\u{202e}gnp.exe").with_title("<script>alert(1)</script>"),
        Participant::mentee("e").with_name("x".repeat(300)).with_department("=cmd|'/c calc'!A1"),
    ];
    let matching = matched(people);
    for letter in Letters::new(&matching).with_title("\u{202e}</title>").letters().unwrap() {
        let page = Page::of(&letter.to_html());
        assert_eq!(page.all("script").len(), 0);
        assert!(!letter.text().contains('\u{202e}') && !letter.subject().contains('\u{202e}'));
        assert!(!letter.to_html().contains('\u{202e}'));
    }
}
