//! Cases that one can follow by hand, refusals, words, and what is stored.

use pairwright::assignment::{
    FairAssignment, FairCertificate, FairnessPrice, Frontier, Matrix, Objective, Precedence, Problem, Sense,
    Violation, check, check_fair, frontier, solve_for,
};

pub(crate) const OBJECTIVES: [Objective; 5] = [
    Objective::MostPoints,
    Objective::BestWorstPair,
    Objective::Leximin,
    Objective::Floor { points: 2, first: Precedence::Participation },
    Objective::Floor { points: 2, first: Precedence::Quality },
];

fn of(rows: usize, columns: usize, cells: &[i32]) -> Problem {
    Problem::from_matrix(Matrix::from_vec(rows, columns, cells.to_vec()).unwrap()).unwrap()
}

/// The diagonal has the most points. A worst pair of 3 is possible, with 3 for one more and 8, or, more
/// evenly, with 4 and 5.
const SQUARE: [i32; 9] = [
    2, 3, 4, //
    3, 9, 6, //
    1, 5, 8,
];

#[test]
fn three_objectives_three_answers() {
    let problem = of(3, 3, &SQUARE);
    let scores = |objective| solve_for(&problem, objective).unwrap().scores().to_vec();
    assert_eq!(scores(Objective::MostPoints), [2, 8, 9]);
    assert_eq!(scores(Objective::BestWorstPair), [3, 3, 8]);
    assert_eq!(scores(Objective::Leximin), [3, 4, 5]);
    let points = frontier(&problem).unwrap();
    let points: Vec<_> = points.points().iter().map(|p| (p.worst(), p.total())).collect();
    assert_eq!(points, [(2, 19), (3, 14)]);
}

/// For costs the worst pair is the dearest one.
#[test]
fn costs_are_points_turned_around() {
    let problem = of(3, 3, &SQUARE.map(|score| -score)).with_sense(Sense::Minimise);
    for objective in OBJECTIVES {
        let objective = match objective {
            Objective::Floor { points, first } => Objective::Floor { points: -points, first },
            other => other,
        };
        let costs = solve_for(&problem, objective).unwrap();
        assert_eq!(check_fair(&problem, &costs).unwrap().total(), costs.total());
        if objective == Objective::Leximin {
            assert_eq!(costs.scores(), [-3, -4, -5]);
        }
    }
}

/// Only one of two can have the good row; the other one has 0 or less.
#[test]
fn a_floor_gives_way_or_the_pair_does() {
    let problem = of(2, 2, &[9, 5, 0, -5]);
    let floor = |first| solve_for(&problem, Objective::Floor { points: 1, first }).unwrap();
    assert_eq!(floor(Precedence::Participation).scores(), [0, 5]);
    assert_eq!(floor(Precedence::Quality).scores(), [9]);
    // the floor decides even where that costs points
    let floor = |points| Objective::Floor { points, first: Precedence::Participation };
    assert_eq!(solve_for(&problem, floor(9)).unwrap().scores(), [-5, 9]);
}

/// Who stands in the way: the only good mentor.
#[test]
fn a_bottleneck_has_a_name() {
    let problem = of(3, 2, &[9, 8, 1, 2, 3, 1]);
    let fair = solve_for(&problem, Objective::BestWorstPair).unwrap();
    assert_eq!(fair.scores(), [3, 8]);
    let bottleneck = fair.bottleneck().unwrap();
    assert_eq!((bottleneck.rows(), bottleneck.columns()), (&[true, false, false][..], &[false, false][..]));
}

#[test]
fn the_plain_assignment_tells_the_price() {
    let problem = of(3, 3, &SQUARE);
    let fair = solve_for(&problem, Objective::Leximin).unwrap();
    let Err(Violation::Gap { bound, total, .. }) = check(&problem, fair.assignment()) else {
        panic!("it has fewer points")
    };
    assert_eq!((bound, total), (19, 12));
    let proof = check_fair(&problem, &fair).unwrap();
    assert_eq!(
        proof.to_string(),
        "proven best for every worst pair as good as possible, one after another: 3 pairs with a total of \
         12, the worst one with 3 (no total beyond 19 is possible)"
    );
    let most = solve_for(&problem, Objective::MostPoints).unwrap();
    let price = FairnessPrice::between(&most, &fair).unwrap();
    assert_eq!(price.to_string(), "worst pair 2 -> 3 for 36.8 % of the total");
    assert_eq!((price.worst(), price.total()), ((2, 3), (19, 12)));
}

#[test]
fn prices_are_rounded_half_up() {
    let tenths = |before, after| FairnessPrice::new((0, before), (0, after)).tenths_of_a_per_cent();
    assert_eq!(tenths(2_000, 1_999), Some(1)); // 0.05 %
    assert_eq!(tenths(2_001, 2_000), Some(0));
    assert_eq!(tenths(-1_000, -1_032), Some(32));
    assert_eq!(tenths(i64::MAX, i64::MIN), Some(2_000));
    assert_eq!(tenths(0, -3), None);
    assert_eq!(
        FairnessPrice::new((-1, 0), (2, -3)).to_string(),
        "worst pair -1 -> 2 for a total of -3 instead of 0"
    );
}

/// A level that no search can avoid lists prices; a score that nobody has is not mentioned.
#[test]
fn a_certificate_names_the_scores_that_are_made() {
    let problem = of(3, 3, &SQUARE);
    let fair = solve_for(&problem, Objective::Leximin).unwrap();
    let FairCertificate::Leximin { levels } = fair.certificate() else { panic!("of another objective") };
    let made: Vec<_> = levels.iter().map(|level| (level.score(), level.pairs())).collect();
    assert_eq!(made, [(3, 1), (4, 1), (5, 1)]);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let problem = of(3, 3, &SQUARE);
    let with = problem.with_minimums(vec![1, 0, 0]).unwrap();
    for objective in OBJECTIVES {
        let found = solve_for(&with, objective);
        assert_eq!(found.is_ok(), objective == Objective::MostPoints, "{objective}");
        assert!(found.map_or_else(|error| error.is_problem(), |_| true));
    }
    assert!(frontier(&with).unwrap_err().is_problem());
    let wide = of(2, 2, &[i32::MAX, 1, 0, -i32::MAX]);
    let floor = |points, first| solve_for(&wide, Objective::Floor { points, first });
    let error = floor(5, Precedence::Participation).unwrap_err();
    assert!(error.is_problem() && error.value() == Some("5"), "{error}");
    assert_eq!(floor(5, Precedence::Quality).unwrap().scores(), [i32::MAX]);
    assert_eq!(solve_for(&wide, Objective::Leximin).unwrap().scores(), [0, 1]);
}

#[test]
fn answers_and_objectives_are_stored() {
    let problem = of(3, 3, &SQUARE);
    for objective in OBJECTIVES {
        let fair = solve_for(&problem, objective).unwrap();
        let text = serde_json::to_string(&fair).unwrap();
        let back: FairAssignment = serde_json::from_str(&text).unwrap();
        assert_eq!(back, fair);
        assert_eq!(check_fair(&problem, &back).unwrap().total(), fair.total());
    }
    let all = frontier(&problem).unwrap();
    let back: Frontier = serde_json::from_str(&serde_json::to_string(&all).unwrap()).unwrap();
    assert_eq!(back, all);
    let stored = |objective| serde_json::to_string(&objective).unwrap();
    assert_eq!(stored(OBJECTIVES[1]), r#""best-worst-pair""#);
    assert_eq!(stored(OBJECTIVES[4]), r#"{"floor":{"points":2,"first":"quality"}}"#);
}
