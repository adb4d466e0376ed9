//! How many points each criterion can give.

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::programme::importance::Importance;
use crate::programme::stated_weight::{StatedRanks, StatedWeight};

/// No weight may be larger than this, up or down.
pub(super) const LARGEST: i32 = Weights::LARGEST;

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident, $with:ident = $default:literal;)*) => {
        /// The points each criterion can give, in whole numbers.
        ///
        /// A weight of 0 switches a criterion off. A negative one turns it round (to reward the
        /// *same* department, say). The defaults are those of a reverse mentoring programme: a
        /// choice of a mentee is worth more than another department or region, one of a mentor
        /// less, since mentors take any pairing. They were chosen by what people get, not by
        /// points: of the mentees of the civil service who named anybody, 317 of 423 have a mentor
        /// of their choice where 375 are possible, nearly as many pairs cross departments and
        /// regions as with the first defaults, and a blank costs little (`cargo bench --bench
        /// quality`).
        ///
        /// A file may have words beside points: see [`Importance`](crate::Importance).
        ///
        /// ```
        /// use pairwright::Weights;
        ///
        /// let weights = Weights::default().with_skills(400).with_different_country(0);
        /// assert_eq!(weights.skills(), 400);
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub struct Weights {
            $($name: i32,)*
            mentor_choices: Vec<i32>,
            mentee_choices: Vec<i32>,
        }

        impl Default for Weights {
            fn default() -> Self {
                let (mentors, mentees) = ([100, 70, 40], [500, 400, 320]);
                Self { $($name: $default,)* mentor_choices: mentors.into(), mentee_choices: mentees.into() }
            }
        }

        impl Weights {
            $($(#[$doc])*
            #[doc = concat!("Default ", $default, ".")]
            pub fn $name(&self) -> i32 {
                self.$name
            }

            #[doc = concat!("Sets [`", stringify!($name), "`](Self::", stringify!($name), ").")]
            #[must_use]
            pub fn $with(mut self, points: i32) -> Self {
                self.$name = points;
                self
            })*

            /// Every weight that is one number, with its key in a programme file.
            fn singles(&self) -> Vec<(&'static str, i32)> {
                vec![$((stringify!($name), self.$name),)*]
            }

            /// The place of a weight that is one number.
            fn single(&mut self, key: &str) -> Option<&mut i32> {
                match key {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }
        }

        /// The weights a programme file states; the others stay as they are.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Stated {
            $($name: Option<StatedWeight>,)*
            mentor_choices: Option<StatedRanks>,
            mentee_choices: Option<StatedRanks>,
        }

        impl Stated {
            /// The weights in points, with these for what is not stated or stated as a word.
            pub(super) fn over(&self, base: Weights) -> Weights {
                let ranks = |stated: &Option<StatedRanks>, base| match stated {
                    Some(StatedRanks::Points(points)) => points.clone(),
                    _ => base,
                };
                Weights {
                    $($name: self.$name.and_then(StatedWeight::points).unwrap_or(base.$name),)*
                    mentor_choices: ranks(&self.mentor_choices, base.mentor_choices),
                    mentee_choices: ranks(&self.mentee_choices, base.mentee_choices),
                }
            }

            /// The weights that are stated as a word.
            pub(super) fn words(&self) -> Vec<(&'static str, Importance)> {
                let ranks = |stated: &Option<StatedRanks>| match stated {
                    Some(StatedRanks::Word(word)) => Some(*word),
                    _ => None,
                };
                let all = [
                    $((stringify!($name), self.$name.and_then(StatedWeight::word)),)*
                    ("mentor_choices", ranks(&self.mentor_choices)),
                    ("mentee_choices", ranks(&self.mentee_choices)),
                ];
                all.into_iter().filter_map(|(key, word)| Some((key, word?))).collect()
            }
        }
    };
}

weights! {
    /// For two people of different departments (S1).
    different_department, with_different_department = 180;
    /// For two people of different units: another experience (S11).
    different_unit, with_different_unit = 40;
    /// For two people of different regions (S2).
    different_region, with_different_region = 250;
    /// For two people of different locations (S2).
    different_location, with_different_location = 60;
    /// For two people of different countries (S2).
    different_country, with_different_country = 40;
    /// For the two ends of the introvert-extravert scale; less for smaller distances (S3).
    complementary_personality, with_complementary_personality = 180;
    /// Taken off for two introverts (S3).
    two_introverts, with_two_introverts = 300;
    /// Taken off for two extraverts (S3).
    two_extraverts, with_two_extraverts = 100;
    /// For the ideal seniority gap; less for others (S4).
    seniority_gap, with_seniority_gap = 100;
    /// When the mentor offers all that the mentee wants, at full capability (S10).
    skills, with_skills = 80;
    /// When all that the mentor offers is new to the mentee (S11).
    new_knowledge, with_new_knowledge = 60;
    /// For a mentee's full commitment; less for less (S9).
    commitment, with_commitment = 80;
    /// For each employee group that both belong to (S20).
    shared_group, with_shared_group = 30;
    /// When they know each other outside a supervisory line (S21).
    acquaintance, with_acquaintance = 50;
    /// For a pair that the coordinator wishes for.
    wish, with_wish = 500;
}

/// The keys of the points for each rank of a choice, apart.
const MENTOR_CHOICES: [&str; Weights::RANKS] = [
    "mentor_choices.1",
    "mentor_choices.2",
    "mentor_choices.3",
    "mentor_choices.4",
    "mentor_choices.5",
    "mentor_choices.6",
    "mentor_choices.7",
    "mentor_choices.8",
    "mentor_choices.9",
    "mentor_choices.10",
];
const MENTEE_CHOICES: [&str; Weights::RANKS] = [
    "mentee_choices.1",
    "mentee_choices.2",
    "mentee_choices.3",
    "mentee_choices.4",
    "mentee_choices.5",
    "mentee_choices.6",
    "mentee_choices.7",
    "mentee_choices.8",
    "mentee_choices.9",
    "mentee_choices.10",
];

/// The points as a setter keeps them. One too many is enough to be refused.
fn ranked(points: impl IntoIterator<Item = i32>) -> Vec<i32> {
    points.into_iter().take(Weights::RANKS + 1).collect()
}

/// The place of the points of a rank; ranks before it that have no points get 0.
fn place<'a>(points: &'a mut Vec<i32>, keys: [&str; Weights::RANKS], key: &str) -> Option<&'a mut i32> {
    let rank = keys.iter().position(|name| *name == key)?;
    points.resize(points.len().max(rank + 1), 0);
    points.get_mut(rank)
}

impl Weights {
    /// No weight may be larger than this, up or down.
    pub(crate) const LARGEST: i32 = 1_000_000;

    /// How many choices anybody can rank.
    pub(crate) const RANKS: usize = 10;

    /// Every weight by its key, each rank of a choice apart: `skills`, `mentee_choices.1` and so
    /// on. Of the ranks, those that have points stated.
    ///
    /// ```
    /// use pairwright::Weights;
    ///
    /// let weights = Weights::default().with("mentee_choices.2", 300)?.with("skills", 0)?;
    /// assert_eq!(weights.mentee_choices(), [500, 300, 320]);
    /// assert!(weights.all().contains(&("skills", 0)));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn all(&self) -> Vec<(&'static str, i32)> {
        let mut all = self.singles();
        all.extend(MENTOR_CHOICES.into_iter().zip(self.mentor_choices.iter().copied()));
        all.extend(MENTEE_CHOICES.into_iter().zip(self.mentee_choices.iter().copied()));
        all
    }

    /// The weight of this key in points, 0 for a rank without any; none where there is no such
    /// weight.
    pub fn get(&self, key: &str) -> Option<i32> {
        self.entry(key).map(|(_, points)| points)
    }

    /// The key as it is kept for good, with the weight.
    pub(crate) fn entry(&self, key: &str) -> Option<(&'static str, i32)> {
        let stated = self.all().into_iter().find(|(name, _)| *name == key);
        stated.or_else(|| {
            let ranks = MENTOR_CHOICES.into_iter().chain(MENTEE_CHOICES);
            ranks.map(|name| (name, 0)).find(|(name, _)| *name == key)
        })
    }

    /// Sets one weight by its key. Ranks before that of a choice which have no points get 0.
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme) when no weight has this key.
    pub fn with(mut self, key: &str, points: i32) -> Result<Self> {
        let place = match key.split_once('.') {
            Some(("mentor_choices", _)) => place(&mut self.mentor_choices, MENTOR_CHOICES, key),
            Some(("mentee_choices", _)) => place(&mut self.mentee_choices, MENTEE_CHOICES, key),
            _ => self.single(key),
        };
        *place.ok_or_else(|| Error::programme("no such weight").with_value(key))? = points;
        Ok(self)
    }

    /// The points of all ranks of a choice, by its key.
    pub(super) fn ranks(&self, key: &str) -> Option<&[i32]> {
        match key {
            "mentor_choices" => Some(&self.mentor_choices),
            "mentee_choices" => Some(&self.mentee_choices),
            _ => None,
        }
    }

    /// Sets the points of all ranks of a choice by its key.
    pub(super) fn with_ranks(mut self, key: &str, points: Vec<i32>) -> Self {
        match key {
            "mentor_choices" => self.mentor_choices = points,
            "mentee_choices" => self.mentee_choices = points,
            _ => {}
        }
        self
    }

    /// When the mentor ranked the mentee first, second, third and so on (S5). Default 100, 70,
    /// 40. A choice of a later rank is a choice, but gives no points.
    pub fn mentor_choices(&self) -> &[i32] {
        &self.mentor_choices
    }

    /// Sets [`mentor_choices`](Self::mentor_choices), for one rank to ten. More or none are refused
    /// where the programme is used.
    #[must_use]
    pub fn with_mentor_choices(mut self, points: impl IntoIterator<Item = i32>) -> Self {
        self.mentor_choices = ranked(points);
        self
    }

    /// When the mentee ranked the mentor first, second, third and so on (S5, S8). Default 500, 400,
    /// 320. A choice of a later rank is a choice, but gives no points.
    ///
    /// More than for the mentors' choices: mentors take any pairing, mentees are selective.
    ///
    /// ```
    /// use pairwright::Weights;
    ///
    /// let weights = Weights::default().with_mentee_choices([500, 400, 300, 200, 100]);
    /// assert_eq!(weights.get("mentee_choices.5"), Some(100));
    /// assert_eq!(weights.get("mentee_choices.6"), Some(0));
    /// ```
    pub fn mentee_choices(&self) -> &[i32] {
        &self.mentee_choices
    }

    /// Sets [`mentee_choices`](Self::mentee_choices), for one rank to ten. More or none are refused
    /// where the programme is used.
    #[must_use]
    pub fn with_mentee_choices(mut self, points: impl IntoIterator<Item = i32>) -> Self {
        self.mentee_choices = ranked(points);
        self
    }

    /// Refuses weights outside plus or minus one million, and points for no rank or for too many,
    /// by name.
    pub(super) fn validate(&self, problems: &mut Problems) {
        let choices = [("mentor_choices", &self.mentor_choices), ("mentee_choices", &self.mentee_choices)];
        for (key, ranks) in choices {
            let refused = |why: &str| Error::programme(why).at_column(format!("weights.{key}"));
            if ranks.is_empty() {
                let why = "the points of at least the first choice are needed; 0 switches a rank off";
                problems.add(refused(why).with_value("[]"));
            }
            if let Some(eleventh) = ranks.get(Self::RANKS) {
                let why = "people rank ten choices at most, so there are points for ten ranks at most; \
                           the eleventh is too many";
                problems.add(refused(why).with_value(eleventh.to_string()));
            }
        }
        let choices =
            choices.into_iter().flat_map(|(key, ranks)| ranks.iter().map(move |&points| (key, points)));
        for (key, points) in self.singles().into_iter().chain(choices) {
            if points.unsigned_abs() > LARGEST as u32 {
                let error = Error::programme(format!("a weight must lie between -{LARGEST} and {LARGEST}"));
                problems.add(error.at_column(format!("weights.{key}")).with_value(points.to_string()));
            }
        }
    }
}

impl<'de> Deserialize<'de> for Weights {
    /// Reads points by key; those that are not there have their default. Words need a
    /// [`Programme`](crate::Programme), which knows what they stand for.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let stated = Stated::deserialize(deserializer)?;
        if let Some((key, word)) = stated.words().first() {
            let refused = format!("{key} is the word {word} here, which only a programme can have");
            return Err(serde::de::Error::custom(refused));
        }
        Ok(stated.over(Self::default()))
    }
}
