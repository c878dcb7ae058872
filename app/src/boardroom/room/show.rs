//! The page of a room: on a phone, and for those who lead.

use super::{
    bar::bar,
    heard::Own,
    lead::{Back, after, question},
    live::Rooms,
    parts::{self, Audience, Making, Part, Reader},
    questions,
    unsent::Unsent,
};
use crate::{
    islands::RoomLive,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Icon,
            document::Width,
            icon,
            problem::sentence,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::{Extension, extract::Path};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    FieldErrors, Language,
    answering::commitments::rules::check_keeps,
    base::ids::SessionId,
    boardroom::{
        room::{
            Attribution, RoomRound,
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
    lead_title = "Sessie leiden" | "Lead the session";
    ask_title = "Stel een vraag" | "Ask a question";
    deepen_title = "Vraag door" | "Ask a follow-up question";
    text = "Uw vraag, in uw eigen woorden" | "Your question, in your own words";
    text_hint = "Iedereen in de zaal leest dit." | "Everybody in the room reads this.";
    deepen_hint = "Iedereen in de zaal leest uw vraag, met uw naam." | "Everybody in the room reads your question, with your name.";
    by_name = "Met mijn naam (anders: “een klant”)" | "With my name (otherwise: “a customer”)";
    shown_as = "Met mijn naam" | "With my name";
    send = "Stuur uw vraag" | "Send your question";
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
    let back = Back::quietly(typed.quiet).to(format!("support-{question}"));
    after(&cx, &rooms, id, done, back, None).await
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
    let page = cx.page(session.theme_in(cx.reads)).refused_below(refusal);
    let own = Own {
        leads: making.audience.leads(),
        account: inside.account,
        typed: &own,
        projects: &projects,
        may_promise: check_keeps(&cx.actor, inside.account).is_ok(),
        notice: cx.notice.as_ref().map(|notice| notice.text.as_str()),
        returned: typed.heard.is_some(),
    };
    let asking = || {
        let part = inside.part?;
        Some(ask(
            lang,
            &form,
            &inside,
            part,
            &room,
            typed,
            cx.notice.as_ref().map(|notice| notice.text.as_str()),
        ))
    };
    let hearing = || {
        (inside.part == Some(As::Staff)).then(|| super::heard::form(lang, &form, id, &room, &own))
    };
    let told =
        (refusal.status().is_some()).then(|| view! { <div class="page notices">{told}</div> });
    let width = if making.audience.leads() {
        Width::Lead
    } else {
        Width::Room
    };
    page.bare(width).show(|| {
        let follow = format!("{}?after={}", paths::live(id), room.number);
        let now = cx.portal.now();
        let over = room.round_ends_at.is_some_and(|at| at <= now).then_some("");
        let mine = view! {
            <section id="room-mine" data-room-part="mine">{questions::mine(&making, inside.account)}</section>
        };
        let parts = if making.audience.leads() {
            leading(&making, asking(), hearing(), mine.into_any())
        } else {
            phone(&making, asking(), hearing(), mine.into_any())
        };
        view! {
            {told}
            {bar(cx, session, making.audience, room.round)}
            <div id="room" data-room=follow data-room-supports=ids.join(" ") data-room-now=now.0 / 1000
                data-room-over=over>
                <div class="unseen" data-room-news="" aria-live="polite"></div>
                {parts}
            </div>
            {parts::signs()}
            <RoomLive/>
        }
    })
}

/// A phone: what is on the screen, what staff say, the reader's question, those of others, and the reader's own.
fn phone(
    making: &Making<'_>,
    asking: Option<AnyView>,
    hearing: Option<AnyView>,
    mine: AnyView,
) -> AnyView {
    view! {
        {making.around(Part::Clock)}
        <div class="room">
            {making.around(Part::Stage)}
            {making.around(Part::Heard)}
            {hearing}
            {asking}
            {making.around(Part::Questions)}
            {mine}
        </div>
    }
    .into_any()
}

/// Three columns: the round, the questions, and the people with what was heard.
fn leading(
    making: &Making<'_>,
    asking: Option<AnyView>,
    hearing: Option<AnyView>,
    mine: AnyView,
) -> AnyView {
    view! {
        <h1 class="unseen">{lead_title(making.lang)}</h1>
        <div class="lead-room">
            <div class="sheet turned">{making.around(Part::Clock)}{making.around(Part::Rounds)}</div>
            {making.around(Part::Questions)}
            <div class="stack">
                <div class="sheet">{making.around(Part::People)}</div>
                {hearing}
                {making.around(Part::Heard)}
                {asking}
                {mine}
            </div>
        </div>
    }
    .into_any()
}

/// The form, for the rounds in which this person may speak. In the others it is hidden, so that typed words are
/// still there when the round comes.
fn ask(
    lang: Language,
    form: &Form<'_>,
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
        let name = Attribution::Name.as_str();
        let checked = typed.shown_as == name;
        view! {
            <label class="check">
                <input type="checkbox" id="shown_as" name="shown_as" value=name checked=checked/>
                <span>{by_name(lang)}</span>
            </label>
        }
    });
    let hint = match part {
        As::Customer => text_hint(lang),
        As::Staff => deepen_hint(lang),
    };
    let key = format!("room:{}:{}", inside.session.id, inside.account);
    let is_sent = notice == Some(sent(lang));
    view! {
        <section id="room-ask" data-room-rounds=rounds.join(" ") hidden=closed>
            <h2 class="unseen">{title}</h2>
            <form class="sheet ask" method="post" action=paths::room(inside.session.id) data-draft=key
                data-draft-sent=is_sent novalidate>
                {form.area("text", &typed.text, 2).view()}
                {openly}
                <button class="button">{icon(Icon::Send)}{send(lang)}</button>
                <p class="hint">{hint}</p>
            </form>
        </section>
    }
    .into_any()
}
