//! S12: how many mentees a mentor must get.

use pairwright::policies::Workload;
use pairwright::{Matching, Participant};

use super::{first, matched, mentor};

fn served(matching: &Matching, mentor: &str) -> usize {
    matching.partners(mentor).len()
}

/// Zoe is everybody's first choice, so without a minimum ana gets nobody.
fn people(ana: Participant) -> Vec<Participant> {
    let wants_zoe = |id| Participant::mentee(id).with_choices(["zoe"]);
    let zoe = Participant::mentor("zoe").with_capacity(4).with_minimum(0);
    vec![ana, zoe, wants_zoe("m1"), wants_zoe("m2"), wants_zoe("m3")]
}

#[test]
fn s12_a_mentor_gets_at_least_the_stated_minimum() {
    let of = |ana| {
        let matching = matched(first(), people(ana));
        assert_eq!(matching.pairs().len(), 3);
        (served(&matching, "ana"), served(&matching, "zoe"), matching.points())
    };
    let ana = || mentor().with_capacity(3);
    assert_eq!(of(ana()), (0, 3, 1200));
    assert_eq!(of(ana().with_minimum(0)), (0, 3, 1200));
    assert_eq!(of(ana().with_minimum(1)), (1, 2, 800));
    assert_eq!(of(ana().with_minimum(2)), (2, 1, 400));
    assert_eq!(of(ana().with_minimum(3)), (3, 0, 0));
}

#[test]
fn s12_the_programme_may_set_a_minimum_and_the_capacity_limits_it() {
    let of = |workload, ana| {
        let matching = matched(first().with_workload(workload), people(ana));
        assert_eq!(matching.pairs().len(), 3);
        served(&matching, "ana")
    };
    let two = Workload::default().with_usual(3).with_least(2);
    assert_eq!(of(two, mentor().with_minimum(0)), 0, "what ana says goes first");
    assert_eq!(of(two.with_least(1), mentor()), 1);
    assert_eq!(of(two, mentor().with_capacity(1)), 1, "no more than ana takes");
    assert_eq!(of(two.with_most(2), mentor().with_minimum(3)), 2, "no more than the cap");
    assert_eq!(of(two, mentor().with_capacity(0)), 0);
}
