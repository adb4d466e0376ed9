//! What the cells of each field set.

use crate::error::{Error, Result};
use crate::people::bounds::{
    CAPABILITY, CAPACITY, COMMITMENT, LEVEL, MENTORS_WANTED, MINIMUM, PERSONALITY, TENURE, WAITED,
};
use crate::people::folding::folded;
use crate::people::reading::cell_reader::CellReader;
use crate::people::reading::draft::Draft;
use crate::people::reading::values::{grade, number, percent, years, yes_or_no};
use crate::text_check::check_id;

/// Sets what a cell says.
pub(super) type Setter = fn(&CellReader<'_>, &mut Draft, &str) -> Result<()>;

/// The setter of a field.
pub(super) fn setter(field: &str) -> Setter {
    /// Of a text.
    macro_rules! text {
        ($set:ident) => {
            |_, draft, text| {
                draft.set(|person| person.$set(text));
                Ok(())
            }
        };
    }
    /// Of a number.
    macro_rules! number {
        ($set:ident, $bounds:ident, $read:expr) => {
            |cells, draft, text| {
                let value = cells.number(&$bounds, text, $read)?;
                draft.set(|person| person.$set(value));
                Ok(())
            }
        };
    }
    /// Of several texts.
    macro_rules! several {
        ($set:ident) => {
            |cells, draft, text| {
                draft.set(|person| person.$set(cells.several(text)));
                Ok(())
            }
        };
    }
    /// Of a word that Rust reads.
    macro_rules! word {
        ($set:ident) => {
            |_, draft, text| {
                let value = text.parse().or_else(|error| plainer(text).parse().map_err(|_| error))?;
                draft.set(|person| person.$set(value));
                Ok(())
            }
        };
    }
    match field {
        "name" => text!(with_name),
        "first_name" => |_, draft, text| {
            text.clone_into(&mut draft.names[0]);
            Ok(())
        },
        "last_name" => |_, draft, text| {
            text.clone_into(&mut draft.names[1]);
            Ok(())
        },
        "email" => text!(with_email),
        "title" => text!(with_title),
        "department" => text!(with_department),
        "unit" => text!(with_unit),
        "region" => text!(with_region),
        "location" => text!(with_location),
        "country" => text!(with_country),
        "personality" => number!(with_personality, PERSONALITY, percent),
        "level" => level,
        "tenure_years" => tenure,
        "manager_id" => managers,
        "choices" => |cells, draft, text| {
            draft.more_choices.extend(cells.several(text).map(str::to_owned));
            Ok(())
        },
        "skills_offered" => skills,
        "skills_wanted" => several!(with_skills_wanted),
        "groups" => several!(with_groups),
        "acquaintances" => several!(with_acquaintances),
        "conflicts" => |cells, draft, text| {
            let all = cells.several(text).map(|item| item.split_once(':').unwrap_or((item, "")));
            draft.set(|person| person.with_conflicts(all));
            Ok(())
        },
        "commitment" => number!(with_commitment, COMMITMENT, number),
        "capacity" => number!(with_capacity, CAPACITY, number),
        "minimum" => number!(with_minimum, MINIMUM, number),
        "mentors_wanted" => number!(with_mentors_wanted, MENTORS_WANTED, number),
        "waited" => number!(with_waited, WAITED, number),
        "duration" => word!(with_duration),
        "format" => word!(with_format),
        // a choice, with its rank
        _ => |cells, draft, text| {
            let rank = cells.field.trim_start_matches("choice").parse::<usize>().unwrap_or(1);
            draft.choose(rank.saturating_sub(1), text);
            Ok(())
        },
    }
}

/// Sets an attribute.
pub(super) const ATTRIBUTE: Setter = |cells, draft, text| {
    draft.set(|person| person.with_attribute(&cells.about, text));
    Ok(())
};

/// Adds the item of a column that says yes or no, or rates it.
pub(super) fn item(cells: &CellReader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    let item = cells.about.as_str();
    let rating = match yes_or_no(text) {
        _ if folded(text) == folded(item) => None,
        _ if cells.has_ratings
            && cells.field == "skills_offered"
            && folded(text) != "0"
            && number(text).is_some() =>
        {
            Some(cells.number(&CAPABILITY, text, number)?)
        }
        Some(true) => None,
        Some(false) => return Ok(()),
        None => return Err(Error::input("neither yes nor no").at_column(item).with_value(text)),
    };
    match cells.field {
        "skills_offered" => draft.set(|person| person.with_skill_offered(item, rating)),
        "skills_wanted" => draft.set(|person| person.with_skill_wanted(item)),
        "groups" => draft.set(|person| person.with_group(item)),
        "acquaintances" => draft.set(|person| person.with_acquaintance(item)),
        "conflicts" => draft.set(|person| person.with_conflict(item, "")),
        "manager_id" => draft.managers.push(item.to_owned()),
        _ => draft.more_choices.push(item.to_owned()),
    }
    Ok(())
}

fn managers(cells: &CellReader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    for id in cells.several(text) {
        check_id(id, "manager_id")?;
        draft.managers.push(id.to_owned());
    }
    Ok(())
}

fn level(cells: &CellReader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    let digits = grade(text).filter(|_| cells.has_grades).map_or(text, |(_, digits)| digits);
    let level = LEVEL.parse(digits, number)?;
    draft.set(|person| person.with_level(if cells.is_descending { -level } else { level }));
    Ok(())
}

fn tenure(cells: &CellReader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    let read = years(text, cells.unit).unwrap_or(f64::NAN);
    let value = TENURE.value(read).ok_or_else(|| TENURE.refuse(text.into()))?;
    draft.set(|person| person.with_tenure_years(value));
    Ok(())
}

fn skills(cells: &CellReader<'_>, draft: &mut Draft, text: &str) -> Result<()> {
    let skills = cells.several(text).map(|item| skill(cells, item)).collect::<Result<Vec<_>>>()?;
    draft.set(|person| person.with_skills_offered(skills));
    Ok(())
}

/// `podcasts:4` is a name and a capability. Without a number after it, a colon belongs to the name;
/// at the very end it says nothing.
fn skill<'t>(cells: &CellReader<'_>, item: &'t str) -> Result<(&'t str, Option<u8>)> {
    let Some((name, capability)) = item.rsplit_once(':') else { return Ok((item, None)) };
    let capability = capability.trim();
    if capability.is_empty() {
        return Ok((name, None));
    }
    // A sign or a digit first: Rust would read `infinity` as a number, too.
    let numeric = capability.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    if numeric && (capability.parse::<f64>().is_ok() || number(capability).is_some()) {
        let refused = cells.number(&CAPABILITY, capability, number);
        return refused.map(|capability| (name, Some(capability))).map_err(|error| {
            if cells.has_scale() {
                return error;
            }
            error.with_advice("if the scale is another one, the mapping says so: capability_scale = \"1-10\"")
        });
    }
    Ok((item, None))
}

/// `One to one`, `1:1` and `long term` as this library writes them.
fn plainer(text: &str) -> String {
    let text = folded(text);
    match text.as_ref() {
        "1:1" | "1-1" | "1 to 1" | "1-to-1" | "1 on 1" | "one on one" | "individual" => "one-to-one".into(),
        "groups" | "in a group" => "group".into(),
        "a few weeks" | "few weeks" => "weeks".into(),
        "once" => "one-time".into(),
        text => text.replace(' ', "-"),
    }
}
