//! Whom the methods are compared on.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;
use pairwright::{Cohort, CohortReader};

use crate::civil_service::civil_service;

pub(crate) type Found<T> = Result<T, Box<dyn std::error::Error>>;

/// The two cohorts that come with the crate, by name.
pub(crate) fn embedded() -> Found<Vec<(String, Cohort)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/adventureworks");
    Ok(vec![("civil-service".into(), civil_service()?), in_folder(&folder)?])
}

/// The people of a folder: `participants.csv`, and `organisation.csv` and `conflicts.csv` where
/// there are such; each also as `.csv.gz`.
pub(crate) fn in_folder(folder: &Path) -> Found<(String, Cohort)> {
    let file = |name: &str| -> Found<Option<Vec<u8>>> {
        let (plain, packed) = (folder.join(name), folder.join(format!("{name}.gz")));
        if plain.exists() {
            return Ok(Some(fs::read(plain)?));
        }
        if !packed.exists() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        GzDecoder::new(BufReader::new(File::open(packed)?)).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    };
    let people = file("participants.csv")?
        .ok_or_else(|| format!("there is no participants.csv in {}", folder.display()))?;
    let (lines, conflicts) = (file("organisation.csv")?, file("conflicts.csv")?);
    let mut reader = CohortReader::new("participants.csv", people.as_slice());
    if let Some(lines) = &lines {
        reader = reader.organisation("organisation.csv", lines.as_slice());
    }
    if let Some(conflicts) = &conflicts {
        reader = reader.conflicts("conflicts.csv", conflicts.as_slice());
    }
    let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((name, reader.read()?))
}
