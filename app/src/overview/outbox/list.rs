//! The outbox: jobs that wait, jobs that failed with their reasons, and a button to try again.

use super::outbox;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Table, Tone, pager, tag},
};
use axum::extract::{Path, Query};
use klankbord_domain::{
    Language,
    base::{
        ids::JobId,
        outbox::{
            JobState, Recurring, operations,
            queries::{self, Job, KindCount, PAGE},
        },
    },
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
    times(attempts: i64) = "{attempts} keer" | "{attempts} times";
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
    kind_test = "Proefmail" | "Test email";
    kind_code = "Aanmeldcode" | "Sign-in code";
    kind_invitation = "Uitnodiging" | "Invitation";
    kind_reminder = "Herinnering aan een uitnodiging" | "Reminder about an invitation";
    kind_member = "Bericht: al lid van het panel" | "Notice: already on the panel";
    kind_withdrawn = "Voorstel ingetrokken" | "Proposal withdrawn";
    kind_proposal = "Nieuw voorstel" | "New proposal";
    kind_answer = "Antwoord" | "Answer";
    kind_refused = "Antwoord afgewezen" | "Answer refused";
    kind_debts_due = "Herinnering aan antwoorden" | "Reminder about answers";
    kind_debts_escalated = "Antwoorden veel te laat, aan het bestuur" | "Answers far overdue, to the board";
    kind_debts_overdue = "Antwoorden te laat" | "Answers overdue";
    kind_hand_over_ended = "Overnemen kan niet meer" | "Can no longer be taken over";
    kind_received = "Werk gekregen van een collega" | "Work received from a colleague";
    kind_reassigned = "Werk gegeven aan een collega" | "Work given to a colleague";
    kind_debts_week = "Weekoverzicht van antwoorden" | "Weekly list of answers";
    kind_hand_over = "Verzoek om iets over te nemen" | "Request to take something over";
    kind_remind_debts = "Taak: herinneren aan antwoorden" | "Task: remind about answers";
    kind_decision = "Besluit" | "Decision";
    kind_waived = "Uitzondering toegestaan" | "Exception allowed";
    kind_asked = "Afspraak: is het gebeurd?" | "Commitment: did it happen?";
    kind_moved = "Afspraak: andere datum" | "Commitment: another date";
    kind_given_up = "Afspraak: gebeurt niet" | "Commitment given up";
    kind_due = "Herinnering aan een afspraak" | "Reminder about a commitment";
    kind_denied = "Afspraak: niet gebeurd" | "Commitment: did not happen";
    kind_late = "Afspraken te laat" | "Late commitments";
    kind_ask = "Taak: vragen of het gebeurde" | "Task: ask whether it happened";
    kind_remind_commitment = "Taak: herinneren aan een afspraak" | "Task: remind about a commitment";
    kind_welcome = "Welkom, medewerker" | "Welcome to staff";
    kind_reset = "Nieuw wachtwoord" | "New password";
    kind_password_changed = "Bericht: nieuw wachtwoord" | "Notice: new password";
    kind_calendar_address = "Bericht: nieuw agenda-adres" | "Notice: new calendar address";
    kind_address_confirm = "Nieuw e-mailadres bevestigen" | "Confirm a new email address";
    kind_address_asked = "Bericht: ander e-mailadres gevraagd" | "Notice: another email address asked for";
    kind_address_moved = "Bericht: ander e-mailadres" | "Notice: another email address";
    kind_joined_by_link = "Bericht: lid geworden via een link" | "Notice: joined by a link";
    kind_mandate_passed = "Bericht: klantgeweten overgedragen" | "Notice: customer conscience handed over";
    kind_mandate_received = "Bericht: klantgeweten geworden" | "Notice: now the customer conscience";
    kind_remind = "Taak: herinneren" | "Task: remind";
    kind_expire = "Taak: uitnodiging beëindigen" | "Task: end an invitation";
    kind_send = "Taak: uitnodigingen versturen" | "Task: send invitations";
    kind_read = "Taak: klantenlijst nakijken" | "Task: check a customer list";
    kind_import = "Taak: klantenlijst verwerken" | "Task: process a customer list";
    kind_close = "Taak: ronde sluiten" | "Task: close a round";
    kind_prune = "Taak: opruimen" | "Task: clean up";
    kind_measure = "Taak: tellen voor het bestuur" | "Task: count for the board";
}

fn kind_name(lang: Language, name: &str) -> String {
    match name {
        "test" => kind_test(lang),
        "sign_in_code" => kind_code(lang),
        "invitation" => kind_invitation(lang),
        "invitation_reminder" => kind_reminder(lang),
        "already_member" => kind_member(lang),
        "proposal_opened" => kind_proposal(lang),
        "proposal_withdrawn" => kind_withdrawn(lang),
        "answer_published" => kind_answer(lang),
        "answer_refused" => kind_refused(lang),
        "debts_due" => kind_debts_due(lang),
        "debts_overdue" => kind_debts_overdue(lang),
        "debts_escalated" => kind_debts_escalated(lang),
        "debts_of_the_week" => kind_debts_week(lang),
        "hand_over_offered" => kind_hand_over(lang),
        "hand_over_ended" => kind_hand_over_ended(lang),
        "work_received" => kind_received(lang),
        "work_reassigned" => kind_reassigned(lang),
        "decision_taken" => kind_decision(lang),
        "gate_waived" => kind_waived(lang),
        "commitment_asked" => kind_asked(lang),
        "commitment_moved" => kind_moved(lang),
        "commitment_given_up" => kind_given_up(lang),
        "commitment_due" => kind_due(lang),
        "commitment_denied" => kind_denied(lang),
        "commitments_late" => kind_late(lang),
        "ask_of_commitment" => kind_ask(lang),
        "remind_of_commitment" => kind_remind_commitment(lang),
        "staff_welcome" => kind_welcome(lang),
        "password_reset" => kind_reset(lang),
        "password_changed" => kind_password_changed(lang),
        "calendar_address_made" => kind_calendar_address(lang),
        "address_confirm" => kind_address_confirm(lang),
        "address_asked" => kind_address_asked(lang),
        "address_moved" => kind_address_moved(lang),
        "joined_by_link" => kind_joined_by_link(lang),
        "mandate_passed" => kind_mandate_passed(lang),
        "mandate_received" => kind_mandate_received(lang),
        "remind_of_invitation" => kind_remind(lang),
        "expire_invitation" => kind_expire(lang),
        "send_invitations" => kind_send(lang),
        "read_import" => kind_read(lang),
        "run_import" => kind_import(lang),
        "close_proposal" => kind_close(lang),
        other => match other.parse() {
            Ok(work) => recurring_name(lang, work),
            Err(_) => other,
        },
    }
    .to_owned()
}

/// The name of a recurring task. One without a name does not compile.
const fn recurring_name(lang: Language, work: Recurring) -> &'static str {
    match work {
        Recurring::RemindOfDebts => kind_remind_debts(lang),
        Recurring::Measure => kind_measure(lang),
        Recurring::Prune => kind_prune(lang),
    }
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
    state: String,
    kind: String,
    before: String,
}

/// The address of a list. The kind comes from our own words or from a submitted form, so it needs encoding.
fn address(state: JobState, kind: &str, before: Option<JobId>) -> String {
    let mut pairs = vec![("state", state.as_str().to_owned())];
    if !kind.is_empty() {
        pairs.push(("kind", kind.to_owned()));
    }
    if let Some(before) = before {
        pairs.push(("before", before.to_string()));
    }
    let query = serde_html_form::to_string(pairs).unwrap_or_default();
    format!("{}?{query}", paths::outbox())
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let kinds = queries::counts(&cx.portal, &cx.actor).await?;
    let any_failed = kinds.iter().any(|kind| kind.failed > 0);
    let usual = if any_failed {
        JobState::Failed
    } else {
        JobState::Waiting
    };
    let state = asked.state.parse().unwrap_or(usual);
    let before = asked.before.parse().ok();
    let mut jobs = queries::jobs(&cx.portal, &cx.actor, state, &asked.kind, before).await?;
    let more = jobs.len() > PAGE;
    jobs.truncate(PAGE);
    let older = jobs
        .last()
        .filter(|_| more)
        .map(|job| address(state, &asked.kind, Some(job.id)));
    let newer = before.map(|_| address(state, &asked.kind, None));
    cx.page(outbox(lang)).wide().show(|| {
        let tabs: Vec<_> = JobState::ALL
            .iter()
            .map(|&one| {
                let current = (one == state).then_some("page");
                view! { <li><a href=address(one, &asked.kind, None) aria-current=current>{state_name(lang, one)}</a></li> }
            })
            .collect();
        let all_kinds = (!asked.kind.is_empty()).then(|| {
            view! { <p>{kind_name(lang, &asked.kind)}" · "<a href=address(state, "", None)>{all_kinds(lang)}</a></p> }
        });
        let retry_everything = any_failed.then(|| {
            view! { <form method="post" action=paths::retry_all_jobs()><button class="button">{retry_all(lang)}</button></form> }
        });
        view! {
            <h1>{outbox(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::send_test()><button class="quiet">{send_test(lang)}</button></form>
            {counts_table(lang, &kinds)}
            <h2>{state_name(lang, state)}</h2>
            <nav class="filter" aria-label=states(lang)><ul>{tabs}</ul></nav>
            {all_kinds}
            {retry_everything}
            {jobs_table(&cx, state, &jobs)}
            {pager(lang, newer, older)}
        }
    })
}

fn counts_table(lang: Language, kinds: &[KindCount]) -> AnyView {
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
        view! { <a href=address(state, name, None)>{count}</a> }.into_any()
    };
    kinds
        .iter()
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

fn jobs_table(cx: &PageContext, state: JobState, jobs: &[Job]) -> AnyView {
    let lang = cx.lang;
    if jobs.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let trouble = matches!(state, JobState::Waiting | JobState::Failed);
    let mut table = Table::new(state_name(lang, state))
        .column(kind(lang))
        .column(for_whom(lang))
        .column(since(lang));
    if trouble {
        table = table
            .column(tried(lang))
            .column(next(lang))
            .column(why(lang))
            .column(act(lang));
    }
    jobs.iter()
        .fold(table, |table, job| table.row(cells(cx, job, trouble)))
        .view()
}

fn cells(cx: &PageContext, job: &Job, trouble: bool) -> Vec<AnyView> {
    let lang = cx.lang;
    let mut cells = vec![
        view! { {tag(tone(job.state), kind_name(lang, &job.kind))} }.into_any(),
        job.name.clone().unwrap_or_default().into_any(),
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
