//! What a client hears when something goes wrong.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// An error of the library, of the database, or a thing that is not there.
#[derive(Debug)]
pub(crate) enum Failure {
    Pairwright(pairwright::Error),
    Database(rusqlite::Error),
    NotThere(&'static str),
    /// The work ended in a panic.
    Failed(String),
    /// Somebody else changed the season since it was read.
    Changed,
}

impl From<pairwright::Error> for Failure {
    fn from(error: pairwright::Error) -> Self {
        Self::Pairwright(error)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl Failure {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Pairwright(error) => {
                StatusCode::from_u16(error.kind().http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Self::Database(_) | Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotThere(_) => StatusCode::NOT_FOUND,
            Self::Changed => StatusCode::CONFLICT,
        }
    }

    pub(crate) fn body(&self) -> serde_json::Value {
        match self {
            // kind, message, place, advice, and all else that is wrong with the same files
            Self::Pairwright(error) => json!(error),
            Self::Database(error) => json!({ "message": error.to_string() }),
            Self::Failed(why) => json!({ "message": why }),
            Self::NotThere(what) => json!({ "message": format!("there is no such {what}") }),
            Self::Changed => json!({ "message": "the season was changed in the meantime; try again" }),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status(), Json(self.body())).into_response()
    }
}
