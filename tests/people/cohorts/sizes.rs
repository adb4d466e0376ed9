//! Lists and lines of any length: quick, or refused with figures.

#[cfg(feature = "csv")]
use pairwright::people::FindingKind;
use pairwright::people::ReportingLines;
use pairwright::policies::{Depth, Rule, Supervision};
use pairwright::{Cohort, Matcher, Participant, ParticipantId, Programme};

/// A column of so many different entries, from the last one to the first.
#[cfg(feature = "csv")]
fn cell(prefix: &str, entries: usize, end: &str) -> String {
    let all: Vec<String> = (0..entries).rev().map(|k| format!("{prefix}{k:07}{end}")).collect();
    all.join(";")
}

/// Put in one after another, each entry would move all others: minutes for each column.
#[cfg(feature = "csv")]
#[test]
fn hundreds_of_thousands_of_entries_of_a_cell_are_read() {
    const MANY: usize = 300_000;
    let text = format!(
        "id,role,skills_offered,skills_wanted,groups,acquaintances,conflicts\n\
         ana,mentor,{},,{},{},\nmax,mentee,,{},,,{}\n",
        cell("s", MANY, ":3"),
        cell("g", MANY, ""),
        cell("p", MANY, ""),
        cell("s", MANY, ""),
        cell("p", MANY, ": cousins"),
    );
    let cohort = pairwright::CohortReader::new("people.csv", text.as_bytes()).read().unwrap();
    let (ana, max) = (cohort.get("ana").unwrap(), cohort.get("max").unwrap());
    let sizes =
        [ana.groups().len(), ana.acquaintances().len(), max.skills_wanted().len(), max.conflicts().len()];
    assert_eq!(sizes, [MANY; 4]);
    assert!(ana.skills_offered().is_sorted() && ana.groups().is_sorted() && ana.acquaintances().is_sorted());
    assert!(max.skills_wanted().is_sorted() && max.conflicts().is_sorted());
    assert_eq!(ana.skills_offered()[7].capability(), Some(3));
    // none of these people is in the file, and their ids are not like those of the file
    let error = Matcher::default().solve(cohort.clone()).unwrap_err();
    assert_eq!((error.all().count(), error.unlisted()), (100, MANY - 100));
    let matcher = Matcher::default().accepting([FindingKind::ConflictFlagUnresolved]);
    let matching = matcher.solve(cohort).unwrap();
    assert_eq!(matching.pairs().len(), 1);
}

/// Filled up to the width of the headings, a megabyte of short rows would take gigabytes.
#[cfg(feature = "csv")]
#[test]
fn short_rows_under_many_headings_are_read() {
    const MANY: usize = 50_000;
    let headings: Vec<String> = (0..MANY).map(|k| format!("c{k}")).collect();
    let headings = headings.join(",");
    let rows = |start: &str, cells: &dyn Fn(usize) -> String| {
        let rows: String = (0..MANY).map(|k| cells(k) + "\n").collect();
        format!("{start},{headings}\n{rows}")
    };
    let people = rows("id,role", &|k| format!("p{k},{}", if k == 0 { "mentor" } else { "mentee" }));
    let lines = rows("id,manager_id", &|k| format!("p{k},{}", if k == 0 { "" } else { "p0" }));
    let history = rows("mentor_id,mentee_id", &|k| format!("p0,p{}", k.max(1)));
    let reader = pairwright::CohortReader::new("people.csv", people.as_bytes());
    let reader = reader.organisation("lines.csv", lines.as_bytes());
    let cohort = reader.history("history.csv", history.as_bytes()).read().unwrap();
    assert_eq!((cohort.people().len(), cohort.history().len()), (MANY, MANY - 1));
    assert_eq!(cohort.reporting_lines().managers("p7").count(), 1);
    let unknown = cohort.audit().findings().iter().filter(|found| found.code() == "column-unknown");
    assert!(unknown.count() >= MANY);
}

#[cfg(feature = "csv")]
#[test]
fn of_a_skill_named_again_the_last_rating_counts() {
    let text = "id,role,skills_offered\nana,mentor,b:1;a:2;b:5;a;c:3\n";
    let cohort = pairwright::CohortReader::new("people.csv", text.as_bytes()).read().unwrap();
    let skills = cohort.get("ana").unwrap().skills_offered().iter();
    let skills: Vec<_> = skills.map(|skill| (skill.name(), skill.capability())).collect();
    assert_eq!(skills, [("a", None), ("b", Some(5)), ("c", Some(3))]);
}

const PEOPLE: usize = 20_000;

fn id(k: usize) -> ParticipantId {
    format!("p{k:05}").into()
}

/// Everybody mentors and is mentored, under these managers.
fn company(manager: impl Fn(usize) -> Option<ParticipantId>) -> Cohort {
    let lines = ReportingLines::new((0..PEOPLE).map(|k| (id(k), manager(k)))).unwrap();
    let people = (0..PEOPLE).map(|k| Participant::both(id(k)));
    Cohort::builder().people(people).organisation(lines).build().unwrap()
}

fn ruled(rules: Supervision) -> Matcher {
    Matcher::new(Programme::default().with_supervision(rules))
}

/// Nobody has a partner in these programmes, and of all possible pairs none is listed.
fn nobody_fits(cohort: Cohort, rules: Supervision) {
    let matching = ruled(rules).solve(cohort).unwrap();
    assert!(matching.pairs().is_empty());
    let terms = matching.scores().problem().terms().iter();
    assert!(terms.map(|term| term.pairs().len()).sum::<usize>() < 4 * PEOPLE);
    assert!(matching.verify().is_ok());
}

#[test]
fn a_line_as_deep_as_the_organisation_is_no_list_of_pairs() {
    let cohort = company(|k| (k > 0).then(|| id(k - 1)));
    nobody_fits(cohort.clone(), Supervision::default());
    // what is not asked for is not listed
    let scores = pairwright::scoring::Scores::new(
        &cohort,
        &Programme::default().with_supervision(Supervision::default().with_depth(Depth::SkipLevel)),
    );
    let terms = scores.unwrap();
    assert!(terms.problem().score(terms.row("p00005").unwrap(), terms.column("p00007").unwrap()).is_none());
    assert!(terms.problem().score(terms.row("p00005").unwrap(), terms.column("p00008").unwrap()).is_some());
}

#[test]
fn a_team_as_large_as_the_organisation_is_no_list_of_pairs() {
    let cohort = company(|k| (k > 0).then(|| id(0)));
    nobody_fits(cohort, Supervision::default().with_same_manager(Rule::Forbid));
}

/// Also where managers go round in a circle.
#[test]
fn lines_in_a_circle_are_no_list_of_pairs() {
    nobody_fits(company(|k| Some(id((k + 1) % PEOPLE))), Supervision::default());
}
