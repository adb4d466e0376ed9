//! Mentees who may not share a mentor (S6 within S12).

#[cfg(feature = "csv")]
mod embedded;
mod features;
mod oracle;
mod plain;
