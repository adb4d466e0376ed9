//! The list of the criteria, in the order in which they are reported.
//!
//! Those that give points come first, prohibitions last. The order is that of explanations, of the
//! report and of the columns of `matches.csv`, so moving a line here changes these and no score.
//! One that few programmes ask for is there only where it is asked for.

use std::sync::Arc;

use crate::people::cohort::Cohort;
use crate::people::silo::Silo;
use crate::programme::policies::mutual::Mutual;
use crate::programme::programme::Programme;
use crate::scoring::criteria::choices::{Choices, Chooser};
use crate::scoring::criteria::difference::Difference;
use crate::scoring::criteria::rules::prepared_rule::prepared;
use crate::scoring::criteria::{
    acquaintance, commitment, conflicts, expectations, groups, history, knowledge, mutual, personality,
    seniority, skills, supervision, waiting, wish,
};
use crate::scoring::criterion::Criterion;

/// The criteria of the crate with a programme's weights, in the order in which they are reported.
/// The programme's own rules come last.
pub(in crate::scoring) fn built_in(programme: &Programme, cohort: &Cohort) -> Vec<Arc<dyn Criterion>> {
    let mut criteria = of_the_crate(programme);
    for rule in prepared(programme, cohort) {
        criteria.push(Arc::new(rule));
    }
    criteria
}

fn of_the_crate(programme: &Programme) -> Vec<Arc<dyn Criterion>> {
    let mut criteria: Vec<Arc<dyn Criterion>> = vec![
        Arc::new(Difference::new(Silo::Department, programme)),
        Arc::new(Difference::new(Silo::Unit, programme)),
        Arc::new(Difference::new(Silo::Region, programme)),
        Arc::new(Difference::new(Silo::Location, programme)),
        Arc::new(Difference::new(Silo::Country, programme)),
        Arc::new(personality::Personality::new(programme)),
        Arc::new(seniority::Seniority::new(programme)),
        Arc::new(Choices::new(Chooser::Mentor, programme)),
        Arc::new(Choices::new(Chooser::Mentee, programme)),
        Arc::new(skills::Skills::new(programme)),
        Arc::new(knowledge::Knowledge::new(programme)),
        Arc::new(commitment::Commitment::new(programme)),
        Arc::new(groups::Groups::new(programme)),
        Arc::new(acquaintance::Acquaintance::new(programme)),
        Arc::new(expectations::Expectations::new(programme)),
        Arc::new(waiting::Waiting::new(programme)),
        Arc::new(wish::Wish::new(programme)),
        Arc::new(supervision::Supervision::new(programme)),
    ];
    if programme.mutual() == Mutual::Forbid {
        criteria.push(Arc::new(mutual::Mutual::new(programme)));
    }
    criteria.push(Arc::new(history::History::new(programme)));
    criteria.push(Arc::new(conflicts::Conflicts));
    criteria
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::participant::Participant;
    use crate::programme::rules::reserved_names::CRITERIA;
    use crate::programme::weights::Weights;
    use crate::scoring::scores::Scores;
    use crate::scoring::sides::Sides;

    /// Two mentors and two mentees for whom every weight matters.
    fn cohort() -> Cohort {
        let person = |one: Participant, k: i32| {
            one.with_department(format!("D{}", k % 2))
                .with_unit(format!("U{k}"))
                .with_region(format!("R{}", k % 2))
                .with_location(format!("L{k}"))
                .with_country(format!("C{}", k / 2))
                .with_personality(f64::from(if k % 2 == 0 { 10 + 5 * k } else { 95 - 5 * k }))
                .with_level(k)
                .with_group("G")
                .with_commitment(3)
        };
        let offers = |one: Participant, skill| one.with_skill_offered(skill, Some(4));
        let mentor = |k: i32| offers(person(Participant::mentor(format!("m{k}")), k - 1), "Law");
        let mentee = |k: i32| offers(person(Participant::mentee(format!("s{k}")), k + 1), "Data");
        let mentee = |k: i32| mentee(k).with_skill_wanted("Law");
        let all = ["m1", "m2", "x"];
        Cohort::builder()
            .people([
                mentor(1).with_choices(["s1", "s2"]),
                mentor(2).with_choices(["x", "s2", "s1"]),
                mentee(1).with_choices(all),
                mentee(2).with_choices(["x", "x", "m1"]).with_acquaintance("m1"),
            ])
            .wished([("m1", "s1")])
            .build()
            .unwrap()
    }

    #[test]
    fn no_rule_can_have_the_name_of_a_criterion() {
        let programme = Programme::default().with_mutual(Mutual::Forbid);
        let names: Vec<String> = of_the_crate(&programme).iter().map(|one| one.name().to_owned()).collect();
        assert_eq!(names, CRITERIA);
    }

    #[test]
    fn every_weight_has_the_reader_that_is_named() {
        let cohort = cohort();
        let sides = Sides::new(&cohort);
        let programme = Programme::default();
        let scores = Scores::new(&cohort, &programme).unwrap();
        for (key, weight) in Weights::default().all() {
            let with = |weight| {
                let weights = Weights::default().with(key, weight).unwrap();
                Programme::default().with_weights(weights)
            };
            let reader = Weights::criterion_of(key);
            assert!(of_the_crate(&programme).iter().any(|one| Some(one.name()) == reader), "{key}");
            let others = [key.to_uppercase(), format!("{key}.1"), format!(" {key}"), format!("{key}x")];
            assert!(others.iter().all(|other| Weights::criterion_of(other).is_none()), "{key}");
            for other in [-3, 0, 1, weight + 200, 1_000_000] {
                let whole = Scores::new(&cohort, &with(other)).unwrap();
                let fast = scores.reweighed(&sides, &with(other), key).unwrap();
                assert!(whole.problem() == fast.problem(), "{key} {other}");
                assert!(whole.problem() != scores.problem(), "{key} {other} is read");
            }
        }
    }
}
