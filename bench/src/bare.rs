//! Bare handlers: the same queries as the pages that they are compared with, and the same bytes back.
//!
//! They have no middleware, no access table and no view: only axum, the database and the domain are left. The
//! difference is the cost of the portal itself.

use crate::Result;
use axum::{
    Router,
    extract::{Path as Segment, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use hyper::{HeaderMap, StatusCode, header};
use klankbord_domain::{
    Actor, Portal,
    answering::{
        answers, commitments, owed_answers,
        signals::{self, queries::List},
    },
    base::{db::Db, ids::ProposalId, random},
    overview::{indicators, outcomes},
    people::{accounts, organisation},
    rounds::{contributions, positions, proposals},
};
use std::{collections::HashMap, fs, path::Path, sync::Arc};

/// The shared state of the handlers.
struct Bare {
    portal: Portal,
    pages: HashMap<&'static str, String>,
}

impl Bare {
    /// The answer of the portal, byte by byte.
    fn page(&self, name: &str) -> Html<String> {
        Html(self.pages.get(name).cloned().unwrap_or_default())
    }
}

/// The pages that have a handler here.
const NAMES: [&str; 10] = [
    "home",
    "letter",
    "results",
    "inbox",
    "debts",
    "commitments",
    "said",
    "signals",
    "report",
    "board",
];

/// Serves the bare handlers until the process is ended.
pub async fn serve(database: &str, listen: &str, pages: &Path) -> Result<()> {
    let mut saved = HashMap::new();
    for name in NAMES {
        saved.insert(name, fs::read_to_string(pages.join(name))?);
    }
    let bare = Bare {
        portal: Portal::on(Db::open(database).await?),
        pages: saved,
    };
    let router = Router::new()
        .route("/ready", get(|| async { "ok" }))
        .route("/home", get(home))
        .route("/letter", get(letter))
        .route("/results", get(results))
        .route("/inbox", get(inbox))
        .route("/debts", get(debts))
        .route("/commitments", get(commitments))
        .route("/said", get(said))
        .route("/signals", get(signals))
        .route("/report", get(report))
        .route("/board", get(board))
        .route("/proposals/{id}/position", post(vote))
        .with_state(Arc::new(bare));
    let listener = tokio::net::TcpListener::bind(listen).await?;
    Ok(axum::serve(listener, router).await?)
}

struct Failed(klankbord_domain::Error);

impl From<klankbord_domain::Error> for Failed {
    fn from(error: klankbord_domain::Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.0.source_text()).into_response()
    }
}

/// The first queries of every page: the organisation, and the person of the session.
async fn visitor(portal: &Portal, headers: &HeaderMap) -> klankbord_domain::Result<Actor> {
    organisation::queries::organisation(portal).await?;
    let id = headers
        .get(header::COOKIE)
        .and_then(|cookie| cookie.to_str().ok()?.strip_prefix("klankbord="))
        .unwrap_or_default();
    let visit = accounts::queries::visit(portal, &random::hash(id)).await?;
    Ok(visit.map_or(Actor::Visitor, |visit| visit.actor))
}

async fn home(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    proposals::queries::waiting(&bare.portal, &actor).await?;
    positions::queries::taken(&bare.portal, &actor).await?;
    contributions::queries::mine(&bare.portal, &actor).await?;
    Ok(bare.page("home"))
}

/// The proposal that `measure` asks the portal for.
pub const PROPOSAL: ProposalId = ProposalId(1910);

async fn letter(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let view = proposals::queries::view(&bare.portal, &actor, PROPOSAL).await?;
    positions::queries::own(&bare.portal, &actor, &view).await?;
    contributions::queries::mine_on(&bare.portal, &actor, PROPOSAL).await?;
    Ok(bare.page("letter"))
}

async fn results(
    State(bare): State<Arc<Bare>>,
    headers: HeaderMap,
) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let view = proposals::queries::view(&bare.portal, &actor, PROPOSAL).await?;
    positions::queries::own(&bare.portal, &actor, &view).await?;
    positions::queries::tally(&bare.portal, &actor, &view).await?;
    contributions::queries::by_others(&bare.portal, &actor, &view, None).await?;
    Ok(bare.page("results"))
}

async fn inbox(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let filter = answers::queries::Filter::default();
    answers::queries::inbox(&bare.portal, &actor, &filter, None).await?;
    Ok(bare.page("inbox"))
}

async fn debts(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let filter = owed_answers::queries::Filter::default();
    owed_answers::queries::list(&bare.portal, &actor, filter, None).await?;
    Ok(bare.page("debts"))
}

async fn commitments(
    State(bare): State<Arc<Bare>>,
    headers: HeaderMap,
) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let filter = commitments::queries::Filter::default();
    commitments::queries::ledger(&bare.portal, &actor, filter, None).await?;
    commitments::queries::teams(&bare.portal, &actor).await?;
    Ok(bare.page("commitments"))
}

async fn said(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    outcomes::queries::publications(&bare.portal, &actor, "balie", None).await?;
    Ok(bare.page("said"))
}

async fn signals(
    State(bare): State<Arc<Bare>>,
    headers: HeaderMap,
) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    signals::queries::list(&bare.portal, &actor, List::Department, None).await?;
    Ok(bare.page("signals"))
}

async fn report(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    signals::causes::queries::report(&bare.portal, &actor).await?;
    Ok(bare.page("report"))
}

async fn board(State(bare): State<Arc<Bare>>, headers: HeaderMap) -> Result<Html<String>, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    indicators::queries::board(&bare.portal, &actor).await?;
    Ok(bare.page("board"))
}

async fn vote(
    State(bare): State<Arc<Bare>>,
    Segment(id): Segment<i64>,
    headers: HeaderMap,
    form: axum::Form<Vote>,
) -> Result<Redirect, Failed> {
    let actor = visitor(&bare.portal, &headers).await?;
    let written = positions::operations::PositionForm {
        position: Some(form.0.position),
        reason: Some(form.0.reason),
        ..Default::default()
    };
    positions::operations::cast(&bare.portal, &actor, ProposalId(id), &written).await?;
    Ok(Redirect::to("/"))
}

#[derive(serde::Deserialize)]
struct Vote {
    position: String,
    reason: String,
}
