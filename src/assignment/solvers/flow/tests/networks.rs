//! Random networks, kept as lists so that the tests can expand them into all pairs.

use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::outcome::{Flow, FlowOutcome};
use crate::numbers::Numbers;

/// What a random network is like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) sources: usize,
    pub(super) sinks: usize,
    pub(super) hubs: usize,
    /// In per cent of all pairs.
    pub(super) arcs: usize,
    pub(super) direct: usize,
    pub(super) bars: usize,
    /// In per cent of the people.
    pub(super) homeless: usize,
    pub(super) required: usize,
    /// Points of an arc are below.
    pub(super) points: i32,
    /// May points be negative?
    pub(super) signed: bool,
}

/// Its tail, the lines that it leaves out, and points.
type BlockArc = (usize, [u32; 2], i32);

/// A network in parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) hubs: usize,
    pub(super) arcs: Vec<(usize, usize, i32)>,
    /// By hub: the lines it stands in.
    pub(super) lines: Vec<[u32; 2]>,
    /// Heads, and arcs to all of them but those in some lines.
    pub(super) blocks: Vec<(Vec<usize>, Vec<BlockArc>)>,
    pub(super) sources: Vec<Option<usize>>,
    pub(super) sinks: Vec<Option<usize>>,
    pub(super) direct: Vec<(usize, usize, i32)>,
    pub(super) bars: Vec<(usize, usize)>,
    pub(super) source_required: Vec<bool>,
    pub(super) sink_required: Vec<bool>,
}

impl Parts {
    pub(super) fn random(seed: u64, kind: Kind) -> Self {
        let numbers = &mut Numbers::new(seed);
        let points = |numbers: &mut Numbers| {
            let points = numbers.below(kind.points.unsigned_abs() as usize) as i32;
            if kind.signed && numbers.sometimes(50) { -points } else { points }
        };
        let home = |numbers: &mut Numbers| {
            let none = kind.hubs == 0 || numbers.sometimes(kind.homeless);
            let hub = numbers.below(kind.hubs);
            (!none).then_some(hub)
        };
        let mut parts = Self { hubs: kind.hubs, ..Self::default() };
        for tail in 0..kind.hubs {
            for head in tail + 1..kind.hubs {
                if numbers.sometimes(kind.arcs) {
                    parts.arcs.push((tail, head, points(numbers)));
                }
            }
        }
        // hubs from here on may be heads of a block, hubs before may lead there
        let middle = numbers.below(kind.hubs + 1);
        let two_lines =
            |numbers: &mut Numbers| [(); 2].map(|()| [0, 1, 2, FlowNetwork::NO_LINE][numbers.below(4)]);
        parts.lines = (0..kind.hubs).map(|_| two_lines(numbers)).collect();
        for _ in 0..numbers.below(4) {
            let heads: Vec<usize> = (middle..kind.hubs).filter(|_| numbers.sometimes(70)).collect();
            if heads.is_empty() {
                continue;
            }
            let mut arcs = Vec::new();
            for tail in 0..middle {
                if numbers.sometimes(50) {
                    arcs.push((tail, two_lines(numbers), points(numbers)));
                }
            }
            parts.blocks.push((heads, arcs));
        }
        parts.sources = (0..kind.sources).map(|_| home(numbers)).collect();
        parts.sinks = (0..kind.sinks).map(|_| home(numbers)).collect();
        parts.source_required = (0..kind.sources).map(|_| numbers.sometimes(kind.required)).collect();
        parts.sink_required = (0..kind.sinks).map(|_| numbers.sometimes(kind.required)).collect();
        for source in 0..kind.sources {
            for sink in 0..kind.sinks {
                while numbers.sometimes(kind.direct) {
                    parts.direct.push((source, sink, points(numbers)));
                }
                if numbers.sometimes(kind.bars) {
                    parts.bars.push((source, sink));
                }
            }
        }
        parts
    }

    /// Of any kind, with up to so many people a side.
    pub(super) fn any(seed: u64, most: usize) -> Self {
        let numbers = &mut Numbers::new(seed ^ 0x5eed);
        let sources = numbers.below(most + 1);
        let kind = Kind {
            sources,
            sinks: if numbers.sometimes(40) { sources } else { numbers.below(most + 1) },
            hubs: numbers.below(8),
            arcs: [15, 40, 90][numbers.below(3)],
            direct: [0, 10, 40][numbers.below(3)],
            bars: [0, 10, 40, 80][numbers.below(4)],
            homeless: [0, 20][numbers.below(2)],
            required: [0, 0, 30][numbers.below(3)],
            points: [4, 4, 100, 1_000_000_000, i32::MAX][numbers.below(5)],
            signed: numbers.sometimes(50),
        };
        Self::random(seed, kind)
    }

    /// All arcs, those to blocks one by one.
    pub(super) fn all_arcs(&self) -> Vec<(usize, usize, i32)> {
        let mut all = self.arcs.clone();
        for (heads, arcs) in &self.blocks {
            for &(tail, except, points) in arcs {
                let meets = |head: usize, k: usize| {
                    except[k] != FlowNetwork::NO_LINE && self.lines[head][k] == except[k]
                };
                let heads = heads.iter().filter(|&&head| !meets(head, 0) && !meets(head, 1));
                all.extend(heads.map(|&head| (tail, head, points)));
            }
        }
        all
    }

    pub(super) fn network(&self) -> FlowNetwork {
        let mut network = FlowNetwork::new(self.hubs);
        for &(tail, head, points) in &self.arcs {
            network.add_arc(tail, head, points).expect("forwards");
        }
        for (hub, &lines) in self.lines.iter().enumerate() {
            network.stand_in(hub, lines).expect("a hub");
        }
        for (heads, arcs) in &self.blocks {
            let block = network.add_block(heads.iter().copied()).expect("hubs");
            for &(tail, except, points) in arcs {
                network.add_block_arc(tail, block, except, points).expect("forwards");
            }
        }
        for (i, (&hub, &required)) in self.sources.iter().zip(&self.source_required).enumerate() {
            assert_eq!(network.add_source(hub).expect("a hub"), i);
            if required {
                network.require_source(i).expect("just added");
            }
        }
        for (j, (&hub, &required)) in self.sinks.iter().zip(&self.sink_required).enumerate() {
            assert_eq!(network.add_sink(hub).expect("a hub"), j);
            if required {
                network.require_sink(j).expect("just added");
            }
        }
        for &(source, sink, points) in &self.direct {
            network.add_direct(source, sink, points).expect("both exist");
        }
        for &(source, sink) in &self.bars {
            network.bar(source, sink).expect("both exist");
        }
        network
    }

    /// The points of all pairs, by source; none where they cannot be paired.
    pub(super) fn pairs(&self) -> Vec<Vec<Option<i64>>> {
        let arcs = self.all_arcs();
        let mut way = vec![vec![None; self.hubs]; self.hubs];
        for (from, way) in way.iter_mut().enumerate() {
            way[from] = Some(0);
            for at in from..self.hubs {
                let Some(sum) = way[at] else { continue };
                for &(_, head, points) in arcs.iter().filter(|arc| arc.0 == at) {
                    way[head] = way[head].max(Some(sum + i64::from(points)));
                }
            }
        }
        let mut pairs: Vec<Vec<Option<i64>>> =
            self.sources.iter().map(|&from| self.sinks.iter().map(|&to| way[from?][to?]).collect()).collect();
        for &(source, sink) in &self.bars {
            pairs[source][sink] = None;
        }
        for &(source, sink, points) in &self.direct {
            pairs[source][sink] = pairs[source][sink].max(Some(points.into()));
        }
        pairs
    }
}

/// The flow of a run that nobody could stop; none when the required cannot be served.
pub(super) fn solved(network: &FlowNetwork) -> Option<Flow> {
    match network.run().finish() {
        Ok(report) => Some(flow(report.into_outcome())),
        Err(error) => {
            assert!(error.is_problem() && error.message().contains("required"), "{error}");
            None
        }
    }
}

pub(super) fn flow(outcome: FlowOutcome) -> Flow {
    let FlowOutcome::Solved(flow) = outcome else { panic!("nobody cancelled") };
    flow
}

/// Checks a flow and its proof against all pairs. Returns how many pairs it has, and their total.
pub(super) fn certified(parts: &Parts, flow: &Flow) -> (usize, i64) {
    let pairs = parts.pairs();
    let (u, v) = (flow.source_prices(), flow.sink_prices());
    let (row_cover, column_cover) = (flow.source_cover(), flow.sink_cover());
    let mut owner = vec![None; parts.sinks.len()];
    let (mut count, mut total) = (0, 0);
    for i in 0..parts.sources.len() {
        if let Some(j) = flow.partner(i) {
            assert_eq!(owner[j].replace(i), None, "sink {j} twice");
            let points = pairs[i][j].expect("a possible pair");
            assert_eq!(u[i] + v[j], points, "pair {i} {j} is tight");
            assert_ne!(row_cover[i], column_cover[j], "one end in the cover");
            count += 1;
            total += points;
        } else {
            assert!(!parts.source_required[i] && !row_cover[i] && u[i] == 0, "source {i} left");
        }
        assert!(row_cover[i] || parts.source_required[i] || u[i] >= 0, "source {i}: {}", u[i]);
        for (j, points) in pairs[i].iter().enumerate() {
            let Some(points) = points else { continue };
            assert!(row_cover[i] || column_cover[j], "pair {i} {j} is not covered");
            assert!(row_cover[i] == column_cover[j] || u[i] + v[j] >= *points, "pair {i} {j} is better");
        }
    }
    for j in 0..parts.sinks.len() {
        assert!(column_cover[j] || parts.sink_required[j] || v[j] >= 0, "sink {j}: {}", v[j]);
        if owner[j].is_none() {
            assert!(!parts.sink_required[j] && !column_cover[j] && v[j] == 0, "sink {j} left");
        }
    }
    let covered = row_cover.iter().chain(column_cover).filter(|&&covered| covered).count();
    assert_eq!(count, covered, "as many pairs as places of the cover");
    assert_eq!(u.iter().chain(v).sum::<i64>(), total);
    assert_eq!(flow.total(), total);
    (count, total)
}

/// By trying everything: the most pairs that serve all required, and their best total.
pub(super) fn exhaustive(parts: &Parts) -> Option<(usize, i64)> {
    let mut taken = vec![false; parts.sinks.len()];
    try_from(parts, &parts.pairs(), 0, &mut taken)
}

fn try_from(parts: &Parts, pairs: &[Vec<Option<i64>>], i: usize, taken: &mut [bool]) -> Option<(usize, i64)> {
    if i == pairs.len() {
        let served = taken.iter().zip(&parts.sink_required).all(|(&taken, &required)| taken || !required);
        return served.then_some((0, 0));
    }
    let mut best = if parts.source_required[i] { None } else { try_from(parts, pairs, i + 1, taken) };
    for (j, points) in pairs[i].iter().enumerate() {
        let Some(points) = points.filter(|_| !taken[j]) else { continue };
        taken[j] = true;
        let rest = try_from(parts, pairs, i + 1, taken);
        taken[j] = false;
        best = best.max(rest.map(|(count, total)| (count + 1, total + points)));
    }
    best
}
