//! Inputs as people have them, each for a whole kind, and what has to come of it.

use std::path::PathBuf;

use pairwright::explain::Contribution;
use pairwright::people::{Finding, FindingKind, Lookup, Mapping, Skill};
use pairwright::rules::ColumnRule;
use pairwright::{Cohort, CohortFiles, Error, Matcher, Matching, ParticipantId, Programme, Result};

fn path(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/people/cases", file].iter().collect()
}

fn files(case: &str) -> CohortFiles {
    CohortFiles::new(path(case).join("people.csv"))
}

fn solve(cohort: Cohort) -> Result<Matching> {
    Matcher::default().solve(cohort)
}

fn pairs(matching: &Matching) -> Vec<String> {
    matching.pairs().iter().map(|pair| format!("{} {}", pair.mentor(), pair.mentee())).collect()
}

/// The codes of what was found.
fn codes(cohort: &Cohort) -> Vec<&str> {
    let mut codes: Vec<&str> = cohort.audit().findings().iter().map(Finding::code).collect();
    codes.dedup();
    codes
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> Error {
    let error = result.unwrap_err();
    assert!(error.is_input(), "{error}");
    error
}

#[test]
fn c01_one_person_in_two_rows() {
    let error = refused(files("01-same-person-twice").read()).to_string();
    assert!(error.contains("line 2") && error.contains("line 3") && error.contains("both"), "{error}");
}

#[test]
fn c02_managers_by_name() {
    let cohort = files("02-manager-by-name").read().unwrap();
    let matching = solve(cohort).unwrap();
    assert_eq!(pairs(&matching), ["ana max", "ben mia"]);
    assert_eq!(matching.summary().supervisory().count(), 0);
    assert_eq!(matching.summary().supervisory_unchecked().count(), 0);
    // Without the column of names nobody can say who is meant.
    let nameless = "id,role,department,level,manager_id,choice1\nana,mentor,Data,2,Mia Eck,max\n\
                    ben,mentor,Legal,3,Max Fox,mia\nmia,mentee,Legal,7,,ana\nmax,mentee,Data,6,,ben\n";
    let cohort = pairwright::CohortReader::new("people.csv", nameless.as_bytes()).read().unwrap();
    let error = refused(solve(cohort.clone())).to_string();
    assert!(error.contains("Mia Eck"), "{error}");
    let kinds: Vec<FindingKind> = cohort.audit().stops().iter().map(Finding::kind).collect();
    let matching = Matcher::default().accepting(kinds).solve(cohort).unwrap();
    assert_eq!(matching.summary().supervisory_unchecked().count(), matching.pairs().len());
}

#[test]
fn c03_two_managers() {
    for organisation in [false, true] {
        let mut files = files("03-two-managers");
        if organisation {
            files = files.organisation(path("03-two-managers/organisation.csv"));
        }
        let cohort = files.read().unwrap();
        let managers: Vec<_> = cohort.reporting_lines().managers("ana").map(ParticipantId::as_str).collect();
        assert_eq!(managers, ["max", "mia"]);
        assert!(solve(cohort).unwrap().pairs().is_empty());
    }
}

#[test]
fn c04_a_conflict_the_other_way_round() {
    let conflicts = path("04-conflict-swapped/conflicts.csv");
    let cohort = files("04-conflict-swapped").conflicts(conflicts).read().unwrap();
    assert!(codes(&cohort).contains(&"pair-swapped"));
    assert_eq!(pairs(&solve(cohort).unwrap()), ["ana max", "ben mia"]);
}

#[test]
fn c05_levels_the_other_way() {
    let files = files("05-levels-the-other-way");
    let cohort = files.clone().read().unwrap();
    let error = refused(solve(cohort)).to_string();
    assert!(error.contains("level_order") && error.contains("descending"), "{error}");
    let cohort = files.mapping(Mapping::default().with_descending_levels()).read().unwrap();
    // The boss stands above everybody.
    assert_eq!(solve(cohort).unwrap().pairs().len(), 4);
}

#[test]
fn c06_one_department_in_two_spellings() {
    let cohort = files("06-department-spelling").read().unwrap();
    assert!(codes(&cohort).contains(&"spellings-differ"));
    let matching = solve(cohort).unwrap();
    let explained = matching.explain("ana", "mia").unwrap().to_string();
    assert!(!explained.contains("different departments") && explained.contains("Power BI"), "{explained}");
}

#[test]
fn c07_placeholders_say_nothing() {
    let cohort = files("07-placeholders").read().unwrap();
    let codes = codes(&cohort);
    assert!(codes.contains(&"placeholders"), "{codes:?}");
    assert!(!codes.iter().any(|code| code.starts_with("manager") || code.starts_with("choice")), "{codes:?}");
    let departments: Vec<_> = cohort.people().iter().filter_map(|person| person.department()).collect();
    assert_eq!(departments, ["Data"]);
    let programme = Programme::from_toml_file(path("07-placeholders/programme.toml")).unwrap();
    assert_eq!(Matcher::new(programme).solve(cohort).unwrap().pairs().len(), 2);
}

#[test]
fn c09_lists_with_commas() {
    let cohort = files("09-lists-with-commas").read().unwrap();
    let skills: Vec<_> = cohort.get("ana").unwrap().skills_offered().iter().map(Skill::name).collect();
    assert_eq!(skills, ["Excel", "Podcasts"]);
    assert_eq!(pairs(&solve(cohort).unwrap()), ["ana mia", "ben max"]);
}

#[test]
fn c10_rows_of_separators() {
    let organisation = path("10-rows-of-commas/organisation.csv");
    let cohort = files("10-rows-of-commas").organisation(organisation).read().unwrap();
    assert_eq!(cohort.people().len(), 2);
    assert!(solve(cohort).unwrap().pairs().is_empty()); // mia is the manager
}

#[test]
fn c11_a_form_as_it_comes() {
    let cohort = CohortFiles::new(path("11-form-as-it-comes/renamed.csv")).read().unwrap();
    assert_eq!(cohort.get("mia@x.example").unwrap().choice_rank("ana@x.example"), Some(1));
    assert_eq!(pairs(&solve(cohort).unwrap()), ["ana@x.example mia@x.example"]);
    let form = CohortFiles::new(path("11-form-as-it-comes/form.csv"));
    let mapping = Mapping::from_toml(
        "[columns]\n\"I am signing up as\" = \"role\"\n[values.role]\n\"A mentor\" = \"mentor\"\n\"A mentee\" = \"mentee\"\n",
    );
    let cohort = form.mapping(mapping.unwrap()).read().unwrap();
    let ana = cohort.get("ana@x.example").unwrap();
    assert_eq!((ana.name(), ana.capacity(), ana.department()), (Some("Ana Berg"), Some(2), Some("Data")));
    assert_eq!(ana.skills_offered().len(), 2);
    assert_eq!(pairs(&solve(cohort).unwrap()), ["ana@x.example mia@x.example"]);
}

#[test]
fn c12_headings_of_a_spreadsheet() {
    let cohort = files("12-headings").read().unwrap();
    let ana = cohort.get("ana").unwrap();
    assert_eq!((ana.department(), ana.choice_rank("max")), (Some("Data"), Some(1)));
    assert_eq!(ana.managers().len(), 1);
    assert_eq!(pairs(&solve(cohort).unwrap()), ["ana max"]);
}

#[test]
fn c13_a_file_for_each_side() {
    let [mentors, mentees] = ["mentors", "mentees"].map(|side| path(&format!("13-two-files/{side}.csv")));
    let cohort = CohortFiles::of_two(mentors, mentees).read().unwrap();
    let Lookup::Participant(mia) = cohort.find("Mia Eck") else { panic!("mia is not found") };
    assert_eq!(mia.id().as_str(), "mia@x.example");
    assert_eq!(mia.choice_rank("ana@x.example"), Some(1));
    assert_eq!(solve(cohort).unwrap().pairs().len(), 1);
}

#[test]
fn c14_whole_numbers_with_a_point() {
    let cohort = files("14-whole-numbers-with-point").read().unwrap();
    let ana = cohort.get("ana").unwrap();
    assert_eq!((ana.level(), ana.capacity()), (Some(2), Some(1)));
}

#[test]
fn c15_all_mistakes_at_once() {
    let error = refused(files("15-all-errors-at-once").read());
    let places: Vec<_> = error.all().map(|error| (error.line().unwrap(), error.column().unwrap())).collect();
    let expected =
        [(2, "role"), (3, "level"), (3, "capacity"), (4, "role"), (5, "id"), (5, "level"), (6, "id")];
    // `A mentor` and `L3` can be read.
    assert!(places.iter().all(|place| expected.contains(place)), "{places:?}");
    assert!(places.len() >= 5, "{places:?}");
}

#[test]
fn c16_encodings_and_separators() {
    for name in ["excel-unicode", "semicolons", "sep-line", "windows-1252"] {
        let cohort = CohortFiles::new(path(&format!("16-encodings/{name}.csv"))).read().unwrap();
        let people: Vec<_> =
            cohort.people().iter().map(|person| (person.id().as_str(), person.department())).collect();
        assert_eq!(people, [("mia", Some("Zürich")), ("Müller", Some("Köln"))], "{name}");
        assert_eq!(solve(cohort).unwrap().pairs().len(), 1);
    }
}

#[test]
fn c19_more_than_three_choices() {
    let programme = Programme::from_toml_file(path("19-five-choices/programme.toml")).unwrap();
    let cohort = files("19-five-choices").read().unwrap();
    let matching = Matcher::new(programme).solve(cohort).unwrap();
    assert_eq!(matching.pairs().len(), 4);
    assert!(pairs(&matching).contains(&"d m".to_owned()));
}

fn by_rules(case: &str) -> Matcher {
    Matcher::new(Programme::from_toml_file(path(case).join("programme.toml")).unwrap())
}

#[test]
fn c18_rules_on_columns() {
    let case = "18-rules-on-columns";
    let matching = by_rules(case).solve(files(case).read().unwrap()).unwrap();
    assert_eq!(pairs(&matching), ["ben mia"]);
    let mut names: Vec<&str> = matching.programme().rules().iter().map(ColumnRule::name).collect();
    names.sort_unstable();
    assert_eq!(names, ["another department", "same gender if asked", "same language", "time zones"]);
    let max = matching.left_out().iter().find(|one| one.id().as_str() == "max").unwrap().to_string();
    assert!(max.contains("time zones") && max.contains("another department"), "{max}");
    let why = matching.explain("ana", "max").unwrap();
    let forbidden: Vec<_> = why.prohibitions().map(Contribution::text).collect();
    assert_eq!(
        forbidden,
        [
            "same gender if asked: gender f / m, must be the same",
            "time zones: timezone UTC+1 / UTC-8, must be at most 3 apart"
        ]
    );
    assert!(matching.audit().is_clean(), "{}", matching.audit());
    let mut file = Vec::new();
    matching.write_matches(&mut file).unwrap();
    assert!(String::from_utf8(file).unwrap().lines().next().unwrap().contains(",same language,"));
}

#[test]
fn c18b_needs_and_levels() {
    let case = "18b-needs-and-levels";
    let matching = by_rules(case).solve(files(case).read().unwrap()).unwrap();
    // mia needs both; max is within four levels of ana and cem only, zoe of all
    assert_eq!(pairs(&matching), ["ana mia", "ben zoe", "cem max"]);
    assert!(matching.audit().findings().iter().all(|one| one.code() != "rule-value-blank"));
}

#[test]
fn c18c_hours_of_the_week() {
    let case = "18c-hours-of-the-week";
    let cohort = files(case).read().unwrap();
    let error = refused(by_rules(case).solve(cohort.clone()));
    let told = error.to_string();
    for part in ["cem", "Free hours", "by appointment", "time together", "rule-value-unread", "9-17"] {
        assert!(told.to_lowercase().contains(&part.to_lowercase()), "{part}: {told}");
    }
    let matching = by_rules(case).accepting([FindingKind::RuleValueUnread]).solve(cohort).unwrap();
    // By UTC ana has 8 to 11, ben Monday 3:30 to 11:30 and Wednesday 8:30 to 10:30, mia 8 to 10, max
    // Wednesday 8:30 to 10:30: all have two hours with all, and the ids decide.
    assert_eq!(pairs(&matching), ["ana max", "ben mia"]);
    for (mentor, mentee) in [("ana", "mia"), ("ben", "max")] {
        let why = matching.explain(mentor, mentee).unwrap();
        assert!(!why.to_string().contains("never"), "{why}");
    }
    let blank = matching.audit().findings().iter().find(|one| one.code() == "rule-value-blank").unwrap();
    assert!(blank.to_string().contains("zoe has nothing under \"time zone\""), "{blank}");
}

#[test]
fn c22_formulas_and_names() {
    let matching = solve(files("22-formulas-and-names").read().unwrap()).unwrap();
    let mut file = Vec::new();
    matching.write_matches(&mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("mentor_id,mentor_name,mentee_id,mentee_name,"), "{text}");
    assert!(text.contains("Ana Müller"));
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    for row in rows.records() {
        for cell in row.unwrap().iter().take(4) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn c25_ids_that_a_spreadsheet_has_changed() {
    let cohort = files("25-excel-numbers").read().unwrap();
    assert!(codes(&cohort).contains(&"id-damaged"));
    let told: Vec<String> = cohort.audit().findings().iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.contains("00042") || told.contains("00017")), "{told:#?}");
    assert!(told.iter().any(|told| told.contains("1.23E+10")), "{told:#?}");
}

#[test]
fn c27_nobody() {
    let cohort = files("27-nobody").read().unwrap();
    assert_eq!(codes(&cohort), ["nobody"]);
    let error = refused(solve(cohort.clone()));
    assert!(error.to_string().contains("0 mentors and 0 mentees"), "{error}");
    let matching = Matcher::default().accepting([FindingKind::Nobody]).solve(cohort).unwrap();
    assert!(matching.pairs().is_empty());
}

/// How many mentees the mentors have who take any, the most first.
fn loads(file: &str, workload: &str) -> String {
    let programme = Programme::from_toml(&format!("[workload]\n{workload}")).unwrap();
    let cohort = CohortFiles::new(path("17-even-loads").join(file)).read().unwrap();
    let matching = Matcher::new(programme).solve(cohort).unwrap();
    let _ = matching.verify().unwrap();
    assert!(pairwright::assignment::check_plainly(matching.problem(), matching.assignment()));
    matching.summary().loads().to_string()
}

#[test]
fn c17_loads_as_even_as_can_be() {
    assert_eq!(loads("people.csv", "even = \"first\""), "3, 3, 2, 2, 2");
    // one point is enough where all pairs are alike
    assert_eq!(loads("people.csv", "even = { points = 1 }"), "3, 3, 2, 2, 2");
    // ana takes one, cem three at most, and all mentees have chosen ben
    assert_eq!(loads("capacities.csv", ""), "8, 0, 0, 0");
    assert_eq!(loads("capacities.csv", "even = \"first\""), "3, 2, 2, 1");
    // a choice is worth as much as his next mentee costs, or it is not
    let choice = Programme::default().weights().mentee_choices()[0];
    let buys = |points: i32, loads_are: &str| {
        assert_eq!(loads("capacities.csv", &format!("even = {{ points = {points} }}")), loads_are);
    };
    buys(choice / 4 + 1, "5, 1, 1, 1");
    buys(choice / 3 + 1, "4, 2, 1, 1");
    buys(choice / 8, "8, 0, 0, 0");
    // who must have four has four, and the others share the rest
    assert_eq!(loads("least.csv", "even = \"first\""), "4, 2, 1");
    assert_eq!(loads("least.csv", "even = \"first\"\nmost = 3"), "3, 2, 2");
    let refused = Programme::from_toml("[workload]\neven = { points = 2000000 }").unwrap_err();
    assert!(refused.is_programme() && refused.to_string().contains("workload.even"), "{refused}");
    assert!(Programme::from_toml("[workload]\neven = \"second\"").is_err());
}

/// Nobody is short of a mentor, and that is what a mentor without a mentee hears.
#[test]
fn c17_the_true_reason_of_who_is_left() {
    let matching = solve(files("17-even-loads").read().unwrap()).unwrap();
    let told: Vec<String> = matching.left_out().iter().map(ToString::to_string).collect();
    assert!(!told.is_empty());
    for told in told {
        assert!(
            told.ends_with(" (mentor): all mentees are served; a mentee for them would cost 0 points"),
            "{told}"
        );
    }
    let cohort = CohortFiles::new(path("17-even-loads").join("capacities.csv")).read().unwrap();
    let matching = solve(cohort).unwrap();
    let told: Vec<String> = matching.left_out().iter().map(ToString::to_string).collect();
    let choice = Programme::default().weights().mentee_choices()[0];
    let line = |id: &str| {
        format!("{id} (mentor): all mentees are served; a mentee for them would cost {choice} points")
    };
    assert_eq!(told, [line("ana"), line("cem"), format!("{}; has waited 2 cohorts", line("dan"))]);
}
