//! Taking the decision: the missing conditions first, then what customers said, what we decided, and why.

use super::{
    outcome_name,
    shown::{people, waiver_view},
    translation,
};
use crate::{
    rounds::{
        contributions::kind_name,
        proposals::influence::{influence_meaning, influence_name},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Facts, Form, Item, items, opening,
            refusal::{Refusal, show_again},
            warning,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::decisions::{
        LONGEST,
        operations::{self, DecisionForm as Decision, DecisionPartForm, field},
        queries::{self, DecisionContext},
        rules::reasons_due,
        translation::SECOND,
    },
    base::ids::{ProposalId, ThemeId},
    rounds::proposals::Outcome,
};
use leptos::prelude::*;

texts! {
    title = "Besluit nemen" | "Take the decision";
    lead = "Wie stemde of schreef, leest dit besluit in uw woorden. U kunt het daarna niet meer wijzigen."
        | "Those who voted or wrote read this decision in your words. You can't change it afterwards.";
    not_yet = "U kunt nog niet besluiten" | "You can't decide yet";
    few_votes(votes: i64, quorum: i64) = "Uitgebrachte stemmen: {votes}. U beloofde pas te besluiten bij {quorum}."
        | "Votes cast: {votes}. You promised not to decide before there were {quorum}.";
    unanswered(count: i64) = "Hierop is nog geen antwoord ({count}):" | "These have no answer yet ({count}):";
    kept = "Het klantgeweten is nog niet klaar met antwoorden." | "The customer conscience has not answered everything yet.";
    challenged = "Het klantgeweten spreekt dit tegen. U kunt pas besluiten als u geantwoord hebt. Daarop is geen uitzondering mogelijk."
        | "The customer conscience challenges this. You can't decide until you have replied. No exception to that is possible.";
    to_reply = "Het klantgeweten antwoorden" | "Reply to the customer conscience";
    to_inbox = "Naar de inbox" | "Go to the inbox";
    due = "Antwoord" | "Answer";
    waive_hint = "Kan het echt niet wachten? Een bestuurder kan in één zin een uitzondering toestaan. Het panel leest die zin."
        | "Can it really not wait? A board member can allow an exception in one sentence. The panel reads that sentence.";
    influence = "Invloed van de klant" | "Customers' influence";
    votes = "Standpunten" | "Positions";
    counted(all: i64, in_favour: i64, with_concerns: i64, against: i64) = "{all}, waarvan {in_favour} voor, {with_concerns} voor met zorgen en {against} tegen"
        | "{all}, of which {in_favour} for, {with_concerns} for with concerns and {against} against";
    reasons = "Redenen als u het advies niet volgt" | "Reasons if you don't follow the advice";
    outcome_label = "Wat doen we ermee?" | "What do we do with it?";
    heard_label = "Wat zeiden klanten?" | "What did customers say?";
    heard_hint = "Schrijf ook op wat u niet uitkomt, en wat een minderheid zei." | "Include what does not suit you, and what a minority said.";
    decided_label = "Wat besluiten we?" | "What do we decide?";
    why_label = "Waarom?" | "Why?";
    change_label = "Wat kan ons van gedachten doen veranderen?" | "What could change our mind?";
    change_hint = "Alleen nodig als het niet doorgaat." | "Needed only if it does not go ahead.";
    review_label = "Wanneer kijkt u hierop terug?" | "When will you review this?";
    review_hint = "Op die dag vragen wij u hoe het is gegaan. Wie stemde of schreef, kan uw antwoord lezen." | "On that day we ask you how it turned out. Those who voted or wrote can read your answer.";
    adopt_hint = "Zoals het in het voorstel staat." | "As the proposal says.";
    adapt_hint = "Iets anders dan wat er in het voorstel staat." | "Something other than what the proposal says.";
    drop_hint = "U schrijft erbij wat ons van gedachten kan doen veranderen." | "You add what could change our mind.";
    of_theme(theme: &str, question: &str) = "{theme}. {question}" | "{theme}. {question}";
    read_theme = "Lees wat zij schreven" | "Read what they wrote";
    rest = "En verder" | "Everything else";
    rest_hint = "Voor wat in geen thema staat. Mag leeg blijven." | "For anything that is in no theme. May be left empty.";
    do_it = "Besluit vastleggen en versturen" | "Record the decision and send it";
    back = "Terug naar het voorstel" | "Back to the proposal";
    done = "Het besluit is genomen. Wie stemde of schreef, krijgt een mail, of leest het hier als die mails uit staan."
        | "The decision has been taken. Those who voted or wrote get an email, or read it here if they turned those emails off.";
}

/// The submitted fields, which depend on the themes.
type Fields = Vec<(String, String)>;

/// The submitted form, with a part for each theme that had a field.
fn read(fields: &Fields) -> Decision {
    let is_second = |name: &str| name.starts_with(SECOND);
    let second = fields.iter().filter(|(name, _)| is_second(name));
    let mut typed = Decision {
        second: second.cloned().collect(),
        ..Decision::default()
    };
    for (name, value) in fields.iter().filter(|(name, _)| !is_second(name)) {
        let (text, theme) = match name.split_once('-') {
            Some((text, theme)) => match theme.parse() {
                Ok(theme) => (text, Some(theme)),
                Err(_) => continue,
            },
            None => (name.as_str(), None),
        };
        let whole = match text {
            "outcome" => Some(&mut typed.outcome),
            "would_change" => Some(&mut typed.would_change),
            "review_on" => Some(&mut typed.review_on),
            _ => None,
        };
        if let Some(whole) = whole {
            whole.clone_from(value);
            continue;
        }
        let place = typed.parts.iter().position(|part| part.theme == theme);
        let place = place.unwrap_or_else(|| {
            typed.parts.push(DecisionPartForm {
                theme,
                ..DecisionPartForm::default()
            });
            typed.parts.len() - 1
        });
        match (text, typed.parts.get_mut(place)) {
            ("heard", Some(part)) => part.heard.clone_from(value),
            ("decided", Some(part)) => part.decided.clone_from(value),
            ("why", Some(part)) => part.why.clone_from(value),
            _ => {}
        }
    }
    typed
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    let typed = Decision::default();
    page(&cx, id, &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = read(&fields);
    match operations::take(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) => cx.done(&paths::proposal(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &Decision, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let context = queries::to_decide(&cx.portal, &cx.actor, id).await?;
    let mut names = labels(cx, &context);
    names.extend(translation::labels_along(lang, &context));
    let mut labels: Vec<_> = names
        .iter()
        .map(|(name, label)| (name.as_str(), label.as_str()))
        .collect();
    labels.extend([
        ("outcome", outcome_label(lang)),
        ("would_change", change_label(lang)),
        ("review_on", review_label(lang)),
    ]);
    let form = Form::new(lang, refusal, &labels);
    let is_open = context.gate.is_open(cx.portal.now());
    // Typed words are kept, whatever is missing.
    let shows_form = is_open || !refusal.is_empty();
    cx.page(title(lang)).refused(refusal).show(|| {
        let fields = shows_form.then(|| {
            view! {
                <p>{lead(lang)}</p>
                <form method="post" novalidate>
                    {form.choose("outcome", &typed.outcome, outcomes(cx)).view()}
                    {parts(lang, &form, &context, typed)}
                    {form.area("would_change", &typed.would_change, 3).hint(change_hint(lang)).limit(LONGEST).view()}
                    {form.date("review_on", &typed.review_on).hint(review_hint(lang)).short().optional().view()}
                    <div class="folds">{translation::along(lang, &form, &context, &typed.second)}</div>
                    <button class="button">{do_it(lang)}</button>
                </form>
            }
        });
        let missing = (!is_open).then(|| missing(cx, &context));
        let waiver = context.waiver.as_ref().map(|waiver| waiver_view(cx, waiver));
        view! {
            {form.summary()}
                        <h1>{title(lang)}</h1>
            <p class="lead">{context.proposal.title.clone()}</p>
            {waiver}
            {missing}
            {facts(cx, &context)}
            {fields}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}

/// The texts of a part, by the names of their fields.
const TEXTS: [&str; 3] = ["heard", "decided", "why"];

/// The labels of the parts. A summary of errors names the theme of each part.
fn labels(cx: &PageContext, context: &DecisionContext) -> Vec<(String, String)> {
    let lang = cx.lang;
    let questions = [heard_label(lang), decided_label(lang), why_label(lang)];
    let themes = context
        .themes
        .iter()
        .map(|theme| (Some(theme.id), theme.name.as_str()));
    themes
        .chain([(None, "")])
        .flat_map(|(id, name)| {
            TEXTS.iter().zip(questions).map(move |(text, question)| {
                let label = if name.is_empty() {
                    question.to_owned()
                } else {
                    of_theme(lang, name, question)
                };
                (field(text, id), label)
            })
        })
        .collect()
}

/// A part for each theme, and one for contributions in none.
fn parts(lang: Language, form: &Form<'_>, context: &DecisionContext, typed: &Decision) -> AnyView {
    let fields = |theme: Option<ThemeId>| {
        let part = typed.part(theme);
        let area = |text: &str, value: &str| form.area(field(text, theme), value, 4).limit(LONGEST);
        view! {
            {area("heard", &part.heard).hint(heard_hint(lang)).view()}
            {area("decided", &part.decided).view()}
            {area("why", &part.why).view()}
        }
    };
    let themes: Vec<_> = context
        .themes
        .iter()
        .map(|theme| {
            let people = people(lang, theme.people);
            view! {
                <h2>{theme.name.clone()}</h2>
                <p class="hint">{people}" "<a href=paths::theme(theme.id)>{read_theme(lang)}</a></p>
                {fields(Some(theme.id))}
            }
        })
        .collect();
    let rest = (!context.themes.is_empty())
        .then(|| view! { <h2>{rest(lang)}</h2><p class="hint">{rest_hint(lang)}</p> });
    view! { {themes}{rest}{fields(None)} }.into_any()
}

fn outcomes(cx: &PageContext) -> Vec<Choice> {
    let lang = cx.lang;
    Outcome::ALL
        .iter()
        .map(|&outcome| {
            let hint = match outcome {
                Outcome::Adopt => adopt_hint(lang),
                Outcome::Adapt => adapt_hint(lang),
                Outcome::Drop => drop_hint(lang),
            };
            Choice::new(outcome.as_str(), outcome_name(lang, outcome)).hint(hint)
        })
        .collect()
}

fn facts(cx: &PageContext, context: &DecisionContext) -> AnyView {
    let lang = cx.lang;
    let gate = &context.gate;
    let level = format!(
        "{}. {}",
        influence_name(lang, gate.influence),
        influence_meaning(lang, gate.influence, gate.terms)
    );
    let facts = Facts::new().fact(influence(lang), level).fact(
        votes(lang),
        counted(
            lang,
            gate.votes,
            gate.in_favour,
            gate.with_concerns,
            gate.against,
        ),
    );
    let due = gate
        .closes_at
        .and_then(|closes_at| reasons_due(gate.influence, closes_at, gate.terms));
    match due {
        Some(due) => facts.fact(reasons(lang), cx.clock(reasons(lang), due)),
        None => facts,
    }
    .view()
}

/// The things to do first, each with a link.
fn missing(cx: &PageContext, context: &DecisionContext) -> AnyView {
    let lang = cx.lang;
    let gate = &context.gate;
    let few = gate
        .lacks_votes()
        .then(|| view! { <p>{few_votes(lang, gate.votes, gate.quorum)}</p> });
    let list = (gate.unanswered > 0).then(|| {
        let open = context.unanswered.iter().map(|one| {
            Item::new(paths::inbox_item(one.id), opening(&one.text))
                .meta(kind_name(lang, one.kind))
                .meta(cx.clock(due(lang), one.due_at))
        });
        view! {
            <p>{unanswered(lang, gate.unanswered)}</p>
            {items(open.collect(), "")}
            <p><a href=paths::inbox()>{to_inbox(lang)}</a></p>
        }
    });
    let kept = (gate.kept > 0).then(|| view! { <p>{kept(lang)}</p> });
    let challenge = gate.lacks_reply().then(|| {
        let path = paths::reply_to_challenge(context.proposal.id);
        view! { <p>{challenged(lang)}" "<a href=path>{to_reply(lang)}</a></p> }
    });
    let waivable = (gate.lacks_votes() || gate.lacks_answers())
        .then(|| view! { <p class="hint">{waive_hint(lang)}</p> });
    warning(
        not_yet(lang),
        view! { {few}{list}{kept}{challenge}{waivable} },
    )
}
