//! Two who save one season, and one who is killed while saving it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use pairwright::assignment::{Entry, Term};
use pairwright::policies::Workload;
use pairwright::scoring::Sides;
use pairwright::season::{PairState, Party};
use pairwright::{Criterion, Matcher, Participant, Programme, Result, Season};

use super::people::{company, six};

/// A season of some size whose pairs were all asked.
fn asked_company() -> Season {
    let mut season = Season::new(Matcher::default(), company(3));
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    season
}

#[test]
fn of_two_who_save_the_second_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    asked_company().save(&path).unwrap();
    let (mut a, mut b) = (Season::open(&path).unwrap(), Season::open(&path).unwrap());
    let open: Vec<_> = a.open_pairs().map(|(pair, _)| pair.clone()).collect();
    a.accept(open[0].mentor(), open[0].mentee(), "3 March, Ann").unwrap();
    b.decline(open[1].mentor(), open[1].mentee(), Party::Mentee, "no time", "3 March, Bob").unwrap();
    a.save(&path).unwrap();
    let saved = std::fs::read(&path).unwrap();
    let error = b.save(&path).unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), saved, "Ann's decision stands");
    assert!(error.is_changed());
    let said = error.to_string();
    for part in [path.to_str().unwrap(), "3 March, Ann", "3 March, Bob", "3 decisions", "open"] {
        assert!(said.contains(part), "{said} has no {part}");
    }
    // who has nothing new would undo it, too
    let stale = Season::from_json(&asked_company().to_json().unwrap()).unwrap();
    assert!(stale.save(&path).is_err());
    // opened again, the decision is made on top of the other
    let mut again = Season::open(&path).unwrap();
    again.decline(open[1].mentor(), open[1].mentee(), Party::Mentee, "no time", "3 March, Bob").unwrap();
    again.save(&path).unwrap();
    a.accept(open[2].mentor(), open[2].mentee(), "4 March").unwrap();
    assert!(a.save(&path).is_err(), "now Ann is behind");
    assert_eq!(Season::open(&path).unwrap().to_json().unwrap(), again.to_json().unwrap());
}

#[test]
fn what_loses_nothing_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let mut season = asked_company();
    let earlier = season.clone();
    for _ in 0..2 {
        season.save(&path).unwrap(); // the same again
    }
    let pair = season.open_pairs().next().unwrap().0.clone();
    season.accept(pair.mentor(), pair.mentee(), "3 March").unwrap();
    season.save(&path).unwrap(); // one more
    assert!(earlier.save(&path).is_err(), "one less");
    // somebody who leaves, and is back with another profile
    let somebody = season.cohort().people()[0].clone();
    season.leave(somebody.id(), "", "4 March").unwrap();
    season.save(&path).unwrap();
    season.join([somebody.with_level(9)], "5 March").unwrap();
    season.save(&path).unwrap();
    assert_eq!(Season::open(&path).unwrap().to_json().unwrap(), season.to_json().unwrap());
    // an empty file, as `mktemp` makes it, has nothing to lose; one that is gone neither
    std::fs::write(&path, "").unwrap();
    season.save(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    season.save(&path).unwrap();
}

#[test]
fn a_file_that_holds_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let season = asked_company();
    let mut unbegun = Season::new(Matcher::default(), six());
    for other in
        [unbegun.to_json().unwrap(), "id,role\nana,mentor\n".to_owned(), "{\n\"format\": 1".to_owned()]
    {
        std::fs::write(&path, &other).unwrap();
        let error = season.save(&path).unwrap_err();
        assert_eq!(error.file(), path.to_str(), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), other);
    }
    // the same log about other people
    std::fs::write(&path, unbegun.to_json().unwrap()).unwrap();
    let others = six().people().iter().cloned().map(|person| person.with_level(1)).collect::<Vec<_>>();
    let stranger = Season::new(Matcher::default(), pairwright::Cohort::new(others).unwrap());
    assert!(stranger.save(&path).is_err());
    let _ = unbegun.propose("1 March").unwrap();
    unbegun.save(&path).unwrap();
}

/// Gives other points each time it is asked.
#[derive(Debug, Default)]
struct Fickle(AtomicI32);

impl Criterion for Fickle {
    fn name(&self) -> &'static str {
        "fickle"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let points = 1_000 * self.0.fetch_add(1, Ordering::Relaxed);
        let early = |person: &Participant| person.id().as_str() < "max";
        Ok(vec![sides.table(early, early, |_, _| Entry::Points(points))?])
    }
}

/// What it said when the matching was made is written down, so the proof holds.
#[test]
fn a_criterion_that_changes_its_mind_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let matcher = Matcher::default().with_criterion(Fickle::default());
    let mut season = Season::new(matcher.clone(), six());
    season.save(&path).unwrap();
    let _ = season.propose("1 March").unwrap();
    assert!(season.criteria_changes().is_empty());
    season.save(&path).unwrap();
    let again = Season::open_with(&path, &matcher).unwrap();
    assert_eq!(again.criteria_changes().changed(), ["fickle"]);
    assert_eq!(again.to_json().unwrap(), season.to_json().unwrap());
}

#[test]
fn a_programme_that_could_not_be_read_again_is_refused_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let programme = Programme::default().with_workload(Workload::default().with_usual(5_000));
    let season = Season::new(Matcher::new(programme), six());
    assert!(season.save(folder.path().join("other.json")).unwrap_err().is_programme());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Which part this process plays: none in an ordinary run of the tests.
fn part() -> Option<(String, PathBuf)> {
    Some((env::var("PAIRWRIGHT_TEST_PART").ok()?, env::var_os("PAIRWRIGHT_TEST_FILE")?.into()))
}

/// This very test program, playing a part.
fn child(part: &str, path: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "saving::plays_a_part", "--nocapture"])
        .env("PAIRWRIGHT_TEST_PART", part)
        .env("PAIRWRIGHT_TEST_FILE", path)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Does nothing, unless another test started this program with a part to play.
#[test]
fn plays_a_part() {
    let Some((part, path)) = part() else { return };
    if part == "save for ever" {
        let (mut a, mut b) = (asked_company(), asked_company());
        let pair = a.open_pairs().next().unwrap().0.clone();
        a.accept(pair.mentor(), pair.mentee(), "3 March").unwrap();
        b.decline(pair.mentor(), pair.mentee(), Party::Mentor, "", "3 March").unwrap();
        loop {
            for season in [&a, &b] {
                // as if somebody had put the season of yesterday there, so that each may follow
                std::fs::copy(path.with_extension("before"), path.with_extension("copy")).unwrap();
                std::fs::rename(path.with_extension("copy"), &path).unwrap();
                season.save(&path).unwrap();
            }
        }
    }
    accept_every_third(&path, part.parse().unwrap());
}

/// Accepts every third pair, from one on, each with its own opening and saving.
fn accept_every_third(path: &Path, first: usize) {
    let pairs: Vec<_> = asked_company().open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in pairs.iter().skip(first).step_by(3) {
        loop {
            let mut season = Season::open(path).unwrap();
            season.accept(pair.mentor(), pair.mentee(), format!("by {first}")).unwrap();
            match season.save(path) {
                Ok(()) => break,
                Err(error) => assert!(error.is_changed(), "{error}"),
            }
        }
    }
}

fn all_accepted(path: &Path) {
    let season = Season::open(path).unwrap();
    let pairs = season.pairs().count();
    assert!(pairs > 3, "{pairs}");
    assert!(season.pairs().all(|(_, state)| *state == PairState::Accepted), "a decision is lost");
    assert_eq!(season.log().len(), 2 + pairs);
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn threads_lose_no_decision() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("season.json");
        asked_company().save(&path).unwrap();
        thread::scope(|scope| {
            for first in 0..3 {
                let path = &path;
                scope.spawn(move || accept_every_third(path, first));
            }
        });
        all_accepted(&path);
    }
}

#[test]
fn processes_lose_no_decision() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    asked_company().save(&path).unwrap();
    let children: Vec<Child> = (0..3).map(|first| child(&first.to_string(), &path)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    all_accepted(&path);
}

/// Killed anywhere, it leaves the old file or the new one; the next who saves removes what it left.
#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let before = asked_company();
    before.save(&path).unwrap();
    std::fs::copy(&path, path.with_extension("before")).unwrap();
    for round in 0..40u64 {
        let mut child = child("save for ever", &path);
        thread::sleep(Duration::from_millis(15 + round * 37 % 101));
        child.kill().unwrap();
        child.wait().unwrap();
        let season = Season::open(&path).unwrap_or_else(|error| panic!("{round}: {error}"));
        assert!([2, 3].contains(&season.log().len()));
    }
    let _ = std::fs::remove_file(path.with_extension("copy"));
    Season::open(&path).unwrap().save(&path).unwrap();
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
