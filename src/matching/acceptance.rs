//! Nobody is matched while a finding stops it, unless its kind is accepted by name.
//!
//! A conflict that names nobody who is known may be about somebody who takes part. So it is not
//! passed over: whoever runs the programme mends it, or accepts it knowingly, and then it is told
//! with the matching (`telling/unchecked.rs`).

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::finding::Finding;
use crate::people::finding::english::English;
use crate::people::finding::kind::FindingKind;
use crate::people::finding::reporter::Reporter as _;
use crate::programme::programme::Programme;
use crate::scoring::scores::Scores;
use crate::words::{counted, form};

/// An error lists at most this many findings.
const LISTED: usize = 100;

/// How somebody who is refused can accept what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Acceptance {
    /// In the programme, before it is used.
    InProgramme,
    /// In a season, which keeps its programme.
    InSeason,
}

impl Acceptance {
    fn advice(self, kind: FindingKind) -> String {
        match self {
            Self::InProgramme => {
                format!("mend it, or accept its kind in the programme: accept = [\"{kind}\"]")
            }
            Self::InSeason => {
                format!("mend it, or accept its kind in the season: Season::accept_findings, \"{kind}\"")
            }
        }
    }
}

/// Refuses a cohort with findings that stop a matching and are not accepted by the programme.
///
/// That a side has nobody stops only a first matching: later on, people leave.
pub(super) fn check_accepted(
    cohort: &Cohort,
    programme: &Programme,
    how: Acceptance,
    is_first: bool,
) -> Result<()> {
    let of_rules = Scores::audit_of(cohort, programme);
    let audit = of_rules.as_ref().unwrap_or(cohort.audit());
    let stops = audit.unaccepted(programme.accepted());
    let mut stops = stops.filter(|finding| is_first || finding.kind() != FindingKind::Nobody);
    let Some(first) = stops.next() else { return Ok(()) };
    let more: Vec<Error> = stops.by_ref().take(LISTED - 1).map(|one| refused(one, "", how)).collect();
    let unlisted = stops.count();
    let all = 1 + more.len() + unlisted;
    let lead = format!(
        "nobody is matched before {} {} mended or accepted: ",
        counted(all, "finding"),
        form(all, "is", "are")
    );
    Err(refused(first, &lead, how).with_more(more, unlisted))
}

/// The error about one finding, with its place and person, and what to do.
fn refused(finding: &Finding, lead: &str, how: Acceptance) -> Error {
    let sentence = English.sentence(finding.fact());
    let mut error = Error::input(format!("{lead}{}", sentence.trim_end_matches('.')));
    if let Some(place) = finding.place() {
        error = error.in_file(place.file());
        if let Some(line) = place.line() {
            error = error.at_line(line);
        }
        if let Some(column) = place.column() {
            error = error.at_column(column);
        }
    }
    if let Some(person) = finding.people().first() {
        error = error.of_person(person.as_str());
    }
    error.with_advice(how.advice(finding.kind()))
}

#[cfg(test)]
#[cfg(feature = "csv")]
mod tests {
    use super::*;
    use crate::matching::matcher::Matcher;
    use crate::people::finding::fact::{Fact, PairList};
    use crate::people::finding::rule_fact::RuleFact;
    use crate::people::finding::unresolved::{Unresolved, UnresolvedReason};
    use crate::people::participant::Participant;
    use crate::people::place::Place;

    fn foreign(text: &str) -> Unresolved {
        Unresolved::new(text.into(), UnresolvedReason::Foreign)
    }

    fn pair(list: PairList, mentor: &str) -> Fact {
        Fact::PairUnresolved { list, pair: (mentor, "max").into(), references: vec![foreign(mentor)] }
    }

    /// A fact of every kind that stops.
    fn facts() -> Vec<Fact> {
        let (ana, dee) = ("ana".into(), foreign("Dee D."));
        let (rule, column) = (|| "a rule".to_owned(), || "shift".to_owned());
        let unread = RuleFact::ValueUnread {
            rule: rule(),
            must: true,
            person: "ana".into(),
            column: column(),
            value: "late".into(),
            wanted: "a number",
        };
        let side = crate::people::profile::Role::Both;
        let missing =
            RuleFact::ColumnMissing { rule: rule(), must: true, column: column(), side, near: None };
        vec![
            Fact::Nobody { mentors: 1, mentees: 0 },
            pair(PairList::Conflicts, "Dee D."),
            Fact::FlagUnresolved { person: "ana".into(), reference: dee.clone() },
            pair(PairList::History, "Dee D."),
            Fact::ManagerUnresolved { person: "ana".into(), reference: dee },
            Fact::ManagersForeign { given: 2, person: ana, manager: "Dee D.".into() },
            Fact::LevelsReversed { lower: 3, of: 3, lowest: 1, highest: 4 },
            Fact::PersonalityScale { given: 3, lowest_tenths: 10, highest_tenths: 50, scale: "1-5" },
            Fact::Rule(missing),
            Fact::Rule(unread),
        ]
    }

    fn cohort(facts: impl IntoIterator<Item = Fact>) -> Cohort {
        let place = || Place::new("people.csv").at_line(7).at_column("Boss");
        let findings = facts.into_iter().map(|fact| Finding::new(fact, Some(place())));
        let people = [Participant::mentor("ana"), Participant::mentee("max")];
        Cohort::builder().people(people).findings(findings.collect()).build().unwrap()
    }

    #[test]
    fn every_kind_that_stops_refuses_until_it_is_accepted_by_its_own_name() {
        let of = |severity| move |kind: &&FindingKind| kind.severity() == severity;
        let stops = FindingKind::ALL.iter().filter(of(crate::people::finding::kind::Severity::Stops));
        assert!(facts().iter().map(Fact::kind).eq(stops.copied()));
        for fact in facts() {
            let (kind, cohort) = (fact.kind(), cohort([fact]));
            let error = Matcher::default().solve(cohort.clone()).unwrap_err();
            assert!(error.is_input(), "{error}");
            assert_eq!(
                (error.file(), error.line(), error.column()),
                (Some("people.csv"), Some(7), Some("Boss"))
            );
            assert!(error.to_string().contains(&format!("accept = [\"{kind}\"]")), "{error}");
            let others = FindingKind::ALL.iter().copied().filter(|&other| other != kind);
            assert!(Matcher::default().accepting(others).solve(cohort.clone()).is_err(), "{kind}");
            let matching = Matcher::default().accepting([kind]).solve(cohort).unwrap();
            assert_eq!((matching.pairs().len(), matching.summary().stops()), (1, 1));
            assert!(
                matching.unchecked().to_string().contains(&format!("[{kind}] (1)\n  people.csv, line 7"))
            );
            let mut file = Vec::new();
            matching.write_findings(&mut file).unwrap();
            let row = format!("\nstops,{kind},yes,people.csv,7,Boss,");
            assert!(String::from_utf8(file).unwrap().contains(&row));
        }
    }

    #[test]
    fn all_of_them_are_listed_with_their_people_up_to_a_hundred() {
        let error = Matcher::default().accepting([FindingKind::Nobody]).solve(cohort(facts())).unwrap_err();
        assert_eq!((error.all().count(), error.unlisted()), (9, 0));
        assert!(error.message().starts_with("nobody is matched before 9 findings are mended or accepted: "));
        let people: Vec<_> = error.all().map(Error::person).collect();
        assert_eq!(people[..4], [Some("Dee D."), Some("ana"), Some("Dee D."), Some("ana")]);
        let many = (0..250).map(|k| pair(PairList::Conflicts, &format!("Dee {k}")));
        let error = Matcher::default().solve(cohort(many)).unwrap_err();
        assert_eq!((error.all().count(), error.unlisted()), (100, 150));
        assert!(error.message().contains("250 findings"), "{error}");
    }

    #[test]
    fn what_is_doubtful_or_noted_stops_nothing_and_exclusions_without_effect_are_told() {
        let nobody = |text: &str| Unresolved::new(text.into(), UnresolvedReason::Nobody);
        let unknown = |list| Fact::PairUnresolved {
            list,
            pair: ("zed", "max").into(),
            references: vec![nobody("zed")],
        };
        let flag = Fact::FlagUnresolved { person: "max".into(), reference: nobody("zed") };
        let doubts = [
            unknown(PairList::Conflicts),
            unknown(PairList::History),
            flag,
            Fact::ChoiceSelf { person: "ana".into(), rank: 1 },
        ];
        let matching = Matcher::default().solve(cohort(doubts)).unwrap();
        let unchecked = matching.unchecked();
        assert_eq!((unchecked.stops().len(), unchecked.exclusions().len()), (0, 3));
        assert_eq!(matching.summary().exclusions_unknown(), 3);
        assert_eq!(unchecked.to_string().matches("without effect: ").count(), 3, "{unchecked}");
    }
}
