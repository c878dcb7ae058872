//! What those who lead send: moving the rounds, noting who is there, and marking a question.

use super::{live::Rooms, unsent::Unsent};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::refusal::show_again,
};
use axum::{Extension, extract::Path, response::IntoResponse as _};
use axum_extra::extract::Form as Posted;
use http::StatusCode;
use klankbord_domain::{
    Error,
    base::ids::{AccountId, QuestionInRoomId, SessionId},
    boardroom::room::operations,
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Move {
    seen: String,
    round: String,
    minutes: String,
    /// The end that the page showed, to give it more time.
    ends: String,
    quiet: bool,
}

pub(crate) async fn post_round(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Move>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    let Move {
        seen,
        round,
        minutes,
        ends,
        quiet,
    } = &typed;
    let done = if ends.is_empty() {
        operations::move_round(portal, actor, id, seen, round, minutes).await
    } else {
        operations::more_time(portal, actor, id, ends).await
    };
    after(&cx, &rooms, id, done, Back::quietly(*quiet), None).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Marked {
    question: String,
    state: String,
    why: String,
    quiet: bool,
}

pub(crate) async fn post_question(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Marked>,
) -> Page {
    let question = question(&typed.question)?;
    let done = operations::mark(
        &cx.portal,
        &cx.actor,
        id,
        question,
        &typed.state,
        &typed.why,
    )
    .await;
    let unsent = Unsent {
        name: "why",
        field: format!("why-{question}"),
        text: typed.why.clone(),
        problem: None,
    };
    let back = Back::quietly(typed.quiet).to(format!("question-{question}"));
    after(&cx, &rooms, id, done, back, Some(unsent)).await
}

pub(crate) async fn post_screen(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Marked>,
) -> Page {
    let shown = match typed.question.as_str() {
        "" => None,
        some => Some(question(some)?),
    };
    let done = operations::put_on_screen(&cx.portal, &cx.actor, id, shown).await;
    after(&cx, &rooms, id, done, Back::quietly(typed.quiet), None).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct There {
    account: String,
    there: String,
    quiet: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Speaks {
    account: String,
    begins: String,
    quiet: bool,
}

pub(crate) async fn post_speaking(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Speaks>,
) -> Page {
    let account = account(&typed.account)?;
    let begins = typed.begins == "yes";
    let done = operations::speak(&cx.portal, &cx.actor, id, account, begins).await;
    let back = Back::quietly(typed.quiet).to(format!("speaks-{account}"));
    after(&cx, &rooms, id, done, back, None).await
}

fn account(typed: &str) -> Result<AccountId, Error> {
    typed.parse().map_err(|_| Error::NotFound)
}

pub(crate) async fn post_attend(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<There>,
) -> Page {
    let account = account(&typed.account)?;
    let there = typed.there == "yes";
    let done = operations::attend(&cx.portal, &cx.actor, id, account, there).await;
    // The list of people is long, and the next one to tick stands where the last one was.
    let back = Back::quietly(typed.quiet).to(format!("there-{account}"));
    after(&cx, &rooms, id, done, back, None).await
}

pub(super) fn question(typed: &str) -> Result<QuestionInRoomId, Error> {
    typed.parse().map_err(|_| Error::NotFound)
}

/// The fields that hold free text in the forms of this file.
const TYPED: [&str; 4] = ["why", "minutes", "translation", "words"];

/// The place to which somebody goes back after they pressed something.
#[derive(Default)]
pub(super) struct Back {
    place: String,
    /// Whether our code in the browser sent it, and stays on the page.
    quiet: bool,
}

impl Back {
    /// The top of the room, or the page that the browser stays on.
    pub(super) fn quietly(quiet: bool) -> Self {
        let place = String::new();
        Self { place, quiet }
    }

    /// The element with this id.
    pub(super) fn to(self, place: String) -> Self {
        Self { place, ..self }
    }

    fn go(&self, cx: &PageContext, id: SessionId) -> Page {
        if self.quiet {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
        match self.place.as_str() {
            "" => cx.go(&paths::room(id)),
            place => cx.go(&format!("{}#{place}", paths::room(id))),
        }
    }
}

/// Goes back to the room, and lets everybody in it know. Errors in a form are shown there, with what was typed.
pub(super) async fn after(
    cx: &PageContext,
    rooms: &Rooms,
    id: SessionId,
    done: Result<(), Error>,
    back: Back,
    unsent: Option<Unsent>,
) -> Page {
    let typed = super::show::ShowForm {
        unsent: unsent.filter(|unsent| !unsent.text.is_empty()),
        ..Default::default()
    };
    match done {
        Ok(()) => {
            rooms.changed(id);
            back.go(cx, id)
        }
        // In these forms only these fields can be wrong because of what somebody typed.
        Err(Error::Invalid(errors)) if !TYPED.iter().any(|field| errors.of(field).is_some()) => {
            Err(Error::Invalid(errors).into())
        }
        Err(error) => {
            show_again(error, async |refusal| {
                super::show::page(cx, id, &typed, &refusal).await
            })
            .await
        }
    }
}
