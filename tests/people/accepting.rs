//! Findings that a programme accepts, and the audit by severity.

use pairwright::people::{FindingKind, Severity};
use pairwright::policies::Mutual;
use pairwright::{Cohort, Participant, Programme};

#[test]
fn accepted_kinds_are_read_and_written_each_once_in_their_order() {
    let text =
        "accept = [\"manager-unresolved\", \"nobody\", \"choice-self\", \"nobody\"]\nmutual = \"forbid\"\n";
    let programme = Programme::from_toml(text).unwrap();
    let all = [FindingKind::Nobody, FindingKind::ManagerUnresolved, FindingKind::ChoiceSelf];
    assert_eq!(programme.accepted(), all);
    assert_eq!(programme.mutual(), Mutual::Forbid);
    let again = Programme::from_toml(&programme.to_toml().unwrap()).unwrap();
    assert_eq!(again, programme);
    let json = serde_json::to_string(&programme).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
    assert_eq!(Programme::default().accepting(all).accepting(all), Programme::default().accepting(all));

    // what is as usual is not written: files of before keep their bytes
    let usual = Programme::default().to_toml().unwrap();
    assert!(!usual.contains("accept") && !usual.contains("mutual"), "{usual}");
}

#[test]
fn a_kind_that_is_none_is_refused_by_name_and_line() {
    let text = "name = \"Spring\"\naccept = [\n  \"nobody\",\n  \"manager-unresolvd\",\n]\n";
    let error = Programme::from_toml(text).unwrap_err();
    assert!(error.is_programme() && error.to_string().contains("manager-unresolvd"), "{error}");
    assert_eq!(error.line(), Some(4), "{error}");
    for wrong in ["accept = \"nobody\"", "accept = [3]", "mutual = \"never\"", "accepts = [\"nobody\"]"] {
        let error = Programme::from_toml(wrong).unwrap_err();
        assert!(error.is_programme() && error.line() == Some(1), "{error}");
    }
}

#[test]
fn an_audit_is_told_by_severity_the_most_serious_first() {
    let zoe = Participant::mentor("zoe").with_choices(["zoe", "nil"]).with_acquaintance("nobody-known");
    let cohort =
        Cohort::builder().person(zoe).conflicts([("ana".into(), "zoe".into(), None)]).build().unwrap();
    let audit = cohort.audit();
    assert!(audit.findings().is_sorted() && !audit.is_clean());
    let all = [Severity::Stops, Severity::Doubtful, Severity::Note].map(|severity| audit.of(severity).len());
    assert_eq!(all.iter().sum::<usize>(), audit.findings().len());
    assert_eq!(audit.of(Severity::Stops), audit.stops());
    assert!(audit.stops().iter().any(|finding| finding.kind() == FindingKind::Nobody));
    let told = audit.to_string();
    let places = ["Stops the matching", "[nobody] (1)", "\nDoubtful", "[choice-self] (1)"];
    let places = places.map(|words| told.find(words).unwrap_or_else(|| panic!("{words}: {told}")));
    assert!(places.is_sorted(), "{told}");
    let empty = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")]).unwrap();
    assert!(empty.audit().is_clean() && empty.audit().stops().is_empty());
    assert_eq!(empty.audit().to_string(), "nothing found");
}
