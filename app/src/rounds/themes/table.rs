//! The themes of a proposal, and the contributions that are in no theme yet.

use super::{contributions, people, said, tick};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        self, Choice, Form, Item, Tone, items, onwards,
        refusal::{Refusal, show_again},
        tag,
    },
};
use axum::extract::Path;
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Language,
    base::ids::{ContributionId, ProposalId},
    rounds::themes::{
        LONGEST, Theme,
        operations::{self, ThemeForm as Grouping},
        queries::{self, Table},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(proposal: &str) = "Thema's bij: {proposal}" | "Themes for: {proposal}";
    lead = "Zet inbreng die bij elkaar hoort in één thema. Eén antwoord op een thema bereikt iedereen die erin schreef, met de eigen woorden erbij."
        | "Put contributions that belong together in one theme. One answer to a theme reaches everyone who wrote in it, with their own words.";
    figures_only = "U ziet hoeveel klanten over een thema schreven. Wat zij schreven, lezen alleen de projecteigenaar en het klantgeweten."
        | "You see how many customers wrote about a theme. Only the project owner and the customer conscience read what they wrote.";
    figures_caption = "Hoeveel klanten schreven" | "How many customers wrote";
    theme_column = "Thema" | "Theme";
    people_column = "Mensen" | "People";
    contributions_column = "Inbreng" | "Contributions";
    back = "Terug naar het voorstel" | "Back to the proposal";
    no_themes = "Er zijn nog geen thema's." | "There are no themes yet.";
    waiting(count: i64) = "wacht op antwoord: {count}" | "waiting for an answer: {count}";
    loose_title = "Nog niet in een thema" | "Not in a theme yet";
    counted(people: &str, contributions: &str) = "{contributions} van {people}" | "{contributions} from {people}";
    nothing_loose = "Alles staat in een thema." | "Everything is in a theme.";
    which = "Wat hoort bij elkaar?" | "What belongs together?";
    theme_label = "In welk thema?" | "In which theme?";
    new_theme = "Een nieuw thema" | "A new theme";
    name_label = "Naam van het nieuwe thema" | "Name of the new theme";
    name_hint = "Ook klanten lezen deze naam." | "Customers can read this name too.";
    save = "In dit thema zetten" | "Put in this theme";
    done = "De inbreng staat nu in het thema." | "The contributions are now in the theme.";
}

/// The place where the list of contributions without a theme begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Range {
    after: String,
}

/// The fields of the form: the ticked contributions and their theme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TableForm {
    c: Vec<ContributionId>,
    theme: String,
    name: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(range): Query<Range>,
) -> Page {
    page(&cx, id, &range, &TableForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(range): Query<Range>,
    Posted(typed): Posted<TableForm>,
) -> Page {
    let grouping = Grouping {
        contributions: typed.c.clone(),
        theme: typed.theme.clone(),
        name: typed.name.clone(),
    };
    match operations::group(&cx.portal, &cx.actor, id, &grouping).await {
        Ok(_) => cx.done(&paths::themes(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &range, &typed, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    range: &Range,
    typed: &TableForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let after = range.after.parse().ok();
    let table = queries::table(&cx.portal, &cx.actor, id, after).await?;
    let title = title(lang, &table.about.title);
    let labels = [
        ("c", which(lang)),
        ("theme", theme_label(lang)),
        ("name", name_label(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let themes: Vec<_> = table.themes.iter().map(|theme| one(lang, theme)).collect();
    if !table.about.reads_words {
        return figures(cx, &table, title);
    }
    cx.page(title.clone()).wide().refused(refusal).show(|| {
        view! {
            {form.summary()}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
            <h1>{title}</h1>
            <p class="lead">{lead(lang)}</p>
            {items(themes, no_themes(lang))}
            <h2>{loose_title(lang)}</h2>
            {loose(cx, &form, &table, typed)}
            {onwards(lang, after.map(|_| paths::themes(id)), table.next.map(|next| format!("{}?after={next}", paths::themes(id))))}
        }
    })
}

/// The page for readers of the numbers and not of the words.
fn figures(cx: &PageContext, table: &queries::Table, title: String) -> Page {
    let lang = cx.lang;
    cx.page(title.clone()).show(|| {
        let rows = ui::Table::new(figures_caption(lang))
            .column(theme_column(lang))
            .number(people_column(lang))
            .number(contributions_column(lang));
        let row = |name: String, people: i64, contributions: i64| {
            vec![name.into_any(), people.into_any(), contributions.into_any()]
        };
        let themes = table.themes.iter();
        let rows = themes.fold(rows, |rows, theme| {
            rows.row(row(theme.name.clone(), theme.people, theme.contributions))
        });
        let rows = rows.row(row(
            loose_title(lang).to_owned(),
            table.loose_people,
            table.loose_contributions,
        ));
        view! {
            <p><a href=paths::proposal(table.about.id)>{back(lang)}</a></p>
            <h1>{title}</h1>
            <p class="lead">{figures_only(lang)}</p>
            {rows.view()}
        }
    })
}

fn one(lang: Language, theme: &Theme) -> Item {
    let item = Item::new(paths::theme(theme.id), theme.name.clone())
        .meta(people(lang, theme.people))
        .meta(contributions(lang, theme.contributions));
    if theme.waiting > 0 {
        item.meta(tag(Tone::You, waiting(lang, theme.waiting)))
    } else {
        item
    }
}

fn loose(cx: &PageContext, form: &Form<'_>, table: &Table, typed: &TableForm) -> AnyView {
    let lang = cx.lang;
    if table.loose.is_empty() {
        return view! { <p class="empty">{nothing_loose(lang)}</p> }.into_any();
    }
    let may_group = table.about.may_group;
    let lines: Vec<_> = table
        .loose
        .iter()
        .map(|line| {
            let tick = may_group.then(|| tick(lang, line, typed.c.contains(&line.id)));
            view! { <li>{tick}{said(cx, line)}</li> }
        })
        .collect();
    let people = people(lang, table.loose_people);
    let count = contributions(lang, table.loose_contributions);
    let count = view! { <p class="hint">{counted(lang, &people, &count)}</p> };
    if !may_group {
        return view! { {count}<ul class="items">{lines}</ul> }.into_any();
    }
    let mut choices = vec![Choice::new("", new_theme(lang))];
    let themes = table.themes.iter();
    choices.extend(themes.map(|theme| Choice::new(theme.id.to_string(), theme.name.clone())));
    view! {
        {count}
        <form method="post" novalidate>
            <ul class="items" id="c">{lines}</ul>
            {form.select("theme", &typed.theme, choices).view()}
            {form.line("name", &typed.name).hint(name_hint(lang)).limit(LONGEST).view()}
            <button class="button">{save(lang)}</button>
        </form>
    }
    .into_any()
}
