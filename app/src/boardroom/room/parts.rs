//! The parts of a room that are updated live. The page and the live updates make them with the same functions.

use super::unsent::Unsent;
use crate::{
    rounds::contributions::speaker_name,
    web::ui::{Icon, icon},
};
use jiff::tz::TimeZone;
use klankbord_domain::{
    Language,
    base::ids::{AccountId, QuestionInRoomId},
    boardroom::{
        room::{
            Speaker,
            queries::{Inside, Question, Room},
        },
        sessions::Part as As,
    },
};
use leptos::prelude::*;

texts! {
    a_customer = "Een klant" | "A customer";
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

    pub(super) const fn takes_part(self) -> bool {
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
    /// The people who are there, for those who lead and for the wall.
    People,
}

impl Part {
    /// The parts that this audience sees.
    pub(super) const fn seen_by(audience: Audience) -> &'static [Self] {
        match audience {
            Audience::Customer | Audience::Colleague => {
                &[Self::Clock, Self::Stage, Self::Heard, Self::Questions]
            }
            Audience::Screen => &[
                Self::Clock,
                Self::Stage,
                Self::Heard,
                Self::Questions,
                Self::People,
            ],
            Audience::ColleagueWhoLeads | Audience::Lead => &[
                Self::Clock,
                Self::Rounds,
                Self::Questions,
                Self::People,
                Self::Heard,
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
            _ if self.audience == Audience::Screen => super::wall::part(self, part),
            Part::Clock if self.audience.leads() => super::rounds::clock(self),
            Part::Clock => super::clock::round(self),
            Part::Stage => super::questions::stage(self),
            Part::Questions if self.audience.leads() => super::marking::all(self),
            Part::Questions => super::questions::of_others(self),
            Part::Heard => super::heard::all(self),
            Part::Rounds => super::rounds::moving(self),
            Part::People => super::people::here(self),
        }
    }

    /// A part in the element that live updates fill.
    pub(super) fn around(&self, part: Part) -> AnyView {
        let name = part.name();
        view! {
            <section id=format!("room-{name}") data-room-part=name>{self.part(part)}</section>
        }
        .into_any()
    }

    /// The person who asked, as the others see them.
    pub(super) fn speaker(&self, question: &Question) -> String {
        match &question.speaker {
            Speaker::Panel => a_customer(self.lang).to_owned(),
            named => speaker_name(self.lang, named),
        }
    }

    /// Whether the one reader asked it; nobody did in a part for a whole audience.
    pub(super) fn is_own(&self, question: &Question) -> bool {
        let reader = self.reader.as_ref();
        reader.is_some_and(|reader| question.is_of(reader.account))
    }
}

/// The signs that live updates may need: the page carries their drawings once.
pub(super) fn signs() -> AnyView {
    let all = [Icon::Hand, Icon::Person, Icon::Check, Icon::Board, Icon::On];
    view! { <span hidden>{Vec::from(all.map(icon))}</span> }.into_any()
}
