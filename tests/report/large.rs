//! Many pairs: all of them are in the page as data, and on pages that need no script.

use pairwright::{Matcher, Matching, Report};
use scraper::Html;
use serde_json::Value;

use crate::page::{Page, text};

fn company() -> Matching {
    Matcher::default().solve(crate::company::company(30, 30, 7).unwrap()).unwrap()
}

/// The data of a page, read as a program would.
fn data(page: &Page) -> Value {
    let held: String = page.all("#pair-data")[0].text().collect();
    serde_json::from_str(&held).unwrap()
}

fn texts(data: &Value, places: &Value) -> Vec<String> {
    let of = |at: &Value| {
        data["texts"][usize::try_from(at.as_u64().unwrap()).unwrap()].as_str().unwrap().to_owned()
    };
    places.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn the_data_say_what_the_cards_say() {
    let matching = company();
    assert!(matching.pairs().len() > 10);
    let small = Page::of(&Report::new(&matching).to_html().unwrap());
    let large = Page::of(&Report::new(&matching).with_explained(9).to_html().unwrap());
    assert_eq!(large.all("#cards > li").len(), 0);
    let data = data(&large);
    let cards = small.all("#cards > li");
    let rows = data["pairs"].as_array().unwrap();
    assert_eq!(rows.len(), cards.len());
    for (row, card) in rows.iter().zip(cards) {
        let words = text(card);
        let mut sum = 0;
        for two in row[10].as_array().unwrap().chunks(2) {
            sum += two[0].as_i64().unwrap();
            let [said] = &texts(&data, &Value::from(vec![two[1].clone()]))[..] else { panic!() };
            assert!(
                words.contains(&said.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{said}: {words}"
            );
        }
        assert_eq!(row[1].as_i64().unwrap(), sum, "the contributions add up");
        assert_eq!(card.value().attr("data-points").unwrap(), row[1].to_string());
        assert_eq!(card.value().attr("data-fit").unwrap(), row[2].to_string());
        for said in texts(&data, &row[9]).iter().chain(&texts(&data, &row[11])) {
            assert!(words.contains(said), "{said}: {words}");
        }
        let people = texts(&data, &Value::from(row.as_array().unwrap()[3..7].to_vec()));
        assert!(words.starts_with(&people[0]) && words.contains(&people[2]));
    }
}

#[test]
fn every_pair_is_on_a_page_that_needs_no_script() {
    let matching = company();
    let pages = Report::new(&matching).with_explained(9).to_pages().unwrap();
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["report.html", "report-pairs/1.html"]);
    let first = Page::of(&pages[0].1);
    let linked: Vec<&str> =
        first.all("#pairs a").iter().map(|link| link.value().attr("href").unwrap()).collect();
    assert_eq!(linked, ["report-pairs/1.html"]);
    let cards: usize = pages[1..].iter().map(|(_, page)| Page::of(page).all(".cards > li").len()).sum();
    assert_eq!(cards, matching.pairs().len());
    assert!(Page::of(&pages[1].1).all("script").is_empty());
    // a small cohort has one page
    assert_eq!(Report::new(&matching).to_pages().unwrap().len(), 1);
    assert_eq!(Report::new(&matching).to_pages().unwrap()[0].1, Report::new(&matching).to_html().unwrap());
}

#[test]
fn the_pages_are_written_into_a_folder() {
    let matching = company();
    let folder = tempfile::tempdir().unwrap();
    let report = Report::new(&matching).with_explained(9);
    let written = report.write_folder(folder.path()).unwrap();
    for (path, (name, page)) in written.iter().zip(report.to_pages().unwrap()) {
        assert_eq!(*path, folder.path().join(name));
        assert_eq!(std::fs::read_to_string(path).unwrap(), page);
    }
    assert_eq!(written.len(), 2);
}

#[test]
fn the_policy_lets_the_data_be() {
    let page = Report::new(&company()).with_explained(0).to_html().unwrap();
    let parsed = Page(Html::parse_document(&page));
    let kinds: Vec<Option<&str>> = parsed.all("script").iter().map(|one| one.value().attr("type")).collect();
    assert_eq!(kinds, [Some("application/json"), None]);
}
