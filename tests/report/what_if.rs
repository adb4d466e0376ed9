//! What a page tells of another programme, and of how far weights can move, is the library's.

use std::sync::Arc;

use pairwright::people::Silo;
use pairwright::what_if::{End, Goal, ScoredBy, WeightRange};
use pairwright::{Focus, Matcher, Pair, Programme, Report};

use crate::figures::civil_service;
use crate::large_company::LargeCompany;
use crate::page::{Page, text};
use crate::resampled_company::resampled_company;

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

#[test]
fn another_programme_is_set_beside() {
    let cohort = Arc::new(civil_service());
    let before = Matcher::default().solve(Arc::clone(&cohort)).unwrap();
    let other = Programme::new(Focus::Choice).with_name("<i>choice</i>");
    let after = Matcher::new(other).solve(cohort).unwrap();
    let comparison = before.compare(&after).unwrap();
    let page = Page::of(&Report::new(&before).with_comparison(&comparison).to_html().unwrap());

    assert_eq!(page.figure("what-if-kept"), count(comparison.kept()));
    assert_eq!(page.figure("what-if-parted"), count(comparison.difference().parted().len()));
    assert_eq!(page.figure("what-if-made"), count(comparison.difference().made().len()));
    let (ours, theirs) = (comparison.points(ScoredBy::Before), comparison.points(ScoredBy::After));
    assert_eq!(page.figures("what-if-points"), [ours.0, ours.1, theirs.0, theirs.1]);
    assert_eq!(ours.0, before.points());
    assert_eq!(theirs.1, after.points());
    let both = comparison.by_criterion(ScoredBy::Before).iter().zip(comparison.by_criterion(ScoredBy::After));
    for (one, two) in both {
        let points = [one.before(), one.after(), two.before(), two.after()];
        let shown = page.figures(&format!("what-if-{}", one.criterion()));
        assert!(shown == points || (shown.is_empty() && points == [0; 4]), "{}: {shown:?}", one.criterion());
    }
    let changes = comparison.difference();
    let pairs: Vec<i64> =
        changes.parted().iter().chain(changes.made()).map(Pair::points).map(i64::from).collect();
    assert_eq!(page.figures("what-if-pair"), pairs);
    let words = page.section("what-if");
    for mover in comparison.losses(ScoredBy::After).iter().take(15) {
        assert!(words.contains(mover.id().as_str()), "{} loses", mover.id());
    }
    assert!(words.contains("<i>choice</i>"), "the name is read as it is");
}

#[test]
fn the_ends_of_weights_are_those_found() {
    let LargeCompany { people, .. } = resampled_company(&civil_service(), 60, 5);
    let matching = Matcher::default().solve(pairwright::Cohort::new(people).unwrap()).unwrap();
    let sensitivity = matching.sensitivity().unwrap();
    let page = Page::of(&Report::new(&matching).with_sensitivity(&sensitivity).to_html().unwrap());
    let mut shown = 0;
    for range in sensitivity.weights().iter().filter(|range| range.nearer().is_some()) {
        for (name, end) in [("from", range.from()), ("to", range.to())] {
            let cell = page.all(&format!("[data-end=\"{}-{name}\"]", range.key()));
            let expected =
                if matches!(end, End::Change { .. }) { end.weight().to_string() } else { "any".into() };
            assert_eq!(
                text(cell[0]).replace(',', "").replace('\u{2212}', "-"),
                expected,
                "{} {name}",
                range.key()
            );
            shown += 1;
        }
    }
    assert_eq!(page.all("[data-end]").len(), shown);
    assert!(shown > 4, "some weights matter: {shown}");
    let keys = |ranges: Vec<&WeightRange>| ranges.iter().map(|range| range.key()).collect::<Vec<_>>();
    let order: Vec<String> = page
        .all("#sensitivity tbody [data-end$=\"-from\"]")
        .iter()
        .map(|cell| cell.value().attr("data-end").unwrap().trim_end_matches("-from").to_owned())
        .collect();
    assert_eq!(order, keys(sensitivity.nearest()), "the nearest first");
}

#[test]
fn without_them_nothing_is_said() {
    let matching = Matcher::default().solve(civil_service()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    assert_eq!(page.all("#what-if, #sensitivity, #trade-off, #outcome").len(), 0);
}

#[test]
fn every_compromise_between_two_goals_is_there() {
    let LargeCompany { people, .. } = resampled_company(&civil_service(), 120, 9);
    let matching = Matcher::default().solve(pairwright::Cohort::new(people).unwrap()).unwrap();
    for (first, second) in
        [(Goal::Points, Goal::Choices), (Goal::Different(Silo::Region), Goal::MenteeChoices)]
    {
        let found = matching.trade_off(first, second).unwrap();
        let page = Page::of(&Report::new(&matching).with_trade_off(&found).to_html().unwrap());
        let shown = page.figures("trade-off-first").into_iter().zip(page.figures("trade-off-second"));
        let expected: Vec<(i64, i64)> =
            found.points().iter().map(|point| (point.first(), point.second())).collect();
        assert!(expected.len() <= 40, "the table shows all: {}", expected.len());
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        let new = found.points().iter().map(|point| count(point.new_pairs()));
        assert_eq!(page.figures("trade-off-new"), new.collect::<Vec<_>>());
        assert_eq!(page.figures("trade-off-now"), [found.current().0, found.current().1]);
        let circles = page.all("#trade-off svg circle").len();
        assert_eq!(circles, if expected.len() > 1 { expected.len() + 1 } else { 0 });
        assert!(page.section("trade-off").contains("best for no weights are not listed"));
    }
}

/// A figure of other pairs, or of another programme, would be read as one of these.
#[test]
fn what_is_of_another_matching_is_refused() {
    let company = |seed| {
        let LargeCompany { people, .. } = resampled_company(&civil_service(), 12, seed);
        Arc::new(pairwright::Cohort::new(people).unwrap())
    };
    let (cohort, other_cohort) = (company(5), company(6));
    let ours = Matcher::default().solve(Arc::clone(&cohort)).unwrap();
    let other_people = Matcher::default().solve(other_cohort).unwrap();
    let other_weights = Matcher::new(Programme::new(Focus::Choice)).solve(cohort).unwrap();
    for (other, name) in [(&other_people, "people"), (&other_weights, "weights")] {
        let sensitivity = other.sensitivity().unwrap();
        let refused = Report::new(&ours).with_sensitivity(&sensitivity).to_html().unwrap_err();
        assert!(refused.is_clash() && refused.to_string().contains("sensitivity"), "{name}: {refused}");
        let trade_off = other.trade_off(Goal::Points, Goal::Choices).unwrap();
        let refused = Report::new(&ours).with_trade_off(&trade_off).to_html().unwrap_err();
        assert!(refused.is_clash() && refused.to_string().contains("trade-off"), "{name}: {refused}");
        let comparison = other.compare(other).unwrap();
        let refused = Report::new(&ours).with_comparison(&comparison).to_html().unwrap_err();
        assert!(refused.is_clash() && refused.to_string().contains("comparison"), "{name}: {refused}");
    }
    // the same matching read again is no other one
    let text = serde_json::to_string(&ours).unwrap();
    let again: pairwright::Matching = serde_json::from_str(&text).unwrap();
    let sensitivity = again.sensitivity().unwrap();
    assert!(Report::new(&ours).with_sensitivity(&sensitivity).to_html().is_ok());
}
