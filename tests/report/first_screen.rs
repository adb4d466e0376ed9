//! What is read first, and the sheet for a board: the library's figures, and nobody's name.

use pairwright::explain::WhyNot;
use pairwright::people::Silo;
use pairwright::what_if::Goal;
use pairwright::{Cohort, Matcher, Participant, Report, Season};

use crate::figures::civil_service;
use crate::page::{Page, text};

fn first(page: &Page) -> String {
    page.all(".lead").into_iter().map(text).collect()
}

/// Four mentees with wishes; two want the same mentor, and one asked for nobody.
fn few() -> Cohort {
    let mentor = |id: &str, department: &str| Participant::mentor(id).with_department(department);
    let mentee = |id: &str, choices: &[&str]| {
        Participant::mentee(id).with_department("Legal").with_choices(choices.iter().copied())
    };
    Cohort::new([
        mentor("ana", "Data"),
        mentor("ben", "Data"),
        mentor("cem", "Legal"),
        mentor("dan", "Data"),
        mentee("eva", &["ana"]),
        mentee("fay", &["ana"]),
        mentee("gus", &["ben", "cem"]),
        mentee("hal", &[]),
    ])
    .unwrap()
}

#[test]
fn the_sentences_have_the_figures_that_matter() {
    let matching = Matcher::default().solve(few()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    let said = first(&page);
    assert!(said.contains("All 4 mentees have a mentor. No other set of pairs is better"), "{said}");
    // eva and fay want the same one
    assert!(said.contains("2 of 3 mentees with wishes got one of the two mentors"), "{said}");
    assert!(said.contains("more was not possible"), "{said}");
    assert!(said.contains("3 of 4 pairs cross departments; more was not possible"), "{said}");
    assert!(text(page.all(".decision")[0]).contains("may these 4 pairs be asked?"));
    // the bar: two first choices, one with none, and the mark at what is possible
    assert_eq!(page.figures("bar-part"), [2, 1]);
    assert_eq!(page.figures("bar-possible"), [2]);
}

#[test]
fn each_figure_stands_beside_what_it_could_be() {
    let matching = Matcher::default().solve(civil_service()).unwrap();
    let last = Matcher::default().solve(few()).unwrap().summary();
    let page = Page::of(&Report::new(&matching).with_last_cohort(&last).to_html().unwrap());
    let met = matching.choices_met().unwrap();
    assert_eq!(page.figure("mentees-with-choice-possible"), i64::try_from(met.possible()).unwrap());
    let regions = matching.most_possible(&Goal::Different(Silo::Region)).unwrap();
    assert_eq!(page.figure("cross-region-possible"), regions);
    let chance = matching.by_chance().unwrap();
    for (name, share) in [
        ("mentees-with-choice", chance.mentees_with_choice()),
        ("mentees-first-choice", chance.mentees_first_choice()),
        ("cross-department", chance.cross_department()),
        ("cross-region", chance.cross_region()),
    ] {
        let cell = text(page.all(&format!("[data-chance=\"{name}\"]"))[0]);
        assert_eq!(cell, format!("about {}", share.count()), "{name}");
    }
    let before = text(page.all("[data-last=\"mentees-with-choice\"]")[0]);
    assert!(before.starts_with("2 of 3"), "{before}");
    // what is gained by choosing is the difference, and the largest comes first
    let gained: Vec<i64> = matching
        .points_by_criterion()
        .iter()
        .zip(chance.points_by_criterion())
        .map(|((name, points), (same, by_chance))| {
            assert_eq!(*name, same);
            let shown = page.figures(&format!("gained-{name}"));
            assert!(shown == [points - by_chance] || (shown.is_empty() && *points == 0), "{name}: {shown:?}");
            points - by_chance
        })
        .collect();
    let order: Vec<i64> =
        page.all("#points tbody tr td:nth-child(2)").into_iter().map(crate::page::number).collect();
    assert!(order.windows(2).all(|two| two[0].abs() >= two[1].abs()), "{order:?}");
    assert!(gained.iter().any(|&gain| gain > 0));
    // nobody's points are a headline
    assert!(!first(&page).contains("points"));
}

/// People whose every text is a marker.
fn marked() -> Cohort {
    let person = |person: Participant, k: usize| {
        person
            .with_name(format!("Zzname{k}"))
            .with_email(format!("zzmail{k}@example.org"))
            .with_title(format!("Zztitle{k}"))
            .with_level(i32::try_from(k).unwrap())
            .with_personality(12.5)
            .with_department(["Data", "Legal", "Estates"][k % 3])
            .with_skill_offered(format!("Zzskill{k}"), None)
    };
    let mentors = (0..5).map(|k| person(Participant::mentor(format!("zzid{k}")), k).with_manager("zzid9"));
    let mentees = (5..10).map(|k| {
        person(Participant::mentee(format!("zzid{k}")), k)
            .with_choices([format!("zzid{}", k - 5), format!("zzid{}", (k - 4) % 5)])
    });
    Cohort::new(mentors.chain(mentees)).unwrap()
}

#[test]
fn the_board_reads_of_no_person_and_no_points() {
    let matching = Matcher::default().solve(marked()).unwrap();
    let last = matching.summary();
    let mut season = Season::new(Matcher::default(), marked());
    season.propose("1 March").unwrap();
    for report in [Report::new(&matching).with_last_cohort(&last), Report::of_season(&season)] {
        let whole = report.to_html().unwrap();
        let board = report.with_date("1 March").to_board_html().unwrap();
        for marker in ["zzid", "Zzname", "Zztitle"] {
            assert!(whole.contains(marker), "{marker} is looked for where it would be");
        }
        let body = board.split("<body>").nth(1).unwrap();
        for marker in ["zz", "point", "score"] {
            assert!(!body.to_lowercase().contains(marker), "{marker}: {body}");
        }
        for points in matching
            .pairs()
            .iter()
            .map(pairwright::Pair::points)
            .chain([i32::try_from(matching.points()).unwrap()])
        {
            assert!(!body.contains(&format!(">{points}<")), "{points}");
        }
        let page = Page::of(&board);
        assert_eq!(page.all("script, a, details").len(), 0);
        for needed in [".lead", ".stack", "table.beside", "table.flow", ".decision"] {
            assert_eq!(page.all(needed).len(), 1, "{needed}");
        }
    }
}

#[test]
fn without_a_matching_there_is_no_board() {
    let season = Season::new(Matcher::default(), marked());
    assert!(Report::of_season(&season).to_board_html().unwrap_err().is_input());
    assert!(Report::of_season(&season).to_html().is_ok());
}

#[test]
fn what_is_to_be_decided_follows_the_season() {
    let mut season = Season::new(Matcher::default(), few());
    season.propose("1 March").unwrap();
    let decision = |season: &Season| {
        let page = Page::of(&Report::of_season(season).to_board_html().unwrap());
        text(page.all(".decision")[0])
    };
    assert_eq!(decision(&season), "To decide: may these 4 pairs be asked?");
    season.consult_all("2 March").unwrap();
    assert_eq!(decision(&season), "To decide: nothing yet: 4 pairs are still to answer.");
    let pairs: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in pairs {
        season.accept(pair.mentor(), pair.mentee(), "3 March").unwrap();
    }
    assert_eq!(decision(&season), "To decide: may these 4 pairs begin?");
    season.formalise_accepted("4 March").unwrap();
    assert_eq!(decision(&season), "To decide: nothing: 4 pairs have begun.");
}

#[test]
fn the_cards_say_what_is_absent() {
    let mentor = Participant::mentor("ana").with_title("Analyst").with_skill_offered("Python", None);
    let mentee = Participant::mentee("max")
        .with_title("Director")
        .with_level(7)
        .with_skill_wanted("Python")
        .with_skill_wanted("Drawing")
        .with_choices(["ben", "ana"]);
    let other = Participant::mentor("ben").with_skill_offered("Law", None);
    let rival = Participant::mentee("zoe").with_choices(["ben"]).with_skill_wanted("Law");
    let matching = Matcher::default().solve(Cohort::new([mentor, mentee, other, rival]).unwrap()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    let card = text(page.all("#pair-1")[0]);
    assert!(card.starts_with("ana mentors max"), "{card}");
    assert!(card.contains("second choice"), "{card}");
    assert!(card.contains("Analyst → Director, level 7"), "{card}");
    assert!(card.contains("wanted by the mentee, not offered by the mentor: Drawing"), "{card}");
    assert!(
        card.contains("asked first for somebody else: the mentee asked for ben (first choice)"),
        "{card}"
    );
    let card = text(page.all("#pair-2")[0]);
    assert!(card.contains("first choice") && !card.contains("not offered"), "{card}");
}

#[test]
fn who_got_none_of_their_choices_is_told_with_the_price() {
    let matching = Matcher::default().solve(few()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    assert_eq!(page.figure("choices-none"), 1);
    let told = text(page.all("table.none tbody tr")[0]);
    let mentee = if matching.partners("eva")[0].id().as_str() == "ana" { "fay" } else { "eva" };
    let WhyNot::Costs(pair) = matching.why_not("ana", mentee).unwrap() else { panic!("it can be made") };
    let others = pair.difference().made().len() - 1;
    assert!(others > 0, "whoever has ana moves");
    assert!(told.starts_with(&format!("{mentee}ana{}, ", pair.loss())), "{told}");
    assert!(told.contains(&format!("{others} other")), "{told}");
}
