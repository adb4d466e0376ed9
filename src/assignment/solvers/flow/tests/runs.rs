//! Runs: where they start, who stops them, what they refuse.

use std::ops::ControlFlow;

use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::outcome::FlowOutcome;
use crate::assignment::solvers::flow::tests::networks::{Kind, Parts, certified, flow, solved};
use crate::assignment::solvers::statistics::Phase;
use crate::error::Error;
use crate::numbers::Numbers;
use crate::progress::PhaseKind;
use crate::progress::Progress;
use crate::watch::guard::Guard;

#[test]
fn any_start_leads_to_the_same_value() {
    for seed in 0..300 {
        let parts = Parts::any(seed, 20);
        let network = parts.network();
        let Some(best) = solved(&network) else { continue };
        let numbers = &mut Numbers::new(seed);
        let wild = [3, 1000, usize::MAX][numbers.below(3)];
        let random: Vec<i64> =
            (0..numbers.below(30)).map(|_| ((numbers.bits() >> 20) as usize % wild) as i64 - 500).collect();
        let extreme = vec![i64::MIN; parts.sinks.len()];
        for start in [best.sink_prices(), &random, &extreme] {
            let again = network.run().start_from(start).finish().expect("the same problem");
            let again = flow(again.into_outcome());
            assert_eq!(certified(&parts, &again), certified(&parts, &best), "seed {seed}");
        }
    }
}

#[test]
fn the_order_of_people_does_not_matter() {
    for seed in 0..300 {
        let parts = Parts::any(seed, 20);
        let mut turned = parts.clone();
        let (m, n) = (parts.sources.len(), parts.sinks.len());
        turned.sources.reverse();
        turned.sinks.reverse();
        turned.source_required.reverse();
        turned.sink_required.reverse();
        turned.direct.iter_mut().for_each(|direct| {
            direct.0 = m - 1 - direct.0;
            direct.1 = n - 1 - direct.1;
        });
        turned.bars.iter_mut().for_each(|bar| *bar = (m - 1 - bar.0, n - 1 - bar.1));
        let (one, two) = (solved(&parts.network()), solved(&turned.network()));
        assert_eq!(
            one.as_ref().map(|flow| certified(&parts, flow)),
            two.map(|flow| certified(&turned, &flow)),
            "seed {seed}"
        );
        assert_eq!(one, solved(&parts.network()), "seed {seed}");
    }
}

#[test]
fn a_watch_may_stop_at_any_time() {
    let mut stopped = 0;
    for seed in 0..60 {
        let parts = Parts::any(seed, 30);
        let network = parts.network();
        let Some(best) = solved(&network) else { continue };
        for last in 0..40 {
            let mut calls = 0;
            let mut watch = |progress: &Progress| {
                assert!(progress.unserved() <= progress.of());
                calls += 1;
                if calls > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let report = network.run().attempt(&Guard::borrowed(&mut watch));
            let report = report.map_err(Error::from).expect("a fine problem");
            let FlowOutcome::Cancelled(prices) = report.into_outcome() else { break };
            stopped += 1;
            assert_eq!(prices.len(), parts.sinks.len());
            let report = network.run().start_from(&prices).finish().expect("a fine problem");
            assert_eq!(certified(&parts, &flow(report.into_outcome())), certified(&parts, &best));
        }
    }
    assert!(stopped > 100, "{stopped}");
}

#[test]
fn statistics_count_the_work() {
    let kind = Kind {
        sources: 30,
        sinks: 40,
        hubs: 5,
        arcs: 90,
        direct: 10,
        bars: 10,
        homeless: 0,
        required: 0,
        points: 100,
        signed: false,
    };
    let network = Parts::random(1, kind).network();
    let report = network.run().finish().expect("a fine problem");
    let statistics = report.statistics();
    assert!(statistics.bids() > 0 && !statistics.phases().is_empty());
}

#[test]
fn who_has_no_way_costs_no_attempt() {
    let n = 50;
    // Hub 1 leads to hub 2, hub 3 to nowhere; nobody comes to hub 0.
    let mut parts = Parts {
        hubs: 4,
        arcs: vec![(1, 2, 7), (1, 3, 1), (0, 2, 2)],
        sources: (0..n).map(|i| [Some(1), Some(3), None][i % 3]).collect(),
        sinks: (0..n).map(|j| [Some(2), Some(0), None][j % 3]).collect(),
        source_required: vec![false; n],
        sink_required: vec![false; n],
        direct: vec![(2, 1, 3)],
        ..Parts::default()
    };
    let report = parts.network().run().finish().expect("a fine problem");
    let matching = |phase: &Phase| phase.kind() == PhaseKind::Matching;
    assert!(!report.statistics().phases().iter().any(matching), "nobody looks for a cover");
    assert_eq!(certified(&parts, &flow(report.into_outcome())), (18, 17 * 7 + 3));
    parts.source_required[1] = true;
    assert_eq!(solved(&parts.network()), None);
    parts.source_required[1] = false;
    parts.sink_required[4] = true;
    assert_eq!(solved(&parts.network()), None);
}

#[test]
fn nonsense_is_refused() {
    let mut network = FlowNetwork::new(2);
    assert!(network.add_arc(1, 0, 1).is_err());
    assert!(network.add_arc(1, 1, 1).is_err());
    assert!(network.add_arc(0, 2, 1).is_err());
    assert!(network.add_source(Some(2)).is_err());
    assert!(network.add_sink(Some(usize::MAX)).is_err());
    assert!(network.add_direct(0, 0, 1).is_err());
    assert!(network.bar(0, 0).is_err());
    assert!(network.require_source(0).is_err());
    assert!(network.require_sink(0).is_err());
    assert_eq!((network.sources(), network.sinks(), network.hubs()), (0, 0, 2));
    let report = network.run().finish().expect("nobody there");
    assert_eq!(flow(report.into_outcome()).total(), 0);
    assert!(FlowNetwork::new(usize::MAX).run().finish().is_err_and(|error| error.is_memory()));
}

#[test]
fn ways_may_be_long_but_not_too_long() {
    let chain = |hubs: usize, points: i32| {
        let mut network = FlowNetwork::new(hubs);
        (1..hubs).for_each(|hub| network.add_arc(hub - 1, hub, points).expect("forwards"));
        network.add_source(Some(0)).expect("a hub");
        network.add_sink(Some(hubs - 1)).expect("a hub");
        network.add_sink(None).expect("no hub");
        network
    };
    let best = solved(&chain(100_000, i32::MAX)).expect("nobody is required");
    assert_eq!(best.total(), 99_999 * i64::from(i32::MAX));
    let many = chain(1 << 24, i32::MIN);
    assert!(many.run().finish().is_err_and(|error| error.is_problem()));
}
