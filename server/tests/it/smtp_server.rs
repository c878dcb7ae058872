//! A mail server on loopback: EHLO, STARTTLS or TLS from the start, AUTH PLAIN and LOGIN, and refusals on
//! demand (RFC 5321, 3207, 4954). It keeps the messages that it gets.

use rcgen::{CertifiedKey, generate_simple_self_signed};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// The security that the server asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    None,
    StartTls,
    Tls,
}

/// A message that was accepted.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// The message, without the dots of the transport.
    pub data: String,
    /// Whether the connection was encrypted.
    pub encrypted: bool,
    /// The name that logged in.
    pub user: Option<String>,
}

#[derive(Default)]
struct State {
    taken: Vec<Taken>,
    refusals: Vec<&'static str>,
}

/// A running server; it ends with the test.
pub struct SmtpServer {
    pub port: u16,
    /// The certificate that it shows, in PEM.
    pub certificate: String,
    state: Arc<Mutex<State>>,
}

/// The only login that it knows: `klankbord` with `geheim`.
const PLAIN: &str = "AGtsYW5rYm9yZABnZWhlaW0=";
const LOGIN: [&str; 2] = ["a2xhbmtib3Jk", "Z2VoZWlt"];

impl SmtpServer {
    pub async fn start(security: Security) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let tls = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::<Mutex<State>>::default();
        let kept = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, kept) = (tls.clone(), Arc::clone(&kept));
                tokio::spawn(async move { receive(stream, security, tls, kept).await });
            }
        });
        Self {
            port,
            certificate: cert.pem(),
            state,
        }
    }

    /// Answers the next message with this line, such as `550 5.1.1 no such user`.
    pub fn refuse(&self, answer: &'static str) {
        self.state.lock().unwrap().refusals.push(answer);
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.state.lock().unwrap().taken.clone()
    }
}

async fn receive(
    stream: TcpStream,
    security: Security,
    tls: TlsAcceptor,
    state: Arc<Mutex<State>>,
) {
    // A client that hangs up ends the conversation; that is no failure of the test.
    let _ = match security {
        Security::None => talk(stream, false, true, &state).await.map(|_| ()),
        Security::Tls => match tls.accept(stream).await {
            Ok(stream) => talk(stream, true, true, &state).await.map(|_| ()),
            Err(error) => Err(error),
        },
        Security::StartTls => match talk(stream, false, true, &state).await {
            Ok(Some(stream)) => match tls.accept(stream).await {
                Ok(stream) => talk(stream, true, false, &state).await.map(|_| ()),
                Err(error) => Err(error),
            },
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        },
    };
}

/// Talks until the end, or until the client wants to switch to encryption; then it returns the stream.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    encrypted: bool,
    greet: bool,
    state: &Mutex<State>,
) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    let (mut to, mut user) = (Vec::new(), None);
    if greet {
        stream.write_all(b"220 mail.test ESMTP\r\n").await?;
    }
    loop {
        let Some(line) = read(&mut stream).await? else {
            return Ok(None);
        };
        let verb = line.to_ascii_uppercase();
        let answer = if verb.starts_with("EHLO") {
            let more = if encrypted {
                "AUTH PLAIN LOGIN"
            } else {
                "STARTTLS"
            };
            format!("250-mail.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 {more}")
        } else if verb == "STARTTLS" {
            stream.write_all(b"220 go on\r\n").await?;
            return Ok(Some(stream.into_inner()));
        } else if let Some(secret) = line.strip_prefix("AUTH PLAIN ") {
            logged_in(secret == PLAIN, &mut user)
        } else if verb.starts_with("AUTH LOGIN") {
            stream.write_all(b"334 VXNlcm5hbWU6\r\n").await?;
            let name = read(&mut stream).await?;
            stream.write_all(b"334 UGFzc3dvcmQ6\r\n").await?;
            let password = read(&mut stream).await?;
            let right = name.as_deref() == Some(LOGIN[0]) && password.as_deref() == Some(LOGIN[1]);
            logged_in(right, &mut user)
        } else if let Some(address) = line.strip_prefix("RCPT TO:") {
            to.push(address.trim_matches(['<', '>']).to_owned());
            "250 fine".to_owned()
        } else if verb == "DATA" {
            stream.write_all(b"354 go on\r\n").await?;
            let mut data = String::new();
            while let Some(line) = read(&mut stream).await? {
                if line == "." {
                    break;
                }
                data.push_str(line.strip_prefix('.').unwrap_or(&line));
                data.push_str("\r\n");
            }
            let mut state = state.lock().unwrap();
            if let Some(refusal) = state.refusals.pop() {
                refusal.to_owned()
            } else {
                state.taken.push(Taken {
                    to: std::mem::take(&mut to),
                    data,
                    encrypted,
                    user: user.clone(),
                });
                "250 taken".to_owned()
            }
        } else if verb == "QUIT" {
            stream.write_all(b"221 bye\r\n").await?;
            return Ok(None);
        } else {
            "250 fine".to_owned()
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

fn logged_in(right: bool, user: &mut Option<String>) -> String {
    if right {
        *user = Some("klankbord".to_owned());
        "235 welcome".to_owned()
    } else {
        "535 5.7.8 wrong name or password".to_owned()
    }
}

async fn read<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}
