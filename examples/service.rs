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
#[path = "service/failure.rs"]
mod failure;
#[path = "service/jobs.rs"]
mod jobs;
#[path = "support/path.rs"]
mod path;
#[path = "service/routes.rs"]
mod routes;
#[path = "service/store.rs"]
mod store;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
Keeps seasons in an SQLite database, and matches people over HTTP.

  service [--database FILE] [--port N]

  --database  where seasons are kept (default: seasons.db)
  --port      on this machine; 0 takes any that is free (default: 8080)
";

struct Arguments {
    database: PathBuf,
    port: u16,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        use lexopt::prelude::*;
        let mut found = Self { database: "seasons.db".into(), port: 8080, help: false };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("database") => found.database = path::path(parser.value()?)?,
                Long("port") => found.port = parser.value()?.parse()?,
                Short('h') | Long("help") => found.help = true,
                _ => return Err(argument.unexpected()),
            }
        }
        Ok(found)
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("service: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if arguments.help {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match serve(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("service: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let store = store::Store::open(&arguments.database)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port)).await?;
        println!("listening on http://{}", listener.local_addr()?);
        axum::serve(listener, routes::router(store)).await?;
        Ok(())
    })
}
