//! What the types promise.

use std::fmt::Debug;

use pairwright::assignment::{
    Assignment, Dense, Outcome, Partial, Phase, PhaseKind, Prices, Problem, Progress, Run, RunReport,
    Session, Solver, Statistics, Watch,
};

use super::classes::Class;
use crate::numbers::Numbers;

fn is_value<T: Send + Sync + Debug + Clone>() {}
fn is_debug<T: Debug>() {}
fn is_plain<T: Copy + Eq>() {}

/// Fails when it is compiled, or not at all.
#[test]
fn types_can_be_kept_sent_and_shown() {
    is_value::<Dense>();
    is_value::<Session>();
    is_value::<Partial>();
    is_value::<Outcome>();
    is_value::<RunReport>();
    is_value::<Statistics>();
    is_value::<Phase>();
    is_value::<PhaseKind>();
    is_value::<Progress>();
    is_value::<Problem>();
    is_value::<Assignment>();
    is_value::<Prices>();
    is_debug::<Run<'_>>();
    is_plain::<Phase>();
    is_plain::<Progress>();
    let _: Option<&mut dyn Watch> = None;
    let _: Box<dyn Solver> = Box::new(Dense);
}

fn some_partial() -> (Problem, Partial) {
    let problem = Class::Hundred.any_problem(6, 8, &mut Numbers::new(371));
    let found = Dense.solve(&problem).unwrap();
    (problem, Partial::from(&found))
}

#[test]
fn a_partial_is_written_and_read() {
    let (_, partial) = some_partial();
    let text = serde_json::to_string(&partial).unwrap();
    assert_eq!(serde_json::from_str::<Partial>(&text).unwrap(), partial);

    let value = serde_json::to_value(&partial).unwrap();
    for place in ["", "/prices"] {
        let mut more = value.clone();
        let fields = more.pointer_mut(place).and_then(|fields| fields.as_object_mut()).unwrap();
        fields.insert("speed".into(), 1.into());
        let error = serde_json::from_value::<Partial>(more).unwrap_err().to_string();
        assert!(error.contains("unknown field `speed`"), "{error}");
    }
    let mut less = value;
    less.as_object_mut().unwrap().remove("pairs");
    assert!(serde_json::from_value::<Partial>(less).is_err());
}

#[test]
fn statistics_are_written_with_names() {
    let (problem, _) = some_partial();
    let report = Dense.run(&problem).finish().unwrap();
    let value = serde_json::to_value(report.statistics()).unwrap();
    assert_eq!(value["row_scans"], report.statistics().row_scans());
    assert_eq!(value["phases"][0]["kind"], "reduction");
    assert_eq!(value["phases"][0]["epsilon"], 0);
}

#[test]
fn a_run_can_be_shown() {
    let (problem, partial) = some_partial();
    let mut watch = |_: &Progress| std::ops::ControlFlow::Continue(());
    let run = Dense.run(&problem).start_from(&partial).watch(&mut watch);
    let text = format!("{run:?}");
    assert!(text.contains("watched: true") && text.contains("pairs"), "{text}");
    assert_eq!(Dense.name(), "dense");
}
