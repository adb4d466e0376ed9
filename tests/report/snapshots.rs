//! Small pages, whole.

use pairwright::people::FindingKind;
use pairwright::{Cohort, Letters, Matcher, Participant, Report};

use crate::page::{Page, matched};

/// Without the style and the script, which would hide what matters; a line for each tag.
fn body(page: &str) -> String {
    let page = Page::of(page);
    let body = page.all("body")[0].html();
    let end = body.find("<script").unwrap_or(body.len());
    let version = concat!("pairwright ", env!("CARGO_PKG_VERSION"));
    body[..end].replace(version, "pairwright [version]").replace("><", ">\n<")
}

fn people() -> Vec<Participant> {
    vec![
        Participant::mentor("ana")
            .with_department("Data")
            .with_region("North")
            .with_level(2)
            .with_choices(["mia"]),
        Participant::mentor("ben").with_department("Legal").with_level(3).with_manager("mia"),
        Participant::mentor("cem").with_department("Legal").with_region("South").with_level(8),
        Participant::mentee("max").with_department("Data").with_region("South").with_level(6),
        Participant::mentee("mia").with_department("Legal").with_level(7).with_choices(["nobody", "ana"]),
        Participant::mentee("moe").with_department("Design").with_level(5),
    ]
}

#[test]
fn a_report_of_six() {
    let matching = matched(people());
    let report = Report::new(&matching).with_title("Spring").with_date("1 March 2027");
    assert_eq!(report.to_string(), format!("Spring: {} pairs", matching.pairs().len()));
    insta::assert_snapshot!(body(&report.to_html().unwrap()));
}

#[test]
fn a_report_of_nobody() {
    let nobody = Cohort::new([]).unwrap();
    let matching = Matcher::default().accepting([FindingKind::Nobody]).solve(nobody).unwrap();
    insta::assert_snapshot!(body(&Report::new(&matching).to_html().unwrap()));
}

#[test]
fn letters_of_six() {
    insta::assert_snapshot!(body(
        &Letters::new(&matched(people()))
            .with_closing("Questions? Ask the programme office.")
            .to_html()
            .unwrap()
    ));
}

#[test]
fn the_same_people_make_the_same_page_in_any_order() {
    let page = |turn: usize| {
        let mut people = people();
        people.rotate_left(turn);
        let matching = matched(people);
        let (report, letters) = (Report::new(&matching).with_repairs(3), Letters::new(&matching));
        (report.to_html().unwrap(), letters.to_html().unwrap())
    };
    let first = page(0);
    for turn in 1..6 {
        assert!(page(turn) == first, "turned by {turn}");
    }
}
