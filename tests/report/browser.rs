//! The page as a browser sees it. Runs where Chromium is installed, and says so where it is not.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use pairwright::{Matcher, Report};
use tempfile::TempDir;

use crate::figures::civil_service;
use crate::page::{Page, text};

/// The browser's program, if there is one.
fn browser() -> Option<PathBuf> {
    let asked = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome"].map(PathBuf::from);
    let works = |program: &PathBuf| {
        let run = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success())
    };
    asked.into_iter().chain(names).find(works)
}

/// What the page has become after its script ran, and what the browser complained about.
fn seen(program: &PathBuf, folder: &TempDir, page: &str, hash: &str) -> (Page, String) {
    let path = folder.path().join("report.html");
    std::fs::write(&path, page).unwrap();
    let run = Command::new(program)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
        ])
        .args([
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
        ])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .args(["--dump-dom", &format!("file://{}{hash}", path.display())])
        .output()
        .unwrap();
    assert!(run.status.success());
    let said = String::from_utf8_lossy(&run.stderr);
    let console = said.lines().filter(|line| line.contains("CONSOLE")).collect::<Vec<_>>().join("\n");
    (Page(scraper::Html::parse_document(&String::from_utf8_lossy(&run.stdout))), console)
}

/// The same where cards are data: those that are looked at are made, and say the same.
#[test]
fn cards_are_made_of_data_when_they_are_looked_at() {
    let Some(program) = browser() else {
        eprintln!("not run: there is no Chromium (install it, or name it in CHROMIUM)");
        return;
    };
    let matching = Matcher::default().solve(civil_service()).unwrap();
    let small = Page::of(&Report::new(&matching).to_html().unwrap());
    let page = Report::new(&matching).with_explained(0).to_html().unwrap();
    let folder = TempDir::new().unwrap();

    let (whole, console) = seen(&program, &folder, &page, "");
    assert_eq!(console, "", "no policy refused anything, and no script failed");
    assert_eq!(text(whole.all("form.tools output")[0]), "455 of 455 pairs");
    assert_eq!(whole.all("#cards > li").len(), 50, "a few at a time");
    assert_eq!(text(whole.all("button.more")[0]), "Show 50 more");
    let words = |page: &Page, number: usize| text(page.all(&format!("#pair-{number}"))[0]);
    for number in 1..=50 {
        assert_eq!(words(&whole, number), words(&small, number));
    }

    let pair = &matching.pairs()[407];
    let (found, console) =
        seen(&program, &folder, &page, &format!("#find={}%20{}", pair.mentor(), pair.mentee()));
    assert_eq!(console, "");
    assert_eq!(text(found.all("form.tools output")[0]), "1 of 455 pairs");
    assert_eq!(found.all("#cards > li").len(), 1);
    assert_eq!(words(&found, 408), words(&small, 408));

    let (open, _) = seen(&program, &folder, &page, "#pair-408");
    assert_eq!(open.all("#pair-408 details[open]").len(), 1, "a link to a pair opens its card");
}

#[test]
fn the_script_finds_people_and_nothing_is_refused() {
    let Some(program) = browser() else {
        eprintln!("not run: there is no Chromium (install it, or name it in CHROMIUM)");
        return;
    };
    let matching = Matcher::default().solve(civil_service()).unwrap();
    let page = Report::new(&matching).to_html().unwrap();
    let pair = &matching.pairs()[7];
    let folder = TempDir::new().unwrap();

    let (whole, console) = seen(&program, &folder, &page, "");
    assert_eq!(console, "", "no policy refused anything, and no script failed");
    assert_eq!(text(whole.all("form.tools output")[0]), "455 of 455 pairs");
    assert_eq!(whole.all("#cards > li[hidden]").len(), 0);

    let (found, console) =
        seen(&program, &folder, &page, &format!("#find={}%20{}", pair.mentor(), pair.mentee()));
    assert_eq!(console, "");
    assert_eq!(text(found.all("form.tools output")[0]), "1 of 455 pairs");
    assert_eq!(found.all("#cards > li[hidden]").len(), 454);
    assert!(text(found.all("#cards > li:not([hidden])")[0]).starts_with(&format!(
        "{} mentors {}",
        pair.mentor(),
        pair.mentee()
    )));

    let (open, _) = seen(&program, &folder, &page, "#pair-8");
    assert_eq!(open.all("#cards details[open]").len(), 1, "a link to a pair opens its card");
    assert_eq!(open.all("#pair-8 details[open]").len(), 1);

    // a page that was tampered with runs nothing
    let forged = page.replace("</body>", "<script>document.title = 'forged'</script></body>");
    let (kept, console) = seen(&program, &folder, &forged, "");
    assert!(console.contains("Content Security Policy"), "{console}");
    assert_eq!(text(kept.all("title")[0]), "Mentoring pairs");
}
