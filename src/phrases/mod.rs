//! Sentences for people, made of facts. The facts are elsewhere; here are the words.

pub(crate) mod english;
