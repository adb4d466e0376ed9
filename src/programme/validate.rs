//! Are all numbers of a programme in range?

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::programme::policies::poles::Poles;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::seniority::Gap;
use crate::programme::programme::Programme;
use crate::programme::rules::check;
use crate::programme::weights;
use crate::text_check::check_text;

impl Programme {
    /// Are all numbers in range, and do the rules agree with each other?
    ///
    /// Reading a file does this, and so does making [`Scores`](crate::scoring::Scores).
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme), naming the key and the value, with
    /// [everything](Error::all) that is wrong.
    pub fn validate(&self) -> Result<()> {
        let mut problems = Problems::default();
        self.check_policies(&mut problems);
        check::check(self.rules.iter().enumerate(), &mut problems);
        problems.finish()
    }

    /// All but the rules.
    pub(super) fn check_policies(&self, problems: &mut Problems) {
        let refuse = |key: &str, value: String, message: &str| {
            Error::programme(message).at_column(key).with_value(value)
        };
        if let Err(error) = check_text(&self.name, "name") {
            problems.add(refuse("name", self.name.clone(), error.message()));
        }
        self.weights.validate(problems);
        let rules = [
            ("supervision.lines", self.supervision.lines),
            ("supervision.same_manager", self.supervision.same_manager),
            ("seniority.senior_mentor", self.seniority.senior_mentor),
            ("seniority.unknown", self.seniority.unknown),
            ("history", self.history.0),
            ("expectations.duration", self.expectations.duration),
            ("expectations.format", self.expectations.format),
        ];
        for (key, rule) in rules {
            if let Rule::Penalise(points) = rule
                && !(0..=weights::LARGEST).contains(&points)
            {
                let what = "a penalty must lie between 0 and 1000000";
                problems.add(refuse(key, points.to_string(), what));
            }
        }
        let Poles { introvert_up_to, extravert_from } = self.poles;
        if extravert_from > 100 || introvert_up_to >= extravert_from {
            let value = format!("{introvert_up_to} and {extravert_from}");
            let what = "introverts must end below where extraverts begin, within 0 and 100";
            problems.add(refuse("poles", value, what));
        }
        match &self.seniority.gap {
            Gap::Tent { ideal, reach } if *ideal < 1 || *ideal > 1000 || *reach < 1 || *reach > 1000 => {
                let value = format!("ideal {ideal}, reach {reach}");
                let what = "the ideal gap and its reach must lie between 1 and 1000";
                problems.add(refuse("seniority.gap", value, what));
            }
            Gap::Steps(percents) if percents.is_empty() || percents.iter().any(|&p| p > 100) => {
                let what = "the steps must be percentages from 0 to 100, at least one";
                problems.add(refuse("seniority.gap", format!("{percents:?}"), what));
            }
            _ => {}
        }
        if let Some(least) = self.minimum_commitment
            && !(1..=5).contains(&least)
        {
            let what = "a commitment lies between 1 and 5";
            problems.add(refuse("minimum_commitment", least.to_string(), what));
        }
        problems.take(self.waiting.validate());
        self.workload.validate(problems);
        self.co_mentees.validate(problems);
    }
}
