//! Texts that would steer a terminal, or are not what they look like.

use pairwright::assignment::{Entry, Term};
use pairwright::evaluation::{Goals, Outcomes, PairOutcome};
use pairwright::migration::{MentorMatchReader, TriplesReader};
use pairwright::people::{Fact, FindingKind};
use pairwright::scoring::facts::{OwnFact, PairFact};
use pairwright::scoring::{PairView, Sides};
use pairwright::season::{Answer, Answers, NoAnswer, Party, Reply};
use pairwright::{
    Cohort, CohortReader, Criterion, Error, Letters, Matcher, Participant, Programme, Report, Result, Season,
};

const STEERING: [&str; 4] = ["\u{1b}[2J", "\u{7}", "\u{9b}31m", "\u{7f}"];

/// Sets one text of a profile.
type Setter = fn(Participant, &str) -> Participant;

/// Every field of a profile with a text, as it is called in a file, and how it is set in code.
const FIELDS: [(&str, Setter); 13] = [
    ("department", |person, text| person.with_department(text)),
    ("unit", |person, text| person.with_unit(text)),
    ("region", |person, text| person.with_region(text)),
    ("location", |person, text| person.with_location(text)),
    ("country", |person, text| person.with_country(text)),
    ("manager_id", |person, text| person.with_manager(text)),
    ("choice1", |person, text| person.with_choices([text])),
    ("skills_offered", |person, text| person.with_skill_offered(text, None)),
    ("skills_wanted", |person, text| person.with_skill_wanted(text)),
    ("groups", |person, text| person.with_group(text)),
    ("acquaintances", |person, text| person.with_acquaintance(text)),
    ("conflicts", |person, text| person.with_conflict("zoe", text)),
    ("pronouns", |person, text| person.with_attribute("pronouns", text)),
];

/// It names the place, and does not steer itself.
fn refused(error: &Error, column: &str, person: Option<&str>) {
    let said = error.to_string();
    assert_eq!((error.column(), error.person()), (Some(column), person), "{said:?}");
    assert!(error.is_input(), "{said:?}");
    assert!(!said.contains(char::is_control), "{said:?}");
}

#[test]
fn control_characters_of_profiles_are_refused_with_their_place() {
    for steering in STEERING {
        for (field, set) in FIELDS {
            let text = format!("x{steering}y");
            let person = set(Participant::mentor("ana"), &text);
            let json = serde_json::to_string(&[&person]).unwrap();
            refused(&Cohort::new([person]).unwrap_err(), field, Some("ana"));
            // by serde
            let said =
                serde_json::from_str::<Cohort>(&format!("{{\"people\":{json}}}")).unwrap_err().to_string();
            assert!(said.contains("ana") && said.contains("control characters"), "{said:?}");
            // in a file
            let cell = if field == "conflicts" { format!("zoe: {text}") } else { text };
            let file = format!("id,role,{field}\nben,mentor,\nana,mentor,{cell}\n");
            let error = CohortReader::new("people.csv", file.as_bytes()).read().unwrap_err();
            refused(&error, field, Some("ana"));
            assert_eq!((error.file(), error.line()), (Some("people.csv"), Some(3)));
        }
        let error = Cohort::new([Participant::mentor(format!("a{steering}b"))]).unwrap_err();
        assert!(!error.to_string().contains(char::is_control), "{error:?}");
    }
    // an id has no line break either; a text of a spreadsheet's cell may
    assert!(Cohort::new([Participant::mentor("a\nb")]).is_err());
    assert!(Cohort::new([Participant::mentor("ana").with_department("a\n\tb")]).is_ok());
}

#[test]
fn control_characters_of_other_files_are_refused() {
    let people = "id,role\nana,mentor\nzoe,mentee\n";
    let reader = || CohortReader::new("people.csv", people.as_bytes());
    let reason = "mentor_id,mentee_id,reason\nana,zoe,x\u{1b}y\n".as_bytes();
    refused(&reader().conflicts("c.csv", reason).read().unwrap_err(), "reason", Some("ana"));
    let lines = "id,manager_id,title\nana,zoe,x\u{1b}y\n".as_bytes();
    refused(&reader().organisation("o.csv", lines).read().unwrap_err(), "title", Some("ana"));
    let pairs = "mentor_id,mentee_id\nana,z\u{1b}oe\n".as_bytes();
    refused(&reader().history("h.csv", pairs).read().unwrap_err(), "mentee_id", Some("ana"));
    let answers = "mentee_id,answer,reason\nzoe,decline,x\u{1b}y\n".as_bytes();
    assert_eq!(Answers::from_reader("a.csv", answers).unwrap_err().column(), Some("reason"));
    let outcomes = "mentor_id,mentee_id,mood\nana,zoe,x\u{1b}y\n".as_bytes();
    refused(&Outcomes::from_reader("o.csv", outcomes).unwrap_err(), "mood", Some("ana"));
    let forms = "email,hopes\nana@a.org,x\u{1b}y\n".as_bytes();
    refused(&MentorMatchReader::new("m.csv", forms).read().unwrap_err(), "hopes", Some("ana@a.org"));
    let scores = "p\u{1b}1,ana,1\n".as_bytes();
    refused(&TriplesReader::new("s.csv", scores).read().unwrap_err(), "paper", Some("ana"));
    let heading = "id,role,x\u{1b}y\nana,mentor,\n".as_bytes();
    let error = CohortReader::new("p.csv", heading).read().unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(1), Some("column 3")));

    let conflict = ("ana".into(), "zoe".into(), Some("x\u{1b}y".into()));
    refused(&Cohort::builder().conflicts([conflict]).build().unwrap_err(), "reason", Some("ana"));
    let further = PairOutcome::new("ana", "zoe").with_further("x\u{1b}y", 1.0);
    assert!(Outcomes::new([further]).unwrap_err().is_input());
    assert!(Programme::from_toml("name = \"x\\u001by\"").unwrap_err().is_programme());
    let goals = "[[goal]]\nname = \"x\\u001by\"\nmeasure = \"rating\"\nat_least = 1.0\nby = \"2026-06-30\"\n";
    assert!(Goals::from_toml(goals).unwrap_err().is_programme());
}

fn season() -> Season {
    let people = [Participant::mentor("ana").with_level(2), Participant::mentee("zoe").with_level(7)];
    let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    season
}

#[test]
fn control_characters_of_a_season_are_refused_and_it_stays() {
    let mut season = season();
    let before = season.to_json().unwrap();
    refused(&season.accept("ana", "zoe", "x\u{1b}y").unwrap_err(), "at", None);
    refused(&season.decline("ana", "zoe", Party::Mentee, "x\u{1b}y", "t").unwrap_err(), "reason", None);
    refused(&season.leave("ana", "x\u{1b}y", "t").unwrap_err(), "reason", None);
    let answers = Answers::default().with_answer("zoe", Answer::new(Reply::Decline).with_reason("x\u{1b}y"));
    refused(&season.answer(&answers, NoAnswer::Waits, "t").unwrap_err(), "reason", Some("zoe"));
    assert!(season.join([Participant::mentor("ben").with_unit("x\u{1b}y")], "t").is_err());
    assert_eq!(season.to_json().unwrap(), before);
    let saved = serde_json::to_string(&season.saved()).unwrap().replace("2 March", "x\\u001by");
    let saved = serde_json::from_str(&saved).unwrap();
    assert!(Season::restore(saved, &Matcher::default()).unwrap_err().is_document());
}

/// Overrides, marks and characters without room.
const HIDDEN: [char; 9] = [
    '\u{202e}', '\u{202a}', '\u{2066}', '\u{2069}', '\u{200e}', '\u{61c}', '\u{200b}', '\u{200d}', '\u{feff}',
];

/// Is everything that turns the direction of writing closed behind each line, and nothing overridden?
fn is_closed(text: &str) -> bool {
    text.lines().all(|line| {
        let mut depth = 0i32;
        let fine = line.chars().all(|c| {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            let is_hidden = HIDDEN.contains(&c) && !('\u{2066}'..='\u{2069}').contains(&c);
            depth >= 0
                && !c.is_control()
                && !('\u{202a}'..='\u{202e}').contains(&c)
                && (depth > 0 || !is_hidden)
        });
        fine && depth == 0
    })
}

/// A criterion with words of somebody who means ill.
#[derive(Debug)]
struct Hostile;

impl Criterion for Hostile {
    fn name(&self) -> &'static str {
        "hostile"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        Ok(vec![sides.table(|_| (), |_| (), |(), ()| Entry::Points(7))?])
    }

    fn fact(&self, _: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let said = "x\u{1b}[2J\nYour mentor is somebody else.\u{202e}";
        Some(OwnFact::new("own", said).for_participants(said).into())
    }
}

#[test]
fn what_hides_is_found_and_kept_to_itself() {
    for hidden in HIDDEN {
        let text = |start: &str| format!("{start}{hidden}b");
        let mut ana = Participant::mentor(text("ana")).with_level(2);
        let mut zoe = Participant::mentee(text("zoe")).with_level(7);
        for (_, set) in FIELDS {
            ana = set(ana, &text("a"));
            zoe = set(zoe, &text("c"));
        }
        let ana = ana
            .with_choices([text("zoe")])
            .with_attribute("name", text("Ana"))
            .with_skill_offered(text("c"), Some(5));
        let left = Participant::mentor(text("left")).with_department(text("a")).with_level(1);
        let conflict = (text("left").into(), text("zoe").into(), Some(text("why")));
        let cohort = Cohort::builder().people([ana, zoe, left]).conflicts([conflict]).build().unwrap();
        let found = |field: &str| {
            let mut findings = cohort.audit().findings().iter();
            findings.any(|finding| {
                matches!(finding.fact(), Fact::CharacterHidden { field: f, character, .. } if f == field && *character == hidden)
            })
        };
        for field in FIELDS.iter().map(|(field, _)| *field).chain(["id", "reason", "mentee_id"]) {
            assert!(found(field), "{hidden:?} in {field}");
        }
        assert!(is_closed(&cohort.audit().to_string()), "{}", cohort.audit());

        let name = text("Spring");
        let matcher = Matcher::new(Programme::default().with_name(&name)).with_criterion(Hostile);
        // the flags about "zoe" are about nobody for certain
        let matcher = matcher.accepting([FindingKind::ConflictFlagUnresolved]);
        let matching = matcher.solve(cohort.clone()).unwrap();
        let pair = &matching.pairs()[0];
        let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
        let mut shown = vec![told.to_string(), told.for_mentor(), told.for_mentee()];
        shown.push(matching.explain(text("left"), text("zoe")).unwrap().to_string());
        shown.extend(matching.left_out().iter().map(ToString::to_string));
        shown.extend(matching.shortages().unwrap().iter().map(ToString::to_string));
        shown.push(matching.group(pair.mentor()).unwrap().to_string());
        shown.push(matching.explain(&name, "nobody").unwrap_err().to_string());
        shown.push(Report::new(&matching).to_string());
        for text in shown {
            assert!(is_closed(&text), "{hidden:?}: {text:?}");
        }
        assert_eq!(told.for_mentee().lines().filter(|line| line.starts_with("Your mentor is")).count(), 1);

        // in a file every text is as it was
        let mut written = Vec::new();
        matching.write_matches(&mut written).unwrap();
        let again = CohortReader::new("p.csv", "id,role\nx,mentor\n".as_bytes())
            .history("m.csv", written.as_slice())
            .read()
            .unwrap();
        assert_eq!(again.history(), [pair.id().clone()]);
        for page in [Report::new(&matching).to_html().unwrap(), Letters::new(&matching).to_html().unwrap()] {
            isolated(&page, hidden);
        }
    }
}

/// Every such character in a page is within an element with a direction of its own, or within an isolate.
fn isolated(page: &str, hidden: char) {
    let page = scraper::Html::parse_document(page);
    let mut seen = 0;
    for node in page.tree.nodes() {
        let Some(text) = node.value().as_text() else { continue };
        let is_in_bdi =
            node.ancestors().any(|up| up.value().as_element().is_some_and(|up| up.name() == "bdi"));
        // what steers is shown by another character
        seen += usize::from(text.contains([hidden, '\u{fffd}']));
        assert!(is_in_bdi || is_closed(text), "{:?}", &**text);
    }
    assert!(seen > 0, "the page has such texts");
}

#[test]
fn titles_of_pages_are_texts_too() {
    let season = season();
    let matching = season.matching().unwrap();
    let title = "x\u{1b}y";
    assert_eq!(Report::new(matching).with_title(title).to_html().unwrap_err().column(), Some("title"));
    assert_eq!(Report::new(matching).with_date(title).to_html().unwrap_err().column(), Some("date"));
    assert_eq!(Letters::new(matching).with_title(title).to_html().unwrap_err().column(), Some("title"));
    assert_eq!(Letters::new(matching).with_closing(title).to_html().unwrap_err().column(), Some("closing"));
}
