//! Scales that contradict the data.

use pairwright::{Cohort, Participant};

use super::{codes, lines, stops, told};

fn company(levels: [i32; 3]) -> Vec<Participant> {
    let boss = Participant::mentee("boss").with_level(levels[0]);
    let heads =
        (0..4).map(|k| Participant::mentee(format!("head{k}")).with_level(levels[1]).with_manager("boss"));
    let juniors = (0..12).map(|k| {
        Participant::mentor(format!("jun{k:02}")).with_level(levels[2]).with_manager(format!("head{}", k % 4))
    });
    [boss].into_iter().chain(heads).chain(juniors).collect()
}

#[test]
fn levels_that_count_downwards_stop() {
    let cohort = Cohort::new(company([1, 2, 5])).unwrap();
    assert_eq!(stops(&cohort), ["levels-reversed"]);
    assert!(
        told(&cohort)[0].contains("In 16 of 16 cases") && told(&cohort)[0].contains("1 seems to be the top")
    );
    let negative = Cohort::new(company([-9, -8, 0])).unwrap();
    assert_eq!(stops(&negative), ["levels-reversed"]);
    assert_eq!(stops(&Cohort::new(company([9, 5, 1])).unwrap()), [""; 0]);
    assert_eq!(stops(&Cohort::new(company([5, 5, 5])).unwrap()), [""; 0], "equal levels say nothing");
}

#[test]
fn the_organisation_says_as_much_and_a_few_slips_do_not() {
    let people = |levels: [i32; 4]| {
        let ids = ["a", "b", "c", "d"].into_iter().zip(levels);
        ids.map(|(id, level)| Participant::both(id).with_level(level))
    };
    let organisation = || lines(&[("a", ""), ("b", "a"), ("c", "b"), ("d", "c")]);
    let of = |levels| Cohort::builder().people(people(levels)).organisation(organisation()).build().unwrap();
    assert_eq!(stops(&of([1, 2, 3, 4])), ["levels-reversed"]);
    assert_eq!(stops(&of([1, 2, 2, 3])), [""; 0], "two cases are too few");
    assert_eq!(stops(&of([4, 3, 2, 3])), [""; 0], "one of three is a slip");
}

#[test]
fn personalities_on_another_scale_stop() {
    let of = |values: &[f64]| {
        let people = values.iter().enumerate();
        Cohort::new(people.map(|(k, value)| Participant::both(format!("p{k}x")).with_personality(*value)))
            .unwrap()
    };
    for (values, scale) in [
        (&[0.0, 0.5, 1.0][..], "0-1"),
        (&[1.0, 5.0, 3.0], "1-5"),
        (&[1.5, 7.0, 6.0, 2.0], "1-7"),
        (&[10.0, 2.0, 8.0], "1-10"),
    ] {
        let cohort = of(values);
        assert_eq!(stops(&cohort), ["personality-scale"], "{values:?}");
        assert!(
            told(&cohort)[0].contains(&format!("personality_scale = \"{scale}\"")),
            "{:?}",
            told(&cohort)
        );
    }
    for values in [&[1.0, 5.0][..], &[0.0, 0.0, 0.0], &[3.0, 11.0, 5.0]] {
        assert_eq!(stops(&of(values)), [""; 0], "{values:?}");
    }
}

#[test]
fn years_that_are_months_are_doubtful() {
    let of = |years: [f64; 3]| {
        let people = ["a", "b", "c"].into_iter().zip(years);
        codes(&Cohort::new(people.map(|(id, years)| Participant::both(id).with_tenure_years(years))).unwrap())
    };
    assert_eq!(of([96.0, 72.0, 6.0]), ["tenure-unit"]);
    assert_eq!(of([61.0, 30.0, 6.0]), [""; 0]);
}

#[test]
fn without_a_side_there_is_nobody_to_match() {
    for people in
        [vec![], vec![Participant::mentor("a"), Participant::mentor("b")], vec![Participant::mentee("a")]]
    {
        let cohort = Cohort::new(people).unwrap();
        assert_eq!(stops(&cohort), ["nobody"]);
    }
    assert_eq!(stops(&Cohort::new([Participant::both("a"), Participant::both("b")]).unwrap()), [""; 0]);
}
