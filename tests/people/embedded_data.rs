//! The embedded cohorts, and the conflicts their reporting lines are known to contain.

use std::{error::Error, fs, path::PathBuf};

use pairwright::people::{Finding, Relation};
use pairwright::{Cohort, CohortFiles, Participant};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A mentor, a mentee, and how the one stands to the other.
type Known = (String, String, Relation);

fn folder(cohort: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(cohort)
}

fn files(cohort: &str) -> CohortFiles {
    let folder = folder(cohort);
    CohortFiles::new(folder.join("participants.csv")).organisation(folder.join("organisation.csv"))
}

/// The known answer, read by hand: it should not go through the code it judges.
fn known(cohort: &str) -> Result<Vec<Known>> {
    let mut pairs = Vec::new();
    for line in fs::read_to_string(folder(cohort).join("conflicts.csv"))?.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let &[mentor, mentee, distance] = &cells[..] else { return Err(line.into()) };
        pairs.push((
            mentor.into(),
            mentee.into(),
            Relation::ReportsTo { distance: distance.trim().parse()? },
        ));
    }
    pairs.sort();
    Ok(pairs)
}

fn derived(cohort: &Cohort) -> Vec<Known> {
    let (mentors, mentees) = (cohort.mentors().map(Participant::id), cohort.mentees().map(Participant::id));
    let pairs = cohort.reporting_lines().supervisory_pairs(mentors, mentees).into_iter();
    pairs.map(|(mentor, mentee, relation)| (mentor.to_string(), mentee.to_string(), relation)).collect()
}

#[test]
fn s6_conflicts_of_the_civil_service_are_found_exactly() -> Result<()> {
    let cohort = files("civil-service").read()?;
    assert_eq!((cohort.mentors().count(), cohort.mentees().count()), (545, 455));
    let derived = derived(&cohort);
    assert_eq!(derived.len(), 101);
    assert_eq!(derived, known("civil-service")?);
    Ok(())
}

#[test]
fn s6_conflicts_of_adventureworks_are_found_exactly() -> Result<()> {
    let cohort = files("adventureworks").read()?;
    assert_eq!((cohort.mentors().count(), cohort.mentees().count()), (120, 100));
    let derived = derived(&cohort);
    assert_eq!(derived.len(), 480);
    assert_eq!(derived, known("adventureworks")?);
    Ok(())
}

#[test]
fn a_participant_of_adventureworks_is_read_in_full() -> Result<()> {
    let cohort = files("adventureworks").read()?;
    let expected = Participant::mentee("A002")
        .with_department("Engineering")
        .with_unit("Research and Development")
        .with_region("Washington")
        .with_country("US")
        .with_personality(64.0)
        .with_level(6)
        .with_manager("A001")
        .with_choices(["A079", "A189", "A073"]);
    assert_eq!(cohort.get("A002"), Some(&expected));
    // The data is clean, and somebody has to be at the top.
    assert_eq!(
        cohort.audit().to_string(),
        "Doubtful: probably a slip, so somebody should look\nNo manager on record [manager-missing] (1)\n  \
         organisation.csv, line 2: A001, with 6 direct reports, has no manager on record; fine at the very top."
    );
    Ok(())
}

/// Listing the derived pairs as conflicts adds the column `distance` to the findings, and no more.
#[test]
fn the_conflict_list_names_participants_only() -> Result<()> {
    for name in ["civil-service", "adventureworks"] {
        let without = files(name).read()?;
        let with = files(name).conflicts(folder(name).join("conflicts.csv")).read()?;
        let old = without.audit().findings();
        let new = with.audit().findings().iter().filter(|finding| !old.contains(finding));
        assert_eq!(new.map(Finding::code).collect::<Vec<_>>(), ["column-unknown"]);
        let known = known(name)?;
        assert_eq!(with.conflicts().len(), known.len());
        for (mentor, mentee, _) in known {
            assert_eq!(with.explicit_conflict(&mentor, &mentee), Some("no reason given"));
            assert_eq!(without.explicit_conflict(&mentor, &mentee), None);
        }
    }
    Ok(())
}
