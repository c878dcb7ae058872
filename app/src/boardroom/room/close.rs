//! Closing a room for good: the promises are read once more, and each question that was not answered gets somebody
//! who owes the answer.

use super::live::Rooms;
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        prose::prose,
        refusal::{Refusal, show_again},
        said,
        time::date,
        warning,
    },
};
use axum::{Extension, extract::Path};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::{
        room::{
            operations::{self, ClosingForm},
            queries::{self, Heard, ToClose},
        },
        sessions::{self, Part, Participant},
    },
};
use leptos::prelude::*;

texts! {
    title = "Sessie afronden" | "Close the session";
    lead = "Wat er beloofd is, komt bij de afspraken, als belofte aan de klanten die er waren. Daarna kan niemand het in de zaal nog veranderen."
        | "What was promised is added to the commitments, as a promise to the customers who were there. After that, nobody can change it in the room any more.";
    nothing_open = "Alle vragen van klanten zijn beantwoord of verborgen." | "All questions from customers have been answered or hidden.";
    open_title = "Nog niet beantwoord" | "Not answered yet";
    open_lead = "Op deze vragen krijgt de klant later antwoord van de eigenaar van het project. Kies bij welk voorstel de vraag hoort. Is een vraag in de zaal beantwoord? Ga dan terug en zet hem daar op beantwoord."
        | "Customers get an answer to these questions later, from the project owner. Choose which proposal each question is about. Was a question answered in the room? Then go back and mark it as answered there.";
    attach_lead = "Op deze vragen krijgt de klant antwoord van de eigenaar van het project. Kies bij welk voorstel de vraag hoort."
        | "Customers get an answer to these questions from the project owner. Choose which proposal each question is about.";
    all_proposals = "Deze sessie gaat niet over een voorstel. U kiest uit alle voorstellen."
        | "This session is not about a proposal. You choose from all proposals.";
    no_proposal = "Er is nog geen enkel voorstel. Daarom kan niemand deze vragen beantwoorden. U kunt de sessie toch afronden. De vragen blijven dan bij de sessie staan, en wij herinneren u eraan tot u ze bij een voorstel zet."
        | "There is no proposal at all yet, so nobody can answer these questions. You can still close the session. The questions stay with the session, and we remind you of them until you attach them to a proposal.";
    promised_title = "Wat beloofd is" | "What was promised";
    promised_by(name: &str, day: &str) = "{name}, uiterlijk {day}" | "{name}, by {day}";
    not_translated = "Dit is niet vertaald. Wie de andere taal leest, ziet het zo bij de afspraken."
        | "This has not been translated. People who read the other language see it like this among the commitments.";
    right_count(count: i64) = "Klanten die zeggen dat dit klopt: {count}" | "Customers who say this is right: {count}";
    correction = "Een klant zegt dat dit niet klopt" | "A customer says this is not right";
    change_back = "Klopt er iets niet? Ga dan terug naar de zaal. Wie het beloofde, kan het daar wijzigen. U kunt het daar ook vertalen."
        | "Is something not right? Then go back to the room. The person who promised it can change it there. You can also translate it there.";
    read = "Verbeteringen van klanten" | "Corrections from customers";
    read_yes = "Ik heb ze gelezen. De afspraken gaan door zoals ze er staan." | "I have read them. The commitments go ahead as they are.";
    there = "Wie waren er nog meer?" | "Who else was there?";
    there_hint = "Wat hierboven staat, is beloofd aan de klanten die er waren." | "Everything above is promised to the customers who were there.";
    not_ticked(names: &str) = "Nog niet aangevinkt: {names}. Waren zij er?" | "Not ticked yet: {names}. Were they there?";
    tick_in_room = "Vink hen aan in de zaal" | "Tick them in the room";
    there_already(names: &str) = "Al aangevinkt: {names}." | "Already ticked: {names}.";
    nobody = "Er was geen klant" | "No customer was there";
    not_yet_title = "Dit kan nog niet" | "This is not possible yet";
    not_yet = "De sessie is nog bezig. Ga in de zaal eerst naar “Afronden”, zodat klanten lezen wat er beloofd is."
        | "The session is still going on. First go to “Closing” in the room, so that customers can read what was promised.";
    is_closed = "Deze sessie is afgerond." | "This session is closed.";
    back = "Terug naar de zaal" | "Back to the room";
    close = "Sessie afronden" | "Close the session";
    attach = "Zet de vragen bij deze voorstellen" | "Attach the questions to these proposals";
    done = "De sessie is afgerond. Wat beloofd is, staat bij de afspraken." | "The session is closed. What was promised is among the commitments.";
}

/// The fields by name: there is one for each question, and one for each customer.
type Fields = Vec<(String, String)>;

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &Vec::new(), &Refusal::default()).await
}

fn value(fields: &Fields, name: &str) -> String {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn ticked(fields: &Fields) -> Vec<String> {
    let all = fields.iter().filter(|(name, _)| name == "there");
    all.map(|(_, value)| value.clone()).collect()
}

pub(crate) async fn post(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let chosen = fields.iter().filter_map(|(name, value)| {
        let question = name.strip_prefix("proposal-")?.parse().ok()?;
        Some((question, value.clone()))
    });
    let there = ticked(&fields);
    let typed = ClosingForm {
        chosen: chosen.collect(),
        nobody: if there.iter().any(|one| one == NOBODY) {
            "yes".to_owned()
        } else {
            String::new()
        },
        there,
        read: value(&fields, "read"),
        seen: value(&fields, "seen"),
    };
    match operations::close(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) => {
            rooms.changed(id);
            cx.done(&paths::room(id), done(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &fields, &refusal).await
            })
            .await
        }
    }
}

/// The value that is ticked when no customer was there.
const NOBODY: &str = "nobody";

async fn page(cx: &PageContext, id: SessionId, fields: &Fields, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::to_close(&cx.portal, &cx.actor, id).await?;
    let names: Vec<_> = found
        .open
        .iter()
        .map(|(question, text)| (format!("proposal-{question}"), text.clone()))
        .collect();
    let mut labels = vec![("read", read(lang)), ("there", there(lang))];
    labels.extend(
        names
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let body = if found.closed {
            rest(lang, &form, &found, &names, fields)
        } else if found.may_close {
            whole(lang, &form, &found, &names, fields)
        } else {
            warning(not_yet_title(lang), not_yet(lang))
        };
        view! {
            {form.summary()}
            <p class="eyebrow"><a href=paths::room(id)>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(cx, &found.session)}</p>
            {body}
        }
    })
}

/// The forms for everything that is still open.
fn whole(
    lang: Language,
    form: &Form<'_>,
    found: &ToClose,
    names: &[(String, String)],
    fields: &Fields,
) -> AnyView {
    let promises: Vec<_> = found
        .promises
        .iter()
        .map(|one| promise(lang, one))
        .collect();
    let promised = (!promises.is_empty()).then(|| {
        view! { <h2>{promised_title(lang)}</h2>{promises}<p>{change_back(lang)}</p> }
    });
    let corrected = found.corrections.as_ref().map(|mark| {
        let chosen = vec![if value(fields, "seen") == *mark {
            value(fields, "read")
        } else {
            String::new()
        }];
        let choices = vec![Choice::new("yes", read_yes(lang))];
        view! {
            <input type="hidden" name="seen" value=mark.clone()/>
            {form.tick("read", chosen, choices).view()}
        }
    });
    view! {
        <p>{lead(lang)}</p>
        <form method="post" novalidate>
            {promised}
            {corrected}
            {attendance(lang, form, &found.people, fields)}
            {questions(lang, form, found, names, fields)}
            <button class="button">{close(lang)}</button>
        </form>
    }
    .into_any()
}

/// The questions that were left when the session was closed.
fn rest(
    lang: Language,
    form: &Form<'_>,
    found: &ToClose,
    names: &[(String, String)],
    fields: &Fields,
) -> AnyView {
    let kept = (!names.is_empty()).then(|| {
        let attach = (!found.to.proposals.is_empty())
            .then(|| view! { <button class="button">{attach(lang)}</button> });
        view! {
            <form method="post" novalidate>
                {questions(lang, form, found, names, fields)}
                {attach}
            </form>
        }
    });
    let missing = found
        .may_tick
        .then(|| missing(lang, &found.people))
        .flatten();
    let missing = missing.map(|text| {
        let room = format!("{}#room-people", paths::room(found.session.id));
        view! { <p>{text}" "<a href=room>{tick_in_room(lang)}</a></p> }
    });
    view! { <p>{is_closed(lang)}</p>{missing}{kept} }.into_any()
}

fn promise(lang: Language, one: &Heard) -> AnyView {
    let day = one.due_on.map(|day| date(lang, day)).unwrap_or_default();
    let translation = if one.translation.is_empty() {
        view! { <p class="hint">{not_translated(lang)}</p> }.into_any()
    } else {
        prose(&one.translation)
    };
    let right = (one.said_right > 0)
        .then(|| view! { <p class="meta"><span>{right_count(lang, one.said_right)}</span></p> });
    let corrections: Vec<_> = one
        .corrections
        .iter()
        .map(|words| said(words, correction(lang)))
        .collect();
    view! {
        <h3>{promised_by(lang, &one.name, &day)}</h3>
        {prose(&one.promise)}
        {translation}
        {right}
        {corrections}
    }
    .into_any()
}

/// The names of the people who were not ticked.
fn missing(lang: Language, people: &[Participant]) -> Option<String> {
    let others = people.iter().filter(|one| !one.attended());
    let names: Vec<_> = others.map(|one| one.name.as_str()).collect();
    (!names.is_empty()).then(|| not_ticked(lang, &names.join(", ")))
}

/// People who were ticked in the room stay ticked; others can be ticked here.
fn attendance(lang: Language, form: &Form<'_>, people: &[Participant], fields: &Fields) -> AnyView {
    let (here, others): (Vec<_>, Vec<_>) = people.iter().partition(|one| one.attended());
    let already = (!here.is_empty()).then(|| {
        let names: Vec<_> = here.iter().map(|one| one.name.as_str()).collect();
        view! { <p>{there_already(lang, &names.join(", "))}</p> }
    });
    let mut choices: Vec<_> = others
        .iter()
        .map(|one| Choice::new(one.account_id.to_string(), one.name.clone()))
        .collect();
    let customers = || people.iter().filter(|one| one.part == Part::Customer);
    if customers().next().is_some() && !customers().any(Participant::attended) {
        choices.push(Choice::new(NOBODY, nobody(lang)));
    }
    let field = (!choices.is_empty()).then(|| {
        let field = form.tick("there", ticked(fields), choices);
        field.hint(there_hint(lang)).view()
    });
    let missing = missing(lang, people).map(|text| view! { <p>{text}</p> });
    view! { {missing}{field}{already} }.into_any()
}

fn questions(
    lang: Language,
    form: &Form<'_>,
    found: &ToClose,
    names: &[(String, String)],
    fields: &Fields,
) -> AnyView {
    if names.is_empty() {
        return view! { <p>{nothing_open(lang)}</p> }.into_any();
    }
    let sessions::Attachable { proposals, about } = &found.to;
    if proposals.is_empty() {
        let each: Vec<_> = names
            .iter()
            .map(|(_, text)| view! { <li>{text.clone()}</li> })
            .collect();
        return view! { <h2>{open_title(lang)}</h2><p>{no_proposal(lang)}</p><ul>{each}</ul> }
            .into_any();
    }
    let only = found.to.only().map(|id| id.to_string()).unwrap_or_default();
    let each: Vec<_> = names
        .iter()
        .map(|(name, _)| {
            let typed = fields.iter().find(|(field, _)| field == name);
            let typed = typed.map_or_else(|| only.clone(), |(_, value)| value.clone());
            let choices = proposals
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.title.clone()))
                .collect();
            form.select(name.clone(), &typed, choices).view()
        })
        .collect();
    let words = if found.closed {
        attach_lead(lang)
    } else {
        open_lead(lang)
    };
    let all = (!about).then(|| view! { <p>{all_proposals(lang)}</p> });
    view! { <h2>{open_title(lang)}</h2><p>{words}</p>{all}{each} }.into_any()
}
