//! Features that meet: a season with pilots, groups, settled pairs, people who waited, blanks and
//! other objectives, through every command.

use crate::support::Programme;

/// Groups with a minimum, a mentee who wants two mentors, somebody who is both, blanks, a tie, and
/// names that are none.
const PEOPLE: &str = "\
id,role,name,email,department,region,level,personality,choice1,skills_offered,skills_wanted,capacity,minimum,mentors_wanted,waited
ana,mentor,Ana Berg,ana@x.example,Data,North,2,30,mia,AI:4;Law:2,,3,2,,
ben,mentor,<b>Ben</b>,,Data,,3,,,AI,,1,,,
cleo,mentor,=cmd(1),cleo@x.example,,South,1,80,,,,2,,,
both,both,Both Ways,both@x.example,Law,East,4,50,ana,Law:5,AI,1,,,
mia,mentee,Mia Eck,mia@x.example,Law,North,7,70,ana,,AI;Law,,,2,
max,mentee,Max Fox,,Law,South,6,,ben,,AI,,,,2
tom,mentee,,tom@x.example,,,6,,,,,,,,
zoe,mentee,Zoe Öz,zoe@x.example,Data,North,8,20,cleo,,Law,,,,1
";
const LINES: &str = "id,manager_id\nana,zoe\nben,mia\ncleo,tom\nboth,max\n";

fn programme(settled: bool, text: &str) -> Programme {
    let programme = Programme::new()
        .with("participants.csv", PEOPLE)
        .with("organisation.csv", LINES)
        .with("conflicts.csv", "mentor_id,mentee_id,reason\ncleo,max,same flat\n")
        .with("programme.toml", text)
        .with("other.toml", "name = \"other\"\n[weights]\nmentee_choices = [900]\n");
    if settled { programme.with("locked.csv", "mentor_id,mentee_id\nben,max\n") } else { programme }
}

/// Runs a command, which may refuse by exit code 1 with words; it never panics.
#[track_caller]
fn goes(programme: &Programme, arguments: &str) -> bool {
    let ran = programme.run(arguments);
    assert!([0, 1].contains(&ran.code), "{arguments}: {} {}{}", ran.code, ran.out, ran.err);
    assert!(!ran.err.contains("panicked"), "{arguments}: {}", ran.err);
    assert!(ran.code == 0 || !(ran.err.is_empty() && ran.out.is_empty()), "{arguments} says why");
    ran.code == 0
}

/// Everything that can be asked of a season without changing it.
fn ask_everything(programme: &Programme) {
    for question in [
        "status",
        "why",
        "why ana",
        "why tom",
        "why max ben",
        "why cleo max",
        "what-if other.toml",
        "what-if --weights",
        "what-if --trade-off points choices",
        "fairness",
        "proof",
        "check",
    ] {
        goes(programme, question);
    }
    for written in ["report", "report --board --yes", "report --with-firmness --compare other.toml"] {
        assert!(goes(programme, written), "{written}");
    }
}

#[test]
fn a_season_with_everything_goes_through_every_command() {
    let first = "[workload]\neven = \"first\"\n";
    let mut played = 0;
    for (settled, text, options) in [
        (false, "", ""),
        (false, "", "--pilot 2"),
        (true, "", ""),
        (true, first, "--pilot 3"),
        (true, "waiting = \"first\"\nconsent = \"both\"\n", ""),
        (
            false,
            "consent = \"either\"\n[workload]\nmost = 1\nleast = 0\nmentors = 1\n",
            "--objective leximin",
        ),
        (false, "mutual = \"forbid\"\n[workload]\nmost = 1\nmentors = 1\n", "--objective floor:300"),
    ] {
        let programme = programme(settled, text);
        if !goes(&programme, &format!("match {options}")) {
            continue; // refused with a reason: an objective next to groups
        }
        played += 1;
        ask_everything(&programme);
        assert!(goes(&programme, "ask"), "{options}");
        // one side of the first pair says no, everybody else agrees
        let form = programme.read("answers.csv");
        let lines: Vec<String> = form
            .lines()
            .enumerate()
            .map(|(at, line)| match at {
                0 => line.to_owned(),
                1 => line.strip_suffix(",,").unwrap().to_owned() + ",no,",
                _ => line.strip_suffix(",,").unwrap().to_owned() + ",yes,",
            })
            .collect();
        std::fs::write(programme.at("answers.csv"), lines.join("\n") + "\n").unwrap();
        assert!(goes(&programme, "answers"), "{options}");
        assert!(goes(&programme, "rematch"), "{options}");
        ask_everything(&programme);
        goes(&programme, "formalise");
        goes(&programme, "letters");
        ask_everything(&programme);
        if goes(&programme, "outcomes") {
            assert!(goes(&programme, "evaluate"), "{options}");
        }
        goes(&programme, "next after");
        goes(&programme, "status");
    }
    assert_eq!(played, 5, "objectives are refused next to groups, the others are played");
}
