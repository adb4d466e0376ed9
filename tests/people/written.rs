//! People as tables: what was read, written and read again is the same cohort.

use pairwright::people::{CohortTables, Duration, Format, TableFormat};
use pairwright::{Cohort, CohortReader, Participant, ParticipantId};
use proptest::prelude::*;

/// The cohort that is read from all its tables.
fn read_back(tables: &CohortTables<'_>) -> Cohort {
    let all = tables.all().unwrap();
    let table = |name: &str| {
        all.iter()
            .find(|(file, _)| file.starts_with(name))
            .map(|(file, bytes)| (file.clone(), bytes.as_slice()))
    };
    let (name, bytes) = table("participants").unwrap();
    let mut reader = CohortReader::new(name, bytes).mapping(tables.mapping());
    if let Some((name, bytes)) = table("organisation") {
        reader = reader.organisation(name, bytes);
    }
    if let Some((name, bytes)) = table("conflicts") {
        reader = reader.conflicts(name, bytes);
    }
    if let Some((name, bytes)) = table("history") {
        reader = reader.history(name, bytes);
    }
    if let Some((name, bytes)) = table("locked") {
        reader = reader.locked(name, bytes);
    }
    if let Some((name, bytes)) = table("wished") {
        reader = reader.wished(name, bytes);
    }
    let read = reader.read();
    read.unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(bytes)))
}

/// Texts that a spreadsheet, a list or a reader could take for something else. No semicolon.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zäß ]{1,6}",
        Just("=1+1".to_owned()),
        Just("'t Hart".to_owned()),
        Just("a, b".to_owned()),
        Just("a|b".to_owned()),
        Just("one\ntwo".to_owned()),
        Just("say \"yes\"".to_owned()),
        Just("x: y".to_owned()),
        Just("4:4".to_owned()),
        Just("🎈 名".to_owned()),
        Just("@here".to_owned()),
    ]
}

/// Somebody with number `k`, who refers to people by their ids.
fn person(k: usize) -> impl Strategy<Value = Participant> {
    let numbers = (0_u32..4, -3_i32..9, 0_u8..6, 0_u32..40);
    let lists = (
        prop::collection::vec((text(), prop::option::of(1_u8..6)), 0..3),
        prop::collection::vec(text(), 0..3),
        prop::collection::vec(0_usize..9, 0..3),
    );
    (numbers, lists, prop::option::of(text()), text(), any::<bool>()).prop_map(
        move |((role, level, some, tenth), (offered, wanted, others), department, attribute, is_rich)| {
            let id = format!("p{k}");
            let mut person = match role {
                0 => Participant::both(id.as_str()),
                1 => Participant::mentor(id.as_str()),
                _ => Participant::mentee(id.as_str()),
            };
            let others: Vec<String> =
                others.into_iter().filter(|other| *other != k).map(|other| format!("p{other}")).collect();
            person =
                person.with_level(level).with_attribute("T-shirt", &attribute).with_attribute("Team", "x");
            for (name, capability) in offered {
                person = person.with_skill_offered(name, capability);
            }
            for name in wanted {
                person = person.with_skill_wanted(&name).with_group(name);
            }
            if let Some(department) = department {
                person = person.with_department(&department).with_name(department);
            }
            if is_rich {
                person = person
                    .with_personality(f64::from(tenth) * 2.5 / 3.0)
                    .with_tenure_years(f64::from(tenth) / 10.0)
                    .with_commitment(some.clamp(1, 5))
                    .with_capacity(3)
                    .with_minimum(1)
                    .with_waited(tenth)
                    .with_email(format!("p{k}@x.example"))
                    .with_duration(Duration::ALL[usize::from(some) % 3])
                    .with_format(Format::ALL[usize::from(some) % 2]);
            }
            for other in &others {
                person = person.with_conflict(other.as_str(), &attribute).with_acquaintance(other.as_str());
            }
            person.with_choices(others)
        },
    )
}

fn cohort() -> impl Strategy<Value = Cohort> {
    let people = (1_usize..7).prop_flat_map(|n| (0..n).map(person).collect::<Vec<_>>());
    let pairs = prop::collection::vec((0_usize..9, 0_usize..9), 0..4);
    (people, pairs.clone(), pairs).prop_map(|(people, conflicts, history)| {
        let id = |k: usize| ParticipantId::from(format!("p{k}"));
        let apart = |pairs: Vec<(usize, usize)>| pairs.into_iter().filter(|(a, b)| a != b);
        let conflicts = apart(conflicts).map(|(a, b)| (id(a), id(b), (a > b).then(|| "=why, so".to_owned())));
        let history = apart(history).map(|(a, b)| pairwright::PairId::new(id(a), id(b)));
        Cohort::builder().people(people).conflicts(conflicts).history(history).build().unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_is_written_reads_back(cohort in cohort()) {
        let tables = cohort.tables().with_format(TableFormat::Csv { mark: true });
        prop_assert_eq!(&read_back(&tables), &cohort);
        prop_assert_eq!(tables.all().unwrap(), read_back(&tables).tables().with_format(TableFormat::Csv { mark: true }).all().unwrap());
    }
}

#[test]
fn the_embedded_cohort_reads_back_with_its_organisation_as_csv_and_as_workbooks() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/civil-service/");
    let cohort = pairwright::CohortFiles::new(format!("{folder}participants.csv"))
        .organisation(format!("{folder}organisation.csv"))
        .read()
        .unwrap();
    assert_eq!(read_back(&cohort.tables()), cohort);
    #[cfg(feature = "spreadsheet")]
    assert_eq!(read_back(&cohort.tables().with_format(TableFormat::Xlsx)), cohort);
}

#[test]
fn a_flag_about_an_id_that_no_list_can_hold_still_keeps_two_apart() {
    let ana = Participant::mentor("ana").with_conflict("x:1", "siblings").with_conflict("a;b", "");
    let people = [ana, Participant::mentee("x:1"), Participant::mentee("a;b")];
    let cohort = Cohort::new(people).unwrap();
    let again = read_back(&cohort.tables());
    assert_eq!(again.explicit_conflict("ana", "x:1"), Some("siblings"));
    assert!(again.explicit_conflict("ana", "a;b").is_some());
}

#[test]
fn the_columns_of_another_cohort_are_there_to_be_filled_in() {
    let before = Participant::mentor("ana").with_level(2).with_attribute("T-shirt", "L");
    let before = Cohort::new([before, Participant::mentee("max").with_choices(["ana"])]).unwrap();
    let nobody = Cohort::new([]).unwrap();
    let tables = nobody.tables().with_columns_of(&before);
    let mut file = Vec::new();
    tables.write_participants(&mut file).unwrap();
    assert_eq!(String::from_utf8(file).unwrap(), "id,role,name,level,choice1,T-shirt\n");
    assert_eq!(read_back(&tables), nobody);
}
