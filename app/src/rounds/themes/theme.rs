//! One theme: its contributions, merging, and the way to its name.

use super::{contributions, like_it, said, tick};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, first_line, onwards,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Error,
    base::ids::{ContributionId, ThemeId},
    rounds::themes::{
        operations,
        queries::{self, Lead, Line, Whole},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    back = "Alle thema's van dit voorstel" | "All themes of this proposal";
    counted(people: i64, contributions: &str) = "{people} mensen schreven hierover: {contributions}."
        | "{people} people wrote about this: {contributions}.",
        one(people) "{people} persoon schreef hierover: {contributions}." | "{people} person wrote about this: {contributions}.";
    answer = "Dit thema beantwoorden" | "Answer this theme";
    nothing = "Dit thema is leeg." | "This theme is empty.";
    which = "Inbreng" | "Contributions";
    merge = "Inbreng samenvoegen" | "Merge contributions";
    take_out = "Uit het thema halen" | "Remove from the theme";
    taken_out = "De inbreng staat niet meer in dit thema." | "The contributions are no longer in this theme.";
    unmerge = "Losmaken" | "Separate";
    unmerge_it(opening: &str) = "Losmaken: {opening}" | "Separate: {opening}";
    unmerged = "Deze inbreng staat weer op zichzelf." | "This contribution is on its own again.";
    only_some(shown: i64) = "U ziet er hier {shown}." | "{shown} of them are shown here.";
    change_name = "Naam wijzigen" | "Change the name";
    delete = "Leeg thema verwijderen" | "Delete the empty theme";
    deleted = "Het thema is verwijderd." | "The theme has been deleted.";
}

/// The place where the list begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Range {
    after: String,
}

/// The ticked contributions of the forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ThemeForm {
    c: Vec<ContributionId>,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Query(range): Query<Range>,
) -> Page {
    page(&cx, id, &range, &Refusal::default()).await
}

/// Removes the ticked contributions from the theme.
pub(crate) async fn take_out_post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<ThemeForm>,
) -> Page {
    match operations::take_out(&cx.portal, &cx.actor, id, &typed.c).await {
        Ok(()) => cx.done(&paths::theme(id), taken_out(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &Range::default(), &refusal).await
            })
            .await
        }
    }
}

/// Separates one contribution from its lead.
pub(crate) async fn unmerge_post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<ThemeForm>,
) -> Page {
    let one = typed.c.first().copied().ok_or(Error::NotFound)?;
    operations::unmerge(&cx.portal, &cx.actor, one).await?;
    cx.done(&paths::theme(id), unmerged(cx.lang))
}

/// Deletes the theme when it is empty.
pub(crate) async fn delete_post(cx: PageContext, Path(id): Path<ThemeId>) -> Page {
    let proposal = operations::delete(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::themes(proposal), deleted(cx.lang))
}

async fn page(cx: &PageContext, id: ThemeId, range: &Range, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let after = range.after.parse().ok();
    let whole = queries::whole(&cx.portal, &cx.actor, id, after).await?;
    let labels = [("c", which(lang))];
    let form = Form::new(lang, refusal, &labels);
    let theme = &whole.theme;
    let count = contributions(lang, theme.contributions);
    let counted = counted(lang, theme.people, &count);
    cx.page(theme.name.clone()).wide().refused(refusal).show(|| {
        let answers = (whole.owed.contributions > 0).then(|| {
            view! { <p><a class="button" href=paths::answer_theme(id)>{answer(lang)}</a></p> }
        });
        let owner = whole.about.may_group.then(|| owner(cx, &whole));
        view! {
            {form.summary()}
            <p><a href=paths::themes(whole.about.id)>{back(lang)}</a></p>
            <h1>{theme.name.clone()}</h1>
            <p class="lead">{counted}</p>
            {answers}
            {lines(cx, &whole)}
            {onwards(lang, after.map(|_| paths::theme(id)), whole.next.map(|next| format!("{}?after={next}", paths::theme(id))))}
            {owner}
        }
    })
}

fn lines(cx: &PageContext, whole: &Whole) -> AnyView {
    let lang = cx.lang;
    if whole.leads.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let may_group = whole.about.may_group;
    let each: Vec<_> = whole
        .leads
        .iter()
        .map(|lead| one(cx, lead, may_group))
        .collect();
    if !may_group {
        return view! { <ul class="items">{each}</ul> }.into_any();
    }
    let id = whole.theme.id;
    // Forms can't be nested: the buttons that separate belong to a form beside this one.
    view! {
        <form method="post" action=paths::take_out_of_theme(id)>
            <ul class="items" id="c">{each}</ul>
            <div class="buttons">
                <button class="button secondary" formmethod="get" formaction=paths::merge(id)>{merge(lang)}</button>
                <button class="button secondary">{take_out(lang)}</button>
            </div>
        </form>
        <form method="post" action=paths::unmerge(id) id="unmerge"></form>
    }
    .into_any()
}

fn one(cx: &PageContext, lead: &Lead, may_group: bool) -> AnyView {
    let lang = cx.lang;
    let tick = may_group.then(|| tick(lang, &lead.line, false));
    let merged = (!lead.merged.is_empty()).then(|| {
        let each: Vec<_> = lead
            .merged
            .iter()
            .map(|line| follower(cx, line, may_group))
            .collect();
        let shown = i64::try_from(lead.merged.len()).unwrap_or_default();
        let rest = (shown < lead.line.like_it)
            .then(|| view! { <p class="hint">{only_some(lang, shown)}</p> });
        view! {
            <p class="hint">{like_it(lang, lead.line.like_it)}</p>
            <ul class="items">{each}</ul>
            {rest}
        }
    });
    view! { <li>{tick}{said(cx, &lead.line)}{merged}</li> }.into_any()
}

fn follower(cx: &PageContext, line: &Line, may_group: bool) -> AnyView {
    let lang = cx.lang;
    let apart = may_group.then(|| {
        let label = unmerge_it(lang, &first_line(&line.text));
        view! {
            <button class="quiet" form="unmerge" name="c" value=line.id.to_string() aria-label=label>
                {unmerge(lang)}
            </button>
        }
    });
    view! { <li>{said(cx, line)}{apart}</li> }.into_any()
}

/// The actions that only the project owner has.
fn owner(cx: &PageContext, whole: &Whole) -> AnyView {
    let lang = cx.lang;
    let theme = &whole.theme;
    let remove = (theme.contributions == 0).then(|| {
        view! {
            <form method="post" action=paths::delete_theme(theme.id)>
                <button class="button danger">{delete(lang)}</button>
            </form>
        }
    });
    view! {
        <p><a href=paths::rename_theme(theme.id)>{change_name(lang)}</a></p>
        {remove}
    }
    .into_any()
}
