//! Letters to participants, in German.
//!
//! They address the reader as Sie. Nobody's gender is known: sentences do without it where they
//! can, and otherwise name both forms. `Mentee` has one form for all.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;
use crate::phrases::day::day;
use crate::phrases::german::words::list;
use crate::phrases::letter_kind::LetterKind;
use crate::phrases::letter_part::{AfterEnd, Answering, FirstStep, LetterPart};

/// The words of a part.
pub(super) fn letter(part: &LetterPart<'_>) -> String {
    match *part {
        LetterPart::Title { kind } => title(kind).into(),
        LetterPart::Salutation { name } => format!("Guten Tag {name},"),
        LetterPart::Opening { kind, partner, names } => opening(kind, partner, names),
        LetterPart::Partners { role, names: [] } => match role {
            Role::Mentor => "Sie haben noch keine Mentorin und keinen Mentor.".into(),
            _ => "Ihnen sind noch keine Mentees zugeordnet.".into(),
        },
        LetterPart::Partners { role, names } => accompanied(role, names),
        LetterPart::NotSettled => "Das ist ein Vorschlag: Noch ist nichts entschieden.".into(),
        LetterPart::Reasons => "Das spricht für Ihr Tandem:".into(),
        LetterPart::NoReasons => {
            "Wir haben die beste Lösung für alle gesucht, und dieses Tandem gehört dazu.".into()
        }
        LetterPart::BothWant { duration, format } => {
            format!("Sie beide wünschen sich {}.", wanted(duration, format))
        }
        LetterPart::Answer { answer, count, by, to } => answered(answer, count, by, to),
        LetterPart::SayingNo => {
            "Sie können ohne Begründung ablehnen. Wir suchen dann jemand anderen für Sie.".into()
        }
        LetterPart::FirstSteps => "Ihre ersten Schritte:".into(),
        LetterPart::Step { step, partner, count } => first_step(step, partner, count).into(),
        LetterPart::Confidential => "Was Sie miteinander besprechen, bleibt unter Ihnen.".into(),
        LetterPart::Waiting { role: Role::Mentor } => {
            "Ihnen konnten wir dieses Mal leider keine Mentees zuordnen.".into()
        }
        LetterPart::Waiting { .. } => {
            "Ihnen konnten wir dieses Mal leider keine Mentorin und keinen Mentor zuordnen.".into()
        }
        LetterPart::WhyWaiting { role, why } => why_waiting(role, why).into(),
        LetterPart::NoJudgement => {
            "Das sagt nichts über Sie aus: Möglichst viele sollen zum Zug kommen.".into()
        }
        LetterPart::WaitingNext => {
            "Sie müssen nichts tun. Wenn ein Platz frei wird, melden wir uns bei Ihnen.".into()
        }
        LetterPart::Thanks => "Vielen Dank für die Zeit, die Sie sich dafür genommen haben.".into(),
        LetterPart::EndedNext { partner, next: AfterEnd::Searching } => {
            let whom = match partner {
                Role::Mentor => "eine andere Mentorin oder einen anderen Mentor",
                _ => "andere Mentees",
            };
            format!(
                "Sie nehmen weiter am Programm teil. Wir suchen {whom} für Sie und melden uns, sobald wir \
                 einen Vorschlag haben."
            )
        }
        LetterPart::EndedNext { next: AfterEnd::Others, .. } => {
            "Sie nehmen weiter am Programm teil. Für Ihre anderen Tandems ändert sich nichts.".into()
        }
        LetterPart::Contact { to: Some(to) } => format!("Fragen beantwortet Ihnen gern: {to}."),
        LetterPart::Contact { to: None } => "Fragen beantwortet Ihnen gern das Programmbüro.".into(),
    }
}

fn title(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Ask => "Ein Vorschlag für Sie",
        LetterKind::Formal => "Ihr Mentoring-Tandem",
        LetterKind::Waiting => "Ihr Platz im Mentoring-Programm",
        LetterKind::Ended => "Das Ende Ihres Mentoring-Tandems",
    }
}

fn opening(kind: LetterKind, partner: Role, names: &[String]) -> String {
    let all = list(names);
    match (kind, partner) {
        (LetterKind::Ask, Role::Mentor) if names.len() == 1 => {
            format!("wir möchten Ihnen {all} als Mentorin oder Mentor vorschlagen.")
        }
        (LetterKind::Ask, Role::Mentor) => {
            format!("wir möchten Ihnen {all} für das Mentoring vorschlagen.")
        }
        (LetterKind::Ask, _) if names.len() == 1 => {
            format!("wir möchten Ihnen {all} als Mentee vorschlagen.")
        }
        (LetterKind::Ask, _) => format!("wir möchten Ihnen {all} als Mentees vorschlagen."),
        (LetterKind::Ended, _) => match names {
            [] => "Ihr Mentoring-Tandem ist beendet.".into(),
            [only] => format!("Ihr Mentoring-Tandem mit {only} ist beendet."),
            _ => format!("Ihre Mentoring-Tandems mit {all} sind beendet."),
        },
        _ => accompanied(partner, names),
    }
}

fn accompanied(partner: Role, names: &[String]) -> String {
    match (partner, names) {
        (Role::Mentor, [only]) => format!("{only} begleitet Sie als Mentorin oder Mentor."),
        (Role::Mentor, several) => format!("{} begleiten Sie im Mentoring-Programm.", list(several)),
        (_, names) => format!("Sie begleiten {} als Mentorin oder Mentor.", list(names)),
    }
}

fn answered(answer: Answering, count: usize, by: Option<&str>, to: Option<&str>) -> String {
    let by = by.map(|by| format!(" bis {}", date(by))).unwrap_or_default();
    let (each, what) = match count {
        1 => ("", "das"),
        _ => (" zu jeder Person", "jemand davon"),
    };
    match (answer, to) {
        (Answering::YesIsNeeded, Some(to)) => {
            format!("Bitte antworten Sie{by}{each} mit Ja oder Nein. Ihre Antwort geht an: {to}.")
        }
        (Answering::YesIsNeeded, None) => {
            format!("Bitte antworten Sie dem Programmbüro{by}{each} mit Ja oder Nein.")
        }
        (Answering::NoIsHeard, Some(to)) => {
            format!("Wenn Ihnen {what} nicht zusagt, melden Sie sich bitte{by} hier: {to}.")
        }
        (Answering::NoIsHeard, None) => {
            format!("Wenn Ihnen {what} nicht zusagt, sagen Sie es bitte{by} dem Programmbüro.")
        }
    }
}

fn first_step(step: FirstStep, partner: Role, count: usize) -> &'static str {
    match (step, partner, count) {
        (FirstStep::Write, Role::Mentor, 1) => {
            "Schreiben Sie in der ersten Woche Ihrer Mentorin oder Ihrem Mentor, und schlagen Sie einen \
             Termin für ein erstes Treffen vor."
        }
        (FirstStep::Write, Role::Mentor, _) => {
            "Schreiben Sie ihnen in der ersten Woche, und schlagen Sie je einen Termin für ein erstes \
             Treffen vor."
        }
        (FirstStep::Write, _, 1) => {
            "Sie bekommen in der ersten Woche Post. Wenn Sie nichts hören, schreiben bitte Sie."
        }
        (FirstStep::Write, ..) => {
            "Ihre Mentees schreiben Ihnen in der ersten Woche. Wenn Sie nichts hören, schreiben bitte Sie."
        }
        (FirstStep::Agree, ..) => {
            "Besprechen Sie beim ersten Treffen, was Sie erreichen möchten, und wie und wie oft Sie sich \
             treffen."
        }
        (FirstStep::GoOn, ..) => "Vereinbaren Sie am Ende jedes Treffens das nächste.",
    }
}

/// A day of the calendar in words; anything else as it is.
fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    day(text).map_or_else(
        || text.to_owned(),
        |(year, month, day)| format!("zum {day}. {} {year}", MONTHS[month - 1]),
    )
}

/// In the accusative, after `wünschen sich`.
fn wanted(duration: Option<Duration>, format: Option<Format>) -> String {
    let how = match format {
        Some(Format::OneToOne) => " zu zweit",
        Some(Format::Group) => " in der Gruppe",
        None => "",
    };
    match duration {
        Some(Duration::OneTime) => format!("ein einmaliges Treffen{how}"),
        Some(Duration::Weeks) => format!("eine Zusammenarbeit{how} über einige Wochen"),
        Some(Duration::LongTerm) => format!("eine längerfristige Zusammenarbeit{how}"),
        None => format!("Treffen{how}"),
    }
}

fn why_waiting(reader: Role, why: WhyWaiting) -> &'static str {
    match (why, reader) {
        (WhyWaiting::NoPlace, _) => "Bei Ihnen ist dieses Mal kein Platz für Mentees vorgesehen.",
        (WhyWaiting::NobodyThere, Role::Mentor) => "Dieses Mal nehmen keine Mentees teil.",
        (WhyWaiting::NobodyThere, _) => "Dieses Mal nehmen keine Mentorinnen und Mentoren teil.",
        (WhyWaiting::NotInPilot, _) => "Das Programm beginnt zunächst mit einer kleineren Gruppe.",
        (WhyWaiting::TooFew, Role::Mentor) => "Es gibt dieses Mal nicht genügend Mentees für alle.",
        (WhyWaiting::TooFew, _) => "Es gibt dieses Mal nicht genügend Mentorinnen und Mentoren für alle.",
        (WhyWaiting::NotNeeded, _) => "Weitere Mentorinnen und Mentoren werden dieses Mal nicht benötigt.",
        (WhyWaiting::NobodyFits, _) => {
            "Unter den Teilnehmenden war dieses Mal keine passende Zuordnung möglich."
        }
    }
}
