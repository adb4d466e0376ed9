//! Everything that is wrong, to be said at once.

use crate::error::{Error, Result};

/// So many problems are kept. Nobody reads more, and they most likely have one cause.
const MOST: usize = 100;

/// What was found wrong so far, in the order in which it was found.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    listed: Vec<Error>,
    unlisted: usize,
}

impl Problems {
    /// Notes a problem and those that were found with it, except those about a cell of which one
    /// was noted already.
    pub(crate) fn add(&mut self, mut error: Error) {
        let more = std::mem::take(&mut error.0.more);
        self.unlisted += std::mem::take(&mut error.0.unlisted);
        self.add_one(error);
        for error in more {
            self.add_one(error);
        }
    }

    fn add_one(&mut self, error: Error) {
        let is_same = |listed: &Error| {
            listed.line() == error.line()
                && listed.value() == error.value()
                && listed.column() == error.column()
                && listed.file() == error.file()
                && listed.person() == error.person()
        };
        if error.value().is_some() && self.listed.iter().any(is_same) {
            return;
        }
        if self.listed.len() == MOST {
            self.unlisted += 1;
        } else {
            self.listed.push(error);
        }
    }

    /// What came out well; otherwise the problem is noted.
    pub(crate) fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// How many problems there are.
    #[cfg(any(test, feature = "csv"))]
    pub(crate) fn count(&self) -> usize {
        self.listed.len() + self.unlisted
    }

    /// All of them as one error, unless there are none.
    pub(crate) fn finish(self) -> Result<()> {
        let mut listed = self.listed.into_iter();
        match listed.next() {
            Some(first) => Err(first.with_more(listed, self.unlisted)),
            None => Ok(()),
        }
    }
}

impl FromIterator<Error> for Problems {
    fn from_iter<I: IntoIterator<Item = Error>>(errors: I) -> Self {
        let mut problems = Self::default();
        errors.into_iter().for_each(|error| problems.add(error));
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Problems};
    use crate::error::Error;

    #[test]
    fn a_hundred_are_listed_and_the_others_counted() {
        assert!(Problems::default().finish().is_ok());
        let mut problems = Problems::default();
        (0..MOST + 7).for_each(|k| problems.add(Error::input(format!("number {k}"))));
        assert_eq!((problems.count(), problems.take(Ok(3))), (MOST + 7, Some(3)));
        let error = problems.finish().unwrap_err();
        assert_eq!((error.all().count(), error.unlisted()), (MOST, 7));
        let said = error.to_string();
        assert!(said.starts_with("number 0\nand 106 more:\n  number 1\n  number 2\n"), "{said}");
        assert!(said.ends_with("\n  number 99\n  and 7 that are not listed"), "{said}");
    }
}
