//! The parts of a room that are updated live. The page and the live updates make them with the same functions.

use super::{round_name, unsent::Unsent};
use crate::{
    rounds::contributions::speaker_name,
    web::paths,
    web::ui::{Tone, tag, time::hour},
};
use jiff::tz::TimeZone;
use klankbord_domain::{
    Language,
    base::ids::{AccountId, QuestionInRoomId},
    boardroom::{
        room::{
            RoomRound, Speaker, State,
            queries::{Inside, Question, Room},
            rules,
        },
        sessions::Part as As,
    },
};
use leptos::prelude::*;

texts! {
    before_means = "Zoek een plek. De gespreksleider begint zo." | "Find a seat. The facilitator will begin in a moment.";
    one_means = "Alleen klanten vertellen en stellen vragen. Wij luisteren." | "Only customers speak and ask questions. We listen.";
    two_means = "Wij vragen door om het beter te begrijpen. We verdedigen ons niet." | "We ask follow-up questions to understand better. We do not defend ourselves.";
    three_means = "Wij zeggen wat wij hoorden en wat wij gaan doen." | "We say what we heard and what we will do.";
    closing_means = "Klanten lezen wat er beloofd is en zeggen of het klopt." | "Customers read what was promised and say whether it is right.";
    closed_means = "Dank u wel. Wat beloofd is, staat bij de afspraken." | "Thank you. What was promised is among the commitments.";
    left_before = "Nog" | "";
    left_after = "minuten," | "minutes left,";
    until(time: &str) = "tot {time}" | "until {time}";
    stage_title = "Nu op het scherm" | "On the screen now";
    no_stage = "Er staat nu geen vraag op het scherm." | "There is no question on the screen now.";
    questions_title = "Vragen" | "Questions";
    no_questions = "Er zijn nog geen vragen." | "There are no questions yet.";
    a_customer = "Een klant" | "A customer";
    deepens = "Doorvraag" | "Follow-up";
    listed = "Komt aan de beurt" | "Will be discussed";
    not_discussed = "Niet besproken" | "Not discussed";
    answered = "Beantwoord" | "Answered";
    hidden = "Verborgen" | "Hidden";
    supports(count: i64) = "{count} keer gesteund" | "supported {count} times",
        one(count) "{count} keer gesteund" | "supported once";
    support = "Ik steun dit" | "I support this";
    take_back = "Steun intrekken" | "Withdraw support";
    restore = "Terugzetten" | "Put back";
    hidden_title = "Verborgen vragen" | "Hidden questions";
    because(why: &str) = "Reden: {why}" | "Reason: {why}";
    mine_title = "Wat u vroeg" | "What you asked";
    waiting = "Gestuurd" | "Sent";
    becomes = "Bekijk wat ermee gebeurt" | "See what happens with it";
}

/// The role in which somebody looks at a room. It decides which controls the parts offer; their content is the same
/// for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Has a seat as a customer.
    Customer,
    /// Takes part as staff.
    Colleague,
    /// Takes part and leads.
    ColleagueWhoLeads,
    /// Leads.
    Lead,
    /// The screen that everybody sees.
    Screen,
}

impl Audience {
    /// The number of audiences.
    pub(super) const COUNT: usize = 5;

    pub(super) const fn of(inside: &Inside) -> Self {
        match (inside.part, inside.leads) {
            (Some(_), true) => Self::ColleagueWhoLeads,
            (Some(As::Customer), false) => Self::Customer,
            (Some(As::Staff), false) => Self::Colleague,
            (None, _) => Self::Lead,
        }
    }

    const fn takes_part(self) -> bool {
        matches!(
            self,
            Self::Customer | Self::Colleague | Self::ColleagueWhoLeads
        )
    }

    pub(super) const fn leads(self) -> bool {
        matches!(self, Self::ColleagueWhoLeads | Self::Lead)
    }
}

/// A part of the page that is replaced when it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The round and its clock.
    Clock,
    /// The question on the screen.
    Stage,
    /// All questions.
    Questions,
    /// The notes and promises of staff.
    Heard,
    /// The facilitator's buttons that move the round.
    Rounds,
    /// The attendance, for the facilitator.
    People,
}

impl Part {
    /// The parts that this audience sees.
    pub(super) const fn seen_by(audience: Audience) -> &'static [Self] {
        match audience {
            Audience::Customer | Audience::Colleague | Audience::Screen => {
                &[Self::Clock, Self::Stage, Self::Heard, Self::Questions]
            }
            Audience::ColleagueWhoLeads | Audience::Lead => &[
                Self::Clock,
                Self::Rounds,
                Self::Stage,
                Self::Heard,
                Self::Questions,
                Self::People,
            ],
        }
    }

    /// Its name in the page and in the stream.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Stage => "stage",
            Self::Questions => "questions",
            Self::Heard => "heard",
            Self::Rounds => "rounds",
            Self::People => "people",
        }
    }
}

/// The one reader for whom a part is made. There is none when it is made for a whole audience, in which each browser
/// shows its own support.
pub(super) struct Reader<'a> {
    pub account: AccountId,
    pub supported: &'a [QuestionInRoomId],
    /// Words that they typed in a form of a part and that were not accepted.
    pub unsent: Option<&'a Unsent>,
}

/// Everything that a part is made from.
pub(super) struct Making<'a> {
    pub lang: Language,
    pub zone: &'a TimeZone,
    pub room: &'a Room,
    pub audience: Audience,
    pub reader: Option<Reader<'a>>,
}

impl Making<'_> {
    /// A part, without the element around it.
    pub(super) fn part(&self, part: Part) -> AnyView {
        match part {
            Part::Clock => self.clock(),
            Part::Stage => self.stage(),
            Part::Questions => self.questions(),
            Part::Heard => super::heard::all(self),
            Part::Rounds => super::lead::rounds(self),
            Part::People => super::lead::people(self),
        }
    }

    /// All parts that the audience sees, each in the element that live updates fill.
    pub(super) fn all(&self) -> Vec<AnyView> {
        Part::seen_by(self.audience)
            .iter()
            .map(|part| self.around(*part))
            .collect()
    }

    /// A part in the element that live updates fill.
    pub(super) fn around(&self, part: Part) -> AnyView {
        let name = part.name();
        let live = (part == Part::Stage).then_some("polite");
        view! {
            <section id=format!("room-{name}") data-room-part=name aria-live=live>{self.part(part)}</section>
        }
        .into_any()
    }

    fn clock(&self) -> AnyView {
        let lang = self.lang;
        let round = self.room.round;
        let means = match round {
            RoomRound::Before => before_means(lang),
            RoomRound::One => one_means(lang),
            RoomRound::Two => two_means(lang),
            RoomRound::Three => three_means(lang),
            RoomRound::Closing => closing_means(lang),
            RoomRound::Closed => closed_means(lang),
        };
        let clock = self.room.round_ends_at.map(|at| {
            let time = hour(lang, at.to_jiff().to_zoned(self.zone.clone()).time());
            // Only the browser knows how much time is left.
            view! {
                <p class="room-clock">
                    <span data-room-left="" hidden>
                        {left_before(lang)}" "<strong role="timer" data-room-ends=at.0 / 1000></strong>
                        " "{left_after(lang)}" "
                    </span>
                    <span>{until(lang, &time)}</span>
                </p>
            }
        });
        view! {
            <h2 data-room-round=round.as_str()>{round_name(lang, round)}</h2>
            <p>{means}</p>
            {clock}
        }
        .into_any()
    }

    fn stage(&self) -> AnyView {
        let lang = self.lang;
        let Some(question) = self.room.shown() else {
            return if self.audience == Audience::Screen || self.room.round == RoomRound::Closed {
                ().into_any()
            } else {
                view! { <h2>{stage_title(lang)}</h2><p class="empty">{no_stage(lang)}</p> }
                    .into_any()
            };
        };
        view! {
            <h2>{stage_title(lang)}</h2>
            <figure class="said room-stage">
                <blockquote><p>{question.text.clone()}</p></blockquote>
                <figcaption>{self.speaker(question)}</figcaption>
            </figure>
        }
        .into_any()
    }

    fn speaker(&self, question: &Question) -> String {
        match &question.speaker {
            Speaker::Panel => a_customer(self.lang).to_owned(),
            named => speaker_name(self.lang, named),
        }
    }

    fn questions(&self) -> AnyView {
        let lang = self.lang;
        let each: Vec<_> = self
            .room
            .questions
            .iter()
            .filter(|question| self.tells(question))
            .map(|question| self.question(question))
            .collect();
        if each.is_empty() && self.audience == Audience::Screen {
            return ().into_any();
        }
        let list = if each.is_empty() {
            view! { <p class="empty">{no_questions(lang)}</p> }.into_any()
        } else {
            view! { <ol class="room-questions">{each}</ol> }.into_any()
        };
        let hidden = (self.audience.leads() && !self.room.hidden.is_empty()).then(|| {
            let each: Vec<_> = self
                .room
                .hidden
                .iter()
                .map(|question| {
                    view! {
                        <li>
                            <p>{question.text.clone()}</p>
                            <p class="meta"><span>{because(lang, question.hidden_why())}</span></p>
                            {super::marking::mark(self, question, State::Waiting, restore(lang))}
                        </li>
                    }
                })
                .collect();
            view! { <h3>{hidden_title(lang)}</h3><ul class="room-questions">{each}</ul> }
        });
        view! { <h2>{questions_title(lang)}</h2>{list}{hidden} }.into_any()
    }

    /// Whether a question is on this list. The screen shows only those that the facilitator chose, and each of
    /// them once.
    fn tells(&self, question: &Question) -> bool {
        self.audience != Audience::Screen
            || (question.state == State::Listed && self.room.on_screen != Some(question.id))
    }

    fn question(&self, question: &Question) -> AnyView {
        let lang = self.lang;
        let id = question.id;
        let deepening = (question.part == As::Staff).then(|| tag(Tone::Past, deepens(lang)));
        view! {
            <li id=format!("question-{id}") data-room-question=id.0>
                <p id=format!("question-{id}-text")>{question.text.clone()}</p>
                <p class="meta">
                    <span>{self.speaker(question)}</span>
                    {deepening}
                    {self.state(question.state)}
                    <span>{counted(lang, question.supports)}</span>
                </p>
                {self.support(question)}
                {self.audience.leads().then(|| super::marking::leading(self, question))}
            </li>
        }
        .into_any()
    }

    /// The buttons to give support and to take it back, one of which is hidden. In a part for a whole audience the
    /// browser chooses which.
    fn support(&self, question: &Question) -> Option<AnyView> {
        let own = self
            .reader
            .as_ref()
            .is_some_and(|reader| question.is_of(reader.account));
        if !self.audience.takes_part() || !rules::may_support(self.room.round) || own {
            return None;
        }
        let given = self
            .reader
            .as_ref()
            .is_some_and(|reader| reader.supported.contains(&question.id));
        let form = |give: &'static str, words: &'static str, hidden: bool| {
            let id = question.id;
            view! {
                <form method="post" action=paths::support_question(self.room.id)
                    data-room-support=give hidden=hidden>
                    <input type="hidden" name="question" value=id.0/>
                    <input type="hidden" name="give" value=give/>
                    <button class="button secondary" id=format!("support-{id}-{give}")
                        aria-describedby=format!("question-{id}-text")>{words}</button>
                </form>
            }
        };
        Some(
            view! {
                {form("yes", support(self.lang), given)}
                {form("no", take_back(self.lang), !given)}
            }
            .into_any(),
        )
    }

    fn state(&self, state: State) -> AnyView {
        let lang = self.lang;
        match state {
            State::Waiting => ().into_any(),
            State::Listed if self.room.round == RoomRound::Closed => {
                tag(Tone::Past, not_discussed(lang))
            }
            State::Listed => tag(Tone::Open, listed(lang)),
            State::Answered => tag(Tone::Good, answered(lang)),
            State::Hidden => tag(Tone::Bad, hidden(lang)),
        }
    }

    /// One person's own questions, including hidden ones, without the element around them.
    pub(super) fn mine(&self, account: AccountId) -> AnyView {
        let lang = self.lang;
        let mut ids = Vec::new();
        let each: Vec<_> = self
            .room
            .own(account)
            .map(|question| {
                ids.push(question.id.to_string());
                let state = match question.state {
                    State::Waiting => tag(Tone::Past, waiting(lang)),
                    other => self.state(other),
                };
                let why = (question.state == State::Hidden)
                    .then(|| view! { <p>{because(lang, question.hidden_why())}</p> });
                let follow = question.contribution().map(|id| {
                    view! { <p><a href=paths::contribution(id)>{becomes(lang)}</a></p> }
                });
                view! { <li><p>{question.text.clone()}</p><p class="meta">{state}</p>{why}{follow}</li> }
            })
            .collect();
        let asked = (!each.is_empty()).then(|| {
            view! {
                <h2>{mine_title(lang)}</h2>
                <ul class="room-questions" data-room-own=ids.join(" ")>{each}</ul>
            }
        });
        view! { {super::heard::mine(self, account)}{asked} }.into_any()
    }
}

fn counted(lang: Language, count: i64) -> String {
    supports(lang, count)
}
