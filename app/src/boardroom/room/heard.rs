//! The notes and promises of staff: writing them down, translating them, and having customers confirm or correct them.

use super::{
    lead::{Back, after},
    live::Rooms,
    parts::{Audience, Making},
    unsent::{Line, Unsent},
};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Choice, Form, Voice, Whose, face, prose::prose, refusal::show_again, spoken, time::date},
};
use axum::{Extension, extract::Path};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Language,
    base::ids::{AccountId, ProjectId, SessionId},
    boardroom::room::{
        LONGEST_HEARD, RoomRound,
        operations::{self, HeardForm},
        queries::{Heard, Room},
        rules,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat wij hoorden en gaan doen" | "What we heard and will do";
    heard_by(name: &str) = "{name} hoorde" | "{name} heard";
    promises(name: &str, day: &str) = "{name} belooft, uiterlijk {day}" | "{name} promises, by {day}";
    translated = "In de andere taal" | "In the other language";
    right_count(count: i64) = "{count} klanten zeggen: dit klopt." | "{count} customers say: this is right.",
        one(count) "{count} klant zegt: dit klopt." | "{count} customer says: this is right.";
    correction = "Een klant zegt dat dit niet klopt" | "A customer says this is not right";
    new_promise(name: &str, day: &str, words: &str) = "{name} belooft, uiterlijk {day}: {words}" | "{name} promises, by {day}: {words}";
    in_ledger = "Bekijk de afspraak" | "View the commitment";
    right = "Dit klopt" | "This is right";
    wrong_open = "Dit klopt niet" | "This is not right";
    wrong_words = "Wat klopt er niet?" | "What is not right?";
    wrong = "Verbetering sturen" | "Send the correction";
    said = "Dank u. Wij hebben het gehoord." | "Thank you. We have heard you.";
    mine_title = "Wat u over de afspraken zei" | "What you said about the commitments";
    of(name: &str) = "Van {name}" | "From {name}";
    you_right = "U zei: dit klopt." | "You said: this is right.";
    you_wrong(words: &str) = "U zei: dit klopt niet: {words}" | "You said: this is not right: {words}";
    change = "Wijzigen" | "Change";
    translate_open = "Vertaling" | "Translation";
    translation = "Hetzelfde in de andere taal" | "The same in the other language";
    translate = "Vertaling bewaren" | "Save the translation";
    own_title = "Wat u hoorde en gaat doen" | "What you heard and will do";
    heard_title = "Wat u hoorde" | "What you heard";
    heard = "Wat hoorde u?" | "What did you hear?";
    promise = "Wat gaat u doen?" | "What will you do?";
    promise_hint = "Eén afspraak. Laat dit leeg als u niets belooft." | "One commitment. Leave this empty if you promise nothing.";
    due_on = "Uiterlijk op" | "By";
    project = "Bij welk project hoort het?" | "Which project is it part of?";
    keep = "Opslaan" | "Save";
    kept = "Bewaard. U kunt het wijzigen tot de sessie is afgerond." | "Saved. You can change it until the session is closed.";
}

/// The labels of the fields of this file.
pub(super) const fn labels(lang: Language) -> [(&'static str, &'static str); 6] {
    [
        ("heard", heard(lang)),
        ("promise", promise(lang)),
        ("due_on", due_on(lang)),
        ("project", project(lang)),
        ("words", wrong_words(lang)),
        ("translation", translation(lang)),
    ]
}

/// Everything that was written down, for everybody from the round in which it is said; who leads reads it before.
pub(super) fn all(making: &Making<'_>) -> AnyView {
    let tells = making.room.round.tells_heard() || making.audience.leads();
    if making.room.heard.is_empty() || !tells {
        return ().into_any();
    }
    let each: Vec<_> = making
        .room
        .heard
        .iter()
        .map(|one| item(making, one))
        .collect();
    view! { <h2>{title(making.lang)}</h2><ul class="room-list">{each}</ul> }.into_any()
}

fn item(making: &Making<'_>, one: &Heard) -> AnyView {
    let lang = making.lang;
    let promised = (!one.promise.is_empty()).then(|| {
        let day = one.due_on.map(|day| date(lang, day)).unwrap_or_default();
        let translation = (!one.translation.is_empty()).then(|| {
            view! { <p class="soft small">{translated(lang)}</p>{prose(&one.translation)} }
        });
        let words = view! { {prose(&one.promise)}{translation} }.into_any();
        let count = match one.said_right {
            0 => None,
            count => Some(right_count(lang, count)),
        };
        let corrections: Vec<_> = one
            .corrections
            .iter()
            .map(|words| crate::web::ui::said(words, correction(lang)))
            .collect();
        let ledger = one.commitment.map(|id| {
            view! { <p><a href=paths::commitment(id)>{in_ledger(lang)}</a></p> }
        });
        view! {
            {spoken(Voice::Ours, face(Whose::Staff(&one.name)), words, promises(lang, &one.name, &day))}
            {count.map(|text| view! { <p class="meta"><span>{text}</span></p> })}
            {corrections}
            {ledger}
            {saying(making, one)}
            {translating(making, one)}
        }
    });
    let told = one
        .due_on
        .map(|day| new_promise(lang, &one.name, &date(lang, day), &one.promise));
    let told = told.filter(|_| !one.promise.is_empty());
    view! {
        <li id=format!("heard-{}", one.account) data-room-question=format!("heard-{}", one.account)
            data-room-tell=told>
            <h3>{heard_by(lang, &one.name)}</h3>
            {prose(&one.heard)}
            {promised}
        </li>
    }
    .into_any()
}

/// The words of one customer about promises, with the links to change them.
pub(super) fn mine(making: &Making<'_>, account: AccountId) -> Option<AnyView> {
    let lang = making.lang;
    let each = making.room.said_by(account).filter_map(|said| {
        let one = making.room.heard.iter().find(|one| one.account == said.of)?;
        let words = if said.is_right {
            you_right(lang).to_owned()
        } else {
            you_wrong(lang, &said.words)
        };
        let change = (making.room.round == RoomRound::Closing).then(|| {
            view! {
                <p><a href=format!("#heard-{}", said.of) aria-label=format!("{}: {}", change(lang), one.name)>{change(lang)}</a></p>
            }
        });
        Some(view! { <li><h3>{of(lang, &one.name)}</h3><p>{words}</p>{change}</li> })
    });
    let each: Vec<_> = each.collect();
    (!each.is_empty())
        .then(|| view! { <h2>{mine_title(lang)}</h2><ul class="room-list">{each}</ul> }.into_any())
}

/// The buttons with which customers confirm or correct a promise.
fn saying(making: &Making<'_>, one: &Heard) -> Option<AnyView> {
    let lang = making.lang;
    let (of, action) = (one.account, paths::confirm(making.room.id));
    (making.room.round == RoomRound::Closing && making.audience == Audience::Customer).then(|| {
        let field = format!("words-{of}");
        let opened = making.unsent(&field).is_some();
        let words = Line {
            field,
            name: "words",
            label: wrong_words(lang),
            value: "",
            most: LONGEST_HEARD,
            required: true,
        };
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="of" value=of.0/>
                <button class="button secondary" name="right" value="yes" id=format!("right-{of}")>{right(lang)}</button>
            </form>
            <details open=opened>
                <summary>{wrong_open(lang)}</summary>
                <form method="post" action=action>
                    <input type="hidden" name="of" value=of.0/>
                    <input type="hidden" name="right" value="no"/>
                    {words.view(making)}
                    <button class="button secondary">{wrong(lang)}</button>
                </form>
            </details>
        }
        .into_any()
    })
}

fn translating(making: &Making<'_>, one: &Heard) -> Option<AnyView> {
    let lang = making.lang;
    let of = one.account;
    (making.room.round != RoomRound::Closed && making.audience.leads()).then(|| {
        let field = format!("translation-{of}");
        let opened = making.unsent(&field).is_some();
        let line = Line {
            field,
            name: "translation",
            label: translation(lang),
            value: &one.translation,
            most: LONGEST_HEARD,
            required: false,
        };
        view! {
            <details open=opened>
                <summary>{translate_open(lang)}</summary>
                <form method="post" action=paths::translate(making.room.id)>
                    <input type="hidden" name="of" value=of.0/>
                    {line.view(making)}
                    <button class="button secondary">{translate(lang)}</button>
                </form>
            </details>
        }
        .into_any()
    })
}

/// The form of a member of staff for themselves.
pub(super) struct Own<'a> {
    pub account: AccountId,
    pub typed: &'a HeardForm,
    pub projects: &'a [(ProjectId, String)],
    /// Whether they can keep a promise: an administrator can't.
    pub may_promise: bool,
    /// The notice about the last action.
    pub notice: Option<&'a str>,
    /// Whether their words were not accepted.
    pub returned: bool,
    /// Whether they lead: then they write from the first round on, while others listen.
    pub leads: bool,
}

/// The form of a member of staff, from the round in which they say what they heard; before that only with words
/// that were not accepted.
pub(super) fn form(
    lang: Language,
    form: &Form<'_>,
    id: SessionId,
    room: &Room,
    own: &Own<'_>,
) -> AnyView {
    let writes = |round: RoomRound| {
        let listens = matches!(round, RoomRound::One | RoomRound::Two);
        rules::may_hear(round) && (own.returned || own.leads || !listens)
    };
    let rounds: Vec<_> = RoomRound::ALL
        .iter()
        .filter(|round| writes(**round))
        .map(|round| round.as_str())
        .collect();
    let closed = !writes(room.round);
    let typed = own.typed;
    let promising = own.may_promise.then(|| {
        let choices = own.projects.iter();
        let choices = choices.map(|(id, name)| Choice::new(id.to_string(), name.clone()));
        let promise = form
            .area("promise", &typed.promise, 2)
            .hint(promise_hint(lang));
        view! {
            {promise.limit(LONGEST_HEARD).optional().view()}
            {form.date("due_on", &typed.due_on).optional().view()}
            {form.select("project", &typed.project, choices.collect()).optional().view()}
        }
    });
    let title = if own.may_promise {
        own_title(lang)
    } else {
        heard_title(lang)
    };
    let class = if own.leads {
        "button small secondary"
    } else {
        "button"
    };
    let key = format!("room-heard:{id}:{}", own.account);
    let sent = own.notice == Some(kept(lang));
    view! {
        <section id="room-heard-form" data-room-rounds=rounds.join(" ") hidden=closed>
            <h2>{title}</h2>
            <form method="post" action=paths::heard(id) data-draft=key data-draft-sent=sent novalidate>
                {form.area("heard", &typed.heard, 3).limit(LONGEST_HEARD).view()}
                {promising}
                <button class=class>{keep(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct HeardFields {
    heard: String,
    promise: String,
    due_on: String,
    project: String,
}

pub(crate) async fn post(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<HeardFields>,
) -> Page {
    let typed = HeardForm {
        heard: typed.heard,
        promise: typed.promise,
        due_on: typed.due_on,
        project: typed.project,
    };
    let done = match rooms.press(&cx.portal, &cx.actor) {
        Ok(()) => operations::hear(&cx.portal, &cx.actor, id, &typed).await,
        Err(error) => Err(error),
    };
    let own = || super::show::ShowForm {
        heard: Some(typed.clone()),
        ..Default::default()
    };
    match done {
        Ok(()) => {
            rooms.changed(id);
            cx.done(&paths::room(id), kept(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                super::show::page(&cx, id, &own(), &refusal).await
            })
            .await
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    of: String,
    right: String,
    words: String,
    translation: String,
}

impl About {
    fn of(&self) -> Result<AccountId, Error> {
        self.of.parse().map_err(|_| Error::NotFound)
    }
}

pub(crate) async fn post_translation(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<About>,
) -> Page {
    let of = typed.of()?;
    let unsent = Unsent {
        name: "translation",
        field: format!("translation-{of}"),
        text: typed.translation.clone(),
        problem: None,
    };
    let done = operations::translate(&cx.portal, &cx.actor, id, of, &typed.translation).await;
    after(&cx, &rooms, id, done, Back::default(), Some(unsent)).await
}

pub(crate) async fn post_confirm(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<About>,
) -> Page {
    let (of, right) = (typed.of()?, typed.right == "yes");
    let done = match rooms.press(&cx.portal, &cx.actor) {
        Ok(()) => operations::say(&cx.portal, &cx.actor, id, of, right, &typed.words).await,
        Err(error) => Err(error),
    };
    if done.is_ok() {
        rooms.changed(id);
        return cx.done(&paths::room(id), said(cx.lang));
    }
    let unsent = Unsent {
        name: "words",
        field: format!("words-{of}"),
        text: typed.words,
        problem: None,
    };
    after(&cx, &rooms, id, done, Back::default(), Some(unsent)).await
}
