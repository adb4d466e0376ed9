//! `pairwright solve`.

use serde_json::Value;

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
