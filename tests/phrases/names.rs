//! Who is called what: id and name for the coordinator, the name for participants, and nobody by
//! name where names are hidden.

#[cfg(feature = "report")]
use pairwright::phrases::LetterKind;
use pairwright::phrases::{English, German};
use pairwright::scoring::Audience;
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

/// Ten people with names that occur nowhere else, too few mentors, a manager and a conflict given by name.
fn people() -> Vec<Participant> {
    let name = |k: usize| format!("Planted{k} Nym{k}");
    let mentors = (0..3).map(|k| {
        Participant::mentor(format!("a{k}"))
            .with_name(name(k))
            .with_level(2)
            .with_department("Data")
            .with_choices(["b0", "b2"])
    });
    let mentees = (0..6).map(|k| {
        let person = Participant::mentee(format!("b{k}"))
            .with_name(name(10 + k))
            .with_level(6)
            .with_choices(["a1", "a0"]);
        match k {
            3 => person.with_manager("Planted0 Nym0"),
            4 => person.with_conflict("Planted1 Nym1", "same project"),
            5 => person.with_name(name(10)).with_choices(["Planted1 Nimm1"]),
            _ => person,
        }
    });
    mentors.chain(mentees).collect()
}

fn matching() -> Matching {
    Matcher::new(Programme::default()).solve(Cohort::new(people()).unwrap()).unwrap()
}

/// Everything that is said about a matching, by who reads it.
fn texts(matching: &Matching) -> (Vec<String>, Vec<String>) {
    let (mut coordinator, mut participants) = (Vec::new(), Vec::new());
    for mentor in matching.cohort().mentors() {
        for mentee in matching.cohort().mentees() {
            let told = matching.explain(mentor.id(), mentee.id()).unwrap();
            coordinator.push(told.to_string());
            for reader in [Audience::Mentor, Audience::Mentee] {
                participants.push(told.in_words(&English, reader));
                participants.push(told.in_words(&German, reader));
            }
            coordinator.push(matching.why_not(mentor.id(), mentee.id()).unwrap().to_string());
        }
        coordinator.push(matching.group(mentor.id()).unwrap().to_string());
        participants.push(matching.group(mentor.id()).unwrap().for_mentor());
    }
    coordinator.extend(matching.left_out().iter().map(ToString::to_string));
    coordinator.extend(matching.shortages().unwrap().iter().map(ToString::to_string));
    for left in matching.left_out() {
        coordinator.extend(matching.repairs(left.id()).unwrap().iter().map(ToString::to_string));
    }
    coordinator.extend(matching.choices_met().unwrap().missed().iter().map(ToString::to_string));
    coordinator.push(matching.audit().to_string());
    coordinator.push(matching.unchecked().to_string());
    let planned = Matcher::new(Programme::new(pairwright::Focus::Choice));
    let planned = planned.solve(matching.cohort().clone()).unwrap();
    coordinator.push(matching.compare(&planned).unwrap().to_string());
    coordinator.push(matching.sensitivity().unwrap().to_string());
    #[cfg(feature = "report")]
    {
        let change = matching.compare(&planned).unwrap();
        let page = pairwright::Report::new(matching).with_repairs(9).with_comparison(&change);
        coordinator.push(page.to_html().unwrap());
        for kind in [LetterKind::Ask, LetterKind::Waiting] {
            let letters = pairwright::Letters::new(matching).of_kind(kind);
            participants.push(letters.to_html().unwrap());
        }
    }
    #[cfg(feature = "csv")]
    {
        let mut files = [Vec::new(), Vec::new(), Vec::new()];
        matching.write_matches(&mut files[0]).unwrap();
        matching.write_unmatched(&mut files[1]).unwrap();
        matching.write_findings(&mut files[2]).unwrap();
        coordinator.extend(files.map(|file| String::from_utf8(file).unwrap()));
    }
    (coordinator, participants)
}

#[test]
fn hidden_names_are_in_no_text() {
    let open = matching();
    let hidden = Cohort::new(people()).unwrap().without_names();
    for hidden in [open.without_names(), Matcher::default().solve(hidden).unwrap()] {
        assert_eq!(hidden.pairs(), open.pairs());
        assert!(hidden.verify().is_ok());
        let (coordinator, participants) = texts(&hidden);
        for text in coordinator.iter().chain(&participants) {
            assert!(!text.contains("Planted") && !text.contains("Nym") && !text.contains("Nimm"), "{text}");
        }
        let (named, _) = texts(&open);
        assert_eq!(coordinator.len(), named.len());
    }
}

#[test]
fn the_coordinator_reads_id_and_name_and_participants_the_name() {
    let matching = matching();
    let told = matching.explain("a0", "b0").unwrap();
    assert!(told.to_string().starts_with("a0 (Planted0 Nym0) mentors b0 (Planted10 Nym10)"), "{told}");
    assert!(told.for_mentee().starts_with("Your mentor is Planted0 Nym0."), "{}", told.for_mentee());
    for left in matching.left_out() {
        let line = left.to_string();
        let name = matching.cohort().get(left.id()).unwrap().name().unwrap();
        assert!(line.starts_with(&format!("{} ({name}) (mentee): ", left.id())), "{line}");
        assert!(line.contains("a1 (Planted1 Nym1)"), "{line}");
        for repair in matching.repairs(left.id()).unwrap() {
            assert!(repair.to_string().contains(" (Planted"), "{repair}");
        }
    }
    for shortage in matching.shortages().unwrap() {
        assert!(shortage.to_string().contains(" (Planted"), "{shortage}");
    }
    let (_, participants) = texts(&matching);
    for text in participants {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let id = |word: &&&str| matching.cohort().get(word).is_some();
        assert_eq!(words.iter().find(id), None, "no machine id: {text}");
    }
}

/// A name that turns the direction of writing turns nothing around it.
#[test]
fn names_are_isolated() {
    let ana = Participant::mentor("ana").with_name("\u{202e}gnp.exe");
    let cohort = Cohort::new([ana, Participant::mentee("max"), Participant::mentee("mia")]).unwrap();
    let matching = Matcher::default().solve(cohort).unwrap();
    let told = matching.explain("ana", "max").unwrap();
    assert!(told.for_mentee().starts_with("Your mentor is \u{2068}\u{fffd}gnp.exe\u{2069}."));
    assert!(matching.left_out()[0].to_string().contains("ana (\u{2068}\u{fffd}gnp.exe\u{2069})"));
}
