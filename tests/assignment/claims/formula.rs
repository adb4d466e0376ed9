//! Formulas in OPB, read plainly, and what is the least that they allow.

/// A sum of variables, by their numbers.
pub(crate) type Sum = Vec<(i128, usize)>;

/// A formula: what is to be small, and sums that are to be at least something.
#[derive(Debug, Clone)]
pub(crate) struct Formula {
    pub(crate) names: Vec<String>,
    pub(crate) objective: Option<Sum>,
    pub(crate) constraints: Vec<(Sum, i128)>,
}

impl Formula {
    /// Panics where it is malformed: the numbers in its head are those of its lines.
    pub(crate) fn read(text: &str) -> Self {
        let mut formula = Self { names: Vec::new(), objective: None, constraints: Vec::new() };
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap().split(' ').collect();
        let ["*", "#variable=", variables, "#constraint=", constraints] = head[..] else {
            panic!("{head:?}")
        };
        for line in lines.filter(|line| !line.starts_with('*')) {
            let line = line.strip_suffix(';').expect("a line ends so").trim_end();
            if let Some(sum) = line.strip_prefix("min:") {
                formula.objective = Some(formula.sum(sum));
            } else {
                let (sum, least) = line.split_once(">=").expect("at least something");
                let sum = formula.sum(sum);
                formula.constraints.push((sum, least.trim().parse().unwrap()));
            }
        }
        assert_eq!(formula.names.len(), variables.parse::<usize>().unwrap(), "{text}");
        assert_eq!(formula.constraints.len(), constraints.parse::<usize>().unwrap(), "{text}");
        formula
    }

    fn sum(&mut self, text: &str) -> Sum {
        let words: Vec<&str> = text.split_whitespace().collect();
        let term = |words: &[&str]| (words[0].parse().unwrap(), self.variable(words[1]));
        words.chunks(2).map(term).collect()
    }

    /// The number of a variable; a new one where the name is new.
    fn variable(&mut self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }

    /// What a sum comes to where these variables are 1.
    pub(crate) fn value(sum: &Sum, is_one: &[bool]) -> i128 {
        sum.iter().filter(|&&(_, variable)| is_one[variable]).map(|&(times, _)| times).sum()
    }

    pub(crate) fn is_kept(&self, is_one: &[bool]) -> bool {
        self.constraints.iter().all(|(sum, least)| Self::value(sum, is_one) >= *least)
    }

    /// The least of the objective, by trying everything; none where nothing keeps all constraints.
    pub(crate) fn least(&self) -> Option<i128> {
        let size = self.names.len();
        assert!(size <= 16, "too much to try");
        let all = (0..1_u32 << size).map(|bits| (0..size).map(|at| bits >> at & 1 == 1).collect::<Vec<_>>());
        let kept = all.filter(|is_one| self.is_kept(is_one));
        kept.map(|is_one| self.objective.as_ref().map_or(0, |sum| Self::value(sum, &is_one))).min()
    }
}
