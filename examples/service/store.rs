//! Seasons in an `SQLite` database.
//!
//! A season is a document, and what was decided since is appended: a few hundred bytes for a decision,
//! whatever the size of the season. With each round the whole is written again. A change is written
//! only on top of what it was made from: of two who change a season at once, the second hears of it.
//! `SQLite` writes a transaction whole or not at all, also where the process is killed.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pairwright::season::{Event, SavedEvents, SavedSeason};
use pairwright::storage::Document as _;
use pairwright::{Matcher, Season};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::failure::Failure;

#[derive(Debug, Clone)]
pub(crate) struct Store(Arc<Mutex<Connection>>);

/// A season as it was read.
#[derive(Debug)]
pub(crate) struct Stored {
    id: i64,
    /// The entries of its log that are in the database.
    entries: usize,
    pub(crate) season: Season,
}

impl Store {
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS season
               (id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, document BLOB NOT NULL) STRICT;
             CREATE TABLE IF NOT EXISTS event
               (season INTEGER, first INTEGER, document BLOB NOT NULL, PRIMARY KEY (season, first)) STRICT;",
        )?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Keeps a new season; returns its number.
    pub(crate) fn insert(&self, season: &Season) -> Result<i64, Failure> {
        let document = season.saved().to_bytes()?;
        let connection = self.connection();
        let row = params![season.log().len(), document];
        connection.execute("INSERT INTO season (entries, document) VALUES (?1, ?2)", row)?;
        Ok(connection.last_insert_rowid())
    }

    pub(crate) fn load(&self, id: i64) -> Result<Stored, Failure> {
        let (document, events) = self.documents(id)?;
        // outside the lock: reading checks the proof
        let saved = SavedSeason::from_bytes(&document)?;
        let events: Vec<_> =
            events.iter().map(|event| SavedEvents::from_bytes(event)).collect::<pairwright::Result<_>>()?;
        let season = Season::restore(saved.followed_by(events)?, &Matcher::default())?;
        Ok(Stored { id, entries: season.log().len(), season })
    }

    fn documents(&self, id: i64) -> Result<(Vec<u8>, Vec<Vec<u8>>), Failure> {
        let mut connection = self.connection();
        let read = connection.transaction()?; // both as of one time
        let season =
            read.query_row("SELECT document FROM season WHERE id = ?1", [id], |row| row.get(0)).optional()?;
        let events = read
            .prepare("SELECT document FROM event WHERE season = ?1 ORDER BY first")?
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok((season.ok_or(Failure::NotThere("season"))?, events))
    }

    /// Writes what was decided since the season was read.
    pub(crate) fn save(&self, stored: &Stored) -> Result<(), Failure> {
        let &Stored { id, entries, ref season } = stored;
        let events = season.events_since(entries)?;
        let is_round = |event: &Event| matches!(event, Event::Proposed { .. } | Event::Rematched { .. });
        let made = events.log().iter().any(|decision| is_round(decision.event()));
        let document = if made { season.saved().to_bytes()? } else { events.to_bytes()? };

        let mut connection = self.connection();
        let write = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now: usize =
            write.query_row("SELECT entries FROM season WHERE id = ?1", [id], |row| row.get(0))?;
        if now != entries {
            return Err(Failure::Changed);
        }
        if made {
            write.execute("UPDATE season SET document = ?2 WHERE id = ?1", params![id, document])?;
            write.execute("DELETE FROM event WHERE season = ?1", [id])?;
        } else {
            write.execute("INSERT INTO event VALUES (?1, ?2, ?3)", params![id, entries, document])?;
        }
        write.execute("UPDATE season SET entries = ?2 WHERE id = ?1", params![id, season.log().len()])?;
        Ok(write.commit()?)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
