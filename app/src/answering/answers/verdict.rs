//! The verdict of the writer on the answer: "yes" is one press on the page of the answer, anything else has something
//! to say and a page of its own.

use crate::{
    rounds::contributions::section::answer_figure,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Icon, icon,
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
    rounds::contributions::{
        Verdict,
        queries::{self, Mine},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    question = "Is uw vraag beantwoord?" | "Is your question answered?";
    you_say(owner: &str) = "U zegt dat, niet wij. Zegt u nee, dan krijgt {owner} dat te horen en krijgt u een nieuw antwoord."
        | "That is for you to say, not us. If you say no, {owner} hears it and you get a new answer.";
    you_say_again = "U zegt dat, niet wij. Zegt u weer nee, dan krijgt het klantgeweten dat te horen. U krijgt niet vanzelf een derde antwoord."
        | "That is for you to say, not us. If you say no again, the customer conscience hears it. You won't automatically get a third answer.";
    yes = "Ja, mijn vraag is beantwoord" | "Yes, my question is answered";
    no = "Nee, nog niet" | "No, not yet";
    title = "Wat mist u nog?" | "What is missing?";
    back = "Terug naar het antwoord" | "Back to the answer";
    the_answer = "Het antwoord" | "The answer";
    reason_hint = "Schrijf op wat u nog wilt weten. Is uw vraag deels beantwoord, dan mag u dit leeg laten." | "Write what you still want to know. If your question is partly answered, you may leave this empty.";
    verdict = "Uw oordeel" | "Your judgement";
    send_no = "Versturen: mijn vraag is niet beantwoord" | "Send: my question is not answered";
    partly = "Deels beantwoord, rond het maar af" | "Partly answered, please close it";
    settled_done = "Dank u. We hebben het afgerond." | "Thank you. We have closed it.";
    reopened_done = "Dank u. U krijgt een nieuw antwoord." | "Thank you. You will get a new answer.";
    disputed_done = "U hebt al eens gezegd dat uw vraag niet is beantwoord. Het klantgeweten ziet dat." | "You have said before that your question was not answered. The customer conscience can see that.";
}

/// The form, as its writer filled it in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct VerdictForm {
    verdict: String,
    reason: String,
}

/// The question on the page of the answer; omitted when it is not the reader's turn.
pub(crate) fn turn(lang: Language, mine: &Mine) -> Option<AnyView> {
    mine.awaits_verdict().then(|| {
        let action = paths::judge_answer(mine.id);
        view! {
            <section class="sheet turned verdict" id="judge">
                <h2>{question(lang)}</h2>
                <p>{meaning(lang, mine)}</p>
                <div class="buttons">
                    <form method="post" action=action.clone()>
                        <button class="button" name="verdict" value=Verdict::Yes.as_str()>{icon(Icon::Check)}{yes(lang)}</button>
                    </form>
                    <a class="button secondary" href=action>{no(lang)}</a>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What follows from a "no".
fn meaning(lang: Language, mine: &Mine) -> String {
    match mine.reopened_at {
        None => you_say(lang, &mine.owner),
        Some(_) => you_say_again(lang).to_owned(),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    page(&cx, id, &VerdictForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<VerdictForm>,
) -> Page {
    match answers::judge(&cx.portal, &cx.actor, id, &typed.verdict, &typed.reason).await {
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

async fn page(
    cx: &PageContext,
    id: ContributionId,
    typed: &VerdictForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    if !trace.mine.awaits_verdict() && refusal.is_empty() {
        return cx.go(&paths::contribution(id));
    }
    let labels = [("verdict", verdict(lang)), ("reason", title(lang))];
    let form = Form::new(lang, refusal, &labels);
    let latest = trace.replies.last().map(|reply| {
        let day = cx.day(reply.published_at);
        answer_figure(cx, (&reply.text, reply.language), &reply.written_by, &day)
    });
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            <a class="back" href=paths::contribution(id)>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <form method="post" data-draft=format!("verdict:{id}") novalidate>
                {form.area("reason", &typed.reason, 5).title().hint(reason_hint(lang)).view()}
                <p>{meaning(lang, &trace.mine)}</p>
                <div class="buttons" id="verdict">
                    <button class="button" name="verdict" value=Verdict::No.as_str()>{send_no(lang)}</button>
                    <button class="button secondary" name="verdict" value=Verdict::Partly.as_str()>{partly(lang)}</button>
                </div>
            </form>
            <section>
                <h2>{the_answer(lang)}</h2>
                <figure class="said mine"><blockquote>{prose(&trace.mine.text)}</blockquote></figure>
                {latest}
            </section>
        }
    })
}
