//! `pairwright solve`.

use serde_json::Value;

use crate::numbers::Numbers;
use crate::support::Programme;

fn raw(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

#[test]
fn a_table_of_costs_or_points() {
    // by hand: 5 + 9 + 6 + 6 is the least, with the fifth column left over
    let costs = "12,7,,9,8\n11,9,5,inf,10\n6,,7,13,9\n8,10,,12,6\n";
    let programme = Programme::new().with("costs.csv", costs);
    let ran = programme.ok("solve costs.csv --pairs --check");
    for words in [
        "4 x 5 cells, 4 of them forbidden",
        "pairs         4 of 4 possible",
        "row,column,value",
        "proven optimal",
    ] {
        assert!(ran.out.contains(words), "no {words}: {}", ran.out);
    }
    assert_eq!(
        best(&[[12, 7, 0, 9, 8], [11, 9, 5, 0, 10], [6, 0, 7, 13, 9], [8, 10, 0, 12, 6]], i32::min),
        24
    );
    assert_eq!(programme.json("solve costs.csv")["optimum"], 24);
    let points = best(&[[12, 7, 0, 9, 8], [11, 9, 5, 0, 10], [6, 0, 7, 13, 9], [8, 10, 0, 12, 6]], i32::max);
    let programme = programme.with("points.csv", costs.replace("inf", "-inf"));
    assert_eq!(programme.json("solve points.csv --maximise")["optimum"], points);
    // real numbers
    let programme = programme.with("real.csv", "0.25,1.5\n2,0.75\n");
    assert_eq!(programme.json("solve real.csv")["optimum"], 1.0);
}

/// All ways to give each row a column of its own; 0 forbids.
fn best(costs: &[[i32; 5]], better: fn(i32, i32) -> i32) -> i32 {
    fn go(costs: &[[i32; 5]], used: u32, better: fn(i32, i32) -> i32) -> Option<i32> {
        let Some((row, rest)) = costs.split_first() else { return Some(0) };
        let free = (0..5).filter(|&column| used & (1 << column) == 0 && row[column] != 0);
        free.filter_map(|column| Some(row[column] + go(rest, used | (1 << column), better)?)).reduce(better)
    }
    go(costs, 0, better).unwrap()
}

/// The line that programs read: one process, one line.
#[test]
fn a_raw_matrix_and_the_line_that_programs_read() {
    let programme =
        Programme::new().with("mentor-2.shape", "2 2").with("mentor-2.i32", raw(&[7, 1_000_000, 3, 5]));
    let ran = programme.ok("--json solve mentor-2");
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&line["optimum"], &line["valid"]), (&12.into(), &true.into()));
    assert!(line["seconds"].is_f64() && line["cpu"].is_f64(), "{line}");
    assert!(line["peak_mib"].is_u64() || !cfg!(target_os = "linux"), "{line}");
    // the second form of the same command line, as in `peers`
    assert_eq!(programme.json("solve --json mentor-2 --threads 1")["optimum"], 12);
}

#[test]
fn a_shortage_is_said() {
    let programme = Programme::new().with("short.csv", "1,,\n2,,\n3,4,5\n");
    let ran = programme.ok("solve short.csv");
    let words = "1 cannot be served: 2 rows (1, 2) can be paired only with 1 column (1)";
    assert!(ran.out.contains(words), "{}", ran.out);
    assert_eq!(programme.json("solve short.csv")["valid"], false);
}

#[test]
fn a_folder_of_tables() {
    let programme = Programme::new();
    std::fs::create_dir(programme.at("p")).unwrap();
    let programme = programme
        .with("p/problem.json", r#"{"mentors": 2, "mentees": 2, "tables": [[2, 2]]}"#)
        .with("p/mentor_codes.i32", raw(&[0, 1]))
        .with("p/mentee_codes.i32", raw(&[0, 1]))
        .with("p/tables.i32", raw(&[10, 9, 8, 1]))
        .with("p/adjustments.i32", raw(&[1, 1, 3]))
        .with("p/never.i32", raw(&[0, 1]));
    // with the forbidden pair 10 + 4, without it 9 + 8
    assert_eq!(programme.json("solve p")["optimum"], 14);
    let line = programme.json("solve p --ignore-never --method kuhn-munkres");
    assert_eq!((&line["optimum"], &line["verified"]), (&17.into(), &true.into()));
    assert_eq!(programme.run("solve p --method simplex").code, 1);
    let programme = programme.with("p/never.i32", raw(&[0, 2]));
    let ran = programme.run("solve p");
    assert!(ran.code == 1 && ran.err.contains("never.i32: line 0"), "{}", ran.err);
}

#[test]
fn a_file_that_is_none_is_refused_with_its_place() {
    let programme = Programme::new()
        .with("head.csv", "a,b\n1,2\n")
        .with("ragged.csv", "1,2\n3\n")
        .with("empty.csv", "")
        .with("m.shape", "2 3")
        .with("m.i32", raw(&[1, 2, 3, 4]));
    for (file, words) in [
        ("head.csv", "line 1, column 1: not a number: \"a\" (the file must not have a heading)"),
        ("ragged.csv", "line 2: the number of cells is 1, but 2 in line 1"),
        ("empty.csv", "no numbers in it"),
        ("m", "16 bytes, but 2 x 3 cells need 24"),
        ("nowhere.csv", "No such file"),
    ] {
        let ran = programme.run(&format!("solve {file}"));
        let said = ran.err.replace("\n  ", " ");
        assert!(ran.code == 1 && said.contains(words), "{file}: {said}");
    }
    assert_eq!(programme.run("solve").code, 2);
    assert_eq!(programme.run("solve head.csv --json --pairs").code, 2);
}

/// What a cell counts: far numbers of the largest value first, then those of the next, then units.
type Worth = [i128; 3];

/// A cell as it is written, and what it counts; none forbids the pair.
type Written = (String, Option<Worth>);

/// A cell of one of the kinds that are more than small whole numbers.
fn written(numbers: &mut Numbers, kind: usize) -> Written {
    let plain = |text: String, units: i128| (text, Some([0, 0, units]));
    let big =
        |numbers: &mut Numbers, low: u32, width: u64| (1_i128 << low) + i128::from(numbers.bits() % width);
    match kind {
        // decimals, and a number that stands for never
        0 | 1 if numbers.sometimes(35) => match (kind, numbers.below(3)) {
            (0, _) | (_, 0) => plain("9999999999".into(), 9_999_999_999_000),
            (_, 1) => plain("1e9".into(), 1_000_000_000_000),
            _ => plain("1e15".into(), 1_000_000_000_000_000_000),
        },
        // the same, far beyond
        2 | 3 if numbers.sometimes(35) => match (kind, numbers.below(2)) {
            (2, _) | (_, 0) => ("1e300".into(), Some([1, 0, 0])),
            _ => ("1e90".into(), Some([0, 1, 0])),
        },
        0..=3 => {
            let units = i128::from(numbers.code(20_000)) - if kind == 1 { 10_000 } else { 0 };
            let (sign, size) = (if units < 0 { "-" } else { "" }, units.abs());
            plain(format!("{sign}{}.{:03}", size / 1_000, size % 1_000), units)
        }
        // long integers that differ in the last digits, also beyond 2^53
        4 => {
            let bits = 33 + numbers.code(2) * 12;
            let units = big(numbers, bits, 50);
            plain(units.to_string(), units)
        }
        5 => {
            let units = -big(numbers, 90, 1 << 20);
            plain(units.to_string(), units)
        }
        // from 1e-9 to 1e9
        6 => {
            let (digits, exponent) = (1 + numbers.code(99), numbers.code(19));
            plain(format!("{digits}e{}", i64::from(exponent) - 9), i128::from(digits) * 10_i128.pow(exponent))
        }
        // multiples of the least number above zero, and nothing
        7 if numbers.sometimes(20) => (String::new(), None),
        7 => {
            let units = numbers.code(1_000).into();
            plain(format!("{units}e-324"), units)
        }
        // as Python writes numbers between 0 and 1
        _ => {
            let units = numbers.bits() % 10_000_000_000_000_000;
            plain(format!("0.{units:016}"), units.into())
        }
    }
}

/// The least of all ways that have the most pairs; the rows are no more than the columns.
fn least(cells: &[Vec<Written>], row: usize, taken: u32) -> (i32, Worth) {
    let Some(line) = cells.get(row) else { return (0, [0; 3]) };
    let mut best = least(cells, row + 1, taken);
    for (column, (_, worth)) in line.iter().enumerate().filter(|(column, _)| taken >> column & 1 == 0) {
        if let Some(worth) = worth {
            let (fewer, rest) = least(cells, row + 1, taken | 1 << column);
            best = best.min((fewer - 1, [0, 1, 2].map(|k| worth[k] + rest[k])));
        }
    }
    best
}

/// Whatever is written is added up exactly: no answer is dearer than the best of all.
#[test]
fn numbers_of_any_range_are_exact() {
    let mut numbers = Numbers::new(18);
    for case in 0..180 {
        let kind = case % 9;
        let (rows, columns) = (2 + numbers.below(3), 5);
        let cells: Vec<Vec<Written>> =
            (0..rows).map(|_| (0..columns).map(|_| written(&mut numbers, kind)).collect()).collect();
        let turn = |text: &str| match text.strip_prefix('-') {
            Some(text) => text.to_owned(),
            None if text.is_empty() => String::new(),
            None => format!("-{text}"),
        };
        let table = |turn: &dyn Fn(&str) -> String| {
            let lines =
                cells.iter().map(|line| line.iter().map(|cell| turn(&cell.0)).collect::<Vec<_>>().join(","));
            lines.map(|line| line + "\n").collect::<String>()
        };
        let programme =
            Programme::new().with("costs.csv", table(&str::to_owned)).with("points.csv", table(&turn));
        for command in ["solve costs.csv --pairs --check", "solve points.csv --maximise --pairs --check"] {
            let out = programme.ok(command).out;
            let lines = out.lines().skip_while(|line| *line != "row,column,value").skip(1);
            let (mut pairs, mut found) = (0, [0; 3]);
            for line in lines.filter(|line| line.contains(',')) {
                let mut numbers = line.split(',').map(|text| text.parse::<usize>().unwrap_or(0));
                let [row, column] = [(); 2].map(|()| numbers.next().unwrap() - 1);
                let worth = cells[row][column].1.unwrap();
                (pairs, found) = (pairs - 1, [0, 1, 2].map(|k| worth[k] + found[k]));
            }
            assert_eq!(
                (pairs, found),
                least(&cells, 0, 0),
                "{command}, kind {kind}: {out}\n{}",
                table(&turn)
            );
        }
    }
}

#[test]
fn numbers_too_far_apart_are_refused_with_what_to_do() {
    let long = "1234567890123456789012345678901234567";
    let programme = Programme::new()
        .with("far.csv", "1e300,0.25\n1.5e300,2\n")
        .with("signs.csv", "1e300,0.25\n-1e300,2\n")
        .with("long.csv", format!("1,{long}\n2,3\n"))
        .with("sum.csv", format!("{}1e36\n", "1e36,".repeat(199)).repeat(200));
    for (file, words) in [
        ("far.csv", "row 2, column 1: 15e299 is too far from the other numbers"),
        ("far.csv", "Leave the cell of a pair that is never to be empty"),
        ("signs.csv", "row 2, column 1: -1e300 is too far"),
        ("long.csv", "more digits than can be added up exactly"),
    ] {
        let ran = programme.run(&format!("solve {file}"));
        let said = ran.err.replace("\n  ", " ").replace('\n', " ");
        assert!(ran.code == 1 && said.contains(words), "{file}: {said}");
        assert!(!ran.out.contains("total"), "{}", ran.out);
    }
    // the unit is what all end in, so these are ones
    assert_eq!(programme.json("solve sum.csv")["optimum"], 2e38);
    // what is far beyond is a last resort, and is told
    let programme = programme.with("resort.csv", "1e300,0.25\n1e300,2\n");
    let out = programme.ok("solve resort.csv").out.replace('\n', " ");
    assert!(out.contains("The best has 1 pair of them.") && out.contains("1e300"), "{out}");
}
