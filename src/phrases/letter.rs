//! One letter, made and not yet laid out.

use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::phrases::letter_kind::LetterKind;
use crate::phrases::phrase::Phrase;

/// Begins and ends a name within a sentence, so that it is found again: a page marks it, a text
/// does without.
const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

/// A letter to one person in one role, about all their pairs of its kind.
///
/// It has the parts of an e-mail: to whom, a subject, a text; with the feature `report` also a
/// page. What its reader must not know is in none of them (S22).
///
/// From [`Letters::letters`](crate::Letters::letters).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Letter {
    pub(super) kind: LetterKind,
    pub(super) to: ParticipantId,
    pub(super) role: Role,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) language: String,
    pub(super) programme: String,
    pub(super) title: Phrase,
    pub(super) partners: Vec<LetterPartner>,
    pub(super) blocks: Vec<Block>,
}

/// Somebody whom a letter is about, with what its reader may know of them.
///
/// From [`Letter::partners`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LetterPartner {
    pub(super) id: ParticipantId,
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) department: Option<String>,
    pub(super) place: Option<String>,
    pub(super) email: Option<String>,
}

/// What stands below the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Block {
    /// A sentence or two, with the names in it as [`apart`] has them.
    Said { said: Phrase, names: Vec<String> },
    /// What the programme says, as it is.
    Own(String),
    /// One of the partners, by number.
    Card(usize),
    /// Lines of equal rank.
    List(Vec<Phrase>),
    /// Lines in order.
    Steps(Vec<Phrase>),
}

impl Letter {
    /// What it is for.
    pub fn kind(&self) -> LetterKind {
        self.kind
    }

    /// Who is to read it.
    pub fn to(&self) -> &ParticipantId {
        &self.to
    }

    /// The reader's role in it: mentor or mentee.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The reader's name, as it can be [shown](crate::explain::shown); the id where there is none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The reader's e-mail address, if it is known.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The tag of the language it is in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whom it is about: nobody where the reader waits.
    pub fn partners(&self) -> &[LetterPartner] {
        &self.partners
    }

    /// What it is about, on one line: the programme, if it has a name, and the heading.
    pub fn subject(&self) -> String {
        if self.programme.is_empty() {
            return self.title.to_string();
        }
        format!("{}: {}", self.programme, self.title)
    }

    /// The text, from the salutation on: paragraphs apart by an empty line, none of them wrapped.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            let is_below_its_heading = matches!(block, Block::List(_) | Block::Steps(_));
            text.push_str(if text.is_empty() || is_below_its_heading { "" } else { "\n" });
            text.push_str(&self.block_text(block));
            text.push('\n');
        }
        text
    }

    #[cfg(feature = "report")]
    pub(crate) fn heading(&self) -> &Phrase {
        &self.title
    }

    #[cfg(feature = "report")]
    pub(crate) fn programme(&self) -> &str {
        &self.programme
    }

    #[cfg(feature = "report")]
    pub(crate) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    fn block_text(&self, block: &Block) -> String {
        match block {
            Block::Said { said, names } => {
                let text = said.to_string();
                names.iter().fold(text, |text, name| text.replace(&apart(name), name))
            }
            Block::Own(text) => text.clone(),
            Block::Card(at) => self.partners.get(*at).map(LetterPartner::text).unwrap_or_default(),
            Block::List(lines) => lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
            Block::Steps(lines) => {
                let numbered = lines.iter().enumerate().map(|(at, line)| format!("{}. {line}", at + 1));
                numbered.collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl LetterPartner {
    /// Who.
    pub fn id(&self) -> &ParticipantId {
        &self.id
    }

    /// The name, as it can be [shown](crate::explain::shown); the id where there is none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The job title, if it is known.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The department, if it is known.
    pub fn department(&self) -> Option<&str> {
        self.department.as_deref()
    }

    /// Location, region and country, as far as they are known.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The e-mail address; in letters to formal pairs alone.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// What is known beside the name, line by line.
    pub(crate) fn details(&self) -> Vec<String> {
        let work: Vec<&str> = [self.title(), self.department()].into_iter().flatten().collect();
        let lines = [Some(work.join(", ")), self.place.clone(), self.email.clone()];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
    }

    fn text(&self) -> String {
        let mut lines = vec![self.name.clone()];
        lines.extend(self.details());
        lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
    }
}

/// A name between marks.
pub(crate) fn apart(name: &str) -> String {
    format!("{BEGIN}{name}{END}")
}
