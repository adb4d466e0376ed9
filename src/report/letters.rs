//! Letters to participants: what they may read, and no more.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use maud::{Markup, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::LeftOut;
use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::cohort::Cohort;
use crate::people::finding::english::English;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::phrases::explanation::reason;
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrases::Phrases;
use crate::report::letter_page::LetterPage;
use crate::report::page::{document, write};
use crate::scoring::criterion::Audience;
use crate::season::season::Season;
use crate::text_check::check_text;

/// A short page for each person of each pair, in one HTML file to print (S22).
///
/// A page says who the partner is, what speaks for the two, and what both agreed on. It contains no
/// points, nobody's personality or self-rating, and nobody else's choices: only what a criterion
/// says on purpose for its reader. People are called by their names, and by their ids only where
/// they have none.
///
/// ```
/// use pairwright::{Cohort, Letters, Matcher, Participant};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_department("Data"),
///     Participant::mentee("max").with_department("Legal"),
/// ])?;
/// let matching = Matcher::default().solve(cohort)?;
/// let page = Letters::new(&matching).to_html()?;
/// assert!(page.contains("you come from different departments"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Clone)]
pub struct Letters<'a> {
    about: About<'a>,
    title: String,
    closing: String,
    closings: Vec<(String, String)>,
    phrases: &'a dyn Phrases,
    language_of: Option<LanguageOf<'a>>,
    to_waiting: bool,
}

/// Which language somebody reads.
type LanguageOf<'a> = Arc<dyn Fn(&Participant) -> &'a (dyn Phrases) + Send + Sync + 'a>;

/// Whose pairs they are.
#[derive(Debug, Clone, Copy)]
enum About<'a> {
    Matching(&'a Matching),
    Season(&'a Season),
}

impl<'a> Letters<'a> {
    /// Letters to everybody in a pair of this matching, whether they have been asked or not.
    pub fn new(matching: &'a Matching) -> Self {
        Self::to(About::Matching(matching), matching.programme().name())
    }

    /// Letters to the people of a season's formal pairs; none before the first round. They tell
    /// what is known now, also where details have changed since the last matching.
    pub fn of_season(season: &'a Season) -> Option<Self> {
        (season.round() > 0).then(|| Self::to(About::Season(season), season.programme().name()))
    }

    fn to(about: About<'a>, name: &str) -> Self {
        Self {
            about,
            title: name.to_owned(),
            closing: String::new(),
            closings: Vec::new(),
            phrases: &English,
            language_of: None,
            to_waiting: false,
        }
    }

    /// Sets the heading of each letter. Without it, it is the name of the programme, or a few words
    /// in the language of the letter where the programme has none.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets a last paragraph: who to ask, when to start.
    #[must_use]
    pub fn with_closing(mut self, closing: impl Into<String>) -> Self {
        self.closing = closing.into();
        self
    }

    /// Sets the last paragraph of the letters in one language, by its tag: `de`.
    #[must_use]
    pub fn with_closing_in(mut self, language: impl Into<String>, closing: impl Into<String>) -> Self {
        self.closings.push((language.into(), closing.into()));
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
    /// let page = Letters::new(&matching).in_language(&German).to_html()?;
    /// assert!(page.contains("<html lang=\"de\">"));
    /// assert!(page.contains("Guten Tag <bdi class=\"person\">Ana Müller</bdi>,"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn in_language(mut self, phrases: &'a dyn Phrases) -> Self {
        self.phrases = phrases;
        self
    }

    /// Sets the language of each letter by its reader. That of
    /// [`in_language`](Self::in_language) remains the language of the page around them.
    ///
    /// ```
    /// use pairwright::phrases::{English, German};
    /// use pairwright::{Cohort, Letters, Matcher, Participant};
    ///
    /// let max = Participant::mentee("max").with_attribute("language", "de");
    /// let matching = Matcher::default().solve(Cohort::new([Participant::mentor("ana"), max])?)?;
    /// let letters = Letters::new(&matching);
    /// let letters = letters.with_language_of(|reader| match reader.attribute("language") {
    ///     Some("de") => &German,
    ///     _ => &English,
    /// });
    /// let page = letters.to_html()?;
    /// assert!(page.contains("Dear") && page.contains("<article class=\"letter\" lang=\"de\">"));
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

    /// Adds letters to those who are left out: that they wait, and why, as far as they may know it.
    /// They name nobody else. Mentors who have no place for mentees wait for nobody, and get none.
    ///
    /// Of a season these are the people whom the last matching leaves out, who still take part and
    /// are in no pair.
    #[must_use]
    pub fn with_waiting(mut self) -> Self {
        self.to_waiting = true;
        self
    }

    /// The page: for each pair, in order, the mentor's letter, then the mentee's; then those to
    /// people who wait, mentees first.
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when the title or a closing has control characters;
    /// those of [`Matching::explain`] and [`Season::letters`], which no such pair meets.
    pub fn to_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.closing, "closing")?;
        self.closings.iter().try_for_each(|(_, closing)| check_text(closing, "closing"))?;
        let (cohort, told) = match self.about {
            About::Matching(matching) => {
                let told = matching
                    .pairs()
                    .iter()
                    .map(|pair| Ok((pair.clone(), matching.explain(pair.mentor(), pair.mentee())?)));
                (matching.shared_cohort(), told.collect::<Result<Vec<_>>>()?)
            }
            About::Season(season) => (season.shared_cohort(), season.told()?),
        };
        let names = Names::of(cohort);
        let mut letters = Vec::with_capacity(2 * told.len());
        for (pair, told) in &told {
            letters.push(self.to_one(cohort, &names, pair, told, Audience::Mentor));
            letters.push(self.to_one(cohort, &names, pair, told, Audience::Mentee));
        }
        let waiting = self.waiting().into_iter().map(|left| self.to_somebody_waiting(cohort, &names, left));
        letters.extend(waiting);
        let body = html! { main.letters { @for letter in &letters { (letter) } } };
        let page = LetterPage::new(self.phrases, self.phrases);
        let title = page.title(&self.title, LetterPart::Title);
        Ok(document(&title, self.phrases.language(), &body, None))
    }

    /// Writes the page to a file, whole or not at all.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }

    /// The words for a reader.
    fn page(&self, cohort: &Cohort, reader: &ParticipantId) -> LetterPage<'a> {
        let asked = self.language_of.as_ref().zip(cohort.get(reader));
        let phrases = asked.map_or(self.phrases, |(language_of, person)| language_of(person));
        LetterPage::new(phrases, self.phrases)
    }

    fn closing(&self, language: &str) -> &str {
        let said = self.closings.iter().rev().find(|(of, _)| of.eq_ignore_ascii_case(language));
        said.map_or(&self.closing, |(_, closing)| closing)
    }

    /// One page: who the partner is, what speaks for the two, what both want, and the closing.
    fn to_one(
        &self,
        cohort: &Cohort,
        names: &Names,
        pair: &Pair,
        told: &Explanation,
        reader: Audience,
    ) -> Markup {
        let (to, other, partner) = match reader {
            Audience::Mentor => (pair.mentor(), pair.mentee(), Role::Mentee),
            _ => (pair.mentee(), pair.mentor(), Role::Mentor),
        };
        let page = self.page(cohort, to);
        let department = cohort.get(other).and_then(Participant::department);
        let facts = told.facts_for(reader);
        let reasons = html! {
            @if facts.is_empty() { p { (page.part(&LetterPart::NoReasons)) } }
            @else {
                p { (page.part(&LetterPart::Reasons)) }
                ul { @for fact in facts { li { (LetterPage::isolated(&reason(page.phrases(), fact))) } } }
            }
        };
        let (duration, format) = (pair.duration(), pair.format());
        let body = html! {
            p { (page.opening(partner, &names.alone(other), department)) }
            (reasons)
            @if duration.is_some() || format.is_some() {
                p { (page.part(&LetterPart::BothWant { duration, format })) }
            }
            p { (page.part(&LetterPart::Confidential)) }
        };
        let title = page.title(&self.title, LetterPart::Title);
        page.letter(&title, &names.alone(to), &body, self.closing(page.language()))
    }

    /// Who is told that they wait.
    fn waiting(&self) -> Vec<&'a LeftOut> {
        let mut left_out: Vec<&LeftOut> = match self.about {
            _ if !self.to_waiting => Vec::new(),
            About::Matching(matching) => matching.left_out().iter().collect(),
            About::Season(season) => season.waiting(),
        };
        left_out.retain(|left| left.for_reader() != WhyWaiting::NoPlace);
        left_out
    }

    /// One page to somebody who waits.
    fn to_somebody_waiting(&self, cohort: &Cohort, names: &Names, left: &LeftOut) -> Markup {
        let page = self.page(cohort, left.id());
        let body = html! { @for part in left.parts() { p { (page.part(&part)) } } };
        let title = page.title(&self.title, LetterPart::WaitingTitle);
        page.letter(&title, &names.alone(left.id()), &body, self.closing(page.language()))
    }
}

impl fmt::Debug for Letters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Letters");
        shown.field("about", &self.about).field("title", &self.title).field("closing", &self.closing);
        shown.field("closings", &self.closings).field("phrases", &self.phrases);
        shown.field("to_waiting", &self.to_waiting).finish_non_exhaustive()
    }
}
