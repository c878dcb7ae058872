//! Writing a letter and choosing its readers.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    people::{
        invitations::{
            operations::{self, Drafted, LetterForm},
            queries,
        },
        panel::{self, queries as panel_queries},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klanten uitnodigen" | "Invite customers";
    lead = "Schrijf een paar persoonlijke zinnen aan deze klanten. Wij zetten erbij wat we vragen, hoeveel tijd het kost en wat er met hun inbreng gebeurt."
        | "Write a few personal sentences to these customers. We add what we ask, how much time it takes and what happens with their input.";
    audience = "Wie nodigt u uit?" | "Who do you want to invite?";
    everyone = "Iedereen op de lijst" | "Everyone on the list";
    everyone_hint(count: i64) = "{count} klanten die nog nooit zijn uitgenodigd" | "{count} customers who have never been invited",
        one(count) "{count} klant die nog nooit is uitgenodigd" | "{count} customer who has never been invited";
    some_segments = "Klanten in een of meer segmenten" | "Customers in one or more segments";
    some_segments_hint = "Kies ze hieronder." | "Choose them below.";
    ticked_customers(count: usize) = "De {count} klanten die u aanvinkte" | "The {count} customers you ticked",
        one(count) "De klant die u aanvinkte" | "The customer you ticked";
    ticked_hint = "Wie al meedoet, al een uitnodiging heeft of niet wil, krijgt niets." | "Those who already take part, already have an invitation or don't want one, get nothing.";
    one_customer(name: &str) = "Alleen {name}" | "Only {name}";
    segments = "Welke segmenten?" | "Which segments?";
    segment_hint(count: i64) = "{count} op de lijst" | "{count} on the list";
    text_nl = "Uw tekst in het Nederlands" | "Your text in Dutch";
    text_en = "Uw tekst in het Engels" | "Your text in English";
    text_hint = "Elke klant leest deze tekst in de eigen taal." | "Every customer reads this text in their own language.";
    go_on = "Brief nakijken" | "Check the letter";
    noticed = "Deze klant is al panellid. Daarom krijgt de klant geen uitnodiging, maar een bericht daarover."
        | "This customer is already on the panel. So they get a message about that, not an invitation.";
    back = "Alle uitnodigingen" | "All invitations";
}

const USUAL_NL: &str = "Wij nemen besluiten die u raken. Daarom willen we eerst horen wat u ervan vindt.\n\nDoet u mee? We vragen u een paar keer per jaar om naar een plan te kijken, en u krijgt altijd antwoord.";
const USUAL_EN: &str = "We take decisions that affect you. So we want to hear first what you think of them.\n\nWill you join us? A few times a year we ask you to look at a plan, and you always get an answer.";

#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct NewForm {
    text_nl: String,
    text_en: String,
    audience: String,
    segments: Vec<String>,
    member: Vec<String>,
}

impl Default for NewForm {
    fn default() -> Self {
        Self {
            text_nl: USUAL_NL.to_owned(),
            text_en: USUAL_EN.to_owned(),
            audience: String::new(),
            segments: Vec::new(),
            member: Vec::new(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewQuery {
    member: Vec<String>,
    segment: Vec<String>,
}

pub(crate) async fn show(
    cx: PageContext,
    Query(NewQuery { member, segment }): Query<NewQuery>,
) -> Page {
    let audience = match (member.is_empty(), segment.is_empty()) {
        (false, _) => "member",
        (true, false) => "segments",
        (true, true) => "",
    };
    let typed = NewForm {
        audience: audience.to_owned(),
        member,
        segments: segment,
        ..NewForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<NewForm>) -> Page {
    let form = LetterForm {
        text_nl: typed.text_nl.clone(),
        text_en: typed.text_en.clone(),
        audience: typed.audience.clone(),
        segments: typed.segments.clone(),
        members: typed.member.clone(),
    };
    match operations::draft(&cx.portal, &cx.actor, &form).await {
        Ok(Drafted::Letter(id)) => cx.go(&paths::letter(id)),
        Ok(Drafted::AlreadyMember(id)) => cx.done(&paths::member(id), noticed(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

fn segment_choices(lang: Language, sizes: &[panel::SegmentSize]) -> Vec<Choice> {
    sizes
        .iter()
        .map(|size| {
            Choice::new(size.segment.id.to_string(), &size.segment.name)
                .hint(segment_hint(lang, size.listed))
        })
        .collect()
}

async fn page(cx: &PageContext, typed: &NewForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let sizes = panel_queries::segment_sizes(&cx.portal, &cx.actor).await?;
    let never_invited = queries::never_invited(&cx.portal, &cx.actor).await?;
    let customers = match typed.member.as_slice() {
        [] => None,
        [one] => match one.parse() {
            Ok(id) => {
                let file = panel_queries::member(&cx.portal, &cx.actor, id).await?;
                let words = one_customer(lang, &file.member.name);
                Some(Choice::new("member", words))
            }
            Err(_) => None,
        },
        several => {
            let words = ticked_customers(lang, several.len());
            Some(Choice::new("member", words).hint(ticked_hint(lang)))
        }
    };
    let keys: Vec<_> = typed
        .member
        .iter()
        .map(|key| view! { <input type="hidden" name="member" value=key.clone()/> })
        .collect();
    let labels = [
        ("audience", audience(lang)),
        ("segments", segments(lang)),
        ("text_nl", text_nl(lang)),
        ("text_en", text_en(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let mut choices: Vec<_> = customers.into_iter().collect();
        choices
            .push(Choice::new("everyone", everyone(lang)).hint(everyone_hint(lang, never_invited)));
        let tick = (!sizes.is_empty()).then(|| {
            choices
                .push(Choice::new("segments", some_segments(lang)).hint(some_segments_hint(lang)));
            form.tick(
                "segments",
                typed.segments.clone(),
                segment_choices(lang, &sizes),
            )
            .optional()
            .view()
        });
        view! {
            <p><a href=paths::invitations()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::new_invitation() novalidate>
                {keys}
                {form.choose("audience", &typed.audience, choices).view()}
                {tick}
                {form.area("text_nl", &typed.text_nl, 7).in_language(Language::Nl).hint(text_hint(lang)).view()}
                {form.area("text_en", &typed.text_en, 7).in_language(Language::En).view()}
                <button class="button">{go_on(lang)}</button>
            </form>
        }
    })
}
