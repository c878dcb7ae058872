//! Contributions on a proposal's page: the reader's own, those of others, and the form of the step for writing one.

use super::{attribution_name, due, kind_means, kind_name, openness, speaker_name, state_tag};
use crate::{
    rounds::supports,
    web::{
        context::PageContext,
        paths,
        ui::{Choice, Form, lang_of, prose::prose, refusal::Refusal},
    },
};
use futures::try_join;
use klankbord_domain::{
    Error, Language,
    base::ids::ContributionId,
    rounds::{
        contributions::{
            Attribution, Kind,
            queries::{self, About, Mine, Others, Shared},
        },
        proposals::queries::ProposalView,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    yours = "Wat u schreef" | "What you wrote";
    write_title = "Vraag of vertel ons iets" | "Ask or tell us something";
    write_lead(owner: &str, day: &str) = "U krijgt uiterlijk {day} antwoord van {owner}. Tot het antwoord er is en zolang de ronde loopt, kunt u nog veranderen wat u schreef."
        | "You get an answer from {owner} by {day}. Until it is there, and while the round is open, you can change what you wrote.";
    kind = "Wat wilt u kwijt?" | "What would you like to say?";
    text = "In uw eigen woorden" | "In your own words";
    text_hint = "Hooguit 2.000 tekens." | "At most 2,000 characters.";
    shown_as = "Wie mag weten dat dit van u komt?" | "Who may know that this is from you?";
    name_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten in deze ronde lezen het, met uw naam erbij."
        | "{owner}, the customer conscience and the other customers in this round read it, with your name.";
    segment_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten lezen het zonder uw naam. Ook uw groep laten we weg als daar weinig mensen in zitten."
        | "{owner}, the customer conscience and the other customers read it without your name. We leave out your group too if it has few people in it.";
    conscience_means(conscience: &str) = "Alleen {conscience}, ons klantgeweten, leest het, met uw naam erbij, en antwoordt u."
        | "Only {conscience}, our customer conscience, reads it, with your name, and answers you.";
    send = "Versturen" | "Send";
    kept = "Bedankt, we hebben uw inbreng. Hieronder ziet u wie antwoordt en wanneer." | "Thank you, we have your contribution. Below you can see who answers and when.";
    others_title = "Wat anderen schreven" | "What others wrote";
    hidden = "U ziet wat anderen schreven zodra u zelf hebt gestemd of de ronde gesloten is. Zo denkt iedereen eerst zelf na."
        | "You can see what others wrote once you have voted yourself or the round has closed. That way, everyone thinks for themselves first.";
    not_yours(owner: &str) = "Wat klanten schrijven, lezen {owner}, het klantgeweten en de klanten die in deze ronde zijn gevraagd."
        | "What customers write is read by {owner}, the customer conscience and the customers who were asked in this round.";
    nobody = "Nog niemand anders heeft iets geschreven." | "Nobody else has written anything yet.";
    older = "Oudere inbreng" | "Older contributions";
    follow = "Bekijk wat ermee gebeurt" | "See what happens with it";
    answer_of(by: &str, day: &str) = "Antwoord van {by}, {day}" | "Answer from {by}, {day}";
    closed = "De ronde is gesloten. U kunt niet meer schrijven." | "The round has closed. You can no longer write.";
}

/// The form, as a member filled it in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SectionForm {
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) shown_as: String,
}

/// The section about contributions, loaded before the page is rendered.
pub(crate) struct Section {
    about: About,
    mine: Vec<Mine>,
    others: Others,
}

impl Section {
    /// Loads the section.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it can't be read.
    pub(crate) async fn load(
        cx: &PageContext,
        view: &ProposalView,
        before: Option<ContributionId>,
    ) -> Result<Self, Error> {
        let (mine, others) = try_join!(
            queries::mine_on(&cx.portal, &cx.actor, view.proposal.id),
            queries::by_others(&cx.portal, &cx.actor, view, before),
        )?;
        Ok(Self {
            about: About::of(view),
            mine,
            others,
        })
    }

    /// The title of the proposal.
    pub(crate) fn title(&self) -> &str {
        &self.about.title
    }

    /// The section on the page at `from`, without a title of its own. It explains supports unless that page did. Call it
    /// only while a page is rendered.
    pub(crate) fn view(&self, cx: &PageContext, from: &str, explained: bool) -> AnyView {
        let lang = cx.lang;
        let own = own_list(cx, &self.mine);
        let write = if self.about.asked && self.about.open {
            let path = paths::say_more(self.about.id);
            view! { <p><a class="button secondary" href=path>{write_title(lang)}</a></p> }
                .into_any()
        } else if self.about.asked {
            view! { <p class="soft">{closed(lang)}</p> }.into_any()
        } else {
            ().into_any()
        };
        view! {
            <section id="contributions">
                {own}
                {write}
                <h2>{others_title(lang)}</h2>
                {self.others(cx, from, explained)}
            </section>
        }
        .into_any()
    }

    fn others(&self, cx: &PageContext, from: &str, explained: bool) -> AnyView {
        let lang = cx.lang;
        match &self.others {
            Others::Hidden if self.about.asked => {
                view! { <p class="empty">{hidden(lang)}</p> }.into_any()
            }
            Others::Hidden => {
                let text = not_yours(lang, &self.about.owner);
                view! { <p class="empty">{text}</p> }.into_any()
            }
            Others::Shown(shared, _) if shared.is_empty() => {
                view! { <p class="empty">{nobody(lang)}</p> }.into_any()
            }
            Others::Shown(shared, next) => {
                let each: Vec<_> = shared
                    .iter()
                    .map(|shared| other(cx, shared, from))
                    .collect();
                let next = next.map(|before| {
                    let href = format!(
                        "{}?before={before}#contributions",
                        paths::contributions(self.about.id)
                    );
                    view! { <p class="pager"><a rel="next" href=href>{older(lang)}</a></p> }
                });
                let hint = (self.about.takes_part && !explained).then(|| supports::hint(lang));
                view! { {hint}{each}{next} }.into_any()
            }
        }
    }
}

const fn labels(lang: Language) -> [(&'static str, &'static str); 3] {
    [
        ("kind", kind(lang)),
        ("text", text(lang)),
        ("shown_as", shown_as(lang)),
    ]
}

/// The summary of the errors of the form, for the top of the page.
pub(super) fn summary(lang: Language, refusal: &Refusal) -> AnyView {
    Form::new(lang, refusal, &labels(lang)).summary()
}

/// The form with which a member writes; `skip` leads on without it.
pub(super) fn form(
    cx: &PageContext,
    about: &About,
    typed: &SectionForm,
    refusal: &Refusal,
    skip: AnyView,
) -> AnyView {
    let lang = cx.lang;
    let labels = labels(lang);
    let form = Form::new(lang, refusal, &labels);
    let kinds = Kind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.as_str(), kind_name(lang, *kind)).hint(kind_means(lang, *kind))
        })
        .collect();
    let attributions = Attribution::ALL
        .iter()
        .map(|attribution| {
            Choice::new(attribution.as_str(), attribution_name(lang, *attribution))
                .hint(attribution_means(lang, *attribution, about))
        })
        .collect();
    let answer = write_lead(lang, &about.owner, &cx.day(about.answers_due_at));
    view! {
        <form method="post" action=paths::contributions(about.id) novalidate>
            {form.area("text", &typed.text, 6).hint(format!("{answer} {}", text_hint(lang))).view()}
            {form.choose("kind", &typed.kind, kinds).view()}
            {form.choose("shown_as", &typed.shown_as, attributions).view()}
            <div class="step-go"><button class="button">{send(lang)}</button>{skip}</div>
        </form>
    }
    .into_any()
}

/// The reader's own contributions; omitted when there are none.
pub(crate) fn own_list(cx: &PageContext, mine: &[Mine]) -> Option<AnyView> {
    (!mine.is_empty()).then(|| {
        let each: Vec<_> = mine.iter().map(|mine| own(cx, mine)).collect();
        view! { <h2>{yours(cx.lang)}</h2><ul class="items">{each}</ul> }.into_any()
    })
}

/// The readers of a contribution with this choice, as a sentence.
pub(crate) fn attribution_means(lang: Language, attribution: Attribution, about: &About) -> String {
    match attribution {
        Attribution::Name => name_means(lang, &about.owner),
        Attribution::Segment => segment_means(lang, &about.owner),
        Attribution::Conscience => conscience_means(lang, &about.conscience),
    }
}

fn own(cx: &PageContext, mine: &Mine) -> AnyView {
    let lang = cx.lang;
    let due = (mine.state == klankbord_domain::rounds::contributions::State::Waiting)
        .then(|| due(cx, mine.due_at));
    let opening: String = mine.text.chars().take(200).collect();
    view! {
        <li>
            <p>{opening}</p>
            <p class="meta">
                <span>{kind_name(lang, mine.kind)}</span>
                <span>{openness(lang, mine.shown_as, mine.is_nameless())}</span>
                {state_tag(lang, mine.state, mine.reopened_at.is_some())}
                {due}
            </p>
            <p><a href=paths::contribution(mine.id)>{follow(lang)}</a></p>
        </li>
    }
    .into_any()
}

fn other(cx: &PageContext, shared: &Shared, from: &str) -> AnyView {
    let lang = cx.lang;
    let caption = format!(
        "{} · {} · {}",
        kind_name(lang, shared.kind),
        speaker_name(lang, &shared.speaker),
        cx.day(shared.written_at)
    );
    let id = shared.id;
    let support = supports::view(
        lang,
        shared.support,
        paths::support_contribution(id),
        format!("{from}#contribution-{id}"),
    );
    let answer = shared.answer.as_ref().map(|given| {
        answer_figure(
            cx,
            (&given.text, given.language),
            &given.by,
            &cx.day(given.at),
        )
    });
    view! {
        <div id=format!("contribution-{id}")>
            <figure class="said">
                <blockquote>{prose(&shared.text)}</blockquote>
                <figcaption>{caption}</figcaption>
            </figure>
            {support}
            {answer}
        </div>
    }
    .into_any()
}

/// An answer with its author and its day.
pub(crate) fn answer_figure(
    cx: &PageContext,
    (text, written): (&str, Language),
    by: &str,
    day: &str,
) -> AnyView {
    view! {
        <figure class="said answer">
            <blockquote lang=lang_of(cx.lang, written)>{prose(text)}</blockquote>
            <figcaption>{answer_of(cx.lang, by, day)}</figcaption>
        </figure>
    }
    .into_any()
}
