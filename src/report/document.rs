//! A page as a file: its head, its style, and a policy that lets nothing else in.

use std::path::Path;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::error::Result;
use crate::safe_file::replace;
use crate::text::shown;

/// The style of reports and of what belongs to them.
pub(super) const REPORT_STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// The SHA-256 of the script, in base64, as a content security policy wants it; a test holds it
/// against the file.
const SCRIPT_HASH: &str = "sha256-8pdoAP+10vA5WwsJxrdQykA4hohTLgar1hAFPVFnBsc=";

/// Does a page run the report's script?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Runs,
    None,
}

/// A page with this title, language, style and body that nothing can be added to.
pub(super) fn document(title: &str, language: &str, style: &str, body: &Markup, script: Script) -> String {
    let runs = script == Script::Runs;
    let script_source = if runs { format!("script-src '{SCRIPT_HASH}'; ") } else { String::new() };
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; {script_source}base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (shown(title)) }
                style { (PreEscaped(style)) }
            }
            body {
                (body)
                @if runs { script { (PreEscaped(SCRIPT)) } }
            }
        }
    }
    .into_string()
}

/// The title and the date, at the top of a page.
pub(super) fn masthead(title: &str, date: &str) -> Markup {
    html! {
        h1 { bdi { (title) } }
        @if !date.is_empty() { p.date { bdi { (date) } } }
    }
}

/// Writes a page to a file, whole or not at all.
pub(super) fn write(path: &Path, page: &str) -> Result<()> {
    replace(path, |file| file.write_all(page.as_bytes()))
}
