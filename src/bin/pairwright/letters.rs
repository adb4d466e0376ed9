//! Letters of a season as files: a folder for each kind.

mod draft;
mod file_names;
mod settings;

use std::io;

use pairwright::people::TableFormat;
use pairwright::phrases::Letter;
pub(crate) use pairwright::phrases::LetterKind as Kind;
use pairwright::{Letters, Season};

use crate::context::Context;
use crate::counted::{counted, form};
use crate::failure::Failure;
use crate::folder::{LETTERS, LETTERS_SETTINGS};
use crate::letters::draft::{address, draft, sender};
use crate::letters::file_names::FileNames;
pub(crate) use crate::letters::settings::Options;
use crate::letters::settings::Settings;

/// Letters that are made, and not yet in the folder.
pub(crate) struct Made<'a> {
    kind: Kind,
    letters: Vec<Letter>,
    /// What they were made by, which lays them out on one page.
    by: Letters<'a>,
    settings: Settings,
}

/// What there is of all letters together.
#[derive(Debug, Clone, Copy)]
enum Whole {
    Page,
    MailMerge,
}

/// Makes the letters of a kind, as `letters.toml` and the options say.
pub(crate) fn make<'a>(
    context: &Context,
    season: &'a Season,
    kind: Kind,
    options: &Options,
) -> Result<Made<'a>, Failure> {
    let settings = Settings::of(context, options)?;
    if !settings.sender.trim().is_empty() && sender(&settings.sender).is_none() {
        let what = format!("the sender \"{}\" is not an e-mail address", settings.sender);
        return Err(Failure::new(what).with_advice("Write it as: Ira Baum <ira@example.org>"));
    }
    let by = settings.letters(season, kind)?;
    Ok(Made { kind, letters: by.letters()?, by, settings })
}

impl Made<'_> {
    pub(crate) fn count(&self) -> usize {
        self.letters.len()
    }

    /// The folder that they go to.
    pub(crate) fn folder(&self) -> String {
        folder(self.kind)
    }

    /// Is nobody written to about a pair?
    pub(crate) fn is_of_no_pair(&self) -> bool {
        self.letters.is_empty() || self.kind == Kind::Waiting
    }

    /// How many have no address that a draft could go to.
    pub(crate) fn without_address(&self) -> usize {
        self.letters.iter().filter(|letter| address(letter).is_none()).count()
    }

    /// Puts them into their folder, in place of what was there; where there are none, the folder
    /// goes.
    pub(crate) fn write(&self, context: &Context) -> Result<(), Failure> {
        let (folder, console) = (context.folder(), context.console());
        if self.letters.is_empty() {
            return folder.remove_all(&self.folder(), console);
        }
        let mut names = FileNames::default();
        let sender = sender(&self.settings.sender);
        let each = self.letters.iter().flat_map(|letter| {
            let name = names.name(letter.name(), letter.to().as_str());
            let mut files = vec![
                (format!("{name}.txt"), headed(letter).into_bytes()),
                (format!("{name}.html"), letter.to_html().into_bytes()),
            ];
            files.extend(draft(letter, sender).map(|draft| (format!("{name}.eml"), draft)));
            files
        });
        let whole = [Whole::Page, Whole::MailMerge].into_iter().map(|whole| self.whole(whole));
        folder.write_all(&self.folder(), each.map(Ok).chain(whole), console)
    }

    /// A file with all letters.
    fn whole(&self, whole: Whole) -> io::Result<(String, Vec<u8>)> {
        match whole {
            Whole::Page => Ok(("all.html".to_owned(), self.by.page_of(&self.letters).into_bytes())),
            Whole::MailMerge => {
                let mut table = Vec::new();
                Letter::write_mail_merge(&self.letters, TableFormat::Csv { mark: true }, &mut table)?;
                Ok(("mail-merge.csv".to_owned(), table))
            }
        }
    }

    /// Says what was written, and what it lacks.
    pub(crate) fn say(&self, context: &Context) -> Result<(), Failure> {
        let console = context.console();
        // as it is: a name of a file is not broken in two
        console.line(&format!(
            "{}: {} (.txt, .html, .eml), all.html to print, mail-merge.csv",
            self.folder(),
            counted(self.count(), "letter")
        ))?;
        let without = self.without_address();
        if without > 0 {
            console.say(&format!(
                "No .eml for {}: {} no e-mail address that works.",
                counted(without, "letter"),
                form(without, "its reader has", "their readers have")
            ))?;
        }
        Ok(())
    }

    /// What `letters.toml` leaves open that these letters would say.
    pub(crate) fn open(&self) -> Vec<String> {
        let mut open = Vec::new();
        if !self.settings.has_contact() {
            open.push("Nobody is named for questions: letters say \"the programme office\".");
        }
        if self.kind == Kind::Ask && !self.settings.has_day() {
            open.push("No day is named by which to answer.");
        }
        open.iter().map(|what| format!("{what} {LETTERS_SETTINGS} can say it.")).collect()
    }
}

/// The folder of a kind.
pub(crate) fn folder(kind: Kind) -> String {
    format!("{LETTERS}/{kind}")
}

/// Writes the letters of a kind into the folder, says what they lack, and how many there are.
pub(crate) fn write(
    context: &Context,
    season: &Season,
    kind: Kind,
    options: &Options,
) -> Result<usize, Failure> {
    let made = make(context, season, kind, options)?;
    made.write(context)?;
    if made.count() > 0 {
        made.say(context)?;
        made.open().iter().try_for_each(|what| context.console().say(what))?;
    }
    Ok(made.count())
}

/// The text with whom it goes to and what it is about.
fn headed(letter: &Letter) -> String {
    let address = letter.email().map(|address| format!(" <{}>", address.trim())).unwrap_or_default();
    format!("To: {}{address}\nSubject: {}\n\n{}", letter.name(), letter.subject(), letter.text())
}
