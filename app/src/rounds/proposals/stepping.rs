//! One question on a screen: the frame of the steps with which a customer answers a proposal. Each step has its own
//! address and keeps what it asked before it leads on, so that somebody can stop after any of them.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Icon, icon, lang_of,
        refusal::Refusal,
        time::{short_date, weekday_date},
    },
};
use klankbord_domain::rounds::proposals::{State, queries::ProposalView};
use leptos::prelude::*;

texts! {
    at(here: usize, of: usize) = "Vraag {here} van {of}" | "Question {here} of {of}";
    back_to_letter = "Terug naar de brief" | "Back to the letter";
    back = "Vorige vraag" | "Previous question";
    read_again = "Lees de brief nog eens" | "Read the letter again";
    closes(day: &str) = "U kunt tot en met {day} alles veranderen." | "You can change everything until {day}.";
    is_closed = "Deze ronde is gesloten." | "This round has closed.";
    skip = "Sla deze vraag over" | "Skip this question";
}

/// The questions of one proposal, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The position.
    Position,
    /// The reason.
    Reason,
    /// The question of the owner at this place, from 1.
    Question(i64),
    /// Anything else.
    More,
}

impl Asked {
    fn path(self, view: &ProposalView) -> String {
        let id = view.proposal.id;
        match self {
            Self::Position => paths::cast_position(id),
            Self::Reason => paths::give_reason(id),
            Self::Question(place) => paths::reply(id, place),
            Self::More => paths::say_more(id),
        }
    }

    fn all(view: &ProposalView) -> Vec<Self> {
        let questions = view.questions.iter().map(|one| Self::Question(one.place));
        [Self::Position, Self::Reason]
            .into_iter()
            .chain(questions)
            .chain([Self::More])
            .collect()
    }

    /// The address of the next step.
    pub(crate) fn next(self, view: &ProposalView) -> String {
        let all = Self::all(view);
        let here = all.iter().position(|one| *one == self);
        here.and_then(|here| all.get(here + 1))
            .map_or_else(|| paths::thanks(view.proposal.id), |one| one.path(view))
    }
}

/// The link that leads on without an answer.
pub(crate) fn skip_link(cx: &PageContext, asked: Asked, view: &ProposalView) -> AnyView {
    view! { <a href=asked.next(view)>{skip(cx.lang)}</a> }.into_any()
}

/// Shows a step; `texts` are the words that were typed, for a round that closed meanwhile.
pub(crate) fn step<V: IntoView + 'static>(
    cx: &PageContext,
    view: &ProposalView,
    asked: Asked,
    title: &str,
    refusal: &Refusal,
    texts: &[&str],
    body: impl FnOnce() -> V,
) -> Page {
    let lang = cx.lang;
    let proposal = &view.proposal;
    let letter = paths::proposal(proposal.id);
    if proposal.state != State::Open {
        if refusal.is_empty() {
            return cx.done(&letter, is_closed(lang));
        }
        return cx.page(title).refused_below(refusal).show(|| {
            view! {
                <h1 lang=lang_of(lang, proposal.language)>{proposal.title.clone()}</h1>
                {refusal.notice_with(lang, texts.iter().copied())}
                <p><a href=letter>{back_to_letter(lang)}</a></p>
            }
        });
    }
    let all = Asked::all(view);
    let here = all.iter().position(|one| *one == asked).unwrap_or_default();
    let (back_path, back_text) = match here.checked_sub(1).and_then(|before| all.get(before)) {
        Some(before) => (before.path(view), back(lang)),
        None => (letter.clone(), back_to_letter(lang)),
    };
    let label = at(lang, here + 1, all.len());
    let marks: Vec<_> = (0..all.len())
        .map(|place| {
            let class = match place {
                _ if place < here => "done",
                _ if place == here => "here",
                _ => "",
            };
            view! { <li class=class></li> }
        })
        .collect();
    let until = proposal.closes_at.map(|at| {
        let (day, today) = (at.date_in(&cx.zone()), cx.today());
        let day = if day.year() == today.year() {
            short_date(lang, day, today)
        } else {
            weekday_date(lang, day)
        };
        view! { <p>{closes(lang, &day)}</p> }
    });
    cx.page(format!("{title} – {}", proposal.title))
        .whole()
        .refused_below(refusal)
        .show(|| {
            view! {
                <div class="page stepping">
                    <aside class="sheet mini">
                        <p class="mini-title" lang=lang_of(lang, proposal.language)>{proposal.title.clone()}</p>
                        {until}
                        {(here > 0).then(|| view! { <p><a href=letter>{read_again(lang)}</a></p> })}
                    </aside>
                    <div class="step">
                        <a class="back" href=back_path>{icon(Icon::Back)}{back_text}</a>
                        <div class="marks"><p>{label}</p><ol aria-hidden="true">{marks}</ol></div>
                        {refusal.notice(lang)}
                        {body()}
                    </div>
                </div>
            }
        })
}
