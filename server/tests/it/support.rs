//! A portal in a test and the browsers that visit it.

use axum::{Router, body::Body};
use http::{Method, Request, StatusCode, header};
use klankbord_app::{boardroom::room::live::Rooms, mails::Letter, web::context::Site};
use klankbord_domain::{
    Language, Portal, Role, Timestamp,
    base::{
        db::{
            Db,
            testing::{Engine, portal},
        },
        ids::{AccountId, MemberId},
        outbox::Mail,
        passwords::Password,
        values::Email,
    },
    lifecycle::set_up::operations::make_link,
    people::accounts::{self, NewAccount},
};
use klankbord_server::{
    config::Settings,
    mail::Mailer,
    middleware::visit::ContextBuilder,
    router::router,
    worker::{Wakeup, Worker},
};
use scraper::{Html, Selector};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::watch;
use tower::ServiceExt as _;

pub(crate) use crate::engines::{on_both_engines, on_sqlite};

/// The password of everybody in the tests.
pub const PASSWORD: &str = "een goed wachtwoord";

/// A portal whose clock and chance the test controls.
pub struct TestApp {
    pub portal: Portal,
    router: Router,
    rooms: Rooms,
    worker: Worker,
}

impl TestApp {
    /// Ends everything that follows a room, as a node does when it stops.
    pub fn stop_rooms(&self) {
        self.rooms.stop();
    }

    /// An empty installation.
    pub async fn empty(engine: Engine) -> Self {
        let settings = Settings {
            mail: "memory".to_owned(),
            ..Settings::default()
        };
        Self::with(engine, &settings, false).await
    }

    /// An empty installation with these settings of mail.
    pub async fn with(engine: Engine, settings: &Settings, demo: bool) -> Self {
        Self::node(portal(engine).await, settings, demo)
    }

    /// Another node, which reaches the same database in this way.
    pub fn beside(&self, db: Db) -> Self {
        let settings = Settings {
            mail: "memory".to_owned(),
            ..Settings::default()
        };
        Self::node(
            Portal {
                db,
                ..self.portal.clone()
            },
            &settings,
            false,
        )
    }

    fn node(portal: Portal, settings: &Settings, demo: bool) -> Self {
        let site = Site {
            base_url: "http://klankbord.test".to_owned(),
            demo,
            mailbox: Default::default(),
            asset: |name| Some(format!("/assets/{name}")),
        };
        let rooms = Rooms::rechecking(Duration::from_millis(300));
        let mailer = Mailer::new(settings, &site.mailbox).unwrap();
        let site = Arc::new(site);
        let builder = ContextBuilder {
            portal: portal.clone(),
            site: Arc::clone(&site),
            behind_proxy: true,
            wakeup: Wakeup::default(),
        };
        let worker = Worker {
            portal: portal.clone(),
            site,
            mailer: Arc::new(mailer),
            at_once: 4,
            look_every: Duration::from_hours(1),
        };
        Self {
            portal,
            router: router(builder, rooms.clone()),
            rooms,
            worker,
        }
    }

    /// An installation that was set up, with Ada as administrator and Bo as customer conscience.
    pub async fn set_up(engine: Engine) -> Self {
        Self::empty(engine).await.and_set_up().await
    }

    /// Sets it up as in [`Self::set_up`].
    pub async fn and_set_up(self) -> Self {
        let form = self.set_up_form().await;
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = self.browser().post("/set-up", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        self
    }

    /// What the first visitor fills in, with the key of the link that stands in the log.
    pub async fn set_up_form(&self) -> Vec<(&'static str, String)> {
        let link = make_link(&self.portal).await.unwrap();
        let key = link.expect("a portal that is not set up");
        let filled = SET_UP.map(|(name, value)| (name, value.to_owned()));
        let key = ("key", key.secret().to_owned());
        filled.into_iter().chain([key]).collect()
    }

    /// Does everything that is due at the present instant of the test's clock: sends mails (into
    /// [`Self::mails`]), closes rounds, and so on. Returns the number of jobs.
    pub async fn run_jobs(&self) -> usize {
        self.worker.run_due().await.unwrap()
    }

    /// Wakes a worker as the server runs it, which then sleeps for hours unless it is woken again, and waits until this
    /// many mails were sent.
    pub async fn woken_once(&self, mails: usize) {
        let (wakeup, (stop, stopping)) = (Wakeup::default(), watch::channel(false));
        wakeup.ring();
        let working = tokio::spawn(self.worker.clone().run(wakeup, stopping));
        let sent = async {
            while self.mails().len() < mails {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let sent = tokio::time::timeout(Duration::from_mins(1), sent).await;
        stop.send_replace(true);
        working.await.unwrap();
        sent.expect("all mails within a minute");
    }

    /// A mail of the outbox as it would be written now; `None` when it would not be sent.
    pub async fn write(&self, to: AccountId, at: Timestamp, mail: &Mail) -> Option<Letter> {
        let site = &self.worker.site;
        klankbord_app::mails::write(&self.portal, site, to, at, mail)
            .await
            .unwrap()
    }

    /// Every mail that was sent so far, the oldest first.
    pub fn mails(&self) -> Vec<SentMail> {
        let all = self.worker.site.mailbox.all();
        all.into_iter().map(|mail| SentMail(mail.letter)).collect()
    }

    /// The last mail that was sent to this address.
    pub fn mail_to(&self, email: &str) -> SentMail {
        let mut mails = self.mails();
        mails.retain(|mail| mail.to_email == email);
        mails
            .pop()
            .unwrap_or_else(|| panic!("no mail was sent to {email}"))
    }

    /// The last message that was sent to this address, as it is transmitted.
    pub fn message_to(&self, email: &str) -> Vec<u8> {
        let mut mails = self.worker.site.mailbox.all();
        mails.retain(|mail| mail.letter.to_email == email);
        mails.pop().unwrap().message.to_vec()
    }

    /// A browser that nobody used before.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: Arc::default(),
            language: "nl",
        }
    }

    /// The same browser at this node.
    pub fn move_here(&self, browser: &Browser) -> Browser {
        Browser {
            router: self.router.clone(),
            ..browser.twin()
        }
    }

    /// A member of staff with this role, made directly in the database.
    pub async fn staff(&self, email: &str, role: Role) -> AccountId {
        let portal = &self.portal;
        let new = NewAccount {
            email: Email::parse(email).unwrap(),
            name: email.split('@').next().unwrap().to_owned(),
            language: Language::Nl,
        };
        let hash = portal
            .passwords
            .hash(Password::parse(PASSWORD).unwrap())
            .await
            .unwrap();
        accounts::testing::staff(portal, &new, &hash, role)
            .await
            .unwrap()
    }

    /// The same with several roles.
    pub async fn staff_with(&self, email: &str, roles: &[Role]) -> AccountId {
        let (first, others) = roles.split_first().unwrap();
        let account = self.staff(email, *first).await;
        for role in others {
            accounts::testing::also(&self.portal, account, *role)
                .await
                .unwrap();
        }
        account
    }

    /// A member of the panel, made directly in the database.
    pub async fn member(&self, email: &str) -> (AccountId, MemberId) {
        let new = NewAccount {
            email: Email::parse(email).unwrap(),
            name: email.split('@').next().unwrap().to_owned(),
            language: Language::Nl,
        };
        accounts::testing::member(&self.portal, &new).await.unwrap()
    }

    /// The mails that wait for somebody, the oldest first.
    pub async fn queued(&self, account: AccountId) -> Vec<Mail> {
        accounts::testing::mails(&self.portal, account)
            .await
            .unwrap()
    }

    /// The code in the last mail to somebody.
    pub async fn code(&self, account: AccountId) -> String {
        let mails = self.queued(account).await;
        let code = mails.into_iter().rev().find_map(|mail| match mail {
            Mail::SignInCode { code } => Some(code),
            _ => None,
        });
        code.expect("a code in the outbox")
    }

    /// A browser in which that member signed in with a code.
    pub async fn signed_in_with_code(&self, email: &str, account: AccountId) -> Browser {
        let browser = self.browser();
        browser.post("/sign-in", &[("email", email)]).await;
        let code = self.code(account).await;
        let answer = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    /// A browser in which that person signed in with the usual password.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let answer = browser
            .post(
                "/sign-in/password",
                &[("email", email), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }
}

/// A mail that was sent: `to_email`, `subject`, `text`, `html`, `unsubscribe`.
pub struct SentMail(Letter);

impl std::ops::Deref for SentMail {
    type Target = Letter;
    fn deref(&self) -> &Letter {
        &self.0
    }
}

impl SentMail {
    /// The paths on this portal that the mail links to, in the order of its text.
    pub fn links(&self) -> Vec<String> {
        self.text
            .lines()
            .filter_map(|line| line.strip_prefix("http://klankbord.test"))
            .map(str::to_owned)
            .collect()
    }

    /// The first link that begins with this path.
    pub fn link(&self, path: &str) -> String {
        self.links()
            .into_iter()
            .find(|link| link.starts_with(path))
            .unwrap_or_else(|| panic!("no link to {path} in: {}", self.text))
    }
}

/// The form of the first visitor.
pub const SET_UP: [(&str, &str); 12] = [
    ("name", "Waterschap De Waag"),
    ("zone", "Europe/Amsterdam"),
    ("phone", "030 123 45 67"),
    ("email", "klant@dewaag.example"),
    ("accent", "#1f4e79"),
    ("admin_name", "Ada"),
    ("admin_email", "ada@dewaag.example"),
    ("admin_password", PASSWORD),
    ("conscience_name", "Bo"),
    ("conscience_email", "bo@dewaag.example"),
    ("mandate", "Waakt over de kant van de klant."),
    ("in_sales", "no"),
];

/// A browser with its cookie.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    pub language: &'static str,
}

/// The answer to a request.
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Browser {
    /// Another browser with a copy of this one's cookie.
    pub fn twin(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self {
            cookies: Arc::new(Mutex::new(cookies)),
            ..self.clone()
        }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path, None)).await
    }

    /// Sends a form, and names the page that it was on, as browsers do.
    pub async fn post_from(&self, page: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(form).unwrap();
        let mut request = self.request(Method::POST, path, Some(body));
        let referer = format!("http://klankbord.test{page}").parse().unwrap();
        request.headers_mut().insert(header::REFERER, referer);
        self.send(request).await
    }

    /// Sends a form from one of our own pages.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(form).unwrap();
        self.send(self.request(Method::POST, path, Some(body)))
            .await
    }

    /// Sends a file, and some fields, from one of our own pages.
    pub async fn upload(&self, path: &str, bytes: &[u8], form: &[(&str, &str)]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in form {
            let part = format!(
                "--grens\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        body.extend_from_slice(
            b"--grens\r\ncontent-disposition: form-data; name=\"file\"; filename=\"klanten<script>.csv\"\r\n\r\n",
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grens--\r\n");
        let mut request = self.request(Method::POST, path, None);
        let kind = header::HeaderValue::from_static("multipart/form-data; boundary=grens");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        *request.body_mut() = Body::from(body);
        self.send(request).await
    }

    /// Sends a form and opens the page that it leads to.
    pub async fn post_and_follow(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        self.get(&answer.location.unwrap()).await
    }

    pub fn request(&self, method: Method, path: &str, body: Option<String>) -> Request<Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "klankbord.test")
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header("x-forwarded-for", "192.0.2.7")
            .header("sec-fetch-site", "same-origin");
        let cookies = self.cookies.lock().unwrap();
        let cookies: Vec<_> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request
            .body(body.map_or_else(Body::empty, Body::from))
            .unwrap()
    }

    /// Sends a request as it is, and leaves the answer open.
    pub async fn begin(&self, request: Request<Body>) -> http::Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let headers = response.headers().clone();
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if cookie.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = headers
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .unwrap();
        Answer {
            status,
            location,
            headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl Answer {
    /// The text of every element that matches.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap())
            .map(|element| element.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// The text of the first element that matches.
    pub fn text(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_default()
    }

    /// An attribute of every element that matches.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap())
            .filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }
}
