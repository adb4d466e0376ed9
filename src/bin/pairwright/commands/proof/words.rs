//! What was checked, and how, in words for somebody who has never heard of prices.

use pairwright::assignment::ObjectiveValue;
use pairwright::explain::Verified;

use crate::counted::counted;

/// What the check found, in a sentence.
pub(super) fn checked(verified: &Verified) -> String {
    let pairs = counted(verified.pairs(), "pair");
    let none_fit = match verified.pairs() {
        0 => "so nobody is paired".to_owned(),
        1 => "and no other pair fits better".to_owned(),
        number => format!("and no other {number} pairs fit better"),
    };
    match verified {
        Verified::MostPoints(proof) => {
            let loads =
                if proof.evenness().is_some() { ", with loads as even as the programme wants" } else { "" };
            format!("Checked: nobody could make more than {pairs}, {none_fit}{loads}.")
        }
        Verified::KeptApart { gap, .. } if *gap == ObjectiveValue::default() => format!(
            "Checked: where mentees who must not share a mentor are kept apart, nobody could make more than \
             {pairs}, {none_fit}."
        ),
        Verified::KeptApart { gap, .. } => format!(
            "Checked, with a gap: where mentees who must not share a mentor are kept apart, another matching \
             of the {pairs} may be better, by no more than {gap}."
        ),
        Verified::Fair(_) => format!("Checked for the objective of the programme, {pairs}: {verified}."),
        _ => format!("Checked: {verified}."),
    }
}

/// How that is known.
pub(super) fn how(verified: &Verified, plain: Option<bool>) -> Vec<String> {
    let mut all = vec![
        "Every person has a price. No allowed pair is worth more than the prices of its two people together, \
         and the pairs that were made are worth exactly that. So no other pairs can come to more."
            .to_owned(),
    ];
    if let Some(proof) = verified.most_points() {
        all.push(format!("All {} were held against the prices.", counted_pairs(proof.examined())));
    }
    all.push(match plain {
        Some(_) => {
            "A second check, which reads the pairs one by one and shares no code with the first, agrees."
                .to_owned()
        }
        None if verified.most_points().is_some() => {
            "The second check, which reads the pairs one by one, would take too long for so many people."
                .to_owned()
        }
        None => "The second check, which reads the pairs one by one, is for the most points only.".to_owned(),
    });
    all.push(
        "The check knows no solver: whoever found the pairs, it looks at nothing but the people, the \
         programme and the prices."
            .to_owned(),
    );
    all
}

fn counted_pairs(number: u64) -> String {
    if number == 1 { "1 allowed pair".to_owned() } else { format!("{number} allowed pairs") }
}
