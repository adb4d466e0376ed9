//! What an evaluation cannot say, and why.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::form;

/// What an evaluation cannot say, and why. Printed, it is a sentence or two for the coordinator.
///
/// From [`Evaluation::warnings`](crate::Evaluation::warnings).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[non_exhaustive]
pub enum EvaluationWarning {
    /// Less than half of the pairs answered.
    FewAnswered {
        /// Pairs that said anything.
        answered: usize,
        /// All pairs.
        of: usize,
    },
    /// There are too few answers for so many criteria.
    TooFewAnswers {
        /// Pairs that said how it went.
        answers: usize,
        /// How many would be needed at least.
        needed: usize,
    },
    /// All answers are the same, so nothing can go with them.
    AllTheSame {
        /// Pairs that said how it went.
        answers: usize,
    },
    /// No criterion differs among the pairs that answered, so none can be compared.
    NothingDiffers {
        /// Pairs that said how it went.
        answers: usize,
    },
    /// What is learnt from some pairs predicts the others no better than the mean does.
    PredictsNothing {
        /// Pairs that said how it went.
        answers: usize,
    },
    /// No effect is larger than chance can make it.
    NoEffect {
        /// Pairs that said how it went.
        answers: usize,
    },
    /// There are effects, but the weights that follow would not surely make this cohort's pairs
    /// better.
    NoBetterPairs,
    /// Some people are in several pairs that said how it went. Such pairs are not independent
    /// evidence, so intervals are too narrow.
    SeveralPairs {
        /// How many people.
        people: usize,
    },
}

impl fmt::Display for EvaluationWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nothing = |f: &mut fmt::Formatter<'_>, answers: usize, why: &str| {
            let verb = form(answers, "answer says", "answers say");
            write!(f, "{answers} {verb} nothing reliable about what made pairs good: {why}")
        };
        match self {
            Self::FewAnswered { answered, of } => write!(
                f,
                "Only {answered} of {of} pairs answered. Those who do not answer may be less content than \
                 those who do."
            ),
            Self::TooFewAnswers { answers, needed } => {
                nothing(f, *answers, &format!("{needed} would be needed at least."))
            }
            Self::AllTheSame { answers } => nothing(f, *answers, "all are the same."),
            Self::NothingDiffers { answers } => {
                nothing(f, *answers, "no criterion differs among five of these pairs.")
            }
            Self::PredictsNothing { answers } => {
                nothing(f, *answers, "what is learnt from some pairs does not predict the others.")
            }
            Self::NoEffect { answers } => nothing(f, *answers, "no effect is larger than chance can make it."),
            Self::NoBetterPairs => f.write_str(
                "There are reliable effects, but the weights that follow would not surely have made the pairs \
                 of this cohort better. So no weights are suggested.",
            ),
            Self::SeveralPairs { people } => {
                let who = form(*people, "person is", "people are");
                write!(
                    f,
                    "{people} {who} in several pairs that answered. Such pairs are not independent \
                     evidence, so \
                     the intervals are too narrow."
                )
            }
        }
    }
}
