//! Runs that are killed at any moment, several at once, without room, and without anybody who
//! listens: the folder is never broken, and what was reported as done stays done.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use pairwright::Season;

use crate::coordinator::Coordinator;
use crate::support::Programme;

/// A run is killed at so many moments from its beginning to its end.
const MOMENTS: u32 = 8;

fn people(pairs: usize) -> String {
    let mut text = String::from("id,role,name,department,level,choice1\n");
    for k in 0..pairs {
        let _ = writeln!(text, "m{k},mentor,Mentor {k},Data,{},", 1 + k % 3);
        let _ = writeln!(text, "s{k},mentee,Mentee {k},Law,{},m{}", 5 + k % 4, (k + 1) % pairs);
    }
    text
}

/// A folder just before each command that writes, and the command.
fn stages(coordinator: &Coordinator) -> Vec<(String, &'static str)> {
    let mut stages = Vec::new();
    let keep = |stages: &mut Vec<_>, command: &'static str| {
        let name = format!("before-{}", stages.len());
        copy(&coordinator.at("spring"), &coordinator.at(&name));
        stages.push((name, command));
    };
    fs::create_dir(coordinator.at("spring")).unwrap();
    fs::write(coordinator.at("spring/participants.csv"), people(12)).unwrap();
    keep(&mut stages, "match");
    coordinator.ok("pairwright -C spring match");
    keep(&mut stages, "ask");
    coordinator.ok("pairwright -C spring ask");
    let form = fs::read_to_string(coordinator.at("spring/answers.csv")).unwrap();
    fs::write(coordinator.at("spring/answers.csv"), form.replace(",mentee,,", ",mentee,yes,")).unwrap();
    keep(&mut stages, "answers");
    coordinator.ok("pairwright -C spring answers");
    keep(&mut stages, "leave s3 --reason moved");
    keep(&mut stages, "formalise");
    coordinator.ok("pairwright -C spring formalise");
    keep(&mut stages, "outcomes");
    coordinator.ok("pairwright -C spring outcomes");
    keep(&mut stages, "evaluate");
    stages
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

fn log(folder: &Path) -> Vec<String> {
    let path = folder.join("season.json");
    if !path.exists() {
        return Vec::new();
    }
    Season::open(&path).unwrap().log().iter().map(|decision| format!("{decision:?}")).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a run is killed at moments within its time")]
fn a_killed_run_breaks_nothing_and_is_gone_on_with() {
    let coordinator = Coordinator::new(false);
    let mut cut_short = 0;
    for (before, command) in stages(&coordinator) {
        let run = |folder: &Path| {
            let mut run = Command::new(env!("CARGO_BIN_EXE_pairwright"));
            run.arg("-C").arg(folder).args(command.split(' ')).stdin(Stdio::null());
            run.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
        };
        let whole = coordinator.at("whole");
        copy(&coordinator.at(&before), &whole);
        let began = Instant::now();
        assert!(run(&whole).wait().unwrap().success(), "{command}");
        let takes = began.elapsed();
        let (was, wanted) = (log(&coordinator.at(&before)), log(&whole));
        fs::remove_dir_all(&whole).unwrap();
        for moment in 0..=MOMENTS {
            let folder = coordinator.at("killed");
            copy(&coordinator.at(&before), &folder);
            let mut child = run(&folder);
            sleep(takes * moment / MOMENTS);
            let _ = child.kill();
            let ended = child.wait_with_output().unwrap();
            cut_short += u32::from(!ended.status.success());
            // all of the decisions are there or none
            let found = log(&folder);
            assert!(found == was || found == wanted, "{command} at {moment}");
            if String::from_utf8_lossy(&ended.stdout).contains("Next:") {
                assert_eq!(found, wanted, "{command} at {moment}: reported as done, and lost");
            }
            let status = coordinator.shell("pairwright -C killed status");
            assert_eq!(status.code, 0, "{command} at {moment}: {}", status.err);
            let again = coordinator.shell(&format!("pairwright -C killed {command}"));
            let has_left = command.starts_with("leave") && found == wanted;
            assert!(again.code == 0 || has_left, "{command} at {moment}: {}{}", again.out, again.err);
            assert_eq!(log(&folder), wanted, "{command} at {moment}");
            fs::remove_dir_all(&folder).unwrap();
        }
    }
    println!("{cut_short} runs were cut short");
    assert!(cut_short > 10, "{cut_short} runs were cut short");
}

#[test]
fn runs_at_the_same_time_lose_no_update() {
    let programme = Programme::new().with("participants.csv", people(10));
    programme.ok("match");
    let leaving: Vec<_> = (0..6)
        .map(|k| {
            let mut command = programme.command();
            command.args(["leave", &format!("s{k}"), "--reason", "moved"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in leaving {
        let ended = child.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    let season = Season::open(programme.at("season.json")).unwrap();
    for k in 0..6 {
        assert!(season.cohort().get(format!("s{k}")).is_none(), "s{k} is still there");
    }
    assert!(season.cohort().get("s7").is_some());
}

#[test]
fn a_reader_who_has_gone_is_no_fault() {
    let coordinator = Coordinator::new(false);
    fs::create_dir(coordinator.at("spring")).unwrap();
    fs::write(coordinator.at("spring/participants.csv"), people(12)).unwrap();
    let ran = coordinator.ok("pairwright -C spring match | true");
    assert_eq!((ran.err.as_str(), ran.out.as_str()), ("", ""));
    assert!(!log(&coordinator.at("spring")).is_empty());
    let ran = coordinator.ok("{ pairwright -C spring ask; echo $? >&2; } | head -1");
    assert_eq!(ran.err, "0\n");
    assert_eq!(ran.out.lines().count(), 1);
}

/// A file larger than the disk has room for; the signal that the system sends is left out.
#[test]
fn without_room_nothing_is_half_done() {
    let coordinator = Coordinator::new(false);
    fs::create_dir(coordinator.at("spring")).unwrap();
    fs::write(coordinator.at("spring/participants.csv"), people(12)).unwrap();
    for command in ["match", "ask"] {
        let before = log(&coordinator.at("spring"));
        let ran = coordinator.shell(&format!("trap '' XFSZ; ulimit -f 1; pairwright -C spring {command}"));
        assert_eq!(ran.code, 1, "{command}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("spring") && ran.err.contains("too large"), "{command}: {}", ran.err);
        assert_eq!(log(&coordinator.at("spring")), before, "{command}");
        coordinator.ok(&format!("pairwright -C spring {command}"));
    }
    let full = coordinator.shell("pairwright -C spring status > /dev/full");
    assert_eq!(full.code, 1);
    assert!(full.err.contains("cannot be written"), "{}", full.err);
}
