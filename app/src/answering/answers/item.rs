//! One contribution, as the person who answers it reads it.

use super::translation;
use crate::{
    answering::commitments::shown,
    rounds::{
        contributions::{
            attribution_name, due, kind_name, openness, section::answer_figure, speaker_face,
            speaker_name, state_tag,
        },
        positions::position_name,
        supports,
        themes::like_it,
    },
    web::{
        context::PageContext,
        paths,
        ui::{Form, Icon, Whose, face, icon, prose::prose, refusal::Refusal},
    },
};
use klankbord_domain::{
    Language, Role,
    answering::{
        answers::queries::Item,
        commitments::{Commitment, queries},
    },
    base::ids::{AnswerId, ContributionId},
    rounds::{
        contributions::{Attribution, Speaker, State, Verdict, queries::Reply, rules::look_due},
        themes::queries::Line,
    },
};
use leptos::prelude::*;

texts! {
    heading(kind: &str, speaker: &str) = "{kind} van {speaker}" | "{kind} from {speaker}";
    proposal = "Voorstel" | "Proposal";
    project = "Project" | "Project";
    written = "Geschreven" | "Written";
    due_title = "Antwoord" | "Answer";
    position_title = "Standpunt" | "Position";
    theme_title = "Thema" | "Theme";
    no_theme = "In een thema zetten" | "Add to a theme";
    under = "Dit is samengevoegd met een andere reactie" | "This was merged with another contribution";
    same_answer = "Klanten die nog op een eerste antwoord wachten, krijgen hetzelfde antwoord. Hun eigen woorden staan erbij."
        | "Customers who are still waiting for a first answer get the same answer, with their own words beside it.";
    owner = "Wie antwoordt" | "Who answers";
    seen_as = "Keuze van de klant" | "The customer's choice";
    state = "Status" | "Status";
    with_name = "Schreef dit met naam" | "Wrote this by name";
    with_group = "Geeft alleen de groep, niet de naam" | "Gives only the group, not the name";
    kept = "Alleen u leest dit." | "Only you read this.";
    gone = "De klant heeft dit ingetrokken." | "The customer has withdrawn this.";
    promise = "Iets beloven bij dit antwoord" | "Make a promise with this answer";
    said_yes = "De klant zegt: mijn vraag is beantwoord." | "The customer says: my question is answered.";
    said_partly = "De klant zegt: mijn vraag is deels beantwoord." | "The customer says: my question is partly answered.";
    said_no = "De klant zegt: mijn vraag is niet beantwoord." | "The customer says: my question is not answered.";
    not_yours(owner: &str) = "{owner} beantwoordt dit." | "{owner} answers this.";
    answer = "Uw antwoord" | "Your answer";
    answer_hint = "De schrijver leest uw antwoord met uw naam eronder, en krijgt het per mail als die mails aan staan. Hooguit 4.000 tekens."
        | "The writer reads your answer, signed with your name, and gets it by email unless they turned those emails off. 4,000 characters at most.";
    look_title = "Klantgeweten" | "Customer conscience";
    look = "Ernaar kijken" | "Look at it";
    look_lead = "De klant zei twee keer dat dit geen antwoord is. Kijk wat u kunt doen, of bel. De klant ziet wanneer u keek."
        | "The customer said twice that this is no answer. See what you can do, or call. The customer sees when you looked.";
    looked = "Ik heb hiernaar gekeken" | "I have looked at this";
    publish = "Publiceren en mailen" | "Publish and email";
    hold = "Klaarzetten voor later" | "Hold for later";
}

/// The promises in the answers to an item, and the answers in which the reader may still promise something.
pub(super) struct Promised {
    made: Vec<Commitment>,
    open: Vec<AnswerId>,
}

impl Promised {
    pub(super) async fn load(
        cx: &PageContext,
        id: ContributionId,
        replies: &[Reply],
    ) -> klankbord_domain::Result<Self> {
        let answers: Vec<_> = replies.iter().map(|reply| reply.id).collect();
        Ok(Self {
            made: queries::of_contribution(&cx.portal, &cx.actor, id).await?,
            open: queries::may_promise_in(&cx.portal, &cx.actor, &answers).await?,
        })
    }
}

/// The item with its history and, if the reader owes the answer, the form.
pub(super) fn view(
    cx: &PageContext,
    item: &Item,
    merged: &[Line],
    replies: &[Reply],
    promised: &Promised,
    next: &str,
) -> AnyView {
    let lang = cx.lang;
    let form = if item.may_answer(&cx.actor) {
        let none = Refusal::default();
        let ids = [item.id.to_string()];
        form(lang, &none, &ids, "", &item.read_at().0.to_string(), next)
    } else if item.awaits_look() && cx.actor.is(Role::CustomerConscience) {
        view! {
            <p>{look_lead(lang)}</p>
            <form method="post" action=paths::acknowledge(item.id)>
                <button class="button">{looked(lang)}</button>
            </form>
        }
        .into_any()
    } else if item.state == State::Waiting {
        view! { <p class="soft">{not_yours(lang, &item.owner)}</p> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        <article class="item">
            {head(cx, item)}
            {about(cx, item)}
            <ol class="exchange">
                <li>{speaker_face(&item.speaker, item.member)}{said(lang, item)}</li>
                {alike(cx, item, merged)}
                {history(cx, item, replies, &promised.open)}
            </ol>
            {shown::section(cx, &promised.made)}
            {form}
        </article>
    }
    .into_any()
}

/// The writer as far as the reader may know, and the day on which the answer is due.
fn head(cx: &PageContext, item: &Item) -> AnyView {
    let lang = cx.lang;
    let clock = if item.state == State::Waiting {
        due(cx, item.due_at)
    } else {
        state_tag(lang, item.state, item.reopened_at.is_some())
    };
    let again = (item.state == State::Waiting && item.reopened_at.is_some())
        .then(|| state_tag(lang, item.state, true));
    let kept = (item.shown_as == Attribution::Conscience)
        .then(|| view! { " "<strong>{kept(lang)}</strong> });
    view! {
        <header class="item-who">
            {speaker_face(&item.speaker, item.member)}
            <div>
                <h1>{heading(lang, kind_name(lang, item.kind), &speaker_name(lang, &item.speaker))}</h1>
                <p>{known_as(lang, item)}{kept}</p>
            </div>
            <p class="item-state">{again}{clock}</p>
        </header>
    }
    .into_any()
}

/// The choice of the writer about who may know them, as the one who answers reads it.
fn known_as(lang: Language, item: &Item) -> &'static str {
    match item.shown_as {
        _ if is_nameless(item) => openness(lang, item.shown_as, true),
        Attribution::Name => with_name(lang),
        Attribution::Segment => with_group(lang),
        Attribution::Conscience => attribution_name(lang, Attribution::Conscience),
    }
}

/// Whether nobody may know more than that a customer wrote it.
fn is_nameless(item: &Item) -> bool {
    item.shown_as == Attribution::Segment && item.speaker == Speaker::Panel
}

fn about(cx: &PageContext, item: &Item) -> AnyView {
    let lang = cx.lang;
    let theme = item.theme.clone().map(|(id, name)| {
        view! { <div><dt>{theme_title(lang)}</dt><dd><a href=paths::theme(id)>{name}</a></dd></div> }
    });
    let position = item.position.map(|position| {
        view! { <div><dt>{position_title(lang)}</dt><dd>{position_name(lang, position)}</dd></div> }
    });
    let answers = (!item.may_answer(&cx.actor))
        .then(|| view! { <div><dt>{owner(lang)}</dt><dd>{item.owner.clone()}</dd></div> });
    view! {
        <dl class="about">
            <div>
                <dt>{proposal(lang)}</dt>
                <dd><a href=paths::proposal(item.proposal_id)>{item.title.clone()}</a></dd>
            </div>
            <div><dt>{project(lang)}</dt><dd>{item.project.clone()}</dd></div>
            <div><dt>{written(lang)}</dt><dd>{cx.moment(item.written_at)}</dd></div>
            {position}
            {theme}
            {answers}
        </dl>
    }
    .into_any()
}

fn said(lang: Language, item: &Item) -> AnyView {
    if item.state == State::Withdrawn {
        view! { <p>{gone(lang)}</p> }.into_any()
    } else {
        view! {
            <figure class="said"><blockquote>{prose(&item.text)}</blockquote></figure>
            {supports::told(lang, item.supporters)}
        }
        .into_any()
    }
}

/// The contribution, its writer as far as the reader may know, and the day on which the answer is due.
pub(super) fn contribution(cx: &PageContext, item: &Item) -> AnyView {
    let lang = cx.lang;
    let due = (item.state == State::Waiting)
        .then(|| view! { <div><dt>{due_title(lang)}</dt><dd>{due(cx, item.due_at)}</dd></div> });
    let look_by = item.disputed_at.filter(|_| item.awaits_look()).map(|at| {
        let clock = cx.clock_by(look(lang), look_due(at, &cx.zone()));
        view! { <div><dt>{look_title(lang)}</dt><dd>{clock}</dd></div> }
    });
    let stands =
        (item.shown_as != Attribution::Conscience && item.state != State::Withdrawn).then(|| {
            let (path, name) = match &item.theme {
                Some((id, name)) => (paths::theme(*id), name.clone()),
                None => (paths::themes(item.proposal_id), no_theme(lang).to_owned()),
            };
            view! { <div><dt>{theme_title(lang)}</dt><dd><a href=path>{name}</a></dd></div> }
        });
    let kept = (item.shown_as == Attribution::Conscience)
        .then(|| view! { " "<strong>{kept(lang)}</strong> });
    view! {
        <h2>{heading(lang, kind_name(lang, item.kind), &speaker_name(lang, &item.speaker))}</h2>
        {said(lang, item)}
        <dl class="facts">
            <div><dt>{state(lang)}</dt><dd>{state_tag(lang, item.state, item.reopened_at.is_some())}</dd></div>
            {due}
            {look_by}
            <div>
                <dt>{proposal(lang)}</dt>
                <dd><a href=paths::proposal(item.proposal_id)>{item.title.clone()}</a></dd>
            </div>
            {stands}
            <div><dt>{project(lang)}</dt><dd>{item.project.clone()}</dd></div>
            <div><dt>{written(lang)}</dt><dd>{cx.moment(item.written_at)}</dd></div>
            <div><dt>{owner(lang)}</dt><dd>{item.owner.clone()}</dd></div>
            <div><dt>{seen_as(lang)}</dt><dd>{openness(lang, item.shown_as, is_nameless(item))}{kept}</dd></div>
        </dl>
    }
    .into_any()
}

/// The contributions that were merged into it; their writers get the same answer.
fn alike(cx: &PageContext, item: &Item, merged: &[Line]) -> AnyView {
    let lang = cx.lang;
    let lead = item.lead.map(|lead| {
        view! { <li><p class="alike"><a href=paths::inbox_item(lead)>{under(lang)}</a></p></li> }
    });
    if merged.is_empty() {
        return lead.into_any();
    }
    let each: Vec<_> = merged
        .iter()
        .map(|line| {
            let speaker = speaker_name(lang, &line.speaker);
            view! {
                <li>
                    {speaker_face(&line.speaker, None)}
                    <figure class="said">
                        <blockquote>{prose(&line.text)}</blockquote>
                        <figcaption>
                            {heading(lang, kind_name(lang, line.kind), &speaker)}
                            " "
                            {state_tag(lang, line.state, line.reopened_at.is_some())}
                        </figcaption>
                    </figure>
                </li>
            }
        })
        .collect();
    view! {
        {lead}
        <li>
            <div class="alike">
                <h2>{like_it(lang, item.like_it)}</h2>
                <p>{same_answer(lang)}</p>
            </div>
        </li>
        {each}
    }
    .into_any()
}

/// What was answered before, and what the writer said of each answer.
fn history(cx: &PageContext, item: &Item, replies: &[Reply], open: &[AnswerId]) -> AnyView {
    let lang = cx.lang;
    replies
        .iter()
        .map(|reply| {
            let promise = open.contains(&reply.id).then(|| {
                let path = paths::promise_in_answer(reply.id);
                view! { <p><a href=path>{promise(lang)}</a></p> }
            });
            let own = (cx.actor.account() == Some(reply.writer_id)).then(|| {
                let path = paths::translate_answer(reply.id);
                view! { <p><a href=path>{translation::way(lang)}</a></p> }
            });
            let text = (reply.text.as_str(), reply.language);
            view! {
                <li>
                    {face(Whose::Staff(&reply.written_by))}
                    <div>
                        {answer_figure(cx, text, &reply.written_by, &cx.day(reply.published_at))}
                        {own}
                        {promise}
                    </div>
                </li>
                {verdict(lang, item, reply)}
            }
        })
        .collect::<Vec<_>>()
        .into_any()
}

fn verdict(lang: Language, item: &Item, reply: &Reply) -> Option<AnyView> {
    let (class, sign, words) = match reply.verdict? {
        Verdict::Yes => ("judged", Icon::Check, said_yes(lang)),
        Verdict::Partly => ("judged", Icon::Check, said_partly(lang)),
        Verdict::No => ("judged no", Icon::Refused, said_no(lang)),
    };
    let reason = (!reply.verdict_reason.is_empty()).then(|| {
        view! { <figure class="said"><blockquote>{prose(&reply.verdict_reason)}</blockquote></figure> }
    });
    Some(
        view! {
            <li>
                {speaker_face(&item.speaker, item.member)}
                <div><p class=class>{icon(sign)}{words}</p>{reason}</div>
            </li>
        }
        .into_any(),
    )
}

/// The form to answer these contributions.
pub(super) fn form(
    lang: Language,
    refusal: &Refusal,
    ids: &[String],
    text: &str,
    read_at: &str,
    next: &str,
) -> AnyView {
    let each: Vec<_> = ids
        .iter()
        .map(|id| view! { <input type="hidden" name="c" value=id.clone()/> })
        .collect();
    let hidden = view! { {each}<input type="hidden" name="next" value=next.to_owned()/> };
    let key = format!("answer:{}", ids.join(","));
    let action = paths::answer().to_owned();
    reply(lang, refusal, action, key, hidden.into_any(), text, read_at)
}

/// The form to answer, with the contributions that it answers in `hidden` fields.
pub(crate) fn reply(
    lang: Language,
    refusal: &Refusal,
    action: String,
    key: String,
    hidden: AnyView,
    text: &str,
    read_at: &str,
) -> AnyView {
    let labels = [("text", answer(lang))];
    let form = Form::new(lang, refusal, &labels);
    view! {
        <form method="post" action=action id="answer-form" class="reply" data-draft=key novalidate>
            {hidden}
            <input type="hidden" name="read_at" value=read_at.to_owned()/>
            {form.area("text", text, 8).hint(answer_hint(lang)).view()}
            <div class="buttons">
                <button class="button" name="verb" value="publish">{publish(lang)}</button>
                <button class="button secondary" name="verb" value="hold">{hold(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}
