//! `pairwright letters`.

use clap::Args;

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;
use crate::letters::{Kind, Made, Options, folder, make};
use crate::next_step;

/// Writes letters: to formal pairs, to those who wait, to those whose pair has ended.
///
/// Each kind has a folder in letters/: a text, a page and an e-mail draft for every reader,
/// all.html to print and mail-merge.csv for a word processor. What else letters say,
/// such as whom to ask, stands in letters.toml; options come before it.
#[derive(Debug, Args)]
#[command(after_help = "Example: pairwright -C spring letters --contact 'Ira Baum, ira@example.org'")]
pub(crate) struct Letters {
    /// Only letters of this kind: ask, formal, waiting or ended. It can be given several times.
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,
    #[command(flatten)]
    options: Options,
}

impl Letters {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let (console, files) = (context.console(), context.folder());
        let _lock = files.lock()?;
        let season = files.season()?;
        let kinds = if self.kind.is_empty() {
            vec![Kind::Formal, Kind::Waiting, Kind::Ended]
        } else {
            self.kind.clone()
        };
        let made = kinds.iter().map(|kind| make(context, &season, *kind, &self.options));
        let made = made.collect::<Result<Vec<_>, _>>()?;
        let mut done = Done::default();
        for (kind, one) in kinds.iter().zip(&made) {
            done = done.with(&kind.to_string(), one.count());
        }
        let has_begun = kinds.contains(&Kind::Ask) || season.formal_pairs().next().is_some();
        if !has_begun && self.kind.is_empty() && made.iter().all(Made::is_of_no_pair) {
            console.say(
                "No pair is formal yet. Only pairs that were asked, have agreed and were made formal get \
                 letters; those who wait are told then.",
            )?;
            return Ok(done.with_next(next_step::of(context, &season)).stopped());
        }
        let names: Vec<String> = kinds.iter().map(|kind| folder(*kind)).collect();
        files.agree_to(names.iter().map(String::as_str), console)?;
        let mut open = Vec::new();
        for one in &made {
            one.write(context)?;
            if one.count() > 0 {
                one.say(context)?;
                open.extend(one.open().into_iter().filter(|what| !open.contains(what)).collect::<Vec<_>>());
            }
        }
        if made.iter().all(|one| one.count() == 0) {
            console.say("There is nobody to write to.")?;
        }
        open.iter().try_for_each(|what| console.say(what))?;
        let without: usize = made.iter().map(Made::without_address).sum();
        let written: Vec<String> = made.iter().filter(|one| one.count() > 0).map(Made::folder).collect();
        let done = done.with("without_address", without).with("folders", written);
        if self.kind.is_empty() {
            files.note_letters(season.log().len())?;
        }
        Ok(done.with_next(next_step::of(context, &season)))
    }
}
