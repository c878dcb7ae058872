//! The outbox: jobs that wait, jobs that failed with their reasons, and a button to try again.

use super::{kinds::kind_name, outbox};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Table, Tone, pager, tag},
};
use axum::extract::{Path, Query};
use klankbord_domain::{
    Language,
    base::{
        ids::{AccountId, JobId},
        outbox::{
            Channel, JobState, operations,
            queries::{self, Job, JobFilter, KindCount, PAGE},
        },
    },
    people::accounts::queries as accounts,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    lead = "Hier ziet u de uitgaande mails en de geplande taken. Gaat er iets mis, dan proberen we het een dag lang opnieuw, zolang dat zin heeft."
        | "Here you see outgoing emails and scheduled tasks. If something goes wrong, we keep trying for a day, as long as that can help.";
    send_test = "Stuur mij een proefmail" | "Send me a test email";
    test_sent = "De proefmail staat klaar. Herlaad deze pagina om te zien of hij verstuurd is."
        | "The test email is ready to go. Reload this page to see whether it has been sent.";
    counts = "Per soort" | "By kind";
    kind = "Soort" | "Kind";
    all_kinds = "Alle soorten" | "All kinds";
    states = "Status" | "Status";
    waiting = "Wacht" | "Waiting";
    done = "Gedaan" | "Done";
    failed = "Mislukt" | "Failed";
    dropped = "Niet meer nodig" | "No longer needed";
    for_whom = "Voor" | "For";
    tried = "Geprobeerd" | "Tried";
    times(attempts: i64) = "{attempts} keer" | "{attempts} times",
        one(attempts) "{attempts} keer" | "once";
    next = "Volgende poging" | "Next attempt";
    why = "Wat er misging" | "What went wrong";
    no_answer(error: &str) = "De mailserver neemt niet op ({error})." | "The mail server does not answer ({error}).";
    since = "Sinds" | "Since";
    act = "Wat u kunt doen" | "What you can do";
    retry = "Opnieuw proberen" | "Try again";
    retry_all = "Alles wat mislukte opnieuw proberen" | "Try everything that failed again";
    retried = "We proberen het zo opnieuw." | "We will try again in a moment.";
    retried_all(jobs: u64) = "Wordt opnieuw geprobeerd: {jobs}." | "Being tried again: {jobs}.";
    give_up = "Niet meer proberen" | "Stop trying";
    given_up = "We proberen dit niet meer." | "We will not try this again.";
    nothing = "Hier staat niets." | "There is nothing here.";
    mails_title = "Mails" | "Emails";
    tasks_title = "Taken op de achtergrond" | "Tasks in the background";
    what = "Mails of taken" | "Emails or tasks";
    tasks_lead = "Deze taken doet de software vanzelf, op hun tijd. Zolang er niets misgaat, hoeft u er niet naar te kijken."
        | "The software does these tasks by itself, at their time. As long as nothing goes wrong, you need not look at them.";
    to_person(name: &str) = "Mails aan {name}" | "Emails to {name}";
    kept = "Wat verstuurd is, blijft hier een tijd staan. Wat er in een mail staat, ziet u niet." | "What was sent stays here for a while. You can't see what an email says.";
    everybody = "Mails aan iedereen" | "Emails to everybody";
    state_column = "Status" | "Status";
}

fn state_name(lang: Language, state: JobState) -> &'static str {
    match state {
        JobState::Waiting => waiting(lang),
        JobState::Done => done(lang),
        JobState::Failed => failed(lang),
        JobState::Dropped => dropped(lang),
    }
}

const fn tone(state: JobState) -> Tone {
    match state {
        JobState::Waiting => Tone::Plain,
        JobState::Done => Tone::Good,
        JobState::Failed => Tone::Bad,
        JobState::Dropped => Tone::Past,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    what: String,
    state: String,
    kind: String,
    person: String,
    before: String,
}

/// What is shown.
struct Shown {
    channel: Channel,
    /// Nothing for the mails of one person, in whatever state.
    state: Option<JobState>,
    kind: String,
    person: Option<AccountId>,
}

impl Shown {
    /// The address of such a list: made of our own words and what forms of ours send, so it needs encoding.
    fn address(&self, before: Option<JobId>) -> String {
        let mut pairs = Vec::new();
        if self.channel == Channel::Task {
            pairs.push(("what", "tasks".to_owned()));
        }
        if let Some(state) = self.state {
            pairs.push(("state", state.as_str().to_owned()));
        }
        if !self.kind.is_empty() {
            pairs.push(("kind", self.kind.clone()));
        }
        if let Some(person) = self.person {
            pairs.push(("person", person.to_string()));
        }
        if let Some(before) = before {
            pairs.push(("before", before.to_string()));
        }
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        format!("{}?{query}", paths::outbox())
    }

    fn of(channel: Channel, state: JobState, kind: &str) -> Self {
        Self {
            channel,
            state: Some(state),
            kind: kind.to_owned(),
            person: None,
        }
    }
}

/// Where the mails to somebody stand.
pub(crate) fn mails_to(account: AccountId) -> String {
    let shown = Shown {
        channel: Channel::Mail,
        state: None,
        kind: String::new(),
        person: Some(account),
    };
    shown.address(None)
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let kinds = queries::counts(&cx.portal, &cx.actor).await?;
    let failed_of = |mail: bool| {
        kinds
            .iter()
            .any(|kind| kind.is_mail == mail && kind.failed > 0)
    };
    let any_failed = failed_of(true) || failed_of(false);
    let person: Option<AccountId> = asked.person.parse().ok();
    let only_tasks_fail = asked.state.is_empty()
        && asked.kind.is_empty()
        && person.is_none()
        && !failed_of(true)
        && failed_of(false);
    let channel = if asked.what == "tasks" || only_tasks_fail {
        Channel::Task
    } else {
        Channel::Mail
    };
    let usual = if failed_of(channel == Channel::Mail) {
        JobState::Failed
    } else {
        JobState::Waiting
    };
    let shown = Shown {
        channel,
        state: person
            .is_none()
            .then(|| asked.state.parse().unwrap_or(usual)),
        kind: asked.kind,
        person,
    };
    let before = asked.before.parse().ok();
    let filter = JobFilter {
        channel,
        state: shown.state,
        kind: shown.kind.clone(),
        account: person,
        before,
    };
    let mut jobs = queries::listed(&cx.portal, &cx.actor, &filter).await?;
    let more = jobs.len() > PAGE;
    jobs.truncate(PAGE);
    let older = jobs
        .last()
        .filter(|_| more)
        .map(|job| shown.address(Some(job.id)));
    let newer = before.map(|_| shown.address(None));
    if let Some(person) = person {
        let account = accounts::account(&cx.portal, person).await?;
        let heading = to_person(lang, &account.name);
        return cx.page(heading.clone()).wide().show(|| {
            view! {
                <p><a href=paths::outbox()>{everybody(lang)}</a></p>
                <h1>{heading}</h1>
                <p class="lead">{kept(lang)}</p>
                {jobs_table(&cx, None, &jobs)}
                {pager(lang, newer, older)}
            }
        });
    }
    let state = shown.state.unwrap_or(usual);
    cx.page(outbox(lang)).wide().show(|| {
        let tabs: Vec<_> = JobState::ALL
            .iter()
            .map(|&one| {
                let current = (one == state).then_some("page");
                let href = Shown::of(channel, one, &shown.kind).address(None);
                view! { <li><a href=href aria-current=current>{state_name(lang, one)}</a></li> }
            })
            .collect();
        let parts: Vec<_> = [(Channel::Mail, mails_title(lang)), (Channel::Task, tasks_title(lang))]
            .map(|(one, name)| {
                let current = (one == channel).then_some("page");
                let href = Shown::of(one, state, "").address(None);
                view! { <li><a href=href aria-current=current>{name}</a></li> }
            })
            .into();
        let all_kinds = (!shown.kind.is_empty()).then(|| {
            let href = Shown::of(channel, state, "").address(None);
            view! { <p>{kind_name(lang, &shown.kind)}" · "<a href=href>{all_kinds(lang)}</a></p> }
        });
        let retry_everything = any_failed.then(|| {
            view! { <form method="post" action=paths::retry_all_jobs()><button class="button">{retry_all(lang)}</button></form> }
        });
        let of_tasks = (channel == Channel::Task).then(|| view! { <p>{tasks_lead(lang)}</p> });
        view! {
            <h1>{outbox(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::send_test()><button class="quiet">{send_test(lang)}</button></form>
            <nav class="filter" aria-label=what(lang)><ul>{parts}</ul></nav>
            {of_tasks}
            {counts_table(lang, channel, &kinds)}
            <h2>{state_name(lang, state)}</h2>
            <nav class="filter" aria-label=states(lang)><ul>{tabs}</ul></nav>
            {all_kinds}
            {retry_everything}
            {jobs_table(&cx, Some(state), &jobs)}
            {pager(lang, newer, older)}
        }
    })
}

fn counts_table(lang: Language, channel: Channel, kinds: &[KindCount]) -> AnyView {
    let table = Table::new(counts(lang))
        .column(kind(lang))
        .number(waiting(lang))
        .number(failed(lang))
        .number(done(lang))
        .number(dropped(lang));
    let number = |state, name: &str, count: i64| {
        if count == 0 {
            return view! { {count} }.into_any();
        }
        let href = Shown::of(channel, state, name).address(None);
        view! { <a href=href>{count}</a> }.into_any()
    };
    kinds
        .iter()
        .filter(|kind| kind.is_mail == (channel == Channel::Mail))
        .fold(table, |table, one| {
            table.row(vec![
                kind_name(lang, &one.kind).into_any(),
                number(JobState::Waiting, &one.kind, one.waiting),
                number(JobState::Failed, &one.kind, one.failed),
                number(JobState::Done, &one.kind, one.done),
                number(JobState::Dropped, &one.kind, one.dropped),
            ])
        })
        .view()
}

fn jobs_table(cx: &PageContext, state: Option<JobState>, jobs: &[Job]) -> AnyView {
    let lang = cx.lang;
    if jobs.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let trouble = matches!(state, Some(JobState::Waiting | JobState::Failed));
    let caption = state.map_or_else(|| mails_title(lang), |state| state_name(lang, state));
    let mut table = Table::new(caption)
        .column(kind(lang))
        .column(if state.is_some() {
            for_whom(lang)
        } else {
            state_column(lang)
        })
        .column(since(lang));
    if trouble {
        table = table
            .column(tried(lang))
            .column(next(lang))
            .column(why(lang))
            .column(act(lang));
    }
    jobs.iter()
        .fold(table, |table, job| {
            table.row(cells(cx, job, state, trouble))
        })
        .view()
}

fn cells(cx: &PageContext, job: &Job, state: Option<JobState>, trouble: bool) -> Vec<AnyView> {
    let lang = cx.lang;
    // One person's mails are of one person and in several states; the others are the other way round.
    let second = match (state, job.account_id) {
        (None, _) => state_name(lang, job.state).into_any(),
        (Some(_), Some(account)) => {
            let name = job.name.clone().unwrap_or_default();
            view! { <a href=mails_to(account)>{name}</a> }.into_any()
        }
        (Some(_), None) => ().into_any(),
    };
    let mut cells = vec![
        view! { {tag(tone(job.state), kind_name(lang, &job.kind))} }.into_any(),
        second,
        cx.moment(job.created_at).into_any(),
    ];
    if trouble {
        let next = (job.state == JobState::Waiting).then(|| cx.moment(job.run_at));
        // Only a job that went wrong can be tried again; a job that just waits for its time is left alone.
        let retry = job.last_error.is_some().then(|| {
            view! { <form method="post" action=paths::retry_job(job.id)><button class="quiet">{retry(lang)}</button></form> }
        });
        let give_up = job.last_error.is_some().then(|| {
            view! { <form method="post" action=paths::give_up_job(job.id)><button class="quiet">{give_up(lang)}</button></form> }
        });
        cells.extend([
            times(lang, job.attempts).into_any(),
            next.into_any(),
            job.last_error
                .as_deref()
                .map(|error| error_text(lang, error))
                .into_any(),
            view! { {retry}{give_up} }.into_any(),
        ]);
    }
    cells
}

/// The error of a job. A mail server that can't be reached is named in words.
fn error_text(lang: Language, error: &str) -> String {
    if error.contains("Connection refused") {
        no_answer(lang, error)
    } else {
        error.to_owned()
    }
}

pub(crate) async fn post_test(cx: PageContext) -> Page {
    operations::send_test(&cx.portal, &cx.actor).await?;
    cx.done(
        &format!("{}?kind=test", paths::outbox()),
        test_sent(cx.lang),
    )
}

pub(crate) async fn post_retry_all(cx: PageContext) -> Page {
    let jobs = operations::retry_all(&cx.portal, &cx.actor).await?;
    cx.done(paths::outbox(), retried_all(cx.lang, jobs))
}

pub(crate) async fn post_retry(cx: PageContext, Path(id): Path<JobId>) -> Page {
    operations::retry(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::outbox(), retried(cx.lang))
}

pub(crate) async fn post_give_up(cx: PageContext, Path(id): Path<JobId>) -> Page {
    operations::give_up(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::outbox(), given_up(cx.lang))
}
