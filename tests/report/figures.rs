//! Every number of a page is the library's.

use pairwright::assignment::Entry;
use pairwright::explain::Share;
use pairwright::people::{FindingKind, Placeholders, Silo};
use pairwright::policies::Unknown;
use pairwright::{
    Cohort, CohortFiles, Matcher, Matching, Participant, ParticipantId, Pilot, Programme, Report, Role,
    Weights,
};
use proptest::prelude::*;

use crate::first_weights::first_weights;
use crate::page::{Page, number, text};

pub(crate) fn civil_service() -> Cohort {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/civil-service/");
    let files = CohortFiles::new(format!("{folder}participants.csv"))
        .organisation(format!("{folder}organisation.csv"))
        .conflicts(format!("{folder}conflicts.csv"));
    files.read().unwrap()
}

#[test]
fn the_civil_service_page_has_the_numbers_of_the_library() {
    let first = Programme::default().with_weights(first_weights()).with_unknown(Unknown::Half);
    let matching = Matcher::new(first).solve(civil_service()).unwrap();
    agrees(&matching);
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    // as other solvers found: 80 more than with skills compared letter by letter, since two skills
    // of the cohort come in two spellings
    assert_eq!(page.figure("points-all"), 437_003, "and these are the ones known from other solvers");
    assert_eq!(page.figure("cross-region"), 302);
}

/// What may be found in a made-up company: a side is empty, or mentors report to mentees.
const MADE_UP: [FindingKind; 2] = [FindingKind::Nobody, FindingKind::LevelsReversed];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_has_the_numbers_of_the_library(a in 0usize..30, b in 0usize..30, seed: u64, other: bool) {
        let cohort = crate::company::company(a, b, seed).unwrap();
        let weights = Weights::default().with_two_introverts(900).with_different_department(-250);
        let programme = if other { Programme::default().with_weights(weights) } else { Programme::default() };
        let matcher = Matcher::new(programme).accepting(MADE_UP);
        agrees(&matcher.solve(cohort).unwrap());
    }

    #[test]
    fn a_pilot_is_told_as_it_is(a in 2usize..20, b in 2usize..20, seed: u64) {
        let cohort = crate::company::company(a, b, seed).unwrap();
        let matcher = Matcher::default().with_pilot(Pilot::Best(2)).accepting(MADE_UP);
        agrees(&matcher.solve(cohort).unwrap());
    }
}

#[test]
fn what_would_help_is_told_for_as_many_as_asked() {
    let matching = Matcher::default().solve(crate::company::company(6, 12, 3).unwrap()).unwrap();
    let mentees = matching.left_out().iter().filter(|person| person.role() == Role::Mentee);
    let repairs = mentees.map(|person| matching.repairs(person.id()).unwrap());
    let repairs: Vec<_> = repairs.filter(|repairs| !repairs.is_empty()).collect();
    assert!(repairs.len() > 2, "there is something to repair");
    let words =
        |asked| Page::of(&Report::new(&matching).with_repairs(asked).to_html().unwrap()).section("left-out");
    assert!(!words(0).contains("What would help"));
    let all = words(100);
    for repair in repairs.iter().flatten() {
        assert!(all.contains(&repair.to_string()), "{repair}");
    }
    assert!(words(1).len() < all.len());
}

#[test]
fn choices_of_every_rank_are_counted() {
    let wanted: Vec<String> = (0..10).map(|k| format!("m{k}")).collect();
    let mentors = wanted.iter().map(|id| Participant::mentor(id.as_str()));
    let mentees = (0..10).map(|k| {
        let stated = wanted[..=k].iter().map(String::as_str);
        Participant::mentee(format!("s{k}")).with_choices(stated)
    });
    let matching = Matcher::default().solve(Cohort::new(mentors.chain(mentees)).unwrap()).unwrap();
    agrees(&matching);
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    let tenth = matching.summary().mentee_choices()[9];
    assert_eq!(tenth.of(), 1);
    assert_eq!(page.figure("mentees-tenth"), i64::try_from(tenth.count()).unwrap());
    assert!(page.section("choices").contains("Mentees, tenth"));
}

#[test]
fn whoever_asked_in_vain_for_somebody_who_has_nobody_is_named_with_the_cost() {
    let person = |id: &str| Participant::mentor(id).with_department("Data");
    let cohort = Cohort::new([
        person("ana").with_region("South"),
        person("ben").with_region("North"),
        person("cem").with_region("North"),
        Participant::mentee("max").with_department("Law").with_region("South").with_choices(["ana", "ben"]),
        Participant::mentee("mia").with_department("Law").with_region("South").with_choices(["ben"]),
    ]);
    // a choice is worth less than another region
    let weights = Weights::default().with_mentee_choices([20, 10]).with_different_region(900);
    let matcher = Matcher::new(Programme::default().with_weights(weights));
    let matching = matcher.solve(cohort.unwrap()).unwrap();
    agrees(&matching);
    let met = matching.choices_met().unwrap();
    assert_eq!(met.to_string(), "one of their choices: 1 of 2, possible 2");
    let [one] = met.missed() else { panic!("{met:?}") };
    assert_eq!(one.to_string(), "max asked for ana (first choice), who has no mentee");
    let why = matching.why_not(one.mentor(), one.mentee()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    let words = page.section("choices");
    assert!(words.contains(&format!("{one}: {why}")), "{words}");
    assert!(words.contains("1 of 2, possible 2"), "{words}");
}

/// A card for each pair, whose contributions add up.
fn hold_cards(page: &Page, matching: &Matching) {
    let cards = page.all("#cards > li");
    assert_eq!(cards.len(), matching.pairs().len());
    for (card, pair) in cards.iter().zip(matching.pairs()) {
        let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
        let selector = scraper::Selector::parse("b").unwrap();
        let parts: i64 = card.select(&selector).filter(|b| !text(*b).is_empty()).map(number).sum();
        assert_eq!(parts, i64::from(pair.points()));
        let words = text(*card);
        assert!(words.starts_with(&format!("{} mentors {}", pair.mentor(), pair.mentee())), "{words}");
        let mut contributions = told.contributions().iter().filter(|c| c.entry() != Entry::Points(0));
        assert!(contributions.all(|contribution| words.contains(&contribution.text())), "{words}");
        let attributes = ["data-points", "data-fit"].map(|name| card.value().attr(name).unwrap());
        assert_eq!(attributes, [pair.points().to_string(), pair.fit().to_string()]);
        assert!(words.contains(&format!("fit {} of 100", pair.fit())), "{words}");
    }
}

/// Holds all numbers of the page against the library.
fn agrees(matching: &Matching) {
    let page = Page::of(&Report::new(matching).to_html().unwrap());
    let sum = matching.summary();
    let count = |number: usize| i64::try_from(number).unwrap();
    assert_eq!(page.figure("pairs"), count(matching.pairs().len()));

    // figures that are only shown where there is something to share
    let shares = |name: &str, ranks: &[Share]| -> Vec<(String, Share)> {
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
            .into_iter()
            .zip(ranks.iter().copied())
            .map(|(rank, share)| (format!("{name}-{rank}"), share))
            .collect()
    };
    let unchecked = sum.supervisory_unchecked();
    let unchecked = if unchecked.count() > 0 { unchecked } else { Share::default() };
    let mut named: Vec<(String, Share)> = [
        ("mentees-matched", sum.mentees_matched()),
        ("mentors-matched", sum.mentors_matched()),
        ("cross-department", sum.cross_department()),
        ("cross-region", sum.cross_region()),
        ("of-different-departments", sum.cross_department()),
        ("of-different-units", sum.cross_unit()),
        ("of-different-regions", sum.cross_region()),
        ("of-different-locations", sum.cross_location()),
        ("of-different-countries", sum.cross_country()),
        ("of-two-introverts", sum.two_introverts()),
        ("of-two-extraverts", sum.two_extraverts()),
        ("in-a-reporting-line", sum.supervisory()),
        ("reporting-line-unchecked", unchecked),
        ("crossing-department", matching.flow(Silo::Department).crossing()),
        ("crossing-region", matching.flow(Silo::Region).crossing()),
    ]
    .map(|(name, share)| (name.to_owned(), share))
    .into();
    named.extend(shares("mentees", sum.mentee_choices()));
    named.extend(shares("mentors", sum.mentor_choices()));
    named.push(("mentees-first-choice".to_owned(), sum.mentee_choices()[0]));
    for (name, share) in [
        ("mentees-with-choice", sum.mentees_with_choice()),
        ("mentees-any", sum.mentees_with_choice()),
        ("mentors-any", sum.mentors_with_choice()),
    ] {
        named.push((name.to_owned(), share));
    }
    let met = matching.choices_met().unwrap();
    named.push(("choices-met".to_owned(), met.mentees()));
    named.push(("choices-possible".to_owned(), met.possible_share()));
    let missed = if met.missed().is_empty() { vec![] } else { vec![count(met.missed().len())] };
    assert_eq!(page.figures("choices-missed"), missed);
    for (name, share) in named {
        let found = page.figures(&name);
        assert_eq!(found, if share.of() > 0 { vec![count(share.count())] } else { vec![] }, "{name}");
    }

    // criteria
    let mut shown = 0;
    for (name, points) in matching.points_by_criterion() {
        let found = page.figures(&format!("points-{name}"));
        assert!(
            found == [points] || (points == 0 && found.is_empty()),
            "{name}: {found:?} instead of {points}"
        );
        shown += found.iter().sum::<i64>();
    }
    assert_eq!(shown, matching.points());
    if !matching.pairs().is_empty() {
        assert_eq!(page.figures("points-all").iter().sum::<i64>(), matching.points());
    }

    hold_cards(&page, matching);
    let points = matching.pairs().iter().map(|pair| i64::from(pair.points()));
    assert_eq!(page.figures("worst").first().copied(), points.clone().min());
    assert_eq!(page.figures("best").first().copied(), points.max());
    let bins: i64 = page.figures("bin").iter().sum();
    assert!(bins == count(matching.pairs().len()) || page.figures("bin").is_empty());

    // who is left out
    for (role, id) in [(Role::Mentee, "mentees-left-out"), (Role::Mentor, "mentors-left-out")] {
        let left = matching.left_out().iter().filter(|person| person.role() == role);
        let left: Vec<&ParticipantId> = left.map(pairwright::explain::LeftOut::id).collect();
        assert_eq!(page.figures(id), if left.is_empty() { vec![] } else { vec![count(left.len())] });
        let words = page.section("left-out");
        for person in matching.left_out() {
            assert!(words.contains(person.id().as_str()));
            assert!(words.contains(&person.reason().to_string()));
        }
    }
    let findings = matching.cohort().audit().findings();
    assert_eq!(
        page.figures("findings"),
        if findings.is_empty() { vec![] } else { vec![count(findings.len())] }
    );

    // weights and proof
    for (key, points) in matching.programme().weights().all() {
        assert_eq!(
            page.figures(&format!("weight-{key}")),
            if points == 0 { vec![] } else { vec![i64::from(points)] }
        );
    }
    let proof = *matching.verify().unwrap().most_points().unwrap();
    assert_eq!(page.figure("proof-pairs"), count(proof.pairs()));
    assert_eq!(page.figure("proof-total"), proof.total());
    assert_eq!(page.figure("proof-examined"), i64::try_from(proof.examined()).unwrap());
    let bound = page.figures("proof-bound");
    assert!(bound.iter().all(|&bound| bound == proof.total()), "prices add up to what they prove");
}

/// A name is a name, even that of what the table says where there is none.
#[test]
fn a_department_called_not_known_is_a_department() {
    let department = |person: pairwright::Participant, name: &str| match name {
        "" => person,
        name => person.with_department(name),
    };
    let departments = ["not known", "", "all others", "not known", "Data"];
    let people = departments.iter().enumerate().flat_map(|(k, name)| {
        let (mentor, mentee) = (format!("a{k}"), format!("b{k}"));
        // each mentor's only possible partner comes from the same department
        [
            department(pairwright::Participant::mentor(mentor.as_str()), name)
                .with_choices([mentee.as_str()]),
            department(pairwright::Participant::mentee(mentee.as_str()), name)
                .with_choices([mentor.as_str()]),
        ]
    });
    let cohort = Cohort::builder().people(people).placeholders(Placeholders::none()).build().unwrap();
    let matching = Matcher::default().solve(cohort).unwrap();
    let flow = matching.flow(Silo::Department);
    let names: std::collections::BTreeSet<_> =
        flow.streams().iter().flat_map(|stream| [stream.from(), stream.to()]).collect();
    assert_eq!(names.len(), 4);
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    let heads = page.all("#silos table tbody th");
    assert_eq!(heads.len(), names.len(), "{:?}", heads.iter().map(|&head| text(head)).collect::<Vec<_>>());
    let alike = heads.iter().filter(|&&head| text(head) == "not known").count();
    assert_eq!(alike, 2, "the department, and those without one");
    // names of the input stand in an element of their own; the table's own words do not
    let own = page.all("#silos table tbody th i").len();
    assert_eq!(own, 1);
    let shown: Vec<i64> = page
        .all("#silos table tbody tr")
        .into_iter()
        .map(|line| number(*page_cells(line).last().unwrap()))
        .collect();
    assert_eq!(shown.iter().sum::<i64>(), 5);
    let of = |name: Option<&str>| {
        let from = flow.streams().iter().filter(|stream| stream.from() == name);
        i64::try_from(from.map(pairwright::explain::Stream::pairs).sum::<usize>()).unwrap()
    };
    // in order of their names, then those without one
    assert_eq!(shown, [of(Some("Data")), of(Some("all others")), of(Some("not known")), of(None)]);
}

fn page_cells(line: scraper::ElementRef<'_>) -> Vec<scraper::ElementRef<'_>> {
    line.select(&scraper::Selector::parse("td").unwrap()).collect()
}
