//! Triples: what the files may look like, and every way to be malformed.

use pairwright::migration::{Missing, ReviewAssignment, Triples, TriplesReader};
use pairwright::{Error, Result};

fn read(scores: &str, constraints: &str) -> Result<Triples> {
    TriplesReader::new("scores.csv", scores.as_bytes())
        .constraints("constraints.csv", constraints.as_bytes())
        .read()
}

fn pairs<'a>(best: &'a ReviewAssignment<'_>) -> Vec<(&'a str, &'a str, &'a str)> {
    best.pairs().collect()
}

#[test]
fn a_file_is_read_however_it_is_written() {
    let plain = "p1,~A1,0.5\np1,~B1,.25\np2,~A1,1e-1\n";
    let triples = read(plain, "p2,~B1,-1\n").unwrap();
    assert_eq!(
        (triples.papers(), triples.reviewers()),
        (&["p1".into(), "p2".into()][..], &["~A1".into(), "~B1".into()][..])
    );
    assert_eq!((triples.scored(), triples.scale()), (3, 100));
    let best = triples.solve().unwrap();
    assert_eq!(pairs(&best), [("p1", "~A1", "0.5"), ("p1", "~B1", ".25"), ("p2", "~A1", "1e-1")]);
    assert_eq!((best.total(), best.short()), (85, vec![("p1", 1), ("p2", 2)]));
    let others = [
        (
            "\u{feff}paper,reviewer,score\r\n\r\np2,~A1,1e-1\r\n p1 , ~B1 ,.25\r\np1,~A1,\"0.5\"\r\n",
            "paper,reviewer,constraint\np2,~B1,-1\n",
        ),
        ("Paper_ID,Reviewer ID,Score\np1,~B1,.25\np1,~A1,0.5\np2,~A1,1e-1", "\np2,~B1,-1\np1,~A1,0"),
    ];
    for (scores, constraints) in others {
        let again = read(scores, constraints).unwrap();
        let again = again.solve().unwrap();
        assert_eq!((pairs(&again), again.total()), (pairs(&best), best.total()), "{scores}");
    }
}

#[test]
fn nothing_is_fine_too() {
    for scores in ["", "paper,reviewer,score\n", "\n\n"] {
        let triples = read(scores, "").unwrap();
        let best = triples.solve().unwrap();
        assert_eq!((pairs(&best), best.total(), best.short()), (vec![], 0, vec![]));
        let _ = best.verify().unwrap();
    }
    let nobody = read("p,r,1\n", "").unwrap();
    for none in [nobody.clone().with_load(0), nobody.clone().with_reviewers_per_paper(0)] {
        assert_eq!(pairs(&none.solve().unwrap()), []);
    }
    let most = nobody.with_load(u32::MAX).with_reviewers_per_paper(u32::MAX);
    assert_eq!(pairs(&most.solve().unwrap()), [("p", "r", "1")]);
}

#[test]
fn one_text_can_name_a_paper_and_a_reviewer() {
    let triples = read("a,b,1\nb,a,2\na,a,3\n", "").unwrap().with_reviewers_per_paper(1).with_load(1);
    assert_eq!(
        (triples.papers(), triples.reviewers()),
        (&["a".into(), "b".into()][..], &["a".into(), "b".into()][..])
    );
    assert_eq!(pairs(&triples.solve().unwrap()), [("a", "b", "1"), ("b", "a", "2")]);
}

#[test]
fn a_missing_score_is_never_or_zero() {
    let triples = read("p,r,1\np,s,-2\nq,r,1\n", "").unwrap().with_reviewers_per_paper(1).with_load(1);
    let best = triples.solve().unwrap();
    assert_eq!(pairs(&best), [("p", "s", "-2"), ("q", "r", "1")], "all papers first, whatever it costs");
    let triples = triples.with_missing(Missing::Zero);
    let best = triples.solve().unwrap();
    assert_eq!(pairs(&best), [("p", "r", "1"), ("q", "s", "0")]);
}

#[test]
fn who_is_only_in_constraints_takes_part_and_is_told() {
    let triples = read("p,r,1\n", "p,s,1\nq,r,-1\nq,t,0\n").unwrap().with_reviewers_per_paper(2).with_load(2);
    assert_eq!(triples.unscored_papers().collect::<Vec<_>>(), ["q"]);
    assert_eq!(triples.unscored_reviewers().collect::<Vec<_>>(), ["s", "t"]);
    let best = triples.solve().unwrap();
    assert_eq!(pairs(&best), [("p", "r", "1"), ("p", "s", "0")]);
    assert_eq!(best.short(), [("q", 2)]);
    let _ = best.verify().unwrap();
    let triples = triples.clone().with_missing(Missing::Zero);
    let best = triples.solve().unwrap();
    assert_eq!(pairs(&best), [("p", "r", "1"), ("p", "s", "0"), ("q", "s", "0"), ("q", "t", "0")]);
}

/// File, line, column, value, person and message of an error.
type Refusal<'a> = (&'a str, Option<u64>, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

fn place(error: &Error) -> Refusal<'_> {
    let file = error.file().unwrap_or("");
    (file, error.line(), error.column(), error.value(), error.person(), error.message())
}

#[test]
fn malformed_scores_are_named_with_their_place() {
    let not_decimal = "not a decimal number";
    let cases: [(&str, Refusal<'_>); 13] = [
        ("p,r,nan\n", ("scores.csv", Some(1), Some("score"), Some("nan"), Some("r"), not_decimal)),
        ("p,r,1\n\np,s,-inf\n", ("scores.csv", Some(3), Some("score"), Some("-inf"), Some("s"), not_decimal)),
        ("p,r,\n", ("scores.csv", Some(1), Some("score"), Some(""), Some("r"), not_decimal)),
        ("p,r,\"0,5\"\n", ("scores.csv", Some(1), Some("score"), Some("0,5"), Some("r"), not_decimal)),
        ("paper,r,score\n", ("scores.csv", Some(1), Some("score"), Some("score"), Some("r"), not_decimal)),
        (
            "p,r,0.3000000000000000444089209850062616169452667236328125\n",
            (
                "scores.csv",
                Some(1),
                Some("score"),
                Some("0.3000000000000000444089209850062616169452667236328125"),
                Some("r"),
                "too many digits: at most 38 can be read",
            ),
        ),
        (
            "p r 1\n",
            ("scores.csv", Some(1), None, None, None, "the row has 1 field, but there are 3 columns"),
        ),
        (
            "p,r\n",
            ("scores.csv", Some(1), None, None, Some("r"), "the row has 2 fields, but there are 3 columns"),
        ),
        (
            "p,r,1\np,r,1,2\n",
            (
                "scores.csv",
                Some(2),
                None,
                None,
                Some("r"),
                "the row has 4 fields, but there are 3 columns: put a text with a comma in it in quotes",
            ),
        ),
        (",r,1\n", ("scores.csv", Some(1), Some("paper"), None, Some("r"), "the id is missing")),
        ("p,,1\n", ("scores.csv", Some(1), Some("reviewer"), None, None, "the id is missing")),
        (
            "q,r,1\np,r,1\nq,s,1\nq,r,2\np,r,1\n",
            ("scores.csv", Some(4), Some("paper"), Some("q"), Some("r"), "the pair is already on line 1"),
        ),
        (
            "p,r,3000000000\n",
            (
                "scores.csv",
                Some(1),
                Some("score"),
                Some("3000000000"),
                Some("r"),
                "too large: 2147483647 is the most",
            ),
        ),
    ];
    for (scores, expected) in cases {
        let error = read(scores, "").unwrap_err();
        assert_eq!(place(&error), expected, "{scores}");
        assert!(error.is_input());
    }
    let bytes = TriplesReader::new("scores.csv", &b"p,\xC3\xA9,1\np,\xFF,1\n"[..]).read().unwrap_err();
    let what = "the text is UTF-8, but not here: save the file as \"CSV UTF-8\" in the spreadsheet program";
    assert_eq!(place(&bytes), ("scores.csv", Some(2), Some("column 2"), Some("\u{fffd}"), None, what));
    let open = read("p,r,1\np,\"s,1\n", "").unwrap_err();
    let what = "a quoted field is never closed: end it with a quotation mark, or begin it with none";
    assert_eq!(place(&open), ("scores.csv", Some(2), None, None, None, what));
    let large = TriplesReader::new("scores.csv", &b"p,r,30\n"[..]).with_decimals(9).read().unwrap_err();
    assert_eq!(large.message(), "too large for 9 decimal places");
}

#[test]
fn malformed_constraints_are_named_with_their_place() {
    let value = "a constraint is -1, 0 or 1";
    let file = "constraints.csv";
    let cases: [(&str, Refusal<'_>); 8] = [
        ("p,r,2\n", (file, Some(1), Some("constraint"), Some("2"), Some("r"), value)),
        ("p,r,0\np,s,1.5\n", (file, Some(2), Some("constraint"), Some("1.5"), Some("s"), value)),
        ("p,r,\n", (file, Some(1), Some("constraint"), Some(""), Some("r"), value)),
        (
            "paper,reviewer,score\n",
            (file, Some(1), Some("constraint"), Some("score"), Some("reviewer"), value),
        ),
        ("p,r\n", (file, Some(1), None, None, Some("r"), "the row has 2 fields, but there are 3 columns")),
        (",r,1\n", (file, Some(1), Some("paper"), None, Some("r"), "the id is missing")),
        (
            "p,r,1\np,r,-1\n",
            (file, Some(2), Some("paper"), Some("p"), Some("r"), "the pair is already on line 1"),
        ),
        (
            "p,r,0\n\np,r,0\n",
            (file, Some(3), Some("paper"), Some("p"), Some("r"), "the pair is already on line 1"),
        ),
    ];
    for (constraints, expected) in cases {
        let error = read("p,r,1\n", constraints).unwrap_err();
        assert_eq!(place(&error), expected, "{constraints}");
    }
}

#[test]
fn settled_pairs_that_clash_are_named() {
    let scores = "p,r,1\np,s,1\nq,r,1\n";
    let triples = read(scores, "q,r,1\n\np,s,1\np,r,1\n").unwrap();
    let loaded = triples.clone().with_load(1).solve().unwrap_err();
    let message = "2 papers are settled for this reviewer, who takes 1 at most";
    assert_eq!(place(&loaded), ("constraints.csv", Some(4), Some("reviewer"), Some("r"), Some("r"), message));
    let wanted = triples.clone().with_reviewers_per_paper(1).problem().unwrap_err();
    let message = "2 reviewers are settled for this paper, which wants 1";
    assert_eq!(place(&wanted), ("constraints.csv", Some(4), Some("paper"), Some("p"), Some("r"), message));
    assert!(triples.with_load(2).with_reviewers_per_paper(2).solve().is_ok());
}

#[test]
fn scores_are_rounded_where_that_is_asked_for() {
    let scores = "p,r,0.30000000000000004\np,s,0.125\nq,r,0.135\nq,s,1e-30\n";
    let reader = || TriplesReader::new("scores.csv", scores.as_bytes());
    let triples = reader().with_decimals(2).read().unwrap();
    let best = triples.solve().unwrap();
    assert_eq!((triples.scale(), best.total()), (100, 30 + 12 + 14));
    assert_eq!(pairs(&best)[0], ("p", "r", "0.30000000000000004"), "written as it was read");
    assert_eq!(reader().with_decimals(9).read().unwrap().solve().unwrap().total(), 560_000_000);
    assert!(reader().with_decimals(u32::MAX).read().is_err());
}

/// What programs write as floats needs no option; what was rounded is told.
#[test]
fn ordinary_floats_are_read() {
    let cases = [
        ("p,r,0.9560342718892494\np,s,0.9478274870593494\n", Some(9), 956_034_272 + 947_827_487),
        ("p,r,0.30000000000000004\np,s,1\n", Some(9), 300_000_000 + 1_000_000_000),
        ("p,r,3\np,s,0.0000000001\n", Some(8), 300_000_000),
        ("p,r,1e-19\np,s,2\n", Some(9), 2_000_000_000),
        ("p,r,-12345.678901234567\np,s,1e-3\n", Some(5), -1_234_567_890 + 100),
        ("p,r,2147483647\np,s,0.5\n", Some(0), 2_147_483_647),
        ("p,r,0.123456789\np,s,2.0\n", None, 123_456_789 + 2_000_000_000),
        ("p,r,7\np,s,-3\n", None, 4),
    ];
    for (scores, rounded, total) in cases {
        let triples = read(scores, "").unwrap().with_reviewers_per_paper(2);
        let best = triples.solve().unwrap();
        assert_eq!((triples.rounded_to(), best.total()), (rounded, total), "{scores}");
        let _ = best.verify().unwrap();
    }
}

#[test]
fn a_conflict_in_other_capitals_is_a_conflict() {
    let scores = "Paper1,~Ana_Diaz1,0.5\npaper1,~Ben_Okoro1,0.25\nPAPER2,~ana_diaz1,0.5\n";
    for conflict in ["paper1,~ANA_DIAZ1,-1\n", "Paper1,~Ana_Diaz1,-1.0\n", " PAPER1 , ~ana_Diaz1 ,-1\n"] {
        for missing in [Missing::Never, Missing::Zero] {
            let triples = read(scores, conflict).unwrap().with_missing(missing);
            assert_eq!((triples.papers().len(), triples.reviewers().len()), (2, 2), "{conflict}");
            assert_eq!(triples.unscored_reviewers().count() + triples.unscored_papers().count(), 0);
            let best = triples.solve().unwrap();
            assert!(!pairs(&best).contains(&("Paper1", "~Ana_Diaz1", "0.5")), "{conflict}");
        }
    }
    let twice = read("p,~Ana1,1\np,~ana1,2\n", "").unwrap_err();
    assert_eq!(twice.message(), "the pair is already on line 1");
}

#[test]
fn reviewers_get_their_least_load_first() {
    let scores = "p,r,9\np,s,1\nq,r,9\nq,s,1\n";
    let triples = read(scores, "").unwrap().with_reviewers_per_paper(1).with_load(2);
    assert_eq!(triples.solve().unwrap().total(), 18);
    let even = triples.clone().with_least_load(1);
    let even = even.solve().unwrap();
    assert_eq!((even.total(), even.below()), (10, vec![]));
    let more = triples.clone().with_least_load(2);
    let more = more.solve().unwrap();
    let missing: u32 = more.below().iter().map(|(_, missing)| missing).sum();
    assert_eq!((more.total(), missing), (18, 2), "two places are filled however it is done");
    let error = triples.with_least_load(3).solve().unwrap_err();
    assert_eq!(error.message(), "a reviewer gets 3 papers at least, but 2 at most");
    // a settled pair is made, whoever else needs its place
    let settled = read("p,r,1\np,s,5\n", "p,r,1\n").unwrap();
    let settled = settled.with_reviewers_per_paper(1).with_load(1).with_least_load(1);
    let best = settled.solve().unwrap();
    assert_eq!((pairs(&best), best.below()), (vec![("p", "r", "1")], vec![("s", 1)]));
}

#[test]
fn files_appear_and_are_read_by_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(Triples::read(path("scores.csv"), None::<&str>).unwrap_err().is_io());
    std::fs::write(path("scores.csv"), "\"p,1\",~A1,0.50\n\"p,1\",~B1,1\n").unwrap();
    std::fs::write(path("constraints.csv"), "\"p,1\",~B1,-1\n").unwrap();
    let triples = Triples::read(path("scores.csv"), Some(path("constraints.csv"))).unwrap();
    let best = triples.solve().unwrap();
    best.write(path("assignment.csv")).unwrap();
    assert_eq!(std::fs::read_to_string(path("assignment.csv")).unwrap(), "\"p,1\",~A1,0.50\n");
    let error = best.write(path("no/such/folder.csv")).unwrap_err();
    assert!(error.is_io() && error.file().is_some());
}
