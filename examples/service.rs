//! A service: seasons in a database, matchings that are watched and stopped over HTTP.
//!
//! ```text
//! cargo run --release --example service -- --database seasons.db --port 8080
//!
//! curl --data-binary @people.csv localhost:8080/seasons            {"season":1,"people":40}
//! curl -X POST localhost:8080/seasons/1/match                      {"job":1}
//! curl localhost:8080/jobs/1                                       {"state":"running","progress":{…}}
//! curl -X DELETE localhost:8080/jobs/1                             stops it
//! curl localhost:8080/seasons/1                                    the pairs and their states
//! curl -X POST localhost:8080/seasons/1/consult
//! curl -H 'content-type: application/json' localhost:8080/seasons/1/decline \
//!      -d '{"mentor":"ana","mentee":"max","by":"mentee","reason":"same project"}'
//! curl -X POST localhost:8080/seasons/1/formalise
//! curl localhost:8080/seasons/1/letters/max                        in the language of max
//! curl localhost:8080/seasons/1/report
//! ```
//!
//! Whatever is answered is in the database: the process may be killed between any two requests. It
//! listens on this machine only, and knows nobody: who may ask what is for the platform around it.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/arguments.rs"]
mod arguments;
#[path = "service/failure.rs"]
mod failure;
#[path = "service/jobs.rs"]
mod jobs;
#[path = "service/routes.rs"]
mod routes;
#[path = "service/store.rs"]
mod store;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
Keeps seasons in an SQLite database, and matches people over HTTP.

  service [--database FILE] [--port N]

  --database  where seasons are kept (default: seasons.db)
  --port      on this machine; 0 takes any that is free (default: 8080)
";

fn main() -> ExitCode {
    let found = match arguments::arguments(USAGE, &["database", "port"]) {
        Ok(found) => found,
        Err(code) => return code,
    };
    let database = found.get("database").map_or("seasons.db".into(), PathBuf::from);
    let port = found.get("port").map_or("8080".into(), |port| port.to_string_lossy());
    let served = port.parse().map_err(Into::into).and_then(|port| serve(&database, port));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("service: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(database: &Path, port: u16) -> Result<(), Box<dyn Error>> {
    let store = store::Store::open(database)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        println!("listening on http://{}", listener.local_addr()?);
        axum::serve(listener, routes::router(store)).await?;
        Ok(())
    })
}
