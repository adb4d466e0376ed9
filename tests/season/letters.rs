//! Who gets letters of a season, by what has been decided. What they tell: `tests/phrases`.

use super::people::asked;

#[test]
fn only_formal_pairs_get_letters() {
    let mut season = asked();
    season.accept("ana", "zoe", "t").unwrap();
    season.accept("ben", "max", "t").unwrap();
    assert!(pairwright::Letters::of_season(&season).letters().unwrap().is_empty());
    season.formalise("ana", "zoe", "t").unwrap();
    let to: Vec<String> = pairwright::Letters::of_season(&season)
        .letters()
        .unwrap()
        .iter()
        .map(|letter| letter.to().to_string())
        .collect();
    assert_eq!(to, ["ana", "zoe"]);
    season.leave("zoe", "", "t").unwrap();
    assert!(pairwright::Letters::of_season(&season).letters().unwrap().is_empty());
}
