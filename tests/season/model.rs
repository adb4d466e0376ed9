//! Random decisions, held against a model that knows nothing but the rules.

use std::collections::{BTreeMap, BTreeSet};

use pairwright::people::CohortBuilder;
use pairwright::policies::Consent;
use pairwright::season::Party;
use pairwright::{Cohort, Error, Matcher, PairId, Participant, Programme, Season, Sparing};

use crate::numbers::Numbers;

type Two = (String, String);

const PARTIES: [Party; 3] = [Party::Mentor, Party::Mentee, Party::Coordinator];
const CONSENTS: [Consent; 4] = [Consent::Mentee, Consent::Mentor, Consent::Both, Consent::Either];

#[derive(Debug, Clone, Default, PartialEq)]
struct Known {
    state: &'static str,
    yes: [bool; 2],
    never: bool,
    barred: bool,
}

impl Known {
    fn is_settled(&self) -> bool {
        ["accepted", "formal"].contains(&self.state)
    }

    fn is_live(&self) -> bool {
        self.is_settled() || ["proposed", "consulted"].contains(&self.state)
    }
}

#[derive(Debug, Clone)]
struct Model {
    consent: Consent,
    pairs: BTreeMap<Two, Known>,
    managers: BTreeMap<String, String>,
    here: BTreeSet<String>,
    locked: Option<Two>,
}

impl Model {
    fn above(&self, from: &str, up: &str) -> bool {
        let (mut at, mut met) = (from, BTreeSet::new());
        while let Some(next) = self.managers.get(at).filter(|_| met.insert(at)) {
            if next == up {
                return true;
            }
            at = next;
        }
        false
    }

    fn related(&self, (a, b): &Two) -> bool {
        self.above(a, b) || self.above(b, a)
    }

    fn to(&mut self, pair: &Two, from: &[&str], to: &'static str, never: bool) -> bool {
        let Some(known) = self.pairs.get_mut(pair).filter(|known| from.contains(&known.state)) else {
            return false;
        };
        (known.state, known.never) = (to, known.never || never);
        if never && self.locked.as_ref() == Some(pair) {
            self.locked = None;
        }
        true
    }

    fn agree(&mut self, pair: &Two, by: Party) -> bool {
        let consent = self.consent;
        let Some(known) = self.pairs.get_mut(pair) else { return false };
        let said: &[usize] = match by {
            Party::Mentor => &[0],
            Party::Mentee => &[1],
            _ => &[0, 1],
        };
        let open = known.state == "consulted" && !known.barred;
        if !(open || known.state == "accepted") || said.iter().all(|&side| known.yes[side]) {
            return false;
        }
        for &side in said {
            known.yes[side] = true;
        }
        let [mentor, mentee] = known.yes;
        let enough = match consent {
            Consent::Mentor => mentor,
            Consent::Both => mentor && mentee,
            Consent::Either => mentor || mentee,
            _ => mentee,
        };
        if enough {
            known.state = "accepted";
        }
        true
    }

    /// A new manager: refused where a pair that is settled or locked would be in one line.
    fn manage(&mut self, who: &str, manager: &str) -> bool {
        let mut next = self.clone();
        next.managers.insert(who.into(), manager.into());
        let must_stay = |(pair, known): (&Two, &Known)| {
            known.is_settled() || known.is_live() && self.locked.as_ref() == Some(pair)
        };
        if next.pairs.iter().any(|(pair, known)| must_stay((pair, known)) && next.related(pair)) {
            return false;
        }
        let related: Vec<bool> = next.pairs.keys().map(|pair| next.related(pair)).collect();
        for (known, related) in next.pairs.values_mut().zip(related) {
            known.barred = related && known.is_live();
        }
        *self = next;
        true
    }

    fn matched(&mut self, parted: &[PairId], made: &[PairId]) {
        for pair in parted {
            assert!(self.to(&two(pair), &["proposed", "consulted"], "superseded", false), "{pair}");
        }
        for pair in made {
            let known = self.pairs.entry(two(pair)).or_default();
            assert!(!known.never && !known.is_live(), "{pair} {known:?}");
            *known = Known { state: "proposed", ..Known::default() };
            assert!(!self.related(&two(pair)), "{pair}");
        }
        self.pairs.values_mut().for_each(|known| known.barred = false);
    }

    fn check(&self, season: &Season) {
        let shown: Vec<(Two, String)> =
            season.pairs().map(|(pair, state)| (two(pair), state.to_string())).collect();
        let expected: Vec<(Two, String)> =
            self.pairs.iter().map(|(pair, known)| (pair.clone(), known.state.to_owned())).collect();
        assert_eq!(shown, expected);
        let barred: Vec<Two> = season.forbidden_pairs().map(|(pair, _)| two(pair)).collect();
        let of_model = self.pairs.iter().filter(|(_, known)| known.barred && known.is_live());
        assert_eq!(barred, of_model.map(|(pair, _)| pair.clone()).collect::<Vec<_>>());
        let mut silent = Vec::new();
        for (pair, known) in self.pairs.iter().filter(|(_, known)| known.state == "consulted") {
            let sides = [&pair.0, &pair.1].into_iter().zip(known.yes);
            silent.extend(sides.filter(|(_, yes)| !yes).map(|(who, _)| who.clone()));
        }
        assert_eq!(season.awaiting().map(|one| one.who().to_string()).collect::<Vec<_>>(), silent);
    }
}

fn two(pair: &PairId) -> Two {
    (pair.mentor().to_string(), pair.mentee().to_string())
}

fn people(has_groups: bool) -> Vec<Participant> {
    let mentors = (0..4).map(|k| Participant::mentor(format!("a{k}")).with_capacity(1 + u32::from(k == 0)));
    let mentees = (0..4).map(|k| {
        let wished = [format!("a{k}"), format!("a{}", (k + 1) % 4)];
        Participant::mentee(format!("b{k}"))
            .with_choices(wished)
            .with_mentors_wanted(1 + u32::from(has_groups && k == 3))
    });
    mentors.chain(mentees).collect()
}

/// One random decision: is it taken as the model says?
fn step(season: &mut Season, model: &mut Model, numbers: &mut Numbers, seen: &mut BTreeMap<&str, usize>) {
    let pick = format!("a{}", numbers.below(4));
    let pair: Two = (pick, format!("b{}", numbers.below(4)));
    let live: Vec<Two> =
        model.pairs.iter().filter(|(_, one)| one.is_live()).map(|(two, _)| two.clone()).collect();
    let pair = if numbers.sometimes(80) && !live.is_empty() {
        live[numbers.below(live.len())].clone()
    } else {
        pair
    };
    let (a, b) = (pair.0.as_str(), pair.1.as_str());
    let by = PARTIES[numbers.below(3)];
    let free = |model: &Model| model.pairs.get(&pair).is_none_or(|known| !known.barred);
    let (what, done, expected): (&str, Result<(), Error>, bool) = match numbers.below(17) {
        0..2 => {
            let ok = free(model) && model.to(&pair, &["proposed"], "consulted", false);
            if ok {
                model.pairs.get_mut(&pair).unwrap().yes = [false; 2];
            }
            ("consult", season.consult(a, b, "t"), ok)
        }
        2..5 => ("agree", season.agree(a, b, by, "t").map(drop), model.agree(&pair, by)),
        5 => {
            let ok = free(model) && model.to(&pair, &["consulted"], "accepted", false);
            ("accept", season.accept(a, b, "t"), ok)
        }
        6 => (
            "decline",
            season.decline(a, b, by, "no", "t"),
            model.to(&pair, &["consulted"], "declined", true),
        ),
        7 => (
            "withdraw",
            season.withdraw(a, b, by, "no", "t"),
            model.to(&pair, &["accepted"], "withdrawn", true),
        ),
        8 | 14 => ("end", season.end(a, b, by, "no", "t"), model.to(&pair, &["formal"], "ended", true)),
        9 | 15 => ("formalise", season.formalise(a, b, "t"), model.to(&pair, &["accepted"], "formal", false)),
        10 => {
            let (who, manager) = if numbers.sometimes(50) { (a, b) } else { (b, a) };
            let Some(person) = season.cohort().get(who).cloned() else { return };
            let ok = model.manage(who, manager);
            ("change", season.change([person.with_manager(manager)], "t"), ok)
        }
        11 if numbers.sometimes(30) => {
            let was_here = model.here.remove(a);
            if was_here {
                let theirs = model.pairs.iter_mut().filter(|(pair, known)| pair.0 == a && known.is_live());
                theirs.for_each(|(_, known)| known.state = "ended");
                model.locked = model.locked.take().filter(|locked| locked.0 != a);
            }
            ("leave", season.leave(a, "", "t"), was_here)
        }
        11 => {
            let gone = (0..4).map(|k| format!("a{k}")).find(|id| !model.here.contains(id));
            let who = gone.unwrap_or_else(|| pair.0.clone());
            let new = model.here.insert(who.clone());
            ("join", season.join([Participant::mentor(who.as_str())], "t"), new)
        }
        _ => {
            let sparing = match numbers.below(4) {
                0 => Sparing::Nobody,
                1 => Sparing::Price(0),
                2 => Sparing::Price(300),
                _ => Sparing::AtMost(u32::from(numbers.small(3))),
            };
            let log = season.log().to_vec();
            let round =
                season.rematch(sparing, "t").unwrap_or_else(|error| panic!("{log:#?} {sparing:?} {error}"));
            let made: Vec<PairId> = round.made().iter().map(PairId::from).collect();
            model.matched(round.parted(), &made);
            let matching = season.matching().unwrap();
            let _proof = matching.verify().unwrap();
            let live: BTreeSet<Two> = model
                .pairs
                .iter()
                .filter(|(_, known)| known.is_live())
                .map(|(pair, _)| pair.clone())
                .collect();
            assert_eq!(matching.pairs().iter().map(|pair| two(pair.id())).collect::<BTreeSet<_>>(), live);
            assert!(model.locked.as_ref().is_none_or(|locked| live.contains(locked)));
            ("rematch", Ok(()), true)
        }
    };
    assert_eq!(done.is_ok(), expected, "{what} {pair:?}: {done:?}");
    if let Err(error) = done {
        // an id that is taken is a mistake in what was given
        let is_expected = if what == "join" { error.is_input() } else { error.is_unknown() };
        assert!(error.is_clash() || is_expected, "{error}");
    } else {
        *seen.entry(what).or_default() += 1;
    }
}

#[test]
fn decisions_are_taken_as_a_simple_model_says_also_over_the_disk() {
    let mut seen = BTreeMap::new();
    for seed in 0..60u64 {
        let mut numbers = Numbers::new(seed ^ 0xC0);
        let consent = CONSENTS[numbers.below(4)];
        let lock = seed.is_multiple_of(3).then(|| ("a0".to_owned(), "b1".to_owned()));
        let cohort = Cohort::new(people(seed % 2 == 0)).unwrap();
        let locked = lock.iter().map(|(a, b)| PairId::new(a.as_str(), b.as_str()));
        let cohort = CohortBuilder::from(&cohort).locked(locked).build().unwrap();
        let here = cohort.people().iter().map(|person| person.id().to_string()).collect();
        let mut season = Season::new(Matcher::new(Programme::default().with_consent(consent)), cohort);
        let (pairs, managers) = (BTreeMap::new(), BTreeMap::new());
        let mut model = Model { consent, pairs, managers, here, locked: lock };
        let first: Vec<PairId> = season.propose("t").unwrap().pairs().iter().map(PairId::from).collect();
        model.matched(&[], &first);
        for k in 0..45 {
            step(&mut season, &mut model, &mut numbers, &mut seen);
            model.check(&season);
            let text = season.to_json().unwrap();
            let opened = Season::from_json(&text).unwrap_or_else(|error| panic!("{seed}: {error}"));
            assert_eq!(opened.to_json().unwrap(), text);
            model.check(&opened);
            if k % 2 == 1 {
                season = opened;
            }
        }
    }
    assert!(seen.len() == 11 && seen.values().all(|&count| count > 10), "{seen:?}");
}
