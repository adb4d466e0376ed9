//! Is everybody above a person known?

use crate::graph::Arcs;

/// For everybody, whether all lines upwards are known to their ends: nobody on them is only a name,
/// and they end with people who have no manager but have reports.
///
/// Somebody without managers and without reports says nothing about who is above them, and nor
/// does somebody whose only report is themselves. Who is on a circle that no line leaves has no top
/// above them either. `circles` has the members of every component.
/// Time O(n).
pub(super) fn complete(
    listed: &[bool],
    (up, down): (&Arcs, &Arcs),
    component: &[u32],
    circles: &Arcs,
) -> Vec<bool> {
    let mut complete = vec![false; listed.len()];
    // managers before their reports, circles side by side
    for circle in (0..circles.nodes()).map(|circle| circles.from(circle)) {
        let beyond = |i: u32| {
            let managers = up.from(i as usize).iter().map(|&manager| manager as usize);
            managers.filter(move |&manager| component[manager] != component[i as usize])
        };
        let mut above = circle.iter().flat_map(|&i| beyond(i)).peekable();
        let is_complete = if above.peek().is_some() {
            above.all(|manager| complete[manager])
        } else {
            matches!(circle, &[top] if down.from(top as usize).iter().any(|&report| report != top))
        };
        let is_complete = is_complete && circle.iter().all(|&i| listed[i as usize]);
        for &i in circle {
            complete[i as usize] = is_complete;
        }
    }
    complete
}
