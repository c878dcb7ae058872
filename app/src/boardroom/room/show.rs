//! The room on a phone: the question on the screen, the questions of others, and the forms.

use super::{
    heard::Own,
    lead::{after, question},
    live::Rooms,
    parts::{Audience, Making, Part, Reader},
    unsent::Unsent,
};
use crate::{
    islands::RoomLive,
    rounds::contributions::attribution_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            problem::sentence,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::{Extension, extract::Path, response::IntoResponse as _};
use axum_extra::extract::Form as Posted;
use http::StatusCode;
use klankbord_domain::{
    FieldErrors, Language,
    answering::commitments::rules::check_keeps,
    base::ids::SessionId,
    boardroom::{
        room::{
            Attribution, LONGEST, RoomRound,
            operations::{self, HeardForm, QuestionForm},
            queries::{self, Inside, Room},
            rules,
        },
        sessions::Part as As,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    back = "Over deze sessie" | "About this session";
    reload = "Vernieuwen" | "Reload";
    ask_title = "Stel een vraag" | "Ask a question";
    deepen_title = "Vraag door" | "Ask a follow-up question";
    text = "Uw vraag" | "Your question";
    text_hint = "Houd het kort, in uw eigen woorden. Iedereen in de zaal leest uw vraag. Krijgt u daar geen antwoord, dan gaat de vraag na de sessie naar de eigenaar van een voorstel."
        | "Keep it short, in your own words. Everybody in the room reads your question. If it is not answered there, it goes to the owner of a proposal after the session.";
    shown_as = "Mogen anderen weten dat dit van u komt?" | "May others know that this comes from you?";
    by_name = "De zaal ziet uw naam erbij." | "The room sees your name with it.";
    nameless = "Zonder mijn naam" | "Without my name";
    without_name = "De zaal ziet alleen: een klant." | "The room only sees: a customer.";
    send = "Vraag sturen" | "Send the question";
    sent = "Uw vraag is verstuurd." | "Your question has been sent.";
    why = "Waarom?" | "Why?";
    minutes = "Minuten" | "Minutes";
}

/// The text that somebody typed into the form.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ShowForm {
    pub(super) text: String,
    pub(super) shown_as: String,
    #[serde(skip)]
    pub(super) heard: Option<HeardForm>,
    #[serde(skip)]
    pub(super) unsent: Option<Unsent>,
}

impl ShowForm {
    /// All words that were typed.
    fn words(&self) -> String {
        let heard = self.heard.iter().flat_map(|own| [&own.heard, &own.promise]);
        let unsent = self.unsent.iter().map(|unsent| &unsent.text);
        let all: Vec<_> = [&self.text]
            .into_iter()
            .chain(heard)
            .chain(unsent)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        all.join("\n\n")
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &ShowForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<ShowForm>,
) -> Page {
    let asked = QuestionForm {
        text: typed.text.clone(),
        shown_as: typed.shown_as.clone(),
    };
    let done = match rooms.press(&cx.portal, &cx.actor) {
        Ok(()) => operations::ask(&cx.portal, &cx.actor, id, &asked).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            rooms.changed(id);
            cx.done(&paths::room(id), sent(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Supported {
    question: String,
    give: String,
    /// Sent by our code in the browser, which stays on the page.
    quiet: bool,
}

pub(crate) async fn post_support(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Supported>,
) -> Page {
    rooms.press(&cx.portal, &cx.actor)?;
    let question = question(&typed.question)?;
    let give = typed.give != "no";
    let done = operations::support(&cx.portal, &cx.actor, id, question, give).await;
    let is_done = done.is_ok();
    let page = after(&cx, &rooms, id, done, None).await;
    if typed.quiet && is_done {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    page
}

pub(super) async fn page(
    cx: &PageContext,
    id: SessionId,
    typed: &ShowForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let mut unsent = typed.unsent.clone();
    let mut own: Option<Refusal> = None;
    if let Some(unsent) = &mut unsent
        && let Some(problem) = refusal.errors.of(unsent.name)
    {
        unsent.problem = Some(sentence(lang, problem));
        own = Some(FieldErrors::one(unsent.field.clone(), problem.clone()).into());
    }
    let refusal = own.as_ref().unwrap_or(refusal);
    let inside = queries::enter(&cx.portal, &cx.actor, id).await?;
    let room = queries::room(&cx.portal, id).await?;
    let supported = queries::supported(&cx.portal, &inside).await?;
    let zone = cx.zone();
    let own = match &typed.heard {
        Some(typed) => typed.clone(),
        None => queries::own_heard(&cx.portal, &inside).await?,
    };
    let projects = queries::projects(&cx.portal, id).await?;
    let mut labels = vec![
        ("text", text(lang)),
        ("shown_as", shown_as(lang)),
        ("why", why(lang)),
        ("minutes", minutes(lang)),
    ];
    labels.extend(super::heard::labels(lang));
    if let Some(unsent) = &unsent {
        let label = labels.iter().find(|(name, _)| *name == unsent.name);
        let label = label.map_or("", |(_, label)| label);
        labels.push((unsent.field.as_str(), label));
    }
    let form = Form::new(lang, refusal, &labels);
    let making = Making {
        lang,
        zone: &zone,
        room: &room,
        audience: Audience::of(&inside),
        reader: Some(Reader {
            account: inside.account,
            supported: &supported,
            unsent: unsent.as_ref(),
        }),
    };
    let session = &inside.session;
    let ids: Vec<_> = supported.iter().map(ToString::to_string).collect();
    // The form may be gone with its round, and with it the place where the words would be.
    let words = typed.words();
    let told = match refusal.conflict() {
        Some(why) if !words.is_empty() => super::unsent::told(lang, why, &words),
        _ => view! { {refusal.notice(lang)}{form.summary()} }.into_any(),
    };
    let page = cx.page(session.theme.clone()).refused_below(refusal);
    let own = Own {
        account: inside.account,
        typed: &own,
        projects: &projects,
        may_promise: check_keeps(&cx.actor, inside.account).is_ok(),
        notice: cx.notice.as_deref(),
        returned: typed.heard.is_some(),
    };
    page.show(|| {
        let follow = format!("{}?after={}", paths::live(id), room.number);
        let parts = Part::seen_by(making.audience).iter().map(|part| {
            let asking = (*part == Part::Stage).then(|| {
                inside
                    .part
                    .map(|part| ask(lang, &form, id, &inside, part, &room, typed, cx.notice.as_deref()))
            });
            let hearing = (*part == Part::Stage && inside.part == Some(As::Staff))
                .then(|| super::heard::form(lang, &form, id, &room, &own));
            view! { {making.around(*part)}{asking}{hearing} }
        });
        let parts: Vec<_> = parts.collect();
        view! {
            {told}
            <p class="eyebrow"><a href=paths::session(id)>{back(lang)}</a></p>
            <h1>{session.theme.clone()}</h1>
            <div id="room" data-room=follow data-room-supports=ids.join(" ") data-room-now=cx.portal.now().0 / 1000>
                {parts}
                <section id="room-mine" data-room-part="mine">{making.mine(inside.account)}</section>
            </div>
            <p><a href=paths::room(id)>{reload(lang)}</a></p>
            <RoomLive/>
        }
    })
}

/// The form, for the rounds in which this person may speak. In the others it is hidden, so that typed words are
/// still there when the round comes.
#[expect(
    clippy::too_many_arguments,
    reason = "one form with everything it shows"
)]
fn ask(
    lang: Language,
    form: &Form<'_>,
    id: SessionId,
    inside: &Inside,
    part: As,
    room: &Room,
    typed: &ShowForm,
    notice: Option<&str>,
) -> AnyView {
    let rounds: Vec<_> = RoomRound::ALL
        .iter()
        .filter(|round| rules::may_ask(**round, part))
        .map(|round| round.as_str())
        .collect();
    let closed = !rules::may_ask(room.round, part);
    let title = match part {
        As::Customer => ask_title(lang),
        As::Staff => deepen_title(lang),
    };
    let openly = (part == As::Customer).then(|| {
        let choices = vec![
            Choice::new(Attribution::Segment.as_str(), nameless(lang)).hint(without_name(lang)),
            Choice::new(
                Attribution::Name.as_str(),
                attribution_name(lang, Attribution::Name),
            )
            .hint(by_name(lang)),
        ];
        form.choose("shown_as", &typed.shown_as, choices).view()
    });
    let key = format!("room:{}:{}", inside.session.id, inside.account);
    let is_sent = notice == Some(sent(lang));
    view! {
        <section id="room-ask" data-room-rounds=rounds.join(" ") hidden=closed>
            <h2>{title}</h2>
            <form method="post" action=paths::room(id) data-draft=key data-draft-sent=is_sent novalidate>
                {form.area("text", &typed.text, 2).hint(text_hint(lang)).limit(LONGEST).view()}
                {openly}
                <button class="button">{send(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}
