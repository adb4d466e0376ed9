//! The words of a form: every enum that one holds reads what it prints.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use pairwright::assignment::{Precedence, Sense, Side};
use pairwright::people::{Duration, Format, Severity, Silo};
use pairwright::policies::{ChoiceRule, Consent, Depth, Even, Junior, Mutual, Rule, Unknown, Waiting};
use pairwright::rules::{AskedBy, IfUnknown};
use pairwright::season::{NoAnswer, Party, Reply};
use pairwright::what_if::Goal;
use pairwright::{Error, Focus, Importance, Objective, Role, Sparing};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is printed is read again, in capitals as well; nonsense is refused with its value.
fn reads<T: FromStr<Err = Error> + Display + Debug + PartialEq>(values: &[T]) {
    for value in values {
        let word = value.to_string();
        assert!(!word.is_empty(), "{value:?}");
        assert_eq!(word.parse::<T>().unwrap(), *value, "{word}");
    }
    for nonsense in ["", "nonsense", "points:", "points:9:9", ":", "nonsense:3"] {
        let error = nonsense.parse::<T>().unwrap_err();
        assert_eq!(error.value(), Some(nonsense), "{error}");
        assert!(error.is_input() || error.is_programme(), "{error}");
    }
}

/// The same, and serde writes that word.
fn reads_serde<T: FromStr<Err = Error> + Display + Debug + PartialEq + Serialize + DeserializeOwned>(
    values: &[T],
) {
    reads(values);
    for value in values {
        let word = value.to_string();
        assert_eq!(serde_json::to_value(value).unwrap(), serde_json::json!(word));
        assert_eq!(format!(" {} ", word.to_uppercase()).parse::<T>().unwrap(), *value);
        assert_eq!(format!("{value:>30}").len(), 30, "the width counts");
    }
}

#[test]
fn every_enum_of_a_form_reads_what_it_prints() {
    reads_serde(&[Role::Mentor, Role::Mentee, Role::Both]);
    reads_serde(&Duration::ALL);
    reads_serde(&Format::ALL);
    reads_serde(&Focus::ALL);
    reads_serde(&[ChoiceRule::Ignore, ChoiceRule::Prefer, ChoiceRule::Require]);
    reads_serde(&[Consent::Mentee, Consent::Mentor, Consent::Both, Consent::Either]);
    reads_serde(&[Depth::DirectManager, Depth::SkipLevel, Depth::WholeLine]);
    reads_serde(&[Junior::Level, Junior::Tenure, Junior::Either, Junior::Both]);
    reads_serde(&[Mutual::Allow, Mutual::Forbid]);
    reads_serde(&[Unknown::Average, Unknown::Half]);
    reads_serde(&[AskedBy::Mentor, AskedBy::Mentee, AskedBy::Either]);
    reads_serde(&[IfUnknown::Average, IfUnknown::Allow, IfUnknown::Forbid]);
    reads_serde(&[NoAnswer::Waits, NoAnswer::Agrees]);
    reads_serde(&[Precedence::Participation, Precedence::Quality]);
    reads_serde(&[Sense::Maximise, Sense::Minimise]);
    reads_serde(&[Side::Rows, Side::Columns]);
    reads_serde(&[Severity::Stops, Severity::Doubtful, Severity::Note]);
    reads(&[Reply::Accept, Reply::Decline, Reply::Leave]);
    reads(&[Party::Mentor, Party::Mentee, Party::Coordinator]);
    reads(&Importance::ALL);
    reads(&Silo::ALL);
}

#[test]
fn values_stand_behind_a_colon() {
    reads(&[Even::Ignore, Even::First, Even::Points(50)]);
    reads(&[Waiting::Ignore, Waiting::First, Waiting::Points(200)]);
    reads(&[Rule::Forbid, Rule::Allow, Rule::Penalise(300)]);
    reads(&[Sparing::Nobody, Sparing::Price(50), Sparing::AtMost(3)]);
    let floor = Objective::Floor { points: 20, first: Precedence::Participation };
    for objective in [Objective::MostPoints, Objective::BestWorstPair, Objective::Leximin, floor] {
        assert_eq!(objective.to_string().parse::<Objective>().unwrap(), objective);
    }
    assert_eq!("different:department".parse::<Goal>().unwrap(), Goal::Different(Silo::Department));
    assert_eq!("criterion:skills".parse::<Goal>().unwrap(), Goal::Criterion("skills".into()));
    let error = "points".parse::<Even>().unwrap_err();
    assert!(error.to_string().contains("points:VALUE"), "{error}");
}

#[test]
fn a_party_is_read_as_it_is_printed_and_as_serde_writes_it() {
    for (word, party) in
        [("mentor", Party::Mentor), ("the mentor", Party::Mentor), (" Mentee ", Party::Mentee)]
    {
        assert_eq!(word.parse::<Party>().unwrap(), party, "{word}");
    }
}
