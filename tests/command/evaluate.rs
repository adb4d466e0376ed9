//! `pairwright evaluate`.

use crate::formal::{formal, formal_of};
use crate::support::Programme;

const GOALS: &str =
    "[[goal]]\nname = \"They go on\"\nmeasure = \"still-meeting\"\nat_least = 0.8\nby = \"2027-02-28\"\n";

/// The form with what the first pairs say: `rating,still_meeting,goals_met`.
fn answered(programme: Programme, answers: &[&str]) -> Programme {
    programme.ok("outcomes");
    let form = programme.read("outcomes.csv");
    let mut lines: Vec<String> = form.lines().map(str::to_owned).collect();
    for (line, answer) in lines[1..].iter_mut().zip(answers) {
        *line = line.strip_suffix(",,").unwrap().to_owned() + answer;
    }
    programme.with("outcomes.csv", lines.join("\n") + "\n").with("goals.toml", GOALS)
}

fn verdict(programme: &Programme) -> String {
    programme.json("evaluate")["evaluation"]["goals"][0]["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn verdicts_are_said_in_words_and_as_a_page() {
    let answers = ["5,yes,1", "2,no,0.25", ",,", "4,ja,"];
    let programme = answered(formal(6), &answers[..3]);
    let ran = programme.ok("evaluate");
    for told in [
        "2 of 6 pairs answered",
        "cannot tell yet They go on",
        "Had the other 4 pairs said no",
        "m1 (Mentor 1) and s1 (Mentee 1): no longer meeting, rating 2.00",
    ] {
        let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(told), "{told}: {}", ran.out);
    }
    assert!(
        ran.out.lines().filter(|line| !line.starts_with("Next")).all(|line| line.chars().count() <= 80),
        "{}",
        ran.out
    );
    let page = programme.read("evaluation.html");
    assert!(page.contains("cannot tell yet") && page.contains("Mentee 1") && page.contains("Spring 2027"));
    assert!(!ran.next().is_empty());
    // again, on our own file, without a question
    programme.ok("evaluate");
    assert_eq!(verdict(&programme), "cannot-tell");
}

#[test]
fn all_who_answered_are_the_figure() {
    let yes = vec![",yes,"; 5];
    assert_eq!(verdict(&answered(formal(5), &yes)), "met");
    assert_eq!(verdict(&answered(formal(5), &[",yes,", ",No,", ",0,", ",TRUE,", ",x,"])), "not-met");
    // what was only proposed was asked nothing
    let programme = answered(formal_of(6, 2), &yes[..2]);
    let json = programme.json("evaluate");
    assert_eq!((&json["evaluation"]["answered"]["of"], verdict(&programme).as_str()), (&2.into(), "met"));
}

#[test]
fn an_empty_form_says_that_nobody_answered() {
    let programme = answered(formal(3), &[]);
    let ran = programme.ok("evaluate");
    assert!(ran.out.contains("0 of 3 pairs answered") && ran.out.contains("nobody answered"), "{}", ran.out);
    assert!(!ran.next().is_empty());
}

#[test]
fn a_damaged_file_is_refused_with_its_place_and_nothing_is_written() {
    let programme = answered(formal(3), &["5,yes,", "good,yes,"]);
    let ran = programme.run("evaluate");
    assert_eq!(ran.code, 1);
    for told in ["outcomes.csv", "3", "rating", "good", "m1"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert!(!programme.at("evaluation.html").exists());
    let error = &programme.json("evaluate")["error"];
    assert_eq!(
        (&error["line"], &error["column"], &error["value"]),
        (&3.into(), &"rating".into(), &"good".into())
    );
    let none = formal(1).run("evaluate");
    assert!(none.code == 1 && none.err.contains("pairwright outcomes"), "{}", none.err);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_pairwright"));
    let whole = answered(formal(1), &[]);
    command.current_dir(whole.path()).args(["evaluate", "--on", "yesterday"]);
    let bad_day = crate::support::Ran::of(command.output().unwrap());
    assert!(bad_day.code == 1 && bad_day.err.contains("2027-03-01"), "{}", bad_day.err);
}

#[test]
fn a_file_of_its_own_and_other_columns_are_read() {
    let text = "mentor_id;mentee_id;rating;meetings;comment\nm0;s0;4,5;12;fine\nm1;s1;4;8;\n";
    let programme = formal(2).with("back.csv", text);
    let path = programme.at("back.csv");
    let ran = programme.ok(&format!("evaluate {} --outcome meetings", path.display()));
    for told in
        ["mean rating", "mean meetings", "10.00", "comment", "WHAT WENT WITH GOOD PAIRS (mean meetings)"]
    {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
}

#[test]
fn the_last_cohort_stands_beside_this_one() {
    let (then, now) = (
        answered(formal(4), &["3,no,", "4,no,", "3,yes,", "2,no,"]),
        answered(formal(3), &["5,yes,", "5,yes,", "4,yes,"]),
    );
    let arguments = format!("evaluate --before {}", then.path().display());
    let ran = now.ok(&arguments);
    assert!(
        ran.out.contains("Then and now") && ran.out.contains("mean rating: 3.00 then, 4.67 now, +1.67"),
        "{}",
        ran.out
    );
    assert!(now.read("evaluation.html").contains("Then and now"));
    assert!(!then.at("evaluation.html").exists());
    let json = now.json(&arguments);
    assert_eq!(json["change"]["changes"][0]["measure"], "rating");
    let nowhere = now.run("evaluate --before nowhere");
    assert!(nowhere.code == 1 && nowhere.err.contains("nowhere"), "{}", nowhere.err);
}
