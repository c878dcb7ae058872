//! The reader's own data: downloading and erasing it.

use super::confirm::{self, ConfirmForm};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        inset,
        refusal::{Refusal, show_again},
    },
};
use axum::response::IntoResponse as _;
use axum_extra::extract::Form as Posted;
use http::{HeaderName, HeaderValue, header};
use klankbord_domain::{
    Conflict, Error,
    lifecycle::{
        leaving::{operations, queries::erasable},
        privacy::queries,
    },
};
use leptos::prelude::*;

texts! {
    title = "Uw gegevens" | "Your data";
    lead = "Alles wat we hier over u bewaren, is van u. U kunt het downloaden, en u kunt het laten wissen."
        | "Everything we keep about you here is yours. You can download it, and you can have it erased.";
    take = "Lezen en meenemen" | "Read and take along";
    take_what = "U leest hier alles wat wij bewaren: wie u bent, wat u vond en schreef, welke antwoorden en mails u kreeg, en waar u bent aangemeld. U kunt het ook downloaden, als één bestand (JSON). Aan uw gegevens verandert niets."
        | "You can read everything we keep: who you are, what you thought and wrote, which answers and emails you got, and where you are signed in. You can also download it, as one file (JSON). This changes nothing.";
    read = "Alles over mij lezen" | "Read everything about me";
    download = "Alles over mij downloaden" | "Download everything about me";
    erase = "Wissen" | "Erase";
    erase_lead = "U bent dan ook geen panellid meer en wordt meteen afgemeld." | "You then also leave the panel and are signed out at once.";
    ask_admin = "U werkt voor de organisatie. Vraag de beheerder om uw toegang te beëindigen en uw gegevens te wissen."
        | "You work for the organisation. Ask the administrator to end your access and erase your data.";
    gone_title = "Uw gegevens zijn gewist" | "Your data has been erased";
    gone_lead = "Alles wat we hier over u bewaarden, is weg. U bent afgemeld en krijgt geen mail meer van ons."
        | "Everything we kept about you here is gone. You are signed out and will get no more email from us.";
    gone_thanks = "Dank u wel dat u hebt meegedacht. Het ga u goed." | "Thank you for sharing your views. We wish you well.";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &ConfirmForm::default(), &Refusal::default()).await
}

async fn page(cx: &PageContext, typed: &ConfirmForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let member = cx.actor.person().and_then(|person| person.member);
    let obstacle = match member {
        Some(member) => erasable(&cx.portal, &cx.actor, member)
            .await?
            .obstacle
            .map(|why| confirm::obstacle(lang, why)),
        None => None,
    };
    cx.page(title(lang)).refused(refusal).show(|| {
        let may_erase = member.is_some() && obstacle.is_none();
        let (summary, erasing) = if may_erase {
            let (summary, form) = confirm::form(lang, paths::data().to_owned(), typed, refusal);
            let erasing = view! { <p>{erase_lead(lang)}</p>{confirm::consequences(lang)}{form} };
            (summary, erasing.into_any())
        } else {
            let why = obstacle.map(|why| view! { <p>{why}</p> });
            (
                ().into_any(),
                inset(view! { <p>{ask_admin(lang)}</p>{why} }),
            )
        };
        view! {
            {summary}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <h2>{take(lang)}</h2>
            <p>{take_what(lang)}</p>
            <p><a class="button" href=paths::read_data()>{read(lang)}</a></p>
            <p><a href=paths::download_data() download="">{download(lang)}</a></p>
            <h2>{erase(lang)}</h2>
            {erasing}
        }
    })
}

/// Downloads everything as a file. Changes nothing.
pub(crate) async fn download_all(cx: PageContext) -> Page {
    let all = queries::export(&cx.portal, &cx.actor).await?;
    let text = serde_json::to_string_pretty(&all).map_err(Error::unavailable)?;
    let day = cx.portal.now().date_in(&cx.zone());
    let file = format!("attachment; filename=\"klankbord-{day}.json\"");
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, file.as_str()),
    ];
    Ok((headers, text).into_response())
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<ConfirmForm>) -> Page {
    match operations::erase_me(&cx.portal, &cx.actor, &typed.parsed()).await {
        Ok(()) => {
            cx.session.flush().await?;
            let mut answer = cx.go(paths::erased())?;
            // Drafts are kept by the browser itself: it has to remove them.
            answer.headers_mut().insert(
                HeaderName::from_static("clear-site-data"),
                HeaderValue::from_static("\"storage\""),
            );
            Ok(answer)
        }
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

/// The goodbye page. It is public, because it says nothing about anybody.
pub(crate) async fn erased(cx: PageContext) -> Page {
    let lang = cx.lang;
    cx.page(gone_title(lang)).show(|| {
        view! {
            <h1>{gone_title(lang)}</h1>
            <p class="lead">{gone_lead(lang)}</p>
            <p>{gone_thanks(lang)}</p>
        }
    })
}
