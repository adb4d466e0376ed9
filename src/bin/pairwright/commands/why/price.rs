//! What a pair would cost the others, in one sentence that stays short.

use pairwright::what_if::Alternative;

/// A change of more pairs is told by numbers; of two people it is told in full.
const FEW: usize = 3;
/// At most this many are named who would have nobody.
const NAMED: usize = 3;

/// `it would cost the programme 2 points: 9 other mentees would move`.
pub(super) fn price(alternative: &Alternative) -> String {
    let all = alternative.to_string();
    let difference = alternative.difference();
    let others = difference.made().len().saturating_sub(1);
    let Some((cost, _)) = all.split_once(": ").filter(|_| others > FEW) else { return all };
    let names = difference.names();
    let mut text = format!("{cost}: {others} other mentees would move");
    for (people, noun) in [(difference.without_mentor(), "mentor"), (difference.without_mentee(), "mentee")] {
        let few_of_them = names.all(people.iter().take(NAMED)).join(", ");
        let without = match people.len() {
            0 => String::new(),
            few if few <= NAMED => format!(", and {few_of_them} would be without a {noun}"),
            many => format!(", and {few_of_them} and {} more would be without a {noun}", many - NAMED),
        };
        text.push_str(&without);
    }
    text
}
