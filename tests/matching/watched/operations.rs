//! All that can be watched, one after another.

use std::ops::ControlFlow;
use std::sync::Arc;

use pairwright::assignment::Progress;
use pairwright::explain::WhyNot;
use pairwright::season::Party;
use pairwright::what_if::Goal;
use pairwright::{Matcher, Matching, Objective, Participant, Result, Season, Sparing, Weights};

use super::world::World;

/// A watch that can be given away, or none.
pub(super) type Watching = Option<Box<dyn FnMut(&Progress) -> ControlFlow<()> + Send>>;

/// What came out, as a text, and whether it says that nothing is missing; none where there was
/// nothing to ask.
pub(super) type Answer = Result<Option<(String, bool)>>;

type Operation = fn(&World, Watching) -> Answer;

pub(super) const ALL: [(&str, Operation); 31] = [
    ("solve", |world, watch| made(&watched(&world.matcher, watch).solve(Arc::clone(&world.cohort))?)),
    ("rematch", |world, watch| rematch(world, watch, Sparing::Nobody, true)),
    ("rematch, cold", |world, watch| rematch(world, watch, Sparing::Nobody, false)),
    ("rematch at a price", |world, watch| rematch(world, watch, Sparing::Price(40), true)),
    ("rematch within a limit", |world, watch| rematch(world, watch, Sparing::AtMost(0), true)),
    ("rematch within a limit, cold", |world, watch| rematch(world, watch, Sparing::AtMost(1), false)),
    ("restore", |world, watch| {
        made(&Matching::restore(world.matching().saved(), &watched(&world.matcher, watch))?)
    }),
    ("verify", |world, watch| told(asked(world, watch).verify()?)),
    ("is_unique", |world, watch| told(asked(world, watch).is_unique()?)),
    ("another", |world, watch| {
        told(asked(world, watch).another()?.map_or(String::new(), |it| it.to_string()))
    }),
    ("alternatives", |world, watch| {
        let person = world.cohort.people()[0].id();
        told(lines(&asked(world, watch).alternatives(person, 3)?))
    }),
    ("why_not", why_not),
    ("repairs", |world, watch| {
        let matching = world.matching();
        let left = matching.left_out().iter().find(|left| left.role().is_mentee());
        let Some(left) = left.map(|left| left.id().clone()) else { return Ok(None) };
        let found = asked_of(&matching, watch).repairs(&left)?;
        assert_eq!(found.is_complete(), found.stopped_at().is_none());
        Ok(Some((lines(&found), found.is_complete())))
    }),
    ("shortages", |world, watch| told(lines(&asked(world, watch).shortages()?))),
    ("find_left_out", |world, watch| {
        if world.matching().left_out().is_empty() {
            return Ok(None);
        }
        told(lines(asked(world, watch).find_left_out()?))
    }),
    ("choices_met", |world, watch| told(asked(world, watch).choices_met()?)),
    ("compare", |world, watch| told(asked(world, watch).compare(&world.matching())?)),
    ("sensitivity", |world, watch| {
        let found = asked(world, watch).sensitivity()?;
        assert_eq!(found.is_complete(), found.missing().is_empty());
        assert_eq!(found.is_complete(), found.stopped_at().is_none());
        Ok(Some((lines(found.weights()), found.is_complete())))
    }),
    ("sensitivity_of", |world, watch| told(asked(world, watch).sensitivity_of("mentee_choices.1")?)),
    ("trade_off", |world, watch| {
        let found = asked(world, watch).trade_off(Goal::Points, Goal::Choices)?;
        assert_eq!(found.is_complete(), found.verify().unwrap().is_complete());
        assert_eq!(found.is_complete(), found.stopped_at().is_none());
        Ok(Some((found.to_string(), found.is_complete())))
    }),
    ("sensitivity_among", |world, watch| {
        let found = asked(world, watch).sensitivity_among(["skills", "mentee_choices.1"])?;
        Ok(Some((lines(found.weights()), found.is_complete())))
    }),
    ("frontier", |world, watch| {
        let found = asked(world, watch).frontier()?;
        assert_eq!(found.is_complete(), found.stopped_at().is_none());
        Ok(Some((format!("{:?}", found.points()), found.is_complete())))
    }),
    ("unmet_choices", |world, watch| {
        let matching = world.matching();
        if matching.unmet_choices(9)?.is_empty() {
            return Ok(None);
        }
        let found = asked_of(&matching, watch).unmet_choices(9)?;
        assert_eq!(found.is_complete(), found.stopped_at().is_none());
        Ok(Some((format!("{:?}", &*found), found.is_complete())))
    }),
    ("under_programme", |world, watch| {
        let matching = world.matching();
        let other = matching.programme().clone().with_weights(Weights::default().with_skills(900));
        made(&asked_of(&matching, watch).under_programme(other)?)
    }),
    ("under_objective", |world, watch| made(&asked(world, watch).under_objective(Objective::BestWorstPair)?)),
    ("fairness_price", |world, watch| {
        let matching = world.matching();
        if matching.fair_assignment().is_none() {
            return Ok(None);
        }
        told(format!("{:?}", asked_of(&matching, watch).fairness_price()?))
    }),
    ("propose", |world, watch| {
        let season = Season::new(world.matcher.clone(), Arc::clone(&world.cohort));
        moved(season, watch, |season| season.propose("1 March").map(drop))
    }),
    ("join", |world, watch| {
        let newcomer = Participant::mentee("z1").with_department("D1");
        moved(begun(world), watch, |season| season.join([newcomer.clone()], "4 March"))
    }),
    ("change", |world, watch| {
        let season = begun(world);
        let changed = season.cohort().people()[0].clone().with_department("D9");
        moved(season, watch, |season| season.change([changed.clone()], "4 March"))
    }),
    ("a round", |world, watch| {
        moved(begun(world), watch, |season| season.rematch(Sparing::Price(20), "4 March").map(drop))
    }),
    ("a round within a limit", |world, watch| {
        moved(begun(world), watch, |season| season.rematch(Sparing::AtMost(0), "4 March").map(drop))
    }),
];

#[expect(clippy::needless_pass_by_value, clippy::unnecessary_wraps, reason = "so the table is short")]
fn told(answer: impl ToString) -> Answer {
    Ok(Some((answer.to_string(), true)))
}

fn lines(all: &[impl ToString]) -> String {
    all.iter().map(|one| one.to_string() + "\n").collect()
}

fn watched(matcher: &Matcher, watch: Watching) -> Matcher {
    match watch {
        Some(watch) => matcher.clone().with_watch(watch),
        None => matcher.clone(),
    }
}

fn asked(world: &World, watch: Watching) -> Matching {
    asked_of(&world.matching(), watch)
}

fn asked_of(matching: &Matching, watch: Watching) -> Matching {
    match watch {
        Some(watch) => matching.clone().with_watch(watch),
        None => matching.clone(),
    }
}

/// A matching that is what it says, by its proof.
#[expect(clippy::unnecessary_wraps, reason = "so the table is short")]
fn made(matching: &Matching) -> Answer {
    let _proof = matching.verify().unwrap();
    assert_eq!(matching.is_complete(), matching.stopped_at().is_none());
    Ok(Some((serde_json::to_string(matching).unwrap(), matching.is_complete())))
}

fn rematch(world: &World, watch: Watching, sparing: Sparing, is_warm: bool) -> Answer {
    let first = world.matching();
    let given = World::given(&first, sparing);
    let matcher = watched(&world.matcher, watch);
    let again = matcher.rematch(Arc::clone(&world.cohort), is_warm.then_some(&first), &given)?;
    assert_eq!(again.is_complete(), again.stopped_at().is_none());
    assert_eq!(again.is_complete(), again.matching().is_complete());
    if let Sparing::AtMost(most) = sparing {
        assert!(again.parted().len() <= most as usize, "seed {}", world.seed);
    }
    let made = made(again.matching())?;
    Ok(made.map(|(text, is_complete)| (format!("{text} {:?} {}", again.parted(), again.cost()), is_complete)))
}

/// Of a pair that would cost something.
fn why_not(world: &World, watch: Watching) -> Answer {
    let matching = world.matching();
    for mentor in world.cohort.mentors() {
        for mentee in world.cohort.mentees() {
            if let Ok(WhyNot::Costs(_)) = matching.why_not(mentor.id(), mentee.id()) {
                return told(asked_of(&matching, watch).why_not(mentor.id(), mentee.id())?);
            }
        }
    }
    Ok(None)
}

/// A season in which somebody has declined.
fn begun(world: &World) -> Season {
    let mut season = Season::new(world.matcher.clone(), Arc::clone(&world.cohort));
    season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let first = season.open_pairs().next().map(|(pair, _)| pair.clone());
    if let Some(pair) = first {
        season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "no", "3 March").unwrap();
    }
    season
}

/// A move, which changes nothing where it fails.
fn moved(mut season: Season, watch: Watching, act: impl Fn(&mut Season) -> Result<()>) -> Answer {
    let text = |season: &Season| serde_json::to_string(&season.saved()).unwrap();
    let before = text(&season);
    if let Some(watch) = watch {
        season.set_watch(watch);
    }
    let done = act(&mut season);
    if let Err(error) = done {
        assert_eq!(text(&season), before, "{error}");
        return Err(error);
    }
    assert!(season.matching().is_none_or(Matching::is_complete));
    told(text(&season))
}
