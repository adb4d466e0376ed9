//! The columns of all files: one table of their names and of the other headings they go by.
//!
//! The page of [`CohortFiles`](crate::people::CohortFiles) shows it, and a test compares the two.

use crate::people::reading::fields::Kind::{List, Number, People, Ranked, Text, Word};

/// A column: its name, and what else it is called.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "readers of files ask for it"))]
    pub(crate) kind: Kind,
    /// Headings that mean the same.
    pub(crate) same: &'static [&'static str],
    /// Headings that usually mean it: read where no other column is this field.
    pub(crate) usually: &'static [&'static str],
}

/// What a cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One text.
    Text,
    /// One of a few words.
    Word,
    /// A number.
    Number,
    /// Several texts.
    List,
    /// Several people.
    People,
    /// One choice; the heading has its rank.
    Ranked,
}

const fn field(
    name: &'static str,
    kind: Kind,
    same: &'static [&'static str],
    usually: &'static [&'static str],
) -> Field {
    Field { name, kind, same, usually }
}

/// The columns of the participants' file.
#[rustfmt::skip]
pub(crate) const PARTICIPANTS: [Field; 39] = [
    field("id", Text,
        &["employee id", "employee number", "employee no", "emp id", "staff id", "staff number", "staff no",
          "worker id", "person id", "person number", "participant id", "associate id", "colleague id",
          "member id", "user id", "user name", "login", "personnel number", "personnel no", "personnel id",
          "payroll number", "payroll id", "unique id", "identifier", "uid"],
        &[]),
    field("role", Word,
        &["mentoring role", "programme role", "program role", "role in the programme",
          "role in the program", "participant role", "participant type", "participation type",
          "type of participation", "mentor or mentee", "mentor / mentee", "mentee or mentor",
          "mentee / mentor", "are you a mentor or a mentee", "are you a mentor or mentee",
          "do you want to be a mentor or a mentee", "would you like to be a mentor or a mentee",
          "would you like to be a mentor or mentee", "i am signing up as", "i am signing up as a",
          "signing up as", "sign up as", "i am registering as", "registering as", "i am applying as",
          "applying as", "i am joining as", "joining as", "participating as", "i want to be a",
          "i want to be", "i would like to be a", "i would like to be", "i would like to participate as",
          "i want to participate as", "i would like to take part as", "i want to take part as",
          "how would you like to participate", "how would you like to take part"],
        &[]),
    field("name", Text,
        &["full name", "employee name", "staff name", "worker name", "participant name", "person name",
          "colleague name", "first and last name", "first name and last name", "name and surname",
          "employee full name"],
        &["display name", "preferred name", "worker", "employee", "participant", "colleague"]),
    field("first_name", Text,
        &["given name", "forename", "given names", "employee first name"],
        &["preferred first name"]),
    field("last_name", Text, &["surname", "family name", "employee last name"], &["preferred last name"]),
    field("email", Text,
        &["email address", "mail", "mail address", "work email", "work email address", "business email",
          "business email address", "company email", "company email address", "corporate email",
          "office email", "employee email", "primary work email", "email id"],
        &["primary email", "contact email", "user principal name", "upn"]),
    field("title", Text,
        &["job title", "business title", "position title", "role title", "current job title",
          "employee title"],
        &["position", "job", "job name", "job profile", "job role", "designation", "occupation",
          "current role", "current position"]),
    field("department", Text,
        &["dept", "department name", "department / team", "department or team", "home department",
          "current department"],
        &["division", "directorate", "function", "business function", "business area",
          "supervisory organization", "supervisory organisation", "faculty"]),
    field("unit", Text,
        &["business unit", "unit name", "department unit"],
        &["team", "team name", "section", "sub department", "org unit", "organizational unit",
          "organisational unit", "branch", "squad"]),
    field("region", Text, &["work region", "region name"], &["geography", "geo", "state", "province"]),
    field("location", Text,
        &["work location", "office location", "primary location", "location name", "work place",
          "workplace location"],
        &["office", "site", "city", "town", "work site", "campus", "base", "building"]),
    field("country", Text,
        &["country name", "work country", "country of work", "country / region"],
        &["nation"]),
    field("personality", Number,
        &["personality score", "extraversion", "extroversion", "extraversion score",
          "introversion / extraversion", "introvert / extravert", "introvert / extrovert",
          "introvert or extravert", "introvert or extrovert"],
        &[]),
    field("level", Number,
        &["job level", "seniority", "seniority level", "level of seniority", "career level",
          "management level", "position level"],
        &["grade", "job grade", "pay grade", "salary grade", "compensation grade", "band", "pay band",
          "salary band", "job band", "rank"]),
    field("tenure_years", Number,
        &["tenure", "years of service", "length of service", "service years", "years in service",
          "years at company", "years at the company", "years in the company", "years with the company",
          "tenure in years", "tenure months", "tenure in months", "months of service"],
        &["years of experience", "years of work experience", "experience", "work experience",
          "years experience", "experience (years)", "how many years of experience do you have",
          "how many years of work experience do you have"]),
    field("manager_id", People,
        &["manager ids", "manager employee id", "manager employee number", "manager number",
          "manager personnel number", "line manager id", "supervisor id", "reports to id",
          "worker's manager id", "manager user name", "direct manager id", "reporting manager id"],
        &["manager", "managers", "manager name", "manager email", "manager email address", "manager's name",
          "manager's email", "line manager", "line managers", "line manager name", "line manager email",
          "worker's manager", "reports to", "reports to name", "reporting to", "reports to email",
          "supervisor", "supervisor name", "supervisor email", "direct manager", "people manager",
          "reporting manager", "immediate supervisor", "boss", "who is your manager",
          "who is your line manager"]),
    field("choice1", Ranked, &[], &[]),
    field("choice2", Ranked, &[], &[]),
    field("choice3", Ranked, &[], &[]),
    field("choice4", Ranked, &[], &[]),
    field("choice5", Ranked, &[], &[]),
    field("choice6", Ranked, &[], &[]),
    field("choice7", Ranked, &[], &[]),
    field("choice8", Ranked, &[], &[]),
    field("choice9", Ranked, &[], &[]),
    field("choice10", Ranked, &[], &[]),
    field("choices", People,
        &["choice", "ranked choices", "preferences", "preference", "mentor preference",
          "mentor preferences", "mentee preference", "mentee preferences", "mentor choice",
          "mentor choices", "mentee choice", "mentee choices", "preferred mentor", "preferred mentors",
          "preferred mentee", "preferred mentees", "preferred partner", "preferred partners",
          "requested mentor", "requested mentors", "who would you like as your mentor",
          "who would you like as a mentor"],
        &[]),
    field("skills_offered", List,
        &["skills i can offer", "skills i offer", "skills i can teach", "skills i can share",
          "skills you can offer", "skills you can teach", "skills you can share", "skills to offer",
          "skills to share", "what can you teach", "what can you offer", "what can you share",
          "what could you teach", "what could you offer", "what can you help with",
          "what skills can you offer", "what skills can you teach", "which skills can you offer",
          "which skills can you teach", "i can teach", "i can offer", "i can help with", "can teach",
          "can offer", "can help with", "topics offered", "topics i can offer"],
        &["expertise", "areas of expertise", "strengths", "skills"]),
    field("skills_wanted", List,
        &["what would you like to learn", "what do you want to learn", "what do you hope to learn",
          "what would you like to develop", "what would you like help with", "skills i want to learn",
          "skills i would like to learn", "skills i want to develop", "skills you want to learn",
          "skills you would like to learn", "which skills would you like to learn",
          "what skills would you like to learn", "skills to learn", "skills to develop", "skills needed",
          "skills sought", "i want to learn", "i would like to learn", "want to learn", "wants to learn",
          "topics wanted"],
        &["learning goals", "learning interests", "learning needs", "development goals",
          "development areas", "development needs", "areas of interest"]),
    field("commitment", Number,
        &["commitment level", "level of commitment", "commitment score", "how committed are you"],
        &["motivation"]),
    field("groups", List,
        &["employee groups", "employee group", "employee resource groups", "employee resource group", "erg",
          "ergs", "resource groups", "employee networks", "employee network", "staff networks",
          "affinity groups"],
        &["networks", "communities"]),
    field("acquaintances", People,
        &["knows", "already knows", "people i know", "people you know", "people you already know",
          "people you know well", "people i know well", "who do you know", "who do you already know"],
        &[]),
    field("capacity", Number,
        &["max mentees", "maximum mentees", "mentees max", "max number of mentees", "max no of mentees",
          "maximum number of mentees", "number of mentees", "no of mentees", "mentee capacity",
          "mentoring capacity", "mentor capacity", "how many mentees", "how many mentees could you take",
          "how many mentees can you take", "how many mentees will you take",
          "how many mentees would you take", "how many mentees would you like",
          "how many mentees can you mentor", "how many mentees can you support"],
        &["mentees", "places"]),
    field("minimum", Number,
        &["min mentees", "minimum mentees", "minimum number of mentees", "min number of mentees"],
        &[]),
    field("mentors_wanted", Number,
        &["number of mentors", "no of mentors", "max mentors", "maximum mentors", "how many mentors",
          "how many mentors would you like", "how many mentors do you want"],
        &[]),
    field("waited", Number, &["cohorts waited", "rounds waited", "times waited"], &[]),
    field("duration", Word,
        &["preferred duration", "length of the relationship", "how long should it last"],
        &[]),
    field("format", Word, &["preferred format", "mentoring format", "one to one or group"], &[]),
    field("conflicts", People,
        &["conflict", "conflicts of interest", "conflict of interest", "not with", "never with",
          "do not pair with", "do not match with", "don't pair with", "don't match with",
          "cannot be paired with", "cannot be matched with", "should not be paired with",
          "should not be matched with", "must not be paired with", "must not be matched with",
          "people to avoid", "who should you not be paired with", "who should you not be matched with",
          "conflict with"],
        &["avoid", "exclude", "exclusions"]),
];

/// The columns of the organisation's file: those of these names among the participants'.
#[cfg(feature = "csv")]
pub(crate) const ORGANISATION: [&str; 6] = ["id", "manager_id", "name", "first_name", "last_name", "email"];

/// The columns of a list of pairs: conflicts, history, locked and wished pairs, answers, outcomes.
#[cfg(feature = "csv")]
#[rustfmt::skip]
pub(crate) const PAIRS: [Field; 3] = [
    field("mentor_id", Text,
        &["mentor employee id", "mentor employee number", "mentor worker id"],
        &["mentor", "mentor email", "mentor email address", "mentor's email", "mentor name",
          "mentor's name", "person a", "person 1", "first person", "employee a", "employee 1",
          "participant 1", "participant a", "person", "name 1", "email 1", "id 1", "name a", "email a",
          "id a"]),
    field("mentee_id", Text,
        &["mentee employee id", "mentee employee number", "mentee worker id"],
        &["mentee", "mentee email", "mentee email address", "mentee's email", "mentee name",
          "mentee's name", "person b", "person 2", "second person", "employee b", "employee 2",
          "participant 2", "participant b", "not with", "never with", "conflict with", "name 2", "email 2",
          "id 2", "name b", "email b", "id b"]),
    field("reason", Text,
        &["conflict reason", "reason for conflict"],
        &["why", "comment", "comments", "note", "notes"]),
];

/// The field of this name, of any file.
#[cfg(feature = "csv")]
pub(crate) fn named(name: &str) -> Option<&'static Field> {
    PARTICIPANTS.iter().chain(&PAIRS).find(|field| field.name == name)
}

#[cfg(feature = "csv")]
#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use super::{Field, PAIRS, PARTICIPANTS};
    use crate::people::folding::bare;

    /// The page of all columns with their headings.
    fn page() -> String {
        let mut page = String::new();
        let mut list = |title: &str, fields: &[Field]| {
            let _ = writeln!(page, "{title}\n");
            for Field { name, same, usually, .. } in fields {
                let words = |headings: &[&str]| {
                    headings.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
                };
                let _ = match (same.is_empty(), usually.is_empty()) {
                    (true, true) => writeln!(page, "- `{name}`"),
                    (false, true) => writeln!(page, "- `{name}`: {}", words(same)),
                    (true, false) => writeln!(page, "- `{name}`; else {}", words(usually)),
                    (false, false) => writeln!(page, "- `{name}`: {}; else {}", words(same), words(usually)),
                };
            }
        };
        list(
            "Participants, and of these `id`, `manager_id` and names and addresses in an organisation:",
            &PARTICIPANTS,
        );
        list("\nConflicts, history, locked and wished pairs:", &PAIRS);
        page
    }

    #[test]
    fn the_documentation_lists_every_column_and_heading() {
        let page = page();
        assert_eq!(include_str!("columns.md"), page, "src/people/reading/columns.md should be:\n{page}");
    }

    #[test]
    fn a_heading_means_one_field() {
        for fields in [&PARTICIPANTS[..], &PAIRS] {
            let mut seen = BTreeMap::new();
            for field in fields {
                for heading in field.same.iter().chain(field.usually).chain([&field.name]) {
                    let known = seen.insert(bare(heading), field.name);
                    assert!(
                        known.is_none_or(|known| known == field.name),
                        "{heading}: {known:?} and {}",
                        field.name
                    );
                    assert!(
                        known.is_none() || bare(heading) != bare(field.name),
                        "{heading} says nothing new"
                    );
                }
            }
        }
    }

    /// What stands between backticks, outside parentheses.
    fn listed(text: &str) -> Vec<&str> {
        let mut depth = 0;
        let pieces = text.split('`').enumerate().filter_map(|(k, piece)| {
            let was = depth;
            if k % 2 == 0 {
                depth += piece.matches('(').count();
                depth -= piece.matches(')').count();
            }
            (k % 2 == 1 && was == 0).then_some(piece)
        });
        pieces.collect()
    }

    #[test]
    fn the_guide_lists_every_column() {
        let guide = include_str!("../../guide/files.md");
        let (_, rest) = guide.split_once("\n| participants |").unwrap();
        let (row, _) = rest.split_once('\n').unwrap();
        let between = |name: &&str| {
            !name.strip_prefix("choice").is_some_and(|rank| "2 3 4 5 6 7 8 9".split(' ').any(|k| k == rank))
        };
        let named: Vec<&str> = PARTICIPANTS.iter().map(|field| field.name).filter(between).collect();
        assert_eq!(listed(row), named);
    }
}
