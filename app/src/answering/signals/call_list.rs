//! Pasting what many customers said, one line for each.

use crate::{
    answering::channels::channel_name,
    people::departments::department_choices,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form, Icon, icon,
            refusal::{Refusal, show_again},
        },
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::answering::signals::{
    call_list::{CallListForm as Typed, MOST, file_list},
    queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Een bellijst plakken" | "Paste a call list";
    back = "Eén signaal melden" | "File one signal";
    lead = "Elke regel wordt een eigen signaal." | "Each line becomes a signal of its own.";
    lines = "Wat zeiden klanten?" | "What did customers say?";
    lines_hint(most: usize) = "Eén klant per regel: klantnummer; woorden. Het nummer mag weg. Wij zoeken er de groep bij en bewaren het niet. Hooguit {most} regels."
        | "One customer per line: customer number; words. The number may be left out. We use it to find the group and do not keep it. At most {most} lines.";
    channel = "Waar hoorde u het?" | "Where did you hear it?";
    department = "Voor welke afdeling?" | "For which department?";
    by_rules = "laat Klankbord kiezen" | "let Klankbord choose";
    file = "Meld ze allemaal" | "File them all";
    filed(count: usize) = "{count} signalen zijn gemeld." | "{count} signals were filed.",
        one(count) "{count} signaal is gemeld." | "{count} signal was filed.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CallListForm {
    lines: String,
    channel: String,
    department: String,
    form_key: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let typed = CallListForm {
        form_key: cx.portal.random.token().secret().to_owned(),
        ..CallListForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<CallListForm>) -> Page {
    let form = Typed {
        lines: typed.lines.clone(),
        channel: typed.channel.clone(),
        department: typed.department.clone(),
        form_key: typed.form_key.clone(),
    };
    match file_list(&cx.portal, &cx.actor, &form).await {
        Ok(count) => cx.done(paths::call_list(), filed(cx.lang, count)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &CallListForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let choices = queries::choices(&cx.portal, &cx.actor).await?;
    let labels = [
        ("lines", lines(lang)),
        ("channel", channel(lang)),
        ("department", department(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let channels = choices
            .channels
            .iter()
            .map(|one| Choice::new(one.kind.as_str(), channel_name(lang, one.kind)))
            .collect();
        let mut departments = vec![Choice::new("", by_rules(lang))];
        departments.extend(department_choices(lang, &choices.departments));
        let to = (!choices.departments.is_empty()).then(|| {
            form.select("department", &typed.department, departments)
                .view()
        });
        view! {
            <a class="back" href=paths::new_signal()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate class="signal">
                <input type="hidden" name="form_key" value=typed.form_key.clone()/>
                {form.area("lines", &typed.lines, 10).hint(lines_hint(lang, MOST)).view()}
                {form.choose("channel", &typed.channel, channels).view()}
                {to}
                <button class="button">{file(lang)}</button>
            </form>
        }
    })
}
