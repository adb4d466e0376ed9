//! Letters as files: who gets which, in which form, and what is in none of them.

use std::collections::BTreeSet;
use std::fs;

use crate::support::Programme;

/// Markers of what nobody may read; who may be asked has an address or not, and a name that bites.
const PEOPLE: &str = "\
id,name,email,role,department,title,level,personality,skills wanted,skills offered,choices,note,language
m1,Ana Müller,ana@example.org,mentor,Data,Analyst,2,81,,plugh,e1,xyzzy-note,de
m2,\u{202e}gnp.exe,,mentor,Legal,<b>Clerk</b>,3,12,,,e2,xyzzy-note,
e1,\"Frei, Mia\",mia@example.org,mentee,Legal,=cmd,7,33,plugh,,m1,xyzzy-note,de
e2,CON,\"a@b.example, c@d.example\",mentee,Sales,Head,6,44,xyzzy-wish,,m2,xyzzy-note,
e3,Noor,noor@example.org,mentee,Sales,Head,6,44,xyzzy-wish,,,xyzzy-note,
";

/// Pairs are proposed and asked.
fn asked(options: &str) -> Programme {
    let programme = Programme::new().with("participants.csv", PEOPLE);
    programme.ok("match");
    programme.ok(&format!("ask {options}"));
    programme
}

/// Everybody has said yes, and the pairs have begun.
fn formal() -> Programme {
    let programme = asked("");
    programme.ok("answers --silence-agrees");
    programme.ok("formalise");
    programme
}

fn names_in(programme: &Programme, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(programme.at(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// All files of a folder, by name.
fn files_in(programme: &Programme, folder: &str) -> Vec<(String, String)> {
    let names = names_in(programme, folder).into_iter();
    names.map(|name| (name.clone(), programme.read(&format!("{folder}/{name}")))).collect()
}

#[test]
fn a_file_of_each_form_for_everybody_who_is_asked() {
    let programme = asked("--by 2027-03-15");
    let expected = [
        "Ana-Müller-m1.eml",
        "Ana-Müller-m1.html",
        "Ana-Müller-m1.txt",
        "CON-e2.html",
        "CON-e2.txt",
        "Frei-Mia-e1.eml",
        "Frei-Mia-e1.html",
        "Frei-Mia-e1.txt",
        "all.html",
        "gnp-exe-m2.html",
        "gnp-exe-m2.txt",
        "mail-merge.csv",
    ];
    assert_eq!(names_in(&programme, "letters/ask"), expected.map(str::to_owned).into());
    let text = programme.read("letters/ask/Frei-Mia-e1.txt");
    assert!(
        text.starts_with("To: Frei, Mia <mia@example.org>\nSubject: A proposal for you\n\nDear"),
        "{text}"
    );
    assert!(text.contains("Please say yes or no by 15 March 2027."), "{text}");
    for (name, text) in files_in(&programme, "letters/ask") {
        assert!(!text.contains("xyzzy") && !text.contains('\u{202e}'), "{name}: {text}");
        let is_for_all = name == "all.html" || name == "mail-merge.csv";
        assert!(is_for_all || name.starts_with("Frei") || !text.contains("plugh"), "{name}: {text}");
        let about_others = name.starts_with("Ana") && text.contains("mia@example.org");
        assert!(!about_others, "addresses are for formal pairs: {text}");
    }
}

#[test]
fn a_draft_that_a_mail_program_opens() {
    let programme = formal();
    let ran = programme.ok("letters --sender Ira<ira@example.org> --contact Ira");
    assert!(
        ran.out.contains("letters/formal: 4 letters") && ran.out.contains("No .eml for 2 letters"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("letters/waiting: 1 letter ("), "{}", ran.out);
    let mail = programme.read("letters/formal/Frei-Mia-e1.eml");
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    for line in [
        "MIME-Version: 1.0",
        "From: \"Ira\" <ira@example.org>",
        "To: \"Frei, Mia\" <mia@example.org>",
        "Subject: Your mentoring pair",
        "X-Unsent: 1",
    ] {
        assert!(head.lines().any(|one| one == line), "{line} in {head}");
    }
    assert!(!head.contains("Date:") && !head.contains("Message-ID:"), "{head}");
    assert!(body.contains("text/plain") && body.contains("text/html"), "{body}");
    assert!(mail.contains("ana@example.org"), "partners can write to each other");
    assert!(!names_in(&programme, "letters/formal").contains("CON-e2.eml"), "two addresses are none");
}

#[test]
fn the_mail_merge_opens_in_a_spreadsheet_and_computes_nothing() {
    let programme = formal();
    programme.ok("letters");
    let table = fs::read(programme.at("letters/formal/mail-merge.csv")).unwrap();
    assert!(table.starts_with(b"\xEF\xBB\xBF"));
    let mut rows = csv::Reader::from_reader(&table[3..]);
    let headings = rows.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, heading: &str| {
        row[headings.iter().position(|one| one == heading).unwrap()].to_owned()
    };
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    let mia = rows.iter().find(|row| cell(row, "id") == "e1").unwrap();
    assert_eq!(cell(mia, "first name"), "Mia");
    assert_eq!(cell(mia, "partner names"), "Ana Müller");
    assert_eq!(cell(mia, "partner emails"), "ana@example.org");
    let ana = rows.iter().find(|row| cell(row, "id") == "m1").unwrap();
    assert_eq!(cell(ana, "partner titles"), "'=cmd");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '@'])));
}

#[test]
fn nobody_is_written_to_before_a_pair_is_formal() {
    let programme = asked("");
    let ran = programme.run("letters");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("No pair is formal yet"), "{}", ran.out);
    assert_eq!(ran.next(), "answers");
    assert!(!programme.at("letters/formal").exists() && !programme.at("letters/waiting").exists());
    assert_eq!(Programme::new().with("participants.csv", PEOPLE).run("letters").code, 1, "no season");
    assert_eq!(programme.run("letters --kind postcard").code, 2);
}

#[test]
fn the_end_of_a_pair_is_told_without_its_reason() {
    let programme = formal();
    programme.ok("letters");
    programme.ok("end m1 e1 --reason xyzzy-reason");
    let facts = programme.json("letters");
    assert_eq!((&facts["formal"], &facts["ended"]), (&2.into(), &2.into()));
    let text = programme.read("letters/ended/Ana-Müller-m1.txt");
    assert!(text.contains("Your mentoring pair with Frei, Mia has ended."), "{text}");
    for folder in ["letters/ended", "letters/formal", "letters/waiting"] {
        for (name, text) in files_in(&programme, folder) {
            assert!(!text.contains("xyzzy"), "{name}: {text}");
        }
    }
    assert!(!programme.at("letters/formal/Ana-Müller-m1.txt").exists(), "the pair has no other letter now");
}

#[test]
fn what_the_file_says_is_said_and_options_come_first() {
    let settings = "contact = \"Ira, ira@example.org\"\nlanguage_column = \"language\"\ntell_wishes = true\n\
                    closing = \"Bye!\"\n[in_language.de]\nclosing = \"Bis bald!\"\nfirst_steps = [\"Rufen Sie an.\"]\n";
    let programme = formal().with("letters.toml", settings);
    let ran = programme.ok("letters");
    assert!(!ran.out.contains("letters.toml can say it"), "{}", ran.out);
    let read = |name: &str| programme.read(&format!("letters/formal/{name}.txt"));
    let german = read("Ana-Müller-m1");
    assert!(german.contains("Guten Tag Ana Müller,") && german.contains("1. Rufen Sie an."), "{german}");
    assert!(german.contains("plugh") && german.trim_end().ends_with("Bis bald!"), "{german}");
    let english = read("CON-e2");
    assert!(
        english.contains("please ask Ira, ira@example.org.") && english.trim_end().ends_with("Bye!"),
        "{english}"
    );
    programme.ok("letters --contact Bea");
    assert!(read("CON-e2").contains("please ask Bea."));
    fs::write(programme.at("bye.txt"), "One.\r\n\r\nTwo.\r\n").unwrap();
    let closing = programme.at("bye.txt");
    programme.ok(&format!("letters --closing {}", closing.display()));
    assert!(read("Ana-Müller-m1").ends_with("\n\nOne.\n\nTwo.\n"), "{}", read("Ana-Müller-m1"));
    for (wrong, says) in [
        ("contcat = 1", "contcat"),
        ("language = \"xx\"", "There are en and de"),
        ("language_column = \"tongue\"", "tongue"),
        ("sender = \"Ira\"", "Ira Baum <ira@example.org>"),
    ] {
        fs::write(programme.at("letters.toml"), wrong).unwrap();
        let ran = programme.run("letters");
        assert!(ran.code == 1 && ran.err.contains(says), "{wrong}: {}", ran.err);
    }
}

#[test]
fn letters_that_were_edited_are_not_overwritten_unseen() {
    let programme = formal();
    programme.ok("letters");
    let before = files_in(&programme, "letters/formal");
    programme.ok("letters");
    assert_eq!(files_in(&programme, "letters/formal"), before, "the same letters are the same bytes");
    fs::write(programme.at("letters/formal/CON-e2.txt"), "mine").unwrap();
    let ran = programme.run("letters --contact Bea");
    assert!(ran.code == 1 && ran.err.contains("letters/formal"), "{}", ran.err);
    assert_eq!(programme.read("letters/formal/CON-e2.txt"), "mine");
    programme.ok("letters --yes");
    assert_eq!(files_in(&programme, "letters/formal"), before);
}
