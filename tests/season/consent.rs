//! Whose yes a pair needs, each side apart, and who has not answered.

use pairwright::policies::Consent;
use pairwright::season::{Answer, Answers, Event, NoAnswer, PairState, Party, Reply};
use pairwright::{Matcher, Programme, Role, Season, Sparing};

use super::people::six;

/// The six under a policy, all asked.
fn asked(consent: Consent) -> Season {
    let programme = Programme::default().with_consent(consent);
    let mut season = Season::new(Matcher::new(programme), six());
    let _ = season.propose("day 1").unwrap();
    season.consult_all("day 2").unwrap();
    season
}

fn state(season: &Season) -> String {
    season.state("ana", "zoe").unwrap().to_string()
}

const ALL: [Consent; 4] = [Consent::Mentee, Consent::Mentor, Consent::Both, Consent::Either];

#[test]
fn a_pair_is_accepted_when_they_have_said_yes_whose_yes_is_needed() {
    use Party::{Coordinator, Mentee, Mentor};
    // after the first yes, after the second one
    let expected = [
        (Consent::Mentee, Mentor, [false, true]),
        (Consent::Mentee, Mentee, [true, true]),
        (Consent::Mentor, Mentor, [true, true]),
        (Consent::Mentor, Mentee, [false, true]),
        (Consent::Both, Mentor, [false, true]),
        (Consent::Both, Mentee, [false, true]),
        (Consent::Either, Mentor, [true, true]),
        (Consent::Either, Mentee, [true, true]),
    ];
    for (consent, first, accepted) in expected {
        let mut season = asked(consent);
        let second = if first == Mentor { Mentee } else { Mentor };
        for ((party, at), is_accepted) in [(first, "day 3"), (second, "day 4")].into_iter().zip(accepted) {
            assert_eq!(season.agree("ana", "zoe", party, at).unwrap(), is_accepted, "{consent:?} {party}");
            assert_eq!(state(&season) == "accepted", is_accepted);
            let twice = season.agree("ana", "zoe", party, at).unwrap_err();
            assert!(twice.is_clash() && twice.to_string().contains("agreed already"), "{twice}");
        }
        let replies = season.replies("ana", "zoe").unwrap();
        let mentors = if first == Mentor { "day 3" } else { "day 4" };
        assert_eq!((replies.asked(), replies.mentor()), ("day 2", Some(mentors)));
        let accepted = |event: &Event| matches!(event, Event::Accepted(_));
        assert_eq!(season.log().iter().filter(|one| accepted(one.event())).count(), 1);
    }
    for consent in ALL {
        let mut season = asked(consent);
        assert!(season.agree("ana", "zoe", Coordinator, "day 3").unwrap());
        let replies = season.replies("ana", "zoe").unwrap();
        assert_eq!((replies.mentor(), replies.mentee()), (Some("day 3"), Some("day 3")));
    }
}

#[test]
fn who_has_not_answered_is_listed_by_side() {
    let listed = |season: &Season| -> Vec<String> {
        let one = |one: pairwright::season::Awaited<'_>| {
            let needed = if one.is_needed() { "!" } else { "" };
            assert_eq!(one.asked(), "day 2");
            assert!([one.pair().mentor(), one.pair().mentee()].contains(&one.who()));
            format!("{}{}{needed}", one.who(), if one.side() == Role::Mentor { ">" } else { "<" })
        };
        season.awaiting().map(one).collect()
    };
    let mut season = asked(Consent::Mentee);
    assert_eq!(listed(&season), ["ana>", "zoe<!", "ben>", "max<!", "cleo>", "mia<!"]);
    season.agree("ana", "zoe", Party::Mentee, "day 3").unwrap();
    season.agree("ben", "max", Party::Mentor, "day 3").unwrap();
    season.decline("cleo", "mia", Party::Mentor, "", "day 3").unwrap();
    assert_eq!(listed(&season), ["max<!"]);
    let mut season = asked(Consent::Both);
    season.agree("ana", "zoe", Party::Mentee, "day 3").unwrap();
    assert_eq!(listed(&season)[..2], ["ana>!", "ben>!"]);
    assert_eq!(listed(&asked(Consent::Mentor))[..2], ["ana>!", "zoe<"]);
    assert_eq!(listed(&asked(Consent::Either))[..2], ["ana>!", "zoe<!"]);
    // nobody was asked, so nobody is waited for
    let mut proposed = Season::new(Matcher::default(), six());
    let _ = proposed.propose("day 1").unwrap();
    assert_eq!(proposed.awaiting().count(), 0);
}

/// Whoever is proposed again is asked again.
#[test]
fn a_yes_is_forgotten_when_the_pair_is_proposed_anew() {
    let mut season = asked(Consent::Both);
    season.agree("ana", "zoe", Party::Mentor, "day 3").unwrap();
    let zoe = season.cohort().get("zoe").unwrap().clone();
    season.leave("zoe", "", "day 4").unwrap();
    season.join([zoe], "day 5").unwrap();
    let _ = season.rematch(Sparing::Nobody, "day 6").unwrap();
    assert_eq!(state(&season), "proposed");
    assert!(season.replies("ana", "zoe").is_none());
    season.consult("ana", "zoe", "day 7").unwrap();
    assert_eq!(season.replies("ana", "zoe").unwrap().asked(), "day 7");
    assert!(!season.agree("ana", "zoe", Party::Mentee, "day 8").unwrap());
}

fn yes() -> Answer {
    Answer::new(Reply::Accept)
}

fn no(reason: &str) -> Answer {
    Answer::new(Reply::Decline).with_reason(reason)
}

#[test]
fn answers_of_both_sides_are_noted_apart() {
    let table = Answers::default()
        .with_answer("zoe", yes())
        .with_answer("zoe", yes().of_mentor("ana"))
        .with_answer("max", yes())
        .with_answer("max", no("no time").of_mentor("ben"))
        .with_answer("mia", yes().of_mentor("cleo"));
    for consent in ALL {
        let mut season = asked(consent);
        assert_eq!(season.answer(&table, NoAnswer::Waits, "day 3").unwrap(), 3, "{consent:?}");
        assert_eq!(state(&season), "accepted");
        let declined = PairState::Declined { by: Party::Mentor, reason: "no time".into() };
        assert_eq!(season.state("ben", "max"), Some(&declined), "a no counts before a yes");
        let third = season.state("cleo", "mia").unwrap().to_string();
        let is_enough = matches!(consent, Consent::Mentor | Consent::Either);
        assert_eq!(third == "accepted", is_enough, "{consent:?}");
        // the same table again says nothing new
        let length = season.log().len();
        assert_eq!(season.answer(&table, NoAnswer::Waits, "day 4").unwrap(), 0);
        assert_eq!(season.log().len(), length);
        // silence is a yes of those who are waited for, and of nobody else
        let settled = usize::from(!is_enough);
        assert_eq!(season.answer(&table, NoAnswer::Agrees, "day 5").unwrap(), settled);
        assert_eq!(season.state("cleo", "mia"), Some(&PairState::Accepted));
    }
}

#[test]
fn a_no_that_comes_after_the_others_yes_takes_the_pair_back() {
    let mut season = asked(Consent::Mentee);
    let table = Answers::default().with_answer("zoe", yes()).with_answer("max", yes());
    assert_eq!(season.answer(&table, NoAnswer::Waits, "day 3").unwrap(), 2);
    let table = table
        .with_answer("zoe", no("too much").of_mentor("ana"))
        .with_answer("max", Answer::new(Reply::Leave).with_reason("moves").of_mentor("ben"));
    assert_eq!(season.answer(&table, NoAnswer::Waits, "day 4").unwrap(), 2);
    assert_eq!(state(&season), "withdrawn");
    assert!(season.cohort().get("ben").is_none());
    // a pair that the coordinator has settled waits for nobody
    season.accept("cleo", "mia", "day 5").unwrap();
    let table = table.with_answer("mia", no("late").of_mentor("cleo")).with_answer("mia", no("late"));
    assert_eq!(season.answer(&table, NoAnswer::Agrees, "day 6").unwrap(), 0);
    assert_eq!(season.state("cleo", "mia"), Some(&PairState::Accepted));
}

/// Zoe's first answer was about ana, her second one is about whoever comes next.
#[test]
fn answers_of_mentees_are_used_once_whatever_mentors_say() {
    for consent in ALL {
        let mut season = asked(consent);
        let table = Answers::default()
            .with_answer("zoe", no("same team"))
            .with_answer("zoe", yes().of_mentor("ana"))
            .with_answer("zoe", yes());
        assert_eq!(season.answer(&table, NoAnswer::Waits, "day 3").unwrap(), 1);
        assert_eq!(state(&season), "declined");
        let _ = season.rematch(Sparing::Nobody, "day 4").unwrap();
        season.consult_all("day 5").unwrap();
        assert_eq!(season.answer(&table, NoAnswer::Waits, "day 6").unwrap(), 1, "{consent:?}");
        let (pair, _) =
            season.pairs().find(|(pair, state)| pair.mentee().as_str() == "zoe" && state.is_live()).unwrap();
        assert_eq!(season.replies(pair.mentor(), pair.mentee()).unwrap().mentee(), Some("day 6"));
    }
}

#[test]
fn who_is_no_mentor_has_no_answer() {
    let mut season = asked(Consent::Both);
    for who in ["nobody", "mia"] {
        let table = Answers::default().with_answer("zoe", yes().of_mentor(who));
        let error = season.answer(&table, NoAnswer::Waits, "t").unwrap_err();
        assert!(error.is_unknown() && error.person() == Some(who), "{error}");
    }
    assert_eq!(season.log().len(), 2);
}

#[cfg(feature = "csv")]
#[test]
fn a_file_of_both_sides() {
    let text = "Mentor,Mentee,Mentor_answer,mentee_answer,mentor_reason,mentee_reason\n\
                ana,zoe,YES,,,\n\
                ben,max,no,yes,no time,\n\
                cleo,mia,,leave,,\"moves, soon\"\n\
                ana,max,,,,\n";
    let answers = Answers::from_reader("answers.csv", text.as_bytes()).unwrap();
    let expected = Answers::default()
        .with_answer("zoe", yes().of_mentor("ana"))
        .with_answer("max", no("no time").of_mentor("ben"))
        .with_answer("max", yes().with_mentor("ben"))
        .with_answer("mia", Answer::new(Reply::Leave).with_reason("moves, soon").with_mentor("cleo"));
    assert_eq!(answers, expected);
    let shared = "mentor_id,mentee_id,answer,mentor_answer,reason\nana,zoe,,no,far\nben,max,no,,near\n";
    let answers = Answers::from_reader("answers.csv", shared.as_bytes()).unwrap();
    assert_eq!(answers.of("zoe"), [no("far").of_mentor("ana")]);
    assert_eq!(answers.of("max"), [no("near").with_mentor("ben")]);
    for (text, said) in [
        (
            "mentor_id,mentee_id,mentor_answer\nana,zoe,perhaps\n",
            "answers.csv, line 2, column mentor_answer, person zoe: an answer is accept, decline or leave: \"perhaps\"",
        ),
        (
            "mentor_id,mentee_id,mentor_answer\n,zoe,yes\n",
            "answers.csv, line 2, column mentor_id: the id is missing",
        ),
    ] {
        assert_eq!(Answers::from_reader("answers.csv", text.as_bytes()).unwrap_err().to_string(), said);
    }
}

#[cfg(feature = "toml")]
#[test]
fn the_policy_is_a_word_of_the_programme() {
    let programme = Programme::from_toml("consent = \"both\"").unwrap();
    assert_eq!(programme.consent(), Consent::Both);
    assert_eq!(Programme::default().consent(), Consent::Mentee);
    let error = Programme::from_toml("consent = \"nobody\"").unwrap_err();
    assert!(
        error.is_programme() && error.line() == Some(1) && error.to_string().contains("nobody"),
        "{error}"
    );
}
