//! Letters to participants, in German.
//!
//! They address the reader as Sie. Nobody's gender is known: sentences do without it where they
//! can, and otherwise name both forms. `Mentee` has one form for all.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;
use crate::phrases::german::words::list;
use crate::phrases::letter_part::LetterPart;

/// The words of a part.
pub(super) fn letter(part: &LetterPart<'_>) -> String {
    match *part {
        LetterPart::Title => "Ihr Mentoring-Tandem".into(),
        LetterPart::WaitingTitle => "Ihr Platz im Mentoring-Programm".into(),
        LetterPart::Salutation { name } => format!("Guten Tag {name},"),
        LetterPart::Opening { partner, name, department } => {
            let place = department.map(|department| format!(" ({department})")).unwrap_or_default();
            match partner {
                Role::Mentor => format!("{name}{place} begleitet Sie als Mentorin oder Mentor."),
                _ => format!("Sie begleiten {name}{place} als Mentorin oder Mentor."),
            }
        }
        LetterPart::Partners { role: Role::Mentor, names } => match names {
            [] => "Sie haben noch keine Mentorin und keinen Mentor.".into(),
            [only] => format!("{only} begleitet Sie als Mentorin oder Mentor."),
            several => format!("{} begleiten Sie im Mentoring-Programm.", list(several)),
        },
        LetterPart::Partners { names: [], .. } => "Ihnen sind noch keine Mentees zugeordnet.".into(),
        LetterPart::Partners { names, .. } => {
            format!("Sie begleiten {} als Mentorin oder Mentor.", list(names))
        }
        LetterPart::Reasons => "Das spricht für Ihr Tandem:".into(),
        LetterPart::NoReasons => "Ihr Tandem ist Teil der besten Zuordnung für alle Teilnehmenden.".into(),
        LetterPart::BothWant { duration, format } => {
            format!("Sie beide wünschen sich {}.", wanted(duration, format))
        }
        LetterPart::Confidential => "Was Sie miteinander besprechen, bleibt unter Ihnen.".into(),
        LetterPart::Waiting { role: Role::Mentor } => {
            "Ihnen konnten wir leider keine Mentees zuordnen.".into()
        }
        LetterPart::Waiting { .. } => {
            "Ihnen konnten wir leider noch keine Mentorin und keinen Mentor zuordnen.".into()
        }
        LetterPart::WhyWaiting { role, why } => why_waiting(role, why).into(),
        LetterPart::NoJudgement => {
            "Das sagt nichts über Sie aus: Möglichst viele sollen zum Zug kommen.".into()
        }
    }
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
