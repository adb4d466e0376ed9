//! `pairwright init`.

mod people_table;
mod workbook;

use std::fs;

use clap::Args;
use pairwright::evaluation::Goals;

use crate::commands::init::people_table::{PeopleTable, failed};
use crate::context::Context;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::{COLUMNS, Folder, GOALS, LETTERS_SETTINGS, PROGRAMME, name_of};

/// Weights, policies and rules, each with its default and a sentence.
const PROGRAMME_TEXT: &str = include_str!("../templates/programme.toml");
const COLUMNS_TEXT: &str = include_str!("../templates/columns.toml");
const LETTERS_TEXT: &str = include_str!("../templates/letters.toml");
/// Headings only: nobody reports to anybody, and nobody is in a conflict, until they say so.
const ORGANISATION: &str = include_str!("../templates/organisation.csv");
const CONFLICTS: &str = include_str!("../templates/conflicts.csv");

/// Makes the folder of a programme, with templates to fill in.
///
/// What is there already stays as it is. The two made-up people of the template have to be
/// replaced: nobody is matched as long as they are there.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring init")]
pub(crate) struct Init {
    /// The people in a workbook only, without participants.csv.
    #[arg(long)]
    xlsx: bool,
}

impl Init {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, folder) = (context.console(), context.folder());
        fs::create_dir_all(folder.path()).map_err(|error| Failure::io(folder.path().display(), &error))?;
        let _lock = folder.lock()?;
        let (mut made, mut kept) = (Vec::new(), Vec::new());
        for (name, bytes) in self.templates(context)? {
            if folder.at(name).exists() {
                kept.push(name);
            } else if !has_own(folder, name)? {
                folder.write(name, &bytes, console)?;
                made.push(name);
            }
        }
        for (words, names) in [("Made", &made), ("There already, and left as they are", &kept)] {
            if !names.is_empty() {
                console.say(&format!("{words}: {}.", names.join(", ")))?;
            }
        }
        let first = self.first_step(&made);
        if made.contains(&"participants.xlsx") {
            console.say("The second sheet of participants.xlsx says what each column means.")?;
        }
        let mut next = Next::new(["check"], "says what it finds, and matches nobody");
        if let Some(first) = first {
            next = next.after(first);
        }
        Ok(Done::default().with("made", made).with("kept", kept).with_next(next))
    }

    /// What a person does before anything else; nothing where the people were there already.
    fn first_step(&self, made: &[&str]) -> Option<&'static str> {
        if !made.contains(&"participants.xlsx") {
            None
        } else if self.xlsx {
            Some("fill in participants.xlsx")
        } else {
            Some("fill in participants.csv or participants.xlsx")
        }
    }

    /// The files, by name.
    fn templates(&self, context: &Context) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
        let people = PeopleTable::read()?;
        let mut files = Vec::new();
        if !self.xlsx {
            files.push(("participants.csv", people.csv()?));
        }
        files.push(("participants.xlsx", workbook::bytes(&people).map_err(failed)?));
        let texts = [
            ("organisation.csv", ORGANISATION),
            ("conflicts.csv", CONFLICTS),
            (PROGRAMME, PROGRAMME_TEXT),
            (COLUMNS, COLUMNS_TEXT),
            (LETTERS_SETTINGS, LETTERS_TEXT),
        ];
        files.extend(texts.map(|(name, text)| (name, text.as_bytes().to_vec())));
        files.push((GOALS, Goals::template(context.date()?).into_bytes()));
        Ok(files)
    }
}

/// Is the same table there in another form? A template beside it would only ask which is meant.
fn has_own(folder: &Folder, name: &str) -> Result<bool, Failure> {
    let Some((stem, "csv" | "xlsx")) = name.split_once('.') else { return Ok(false) };
    let own = |stem: &str| -> Result<bool, Failure> {
        Ok(folder.table(stem)?.is_some_and(|path| !folder.is_as_written(&name_of(&path))))
    };
    let people = stem == "participants" && (own("mentors")? || own("mentees")?);
    Ok(people || own(stem)?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pairwright::Programme;
    use pairwright::people::Mapping;

    use super::{COLUMNS_TEXT, PROGRAMME_TEXT};

    /// The keys of a TOML text, with their table, also those that are commented out.
    fn keys(text: &str) -> BTreeSet<String> {
        let (mut table, mut found) = (String::new(), BTreeSet::new());
        for line in text.lines() {
            let line = line.trim_start_matches("# ");
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                name.clone_into(&mut table);
            } else if let Some((key, _)) = line.split_once(" = ") {
                found.insert(format!("{table}.{key}"));
            }
        }
        found
    }

    #[test]
    fn the_programme_is_the_default_with_every_key_explained() {
        assert_eq!(Programme::from_toml(PROGRAMME_TEXT).unwrap(), Programme::default());
        let defaults = Programme::default().to_toml().unwrap();
        let missing: Vec<_> = keys(&defaults).difference(&keys(PROGRAMME_TEXT)).cloned().collect();
        assert!(missing.is_empty(), "{missing:?}");
        let mut before = "";
        for line in PROGRAMME_TEXT.lines() {
            let is_key = line.contains(" = ") && !line.starts_with('#');
            assert!(!is_key || before.starts_with("# "), "no sentence for {line}");
            assert!(line.chars().count() <= 100, "{line}");
            before = line;
        }
    }

    #[test]
    fn what_is_commented_out_works_when_it_is_not() {
        let uncommented = |text: &str| -> String {
            let is_key = |line: &str| line.starts_with("# [") || line.contains(" = ");
            let line = |line: &str| {
                if is_key(line) { line.trim_start_matches("# ").to_owned() } else { String::new() }
            };
            text.lines().map(|text| line(text) + "\n").collect()
        };
        Mapping::from_toml(COLUMNS_TEXT).unwrap();
        Mapping::from_toml(&uncommented(COLUMNS_TEXT)).unwrap();
        let (_, rule) = PROGRAMME_TEXT.split_once("# [[rule]]\n").unwrap();
        let rule: Vec<&str> = rule.lines().map_while(|line| line.strip_prefix("# ")).collect();
        let programme = format!("{PROGRAMME_TEXT}\n[[rule]]\n{}\n", rule.join("\n"));
        let programme = Programme::from_toml(&programme).unwrap();
        assert_eq!(programme.rules().len(), 1);
    }
}
