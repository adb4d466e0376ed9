//! Letters to the people of the pairs: what they may read, and no more.

use std::path::Path;

use maud::{Markup, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::report::page::{document, write};
use crate::report::words::person;
use crate::season::pair_state::PairState;
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
    matching: &'a Matching,
    pairs: Vec<&'a Pair>,
    title: String,
    closing: String,
}

impl<'a> Letters<'a> {
    /// Letters to everybody in a pair of this matching, whether they have been asked or not.
    pub fn new(matching: &'a Matching) -> Self {
        Self::to(matching, matching.pairs().iter().collect())
    }

    /// Letters to the people of a season's formal pairs; none before the first round.
    pub fn of_season(season: &'a Season) -> Option<Self> {
        let matching = season.matching()?;
        let is_formal = |pair: &&Pair| season.state(pair.mentor(), pair.mentee()) == Some(&PairState::Formal);
        Some(Self::to(matching, matching.pairs().iter().filter(is_formal).collect()))
    }

    fn to(matching: &'a Matching, pairs: Vec<&'a Pair>) -> Self {
        let name = matching.programme().name();
        let title = if name.is_empty() { "Your mentoring pair" } else { name };
        Self { matching, pairs, title: title.to_owned(), closing: String::new() }
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
    /// those of [`Matching::explain`], which no pair of the matching meets.
    pub fn to_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.closing, "closing")?;
        let mut letters = Vec::with_capacity(2 * self.pairs.len());
        for &pair in &self.pairs {
            letters.push(self.letter(pair, Role::Mentor)?);
            letters.push(self.letter(pair, Role::Mentee)?);
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
    fn letter(&self, pair: &Pair, role: Role) -> Result<Markup> {
        let told = self.matching.explain(pair.mentor(), pair.mentee())?;
        let (to, partner, text): (&ParticipantId, &ParticipantId, String) = match role {
            Role::Mentor => (pair.mentor(), pair.mentee(), told.for_mentor()),
            _ => (pair.mentee(), pair.mentor(), told.for_mentee()),
        };
        let partner_is = if role == Role::Mentor { "mentee" } else { "mentor" };
        let reasons: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let cohort = self.matching.cohort();
        let agreed = [
            pair.duration().map(|duration| duration.to_string()),
            pair.format().map(|format| format.to_string()),
        ];
        let agreed: Vec<String> = agreed.into_iter().flatten().collect();
        Ok(html! {
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
        })
    }
}
