//! The smaller files: organisation, conflicts, and the lists of pairs: history, locked, wished.

use crate::people::contact::Contact;
use crate::people::folding::folded;
use crate::people::own_columns::ours;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::reading::columns::manager_separator;
use crate::people::reading::fields::{ORGANISATION, PAIRS, named};
use crate::people::reading::found::Found;
use crate::people::reading::headings::{Heading, Known, Meaning};
use crate::people::reading::identity::{Identity, full_name};
use crate::people::reading::known_people::KnownPeople;
use crate::people::reading::source::Source;
use crate::people::reading::table::cell;
use crate::text_check::check_id;

/// A person of the organisation, as a row says.
pub(super) struct Colleague {
    pub(super) id: ParticipantId,
    /// By what references to them are recognised, where that is more than the id.
    pub(super) contact: Option<Contact>,
    managers: Vec<ParticipantId>,
    pub(super) place: Place,
}

impl Colleague {
    /// An entry for each manager, or one without.
    pub(super) fn lines(self) -> impl Iterator<Item = (ParticipantId, Option<ParticipantId>)> {
        let nobody = self.managers.is_empty().then_some(None);
        let managers = self.managers.into_iter().map(Some).chain(nobody);
        managers.map(move |manager| (self.id.clone(), manager))
    }
}

/// A pair of a list, and a reason if there is one.
pub(super) struct ListedPair {
    pub(super) pair: PairId,
    pub(super) reason: Option<String>,
    pub(super) place: Place,
}

/// Reads `id,manager_id`, and perhaps names and e-mail addresses. Several managers stand in one
/// cell, or in several rows of one person.
pub(super) fn organisation(source: Source<'_>, found: &mut Found<'_>) -> Vec<Colleague> {
    let known = Known::new(ORGANISATION.iter().filter_map(|name| named(name)));
    let Some(mut table) = found.open(source, known) else { return Vec::new() };
    let rows = table.rows(&mut found.problems);
    found.findings.extend(table.unknown());
    let (has_managers, identity) =
        (table.require("manager_id"), Identity::of(&table, &rows, &mut found.findings));
    let (Some(()), Some(identity)) = (found.problems.take(has_managers), found.problems.take(identity))
    else {
        return Vec::new();
    };
    let known = KnownPeople::new([(&table, rows.as_slice())]);
    let columns: Vec<_> = table
        .headings()
        .iter()
        .enumerate()
        .filter(|(_, heading)| heading.known() == Some("manager_id"))
        .map(|(at, _)| {
            let texts = rows.iter().map(|row| cell(row, at));
            let (separator, fact) = manager_separator(texts, found.mapping, |text| known.has(text));
            found.findings.extend(fact.map(|fact| table.finding(at, fact)));
            (at, separator)
        })
        .collect();
    let words = found.mapping.words("manager_id");
    let about = ["name", "first_name", "last_name", "email"].map(|name| table.column(name));
    let file = table.place();
    let mut colleagues = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(id) = found.problems.take(identity.id(&table, row)) else { continue };
        let mut managers = Vec::new();
        for &(at, separator) in &columns {
            for text in separator.split(cell(row, at)) {
                let meant = if words.is_empty() { None } else { words.get(folded(text).as_ref()) };
                let text = meant.copied().unwrap_or(text);
                let checked = check_id(text, "manager_id").map_err(|error| table.blame(error, row));
                if found.problems.take(checked).is_some() {
                    managers.push(text.into());
                }
            }
        }
        let [name, given, family, email] = about.map(|at| at.map_or("", |at| cell(row, at)));
        let name = if name.is_empty() { full_name(given, family) } else { name.to_owned() };
        let is_known = !name.is_empty() || !email.is_empty();
        let contact = is_known.then(|| Contact::new(&id).with_name(&name).with_email(email));
        colleagues.push(Colleague { id, contact, managers, place: file.clone().at_line(row.line) });
    }
    colleagues
}

/// Reads `mentor_id,mentee_id`, and perhaps `reason`. Our own `matches.csv` is such a list.
pub(super) fn pairs(source: Source<'_>, has_reasons: bool, found: &mut Found<'_>) -> Vec<ListedPair> {
    let fields = PAIRS.iter().filter(|field| has_reasons || field.name != "reason");
    let Some(mut table) = found.open(source, Known::new(fields)) else { return Vec::new() };
    table.leave_out(own_columns(table.headings()));
    let rows = table.rows(&mut found.problems);
    found.findings.extend(table.unknown());
    let missing = ["mentor_id", "mentee_id"].map(|name| found.problems.take(table.require(name)).is_none());
    if missing.contains(&true) {
        return Vec::new();
    }
    let file = table.place();
    let mut pairs = Vec::with_capacity(rows.len());
    for row in &rows {
        let ids = ["mentor_id", "mentee_id"].map(|name| found.problems.take(table.id(row, name)));
        if let [Some(mentor), Some(mentee)] = ids {
            let reason = table.cell(row, "reason");
            let reason = (!reason.is_empty()).then(|| reason.to_owned());
            let place = file.clone().at_line(row.line);
            pairs.push(ListedPair { pair: PairId::new(mentor, mentee), reason, place });
        }
    }
    pairs
}

/// The columns of this library's own tables that say nothing here.
fn own_columns(headings: &[Heading]) -> Vec<usize> {
    let own = ours(headings.iter().map(|heading| heading.text.as_str()));
    let is_asked = |heading: &Heading| {
        matches!(heading.meaning, Meaning::Field("mentor_id" | "mentee_id" | "reason"))
            && !heading.text.ends_with("_name")
    };
    let left_out =
        headings.iter().zip(own).enumerate().filter(|(_, (heading, own))| *own && !is_asked(heading));
    left_out.map(|(at, _)| at).collect()
}
