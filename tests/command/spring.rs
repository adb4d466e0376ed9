//! A small programme: three mentors, four mentees, names that want care.

use crate::support::Programme;

pub(crate) const PEOPLE: &str = "\
id,role,name,email,department,level,choices,waited
ana,mentor,Ana Müller,ana@x.example,Data,2,,
ben,mentor,Ben 🎈 Öz,ben@x.example,Legal,3,,
cleo,mentor,=cmd(1),cleo@x.example,HR,2,,
mia,mentee,Mia Berg,mia@x.example,Legal,7,ana; ben,
max,mentee,Max Fox,max@x.example,Data,6,ben,
zoe,mentee,Zoe <b>,zoe@x.example,HR,8,ana,1
tom,mentee,Tom Li,tom@x.example,HR,8,,
";

/// A folder with these people: ana and zoe, ben and max, cleo and mia are proposed; tom waits.
pub(crate) fn spring() -> Programme {
    Programme::new().with("participants.csv", PEOPLE)
}

/// The same, matched and asked.
pub(crate) fn asked() -> Programme {
    let programme = spring();
    programme.ok("match");
    programme.ok("ask");
    programme
}

/// The same; all said yes, and the pairs are formal.
pub(crate) fn formal() -> Programme {
    let programme = asked();
    say(&programme, "", "yes");
    programme.ok("answers");
    programme.ok("formalise");
    programme
}

/// Fills in the answers of the lines with this text in them.
pub(crate) fn say(programme: &Programme, whose: &str, answer: &str) {
    let form = programme.read("answers.csv");
    let filled = form.lines().map(|line| match line.strip_suffix(",,") {
        Some(start) if line.contains(whose) => format!("{start},{answer},\n"),
        _ => format!("{line}\n"),
    });
    std::fs::write(programme.at("answers.csv"), filled.collect::<String>()).unwrap();
}

/// What was printed, without its line breaks.
pub(crate) fn flat(printed: &str) -> String {
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}
