//! The service as a process, which may be killed at any time.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use crate::client::Client;

/// A running service; it is killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    pub(crate) client: Client,
}

impl Process {
    pub(crate) fn start(database: &Path) -> Self {
        let mut child = Command::new(example())
            .args(["--port", "0", "--database"])
            .arg(database)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap();
        Self { child, client: Client::new(address.parse().unwrap()) }
    }

    /// As by `kill -9`: it has no time to do anything.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The example as the sources are now.
fn example() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let deps = std::env::current_exe().unwrap();
        let target = deps.ancestors().nth(3).unwrap();
        let cargo = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--offline",
                "--example",
                "service",
                "--profile",
                "test",
                "--target-dir",
            ])
            .arg(target)
            // as this suite was built, so that the library is not built once more
            .args(if cfg!(feature = "cli") { ["--features", "cli"].as_slice() } else { &[] })
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
        target.join("debug/examples/service")
    })
}
