//! Letters tell their readers what they may know, and no more.

use pairwright::phrases::{English, German, LetterPart, Phrases};
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

/// Four people with names, of whom one waits; they agree on how to meet.
fn named() -> Vec<Participant> {
    use pairwright::people::{Duration, Format};
    let agreed = |person: Participant| person.with_duration(Duration::LongTerm).with_format(Format::OneToOne);
    vec![
        agreed(Participant::mentor("p1"))
            .with_name("Ana Müller")
            .with_department("Data")
            .with_level(2)
            .with_skill_offered("Podcasts", Some(4))
            .with_choices(["p2"]),
        agreed(Participant::mentee("p2"))
            .with_name("Data")
            .with_department("Data & Recht")
            .with_level(7)
            .with_skill_wanted("Podcasts")
            .with_choices(["p1"])
            .with_attribute("language", "de"),
        Participant::mentee("p3").with_name("Your <b>Noor</b>").with_level(6),
        Participant::mentor("p4").with_name("Cem Öz").with_capacity(0),
    ]
}

fn letters_of(page: &str) -> Vec<String> {
    Page::of(page).all("article").into_iter().map(text).collect()
}

#[test]
fn letters_in_german() {
    let matching = matched(named());
    let page = Letters::new(&matching)
        .in_language(&German)
        .with_waiting()
        .with_closing("Questions? Ask the programme office.")
        .with_closing_in("de", "Bei Fragen hilft Ihnen das Programmbüro.")
        .to_html()
        .unwrap();
    assert!(page.contains("<html lang=\"de\">") && page.contains("<title>Ihr Mentoring-Tandem</title>"));
    let letters = letters_of(&page);
    assert_eq!(letters.len(), 3, "who takes nobody waits for nobody");
    assert_eq!(
        letters[0],
        "Ihr Mentoring-Tandem\
         Guten Tag Ana Müller,\
         Sie begleiten Data (Data & Recht) als Mentorin oder Mentor.\
         Das spricht für Ihr Tandem:\
         Sie kommen aus verschiedenen Abteilungen\
         Sie stehen auf unterschiedlichen Stufen Ihrer beruflichen Laufbahn\
         Ihre erste Wahl wurde berücksichtigt: Sie haben sich diese Person gewünscht\
         Ihr Wissen ist gefragt: Podcasts\
         Sie beide wünschen sich eine längerfristige Zusammenarbeit zu zweit.\
         Was Sie miteinander besprechen, bleibt unter Ihnen.\
         Bei Fragen hilft Ihnen das Programmbüro."
    );
    assert!(letters[1].contains("Guten Tag Data,Ana Müller (Data) begleitet Sie als Mentorin oder Mentor."));
    assert_eq!(
        letters[2],
        "Ihr Platz im Mentoring-ProgrammGuten Tag Your <b>Noor</b>,\
         Ihnen konnten wir leider noch keine Mentorin und keinen Mentor zuordnen.\
         Es gibt dieses Mal nicht genügend Mentorinnen und Mentoren für alle.\
         Das sagt nichts über Sie aus: Möglichst viele sollen zum Zug kommen.\
         Bei Fragen hilft Ihnen das Programmbüro."
    );
    let marked = Page::of(&page);
    let people: Vec<String> = marked.all("bdi.person").into_iter().map(text).collect();
    assert_eq!(people, ["Ana Müller", "Data", "Data", "Ana Müller", "Your <b>Noor</b>"]);
    assert_eq!(marked.all("[lang=en]").len(), 0);
}

/// Each letter is in its reader's language, and says so.
#[test]
fn each_reader_in_their_language() {
    let matching = matched(named());
    let letters = Letters::new(&matching).with_waiting().with_closing_in("de", "Bis bald!");
    let letters = letters.with_language_of(|reader| match reader.attribute("language") {
        Some("de") => &German,
        _ => &English,
    });
    let page = letters.to_html().unwrap();
    let parsed = Page::of(&page);
    let languages: Vec<_> =
        parsed.all("article").into_iter().map(|letter| letter.value().attr("lang")).collect();
    assert_eq!(languages, [None, Some("de"), None]);
    assert!(page.contains("<html lang=\"en\">"));
    let texts = letters_of(&page);
    assert!(texts[0].starts_with("Your mentoring pairDear Ana Müller,your mentee is Data, Data & Recht."));
    assert!(texts[1].starts_with("Ihr Mentoring-TandemGuten Tag Data,") && texts[1].ends_with("Bis bald!"));
    assert!(texts[2].contains("we could not find a mentor for you") && !texts[2].contains("Bis bald"));
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
    assert!(english.iter().any(|text| text == "what you offer is wanted: Podcasts"), "{english:?}");
    assert!(!english.iter().any(|text| text.contains("Dette")), "{english:?}");
}

/// The letters of a season go to formal pairs; who waits hears of it only where nobody is asked for them.
#[test]
fn who_waits_in_a_season() {
    let people = people().into_iter().chain([Participant::mentee("noor").with_level(5)]);
    let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let count = |season: &Season| {
        let letters = Letters::of_season(season).unwrap().with_waiting();
        Page::of(&letters.to_html().unwrap()).all("article").len()
    };
    let waiting = season.matching().unwrap().left_out().len();
    assert_eq!((waiting, count(&season)), (1, 1));
    let pair = season.open_pairs().next().unwrap().0.clone();
    season.accept(pair.mentor(), pair.mentee(), "3 March").unwrap();
    season.formalise_accepted("4 March").unwrap();
    assert_eq!(count(&season), 3);
    let left = season.matching().unwrap().left_out()[0].id().clone();
    season.leave(&left, "", "5 March").unwrap();
    assert_eq!(count(&season), 2, "who left waits for nothing");
}
