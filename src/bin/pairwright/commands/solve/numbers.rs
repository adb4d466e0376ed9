//! A file of whole numbers of four bytes, little-endian.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use pairwright::assignment::{Column, Entry, Row, Term};

use crate::failure::Failure;

/// In a table: these two never.
pub(super) const NEVER: i32 = i32::MIN;

/// The numbers of a file, in lines of equal length.
#[derive(Debug)]
pub(super) struct Numbers {
    path: PathBuf,
    /// What a line is about.
    line: &'static str,
    width: usize,
    values: Vec<i32>,
}

impl Numbers {
    pub(super) fn read(folder: &Path, name: &str, line: &'static str, width: usize) -> Result<Self, Failure> {
        let path = folder.join(name);
        let bytes = fs::read(&path).map_err(|error| Failure::io(path.display(), &error))?;
        let (values, rest) = bytes.as_chunks();
        let values = values.iter().map(|&bytes| i32::from_le_bytes(bytes)).collect();
        let numbers = Self { path, line, width, values };
        if rest.is_empty() {
            return Ok(numbers);
        }
        Err(numbers.at(&format!("{} bytes do not make whole numbers of four bytes", bytes.len())))
    }

    pub(super) fn values(&self) -> &[i32] {
        &self.values
    }

    /// What is wrong with the file.
    pub(super) fn at(&self, what: &dyn Display) -> Failure {
        Failure::new(format!("{}: {what}", self.path.display()))
    }

    /// Refuses another number of numbers.
    pub(super) fn expect(&self, size: Option<usize>, what: &str) -> Result<(), Failure> {
        let found = self.values.len();
        match size {
            Some(size) if size == found => Ok(()),
            Some(size) => Err(self.at(&format!("{found} numbers, but {what} are {size}"))),
            None => Err(self.at(&format!("{what} are too many"))),
        }
    }

    /// The codes by table, each below the size of its table.
    pub(super) fn codes(&self, people: usize, sizes: &[usize]) -> Result<Vec<Vec<u32>>, Failure> {
        self.expect(people.checked_mul(self.width), &format!("the codes of {people} people"))?;
        let mut codes: Vec<Vec<u32>> = sizes.iter().map(|_| Vec::with_capacity(people)).collect();
        for (at, &code) in self.values.iter().enumerate() {
            let (person, table) = (at / self.width, at % self.width);
            let known = u32::try_from(code).ok().filter(|&code| (code as usize) < sizes[table]);
            let outside = || {
                let (line, size) = (self.line, sizes[table]);
                self.at(&format!("{line} {person}, table {table}: code {code} is not one of 0..{size}"))
            };
            codes[table].push(known.ok_or_else(outside)?);
        }
        Ok(codes)
    }

    /// The term of a list of pairs; `entry` gets the points, if the file has any but never.
    pub(super) fn list(
        &self,
        people: (usize, usize),
        entry: impl Fn(Option<i32>) -> Entry,
    ) -> Result<Term, Failure> {
        if !self.values.len().is_multiple_of(self.width) {
            let found = self.values.len();
            return Err(self.at(&format!("{found} numbers do not make a list of {} each", self.line)));
        }
        let mut pairs = Vec::with_capacity(self.values.len() / self.width);
        for (at, line) in self.values.chunks_exact(self.width).enumerate() {
            let below = |value: i32, size| usize::try_from(value).ok().filter(|&value| value < size);
            let (Some(row), Some(column)) = (below(line[0], people.0), below(line[1], people.1)) else {
                let (mentors, mentees) = people;
                let found = format!("line {at}: mentor {} and mentee {}", line[0], line[1]);
                return Err(self.at(&format!("{found} are not among {mentors} and {mentees}")));
            };
            let points = line.get(2).copied().filter(|&points| points != NEVER);
            pairs.push((Row::new(row), Column::new(column), entry(points)));
        }
        Term::list(pairs).map_err(|error| self.at(&error))
    }
}
