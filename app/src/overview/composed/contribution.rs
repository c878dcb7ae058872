//! One contribution, for its writer: its history, its answers, and the writer's verdict.

use crate::{
    overview::outcomes::trace::steps,
    rounds::contributions::{
        attribution_name, due,
        section::{answer_figure, attribution_means},
        state_tag,
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            prose::prose,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::answers::operations::{self as answers, Judged},
    base::ids::ContributionId,
    overview::outcomes,
    rounds::{
        contributions::{
            Attribution, Kind, State, Verdict, operations,
            queries::{self, About, Reply, Trace},
        },
        proposals,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    your_question = "Uw vraag" | "Your question";
    your_concern = "Uw zorg" | "Your concern";
    your_idea = "Uw idee" | "Your idea";
    your_experience = "Uw ervaring" | "Your experience";
    all_of_yours = "Al uw inbreng" | "All your contributions";
    about_proposal = "Bij het voorstel" | "On the proposal";
    changed = "Veranderd" | "Changed";
    reader = "Wordt beantwoord door" | "Answered by";
    seen_as = "Wie weet dat het van u is" | "Who knows this is from you";
    due_title = "Antwoord" | "Answer";
    state = "Status" | "Status";
    answers_title = "Het antwoord" | "The answer";
    no_answer = "Er is nog geen antwoord. U krijgt een mail zodra het er is, tenzij u die mails hebt uitgezet. Het antwoord komt op deze pagina."
        | "There is no answer yet. It will appear on this page, and we will email you unless you turned those emails off.";
    late = "Wij beloofden u een antwoord, maar het is er niet op tijd. Dat spijt ons. Het klantgeweten ziet dat het te laat is."
        | "We promised you an answer, but it is late. We are sorry. The customer conscience can see that it is late.";
    again = "U zei dat het antwoord u niet hielp. U krijgt een nieuw antwoord." | "You said that the answer did not help you. You will get a new answer.";
    noted = "U zei twee keer dat uw vraag niet is beantwoord. Het klantgeweten ziet dat en kan u bellen." | "You said twice that your question was not answered. The customer conscience can see that and may call you.";
    said_yes(day: &str) = "U zei op {day}: ja, mijn vraag is beantwoord." | "On {day} you said: yes, my question is answered.";
    said_partly(day: &str) = "U zei op {day}: mijn vraag is deels beantwoord." | "On {day} you said: my question is partly answered.";
    said_no(day: &str) = "U zei op {day}: nee, mijn vraag is niet beantwoord." | "On {day} you said: no, my question is not answered.";
    judge_title = "Is uw vraag beantwoord?" | "Is your question answered?";
    verdict = "Uw oordeel" | "Your judgement";
    yes = "Ja, mijn vraag is beantwoord" | "Yes, my question is answered";
    yes_means = "Dan ronden we het af." | "Then we'll close it.";
    partly = "Deels" | "Partly";
    partly_means = "We ronden het af en onthouden dat het antwoord niet volledig was." | "We'll close it and remember that the answer was not complete.";
    no = "Nee" | "No";
    no_means = "U krijgt nog één keer een nieuw antwoord. Schrijf op wat u nog mist." | "You will get a new answer one more time. Tell us what is missing.";
    no_means_again = "Het klantgeweten ziet het. U krijgt niet vanzelf een derde antwoord. Schrijf op wat u nog mist." | "The customer conscience will see it. You won't automatically get a third answer. Tell us what is missing.";
    reason = "Wat mist u nog?" | "What is missing?";
    say = "Versturen" | "Send";
    settled_done = "Dank u. We hebben het afgerond." | "Thank you. We have closed it.";
    reopened_done = "Dank u. U krijgt een nieuw antwoord." | "Thank you. You will get a new answer.";
    disputed_done = "U hebt al eens gezegd dat uw vraag niet is beantwoord. Het klantgeweten ziet dat." | "You have said before that your question was not answered. The customer conscience can see that.";
    change_title = "Veranderen of intrekken" | "Change or withdraw";
    change = "Verander wat u schreef" | "Change what you wrote";
    take_back = "Trek het in" | "Withdraw it";
    withdraw_means = "Dan leest niemand het meer. U ziet hier nog dat u het schreef." | "Then nobody can read it any more. You will still see here that you wrote it.";
    withdrawn_done = "U hebt dit ingetrokken." | "You have withdrawn this.";
    hide_title = "Mijn naam verbergen" | "Hide my name";
    fewer_title = "Minder mensen laten meelezen" | "Let fewer people read this";
    fewer = "Wie mag het voortaan weten?" | "Who may know from now on?";
    fewer_means = "U kunt dit alleen strenger maken. Mensen die het al lazen, weten het nog." | "You can only make this stricter. People who have already read it still know.";
    fewer_save = "Opslaan" | "Save";
    fewer_done = "Uw keuze is opgeslagen." | "Your choice has been saved.";
}

pub(crate) const fn title(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Question => your_question(lang),
        Kind::Concern => your_concern(lang),
        Kind::Idea => your_idea(lang),
        Kind::Experience => your_experience(lang),
    }
}

/// The fields of two forms: the verdict on the answer, and who may know the writer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TraceForm {
    verdict: String,
    reason: String,
    shown_as: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    page(&cx, id, &TraceForm::default(), &Refusal::default()).await
}

/// Handles the verdict.
pub(crate) async fn judge(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<TraceForm>,
) -> Page {
    let judged = answers::judge(&cx.portal, &cx.actor, id, &typed.verdict, &typed.reason).await;
    match judged {
        Ok(judged) => {
            let notice = match judged {
                Judged::Settled => settled_done(cx.lang),
                Judged::Reopened => reopened_done(cx.lang),
                Judged::Disputed => disputed_done(cx.lang),
            };
            cx.done(&paths::contribution(id), notice)
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

/// Lets fewer people know who wrote it.
pub(crate) async fn tighten(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<TraceForm>,
) -> Page {
    match operations::tighten(&cx.portal, &cx.actor, id, &typed.shown_as).await {
        Ok(()) => cx.done(&paths::contribution(id), fewer_done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

/// Withdraws it.
pub(crate) async fn withdraw(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    operations::withdraw(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::contribution(id), withdrawn_done(cx.lang))
}

async fn page(cx: &PageContext, id: ContributionId, typed: &TraceForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    let proposal = trace.mine.proposal_id;
    let view = proposals::queries::view(&cx.portal, &cx.actor, proposal).await?;
    let about = About::of(&view);
    let (portal, actor, zone) = (&cx.portal, &cx.actor, cx.zone());
    let links = outcomes::queries::trace(portal, actor, &trace, &view, &zone).await?;
    let labels = [
        ("verdict", verdict(lang)),
        ("reason", reason(lang)),
        ("shown_as", fewer(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang, trace.mine.kind))
        .refused(refusal)
        .show(|| {
            view! {
                {form.summary()}
                <p><a href=paths::mine()>{all_of_yours(lang)}</a></p>
                <h1>{title(lang, trace.mine.kind)}</h1>
                <figure class="said"><blockquote>{prose(&trace.mine.text)}</blockquote></figure>
                {facts(cx, &trace)}
                {steps(cx, proposal, &links)}
                {answers(cx, &trace)}
                {judgement(&form, lang, &trace, typed)}
                {changing(cx, &trace)}
                {fewer_people(&form, lang, &trace, &about, typed)}
            }
        })
}

fn facts(cx: &PageContext, trace: &Trace) -> AnyView {
    let lang = cx.lang;
    let mine = &trace.mine;
    let waiting = (mine.state == State::Waiting)
        .then(|| view! { <div><dt>{due_title(lang)}</dt><dd>{due(cx, mine.due_at)}</dd></div> });
    let changed = (mine.changed_at != mine.written_at).then(
        || view! { <div><dt>{changed(lang)}</dt><dd>{cx.moment(mine.changed_at)}</dd></div> },
    );
    view! {
        <dl class="facts">
            <div><dt>{state(lang)}</dt><dd>{state_tag(lang, mine.state, mine.reopened_at.is_some())}</dd></div>
            {waiting}
            <div>
                <dt>{about_proposal(lang)}</dt>
                <dd><a href=paths::proposal(mine.proposal_id)>{mine.title.clone()}</a></dd>
            </div>
            {changed}
            <div><dt>{reader(lang)}</dt><dd>{mine.owner.clone()}</dd></div>
            <div><dt>{seen_as(lang)}</dt><dd>{attribution_name(lang, mine.shown_as)}</dd></div>
        </dl>
    }
    .into_any()
}

fn answers(cx: &PageContext, trace: &Trace) -> AnyView {
    let lang = cx.lang;
    let last = match (trace.mine.state, trace.replies.is_empty()) {
        (State::Withdrawn, _) => None,
        (State::Waiting, true) => Some(no_answer(lang)),
        (State::Waiting, false) => Some(again(lang)),
        (State::Disputed, _) => Some(noted(lang)),
        (State::Answered | State::Settled, _) => None,
    };
    let late = trace
        .mine
        .is_overdue(cx.portal.now())
        .then(|| view! { <p>{late(lang)}</p> });
    let last = last.map(|text| view! { {late}<p>{text}</p> });
    if trace.replies.is_empty() && last.is_none() {
        return ().into_any();
    }
    let replies: Vec<_> = trace
        .replies
        .iter()
        .map(|reply| answered(cx, reply))
        .collect();
    view! { <h2>{answers_title(lang)}</h2>{replies}{last} }.into_any()
}

fn answered(cx: &PageContext, reply: &Reply) -> AnyView {
    let lang = cx.lang;
    let day = reply.verdict_at.map(|at| cx.day(at)).unwrap_or_default();
    let said = reply.verdict.map(|verdict| match verdict {
        Verdict::Yes => said_yes(lang, &day),
        Verdict::Partly => said_partly(lang, &day),
        Verdict::No => said_no(lang, &day),
    });
    let reason = (!reply.verdict_reason.is_empty()).then(|| {
        view! { <figure class="said"><blockquote>{prose(&reply.verdict_reason)}</blockquote></figure> }
    });
    view! {
        {answer_figure(cx, &reply.text, &reply.written_by, &cx.day(reply.published_at))}
        {said.map(|said| view! { <p>{said}</p> })}
        {reason}
    }
    .into_any()
}

fn judgement(form: &Form<'_>, lang: Language, trace: &Trace, typed: &TraceForm) -> AnyView {
    if !trace.mine.awaits_verdict() {
        return ().into_any();
    }
    let no_means = if trace.mine.reopened_at.is_some() {
        no_means_again(lang)
    } else {
        no_means(lang)
    };
    let choices = vec![
        Choice::new(Verdict::Yes.as_str(), yes(lang)).hint(yes_means(lang)),
        Choice::new(Verdict::Partly.as_str(), partly(lang)).hint(partly_means(lang)),
        Choice::new(Verdict::No.as_str(), no(lang)).hint(no_means),
    ];
    let action = paths::judge_answer(trace.mine.id);
    view! {
        <h2>{judge_title(lang)}</h2>
        <form method="post" action=action novalidate>
            {form.choose("verdict", &typed.verdict, choices).view()}
            {form.area("reason", &typed.reason, 4).view()}
            <button class="button">{say(lang)}</button>
        </form>
    }
    .into_any()
}

fn changing(cx: &PageContext, trace: &Trace) -> AnyView {
    if !trace.mine.may_change(cx.portal.now()) {
        return ().into_any();
    }
    let lang = cx.lang;
    let id = trace.mine.id;
    view! {
        <h2>{change_title(lang)}</h2>
        <p><a class="button secondary" href=paths::edit_contribution(id)>{change(lang)}</a></p>
        <form method="post" action=paths::withdraw_contribution(id)>
            <p class="hint" id="withdraw-hint">{withdraw_means(lang)}</p>
            <button class="button danger" aria-describedby="withdraw-hint">{take_back(lang)}</button>
        </form>
    }
    .into_any()
}

fn fewer_people(
    form: &Form<'_>,
    lang: Language,
    trace: &Trace,
    about: &About,
    typed: &TraceForm,
) -> AnyView {
    let mine = &trace.mine;
    let stricter: Vec<_> = Attribution::ALL
        .iter()
        .filter(|attribution| **attribution > mine.shown_as)
        .map(|attribution| {
            Choice::new(attribution.as_str(), attribution_name(lang, *attribution))
                .hint(attribution_means(lang, *attribution, about))
        })
        .collect();
    if stricter.is_empty() || mine.state == State::Withdrawn {
        return ().into_any();
    }
    let title = match mine.shown_as {
        Attribution::Name => hide_title(lang),
        Attribution::Segment | Attribution::Conscience => fewer_title(lang),
    };
    let action = paths::tighten_attribution(mine.id);
    view! {
        <h2>{title}</h2>
        <form method="post" action=action novalidate>
            {form.choose("shown_as", &typed.shown_as, stricter).hint(fewer_means(lang)).view()}
            <button class="button secondary">{fewer_save(lang)}</button>
        </form>
    }
    .into_any()
}
