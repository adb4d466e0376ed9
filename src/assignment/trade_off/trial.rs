//! Tests: a service that goes on from an earlier one against one from the start.

use super::super::staged::trial::Luck;
use super::super::{Matrix, solve};
use super::goals::Goals;
use super::market::Market;
use super::serving::{Service, serve, serve_on};
use super::supported::worth;
use super::*;

fn goals(luck: &mut Luck) -> Goals {
    let (rows, columns) = (1 + luck.below(7), 1 + luck.below(7));
    let never = [0, 30][luck.below(2)];
    let allowed: Vec<bool> = (0..rows * columns).map(|_| !luck.per_cent(never)).collect();
    let size = [1, 3, 9][luck.below(3)];
    let capacities: Vec<u32> = (0..rows).map(|_| luck.below(4) as u32).collect();
    let [first, second] = [0, 1].map(|_| {
        let matrix = Matrix::from_fn(rows, columns, |i, j| {
            let points = luck.points(size);
            allowed[i * columns + j].then_some(points)
        });
        Problem::from_matrix(matrix).unwrap().with_capacities(capacities.clone()).unwrap()
    });
    Goals::new(&first, &second).unwrap()
}

#[test]
fn going_on_is_as_good_as_from_the_start() {
    let (mut better, mut ended, mut none) = (0, 0, 0);
    for seed in 0..3_000 {
        let mut luck = Luck::new(seed);
        let goals = goals(&mut luck);
        let weights = [1 + luck.below(3) as i64, 1 + luck.below(3) as i64];
        let best = solve(&goals.weighted(weights).unwrap()).unwrap();
        let market = Market::near(&goals, weights, best.prices(), 1 << 40).unwrap();
        let pick = market.pick(best.pairs()).unwrap();
        let mut last = Service::of(&market, &pick);
        let mut decided: Vec<(u32, bool)> = Vec::new();
        let value = |service: &Service| worth(weights, market.picked(service.arcs().to_vec()).value);
        while decided.len() < market.arcs() {
            let arc = luck.below(market.arcs()) as u32;
            if decided.iter().any(|&(other, _)| other == arc) {
                continue;
            }
            decided.push((arc, luck.per_cent(40)));
            let most = luck.below(12) as i128;
            let (cold, warm) =
                (serve(&market, weights, &decided), serve_on(&market, weights, &decided, &last, most));
            let loss = cold.as_ref().map(|cold| value(&last) - value(cold));
            match (loss, warm) {
                (Some(loss), Some(warm)) => {
                    assert_eq!(value(&last) - value(&warm), loss, "seed {seed}: {decided:?}");
                    for &(at, made) in &decided {
                        assert_eq!(warm.arcs().contains(&at), made, "seed {seed}");
                    }
                    better += usize::from(loss > 0);
                    last = warm;
                }
                (Some(loss), None) => {
                    assert!(loss > most, "seed {seed}: {loss} is no more than {most}");
                    ended += 1;
                    break;
                }
                (None, warm) => {
                    assert!(warm.is_none(), "seed {seed}");
                    none += 1;
                    break;
                }
            }
        }
    }
    assert!(better > 300 && ended > 100 && none > 300, "{better} with a loss, {ended} ended, {none} none");
}
