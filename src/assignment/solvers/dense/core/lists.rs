//! The cells that a restricted problem has, by rows and by columns.

/// A cell to be added: its line, its place across, its cost.
pub(super) type Added = (u32, u32, i32);

/// Cells by the line they are in: the place across and the cost of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    /// Where the cells of each line begin; one more at the end.
    begins: Vec<usize>,
    cells: Vec<(u32, i32)>,
}

impl Lists {
    /// Lists without any cell.
    pub(super) fn empty(lines: usize) -> Self {
        Self { begins: vec![0; lines + 1], cells: Vec::new() }
    }

    #[inline]
    pub(super) fn of(&self, line: usize) -> &[(u32, i32)] {
        &self.cells[self.begins[line]..self.begins[line + 1]]
    }

    fn lines(&self) -> usize {
        self.begins.len() - 1
    }

    /// With these cells, sorted by their lines; those that are there already do not come again.
    pub(super) fn with(&self, across: usize, added: &[Added]) -> Self {
        let mut all = Self { begins: Vec::with_capacity(self.begins.len()), cells: Vec::new() };
        all.cells.reserve_exact(self.cells.len() + added.len());
        all.begins.push(0);
        let mut seen_by = vec![u32::MAX; across];
        let mut added = added.iter().peekable();
        for line in 0..self.lines() {
            all.cells.extend_from_slice(self.of(line));
            if added.peek().is_some_and(|cell| cell.0 == line as u32) {
                self.of(line).iter().for_each(|&(k, _)| seen_by[k as usize] = line as u32);
            }
            while let Some(&(_, k, cost)) = added.next_if(|cell| cell.0 == line as u32) {
                if std::mem::replace(&mut seen_by[k as usize], line as u32) != line as u32 {
                    all.cells.push((k, cost));
                }
            }
            all.begins.push(all.cells.len());
        }
        all
    }

    /// The same cells by the lines across.
    pub(super) fn turned(&self, across: usize) -> Self {
        let mut begins = vec![0; across + 1];
        for &(k, _) in &self.cells {
            begins[k as usize + 1] += 1;
        }
        for k in 0..across {
            begins[k + 1] += begins[k];
        }
        let mut next = begins.clone();
        let mut cells = vec![(0, 0); self.cells.len()];
        for line in 0..self.lines() {
            for &(k, cost) in self.of(line) {
                let at = &mut next[k as usize];
                cells[*at] = (line as u32, cost);
                *at += 1;
            }
        }
        Self { begins, cells }
    }
}
