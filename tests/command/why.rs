//! `pairwright why`.

use crate::support::Programme;

/// Two pairs, a mentee who waits since ana and ben have one place each.
const PEOPLE: &str = "\
id,role,name,email,department,region,level,choice1
ana,mentor,Ana Müller,ana@example.org,Data,North,2,mia
ben,mentor,Ben Olsen,ben@example.org,Legal,South,3,max
mia,mentee,Mia Berg,mia@example.org,Legal,South,7,ana
max,mentee,Max Berg,max@example.org,Data,North,6,ana
zoe,mentee,<b>Zoe</b>,zoe@example.org,Data,North,6,
";

fn programme() -> Programme {
    Programme::new().with("participants.csv", PEOPLE)
}

#[test]
fn two_people_by_id_name_or_address_in_either_order() {
    let programme = programme();
    let ran = programme.ok("why ana mia");
    assert!(
        ran.out.contains("ana (Ana Müller) as mentor of mia (Mia Berg): they are a pair."),
        "{}",
        ran.out
    );
    assert_eq!(ran.next(), "match");
    let again = programme.ok("why MIA@example.org ana@example.org");
    assert_eq!(again.out, ran.out);
    let facts = programme.json("why ana max");
    assert_eq!((facts["is_pair"].as_bool(), facts["mentor"].as_str()), (Some(false), Some("ana")));
    assert!(facts["why_not"]["costs"]["loss"]["points"].as_i64().unwrap() > 0, "{facts}");
    let ran = programme.ok("why ana max");
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("they are not a pair. It would cost the programme"), "{told}");
    assert!(ran.out.contains("Their pair would be worth") && !ran.out.contains("mentors max"), "{}", ran.out);
}

#[test]
fn who_is_not_clear_is_refused_with_those_who_could_be_meant() {
    let programme = programme();
    let ran = programme.run("why berg");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("Mia Berg") && ran.err.contains("Max Berg"), "{}", ran.err);
    let ran = programme.run("why nobody");
    assert!(ran.code == 1 && ran.err.contains("nobody is called nobody"), "{}", ran.err);
    let ran = programme.run("why ana ben");
    assert!(ran.code == 1 && ran.err.contains("are both mentors"), "{}", ran.err);
    assert_eq!(programme.run("why ana ben mia").code, 2);
}

#[test]
fn somebody_who_waits_is_told_why_and_what_would_help() {
    let programme = programme();
    let facts = programme.json("why");
    let left = facts["left_out"][0]["id"].as_str().unwrap().to_owned();
    let ran = programme.ok("why");
    assert!(ran.out.contains("1 mentee without a mentor\n- "), "{}", ran.out);
    assert_eq!(ran.next(), format!("why {left}"));
    let ran = programme.ok(&format!("why {left}"));
    assert!(ran.out.contains("could be paired only with"), "{}", ran.out);
    assert!(ran.out.contains("What would help\n- "), "{}", ran.out);
    assert!(ran.out.contains("take one more mentee, 2 in all: 1 more person served"), "{}", ran.out);
}

#[test]
fn whose_reporting_line_has_everybody_is_told_what_to_do() {
    let people = "id,role,department,level,manager_id\nboss,mentee,Data,9,\nana,mentor,Data,2,boss\n\
                  ben,mentor,Law,3,boss\nmax,mentee,Law,6,\n";
    let ran = Programme::new().with("participants.csv", people).ok("why");
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("boss is in one reporting line with every mentor. Invite a mentor"), "{told}");
}

#[test]
fn one_person_has_pairs_and_the_next_best() {
    let ran = programme().ok("why ana");
    assert!(ran.out.contains("ana (Ana Müller) mentors mia"), "{}", ran.out);
    assert!(ran.out.contains("The next best\n- "), "{}", ran.out);
    let facts = programme().json("why ana --most 1");
    assert_eq!(facts["alternatives"].as_array().unwrap().len(), 1);
}

#[test]
fn without_people_it_says_what_to_do() {
    let ran = Programme::new().run("why");
    assert!(ran.code == 1 && ran.err.contains("pairwright init"), "{}", ran.err);
}
