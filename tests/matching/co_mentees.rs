//! Mentees who may not share a mentor (S6 within S12).

mod embedded;
