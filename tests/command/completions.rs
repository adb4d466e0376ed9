//! `pairwright completions`.

use crate::support::Programme;

#[test]
fn every_shell_and_the_manual_know_every_subcommand() {
    let programme = Programme::new();
    let help = programme.ok("help").out;
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"what-if") && commands.len() > 20, "{commands:?}");
    for form in ["bash", "elvish", "fish", "powershell", "zsh", "man"] {
        let text = programme.ok(&format!("completions {form}")).out;
        for command in &commands {
            let escaped = command.replace('-', "\\-");
            assert!(text.contains(command) || text.contains(&escaped), "{form}: no {command}");
        }
    }
    assert_eq!(programme.run("completions tcsh").code, 2);
}

/// The help of each has an example.
#[test]
fn every_help_has_an_example() {
    let programme = Programme::new();
    for command in ["init", "check", "proof", "solve", "migrate", "demo", "completions"] {
        let help = programme.ok(&format!("{command} --help")).out;
        assert!(help.contains("Example"), "{command}: {help}");
    }
}
