//! Who waits, and who has none of the mentors they asked for.

use pairwright::explain::{LeftOut, Reason, UnmetChoices, WhyNot};
use pairwright::{Matching, Role};

use crate::commands::why::price::price;
use crate::context::Context;
use crate::counted::{counted, form};
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::matched::{after_question, say_stopped};

/// At most this many people are named for one reason.
const FEW: usize = 6;

pub(super) fn tell(context: &Context, matching: &Matching, most: usize) -> Result<Done, Failure> {
    let console = context.console();
    let left = matching.find_left_out()?;
    let (mentees, mentors): (Vec<&LeftOut>, Vec<&LeftOut>) =
        left.iter().partition(|left| left.role() == Role::Mentee);
    for (people, role, partner) in [(&mentees, "mentee", "mentor"), (&mentors, "mentor", "mentee")] {
        console.heading(&match people.len() {
            0 => format!("Every {role} has a {partner}"),
            many => format!("{} without a {partner}", counted(many, role)),
        })?;
        let told = by_reason(people).into_iter().map(|alike| group(matching, &alike));
        console.items(told, most)?;
    }
    let unmet = unmet(context, matching, most)?;
    let next = match (mentees.first(), unmet.as_ref().and_then(|unmet| unmet.first())) {
        (Some(left), _) => Next::new(["why", left.id().as_str()], "says what would help"),
        (None, Some(one)) => Next::new(["why", one.mentee().as_str()], "says why, and who would be next"),
        (None, None) => after_question(context),
    };
    let done = Done::default()
        .with("left_out", left)
        .with("reasons", left.iter().map(LeftOut::told).collect::<Vec<_>>())
        .with("unmet_choices", unmet);
    Ok(done.with_next(next))
}

/// Those left out for the same reason, together: the first of each in their order.
fn by_reason<'a>(people: &[&'a LeftOut]) -> Vec<Vec<&'a LeftOut>> {
    let mut groups: Vec<Vec<&LeftOut>> = Vec::new();
    for &left in people {
        match groups.iter_mut().find(|group| group[0].reason() == left.reason()) {
            Some(group) => group.push(left),
            None => groups.push(vec![left]),
        }
    }
    groups
}

/// People with one reason, said once.
fn group(matching: &Matching, people: &[&LeftOut]) -> String {
    let [first, ..] = people else { return String::new() };
    let advice = advice(matching, first).map(|advice| format!(" {advice}")).unwrap_or_default();
    if people.len() == 1 {
        return format!("{first}.{advice}");
    }
    let mut told = first.names().all(people.iter().take(FEW).map(|left| left.id())).join(", ");
    if people.len() > FEW {
        told.extend([" and ", &(people.len() - FEW).to_string(), " more"]);
    }
    format!("{told}: {}.{advice}", first.reason())
}

/// What a coordinator could do who need not ask the solver: about somebody who is in one line with
/// the whole other side.
pub(super) fn advice(matching: &Matching, left: &LeftOut) -> Option<String> {
    let Reason::NobodyPossible { forbidden } = left.reason() else { return None };
    let scores = matching.scores();
    let (others, noun) = match left.role() {
        Role::Mentor => (scores.mentees(), "mentee"),
        _ => (scores.mentors(), "mentor"),
    };
    let others = others.iter().filter(|&other| other != left.id()).count();
    (forbidden.get("supervision").copied()? >= others).then(|| {
        let who = left.names().beside(left.id());
        format!(
            "{who} is in one reporting line with every {noun}. Invite a {noun} from outside it, or set \
             depth = \"skip-level\" under [supervision] in programme.toml."
        )
    })
}

/// Mentees with none of their choices, where that has an answer.
fn unmet(context: &Context, matching: &Matching, most: usize) -> Result<Option<UnmetChoices>, Failure> {
    let console = context.console();
    let unmet = match matching.unmet_choices(most) {
        Err(error) if error.is_clash() => {
            console.heading("Choices")?;
            console.say(&format!("What they cost cannot be told here: {error}."))?;
            return Ok(None);
        }
        unmet => unmet?,
    };
    let names = matching.names();
    console.heading(&match unmet.of() {
        0 => "Everybody who asked for mentors has one of them".to_owned(),
        many => {
            let have = form(many, "has", "have");
            format!("{} {have} none of the mentors they asked for", counted(many, "mentee"))
        }
    })?;
    for one in unmet.iter() {
        let mentee = names.beside(one.mentee());
        let told = match (one.cheapest(), one.wanted().first()) {
            (Some((rank, WhyNot::Costs(choice))), _) => {
                format!("choice {rank} ({}), {}", names.beside(choice.mentor()), price(choice))
            }
            (Some((_, why)), _) | (None, Some((_, why))) => why.to_string(),
            (None, None) => continue,
        };
        console.item(&format!("{mentee}: {told}."))?;
    }
    if unmet.is_complete() && unmet.of() > unmet.len() {
        console.item(&format!("and {} more (--most {})", unmet.of() - unmet.len(), unmet.of()))?;
    }
    say_stopped(context, unmet.is_complete(), "others were not looked at")?;
    Ok(Some(unmet))
}
