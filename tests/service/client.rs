//! As little of HTTP as the tests need.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

#[derive(Clone, Copy)]
pub(crate) struct Client(SocketAddr);

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self(address)
    }

    /// One request; the status and the body.
    pub(crate) fn ask(self, method: &str, path: &str, kind: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(self.0).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: {kind}\r\n\
             content-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let is_chunked = head.to_lowercase().contains("transfer-encoding: chunked");
        assert!(!is_chunked, "the answers have a length");
        (status, body.to_owned())
    }

    pub(crate) fn get(self, path: &str) -> (u16, String) {
        self.ask("GET", path, "text/plain", b"")
    }

    pub(crate) fn post(self, path: &str, body: &Value) -> (u16, String) {
        self.ask("POST", path, "application/json", body.to_string().as_bytes())
    }

    /// The body of a request that succeeds.
    pub(crate) fn json(self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        serde_json::from_str(&body).unwrap()
    }

    /// A new season; its number.
    pub(crate) fn create(self, people: &str) -> u64 {
        let (status, body) = self.ask("POST", "/seasons", "text/csv", people.as_bytes());
        assert_eq!(status, 201, "{body}");
        serde_json::from_str::<Value>(&body).unwrap()["season"].as_u64().unwrap()
    }

    /// Starts a matching; the number of its job.
    pub(crate) fn start(self, season: u64) -> u64 {
        let (status, body) = self.post(&format!("/seasons/{season}/match"), &Value::Null);
        assert_eq!(status, 202, "{body}");
        serde_json::from_str::<Value>(&body).unwrap()["job"].as_u64().unwrap()
    }

    /// Waits until a job has ended; what became of it.
    pub(crate) fn wait(self, job: u64) -> Value {
        loop {
            let told = self.json(&format!("/jobs/{job}"));
            if told["state"] != "running" {
                return told;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Matches the people of a season, to the end.
    pub(crate) fn matched(self, season: u64) -> Value {
        let told = self.wait(self.start(season));
        assert_eq!(told["state"], "done", "{told}");
        told["result"].clone()
    }

    pub(crate) fn stop(self, job: u64) -> u16 {
        self.ask("DELETE", &format!("/jobs/{job}"), "text/plain", b"").0
    }
}
