//! S14: who waited in earlier cohorts.

use pairwright::Participant;
use pairwright::policies::Waiting;

use super::{first, matched, mentee, mentor, points};

fn mia() -> Participant {
    Participant::mentee("mia")
}

#[test]
fn s14_each_cohort_waited_gives_points() {
    let of = |rule, mentee| points(first().with_waiting(rule), mentor(), mentee);
    for waited in [0, 1, 2, 17, 1000] {
        let points = i32::try_from(waited).unwrap();
        assert_eq!(of(Waiting::Points(200), mentee().with_waited(waited)), Some(200 * points));
        assert_eq!(of(Waiting::Points(1_000_000), mentee().with_waited(waited)), Some(1_000_000 * points));
        for silent in [Waiting::Points(0), Waiting::Ignore, Waiting::First] {
            assert_eq!(of(silent, mentee().with_waited(waited)), Some(0), "{silent:?}");
        }
    }
    assert_eq!(of(Waiting::default(), mentee()), Some(0));
    let waited = points(first(), mentor().with_waited(3), mentee());
    assert_eq!(waited, Some(0), "a mentor's waiting is not looked at");
}

#[test]
fn s14_who_waited_is_served_before_a_better_match() {
    let people = || [mentor(), mentee().with_choices(["ana"]), mia().with_waited(3)];
    let served = |rule| {
        let matching = matched(first().with_waiting(rule), people());
        matching.pairs()[0].mentee().as_str().to_owned()
    };
    assert_eq!(served(Waiting::Points(200)), "mia", "600 points against 400");
    assert_eq!(served(Waiting::Points(100)), "max", "300 points against 400");
    assert_eq!(served(Waiting::Ignore), "max");
}

#[test]
fn s14_the_coordinator_reads_how_long() {
    let people = [mentor(), Participant::mentor("ben"), mentee().with_waited(2), mia().with_waited(1)];
    let matching = matched(first(), people);
    let told = |mentee| matching.explain("ana", mentee).unwrap().to_string();
    assert_eq!(
        told("max"),
        "ana mentors max: 400 points, fit 100 of 100\n   +400  the mentee waited 2 cohorts\n"
    );
    assert_eq!(
        told("mia"),
        "ana mentors mia: 200 points, fit 100 of 100\n   +200  the mentee waited 1 cohort\n"
    );
}
