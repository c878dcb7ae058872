//! The results of a round, presented honestly: the number of people who were asked, counts, and reasons without
//! names.

use super::{position_name, segments, sign};
use crate::{
    rounds::{contributions::section::Section, proposals::letter, supports},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Icon, Sign, Voice, Whose, face, fold, icon, lang_of, marks, opening, prose::prose,
            spoken,
        },
    },
};
use axum::extract::Path;
use futures::try_join;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    rounds::{
        contributions::Speaker,
        positions::{Own, Position, Reason, Tally, queries},
        proposals::{self, State, queries::ProposalView},
    },
};
use leptos::prelude::*;

texts! {
    so_far = "De stand tot nu toe" | "The results so far";
    outcome = "De uitslag" | "The outcome";
    page_title(proposal: &str) = "Uitslag: {proposal}" | "Results: {proposal}";
    back = "Terug naar de brief" | "Back to the letter";
    closed_on(day: &str) = "De ronde sloot op {day}" | "The round closed on {day}";
    open_until(day: &str) = "De ronde is open tot en met {day}" | "The round is open until {day}";
    hidden = "U ziet de stand zodra u zelf hebt gestemd of de ronde gesloten is." | "You can see the results once you have voted yourself or the round has closed.";
    hidden_for_staff = "De uitslag staat hier zodra de ronde gesloten is." | "The results will be here once the round has closed.";
    turnout(votes: i64, asked: i64) = "{votes} van de {asked} mensen die we vroegen, gaven hun standpunt."
        | "{votes} of the {asked} people we asked took a position.",
        one(asked) "We vroegen {asked} persoon om een standpunt. Gegeven: {votes}." | "We asked {asked} person for a position. Taken: {votes}.",
        one(votes) "{votes} van de {asked} mensen die we vroegen, gaf een standpunt." | "{votes} of the {asked} people we asked took a position.";
    few = "Dat zijn er minder dan 10. Daarom staan hier aantallen en redenen, en geen percentages."
        | "That is fewer than 10. So we show counts and reasons here, and no percentages.";
    silent = "Gevraagd, niet gestemd" | "Asked, did not vote";
    share(of: i64) = "({of} %)" | "({of}%)";
    one_sign = "Eén teken is één mens." | "One sign is one person.";
    no_sample = "Een panel is geen steekproef: dit zegt wat deze mensen vinden, niet wat alle klanten vinden."
        | "A panel is not a random sample: this shows what these people think, not what all customers think.";
    you_voted(position: &str) = "Uw standpunt: {position}." | "Your position: {position}.";
    answer = "Deze reden beantwoorden" | "Answer this reason";
    answering = "Naar het antwoord op deze reden" | "Go to the answer to this reason";
    from_panel = "Iemand uit het panel" | "Someone on the panel";
    reasons = "De redenen" | "The reasons";
    minority_first = "De kleinste groep staat bovenaan. Zo leest u eerst wat anders makkelijk verdwijnt." | "Smallest group first. That way, you first read what is otherwise easily lost.";
    people(count: i64) = "{count} mensen" | "{count} people",
        one(count) "{count} persoon" | "{count} person";
    more = "Alle redenen" | "All reasons";
    from(segment: &str) = "Iemand uit de groep {segment}" | "Someone from the group {segment}";
    next = "Wat er daarna gebeurt" | "What happens next";
}

/// The number of groups whose reasons lie open; those of the larger groups are in a fold.
const OPEN_GROUPS: usize = 2;

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let (own, tally, contributions) = try_join!(
        queries::own(&cx.portal, &cx.actor, &view),
        queries::tally(&cx.portal, &cx.actor, &view),
        Section::load(&cx, &view, None),
    )?;
    let proposal = &view.proposal;
    let when = proposal.closes_at.map(|at| {
        let day = cx.day(at);
        if proposal.state == State::Open {
            open_until(lang, &day)
        } else {
            closed_on(lang, &day)
        }
    });
    cx.page(page_title(lang, &proposal.title)).whole().show(|| {
        let explained = tally.as_ref().is_some_and(|tally| !tally.reasons.is_empty());
        let contributions = contributions.view(&cx, &paths::round_results(id), explained);
        let results = match &tally {
            Some(tally) => section(&cx, &view, tally, own.as_ref()),
            None if view.viewer.asked => view! { <p class="empty">{hidden(lang)}</p> }.into_any(),
            None => view! { <p class="empty">{hidden_for_staff(lang)}</p> }.into_any(),
        };
        view! {
            <div class="page">
                <a class="back" href=paths::proposal(id)>{icon(Icon::Back)}{back(lang)}</a>
                {when.map(|when| view! { <p class="meta"><span>{icon(Icon::Calendar)}{when}</span></p> })}
                <h1 lang=lang_of(lang, proposal.language)>{proposal.title.clone()}</h1>
                <div class="split">
                    <div>{results}{contributions}</div>
                    <aside class="sheet" id="next">
                        <h2>{next(lang)}</h2>
                        {letter::next(&cx, proposal)}
                    </aside>
                </div>
            </div>
        }
    })
}

/// The results as a section of a page, with the reader's own position.
pub(crate) fn section(
    cx: &PageContext,
    view: &ProposalView,
    tally: &Tally,
    own: Option<&Own>,
) -> AnyView {
    let lang = cx.lang;
    let heading = if view.proposal.state == State::Open {
        so_far(lang)
    } else {
        outcome(lang)
    };
    let few = (!tally.shares).then(|| few(lang));
    let yours = own.map(|own| you_voted(lang, position_name(lang, own.position)));
    let key = (tally.asked <= marks::COUNTABLE).then(|| one_sign(lang));
    let mut parts: Vec<_> = tally
        .reasons
        .iter()
        .enumerate()
        .map(|(at, (position, said, more))| {
            let group = Group {
                view,
                position: *position,
                said,
                more: *more,
            };
            group.view(cx, tally, at < OPEN_GROUPS)
        })
        .collect();
    let folded = parts.split_off(parts.len().min(OPEN_GROUPS));
    let folded = (!folded.is_empty()).then(|| view! { <div class="folds">{folded}</div> });
    let hint = view.takes_part().then(|| supports::hint(lang));
    let reasons = (!parts.is_empty()).then(|| {
        view! { <h3>{reasons(lang)}</h3><p class="hint">{minority_first(lang)}</p>{hint}{parts}{folded} }
    });
    view! {
        <section id="results">
            <div class="sheet">
                <h2>{heading}</h2>
                <p>{turnout(lang, tally.votes, tally.asked)}" "{few}</p>
                {counts(lang, tally)}
                <p class="hint">{key}" "{no_sample(lang)}" "{yours.map(|yours| view! { <strong>{yours}</strong> })}</p>
            </div>
            {reasons}
            {segments::view(lang, tally)}
            {segments::limits_view(lang, tally)}
        </section>
    }
    .into_any()
}

/// The people for each position, and those who were asked and are silent.
fn counts(lang: Language, tally: &Tally) -> AnyView {
    let shares = tally.percentages();
    let one = |sign: Sign, name: &'static str, count: i64, share: Option<String>| {
        view! {
            <div class=sign.name()>
                <dt>{name}</dt>
                <dd class="count">{count}{share.map(|share| view! { " "<small>{share}</small> })}</dd>
                {(count > 0).then(|| view! { <dd>{marks(&[(sign, count)], tally.asked)}</dd> })}
            </div>
        }
    };
    let positions: Vec<_> = tally
        .counts
        .iter()
        .zip(shares)
        .map(|(&(position, count), of)| {
            let share = tally.shares.then(|| share(lang, of));
            one(sign(position), position_name(lang, position), count, share)
        })
        .collect();
    let silence = tally.asked - tally.votes;
    let silence = (silence > 0).then(|| one(Sign::Silent, silent(lang), silence, None));
    let class = if tally.asked > marks::COUNTABLE {
        "tally long"
    } else {
        "tally"
    };
    view! { <dl class=class>{positions}{silence}</dl> }.into_any()
}

/// The reasons of the people who took one position.
struct Group<'a> {
    view: &'a ProposalView,
    position: Position,
    said: &'a [Reason],
    more: bool,
}

impl Group<'_> {
    fn view(&self, cx: &PageContext, tally: &Tally, open: bool) -> AnyView {
        let lang = cx.lang;
        let position = self.position;
        let name = position_name(lang, position);
        let count = tally
            .counts
            .iter()
            .find(|(of, _)| *of == position)
            .map_or(0, |(_, count)| *count);
        let all = self.more.then(|| {
            let path = paths::reasons(self.view.proposal.id, position);
            view! { <p><a href=path>{more(lang)}": "{name}</a></p> }
        });
        let from = paths::round_results(self.view.proposal.id);
        let quotes = list(lang, self.view, self.said, &from);
        if open {
            return view! {
                <section class="reasons">
                    <h4>{sign(position).view()}{name}" "<small>{people(lang, count)}</small></h4>
                    {quotes}
                    {all}
                </section>
            }
            .into_any();
        }
        let first = self.said.first().map(|first| opening(&first.text));
        let title = format!("{name}, {}", people(lang, count));
        let body = view! { {quotes}{all} }.into_any();
        fold(
            sign(position).view(),
            title,
            first.unwrap_or_default(),
            body,
        )
    }
}

/// Reasons on the page at `here`, each with its writer as far as the reader may know, with a way to say the same, and
/// with a way to answer it for the one who does.
pub(super) fn list(lang: Language, view: &ProposalView, said: &[Reason], here: &str) -> AnyView {
    let id = view.proposal.id;
    let each: Vec<_> = said
        .iter()
        .map(|reason| {
            let (who, sign) = match &reason.speaker {
                Speaker::Name(name) => (name.clone(), Whose::Named(name)),
                Speaker::Segment(segment) => (from(lang, segment), Whose::Nameless),
                Speaker::Panel => (from_panel(lang).to_owned(), Whose::Nameless),
            };
            let way_on = reason.may_answer.then(|| match reason.contribution {
                Some(contribution) => {
                    let path = paths::inbox_item(contribution);
                    view! { <p><a href=path>{answering(lang)}</a></p> }.into_any()
                }
                None => {
                    let path = paths::answer_reason(id, reason.place);
                    view! {
                        <form method="post" action=path>
                            <button class="quiet">{answer(lang)}</button>
                        </form>
                    }
                    .into_any()
                }
            });
            let place = reason.place;
            let support = supports::view(
                lang,
                reason.support,
                paths::support_reason(id, place),
                format!("{here}#reason-{place}"),
            );
            view! {
                <div id=format!("reason-{place}")>
                    {spoken(Voice::Customer, face(sign), prose(&reason.text), who)}
                    {support}
                    {way_on}
                </div>
            }
        })
        .collect();
    view! { <div class="quotes">{each}</div> }.into_any()
}
