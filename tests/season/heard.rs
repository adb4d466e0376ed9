//! Forms for answers, read back; and answers that change nothing.

use pairwright::policies::Consent;
use pairwright::season::{Answers, NoAnswer, PairState, Party, Reply};
use pairwright::{Matcher, Programme, Season, Sparing};

use super::people::{asked, six};

fn form(season: &Season) -> String {
    let mut bytes = Vec::new();
    season.answer_form().write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn read(form: &str) -> Answers {
    Answers::from_reader("answers.csv", form.as_bytes()).unwrap()
}

#[test]
fn a_form_has_a_line_for_each_yes_that_is_needed_and_shrinks() {
    for (consent, lines) in
        [(Consent::Mentee, 3), (Consent::Mentor, 3), (Consent::Both, 6), (Consent::Either, 6)]
    {
        let mut season = Season::new(Matcher::new(Programme::default().with_consent(consent)), six());
        let _ = season.propose("t").unwrap();
        assert_eq!(form(&season).lines().count(), 1, "nobody was asked");
        season.consult_all("t").unwrap();
        let blank = form(&season);
        assert_eq!(blank.lines().count(), 1 + lines, "{consent}");
        assert_eq!(season.answer(&read(&blank), NoAnswer::Waits, "t").unwrap(), 0, "blank ones wait");
        let all = read(&blank.replace(",,\n", ",Ja!,\n"));
        assert_eq!(season.answer(&all, NoAnswer::Waits, "t").unwrap(), 3);
        assert!(season.is_settled() && season.unheard(&all).is_empty());
        assert_eq!(form(&season).lines().count(), 1);
    }
}

#[test]
fn the_answer_of_a_side_is_that_side_s() {
    let mut season = asked();
    let form = form(&season)
        .replace("max,,mentee,,", "max,,MENTOR,no,busy")
        .replace("zoe,,mentee,,", "zoe,,mentee,leave,ill");
    let answers = read(&form);
    assert!(answers.of("max")[0].is_of_mentor() && answers.of("zoe")[0].reply() == Reply::Leave);
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "t").unwrap(), 2);
    let busy = PairState::Declined { by: Party::Mentor, reason: "busy".into() };
    assert_eq!(season.state("ben", "max"), Some(&busy));
    assert!(season.cohort().get("zoe").is_none());
    assert!(season.unheard(&answers).is_empty());
}

#[test]
fn what_is_wrong_in_a_form_is_named_by_its_place() {
    let head = "mentor_id,mentee_id,from,answer,reason\n";
    for (line, column, said) in [
        ("ana,max,mentee,maybe,", "answer", "accept, decline or leave"),
        ("ana,max,both,yes,", "from", "mentor or mentee"),
        ("ana,max,,yes,", "from", "mentor or mentee"),
        ("ana,max,mentee,,same project", "reason", "no answer"),
        (",max,mentee,yes,", "mentor_id", "missing"),
    ] {
        let error = Answers::from_reader("answers.csv", format!("{head}{line}\n").as_bytes()).unwrap_err();
        assert_eq!(
            (error.line(), error.column(), error.file()),
            (Some(2), Some(column), Some("answers.csv")),
            "{error}"
        );
        assert!(error.to_string().contains(said), "{error}");
    }
    let error = Answers::from_reader("answers.csv", "mentee_id,from,answer\n".as_bytes()).unwrap_err();
    assert!(error.to_string().contains("mentor_id"), "{error}");
}

/// Each state, each answer: is it passed over in silence, or told?
#[test]
fn an_answer_that_fits_no_state_is_told() {
    let answers =
        |side: &str, said: &str| read(&format!("mentor_id,mentee_id,from,answer\nana,zoe,{side},{said}\n"));
    let told = |season: &Season, side: &str, said: &str| !season.unheard(&answers(side, said)).is_empty();
    let mut season = Season::new(Matcher::default(), six());
    let _ = season.propose("t").unwrap();
    assert!(told(&season, "mentee", "yes") && told(&season, "mentor", "no"), "nobody was asked");
    season.consult_all("t").unwrap();
    assert!(told(&season, "mentee", "yes"), "not taken over yet");
    let mut declined = season.clone();
    declined.decline("ana", "zoe", Party::Mentee, "", "t").unwrap();
    assert!(
        !told(&declined, "mentee", "no")
            && !told(&declined, "mentor", "yes")
            && told(&declined, "mentee", "yes")
    );
    season.agree("ana", "zoe", Party::Mentee, "t").unwrap();
    assert!(
        !told(&season, "mentee", "yes") && !told(&season, "mentor", "yes") && told(&season, "mentee", "no")
    );
    season.formalise_accepted("t").unwrap();
    assert!(
        !told(&season, "mentee", "yes") && told(&season, "mentor", "no") && told(&season, "mentor", "leave")
    );
    season.end("ana", "zoe", Party::Mentor, "", "t").unwrap();
    assert!(
        !told(&season, "mentor", "no") && told(&season, "mentee", "no") && told(&season, "mentee", "yes")
    );
    season.leave("zoe", "", "t").unwrap();
    assert!(!told(&season, "mentee", "leave"));
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let other = read("mentor_id,mentee_id,from,answer\nANA,mia,mentee,yes\n");
    assert_eq!(season.unheard(&other).len(), 1, "never proposed, and ids are the same in capitals");
}
