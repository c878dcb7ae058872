//! The home of a colleague: what they have to do in the order of its day, the most pressing on straw.

use crate::{
    answering::{
        commitments::shown, decisions::waits as decisions_waits, owed_answers::offered,
        signals::waits as signal_waits,
    },
    boardroom::{
        agenda as agendas, dates, minutes::waits as minutes_waits, room::waits as room_waits,
        session_feedback::waits as feedback_waits,
    },
    lifecycle::set_up::start,
    overview::placements::waits as placement_waits,
    rounds::contributions::{speaker_face, speaker_name},
    web::{
        context::{Page, PageContext},
        paths::{self, ANSWERERS, Place},
        ui::{Duty, Icon, duties, duties_told, first_line},
    },
};
use futures::try_join;
use klankbord_domain::{
    Error, Language,
    answering::{
        answers::queries::{self as answers, Filter, Line},
        commitments, decisions, signals,
    },
    boardroom::{agenda, minutes, room::left_open, session_feedback},
    overview::placements,
    rounds::hand_overs::Offer,
};
use leptos::prelude::*;

texts! {
    answer = "Antwoord" | "Answer";
    answers_to(speaker: &str, title: &str) = "Antwoord aan {speaker}, bij {title}" | "Answer to {speaker}, on {title}";
    again(speaker: &str, title: &str) = "{speaker} vond het eerste antwoord geen antwoord, bij {title}" | "{speaker} says the first answer was not an answer, on {title}";
    about(count: usize, title: &str) = "{count} reacties op {title}" | "{count} contributions on {title}",
        one(count) "{count} reactie op {title}" | "{count} contribution on {title}";
    answer_them = "Beantwoord" | "Answer";
    more_waits = "En nog meer in de inbox" | "And more in the inbox";
    to_inbox = "Naar de inbox" | "Go to the inbox";
    your_work = "Uw werk" | "Your work";
    everything = "Verder" | "Everything else";
    projects = "Projecten en voorstellen" | "Projects and proposals";
    inbox = "Inbreng van klanten" | "What customers wrote";
    workbench = "Werkbank van het klantgeweten" | "Workbench of the customer conscience";
    board_page = "Voor het bestuur" | "For the board";
    debts = "Antwoorden die we schuldig zijn" | "Answers due";
    said_and_done = "U zei, wij deden: wat is besloten en gedaan" | "You said, we did: what was decided and done";
    commitments_link = "Afspraken met klanten" | "Commitments to customers";
    contact = "Gesprek met een klant noteren" | "Log a conversation with a customer";
    placements_link = "Klantstages" | "Customer placements";
    sessions = "Sessies met klanten" | "Sessions with customers";
    new_project = "Nieuw project" | "New project";
    panel = "Het panel" | "The panel";
    invitations = "Uitnodigingen" | "Invitations";
    staff = "Medewerkers" | "Staff";
    settings = "Instellingen" | "Settings";
}

/// The duties of a colleague, for all their roles.
pub(super) struct Work {
    duties: Vec<Duty>,
    offers: Vec<Offer>,
}

impl Work {
    /// What waits for the actor as a colleague. The dates that they are asked for are told by the caller, because a
    /// customer answers those among what waits for them as a customer.
    pub(super) async fn find(cx: &PageContext) -> Result<Self, Error> {
        let (portal, actor) = (&cx.portal, &cx.actor);
        let (
            begun,
            owed,
            undecided,
            reviews,
            promised,
            flagged,
            left_open,
            to_write,
            to_pay,
            offers,
            heard,
            placed,
        ) = try_join!(
            start::duty(cx),
            answers_owed(cx),
            decisions::queries::undecided(portal, actor),
            decisions::reviews::queries::due(portal, actor),
            commitments::queries::due(portal, actor),
            agenda::queries::my_flagged(portal, actor),
            left_open::mine(portal, actor),
            minutes::queries::due(portal, actor),
            session_feedback::queries::to_pay(portal, actor),
            offered::to_me(cx),
            signals::queries::waiting(portal, actor),
            placements::queries::to_tell(portal, actor),
        )?;
        let duties = begun
            .into_iter()
            .chain(owed)
            .chain(
                undecided
                    .iter()
                    .map(|one| decisions_waits::undecided(cx, one)),
            )
            .chain(
                reviews
                    .iter()
                    .map(|one| decisions_waits::review_due(cx, one)),
            )
            .chain(promised.iter().map(|one| shown::duty(cx, one)))
            .chain(flagged.iter().map(|one| agendas::flagged(cx, one)))
            .chain(left_open.iter().map(|one| room_waits::duty(cx, one)))
            .chain(to_write.iter().map(|one| minutes_waits::duty(cx, one)))
            .chain(signal_waits::waits(cx, &heard))
            .chain(placed.iter().map(|one| placement_waits::waits(cx, one)))
            .chain(to_pay.iter().map(|one| feedback_waits::to_pay(cx, one)))
            .collect();
        Ok(Self { duties, offers })
    }

    /// The work of somebody who is a customer too, below what waits for them as one.
    pub(super) fn view(self, cx: &PageContext) -> AnyView {
        view! {
            <h2>{your_work(cx.lang)}</h2>
            {offered::section(cx, &self.offers)}
            {duties(cx.lang, cx.today(), self.duties, false)}
            <h2>{everything(cx.lang)}</h2>
            {ways(cx)}
        }
        .into_any()
    }
}

/// The page of somebody who is not a customer.
pub(super) async fn show(cx: &PageContext, hello: String) -> Page {
    let lang = cx.lang;
    let (mut work, asked, unread) = try_join!(
        Work::find(cx),
        dates::waiting(cx),
        agenda::queries::unread(&cx.portal, &cx.actor),
    )?;
    work.duties
        .extend(unread.iter().map(|one| agendas::duty(cx, one)));
    work.duties
        .extend(asked.iter().map(|one| dates::duty(cx, one)));
    cx.page(hello.clone()).wide().show(|| {
        let told = duties_told(lang, cx.today(), &work.duties);
        view! {
            <h1>{hello}</h1>
            <p class="lead">{told}</p>
            <div class="split">
                <div>{duties(lang, cx.today(), work.duties, true)}</div>
                <aside>
                    {offered::section(cx, &work.offers)}
                    <section><h2>{everything(lang)}</h2>{ways(cx)}</section>
                </aside>
            </div>
        }
    })
}

/// The answers that the actor owes: one of a day on its own, several about the same proposal together.
async fn answers_owed(cx: &PageContext) -> Result<Vec<Duty>, Error> {
    if !ANSWERERS.admits(&cx.actor) {
        return Ok(Vec::new());
    }
    let waits = answers::inbox(&cx.portal, &cx.actor, &Filter::default(), None).await?;
    let lang = cx.lang;
    let day = |line: &Line| line.due_at.date_in(&cx.zone());
    let mut lines = waits.lines;
    lines.sort_by(|a, b| (day(a), &a.title).cmp(&(day(b), &b.title)));
    let mut found: Vec<Duty> = lines
        .chunk_by(|a, b| day(a) == day(b) && a.title == b.title)
        .filter_map(|part| {
            let first = part.first()?;
            Some(match part {
                [_] => one_answer(cx, first),
                several => several_answers(cx, first, several),
            })
        })
        .collect();
    if waits.next.is_some() {
        let last = lines.last().map(day);
        found.push(
            Duty::new(
                "answer",
                Icon::Inbox,
                paths::inbox(),
                more_waits(lang),
                to_inbox(lang),
            )
            .due(last),
        );
    }
    Ok(found)
}

fn one_answer(cx: &PageContext, line: &Line) -> Duty {
    let lang = cx.lang;
    let speaker = speaker_name(lang, &line.speaker);
    let told = if line.reopened_at.is_some() {
        again(lang, &speaker, &line.title)
    } else {
        answers_to(lang, &speaker, &line.title)
    };
    Duty::new(
        "answer",
        Icon::Talk,
        paths::inbox_item(line.id),
        told,
        answer(lang),
    )
    .due(Some(line.due_at.date_in(&cx.zone())))
    .said(
        speaker_face(&line.speaker, line.member),
        first_line(&line.opening),
    )
}

fn several_answers(cx: &PageContext, first: &Line, several: &[Line]) -> Duty {
    const NAMED: usize = 3;
    let lang = cx.lang;
    let mut names: Vec<_> = several
        .iter()
        .map(|line| speaker_name(lang, &line.speaker))
        .collect();
    names.dedup();
    let more = if names.len() > NAMED { ", …" } else { "" };
    names.truncate(NAMED);
    Duty::new(
        "answer",
        Icon::Talk,
        paths::inbox_item(first.id),
        about(lang, several.len(), &first.title),
        answer_them(lang),
    )
    .due(Some(first.due_at.date_in(&cx.zone())))
    .line(format!("{}{more}", names.join(", ")))
}

/// A text in the language of its reader.
type Text = fn(Language) -> &'static str;

/// The places where staff work, in the order of the work. Everybody who may go there gets the link.
const WORK: &[(Place, Text)] = &[
    (paths::WORKBENCH, workbench),
    (paths::PROJECTS, projects),
    (paths::INBOX, inbox),
    (paths::INDICATORS, board_page),
    (paths::DEBTS, debts),
    (paths::SAID_AND_DONE, said_and_done),
    (paths::COMMITMENTS, commitments_link),
    (paths::SESSIONS, sessions),
    (paths::LOG_CONTACT, contact),
    (paths::PLACEMENTS, placements_link),
    (paths::NEW_PROJECT, new_project),
    (paths::PANEL, panel),
    (paths::INVITATIONS, invitations),
    (paths::STAFF, staff),
    (paths::SETTINGS, settings),
];

fn ways(cx: &PageContext) -> AnyView {
    let links: Vec<_> = WORK
        .iter()
        .filter(|(place, _)| place.access.admits(&cx.actor))
        .map(|(place, text)| view! { <li><a href=place.pattern>{text(cx.lang)}</a></li> })
        .collect();
    view! { <ul class="ways">{links}</ul> }.into_any()
}
