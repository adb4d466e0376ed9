//! What can be asked, and what is answered.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use axum::{Json, Router};
use pairwright::phrases::{English, Letter, language};
use pairwright::season::Party;
use pairwright::{CohortReader, Letters, Matcher, Report, Season, Sparing};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::jobs::Jobs;
use crate::store::Store;

#[derive(Debug, Clone)]
struct Service {
    store: Store,
    jobs: Jobs,
}

type Answer = Result<Json<Value>, Failure>;

pub(crate) fn router(store: Store) -> Router {
    Router::new()
        .route("/seasons", post(create))
        .route("/seasons/{id}", get(show))
        .route("/seasons/{id}/match", post(match_people))
        .route("/seasons/{id}/consult", post(consult))
        .route("/seasons/{id}/agree", post(agree))
        .route("/seasons/{id}/decline", post(decline))
        .route("/seasons/{id}/formalise", post(formalise))
        .route("/seasons/{id}/letters/{person}", get(letters))
        .route("/seasons/{id}/report", get(report))
        .route("/jobs/{number}", get(job).delete(stop))
        .layer(DefaultBodyLimit::max(256 << 20))
        .with_state(Service { store, jobs: Jobs::default() })
}

/// What reads or writes a season may take long: it gets a thread on which that is welcome.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(Failure::Failed(error.to_string())))
}

/// Seconds since 1970. The library has no clock, and keeps the words it is given.
#[expect(clippy::disallowed_methods, reason = "an example may look at the clock; the library does not")]
fn now() -> String {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or_else(|_| String::new(), |time| time.as_secs().to_string())
}

/// A season of the people in a CSV file.
async fn create(State(service): State<Service>, people: Bytes) -> Result<(StatusCode, Json<Value>), Failure> {
    apart(move || {
        let cohort = CohortReader::new("people.csv", &people[..]).read()?;
        let people = cohort.people().len();
        let id = service.store.insert(&Season::new(Matcher::default(), cohort))?;
        Ok((StatusCode::CREATED, Json(json!({ "season": id, "people": people }))))
    })
    .await
}

/// The pairs and their states.
async fn show(State(service): State<Service>, Path(id): Path<i64>) -> Answer {
    apart(move || {
        let season = service.store.load(id)?.season;
        let pairs: Vec<Value> = season
            .pairs()
            .map(|(pair, state)| json!({ "mentor": pair.mentor(), "mentee": pair.mentee(), "state": state }))
            .collect();
        let left_out = season.matching().map(pairwright::Matching::left_out);
        Ok(Json(json!({ "round": season.round(), "pairs": pairs, "left_out": left_out })))
    })
    .await
}

/// Matches people, for the first time or again, as a job.
async fn match_people(State(service): State<Service>, Path(id): Path<i64>) -> (StatusCode, Json<Value>) {
    let store = service.store.clone();
    let job = service.jobs.start(move |job| {
        let mut stored = store.load(id)?;
        let season = &mut stored.season;
        season.set_watch(job.watch());
        if season.round() == 0 {
            season.propose(now())?;
        } else {
            season.rematch(Sparing::Price(50), now())?;
        }
        store.save(&stored)?;
        Ok(json!({ "round": stored.season.round() }))
    });
    (StatusCode::ACCEPTED, Json(json!({ "job": job })))
}

async fn job(State(service): State<Service>, Path(number): Path<u64>) -> Answer {
    Ok(Json(service.jobs.get(number)?.told()))
}

async fn stop(State(service): State<Service>, Path(number): Path<u64>) -> Result<StatusCode, Failure> {
    service.jobs.get(number)?.stop();
    Ok(StatusCode::ACCEPTED)
}

/// Does something to a season and writes it down.
async fn change(
    service: Service,
    id: i64,
    what: impl FnOnce(&mut Season) -> pairwright::Result<()> + Send + 'static,
) -> Answer {
    apart(move || {
        let mut stored = service.store.load(id)?;
        what(&mut stored.season)?;
        service.store.save(&stored)?;
        Ok(Json(json!({ "decisions": stored.season.log().len() })))
    })
    .await
}

async fn consult(State(service): State<Service>, Path(id): Path<i64>) -> Answer {
    change(service, id, |season| season.consult_all(now()).map(drop)).await
}

/// An answer of one of the two.
#[derive(Debug, Deserialize)]
struct Said {
    mentor: String,
    mentee: String,
    by: Party,
    #[serde(default)]
    reason: String,
}

async fn agree(State(service): State<Service>, Path(id): Path<i64>, Json(said): Json<Said>) -> Answer {
    change(service, id, move |season| season.agree(said.mentor, said.mentee, said.by, now()).map(drop)).await
}

async fn decline(State(service): State<Service>, Path(id): Path<i64>, Json(said): Json<Said>) -> Answer {
    change(service, id, move |season| season.decline(said.mentor, said.mentee, said.by, said.reason, now()))
        .await
}

/// Begins all pairs that both have agreed to.
async fn formalise(State(service): State<Service>, Path(id): Path<i64>) -> Answer {
    change(service, id, |season| season.formalise_accepted(now()).map(drop)).await
}

/// The letters of somebody's formal pairs, in their own language: a column `language` says which.
async fn letters(
    State(service): State<Service>,
    Path((id, person)): Path<(i64, String)>,
) -> Result<String, Failure> {
    apart(move || {
        let season = service.store.load(id)?.season;
        if season.cohort().get(&person).is_none() {
            return Err(Failure::NotThere("person"));
        }
        let letters = Letters::of_season(&season)
            .with_language_of(|reader| reader.attribute("language").and_then(language).unwrap_or(&English));
        let letters = letters.letters()?;
        let theirs: Vec<String> =
            letters.iter().filter(|letter| letter.to().as_str() == person).map(Letter::text).collect();
        Ok(theirs.join("\n"))
    })
    .await
}

async fn report(State(service): State<Service>, Path(id): Path<i64>) -> Result<Html<String>, Failure> {
    apart(move || Ok(Html(Report::of_season(&service.store.load(id)?.season).to_html()?))).await
}
