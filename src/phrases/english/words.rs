//! People in English sentences.

use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::words::{commas, counted};

/// `3 mentees (mia, max, moe)`, or the number alone where there are many.
pub(super) fn numbered(people: &[ParticipantId], word: &str, names: &Names) -> String {
    const FEW: usize = 6;
    let count = counted(people.len(), word);
    if people.len() > FEW {
        return count;
    }
    format!("{count} ({})", commas(names.all(people)))
}
