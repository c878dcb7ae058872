//! One item of an agenda, with its briefing.

use super::done;
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::{AgendaItemId, SessionId},
    boardroom::{
        agenda::{
            Audience,
            operations::{self, LONGEST, LONGEST_TEXT},
            queries,
        },
        sessions::{self, rules},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title_new = "Agendapunt toevoegen" | "Add an agenda item";
    title_change = "Agendapunt wijzigen" | "Change the agenda item";
    title = "Waar gaat dit punt over?" | "What is this item about?";
    minutes = "Hoe lang duurt het?" | "How long does it take?";
    minutes_unit = "minuten" | "minutes";
    audience = "Voor wie is het?" | "Who is it for?";
    customers = "Voor klanten: zij spreken" | "For customers: they speak";
    internal = "Alleen voor ons" | "For our team only";
    internal_hint = "Klanten zien dit punt niet." | "Customers don't see this item.";
    about = "Hoort het bij een voorstel of een project van deze sessie?" | "Is it part of a proposal or a project of this session?";
    about_none = "Nee" | "No";
    read_again = "Verandert u iets voor klanten, dan vragen wij iedereen de briefing opnieuw te lezen." | "If you change something for customers, we ask everybody to read the briefing again.";
    briefing = "Is het punt voor klanten? Vul dan alles hieronder in. Alleen de uitleg van woorden mag leeg blijven." | "Is the item for customers? Then fill in everything below. Only the explanation of words may stay empty.";
    why = "Waarom vragen we dit aan u?" | "Why are we asking you this?";
    known = "Wat weten we al?" | "What do we already know?";
    question_one = "Eerste vraag" | "First question";
    question_two = "Tweede vraag" | "Second question";
    words = "Woorden uitgelegd" | "Words explained";
    keep = "Opslaan" | "Save";
    back = "Terug naar de agenda" | "Back to the agenda";
    added = "Het punt staat op de agenda." | "The item is on the agenda.";
    changed = "Het punt is gewijzigd." | "The item has been changed.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    title: String,
    minutes: String,
    audience: String,
    about: String,
    why: String,
    known: String,
    question_one: String,
    question_two: String,
    words: String,
}

impl Fields {
    fn typed(&self) -> operations::AgendaItemForm {
        operations::AgendaItemForm {
            title: self.title.clone(),
            minutes: self.minutes.clone(),
            audience: self.audience.clone(),
            about: self.about.clone(),
            why: self.why.clone(),
            known: self.known.clone(),
            question_one: self.question_one.clone(),
            question_two: self.question_two.clone(),
            words: self.words.clone(),
        }
    }
}

pub(crate) async fn new(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let fields = Fields {
        minutes: "20".to_owned(),
        audience: Audience::Customers.as_str().to_owned(),
        ..Fields::default()
    };
    page(&cx, id, title_new(cx.lang), &fields, &Refusal::default()).await
}

pub(crate) async fn post_new(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    match operations::add(&cx.portal, &cx.actor, id, &fields.typed()).await {
        Ok(_) => done(&cx, id, added(cx.lang)).await,
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, title_new(cx.lang), &fields, &refusal).await
            })
            .await
        }
    }
}

pub(crate) async fn show(
    cx: PageContext,
    Path((id, item)): Path<(SessionId, AgendaItemId)>,
) -> Page {
    let agenda = queries::find(&cx.portal, &cx.actor, id).await?;
    let found = agenda.items.into_iter().find(|one| one.id == item);
    let found = found.ok_or(Error::NotFound)?;
    let proposal = found.proposal_id.map(|id| format!("proposal:{id}"));
    let project = found.project_id.map(|id| format!("project:{id}"));
    let fields = Fields {
        title: found.title,
        minutes: found.minutes.to_string(),
        audience: found.audience.as_str().to_owned(),
        about: proposal.or(project).unwrap_or_default(),
        why: found.why,
        known: found.known,
        question_one: found.question_one,
        question_two: found.question_two,
        words: found.words,
    };
    page(&cx, id, title_change(cx.lang), &fields, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, item)): Path<(SessionId, AgendaItemId)>,
    Posted(fields): Posted<Fields>,
) -> Page {
    match operations::change(&cx.portal, &cx.actor, id, item, &fields.typed()).await {
        Ok(()) => done(&cx, id, changed(cx.lang)).await,
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, title_change(cx.lang), &fields, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: SessionId,
    heading: &'static str,
    typed: &Fields,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = sessions::queries::find(&cx.portal, &cx.actor, id).await?;
    rules::check_arranges(&cx.actor, found.session.secretary_id)?;
    let proposals = found
        .proposals
        .iter()
        .map(|one| Choice::new(format!("proposal:{}", one.id), one.title.clone()));
    let projects = found
        .projects
        .iter()
        .map(|one| Choice::new(format!("project:{}", one.id), one.name.clone()));
    let mut choices = vec![Choice::new("", about_none(lang))];
    choices.extend(proposals.chain(projects));
    let audiences = vec![
        Choice::new(Audience::Customers.as_str(), customers(lang)),
        Choice::new(Audience::Internal.as_str(), internal(lang)).hint(internal_hint(lang)),
    ];
    let labels = [
        ("title", title(lang)),
        ("minutes", minutes(lang)),
        ("audience", audience(lang)),
        ("about", about(lang)),
        ("why", why(lang)),
        ("known", known(lang)),
        ("question_one", question_one(lang)),
        ("question_two", question_two(lang)),
        ("words", words(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(heading).refused(refusal).show(|| {
        let about = (choices.len() > 1)
            .then(|| form.choose("about", &typed.about, choices).optional().view());
        let area = |name: &'static str, text: &str, rows| {
            form.area(name, text, rows).limit(LONGEST_TEXT)
        };
        view! {
            {form.summary()}
            <h1>{heading}</h1>
            <p class="lead">{theme(cx, &found.session)}</p>
            <form method="post" novalidate>
                {form.line("title", &typed.title).limit(LONGEST).view()}
                {form.line("minutes", &typed.minutes).input_mode("numeric").suffix(minutes_unit(lang)).short().view()}
                {form.choose("audience", &typed.audience, audiences).view()}
                {about}
                <p>{briefing(lang)}</p>
                {area("why", &typed.why, 4).view()}
                {area("known", &typed.known, 4).view()}
                {area("question_one", &typed.question_one, 2).view()}
                {area("question_two", &typed.question_two, 2).view()}
                {area("words", &typed.words, 3).optional().view()}
                <p class="hint">{read_again(lang)}</p>
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=paths::agenda(id)>{back(lang)}</a></p>
        }
    })
}
