//! The rules that send signals to departments.

use crate::{
    answering::channels::channel_name,
    people::departments::department_choices,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use futures::try_join;
use klankbord_domain::{
    Language,
    answering::{
        channels::ChannelKind,
        signals::{
            operations::rules::{self as operations, RuleForm as Typed},
            queries,
            routing::Rule,
        },
    },
    base::ids::SignalRuleId,
    people::{departments::queries as departments, panel::queries as panel},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Welk signaal gaat naar welke afdeling?" | "Which signal goes to which department?";
    lead = "De eerste regel die past, beslist. Past er geen, dan zoekt het klantgeweten een afdeling."
        | "The first rule that fits decides. If none fits, the customer conscience finds a department.";
    none = "Er zijn nog geen regels." | "There are no rules yet.";
    any = "elk signaal" | "any signal";
    by(channel: &str) = "via {channel}" | "through {channel}";
    with_words(words: &str) = "met “{words}”" | "with “{words}”";
    of_group(name: &str) = "van {name}" | "from {name}";
    goes_to(what: &str, department: &str) = "{what}: naar {department}" | "{what}: to {department}";
    remove = "Verwijderen" | "Remove";
    removed = "De regel is verwijderd." | "The rule was removed.";
    channel = "Kanaal" | "Channel";
    any_channel = "elk kanaal" | "any channel";
    words = "Woorden" | "Words";
    words_hint = "Eén per regel. Staat er een van in het signaal, dan past de regel. Leeg past altijd."
        | "One per line. If one of them is in the signal, the rule fits. Empty always fits.";
    segment = "Groep" | "Group";
    any_segment = "elke groep" | "any group";
    department = "Naar welke afdeling?" | "To which department?";
    add = "Regel toevoegen" | "Add a rule";
    added = "De regel is onderaan toegevoegd." | "The rule was added at the end.";
    no_departments = "Maak eerst afdelingen." | "Add departments first.";
    to_departments = "Naar de afdelingen" | "Go to the departments";
    back = "Alle kanalen" | "All channels";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RuleForm {
    channel: String,
    words: String,
    segment: String,
    department: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let all = queries::rules(&cx.portal, &cx.actor).await?;
    let lines: Vec<_> = all.iter().map(|rule| line(lang, rule)).collect();
    cx.page(title(lang)).show(move || {
        view! {
            <p><a href=paths::channels()>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href=paths::new_signal_rule()>{add(lang)}</a></p>
            {if lines.is_empty() {
                view! { <p class="empty">{none(lang)}</p> }.into_any()
            } else {
                view! { <ol id="rules">{lines}</ol> }.into_any()
            }}
        }
    })
}

pub(crate) async fn show_new(cx: PageContext) -> Page {
    page(&cx, &RuleForm::default(), &Refusal::default()).await
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<RuleForm>) -> Page {
    let form = Typed {
        channel: typed.channel.clone(),
        words: typed.words.clone(),
        segment: typed.segment.clone(),
        department: typed.department.clone(),
    };
    match operations::add(&cx.portal, &cx.actor, &form).await {
        Ok(_) => cx.done(paths::signal_rules(), added(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

pub(crate) async fn post_remove(cx: PageContext, Path(id): Path<SignalRuleId>) -> Page {
    operations::remove(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::signal_rules(), removed(cx.lang))
}

/// The form for a new rule.
async fn page(cx: &PageContext, typed: &RuleForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (departments, segments) = try_join!(
        departments::all(&cx.portal, &cx.actor),
        panel::segments(&cx.portal, &cx.actor),
    )?;
    let labels = [
        ("channel", channel(lang)),
        ("words", words(lang)),
        ("segment", segment(lang)),
        ("department", department(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(add(lang)).refused(refusal).show(|| {
        let fields = if departments.is_empty() {
            view! { <p>{no_departments(lang)}" "<a href=paths::departments()>{to_departments(lang)}</a></p> }
                .into_any()
        } else {
            let mut channels = vec![Choice::new("", any_channel(lang))];
            channels.extend(
                ChannelKind::ALL
                    .iter()
                    .map(|kind| Choice::new(kind.as_str(), channel_name(lang, *kind))),
            );
            let mut groups = vec![Choice::new("", any_segment(lang))];
            groups.extend(
                segments
                    .iter()
                    .map(|one| Choice::new(one.id.to_string(), one.name.clone())),
            );
            let choices = department_choices(lang, &departments);
            view! {
                <form method="post" novalidate>
                    {form.select("channel", &typed.channel, channels).view()}
                    {form.area("words", &typed.words, 3).hint(words_hint(lang)).optional().view()}
                    {form.select("segment", &typed.segment, groups).view()}
                    {form.select("department", &typed.department, choices).view()}
                    <button class="button">{add(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            <p><a href=paths::signal_rules()>{title(lang)}</a></p>
            {form.summary()}
            <h1>{add(lang)}</h1>
            {fields}
        }
    })
}

fn line(lang: Language, rule: &Rule) -> AnyView {
    let by_channel = rule
        .channel
        .parse()
        .ok()
        .map(|kind| by(lang, channel_name(lang, kind)));
    let lines: Vec<_> = rule
        .words
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let by_words = (!lines.is_empty()).then(|| with_words(lang, &lines.join(", ")));
    let by_group = rule.segment.as_deref().map(|name| of_group(lang, name));
    let parts: Vec<_> = [by_channel, by_words, by_group]
        .into_iter()
        .flatten()
        .collect();
    let what = if parts.is_empty() {
        any(lang).to_owned()
    } else {
        parts.join(", ")
    };
    view! {
        <li>
            {goes_to(lang, &what, &rule.department)}
            <form method="post" action=paths::remove_signal_rule(rule.id)>
                <button class="button quiet">{remove(lang)}</button>
            </form>
        </li>
    }
    .into_any()
}
