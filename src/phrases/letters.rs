//! Letters to participants: what they may read, and no more.

use std::fmt;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::people::finding::english::English;
use crate::people::participant::Participant;
use crate::phrases::letter_kind::LetterKind;
use crate::phrases::phrases::Phrases;
use crate::phrases::wishes::Wishes;
use crate::season::season::Season;
use crate::text_check::check_text;

/// Letters of one [kind](LetterKind) to the people of a matching or a season: one for each person
/// in each of their roles, which names all whom it is about.
///
/// A letter says who the partner is, with job title, department and place, what speaks for the two,
/// and what both agreed on; what to answer, by when and to whom; the first steps; what comes next.
/// It contains no points, nobody's personality or self-rating, nobody else's choices, no answer and
/// no reason that anybody gave, and not what a mentee wants to learn, unless [asked
/// for](Self::with_wishes) (S22). E-mail addresses of partners are in letters to formal pairs
/// alone. People are called by their names, and by their ids only where they have none.
///
/// Each [`Letter`](crate::phrases::Letter) has a text, and with the feature `report` a page of its
/// own; `to_html` puts all of them on one page to print.
///
/// ```
/// use pairwright::phrases::LetterKind;
/// use pairwright::{Cohort, Letters, Matcher, Participant, Season};
///
/// let ana = Participant::mentor("p1").with_name("Ana Müller").with_department("Data");
/// let max = Participant::mentee("p2").with_name("Max Frei").with_department("Legal");
/// let mut season = Season::new(Matcher::default(), Cohort::new([ana, max])?);
/// season.propose("1 March")?;
/// season.consult_all("2 March")?;
/// let letters = Letters::of_season(&season)
///     .of_kind(LetterKind::Ask)
///     .with_contact("Ira Baum, ira@example.org")
///     .with_reply_by("2027-03-15")
///     .letters()?;
/// let to_max = &letters[1];
/// assert_eq!((to_max.name(), to_max.subject().as_str()), ("Max Frei", "A proposal for you"));
/// let text = to_max.text();
/// assert!(text.starts_with("Dear Max Frei,\n\nWe would like to propose Ana Müller as"));
/// assert!(text.contains("- you come from different departments"));
/// assert!(text.contains("Please say yes or no by 15 March 2027."));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Clone)]
pub struct Letters<'a> {
    pub(super) about: About<'a>,
    pub(super) kind: LetterKind,
    pub(super) title: String,
    pub(super) contact: Option<String>,
    pub(super) reply_by: Option<String>,
    pub(super) wishes: Wishes,
    pub(super) closing: InLanguages,
    pub(super) first_steps: InLanguages,
    phrases: &'a dyn Phrases,
    language_of: Option<LanguageOf<'a>>,
}

/// Which language somebody reads.
type LanguageOf<'a> = Arc<dyn Fn(&Participant) -> &'a (dyn Phrases) + Send + Sync + 'a>;

/// Whose pairs they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum About<'a> {
    Matching(&'a Matching),
    Season(&'a Season),
}

/// A text of the programme: for all, and for readers of some languages.
#[derive(Debug, Clone, Default)]
pub(super) struct InLanguages {
    for_all: String,
    by_language: Vec<(String, String)>,
}

impl<'a> Letters<'a> {
    /// Letters that [ask](LetterKind::Ask) everybody in a pair of this matching, or by
    /// [`of_kind`](Self::of_kind) letters to those whom it leaves out. A matching alone does not
    /// know who has agreed to it: letters to formal pairs are those of a season.
    pub fn new(matching: &'a Matching) -> Self {
        Self::about(About::Matching(matching), LetterKind::Ask, matching.programme().name())
    }

    /// Letters to the people of a season's formal pairs, or by [`of_kind`](Self::of_kind) to
    /// others. They tell what is known now, also where details have changed since the last
    /// matching.
    pub fn of_season(season: &'a Season) -> Self {
        Self::about(About::Season(season), LetterKind::Formal, season.programme().name())
    }

    fn about(about: About<'a>, kind: LetterKind, name: &str) -> Self {
        Self {
            about,
            kind,
            title: name.to_owned(),
            contact: None,
            reply_by: None,
            wishes: Wishes::default(),
            closing: InLanguages::default(),
            first_steps: InLanguages::default(),
            phrases: &English,
            language_of: None,
        }
    }

    /// Sets what the letters are for, and with that to whom they go. Of a season:
    ///
    /// - [`Ask`](LetterKind::Ask): who was consulted about a pair and has not answered;
    /// - [`Formal`](LetterKind::Formal): the two of each pair that was consulted, agreed to and
    ///   made formal;
    /// - [`Waiting`](LetterKind::Waiting): whom the last matching leaves out, who still take part
    ///   and are in no pair; mentors without a place for mentees wait for nobody, and get none;
    /// - [`Ended`](LetterKind::Ended): the two of each pair that was formal and has ended, as far
    ///   as they still take part.
    #[must_use]
    pub fn of_kind(mut self, kind: LetterKind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets the name of the programme above each letter and before each subject. Without it, it is
    /// that of the programme itself.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets who gets answers and is asked questions: a name, an address. Without it, letters say
    /// "the programme office".
    #[must_use]
    pub fn with_contact(mut self, contact: impl Into<String>) -> Self {
        self.contact = given(contact.into());
        self
    }

    /// Sets by when people are to answer. A day such as `2027-03-15` is put into the words of each
    /// language; anything else stands as it is.
    #[must_use]
    pub fn with_reply_by(mut self, by: impl Into<String>) -> Self {
        self.reply_by = given(by.into());
        self
    }

    /// Sets whether mentors read what their mentees want to learn; without it, they do not.
    #[must_use]
    pub fn with_wishes(mut self, wishes: Wishes) -> Self {
        self.wishes = wishes;
        self
    }

    /// Sets the last paragraphs, apart by empty lines: what else there is to say, who signs.
    #[must_use]
    pub fn with_closing(mut self, closing: impl Into<String>) -> Self {
        self.closing.for_all = closing.into();
        self
    }

    /// Sets the last paragraphs of the letters in one language, by its tag: `de`.
    #[must_use]
    pub fn with_closing_in(mut self, language: impl Into<String>, closing: impl Into<String>) -> Self {
        self.closing.by_language.push((language.into(), closing.into()));
        self
    }

    /// Sets the first steps of formal pairs, a line each, in place of the usual three: the mentee
    /// writes in the first week; they agree on what, how and how often; each meeting sets the next.
    #[must_use]
    pub fn with_first_steps(mut self, steps: impl Into<String>) -> Self {
        self.first_steps.for_all = steps.into();
        self
    }

    /// Sets the first steps in the letters of one language, by its tag: `de`.
    #[must_use]
    pub fn with_first_steps_in(mut self, language: impl Into<String>, steps: impl Into<String>) -> Self {
        self.first_steps.by_language.push((language.into(), steps.into()));
        self
    }

    /// Sets the language of all letters; without it, English.
    ///
    /// ```
    /// use pairwright::phrases::German;
    /// use pairwright::{Cohort, Letters, Matcher, Participant};
    ///
    /// let ana = Participant::mentor("p1").with_name("Ana Müller");
    /// let max = Participant::mentee("p2").with_name("Max Frei");
    /// let matching = Matcher::default().solve(Cohort::new([ana, max])?)?;
    /// let letters = Letters::new(&matching).in_language(&German).letters()?;
    /// assert!(letters[0].text().starts_with("Guten Tag Ana Müller,\n"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(mut self, phrases: &'a dyn Phrases) -> Self {
        self.phrases = phrases;
        self
    }

    /// Sets the language of each letter by its reader. That of
    /// [`in_language`](Self::in_language) remains the language of a page around them.
    ///
    /// ```
    /// use pairwright::phrases::{English, language};
    /// use pairwright::{Cohort, Letters, Matcher, Participant};
    ///
    /// let max = Participant::mentee("max").with_attribute("language", "de");
    /// let matching = Matcher::default().solve(Cohort::new([Participant::mentor("ana"), max])?)?;
    /// let letters = Letters::new(&matching).with_language_of(|reader| {
    ///     reader.attribute("language").and_then(language).unwrap_or(&English)
    /// });
    /// let languages: Vec<_> =
    ///     letters.letters()?.iter().map(|letter| letter.language().to_owned()).collect();
    /// assert_eq!(languages, ["en", "de"]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_language_of<F>(mut self, language_of: F) -> Self
    where
        F: Fn(&Participant) -> &'a dyn Phrases,
        F: Send + Sync + 'a,
    {
        self.language_of = Some(Arc::new(language_of));
        self
    }

    /// Refuses texts with control characters, and kinds that only a season has.
    pub(super) fn check(&self) -> Result<()> {
        let texts = [
            ("title", Some(&self.title)),
            ("contact", self.contact.as_ref()),
            ("reply-by", self.reply_by.as_ref()),
        ];
        texts.iter().try_for_each(|(field, text)| check_text(text.map_or("", String::as_str), field))?;
        self.closing.check("closing")?;
        self.first_steps.check("first-steps")?;
        let is_of_season = matches!(self.kind, LetterKind::Formal | LetterKind::Ended);
        if is_of_season && matches!(self.about, About::Matching(_)) {
            return Err(Error::input("a matching alone does not know which pairs were agreed to")
                .at_column("kind")
                .with_value(self.kind.to_string())
                .with_advice("Make these letters of a season: Letters::of_season"));
        }
        Ok(())
    }

    /// The language of a page around the letters.
    #[cfg(feature = "report")]
    pub(crate) fn phrases(&self) -> &'a dyn Phrases {
        self.phrases
    }

    /// The words for a reader.
    pub(super) fn phrases_of(&self, reader: Option<&Participant>) -> &'a dyn Phrases {
        let asked = self.language_of.as_ref().zip(reader);
        asked.map_or(self.phrases, |(language_of, reader)| language_of(reader))
    }
}

impl InLanguages {
    fn check(&self, field: &str) -> Result<()> {
        let by_language = self.by_language.iter().map(|(_, text)| text);
        std::iter::once(&self.for_all).chain(by_language).try_for_each(|text| check_text(text, field))
    }

    /// That of a language, which was set last, or else that for all.
    pub(super) fn of(&self, language: &str) -> &str {
        let said = self.by_language.iter().rev().find(|(of, _)| of.eq_ignore_ascii_case(language));
        said.map_or(&self.for_all, |(_, text)| text)
    }
}

/// A text that says nothing is none.
fn given(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

impl fmt::Debug for Letters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Letters");
        shown.field("about", &self.about).field("kind", &self.kind).field("title", &self.title);
        shown.field("contact", &self.contact).field("reply_by", &self.reply_by);
        shown.field("wishes", &self.wishes).field("closing", &self.closing);
        shown.field("first_steps", &self.first_steps).field("phrases", &self.phrases);
        shown.finish_non_exhaustive()
    }
}
