//! Directed graphs as lists of numbers, and their strongly connected components.
//!
//! *Reference.* R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1,
//! 1972.

/// For every node, numbered from 0, the nodes its arcs lead to. All lists lie in one vector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arcs {
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Default for Arcs {
    fn default() -> Self {
        Self { starts: vec![0], ends: Vec::new() }
    }
}

impl Arcs {
    /// Adds arcs of the node that is being described, the first of which is node 0.
    pub(crate) fn extend(&mut self, ends: impl IntoIterator<Item = u32>) {
        self.ends.extend(ends);
    }

    /// No more arcs of this node: the next one follows.
    pub(crate) fn close(&mut self) {
        self.starts.push(self.ends.len());
    }

    /// How many nodes are described.
    pub(crate) fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// Are there no arcs at all?
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Where the arcs of a node lead, in the order in which they were added.
    pub(crate) fn from(&self, node: usize) -> &[u32] {
        &self.ends[self.starts[node]..self.starts[node + 1]]
    }

    /// Each node's arcs the other way around, into as many nodes as are given; sorted.
    pub(crate) fn reversed(&self, nodes: usize) -> Self {
        let mut starts = vec![0; nodes + 1];
        for &end in &self.ends {
            starts[end as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut ends = vec![0; self.ends.len()];
        for (node, number) in (0..self.nodes()).zip(0u32..) {
            for &end in self.from(node) {
                ends[free[end as usize]] = number;
                free[end as usize] += 1;
            }
        }
        Self { starts, ends }
    }
}

/// The strongly connected component of every node. They are numbered so that no arc leads to a
/// larger number.
///
/// Time O(nodes + arcs). Without recursion: a path may be as long as there are nodes.
pub(crate) fn strong_components(arcs: &Arcs) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let size = arcs.nodes();
    let (mut order, mut low, mut component) = (vec![NEW; size], vec![NEW; size], vec![NEW; size]);
    // nodes on the way, each with how many of its arcs were followed; nodes without a component yet
    let (mut way, mut open): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut visited, mut count) = (0, 0);
    for start in 0..size {
        if order[start] == NEW {
            way.push((start, 0));
        }
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            if *next == 0 {
                (order[node], low[node]) = (visited, visited);
                visited += 1;
                open.push(node);
            }
            if let Some(&to) = arcs.from(node).get(*next) {
                *next += 1;
                let to = to as usize;
                if order[to] == NEW {
                    way.push((to, 0));
                } else if component[to] == NEW {
                    low[node] = low[node].min(order[to]);
                }
                continue;
            }
            way.pop();
            if let Some(&(before, _)) = way.last() {
                low[before] = low[before].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = count;
                    if member == node {
                        break;
                    }
                }
                count += 1;
            }
        }
    }
    component
}

/// From every component to its nodes, sorted.
pub(crate) fn members(component: &[u32]) -> Arcs {
    let count = component.iter().max().map_or(0, |&last| last as usize + 1);
    let own = Arcs { starts: (0..=component.len()).collect(), ends: component.to_vec() };
    own.reversed(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arcs of these lists.
    fn arcs(lists: &[&[u32]]) -> Arcs {
        let mut arcs = Arcs::default();
        for &list in lists {
            arcs.extend(list.iter().copied());
            arcs.close();
        }
        arcs
    }

    #[test]
    fn components_are_those_who_reach_each_other_and_arcs_lead_to_smaller_numbers() {
        // 0 -> 1 <-> 2 -> 3, 4 -> 4, 5 -> 0, 5 -> 3
        let arcs = arcs(&[&[1], &[2], &[1, 3], &[], &[4], &[0, 3]]);
        let of = strong_components(&arcs);
        assert_eq!(of[1], of[2]);
        for a in 0..6 {
            for b in (0..6).filter(|&b| b != a) {
                assert_eq!(of[a] == of[b], (a.min(b), a.max(b)) == (1, 2), "{a} {b}");
            }
            assert!(arcs.from(a).iter().all(|&b| of[b as usize] <= of[a]), "{a}");
        }
        let members = members(&of);
        assert_eq!((members.nodes(), members.from(of[1] as usize)), (5, &[1, 2][..]));
    }

    #[test]
    fn reversed_arcs_lead_back() {
        let arcs = arcs(&[&[1, 3], &[], &[3, 1]]);
        let back = arcs.reversed(4);
        assert_eq!((0..4).map(|node| back.from(node)).collect::<Vec<_>>(), [&[][..], &[0, 2], &[], &[0, 2]]);
    }
}
