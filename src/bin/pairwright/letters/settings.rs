//! What letters say besides the people: `letters.toml`, and options that come before it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use pairwright::phrases::{English, LetterKind, Phrases, Wishes, language};
use pairwright::{Letters, Season};
use serde::Deserialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::folder::LETTERS_SETTINGS;

/// What to say in letters, in place of what letters.toml says.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// Who gets answers and is asked questions: a name, an address.
    #[arg(long, value_name = "WHO")]
    contact: Option<String>,
    /// By when people answer: 2027-03-15.
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
    /// A text file with the last paragraphs.
    #[arg(long, value_name = "FILE")]
    closing: Option<PathBuf>,
    /// Who sends the e-mail drafts: "Ira Baum <ira@example.org>".
    #[arg(long, value_name = "ADDRESS")]
    sender: Option<String>,
    /// The language of the letters: en or de.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// A column of the people that has each reader's language.
    #[arg(long, value_name = "COLUMN")]
    language_column: Option<String>,
    /// Tells mentors what their mentees want to learn.
    #[arg(long)]
    tell_wishes: bool,
}

/// What `letters.toml` says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    contact: String,
    reply_by: String,
    pub(super) sender: String,
    language: String,
    language_column: String,
    tell_wishes: bool,
    first_steps: Vec<String>,
    closing: String,
    in_language: BTreeMap<String, InLanguage>,
}

/// What it says to the readers of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct InLanguage {
    first_steps: Vec<String>,
    closing: String,
}

impl Settings {
    /// The file of the folder, if there is one, and the options before it.
    pub(super) fn of(context: &Context, options: &Options) -> Result<Self, Failure> {
        let mut settings = match context.folder().existing(LETTERS_SETTINGS) {
            None => Self::default(),
            Some(path) => {
                let text = fs::read_to_string(&path).map_err(|error| Failure::io(path.display(), &error))?;
                Self::read(&text)?
            }
        };
        for (field, option) in [
            (&mut settings.contact, &options.contact),
            (&mut settings.reply_by, &options.by),
            (&mut settings.sender, &options.sender),
            (&mut settings.language, &options.language),
            (&mut settings.language_column, &options.language_column),
        ] {
            if let Some(text) = option {
                field.clone_from(text);
            }
        }
        if let Some(path) = &options.closing {
            let text = fs::read_to_string(path).map_err(|error| Failure::io(path.display(), &error))?;
            settings.closing = text;
            settings.in_language.values_mut().for_each(|texts| texts.closing.clear());
        }
        settings.tell_wishes |= options.tell_wishes;
        Ok(settings)
    }

    fn read(text: &str) -> Result<Self, Failure> {
        let settings: Self = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Failure::new(format!("{LETTERS_SETTINGS}: {}", error.to_string().trim_end()))
                .with_advice("Correct the line, or take the file away: letters can be written without it.")
        })?;
        let tags = settings.in_language.keys().chain(Some(&settings.language));
        tags.filter(|tag| !tag.trim().is_empty()).try_for_each(|tag| known(tag).map(drop))?;
        Ok(settings)
    }

    /// Does it say who gets answers and questions?
    pub(super) fn has_contact(&self) -> bool {
        !self.contact.trim().is_empty()
    }

    /// Does it say by when people answer?
    pub(super) fn has_day(&self) -> bool {
        !self.reply_by.trim().is_empty()
    }

    /// The letters of a kind, as it says.
    pub(super) fn letters<'a>(&self, season: &'a Season, kind: LetterKind) -> Result<Letters<'a>, Failure> {
        let all: &'static dyn Phrases =
            if self.language.trim().is_empty() { &English } else { known(&self.language)? };
        let wishes = if self.tell_wishes { Wishes::Told } else { Wishes::Kept };
        let mut letters = Letters::of_season(season)
            .of_kind(kind)
            .in_language(all)
            .with_contact(&self.contact)
            .with_reply_by(&self.reply_by)
            .with_wishes(wishes)
            .with_first_steps(self.first_steps.join("\n"))
            .with_closing(&self.closing);
        for (tag, texts) in &self.in_language {
            if !texts.first_steps.is_empty() {
                letters = letters.with_first_steps_in(tag, texts.first_steps.join("\n"));
            }
            if !texts.closing.trim().is_empty() {
                letters = letters.with_closing_in(tag, &texts.closing);
            }
        }
        let column = self.language_column.trim().to_owned();
        if column.is_empty() {
            return Ok(letters);
        }
        if !season.cohort().people().iter().any(|person| person.attribute(&column).is_some()) {
            let what = format!("nobody has anything in a column \"{column}\" that would name their language");
            return Err(Failure::new(what).with_advice(format!(
                "Correct language_column in {LETTERS_SETTINGS}, or add the column to the people."
            )));
        }
        Ok(letters
            .with_language_of(move |reader| reader.attribute(&column).and_then(language).unwrap_or(all)))
    }
}

/// A language that letters are written in.
fn known(tag: &str) -> Result<&'static dyn Phrases, Failure> {
    language(tag).ok_or_else(|| {
        Failure::new(format!("letters are not written in \"{tag}\"")).with_advice("There are en and de.")
    })
}

#[cfg(test)]
mod tests {
    use super::Settings;

    const TEMPLATE: &str = include_str!("../templates/letters.toml");

    #[test]
    fn the_template_says_nothing_by_itself() {
        let read = Settings::read(TEMPLATE).unwrap();
        let expected = Settings { language: "en".to_owned(), ..Settings::default() };
        assert_eq!(format!("{read:?}"), format!("{expected:?}"));
    }

    #[test]
    fn what_is_commented_out_works_when_it_is_not() {
        let (head, rest) = TEMPLATE.split_once("# [in_language.de]").unwrap();
        let text = format!("{head}[in_language.de]{}", rest.replace("\n# ", "\n"));
        let read = Settings::read(&text).unwrap();
        assert_eq!(read.in_language["de"].closing, "Herzliche Grüße");
        assert!(Settings::read(&text.replace("language.de", "language.xx")).is_err());
        assert!(Settings::read("contcat = \"Ira\"").unwrap_err().told().contains("contcat"));
    }
}
