//! Roles in the usual words.

use crate::people::folding::folded;
use crate::people::profile::Role;

/// What a form puts before a role.
const BEFORE: [&str; 27] = [
    "as a ",
    "as ",
    "i am a ",
    "i am signing up as a ",
    "i am signing up as ",
    "signing up as a ",
    "sign up as a ",
    "i want to be a ",
    "i want to be ",
    "i want to become a ",
    "i want to take part as a ",
    "i want to participate as a ",
    "i would like to be a ",
    "i would like to be ",
    "i would like to become a ",
    "i would like to take part as a ",
    "i would like to participate as a ",
    "i'd like to be a ",
    "i'd like to be ",
    "to be a ",
    "be a ",
    "become a ",
    "being a ",
    "role: ",
    "reverse ",
    "i wish to be a ",
    "participate as a ",
];

const MENTOR: [&str; 2] = ["mentor", "mentors"];
const MENTEE: [&str; 3] = ["mentee", "mentees", "mentoree"];
const BOTH: [&str; 2] = ["both", "both roles"];

/// The role that a cell plainly says: `Mentors`, `As a mentor`, `Mentee (reverse)`, `mentor;
/// mentee`.
pub(super) fn role(text: &str) -> Option<Role> {
    // nearly all cells
    if let Ok(role) = text.parse() {
        return Some(role);
    }
    let text = folded(text);
    let text = match text.split_once('(') {
        Some((before, remark)) if remark.ends_with(')') && !before.is_empty() => before,
        _ => text.as_ref(),
    };
    let text = text.trim().trim_end_matches(['.', '!', ';', ',']).trim_end();
    one(text).or_else(|| several(text))
}

fn one(text: &str) -> Option<Role> {
    let after = BEFORE.iter().filter_map(|before| text.strip_prefix(before));
    [text].into_iter().chain(after).find_map(|word| match word {
        word if MENTOR.contains(&word) => Some(Role::Mentor),
        word if MENTEE.contains(&word) => Some(Role::Mentee),
        word if BOTH.contains(&word) => Some(Role::Both),
        _ => None,
    })
}

/// `mentor and mentee` and the like: both are named, and nothing else.
fn several(text: &str) -> Option<Role> {
    let text = text.strip_prefix("both ").unwrap_or(text).replace(" and ", ";").replace(" as well as ", ";");
    let parts =
        text.split([';', ',', '/', '&', '+', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let mut sides = (false, false);
    for part in parts {
        let part = part.strip_prefix("a ").unwrap_or(part);
        match one(part)? {
            Role::Mentor => sides.0 = true,
            Role::Mentee => sides.1 = true,
            Role::Both => sides = (true, true),
        }
    }
    match sides {
        (true, true) => Some(Role::Both),
        (true, false) => Some(Role::Mentor),
        (false, true) => Some(Role::Mentee),
        (false, false) => None,
    }
    .filter(|_| text.contains([';', ',', '/', '&', '+', '|', '\n']))
}

#[cfg(test)]
mod tests {
    use super::role;
    use crate::people::profile::Role;

    #[test]
    fn plain_words_are_roles() {
        for text in [
            "Mentor",
            "mentors",
            "As a mentor",
            "I want to be a Mentor",
            "MENTOR.",
            "Reverse mentor",
            "mentor;",
        ] {
            assert_eq!(role(text), Some(Role::Mentor), "{text}");
        }
        for text in [
            "mentee",
            "Mentees",
            "Mentee (reverse)",
            "I would like to be a mentee",
            "I’d like to be a mentee",
        ] {
            assert_eq!(role(text), Some(Role::Mentee), "{text}");
        }
        for text in [
            "both",
            "Mentor and mentee",
            "mentor; mentee",
            "Mentee/Mentor",
            "both mentor and mentee",
            "As a mentor, As a mentee",
            "mentor & mentee",
        ] {
            assert_eq!(role(text), Some(Role::Both), "{text}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for text in [
            "",
            "boss",
            "not a mentor",
            "mentor or mentee",
            "either",
            "mentor, maybe",
            "Analyst",
            "and",
            "(mentor)",
            "tormentor",
            "no mentee",
            "A mentor",
        ] {
            assert_eq!(role(text), None, "{text}");
        }
    }
}
