//! One contribution, for its writer: the conversation about it, the promises that came of it, and the clock of its
//! answer.

use crate::{
    answering::answers::verdict,
    overview::outcomes::trace::steps,
    rounds::{contributions::attribution, supports},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            AnswerClock, Icon, Voice, Whose, face, icon, lang_of, languages, leaf, prose::prose,
            sentence_case, spoken, time,
        },
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Actor, Language, Timestamp,
    base::ids::ContributionId,
    overview::outcomes::{
        self,
        trace::{Link, Promise, Step},
    },
    rounds::{
        contributions::{
            Attribution, Kind, State, Verdict,
            queries::{self, Mine, Reply, Trace},
            rules::look_due,
        },
        proposals,
    },
};
use leptos::prelude::*;

texts! {
    your_question = "uw vraag" | "your question";
    your_concern = "uw zorg" | "your concern";
    your_idea = "uw idee" | "your idea";
    your_experience = "uw ervaring" | "your experience";
    answer_to(what: &str) = "Het antwoord op {what}" | "The answer to {what}";
    waits(what: &str) = "{what} wacht op antwoord" | "{what} is waiting for an answer";
    waits_again(what: &str) = "{what} wacht op een nieuw antwoord" | "{what} is waiting for a new answer";
    taken_back(what: &str) = "U hebt {what} ingetrokken" | "You have withdrawn {what}";
    all_of_yours = "Alles wat u schreef" | "Everything you wrote";
    about_proposal = "Bij het voorstel" | "On the proposal";
    you = "U" | "You";
    by_name = "met uw naam" | "with your name";
    by_group = "alleen met uw groep" | "with your group only";
    by_nobody = "zonder uw naam of groep" | "without your name or group";
    for_conscience = "alleen voor het klantgeweten" | "only for the customer conscience";
    changed(day: &str) = "veranderd op {day}" | "changed on {day}";
    said_yes = "Ja, mijn vraag is beantwoord." | "Yes, my question is answered.";
    said_partly = "Mijn vraag is deels beantwoord." | "My question is partly answered.";
    said_no = "Nee, mijn vraag is niet beantwoord." | "No, my question is not answered.";
    will_answer(owner: &str, day: &str) = "{owner} antwoordt u uiterlijk {day}." | "{owner} answers you by {day}.";
    told = "U krijgt een mail zodra het antwoord er is, tenzij u die mails hebt uitgezet. Het antwoord komt op deze pagina."
        | "We email you when the answer is there, unless you turned those emails off. The answer will appear on this page.";
    late = "Wij beloofden u een antwoord, maar het is er niet op tijd. Dat spijt ons. Het klantgeweten ziet dat het te laat is."
        | "We promised you an answer, but it is late. We are sorry. The customer conscience can see that it is late.";
    looks = "Het klantgeweten kijkt" | "The customer conscience looks";
    looked(day: &str) = "Het klantgeweten heeft hiernaar gekeken op {day}." | "The customer conscience looked at this on {day}.";
    noted = "U zei twee keer dat uw vraag niet is beantwoord. Het klantgeweten ziet dat en kan u bellen." | "You said twice that your question was not answered. The customer conscience can see that and may call you.";
    promised_by(owner: &str) = "Beloofd door {owner}" | "Promised by {owner}";
    follow = "Volg deze afspraak" | "Follow this commitment";
    change = "Verander wat u schreef" | "Change what you wrote";
    take_back = "Trek het in" | "Withdraw it";
    on_time = "Op tijd" | "On time";
    too_late = "Te laat" | "Late";
    history = "Wat ermee gebeurt" | "What happens with it";
    answered_early(due: &str, owner: &str, days: i32) = "Beloofd voor {due}. {owner} antwoordde {days} dagen eerder." | "Promised for {due}. {owner} answered {days} days earlier.",
        one(days) "Beloofd voor {due}. {owner} antwoordde een dag eerder." | "Promised for {due}. {owner} answered a day earlier.";
    answered_on_day(due: &str, owner: &str) = "Beloofd voor {due}. {owner} antwoordde op die dag." | "Promised for {due}. {owner} answered on that day.";
    answered_late(due: &str, owner: &str, days: i32) = "Beloofd voor {due}. {owner} antwoordde {days} dagen te laat." | "Promised for {due}. {owner} answered {days} days late.",
        one(days) "Beloofd voor {due}. {owner} antwoordde een dag te laat." | "Promised for {due}. {owner} answered a day late.";
    days_left(days: i32) = "Nog {days} dagen" | "{days} days left",
        one(days) "Nog één dag" | "One day left";
    due_today = "Vandaag" | "Today";
    days_late(days: i32) = "{days} dagen te laat" | "{days} days late",
        one(days) "Eén dag te laat" | "One day late";
}

const fn yours(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Question => your_question(lang),
        Kind::Concern => your_concern(lang),
        Kind::Idea => your_idea(lang),
        Kind::Experience => your_experience(lang),
    }
}

fn title(lang: Language, mine: &Mine) -> String {
    let what = yours(lang, mine.kind);
    match mine.state {
        State::Waiting if mine.reopened_at.is_some() => sentence_case(&waits_again(lang, what)),
        State::Waiting => sentence_case(&waits(lang, what)),
        State::Answered | State::Settled | State::Disputed => answer_to(lang, what),
        State::Withdrawn => taken_back(lang, what),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    let mine = &trace.mine;
    let view = proposals::queries::view(&cx.portal, &cx.actor, mine.proposal_id).await?;
    let (portal, actor, zone) = (&cx.portal, &cx.actor, cx.zone());
    let links = outcomes::queries::trace(portal, actor, &trace, &view, &zone).await?;
    let title = title(lang, mine);
    let turn = mine.awaits_verdict();
    cx.page(title.clone()).whole().show(|| {
        view! {
            <div class="page">
                <a class="back" href=paths::mine()>{icon(Icon::Back)}{all_of_yours(lang)}</a>
                <h1>{title}</h1>
                <p class="meta"><span>
                    {icon(Icon::Talk)}
                    <span>{about_proposal(lang)}" "<a href=paths::proposal(mine.proposal_id)>{mine.title.clone()}</a></span>
                </span></p>
                <div class="split">
                    <div class="talk">
                        {conversation(&cx, &trace)}
                        {promises(&cx, &links)}
                        {verdict::turn(lang, mine)}
                        {changing(&cx, mine)}
                    </div>
                    <aside class="sheet" id="trace">
                        {clock(&cx, mine)}
                        {steps(&cx, mine.proposal_id, &links, turn)}
                    </aside>
                </div>
            </div>
        }
    })
}

/// The reader's words and those of the organisation, in the order in which they were said.
fn conversation(cx: &PageContext, trace: &Trace) -> AnyView {
    let lang = cx.lang;
    let mine = &trace.mine;
    let changed = (mine.changed_at != mine.written_at)
        .then(|| format!(", {}", changed(lang, &cx.day(mine.changed_at))));
    let caption = format!(
        "{}, {}, {}{}",
        you(lang),
        cx.day(mine.written_at),
        known(lang, mine),
        changed.unwrap_or_default()
    );
    let replies: Vec<_> = (trace.replies.iter())
        .map(|reply| exchange(cx, reply))
        .collect();
    view! {
        {spoken(Voice::Mine, own_face(cx), prose(&mine.text), caption)}
        {supports::told(lang, trace.supporters)}
        {replies}
        {what_comes(cx, mine)}
    }
    .into_any()
}

/// One answer, and what the reader said of it.
fn exchange(cx: &PageContext, reply: &Reply) -> AnyView {
    let lang = cx.lang;
    let by = &reply.written_by;
    let caption = format!("{by}, {}", cx.day(reply.published_at));
    let verdict = reply.verdict.map(|verdict| {
        let said = match verdict {
            Verdict::Yes => said_yes(lang),
            Verdict::Partly => said_partly(lang),
            Verdict::No => said_no(lang),
        };
        let reason = (!reply.verdict_reason.is_empty()).then(|| prose(&reply.verdict_reason));
        let day = reply.verdict_at.map(|at| cx.day(at)).unwrap_or_default();
        let words = view! { <p>{said}</p>{reason} }.into_any();
        let caption = format!("{}, {day}", you(lang));
        spoken(Voice::Mine, own_face(cx), words, caption)
    });
    let words = view! {
        {languages(cx, reply.language, reply.has_both())}
        <div lang=lang_of(lang, reply.language)>{prose(&reply.text)}</div>
    };
    view! {
        {spoken(Voice::Ours, face(Whose::Staff(by)), words.into_any(), caption)}
        {verdict}
    }
    .into_any()
}

/// What the reader can count on while there is no answer.
fn what_comes(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    let lang = cx.lang;
    match mine.state {
        State::Waiting => {
            let (words, more) = if mine.is_overdue(cx.portal.now()) {
                (late(lang).to_owned(), "")
            } else {
                let day = time::weekday_date(lang, on(cx, mine.due_at));
                (will_answer(lang, &mine.owner, &day), told(lang))
            };
            Some(spoken(
                Voice::Ours,
                face(Whose::Staff(&mine.owner)),
                view! { <p>{words}</p> }.into_any(),
                more,
            ))
        }
        State::Disputed => {
            let look = looking(cx, mine);
            Some(view! { <p>{noted(lang)}</p>{look} }.into_any())
        }
        State::Answered | State::Settled | State::Withdrawn => None,
    }
}

/// The promises to the reader: slips with a name and a day.
fn promises(cx: &PageContext, links: &[Link]) -> Vec<AnyView> {
    links
        .iter()
        .filter_map(|link| match &link.step {
            Step::Promised(promise) => Some(slip(cx, promise)),
            _ => None,
        })
        .collect()
}

fn slip(cx: &PageContext, promise: &Promise) -> AnyView {
    let lang = cx.lang;
    let leaf = promise.due_on.map(|day| leaf(lang, day, cx.today()));
    view! {
        <div class="promise">
            {leaf}
            <div>
                <p>{promise.text.clone()}</p>
                <p class="meta">
                    <span>{icon(Icon::Handshake)}{promised_by(lang, &promise.owner)}</span>
                    <a href=paths::commitment(promise.id)>{follow(lang)}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn changing(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    let lang = cx.lang;
    let words = mine.may_change(cx.portal.now()).then(|| {
        view! {
            <a class="button secondary small" href=paths::edit_contribution(mine.id)>{icon(Icon::Pencil)}{change(lang)}</a>
            <a href=paths::withdraw_contribution(mine.id)>{take_back(lang)}</a>
        }
    });
    let fewer = attribution::link(cx, mine);
    (words.is_some() || fewer.is_some())
        .then(|| view! { <div class="buttons changing">{words}{fewer}</div> }.into_any())
}

/// How the answer stands to its day; without one for what was withdrawn.
fn clock(cx: &PageContext, mine: &Mine) -> AnyView {
    let lang = cx.lang;
    let today = cx.today();
    let (due, answered) = (on(cx, mine.due_at), mine.answered_at.map(|at| on(cx, at)));
    let (heading, sentence, answered) = match (mine.state, answered) {
        (State::Answered | State::Settled | State::Disputed, Some(day)) => {
            let by = mine.answered_by.as_deref().unwrap_or(&mine.owner);
            let due_day = time::date(lang, due);
            let early = time::days_between(day, due);
            let sentence = match early {
                0 => answered_on_day(lang, &due_day, by),
                1.. => answered_early(lang, &due_day, by, early),
                _ => answered_late(lang, &due_day, by, -early),
            };
            let heading = if early < 0 {
                too_late(lang)
            } else {
                on_time(lang)
            };
            (heading.to_owned(), Some(sentence), Some(day))
        }
        (State::Waiting, _) => {
            let left = time::days_between(today, due);
            let heading = match left {
                0 => due_today(lang).to_owned(),
                1.. => days_left(lang, left),
                _ => days_late(lang, -left),
            };
            (heading, None, None)
        }
        _ => return view! { <h2>{history(lang)}</h2> }.into_any(),
    };
    let drawing = AnswerClock {
        from: on(cx, mine.reopened_at.unwrap_or(mine.written_at)),
        due,
        answered,
    };
    view! {
        <h2>{heading}</h2>
        {sentence.map(|sentence| view! { <p>{sentence}</p> })}
        {drawing.view(lang, today)}
    }
    .into_any()
}

fn known(lang: Language, mine: &Mine) -> &'static str {
    match mine.shown_as {
        _ if mine.is_nameless() => by_nobody(lang),
        Attribution::Name => by_name(lang),
        Attribution::Segment => by_group(lang),
        Attribution::Conscience => for_conscience(lang),
    }
}

/// The reader's own face; it is theirs, whatever others may see.
fn own_face(cx: &PageContext) -> AnyView {
    match &cx.actor {
        Actor::Person(person) => match person.member {
            Some(member) => face(Whose::Customer(member, &person.name)),
            None => face(Whose::Staff(&person.name)),
        },
        Actor::Visitor | Actor::Portal => face(Whose::Nameless),
    }
}

fn on(cx: &PageContext, at: Timestamp) -> jiff::civil::Date {
    at.date_in(&cx.zone())
}

/// By when the customer conscience looks at an answer that was refused twice, or when they did.
fn looking(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    let lang = cx.lang;
    if let Some(at) = mine.acknowledged_at {
        return Some(view! { <p>{looked(lang, &cx.day(at))}</p> }.into_any());
    }
    let at = mine.disputed_at?;
    let clock = cx.clock_by(looks(lang), look_due(at, &cx.zone()));
    Some(view! { <p>{clock}</p> }.into_any())
}
