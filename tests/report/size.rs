//! A large cohort's page stays one that can be opened.

use pairwright::people::ReportingLines;
use pairwright::{Cohort, Matcher, Report};

use crate::figures::civil_service;
use crate::large_company::LargeCompany;
use crate::resampled_company::resampled_company;

#[test]
fn five_thousand_people_fit_in_two_megabytes() {
    let LargeCompany { people, organisation, .. } = resampled_company(&civil_service(), 5_000, 3);
    let lines = ReportingLines::new(organisation).unwrap();
    let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
    assert_eq!(cohort.people().len(), 5_000);
    let matching = Matcher::default().solve(cohort).unwrap();
    let page = Report::new(&matching).to_html().unwrap();
    assert!(matching.pairs().len() > 1_500, "{}", matching.pairs().len());
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}
