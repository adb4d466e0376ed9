//! What a card says of a pair: who, what it is worth, what speaks for and against it, and what is
//! absent. The page lays it out, and the data that a script reads have the same.

use maud::{Markup, html};

use crate::assignment::model::term::Entry;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::phrases::english::explanations::contribution;
use crate::report::words::{grouped, said, signed};
use crate::text::shown;
use crate::words::{commas, fit, ordinal};

/// Of choices that were not honoured, this many are named.
const NAMED: usize = 3;

/// A pair as its card shows it. All texts are as they can be shown.
pub(super) struct PairCard {
    /// Its place among the pairs, from 1.
    pub(super) number: usize,
    pub(super) points: i32,
    pub(super) fit: u8,
    /// Id and name, the mentor's and the mentee's.
    pub(super) who: [(String, String); 2],
    /// Title, level, department of both.
    pub(super) from: [String; 2],
    /// `first choice`, and the like.
    pub(super) badges: Vec<String>,
    /// What each criterion gives.
    pub(super) why: Vec<(i64, String)>,
    /// What is not there: choices, skills, what is not known; and what was agreed.
    pub(super) notes: Vec<String>,
}

impl PairCard {
    pub(super) fn of(matching: &Matching, at: usize, pair: &Pair) -> Result<Self> {
        let told = matching.explain(pair.mentor(), pair.mentee())?;
        let (cohort, names) = (matching.cohort(), told.names());
        let (mentor, mentee) = (cohort.get(pair.mentor()), cohort.get(pair.mentee()));
        let mut why = Vec::new();
        for one in told.contributions().iter().filter(|one| one.speaks()) {
            if let Entry::Points(points) = one.entry() {
                why.push((points.into(), shown(&contribution(one, names)).into_owned()));
            }
        }
        let mut notes = Vec::new();
        if let (Some(mentor), Some(mentee)) = (mentor, mentee) {
            notes.extend(unmet_skills(mentor, mentee));
            notes.extend(passed_over("the mentee", mentee, mentor.id(), names));
            notes.extend(passed_over("the mentor", mentor, mentee.id(), names));
        }
        if !told.unknown().is_empty() {
            notes.push(format!("not known: {}", told.not_known()));
        }
        let agreed = [pair.duration().map(|it| it.to_string()), pair.format().map(|it| it.to_string())];
        let agreed: Vec<String> = agreed.into_iter().flatten().collect();
        if !agreed.is_empty() {
            notes.push(format!("agreed: {}", agreed.join(", ")));
        }
        Ok(Self {
            number: at + 1,
            points: pair.points(),
            fit: pair.fit(),
            who: [who(pair.mentor(), mentor), who(pair.mentee(), mentee)],
            from: [mentor, mentee].map(|person| person.map(from).unwrap_or_default()),
            badges: badges(pair, mentor, mentee),
            why,
            notes: notes.iter().map(|note| shown(note).into_owned()).collect(),
        })
    }

    /// The line under the two: the fit, and where they come from.
    pub(super) fn line(&self) -> Vec<String> {
        let mut line = vec![fit(self.fit)];
        if self.from.iter().any(|from| !from.is_empty()) {
            let [there, here] = self.from.each_ref().map(|from| if from.is_empty() { "–" } else { from });
            line.extend([there.to_owned(), here.to_owned()]);
        }
        line
    }

    pub(super) fn to_markup(&self) -> Markup {
        let [mentor, mentee] = &self.who;
        let line = self.line();
        html! {
            li id={ "pair-" (self.number) } data-points=(self.points) data-fit=(self.fit) {
                details {
                    summary {
                        span.who { (named(mentor)) " mentors " (named(mentee)) }
                        " " span.worth data-figure="pair" { (grouped(self.points)) }
                        @for badge in &self.badges { " " span.badge { (badge) } }
                        span.quiet {
                            (line[0])
                            @if let [_, there, here] = &line[..] { ", " (said(there)) " → " (said(here)) }
                        }
                    }
                    ul.why {
                        @for (points, words) in &self.why { li { b { (signed(*points)) } (said(words)) } }
                        @for note in &self.notes { li.quiet { b { } (said(note)) } }
                    }
                }
            }
        }
    }
}

fn named((id, name): &(String, String)) -> Markup {
    html! {
        bdi.person { (id) }
        @if !name.is_empty() { " (" bdi { (name) } ")" }
    }
}

fn who(id: &ParticipantId, person: Option<&Participant>) -> (String, String) {
    let name = person.and_then(Participant::shown_name).unwrap_or_default();
    (shown(id.as_str()).into_owned(), shown(name).into_owned())
}

/// `Head of Law, level 7, Legal`.
fn from(person: &Participant) -> String {
    let level = person.level().map(|level| format!("level {level}"));
    let parts = [person.title().map(alone), level, person.department().map(alone)];
    shown(&commas(parts.into_iter().flatten())).into_owned()
}

/// A text in a list. One from right to left is isolated, so that the list around it is not turned.
fn alone(text: &str) -> String {
    let is_turning =
        |c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if text.contains(is_turning) { format!("\u{2068}{}\u{2069}", shown(text)) } else { text.to_owned() }
}

fn badges(pair: &Pair, mentor: Option<&Participant>, mentee: Option<&Participant>) -> Vec<String> {
    let mentees = mentee.and_then(|mentee| mentee.choice_rank(pair.mentor()));
    let mentors = mentor.and_then(|mentor| mentor.choice_rank(pair.mentee()));
    let mentees = mentees.map(|rank| format!("{} choice", ordinal(rank)));
    let mentors = mentors.map(|rank| format!("mentor’s {} choice", ordinal(rank)));
    mentees.into_iter().chain(mentors).collect()
}

/// What the mentee wants to learn and the mentor, of whom something is known, does not offer.
fn unmet_skills(mentor: &Participant, mentee: &Participant) -> Option<String> {
    let offered = mentor.skills_offered();
    let is_offered = |wanted: &&String| offered.iter().any(|skill| skill.name() == wanted.as_str());
    let unmet: Vec<&String> = mentee.skills_wanted().iter().filter(|wanted| !is_offered(wanted)).collect();
    (!offered.is_empty() && !unmet.is_empty()).then(|| {
        format!(
            "wanted by the mentee, not offered by the mentor: {}",
            commas(unmet.into_iter().map(|skill| alone(skill)))
        )
    })
}

/// Whom a person asked for before the partner they got.
fn passed_over(who: &str, person: &Participant, partner: &ParticipantId, names: &Names) -> Option<String> {
    let got = person.choice_rank(partner).unwrap_or(usize::MAX);
    let mut before: Vec<(usize, &ParticipantId)> = person.choices().filter(|&(rank, _)| rank < got).collect();
    before.sort_by_key(|&(rank, _)| rank);
    let first = before.iter().take(NAMED);
    let first = commas(first.map(|&(rank, id)| format!("{} ({} choice)", names.beside(id), ordinal(rank))));
    let more = match before.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let instead = if got == usize::MAX { "choice not honoured" } else { "asked first for somebody else" };
    (!before.is_empty()).then(|| format!("{instead}: {who} asked for {first}{more}"))
}
