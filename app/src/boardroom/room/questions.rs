//! The questions of a room on a phone: the one on the screen, those of others, and the reader's own.

use super::{parts::Making, wall::asking_face};
use crate::web::{
    paths,
    ui::{Icon, Tone, Voice, Whose, face, icon, spoken, tag},
};
use klankbord_domain::{
    Language,
    base::ids::AccountId,
    boardroom::{
        room::{
            RoomRound, State,
            queries::{Question, Room},
            rules,
        },
        sessions::Part as As,
    },
};
use leptos::prelude::*;

texts! {
    stage_title = "Nu op het scherm" | "On the screen now";
    on_screen(text: &str) = "Nu op het scherm: {text}" | "On the screen now: {text}";
    asked_this(name: &str) = "{name} vroeg dit." | "{name} asked this.";
    also(count: i64) = "{count} mensen willen dit ook weten." | "{count} people want to know this too.",
        one(count) "Nog iemand wil dit weten." | "Somebody else wants to know this too.";
    others_title = "Wat anderen vroegen" | "What others asked";
    no_questions = "Anderen vroegen nog niets." | "Nobody else has asked anything yet.";
    new_question(text: &str) = "Nieuwe vraag: {text}" | "New question: {text}";
    deepens = "Doorvraag" | "Follow-up";
    listed = "Komt aan de beurt" | "Will be discussed";
    not_discussed = "Niet besproken" | "Not discussed";
    answered = "Besproken" | "Discussed";
    hidden = "Verborgen" | "Hidden";
    supported(count: i64) = "{count} steunen dit" | "{count} support this",
        one(count) "{count} steunt dit" | "{count} supports this";
    me_too = "Ik ook" | "Me too";
    answered_later = "Komt er hier geen antwoord? Dan antwoordt de eigenaar van een voorstel u later." | "No answer here? Then the owner of a proposal answers you later.";
    mine_title = "Wat u vroeg" | "What you asked";
    now_on_screen = "Staat nu op het scherm" | "On the screen now";
    waiting = "Gestuurd" | "Sent";
    because(why: &str) = "Reden: {why}" | "Reason: {why}";
    becomes = "Bekijk wat ermee gebeurt" | "See what happens with it";
}

/// The question on the screen; nothing takes its place when there is none.
pub(super) fn stage(making: &Making<'_>) -> AnyView {
    let lang = making.lang;
    let Some(question) = making.room.shown() else {
        return ().into_any();
    };
    let also = (question.supports > 0).then(|| also(lang, question.supports));
    view! {
        <h2>{stage_title(lang)}</h2>
        <figure class="sheet on-screen" data-room-tell=on_screen(lang, &question.text)>
            <blockquote>{question.text.clone()}</blockquote>
            <figcaption>
                {asking_face(question)}
                <span>{asked_this(lang, &making.speaker(question))}" "{also}</span>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The questions of others. In a part for a whole audience the browser leaves out the reader's own, which they find
/// below.
pub(super) fn of_others(making: &Making<'_>) -> AnyView {
    let lang = making.lang;
    let each: Vec<_> = (making.room.questions.iter())
        .filter(|question| !making.is_own(question))
        .map(|question| one(making, question))
        .collect();
    let list = if each.is_empty() {
        view! { <p class="empty">{no_questions(lang)}</p> }.into_any()
    } else {
        view! { <ol class="queue" data-room-others="">{each}</ol> }.into_any()
    };
    view! { <h2>{others_title(lang)}</h2>{list} }.into_any()
}

fn one(making: &Making<'_>, question: &Question) -> AnyView {
    let lang = making.lang;
    let id = question.id;
    let support = support(making, question);
    let count = (support.is_none() && question.supports > 0)
        .then(|| view! { <span>{supported(lang, question.supports)}</span> });
    view! {
        <li id=format!("question-{id}") data-room-question=id.0 data-room-tell=new_question(lang, &question.text)>
            <p id=format!("question-{id}-text")>{question.text.clone()}</p>
            <p class="meta">
                {asking_face(question)}
                <span>{making.speaker(question)}</span>
                {count}
                {tags(making, question)}
            </p>
            {support}
        </li>
    }
    .into_any()
}

/// What is to be said of a question besides who asked it.
pub(super) fn tags(making: &Making<'_>, question: &Question) -> AnyView {
    let lang = making.lang;
    let deepening = (question.part == As::Staff).then(|| tag(Tone::Past, deepens(lang)));
    let state = if making.room.on_screen == Some(question.id) {
        Some(tag(Tone::Open, now_on_screen(lang)))
    } else {
        match question.state {
            State::Waiting => None,
            State::Answered => Some(tag(Tone::Good, answered(lang))),
            state => Some(tag(Tone::Past, state_name(lang, making.room.round, state))),
        }
    };
    view! { {deepening}{state} }.into_any()
}

const fn state_name(lang: Language, round: RoomRound, state: State) -> &'static str {
    match (state, round) {
        (State::Waiting, _) => waiting(lang),
        (State::Listed, RoomRound::Closed) => not_discussed(lang),
        (State::Listed, _) => listed(lang),
        (State::Answered, _) => answered(lang),
        (State::Hidden, _) => hidden(lang),
    }
}

/// The one button that gives support and takes it back. In a part for a whole audience it stands as not pressed, and
/// the browser presses it.
pub(super) fn support(making: &Making<'_>, question: &Question) -> Option<AnyView> {
    let lang = making.lang;
    let may = making.audience.takes_part() && rules::may_support(making.room.round);
    if !may || making.is_own(question) {
        return None;
    }
    let reader = making.reader.as_ref();
    let given = reader.is_some_and(|reader| reader.supported.contains(&question.id));
    let id = question.id;
    Some(
        view! {
            <form method="post" action=paths::support_question(making.room.id) class="supporting"
                data-room-support="" data-room-send="">
                <input type="hidden" name="question" value=id.0/>
                <input type="hidden" name="give" value=if given { "no" } else { "yes" }/>
                <button class="support" id=format!("support-{id}") aria-pressed=given.to_string()
                    aria-describedby=format!("question-{id}-text")>
                    {icon(Icon::Hand)}
                    <b aria-hidden="true">{question.supports}</b>
                    <span class="unseen">{supported(lang, question.supports)}". "</span>
                    <span>{me_too(lang)}</span>
                </button>
            </form>
        }
        .into_any(),
    )
}

/// One person's own questions, including hidden ones, and what they said of promises; without the element around
/// them.
pub(super) fn mine(making: &Making<'_>, account: AccountId) -> AnyView {
    let mut ids = Vec::new();
    let each: Vec<_> = making
        .room
        .own(account)
        .map(|question| {
            ids.push(question.id.to_string());
            own(making, question, account)
        })
        .collect();
    let asked = (!each.is_empty()).then(|| {
        view! {
            <h2>{mine_title(making.lang)}</h2>
            <p class="hint">{answered_later(making.lang)}</p>
            <div data-room-own=ids.join(" ")>{each}</div>
        }
    });
    view! { {super::heard::mine(making, account)}{asked} }.into_any()
}

fn own(making: &Making<'_>, question: &Question, account: AccountId) -> AnyView {
    let lang = making.lang;
    let state = if making.room.on_screen == Some(question.id) {
        now_on_screen(lang)
    } else {
        state_name(lang, making.room.round, question.state)
    };
    let caption = match question.supports {
        0 => state.to_owned(),
        count => format!("{state}, {}", supported(lang, count)),
    };
    let is_hidden = question.state == State::Hidden;
    let why = is_hidden.then(|| view! { <p>{because(lang, question.hidden_why())}</p> });
    let told = is_hidden.then(|| {
        let (hidden, why) = (hidden(lang), because(lang, question.hidden_why()));
        format!("{}: {hidden}. {why}", question.text)
    });
    let follow = question.contribution().map(|id| {
        view! { <p><a href=paths::contribution(id)>{becomes(lang)}</a></p> }
    });
    let words = view! { <p>{question.text.clone()}</p> }.into_any();
    view! {
        <div data-room-tell=told>
            {spoken(Voice::Mine, own_face(making.room, account), words, caption)}
            {why}
            {follow}
        </div>
    }
    .into_any()
}

/// The reader's own face; it is theirs, whatever others see.
fn own_face(room: &Room, account: AccountId) -> AnyView {
    let own = room.people.iter().find(|one| one.account_id == account);
    match own {
        Some(one) => super::people::face_of(one),
        None => face(Whose::Nameless),
    }
}
