//! `pairwright completions`.

use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;

use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;

/// Prints completions for a shell, or the manual page.
#[derive(Debug, Args)]
#[command(after_help = "\
Example: pairwright completions bash > ~/.local/share/bash-completion/completions/pairwright
Example: pairwright completions man > pairwright.1")]
pub(crate) struct Completions {
    /// The shell, or `man` for the manual page.
    #[arg(value_name = "SHELL")]
    form: Form,
}

/// What is printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
    Man,
}

impl Completions {
    /// Prints what is known of the whole command.
    pub(crate) fn run(&self, context: &Context, mut command: Command) -> Result<Done, Failure> {
        let mut text = Vec::new();
        let shell = match self.form {
            Form::Bash => Some(Shell::Bash),
            Form::Elvish => Some(Shell::Elvish),
            Form::Fish => Some(Shell::Fish),
            Form::PowerShell => Some(Shell::PowerShell),
            Form::Zsh => Some(Shell::Zsh),
            Form::Man => None,
        };
        match shell {
            Some(shell) => clap_complete::generate(shell, &mut command, "pairwright", &mut text),
            None => clap_mangen::Man::new(command).render(&mut text)?,
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        context.console().line(text.trim_end())?;
        Ok(Done::default().with("text", text))
    }
}
