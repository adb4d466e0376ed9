//! Answers of mentees, and their file.

use pairwright::season::{Answer, Answers, Event, NoAnswer, PairState, Reply};
use pairwright::{Cohort, Matcher, Participant, Season, Sparing};

use super::people::asked;

fn reply(reply: Reply) -> Answer {
    Answer::new(reply)
}

#[test]
fn answers_count_round_by_round() {
    let answers = Answers::default()
        .with_answer("zoe", reply(Reply::Decline).with_reason("same team"))
        .with_answer("zoe", reply(Reply::Accept))
        .with_answer("max", reply(Reply::Decline))
        .with_answer("max", reply(Reply::Leave).with_reason("no time"))
        .with_answer("mia", reply(Reply::Accept));
    let mut season = asked();
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "day 3").unwrap(), 3);
    assert!(season.is_settled());
    assert_eq!(season.declined_pairs().count(), 2);
    let _ = season.rematch(Sparing::Nobody, "day 4").unwrap();
    season.consult_all("day 5").unwrap();
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "day 6").unwrap(), 2);
    assert!(season.cohort().get("max").is_none());
    let left = |event: &Event| matches!(event, Event::Left { reason, .. } if reason == "no time");
    assert!(season.log().iter().any(|decision| left(decision.event())));
    assert_eq!(season.pairs().filter(|&(_, state)| *state == PairState::Accepted).count(), 2);
}

#[test]
fn silence_waits_or_agrees() {
    let answers = Answers::default().with_answer("mia", reply(Reply::Accept));
    let mut season = asked();
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "t").unwrap(), 1);
    assert_eq!(season.open_pairs().count(), 2);
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "t").unwrap(), 0);
    assert_eq!(season.answer(&answers, NoAnswer::Agrees, "t").unwrap(), 2);
    assert!(season.is_settled());
}

#[test]
fn an_answer_that_names_a_mentor_counts_for_that_mentor() {
    let answers = Answers::default()
        .with_answer("zoe", reply(Reply::Decline).with_mentor("cleo"))
        .with_answer("zoe", reply(Reply::Decline).with_mentor("ana"))
        .with_answer("zoe", reply(Reply::Accept));
    let mut season = asked();
    assert_eq!(season.answer(&answers, NoAnswer::Agrees, "t").unwrap(), 3);
    assert!(matches!(season.state("ana", "zoe"), Some(PairState::Declined { .. })));
    // whoever comes next is neither: the answer without a name has not been used
    season.leave("cleo", "", "t").unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    season.join([pairwright::Participant::mentor("dan").with_level(2)], "t").unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    season.consult_all("t").unwrap();
    season.answer(&answers, NoAnswer::Waits, "t").unwrap();
    assert_eq!(season.state("dan", "zoe"), Some(&PairState::Accepted));
}

#[test]
fn who_is_no_mentee_has_no_answer() {
    let mut season = asked();
    let length = season.log().len();
    for who in ["nobody", "ana"] {
        let error =
            season.answer(&Answers::default().with_answer(who, reply(Reply::Accept)), NoAnswer::Agrees, "t");
        let error = error.unwrap_err();
        assert!(error.is_unknown() && error.person() == Some(who), "{error}");
    }
    assert_eq!(season.log().len(), length);
}

#[cfg(feature = "csv")]
#[test]
fn a_file_of_answers() {
    let text =
        "Mentee_ID,answer,reason,mentor_id\nzoe,Decline,\"same, team\",\nzoe,accept,,ben\n\nmax,leave,,\n";
    let answers = Answers::from_reader("answers.csv", text.as_bytes()).unwrap();
    let expected = Answers::default()
        .with_answer("zoe", reply(Reply::Decline).with_reason("same, team"))
        .with_answer("zoe", reply(Reply::Accept).with_mentor("ben"))
        .with_answer("max", reply(Reply::Leave));
    assert_eq!(answers, expected);
    let refused = [
        (
            "mentee_id,answer\nzoe,maybe\n",
            "answers.csv, line 2, column answer, person zoe: an answer is accept, decline or leave: \"maybe\"",
        ),
        (
            "mentee_id,answer\nzoe,\n",
            "answers.csv, line 2, column answer, person zoe: an answer is accept, decline or leave: \"\"",
        ),
        ("mentee_id,answer\n,accept\n", "answers.csv, line 2, column mentee_id: the id is missing"),
        (
            "mentee_id,reason\nzoe,none\n",
            "answers.csv, line 1, column answer: this column is missing; the headings are \"mentee_id\" and \
             \"reason\"; name a column answer, or say in the mapping which one it is: \
             [columns] \"…\" = \"answer\"",
        ),
        ("", "answers.csv: the file is empty"),
        (
            "mentee_id,answer\nzoe\n",
            "answers.csv, line 2, column answer, person zoe: an answer is accept, decline or leave: \"\"",
        ),
    ];
    for (text, said) in refused {
        let error = Answers::from_reader("answers.csv", text.as_bytes()).unwrap_err();
        assert!(error.is_input());
        assert_eq!(error.to_string(), said);
    }
    assert!(Answers::read("no/such/file.csv").unwrap_err().is_io());
}

/// About one in eight declines, a few leave, and nobody is without an answer in the end.
#[cfg(feature = "csv")]
#[test]
fn the_embedded_answers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/civil-service/answers.csv");
    let answers = Answers::read(path).unwrap();
    let first = |reply| answers.mentees().filter(|id| answers.of(id)[0].reply() == reply).count();
    assert_eq!(answers.mentees().count(), 455);
    assert!((45..65).contains(&first(Reply::Decline)), "{}", first(Reply::Decline));
    assert!((3..12).contains(&first(Reply::Leave)), "{}", first(Reply::Leave));
    for mentee in answers.mentees() {
        let (last, before) = answers.of(mentee).split_last().unwrap();
        assert_ne!(last.reply(), Reply::Decline);
        assert!(before.iter().all(|answer| answer.reply() == Reply::Decline && !answer.reason().is_empty()));
    }
}

#[test]
fn people_may_answer_by_address_and_name() {
    let people = [
        Participant::mentor("1").with_name("Ana Berg"),
        Participant::mentee("2").with_email("max@x.example").with_name("Max Fox"),
    ];
    let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
    season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    let no = Answer::new(Reply::Decline).with_mentor("Berg, Ana");
    let answers = Answers::default().with_answer("MAX@x.example", no);
    assert_eq!(season.answer(&answers, NoAnswer::Waits, "5 March").unwrap(), 1);
    assert_eq!(season.open_pairs().count(), 0);
    let nobody = Answers::default().with_answer("Maxi", Answer::new(Reply::Accept));
    assert!(season.answer(&nobody, NoAnswer::Waits, "5 March").unwrap_err().is_unknown());
}
