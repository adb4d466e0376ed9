//! What is said of mentees who may not share a mentor.

use pairwright::assignment::ObjectiveValue;
use pairwright::explain::{Reason, WhyNot};
use pairwright::policies::{CoMenteeRule, CoMentees, Depth, Objective, Rule, Supervision};
use pairwright::scoring::facts::{CoMenteeFact, LineFact};
use pairwright::{Cohort, Matcher, Matching, Participant, Programme, Role};

/// Ana is chosen by both, and mia manages max through ben.
fn people() -> Vec<Participant> {
    vec![
        Participant::mentor("ana").with_capacity(2).with_choices(["max", "mia"]).with_manager("zoe"),
        Participant::mentee("max").with_manager("ben").with_department("Legal"),
        Participant::mentee("mia").with_manager("zoe").with_department("Legal"),
    ]
}

fn cohort(people: Vec<Participant>) -> Cohort {
    let entries = [("zoe", None), ("ben", Some("mia"))];
    let entries = entries.map(|(who, manager)| (who.into(), manager.map(Into::into)));
    let lines = pairwright::people::ReportingLines::new(entries).unwrap();
    Cohort::builder().people(people).organisation(lines).build().unwrap()
}

fn matched(programme: Programme) -> Matching {
    Matcher::new(programme).solve(cohort(people())).unwrap()
}

#[test]
fn one_of_two_in_a_line_is_left_out_with_the_companion_as_the_reason() {
    let matching = matched(Programme::default());
    assert_eq!(matching.pairs().len(), 1);
    assert_eq!(matching.gap(), ObjectiveValue::default());
    let left = matching.left_out().iter().find(|left| left.role() == Role::Mentee).unwrap();
    let why = "max and mia cannot share a mentor: mia stands 2 steps above max in the reporting line";
    let line = LineFact { manager: "mia".into(), report: "max".into(), steps: 2, several_managers: false };
    let fact = CoMenteeFact::InOneLine { mentees: ["max".into(), "mia".into()], line };
    assert_eq!(fact.to_string(), why);
    let kept = Reason::KeptApart { mentor: "ana".into(), why: fact };
    let told = why.replace("max and mia", &format!("{} and {}", matching.pairs()[0].mentee(), left.id()));
    assert!(left.reason() == &kept || left.to_string().contains(&told), "{left}");
    let not = matching.why_not("ana", left.id()).unwrap();
    assert!(matches!(&not, WhyNot::Companions { companions, .. } if companions.len() == 1), "{not}");
    assert!(not.to_string().contains("cannot share a mentor"), "{not}");
    let explained = matching.explain("ana", left.id()).unwrap();
    assert!(explained.companions().is_some() && explained.to_string().contains("cannot share a mentor"));
    assert!(explained.points().is_some(), "the pair by itself is possible");
}

#[test]
fn depth_and_policy_say_how_far() {
    let direct = Supervision::default().with_depth(Depth::DirectManager);
    assert_eq!(matched(Programme::default().with_supervision(direct)).pairs().len(), 2);
    let skip = Supervision::default().with_depth(Depth::SkipLevel);
    assert_eq!(matched(Programme::default().with_supervision(skip)).pairs().len(), 1);
    let allowed = Programme::default().with_co_mentees(CoMentees::default().with_lines(Rule::Allow));
    let matching = matched(allowed);
    assert_eq!(matching.pairs().len(), 2);
    assert_eq!(matching.summary().co_mentees_told(), "1 of 1");
    assert_eq!(matched(Programme::default()).summary().co_mentees_told(), "0 of 0");
}

/// `N/A` in a column of the programme's own is no team: unknown counts against the group.
#[test]
fn a_placeholder_is_no_value_of_an_own_column() {
    let of = |team: &str, rule: CoMenteeRule| {
        let people = people().into_iter().map(|person| match person.id().as_str() {
            "max" => person.with_attribute("team", team),
            "mia" => person.with_attribute("team", "blue"),
            _ => person,
        });
        let asked = CoMentees::default().with_lines(Rule::Allow).with_rule(rule);
        let programme = Programme::default().with_co_mentees(asked);
        Matcher::new(programme).solve(cohort(people.collect())).unwrap().pairs().len()
    };
    let two = || CoMenteeRule::at_least(2, "team");
    assert_eq!([of("red", two()), of("blue", two()), of("", two())], [2, 1, 1]);
    assert_eq!([of("N/A", two()), of(" - ", two())], [1, 1]);
    assert_eq!(of("n/a", two().allowing_unknown()), 2);
}

/// What is not known is not counted as checked, and does not keep apart.
#[test]
fn unknown_managers_are_told() {
    let mut people = people();
    people[1] = Participant::mentee("max").with_manager("nobody-knows");
    let matching = Matcher::default().solve(cohort(people)).unwrap();
    assert_eq!(matching.pairs().len(), 2);
    assert_eq!(matching.unchecked().co_mentees(), 1);
    assert_eq!(matching.summary().co_mentees_told(), "0 known, 1 pair could not be checked");
    let told = matching.unchecked().to_string();
    assert!(told.contains("co-mentees in one line: 0 known, 1 pair could not be checked"), "{told}");
}

#[test]
fn departments_and_declared_conflicts_count_and_a_silent_rule_is_told() {
    let people = |conflict: bool, department: &str| {
        let max = Participant::mentee("max").with_department("legal ");
        let mia = Participant::mentee("mia").with_department(department);
        let max = if conflict { max.with_conflict("mia", "private") } else { max };
        Cohort::new([Participant::mentor("ana").with_capacity(2), max, mia]).unwrap()
    };
    let pairs = |cohort: Cohort, programme: &Programme| {
        Matcher::new(programme.clone()).solve(cohort).unwrap().pairs().len()
    };
    let default = Programme::default();
    assert_eq!((pairs(people(true, "Data"), &default), pairs(people(false, "Legal"), &default)), (1, 2));
    let allow = default.clone().with_co_mentees(CoMentees::default().with_conflicts(Rule::Allow));
    assert_eq!(pairs(people(true, "Data"), &allow), 2);
    let rule = |rule| default.clone().with_co_mentees(CoMentees::default().with_rule(rule));
    let different = rule(CoMenteeRule::at_least(2, "Department"));
    assert_eq!((pairs(people(false, "LEGAL"), &different), pairs(people(false, "Data"), &different)), (1, 2));
    let at_most = rule(CoMenteeRule::at_most(1, "department").of_value("Legal"));
    assert_eq!((pairs(people(false, "Legal"), &at_most), pairs(people(false, "Data"), &at_most)), (1, 2));
    // unknown counts against a group, unless it is allowed
    let strict = rule(CoMenteeRule::at_most(1, "department"));
    let mild = rule(CoMenteeRule::at_most(1, "department").allowing_unknown());
    assert_eq!((pairs(people(false, ""), &strict), pairs(people(false, ""), &mild)), (1, 2));
    let silent = rule(CoMenteeRule::at_least(2, "shoe size"));
    let matching = Matcher::new(silent).solve(people(false, "Legal")).unwrap();
    assert_eq!((matching.pairs().len(), matching.unchecked().silent_columns()), (2, &["shoe size"][..]));
    assert!(matching.unchecked().to_string().contains("no mentee has a shoe size"));
}

#[test]
fn locked_pairs_that_may_not_be_together_are_refused_at_once() {
    let locked = [("ana", "max"), ("ana", "mia")];
    let entries = [("zoe", None), ("ben", Some("mia"))];
    let entries = entries.map(|(who, manager)| (who.into(), manager.map(Into::into)));
    let lines = pairwright::people::ReportingLines::new(entries).unwrap();
    let cohort = Cohort::builder().people(people()).organisation(lines).locked(locked).build().unwrap();
    let error = Matcher::default().solve(cohort).unwrap_err();
    assert!(error.is_clash() && error.person() == Some("ana"), "{error}");
    for part in ["max and mia cannot share a mentor", "co_mentees"] {
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn another_objective_is_refused_only_where_it_breaks_a_rule() {
    let matcher = Matcher::default().with_objective(Objective::BestWorstPair);
    let error = matcher.solve(cohort(people())).unwrap_err();
    assert!(error.is_clash() && error.to_string().contains("cannot share a mentor"), "{error}");
    let mut apart = people();
    apart[1] = Participant::mentee("max").with_manager("zoe");
    assert_eq!(matcher.solve(cohort(apart)).unwrap().pairs().len(), 2);
    let kept = matched(Programme::default());
    for error in [kept.is_unique().unwrap_err(), kept.alternatives("ana", 2).unwrap_err()] {
        assert!(error.is_clash() && error.to_string().contains("kept apart"), "{error}");
    }
    assert!(kept.frontier().unwrap_err().to_string().contains("cannot share a mentor"));
}

#[cfg(feature = "toml")]
#[test]
fn a_programme_states_it_and_bad_rules_are_refused_by_name() {
    let text = "[co_mentees]\nlines = \"allow\"\n[[co_mentees.rule]]\ncolumn = \"region\"\nat_most = 2\n";
    let programme = Programme::from_toml(text).unwrap();
    assert_eq!(programme.co_mentees().rules(), [CoMenteeRule::at_most(2, "region")]);
    assert_eq!(Programme::from_toml(&programme.to_toml().unwrap()).unwrap(), programme);
    let bad = [
        ("column = \"region\"", "one of at_least and at_most"),
        ("column = \" \"\nat_most = 1", "say which"),
        ("column = \"region\"\nat_least = 1", "at least 2"),
        ("column = \"region\"\nat_most = 0", "at most 1 or more"),
        ("column = \"region\"\nat_least = 2\nvalue = \"North\"", "with at_most only"),
        ("column = \"region\"\nat_most = 1\nunknown = { penalise = 3 }", "forbidden or allowed"),
        ("at_most = 1", "column"),
        ("column = \"region\"\nfew = 1", "few"),
    ];
    for (rule, part) in bad {
        let error = Programme::from_toml(&format!("[[co_mentees.rule]]\n{rule}\n")).unwrap_err();
        assert!(error.is_programme() && error.to_string().contains(part), "{rule}: {error}");
    }
    let error = Programme::from_toml("[co_mentees]\nlines = { penalise = 3 }\n").unwrap_err();
    assert!(error.to_string().contains("forbidden or allowed"), "{error}");
}
