//! The program itself: its command line, its log, and its shutdown.

use mail_parser::MessageParser;
use serde_json::Value;
use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(30);
const CREATE: [&str; 22] = [
    "admin",
    "create",
    "--name",
    "Ada",
    "--email",
    "ada@dewaag.example",
    "--password",
    "een goed wachtwoord",
    "--organisation",
    "De Waag",
    "--phone",
    "030 123 45 67",
    "--organisation-email",
    "klant@dewaag.example",
    "--conscience-name",
    "Bo",
    "--conscience-email",
    "bo@dewaag.example",
    "--mandate",
    "Waakt over de klant.",
    "--conscience-in-sales",
    "no",
];

/// A folder with a database and mails of its own.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir()
            .join("klankbord-tests")
            .join(std::process::id().to_string())
            .join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn mails(&self) -> PathBuf {
        self.0.join("mails")
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_klankbord"));
        let database = self.0.join("klankbord.sqlite");
        program
            .current_dir(&self.0)
            .env(
                "KLANKBORD_DATABASE",
                format!("sqlite:{}", database.display()),
            )
            .env("KLANKBORD_MAIL", format!("file:{}", self.mails().display()))
            .env("KLANKBORD_LOG", "info")
            .stdin(Stdio::null());
        program
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Sends one request and returns its whole answer; `None` while nobody listens.
fn ask(port: u16, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    Some(text(&answer))
}

fn get(port: u16, path: &str) -> Option<String> {
    ask(
        port,
        &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"),
    )
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < PATIENCE, "{what} took too long");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn stop(mut server: Child) -> Output {
    let asked = Command::new("kill")
        .args(["-TERM", &server.id().to_string()])
        .status()
        .unwrap();
    assert!(asked.success());
    until("stopping", || server.try_wait().unwrap().is_some());
    server.wait_with_output().unwrap()
}

fn subjects(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter(|file| file.path().extension().is_some_and(|of| of == "eml"))
        .filter_map(|file| {
            let bytes = std::fs::read(file.path()).ok()?;
            Some(MessageParser::new().parse(&bytes)?.subject()?.to_owned())
        })
        .collect()
}

#[test]
fn an_administrator_is_made_from_a_shell_and_mistakes_are_named() {
    let place = Place::new("admin-create");
    let mut wrong = CREATE;
    wrong[5] = "geen adres";
    let refused = place.run(&wrong);
    assert!(!refused.status.success());
    let said = text(&refused.stderr);
    assert!(said.contains("admin_email"), "{said}");

    let made = place.run(&CREATE);
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("Klankbord is set up."));

    let second = [
        "admin",
        "create",
        "--name",
        "Eva",
        "--email",
        "eva@dewaag.example",
    ];
    let added = place.run(&second);
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert!(
        text(&added.stdout).contains("/password/"),
        "the way in is shown once"
    );
}

#[test]
fn a_server_writes_its_mails_logs_no_secret_and_stops_when_asked() {
    let place = Place::new("serve");
    assert!(place.run(&CREATE).status.success());
    let port = free_port();
    let server = place
        .program()
        .arg("serve")
        .env("KLANKBORD_LISTEN", format!("127.0.0.1:{port}"))
        .env("KLANKBORD_BASE_URL", format!("http://127.0.0.1:{port}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    until("starting", || {
        get(port, "/health/ready").is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    });
    let form = "email=anna%40klant.example&password=heel+geheim";
    let refused = ask(
        port,
        &format!(
            "POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{form}",
            form.len()
        ),
    );
    assert!(refused.unwrap().starts_with("HTTP/1.1 422"));
    assert!(get(port, "/join/heel-geheim").is_some());
    until("the test mail and the welcome", || {
        subjects(&place.mails()).len() == 2
    });

    let stopped = stop(server);
    let log = text(&stopped.stderr);
    assert!(stopped.status.success(), "{log}");
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let routes: Vec<_> = lines
        .iter()
        .filter_map(|line| line["span"]["route"].as_str())
        .collect();
    assert!(routes.contains(&"/join/{token}"), "{log}");
    for secret in ["geheim", "anna", "ada@", "bo@"] {
        assert!(!log.contains(secret), "{secret} stands in the log:\n{log}");
    }
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    // The database is one file now: copied alone, it has everything in it.
    let log = std::fs::metadata(place.0.join("klankbord.sqlite-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0, "{log} bytes are in the log beside the database");
    let copy = std::fs::read(place.0.join("klankbord.sqlite")).unwrap();
    assert!(
        copy.windows(20)
            .any(|bytes| bytes == b"klant@dewaag.example")
    );
}

#[test]
fn an_empty_installation_is_set_up_by_the_link_in_its_log() {
    let place = Place::new("set-up-link");
    let port = free_port();
    let log = place.0.join("log");
    let mut server = place
        .program()
        .arg("serve")
        .env("KLANKBORD_LISTEN", format!("127.0.0.1:{port}"))
        .env("KLANKBORD_BASE_URL", format!("http://127.0.0.1:{port}"))
        .env("KLANKBORD_SMTP_USER", "")
        .env("KLANKBORD_PORT", "tcp://10.0.0.7:3000")
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    until("starting", || {
        get(port, "/health/ready").is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    });
    let said = std::fs::read_to_string(&log).unwrap();
    let link = said
        .lines()
        .filter_map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["link"]
                .as_str()
                .map(str::to_owned)
        })
        .next()
        .expect("a link in the log");
    let path = link
        .strip_prefix(&format!("http://127.0.0.1:{port}"))
        .unwrap();
    assert!(get(port, "/set-up").unwrap().starts_with("HTTP/1.1 403"));
    assert!(get(port, path).unwrap().starts_with("HTTP/1.1 200"));
    assert!(
        said.contains("KLANKBORD_PORT is left alone") && !said.contains("10.0.0.7"),
        "{said}"
    );
    let file = std::fs::metadata(place.0.join("klankbord.sqlite")).unwrap();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o777,
        0o600
    );
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn what_keeps_it_from_starting_is_said_in_one_sentence() {
    let place = Place::new("no-start");
    let odd = place.0.join("odd.sqlite");
    std::fs::write(
        &odd,
        "dit is geen database, maar een brief van meer dan zestien tekens",
    )
    .unwrap();
    for (database, said) in [
        (
            format!("sqlite:{}/nergens/k.sqlite", place.0.display()),
            "does not exist",
        ),
        (format!("sqlite:{}", place.0.display()), "is a folder"),
        (
            format!("sqlite:{}", odd.display()),
            "is not an SQLite database",
        ),
        ("sqlite:".to_owned(), "needs the path of a file"),
        ("sqlite:k.sqlite?mode=rwc".to_owned(), "takes no parameters"),
        (
            "postgres://klankbord:geheim@127.0.0.1:1/klankbord".to_owned(),
            "PostgreSQL does not answer at 127.0.0.1:1",
        ),
    ] {
        let refused = place
            .program()
            .arg("serve")
            .env("KLANKBORD_DATABASE", &database)
            .output()
            .unwrap();
        let told = text(&refused.stderr);
        assert!(
            !refused.status.success() && told.contains(said),
            "{database}: {told}"
        );
        assert!(
            !told.contains("geheim") && !told.contains("panicked"),
            "{told}"
        );
    }
}
