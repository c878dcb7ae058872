//! Settling on a moment. A reason is required when no customer who answered can come, and when it moves the session.

use super::{moment, ranking};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
        warning,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::{DateOptionId, SessionId},
    boardroom::{
        arranging::polls::{self, Anyway, moves},
        dates::{operations::LONGEST_REASON, queries, rules::all_declined},
        sessions::rules,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Deze datum kiezen" | "Choose this date";
    warning_title = "Geen klant kan dan" | "No customer can come then";
    warning_text = "Alle klanten die antwoordden, kunnen dan niet. Een sessie zonder klanten is geen sessie."
        | "Every customer who answered said they can't come then. A session without customers is not a session.";
    sure = "Weet u het zeker?" | "Are you sure?";
    sure_yes = "Ja, toch deze datum" | "Yes, this date anyway";
    why = "Waarom kiest u deze datum toch?" | "Why do you choose this date anyway?";
    why_hint = "Schrijf één zin. Die komt in het logboek. Noem geen klanten." | "Write one sentence. It goes into the audit log. Do not name customers.";
    moved_why = "Waarom verzet u de sessie?" | "Why do you move the session?";
    moved_hint = "Schrijf één zin. Die staat in de mail aan iedereen die meedoet. Noem geen klanten." | "Write one sentence. It is in the email to everybody who takes part. Do not name customers.";
    told = "Legt u de datum vast, dan gaan er meteen mails uit: naar iedereen die meedoet, en naar de klanten die lieten weten wanneer zij kunnen. De peiling is dan voorbij."
        | "When you set the date, emails go out at once: to everybody who takes part, and to the customers who told us when they can come. The poll is then over.";
    keep = "Datum vastleggen" | "Set the date";
    other = "Een andere datum kiezen" | "Choose another date";
    done = "De datum staat vast." | "The date is set.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    sure: String,
    why: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path((id, option)): Path<(SessionId, DateOptionId)>,
) -> Page {
    page(&cx, id, option, &Anyway::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, option)): Path<(SessionId, DateOptionId)>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let anyway = Anyway {
        sure: fields.sure,
        why: fields.why,
    };
    match polls::settle(&cx.portal, &cx.actor, id, option, &anyway).await {
        Ok(()) => cx.done(&paths::session(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, option, &anyway, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: SessionId,
    option: DateOptionId,
    anyway: &Anyway,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let dates = queries::find(&cx.portal, &cx.actor, id).await?;
    rules::check_arranges(&cx.actor, dates.session.secretary_id)?;
    let ranked = dates.ranking.map(|ranking| ranking.ranked);
    let mut ranked = ranked.unwrap_or_default().into_iter();
    let one = ranked
        .find(|one| one.candidate.id == option)
        .ok_or(Error::NotFound)?;
    let declined = all_declined(&one.customers);
    let moved = moves(&dates.session, one.candidate.starts_at);
    let (why, why_hint) = if moved {
        (moved_why(lang), moved_hint(lang))
    } else {
        (why(lang), why_hint(lang))
    };
    let labels = [("sure", sure(lang)), ("why", why)];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let sure = declined.then(|| {
            let choices = vec![Choice::new("yes", sure_yes(lang))];
            view! {
                {warning(warning_title(lang), view! { <p>{warning_text(lang)}</p> })}
                {form.tick("sure", vec![anyway.sure.clone()], choices).view()}
            }
        });
        let why = (declined || moved).then(|| {
            form.line("why", &anyway.why)
                .hint(why_hint)
                .limit(LONGEST_REASON)
                .view()
        });
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{moment(cx, one.candidate.starts_at)}</p>
            {ranking::facts(lang, &one)}
            <form method="post" novalidate>
                {sure}{why}
                <p>{told(lang)}</p>
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=paths::dates(id)>{other(lang)}</a></p>
        }
    })
}
