//! Letters to the people of the pairs: what they may read, and no more.

use std::path::Path;

use maud::{Markup, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::report::page::{document, write};
use crate::report::words::person;
use crate::season::season::Season;
use crate::text_check::check_text;

/// A short page for each person of each pair, in one HTML file to print (S22).
///
/// A page says who the partner is, what speaks for the two, and what both agreed on. It contains no
/// points, nobody's personality or self-rating, and nobody else's choices: only what a criterion
/// says on purpose for its reader.
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
#[derive(Debug, Clone)]
pub struct Letters<'a> {
    about: About<'a>,
    title: String,
    closing: String,
}

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
        let title = if name.is_empty() { "Your mentoring pair" } else { name };
        Self { about, title: title.to_owned(), closing: String::new() }
    }

    /// Sets the heading of each letter.
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

    /// The page: for each pair, in order, the mentor's letter, then the mentee's.
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when the title or the closing has control characters;
    /// those of [`Matching::explain`] and [`Season::letters`], which no such pair meets.
    pub fn to_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.closing, "closing")?;
        let (cohort, told) = match self.about {
            About::Matching(matching) => {
                let told = matching
                    .pairs()
                    .iter()
                    .map(|pair| Ok((pair.clone(), matching.explain(pair.mentor(), pair.mentee())?)));
                (matching.cohort(), told.collect::<Result<Vec<_>>>()?)
            }
            About::Season(season) => (season.cohort(), season.told()?),
        };
        let mut letters = Vec::with_capacity(2 * told.len());
        for (pair, told) in &told {
            letters.push(self.letter(cohort, pair, told, Role::Mentor));
            letters.push(self.letter(cohort, pair, told, Role::Mentee));
        }
        let body = html! { main.letters { @for letter in &letters { (letter) } } };
        Ok(document(&self.title, &body, None))
    }

    /// Writes the page to a file, whole or not at all.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }

    /// One page: who the partner is, what speaks for the two, what both want, and the closing.
    fn letter(&self, cohort: &Cohort, pair: &Pair, told: &Explanation, role: Role) -> Markup {
        let (to, partner, text): (&ParticipantId, &ParticipantId, String) = match role {
            Role::Mentor => (pair.mentor(), pair.mentee(), told.for_mentor()),
            _ => (pair.mentee(), pair.mentor(), told.for_mentee()),
        };
        let partner_is = if role == Role::Mentor { "mentee" } else { "mentor" };
        let reasons: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let agreed = [
            pair.duration().map(|duration| duration.to_string()),
            pair.format().map(|format| format.to_string()),
        ];
        let agreed: Vec<String> = agreed.into_iter().flatten().collect();
        html! {
            article.letter {
                h1 { bdi { (self.title) } }
                p { "Dear " (person(cohort, to)) "," }
                p {
                    "your " (partner_is) " is " strong { (person(cohort, partner)) }
                    @if let Some(place) = cohort.get(partner).and_then(Participant::department) { ", " bdi { (place) } }
                    "."
                }
                @if reasons.is_empty() { p { "You were brought together as part of the best matching for everybody." } }
                @else {
                    p { "What speaks for the two of you:" }
                    ul { @for reason in reasons { li { bdi { (reason) } } } }
                }
                @if !agreed.is_empty() { p { "You both want: " (agreed.join(", ")) "." } }
                p { "What you talk about stays between the two of you." }
                @if !self.closing.is_empty() { p { bdi { (self.closing) } } }
            }
        }
    }
}
