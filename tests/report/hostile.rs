//! Names that try to be something else.

use pairwright::assignment::{Entry, Term};
use pairwright::people::FindingKind;
use pairwright::scoring::facts::{OwnFact, PairFact};
use pairwright::scoring::{PairView, Sides};
use pairwright::{Cohort, Criterion, Matcher, Matching, Participant, Report, Result};

use crate::page::{Page, text};

const NAMES: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style><svg/onload=alert(1)>",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "عبد الرحمن \u{202e}gnp.exe",
    "👩🏽\u{200d}🏫 Zoë 🇺🇳",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "]]><!--",
];

/// People whose every text is one of the names.
fn people() -> Vec<Participant> {
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(9);
    let names: Vec<String> = NAMES.iter().map(|&name| name.to_owned()).chain([long]).collect();
    let mut people = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let next = &names[(k + 1) % names.len()];
        let mentor = Participant::mentor(format!("a{k} {name}")).with_department(name.clone()).with_level(1);
        let mentee = Participant::mentee(format!("b{k} {name}")).with_department(next.clone()).with_level(6);
        people.push(
            mentor
                .with_region(next.clone())
                .with_skill_offered(name.clone(), Some(5))
                .with_name(name.clone())
                .with_choices([format!("b{k} {name}"), format!("nobody {name}")]),
        );
        people.push(
            mentee
                .with_region(name.clone())
                .with_skill_wanted(name.clone())
                .with_conflict(format!("a9 {next}"), name.clone()),
        );
    }
    people
}

/// A criterion with a name and words that try the same.
#[derive(Debug)]
struct Hostile;

impl Criterion for Hostile {
    fn name(&self) -> &'static str {
        "\"><script>alert(2)</script>"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        Ok(vec![sides.table(|_| (), |_| (), |(), ()| Entry::Points(7))?])
    }

    fn fact(&self, _: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let said = "<script>alert(3)</script>";
        Some(OwnFact::new("own", said).for_participants(said).into())
    }
}

/// The people matched, although nobody knows whom most of them flag: the page shows this as well.
fn matched(matcher: Matcher) -> Matching {
    let matcher = matcher.accepting([FindingKind::ConflictFlagUnresolved]);
    matcher.solve(Cohort::new(people()).unwrap()).unwrap()
}

#[test]
fn no_text_becomes_markup() {
    let matching = matched(Matcher::default().with_criterion(Hostile));
    let made = Report::new(&matching).with_title(NAMES[3]).with_date(NAMES[0]).to_html().unwrap();
    let page = Page::of(&made);
    assert_eq!(page.all("script").len(), 1, "only the page's own");
    assert_eq!(page.all("img, svg[onload], iframe, object, embed, link, base").len(), 0);
    assert_eq!(page.all("title").len(), 1, "the title ends where it should");
    for element in page.all("*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{name}={value}");
            assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{name}={value}");
        }
    }
    assert_eq!(text(page.all("h1")[0]), NAMES[3]);
    let words = page.section("pairs");
    for pair in matching.pairs() {
        let shown = pairwright::explain::shown(pair.mentor().as_str()).into_owned();
        assert!(words.contains(&shown), "{shown} is read as it is, but for what turns it");
    }
    assert!(!made.contains('\u{202e}'), "no name is turned round");
    assert!(words.contains("<script>alert(3)</script>"), "what a criterion says is read as it is");
}

/// A list is not turned by what stands in it: what runs from right to left is isolated.
#[test]
fn a_name_from_right_to_left_turns_no_list() {
    let mentor = Participant::mentor("ana").with_title("شلوم").with_department("Law");
    let matching =
        Matcher::default().solve(Cohort::new([mentor, Participant::mentee("max")]).unwrap()).unwrap();
    let page = Page::of(&Report::new(&matching).to_html().unwrap());
    assert!(text(page.all("#pair-1")[0]).contains("\u{2068}شلوم\u{2069}, Law"));
}

/// The same where cards are data: no text ends the element that holds them.
#[test]
fn no_text_ends_the_data() {
    let matching = matched(Matcher::default().with_criterion(Hostile));
    for (_, made) in Report::new(&matching).with_explained(0).to_pages().unwrap() {
        let page = Page::of(&made);
        assert!(page.all("script").len() <= 2, "only the page's own");
        assert_eq!(page.all("img, svg[onload], iframe, object, embed, base").len(), 0);
        assert!(!made.contains('\u{202e}'), "no name is turned round");
    }
    let made = Report::new(&matching).with_explained(0).to_html().unwrap();
    let held: String = Page::of(&made).all("#pair-data")[0].text().collect();
    assert!(!held.contains('<') && held.ends_with("]}"));
}

#[test]
fn nothing_is_loaded() {
    let made = Report::new(&matched(Matcher::default())).to_html().unwrap();
    let page = Page::of(&made);
    assert_eq!(page.all("[src], link[href], [srcset], [poster], [data]").len(), 0);
    for link in page.all("[href]") {
        assert!(link.value().attr("href").unwrap().starts_with('#'));
    }
    let style: String = page.all("style").into_iter().flat_map(|style| style.text()).collect();
    assert!(!style.contains("url(") && !style.contains("@import"));
    let policy = page.all("meta[http-equiv=\"Content-Security-Policy\"]")[0].value().attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none';"));
}

#[test]
fn the_policy_knows_the_script_by_its_hash() {
    use sha2::{Digest as _, Sha256};
    let made = Report::new(&matched(Matcher::default())).to_html().unwrap();
    let page = Page::of(&made);
    let script: String = page.all("script")[0].text().collect();
    let policy = page.all("meta[http-equiv=\"Content-Security-Policy\"]")[0].value().attr("content").unwrap();
    let hash = base64(&Sha256::digest(script.as_bytes()));
    assert!(policy.contains(&format!("script-src 'sha256-{hash}'")), "{policy} and not {hash}");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let bits =
            part.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > part.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

/// Every heading is under the one above it, every table has a caption, every control a name.
#[test]
fn the_page_has_a_structure_that_can_be_heard() {
    let page = Page::of(&Report::new(&matched(Matcher::default())).to_html().unwrap());
    let mut last = 0;
    for heading in page.all("h1, h2, h3, h4") {
        let level = heading.value().name()[1..].parse::<u32>().unwrap();
        assert!(level <= last + 1, "{} comes after a heading {last}", text(heading));
        last = level;
    }
    assert_eq!(page.all("h1").len(), 1);
    for table in page.all("table") {
        let caption = scraper::Selector::parse("caption").unwrap();
        assert_eq!(table.select(&caption).count(), 1);
    }
    for place in page.all("[tabindex]") {
        assert!(place.value().attr("aria-label").is_some());
    }
    let mut ids: Vec<_> = page.all("[id]").into_iter().map(|one| one.value().attr("id").unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "ids are unique");
    for link in page.all("a[href]") {
        let target = link.value().attr("href").unwrap().trim_start_matches('#');
        assert!(ids.binary_search(&target).is_ok(), "{target} is there");
    }
}

/// WCAG 2.1, success criterion 1.4.3: text stands out by 4.5 to 1 from everything it can stand on.
#[test]
fn colours_can_be_told_apart_in_light_dark_and_print() {
    let style = include_str!("../../src/report/style.css");
    let schemes: Vec<&str> = style.split(":root{").skip(1).collect();
    assert_eq!(schemes.len(), 3, "light, dark and print");
    for scheme in schemes {
        let colour = |name: &str| {
            let value = scheme.split(&format!("--{name}:#")).nth(1).unwrap();
            let digits: String = value.chars().take_while(char::is_ascii_hexdigit).collect();
            let digits = if digits.len() == 3 {
                digits.chars().flat_map(|digit| [digit, digit]).collect()
            } else {
                digits
            };
            [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0)
        };
        let luminance = |name: &str| {
            let linear = colour(name)
                .map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let contrast = |one: &str, other: &str| {
            let (a, b) = (luminance(one), luminance(other));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for text in ["ink", "quiet", "blue", "good"] {
            for paper in ["paper", "card"] {
                assert!(contrast(text, paper) >= 4.5, "{text} on {paper}: {}", contrast(text, paper));
            }
        }
        for shade in ["s1", "s2", "s3", "s4", "s5"] {
            assert!(contrast("ink", shade) >= 4.5, "ink on {shade}: {}", contrast("ink", shade));
        }
        for mark in ["blue", "orange"] {
            assert!(contrast(mark, "paper") >= 3.0, "{mark} as a mark: {}", contrast(mark, "paper"));
        }
    }
}
