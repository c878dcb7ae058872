//! A project on paper, for the board: the customer input to each phase, and what was done with it.

use crate::{
    answering::{
        commitments,
        decisions::{
            outcome_tone,
            shown::{about, change_heading, outcome_title, texts, waiver_view},
        },
    },
    rounds::{
        projects::{phase_map, phase_name},
        proposals::{state_name, state_tone},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Facts, Table, lang_of, print_button, prose::prose, tag, time::date},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    answering::{
        commitments::Commitment,
        decisions::{Decision, Part},
        owed_answers::queries::Owed,
    },
    base::ids::ProjectId,
    overview::outcomes::report::{self, Chapter, Report, RoundReport},
    rounds::proposals::State,
};
use leptos::prelude::*;

texts! {
    title(project: &str) = "Verslag: {project}" | "Report: {project}";
    on(day: &str) = "Voor het bestuur, stand op {day}." | "For the board, as of {day}.";
    to_print = "Deze pagina is gemaakt om af te drukken. Het menu komt niet op papier." | "This page is made for printing. The menu is not printed.";
    back = "Terug naar het project" | "Back to the project";
    owner = "Projecteigenaar" | "Project owner";
    handed_over = "Overgedragen" | "Handed over";
    times(times: i64) = "{times} keer" | "{times} times",
        one(times) "{times} keer" | "once";
    unheard = "In deze fase is nog niets aan klanten voorgelegd." | "Nothing has been put to customers in this phase yet.";
    asked = "Gevraagd" | "Asked";
    many_people(people: i64) = "{people} mensen" | "{people} people",
        one(people) "{people} persoon" | "{people} person";
    voted = "Stemden" | "Voted";
    left_out = "Niet gevraagd, want hun maand was vol" | "Not asked, because their month was full";
    wrote = "Inbreng" | "Contributions";
    answered(contributions: i64, answered: i64) = "{contributions}, waarvan {answered} beantwoord" | "{contributions}, of which {answered} answered";
    decide_by = "Besluit beloofd op" | "Decision promised on";
    withdrawn = "Ingetrokken, omdat" | "Withdrawn, because";
    taken(who: &str, day: &str) = "Besloten door {who} op {day}." | "Decided by {who} on {day}.";
    overdue = "Antwoorden die te laat zijn" | "Answers that are overdue";
    none_overdue = "Er is geen antwoord te laat." | "No answer is overdue.";
    promised = "Afspraken" | "Commitments";
    kept = "Wat wij beloofden, en hoe het ervoor staat" | "What we promised, and where it stands";
    none_promised = "In dit project is nog niets beloofd." | "Nothing has been promised in this project yet.";
    promise = "Afspraak" | "Commitment";
    stands = "Status" | "Status";
    proposal = "Voorstel" | "Proposal";
    who = "Wie" | "Who";
    due = "Uiterlijk" | "By";
    number = "Aantal" | "Number";
}

fn people(lang: Language, count: i64) -> String {
    many_people(lang, count)
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProjectId>) -> Page {
    let lang = cx.lang;
    let report = report::report(&cx.portal, &cx.actor, id).await?;
    let Report {
        project,
        chapters,
        overdue: late,
        commitments,
    } = report;
    let inputs: Vec<_> = chapters
        .iter()
        .map(|chapter| chapter.input.clone())
        .collect();
    cx.page(title(lang, &project.name)).show(|| {
        let facts = Facts::new().fact(owner(lang), project.owner_name);
        let facts = match project.hand_overs {
            0 => facts,
            hand_overs => facts.fact(handed_over(lang), times(lang, hand_overs)),
        };
        let chapters: Vec<_> = chapters.iter().map(|chapter| one(&cx, chapter)).collect();
        view! {
            <article class="report">
                <h1>{project.name}</h1>
                <p class="lead">{on(lang, &cx.day(cx.portal.now()))}</p>
                <div class="not-printed">
                    <p class="hint">{to_print(lang)}" "<a href=paths::project(id)>{back(lang)}</a></p>
                    {print_button(lang)}
                </div>
                {facts.view()}
                {prose(&project.summary)}
                {phase_map::view(&cx, &inputs)}
                {chapters}
                <section id="commitments">
                    <h2>{promised(lang)}</h2>
                    {promises(&cx, &commitments)}
                </section>
                <section id="overdue">
                    <h2>{overdue(lang)}</h2>
                    {late_answers(&cx, &late)}
                </section>
            </article>
        }
    })
}

fn one(cx: &PageContext, chapter: &Chapter) -> AnyView {
    let lang = cx.lang;
    let phase = &chapter.input.phase;
    let rounds: Vec<_> = chapter.rounds.iter().map(|of| round(cx, of)).collect();
    let nothing = rounds
        .is_empty()
        .then(|| view! { <p class="empty">{unheard(lang)}</p> });
    view! {
        <section id=phase_map::anchor(phase.kind)>
            <h2>{phase_name(lang, phase.kind)}</h2>
            <p class="hint">{phase_map::days(lang, phase)}</p>
            {nothing}
            {rounds}
        </section>
    }
    .into_any()
}

fn round(cx: &PageContext, of: &RoundReport) -> AnyView {
    let lang = cx.lang;
    let (line, proposal) = (&of.line, &of.view.proposal);
    let mut facts = Facts::new()
        .fact(asked(lang), people(lang, line.asked))
        .fact(voted(lang), people(lang, line.votes))
        .fact(
            wrote(lang),
            answered(lang, of.written.contributions, of.written.answered),
        );
    if proposal.left_out > 0 {
        facts = facts.fact(left_out(lang), people(lang, proposal.left_out));
    }
    if matches!(line.state, State::Open | State::Closed)
        && let Some(day) = proposal.decide_on.0
    {
        facts = facts.fact(decide_by(lang), date(lang, day));
    }
    if line.state == State::Withdrawn {
        let why = prose(&proposal.withdrawn_why);
        let why = view! { <div lang=lang_of(lang, proposal.written_in())>{why}</div> };
        facts = facts.fact(withdrawn(lang), why);
    }
    let decision = of.recorded.decision.as_ref();
    let decision = decision.map(|decision| decided(cx, decision));
    let waiver = of.recorded.waiver.as_ref();
    let waiver = waiver.map(|waiver| waiver_view(cx, waiver));
    view! {
        <section class="report-round">
            <h3>{line.title.clone()}</h3>
            <p class="meta">{tag(state_tone(line.state), state_name(lang, line.state))}</p>
            {facts.view()}
            {decision}
            {waiver}
        </section>
    }
    .into_any()
}

fn decided(cx: &PageContext, decision: &Decision) -> AnyView {
    let lang = cx.lang;
    let written = lang_of(lang, decision.language);
    let parts: Vec<_> = decision
        .parts
        .iter()
        .map(|of| part(lang, of, written))
        .collect();
    let change = (!decision.would_change.is_empty())
        .then(|| view! { <h4>{change_heading(lang)}</h4><div lang=written>{prose(&decision.would_change)}</div> });
    view! {
        <p>{tag(outcome_tone(decision.outcome), outcome_title(lang, decision.outcome))}</p>
        {parts}
        {change}
        <p class="hint">{taken(lang, &decision.taken_by, &cx.day(decision.taken_at))}</p>
    }
    .into_any()
}

fn part(lang: Language, part: &Part, written: Option<&'static str>) -> AnyView {
    let texts = texts(lang, part);
    match about(lang, part) {
        None => texts
            .map(
                |(heading, text)| view! { <h4>{heading}</h4><div lang=written>{prose(text)}</div> },
            )
            .into_any(),
        Some(about) => {
            let texts = texts.map(
                |(heading, text)| view! { <h5>{heading}</h5><div lang=written>{prose(text)}</div> },
            );
            view! { <h4>{about}</h4>{texts} }.into_any()
        }
    }
}

fn promises(cx: &PageContext, commitments: &[Commitment]) -> AnyView {
    let lang = cx.lang;
    if commitments.is_empty() {
        return view! { <p>{none_promised(lang)}</p> }.into_any();
    }
    let today = cx.today();
    let table = Table::new(kept(lang))
        .column(promise(lang))
        .column(who(lang))
        .column(due(lang))
        .column(stands(lang));
    commitments
        .iter()
        .fold(table, |table, one| {
            let status = one.status(today);
            let path = paths::commitment(one.id);
            table.row(vec![
                view! { <a href=path>{one.text.clone()}</a> }.into_any(),
                one.owner.clone().into_any(),
                commitments::day(lang, one.due_on).into_any(),
                tag(
                    commitments::status_tone(status),
                    commitments::status_name(lang, status),
                ),
            ])
        })
        .view()
}

fn late_answers(cx: &PageContext, late: &[Owed]) -> AnyView {
    let lang = cx.lang;
    if late.is_empty() {
        return view! { <p>{none_overdue(lang)}</p> }.into_any();
    }
    let table = Table::new(overdue(lang))
        .column(proposal(lang))
        .column(who(lang))
        .column(due(lang))
        .number(number(lang));
    late.iter()
        .fold(table, |table, owed| {
            table.row(vec![
                owed.title.clone().into_any(),
                owed.owner.clone().into_any(),
                cx.day(owed.due_at).into_any(),
                owed.debts.into_any(),
            ])
        })
        .view()
}
