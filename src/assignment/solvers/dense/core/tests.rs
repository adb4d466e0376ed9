//! What the core does where its caller did not see to everything.

use crate::assignment::model::sense::Sense;
use crate::assignment::solvers::dense::core;
use crate::assignment::solvers::dense::core::list_paths::{End, ListSearch};
use crate::assignment::solvers::dense::core::market::{Market, PARKED};
use crate::assignment::solvers::dense::costs::{ABSENT, Cells, Costs, FREE, Failure, Outcome};
use crate::assignment::solvers::dense::engine::Engine;
use crate::assignment::solvers::reporter::Reporter;
use crate::numbers::Numbers;
use crate::watch::guard::Guard;

/// The core tells of a shortage where there is one, and elsewhere finds what is as good as what the
/// engine finds; from nothing and from any start.
#[test]
fn a_shortage_is_told() {
    let mut shortages = 0;
    for seed in 0..600 {
        let mut numbers = Numbers::new(seed);
        let rows = numbers.below(30) + 1;
        let columns = rows + numbers.below(4);
        let (allowed, most) = (numbers.one_of(&[10, 20, 40, 80]), numbers.one_of(&[0, 1, 100, 1_000_000]));
        let cells: Vec<i32> = (0..rows * columns)
            .map(|_| if numbers.sometimes(allowed) { numbers.within(0..=most) } else { ABSENT })
            .collect();
        let sense = numbers.one_of(&[Sense::Maximise, Sense::Minimise]);
        let costs = Costs { rows, columns, cells: Cells::Stored(&cells), filler: &[], sense };
        let nobody = Guard::nobody();
        let watch = Reporter::new(&nobody, rows);
        let prices: Vec<i64> = (0..columns).map(|_| numbers.within(-most..=most).into()).collect();
        let pairs: Vec<u32> = (0..rows).map(|_| numbers.below(columns + 1) as u32).collect();
        let start = numbers.sometimes(50).then_some((&prices[..], &pairs[..]));
        let total = |found: Result<Outcome, Failure>| {
            assert!(matches!(found, Ok(_) | Err(Failure::Shortage)), "seed {seed}");
            let column_of_row = found.ok()?.column_of_row;
            let cost = |(i, &j): (usize, &u32)| costs.cost(i, j).map(i64::from);
            let total = column_of_row.iter().enumerate().take(rows).map(cost).sum::<Option<i64>>();
            assert!(total.is_some(), "seed {seed}: {column_of_row:?}");
            total
        };
        let best = total(Engine::default().solve(&costs, &watch));
        assert_eq!(total(core::solve(&costs, start, &watch)), best, "seed {seed}");
        shortages += u32::from(best.is_none());
    }
    assert!((200..500).contains(&shortages), "{shortages}");
}

/// Two rows could do better by five than they say: each time round, a search would get nearer. It
/// notices, changes nothing, and gets through once these rows are free.
#[test]
fn a_search_that_goes_astray_comes_back() {
    let nobody = Guard::nobody();
    let watch = Reporter::new(&nobody, 3);
    let mut market = Market::new(3, &[0, 0]);
    market.add(&[(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (2, 0, 0)]);
    market.park = vec![1000, 1000, 10];
    market.take(0, 0, 0);
    market.take(1, 1, 0);
    market.u[..2].fill(5);
    let (before, mut search) = (market.clone(), ListSearch::new(3));
    assert_eq!(market.serve(2, &mut search, &watch), End::Astray);
    assert_eq!((&market.w, &market.u, &market.column_of), (&before.w, &before.u, &before.column_of));

    let mut free = vec![2];
    market.release_off_their_best(0, &mut free);
    for i in free {
        assert_eq!(market.serve(i, &mut search, &watch), End::Served);
    }
    assert!(market.column_of[2] == PARKED && !market.column_of[..2].contains(&FREE));
}
