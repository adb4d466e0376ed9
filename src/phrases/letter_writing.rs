//! How letters are put together of parts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::error::Result;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::LeftOut;
use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::cohort::Cohort;
use crate::people::expectations::Duration;
use crate::people::names::Names;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::phrases::explanation::reason;
use crate::phrases::letter::{Block, Letter, LetterPartner, apart};
use crate::phrases::letter_kind::LetterKind;
use crate::phrases::letter_part::{AfterEnd, Answering, FirstStep, LetterPart};
use crate::phrases::letters::{About, Letters};
use crate::phrases::phrase::Phrase;
use crate::phrases::phrases::Phrases;
use crate::programme::policies::consent::Consent;
use crate::scoring::criterion::Audience;
use crate::season::pair_state::{PairState, Party};
use crate::season::season::Season;
use crate::text::shown;

impl Letters<'_> {
    /// The letters: to mentors, then to mentees, each side by id. Time O(n log n) for n people,
    /// after the scores of the people are there.
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when a text of the programme has control characters, or
    /// letters are asked for of a matching that only a season has; what scoring the present people
    /// refuses, which no season that was proposed meets.
    pub fn letters(&self) -> Result<Vec<Letter>> {
        self.check()?;
        Ok(Writing::of(self)?.letters())
    }
}

/// All that letters are made of.
struct Writing<'w, 'a> {
    letters: &'w Letters<'a>,
    cohort: &'a Arc<Cohort>,
    names: Names,
    told: Vec<Told>,
    waiting: Vec<&'a LeftOut>,
    consent: Consent,
}

/// A pair, and what there is to say of it; nothing of one that has ended.
struct Told {
    id: PairId,
    said: Option<(Pair, Explanation)>,
}

/// Whom a letter goes to, and in which words.
#[derive(Clone, Copy)]
struct Reader<'a> {
    id: &'a ParticipantId,
    role: Role,
    phrases: &'a dyn Phrases,
}

impl<'w, 'a> Writing<'w, 'a> {
    fn of(letters: &'w Letters<'a>) -> Result<Self> {
        let (cohort, programme) = match letters.about {
            About::Matching(matching) => (matching.shared_cohort(), matching.programme()),
            About::Season(season) => (season.shared_cohort(), season.programme()),
        };
        let mut waiting: Vec<&LeftOut> = match letters.about {
            _ if letters.kind != LetterKind::Waiting => Vec::new(),
            About::Matching(matching) => matching.find_left_out()?.iter().collect(),
            About::Season(season) => season.waiting(),
        };
        waiting.retain(|left| left.for_reader() != WhyWaiting::NoPlace);
        waiting.sort_by_key(|left| (left.role() != Role::Mentor, left.id()));
        let (names, consent) = (Names::of(cohort), programme.consent());
        Ok(Self { letters, cohort, names, told: told(letters)?, waiting, consent })
    }

    fn letters(&self) -> Vec<Letter> {
        let mut made = Vec::with_capacity(2 * self.told.len() + self.waiting.len());
        for (role, party) in [(Role::Mentor, Party::Mentor), (Role::Mentee, Party::Mentee)] {
            let mut pairs_of: BTreeMap<&ParticipantId, Vec<&Told>> = BTreeMap::new();
            for told in self.told.iter().filter(|told| self.is_for(&told.id, party)) {
                pairs_of.entry(sides(&told.id, role).0).or_default().push(told);
            }
            let theirs = pairs_of.into_iter().filter(|(id, _)| self.cohort.get(*id).is_some());
            made.extend(theirs.map(|(id, pairs)| self.about_pairs(self.reader(id, role), &pairs)));
        }
        made.extend(self.waiting.iter().map(|left| self.to_waiting(left)));
        made
    }

    /// Who has answered is not asked again.
    fn is_for(&self, pair: &PairId, party: Party) -> bool {
        match self.letters.about {
            About::Season(season) if self.letters.kind == LetterKind::Ask => season.is_asked(pair, party),
            _ => true,
        }
    }

    fn reader<'r>(&'r self, id: &'r ParticipantId, role: Role) -> Reader<'r> {
        Reader { id, role, phrases: self.letters.phrases_of(self.cohort.get(id)) }
    }

    fn letter(&self, reader: Reader<'_>, partners: Vec<LetterPartner>, mut body: Vec<Block>) -> Letter {
        let name = self.names.alone(reader.id);
        let part = LetterPart::Salutation { name: &apart(&name) };
        let salutation = Block::Said { said: said(reader.phrases, &part), names: vec![name.clone()] };
        body.insert(0, salutation);
        if self.letters.kind != LetterKind::Ask {
            body.push(reader.says(&LetterPart::Contact { to: self.letters.contact.as_deref() }));
        }
        let language = reader.phrases.language();
        body.extend(paragraphs(self.letters.closing.of(language)).map(Block::Own));
        Letter {
            kind: self.letters.kind,
            to: reader.id.clone(),
            role: reader.role,
            name,
            email: self.cohort.get(reader.id).and_then(Participant::email).map(str::to_owned),
            language: language.to_owned(),
            programme: shown(self.letters.title.trim()).into_owned(),
            title: said(reader.phrases, &LetterPart::Title { kind: self.letters.kind }),
            partners,
            blocks: body,
        }
    }

    fn about_pairs(&self, reader: Reader<'_>, pairs: &[&Told]) -> Letter {
        let kind = self.letters.kind;
        let partner = if reader.role == Role::Mentor { Role::Mentee } else { Role::Mentor };
        let partners: Vec<LetterPartner> =
            pairs.iter().filter_map(|told| self.partner(sides(&told.id, reader.role).1)).collect();
        let names: Vec<String> = partners.iter().map(|partner| partner.name.clone()).collect();
        let marked: Vec<String> = names.iter().map(|name| apart(name)).collect();
        let opening = said(reader.phrases, &LetterPart::Opening { kind, partner, names: &marked });
        let mut body = vec![Block::Said { said: opening, names }];
        if kind == LetterKind::Ask {
            body.push(reader.says(&LetterPart::NotSettled));
        }
        for (at, told) in pairs.iter().enumerate() {
            let is_clear = pairs.len() == 1 && partners.iter().all(|partner| partner.details().is_empty());
            if let Some((pair, explanation)) = &told.said {
                body.extend((!is_clear).then_some(Block::Card(at)));
                self.say_of_pair(reader, pair, explanation, &mut body);
            }
        }
        match kind {
            LetterKind::Ask => body.extend(self.ask(reader, pairs.len())),
            LetterKind::Ended => body.extend(self.end(reader, partner)),
            _ => body.extend(self.begin(reader, partner, pairs)),
        }
        self.letter(reader, partners, body)
    }

    /// What speaks for the two, and what both want.
    fn say_of_pair(&self, reader: Reader<'_>, pair: &Pair, told: &Explanation, body: &mut Vec<Block>) {
        let audience = if reader.role == Role::Mentor { Audience::Mentor } else { Audience::Mentee };
        let facts = told.facts_for(audience).iter().filter(|fact| self.letters.wishes.are_told(fact));
        let reasons: Vec<Phrase> = facts.map(|fact| reason(reader.phrases, fact)).collect();
        if reasons.is_empty() {
            body.push(reader.says(&LetterPart::NoReasons));
        } else {
            body.extend([reader.says(&LetterPart::Reasons), Block::List(reasons)]);
        }
        let (duration, format) = (pair.duration(), pair.format());
        if duration.is_some() || format.is_some() {
            body.push(reader.says(&LetterPart::BothWant { duration, format }));
        }
    }

    fn ask(&self, reader: Reader<'_>, count: usize) -> Vec<Block> {
        let is_needed = match reader.role {
            Role::Mentor => self.consent.asks_mentor(),
            _ => self.consent.asks_mentee(),
        };
        let answer = if is_needed { Answering::YesIsNeeded } else { Answering::NoIsHeard };
        let (by, to) = (self.letters.reply_by.as_deref(), self.letters.contact.as_deref());
        vec![reader.says(&LetterPart::Answer { answer, count, by, to }), reader.says(&LetterPart::SayingNo)]
    }

    fn begin(&self, reader: Reader<'_>, partner: Role, pairs: &[&Told]) -> Vec<Block> {
        let own = self.letters.first_steps.of(reader.phrases.language());
        let mut steps: Vec<Block> = Vec::new();
        if own.trim().is_empty() {
            let once = |told: &&Told| {
                told.said.as_ref().is_some_and(|(pair, _)| pair.duration() == Some(Duration::OneTime))
            };
            let usual = [FirstStep::Write, FirstStep::Agree, FirstStep::GoOn];
            let usual = usual.into_iter().filter(|step| *step != FirstStep::GoOn || !pairs.iter().all(once));
            let part = |step| LetterPart::Step { step, partner, count: pairs.len() };
            steps.push(Block::Steps(usual.map(|step| said(reader.phrases, &part(step))).collect()));
        } else {
            let lines = own.lines().map(str::trim).filter(|line| !line.is_empty());
            steps.push(Block::Steps(lines.map(|line| Phrase::own(shown(line))).collect()));
        }
        steps.insert(0, reader.says(&LetterPart::FirstSteps));
        steps.push(reader.says(&LetterPart::Confidential));
        steps
    }

    fn end(&self, reader: Reader<'_>, partner: Role) -> Vec<Block> {
        let mut body = vec![reader.says(&LetterPart::Thanks)];
        if let About::Season(season) = self.letters.about
            && !season.is_closed()
        {
            let next = if has_settled(season, reader) { AfterEnd::Others } else { AfterEnd::Searching };
            body.push(reader.says(&LetterPart::EndedNext { partner, next }));
        }
        body
    }

    fn to_waiting(&self, left: &LeftOut) -> Letter {
        let reader = self.reader(left.id(), left.role());
        let parts = left.parts().into_iter().chain([LetterPart::WaitingNext]);
        self.letter(reader, Vec::new(), parts.map(|part| reader.says(&part)).collect())
    }

    /// Somebody of now, or of the last matching, who may have left since.
    fn person(&self, id: &ParticipantId) -> Option<&Participant> {
        let then = match self.letters.about {
            About::Season(season) => season.matching().and_then(|matching| matching.cohort().get(id)),
            About::Matching(_) => None,
        };
        self.cohort.get(id).or(then)
    }

    /// What a reader may know of somebody; nothing of whom nothing is known any more.
    fn partner(&self, id: &ParticipantId) -> Option<LetterPartner> {
        let person = self.person(id)?;
        let text = |text: Option<&str>| text.map(|text| shown(text).into_owned());
        let is_formal = self.letters.kind == LetterKind::Formal;
        Some(LetterPartner {
            id: id.clone(),
            name: text(person.shown_name()).unwrap_or_else(|| id.to_string()),
            title: text(person.title()),
            department: text(person.department()),
            place: Some(place(person).join(", ")).filter(|place| !place.is_empty()),
            email: text(person.email()).filter(|_| is_formal),
        })
    }
}

impl Reader<'_> {
    /// A sentence that names nobody.
    fn says(&self, part: &LetterPart<'_>) -> Block {
        Block::Said { said: said(self.phrases, part), names: Vec::new() }
    }
}

/// The pairs that letters of this kind are about.
fn told(letters: &Letters<'_>) -> Result<Vec<Told>> {
    let season = match letters.about {
        _ if letters.kind == LetterKind::Waiting => return Ok(Vec::new()),
        About::Matching(matching) => {
            let told = |pair: &Pair| {
                let said = matching.explain(pair.mentor(), pair.mentee())?;
                Ok(Told { id: pair.id().clone(), said: Some((pair.clone(), said)) })
            };
            return matching.pairs().iter().map(told).collect();
        }
        About::Season(season) => season,
    };
    let pairs: Vec<&PairId> = match letters.kind {
        LetterKind::Ended => {
            let ended = season.ended_pairs().into_iter();
            return Ok(ended.map(|id| Told { id: id.clone(), said: None }).collect());
        }
        LetterKind::Ask => {
            let is_asked = |pair: &PairId| {
                [Party::Mentor, Party::Mentee].iter().any(|&side| season.is_asked(pair, side))
            };
            season.open_pairs().map(|(pair, _)| pair).filter(|pair| is_asked(pair)).collect()
        }
        _ => season.formal_pairs().collect(),
    };
    let said = season.told(&pairs)?;
    Ok(pairs.into_iter().zip(said).map(|(id, said)| Told { id: id.clone(), said: Some(said) }).collect())
}

/// The reader of a pair, and the other one.
fn sides(pair: &PairId, reader: Role) -> (&ParticipantId, &ParticipantId) {
    if reader == Role::Mentor { (pair.mentor(), pair.mentee()) } else { (pair.mentee(), pair.mentor()) }
}

/// Is the reader in a settled pair, in the same role?
fn has_settled(season: &Season, reader: Reader<'_>) -> bool {
    let is_theirs = |pair: &PairId| sides(pair, reader.role).0 == reader.id;
    season.pairs().any(|(pair, state): (&PairId, &PairState)| state.is_settled() && is_theirs(pair))
}

/// Location, region and country, each once.
fn place(person: &Participant) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let parts = [person.location(), person.region(), person.country()].into_iter().flatten();
    parts.filter(|part| seen.insert(*part)).map(|part| shown(part).into_owned()).collect()
}

/// The paragraphs of a text, their lines as they are.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push(shown(line).into_owned()),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n"))
}

fn said(phrases: &dyn Phrases, part: &LetterPart<'_>) -> Phrase {
    Phrase::of(phrases, |words| words.letter(part))
}
