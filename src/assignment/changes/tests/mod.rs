//! What holds for the engine as a whole and is seen only from inside: it needs no shortcut.

mod without_shortcuts;
