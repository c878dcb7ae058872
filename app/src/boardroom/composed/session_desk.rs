//! The page of a session for whoever arranges it: the next step, what has to be arranged, and the table.

use super::{
    session::{cancelled, links, people},
    session_next,
};
use crate::{
    boardroom::{
        agenda, calendar, dates, minutes, room, seats,
        sessions::{state_tag, theme, translation, when_in_zone},
    },
    people::translations,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, icon, lang_of, languages, prose::prose, short_clock, time},
    },
};
use futures::try_join;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::{
        agenda::queries::{self as agendas, Agenda},
        arranging::next::Readiness,
        dates::queries::Progress,
        minutes as written,
        room::left_open::own_questions,
        seats::queries::{self as seating, Arranging},
        sessions::{Part, State, queries::Detail, translation::own},
    },
};
use leptos::prelude::*;

texts! {
    all = "Sessies" | "Sessions";
    list_title = "Wat er geregeld moet zijn" | "What has to be arranged";
    date = "Datum en tijd" | "Date and time";
    no_date = "Nog niet gekozen" | "Not chosen yet";
    sought(answered: i64, asked: i64) = "{answered} van de {asked} mensen antwoordden" | "{answered} of {asked} people have answered",
        one(asked) "Gevraagd: {asked} persoon. Antwoorden: {answered}" | "Asked: {asked} person. Answers: {answered}",
        one(answered) "{answered} van de {asked} mensen antwoordde" | "{answered} of {asked} people has answered";
    find_date = "Datum zoeken" | "Find a date";
    find_other = "Zoek een andere" | "Find another";
    answers = "Bekijk de antwoorden" | "View the answers";
    set_date = "Leg vast" | "Set it";
    move_date = "Verzet" | "Move it";
    of_date = " de datum" | " the date";
    customers = "Stoelen voor klanten" | "Seats for customers";
    seats_stand(accepted: usize, offered: usize, free: usize) = "{accepted} aangenomen, {offered} aangeboden, {free} vrij" | "{accepted} accepted, {offered} offered, {free} free";
    give_seats = "Stoelen verdelen" | "Allocate the seats";
    ours = "Mensen van ons" | "People from our team";
    leads(name: &str) = "{name} leidt het gesprek" | "{name} leads the conversation";
    nobody = "Nog niemand" | "Nobody yet";
    change = "Sessie wijzigen" | "Change the session";
    agenda_title = "Agenda" | "Agenda";
    items(items: usize, minutes: &str, of: &str) = "{items} punten, {minutes} van de {of} minuten" | "{items} items, {minutes} of {of} minutes",
        one(items) "Eén punt, {minutes} van de {of} minuten" | "One item, {minutes} of {of} minutes";
    no_items = "Er staat nog niets op" | "Nothing on it yet";
    arrange_agenda = "Agenda en briefing" | "Agenda and briefing";
    needs = "Wat mensen nodig hebben" | "What people need";
    no_needs = "Niemand gaf iets op" | "Nobody asked for anything";
    look = "Bekijk" | "View";
    of_needs = " wat mensen nodig hebben" | " what people need";
    report = "Het verslag" | "The minutes";
    report_by(day: &str) = "Uiterlijk {day}" | "By {day}";
    report_later = "Na de sessie" | "After the session";
    published = "Gepubliceerd" | "Published";
    write = "Schrijf" | "Write";
    of_report = " het verslag" | " the minutes";
    call_off = "Sessie afgelasten" | "Cancel the session";
    scope = "Wat klanten kunnen veranderen" | "What customers can change";
}

/// One line of the list: whether it is done, what it is, how it stands, and the way to it.
struct Line {
    done: bool,
    sign: Icon,
    title: &'static str,
    stand: String,
    due: Option<AnyView>,
    links: Vec<(String, &'static str, &'static str)>,
}

impl Line {
    fn view(self) -> AnyView {
        let (class, sign) = if self.done {
            ("ok", Icon::Check)
        } else {
            ("", self.sign)
        };
        let links: Vec<_> = self
            .links
            .into_iter()
            .map(|(path, words, more)| {
                view! { <a href=path>{words}<span class="unseen">{more}</span></a> }
            })
            .collect();
        view! {
            <li class=class>
                {icon(sign)}
                <p><b>{self.title}</b><span>{self.stand}</span></p>
                {self.due}
                <span class="check-links">{links}</span>
            </li>
        }
        .into_any()
    }
}

pub(super) async fn show(cx: &PageContext, found: &Detail) -> Page {
    let lang = cx.lang;
    let session = &found.session;
    let id = session.id;
    let (portal, actor, now) = (&cx.portal, &cx.actor, cx.portal.now());
    let (progress, arranged, items, is_published, own_seat, questions) = try_join!(
        dates::progress(cx, id),
        seating::arranging(portal, actor, id),
        agendas::find(portal, actor, id),
        written::queries::are_published(portal, actor, id),
        seats::own_section(cx, found),
        own_questions(portal, actor, session),
    )?;
    let over = session.is_over(now);
    let second = own(portal, actor, id).await?;
    let stand = readiness(
        cx,
        found,
        &arranged,
        &items,
        progress.as_ref(),
        is_published,
    );
    let table = seats::table(cx, &arranged);
    cx.page(session.theme_in(cx.reads)).wide().show(|| {
        let lines = [
            date_line(cx, found, progress.as_ref()),
            seats_line(cx, id, &arranged, &stand),
            ours_line(cx, found, &arranged),
            agenda_line(cx, &items),
            needs_line(cx, id, &arranged),
            report_line(cx, found, is_published),
        ];
        let lines: Vec<_> = lines.into_iter().map(Line::view).collect();
        view! {
            <a class="back" href=paths::sessions()>{icon(Icon::Back)}{all(lang)}</a>
            <div class="head">
                <div>
                    <h1>{theme(cx, session)}</h1>
                    <p class="lead">{session.series.clone()}" · "{when_in_zone(cx, session)}" "{state_tag(lang, session.state)}</p>
                </div>
            </div>
            {languages(cx, session.language_in(cx.reads), session.has_both())}
            {translations::told(lang, Some(second))}
            {cancelled(lang, session)}
            {session_next::view(cx, session, &stand)}
            <div class="split">
                <div>
                    <section class="sheet" id="arrange">
                        <h2>{list_title(lang)}</h2>
                        <ol class="to-arrange">{lines}</ol>
                        <p>{translation::way(lang, id, second)}</p>
                        <p><a href=paths::cancel_session(id)>{call_off(lang)}</a></p>
                    </section>
                    {over.then(|| minutes::section(cx, found))}
                    <section id="open"><h2>{scope(lang)}</h2><div lang=lang_of(lang, session.language_in(cx.reads))>{prose(session.scope_open_in(cx.reads))}</div></section>
                    {agenda::shown(cx, session, &items)}
                    {dates::section(cx, session, progress.as_ref())}
                </div>
                <aside>
                    {table}
                    {own_seat}
                    {people(cx, found, over)}
                    {links(cx, found)}
                    {(!over).then(|| calendar::section(cx, found))}
                    {room::section::section(cx, found, questions, true)}
                </aside>
            </div>
        }
    })
}

fn readiness(
    cx: &PageContext,
    found: &Detail,
    arranged: &Arranging,
    items: &Agenda,
    progress: Option<&Progress>,
    is_published: bool,
) -> Readiness {
    let session = &found.session;
    let now = cx.portal.now();
    let round = arranged.round.as_ref();
    Readiness {
        is_done: is_published || matches!(session.state, State::Closed | State::Cancelled),
        has_begun: session.starts_at.is_some_and(|at| at <= now),
        is_over: session.is_over(now),
        is_dated: session.starts_at.is_some(),
        poll: progress.map(|progress| (progress.answered, progress.asked)),
        is_drawn: round.is_some_and(|round| round.drawn_at.is_some()),
        is_offered: round.is_some_and(|round| round.opened_at.is_some()),
        free: arranged.free(now),
        willing: arranged.willing.len(),
        lacks_agenda: items.lacks_customers,
    }
}

fn date_line(cx: &PageContext, found: &Detail, progress: Option<&Progress>) -> Line {
    let lang = cx.lang;
    let session = &found.session;
    let id = session.id;
    let (stand, links) = match (session.starts_at, progress) {
        (Some(_), Some(_)) => (
            when_in_zone(cx, session),
            vec![
                (paths::dates(id), answers(lang), ""),
                (paths::set_date(id), move_date(lang), of_date(lang)),
            ],
        ),
        (Some(_), None) => (
            when_in_zone(cx, session),
            vec![
                (paths::set_date(id), move_date(lang), of_date(lang)),
                (paths::ask_for_dates(id), find_other(lang), ""),
            ],
        ),
        (None, Some(progress)) => (
            sought(lang, progress.answered, progress.asked),
            vec![
                (paths::dates(id), answers(lang), ""),
                (paths::set_date(id), set_date(lang), of_date(lang)),
            ],
        ),
        (None, None) => (
            no_date(lang).to_owned(),
            vec![
                (paths::ask_for_dates(id), find_date(lang), ""),
                (paths::set_date(id), set_date(lang), of_date(lang)),
            ],
        ),
    };
    Line {
        done: session.starts_at.is_some(),
        sign: Icon::Calendar,
        title: date(lang),
        stand,
        due: None,
        links,
    }
}

fn seats_line(cx: &PageContext, id: SessionId, arranged: &Arranging, stand: &Readiness) -> Line {
    let lang = cx.lang;
    let (accepted, offered) = arranged.given(cx.portal.now());
    Line {
        done: stand.is_offered && stand.free == 0 && offered == 0,
        sign: Icon::Armchair,
        title: customers(lang),
        stand: seats_stand(lang, accepted, offered, stand.free),
        due: None,
        links: vec![(paths::seats(id), give_seats(lang), "")],
    }
}

fn ours_line(cx: &PageContext, found: &Detail, arranged: &Arranging) -> Line {
    let lang = cx.lang;
    let others = found
        .people
        .iter()
        .filter(|one| one.part == Part::Staff && one.account_id != found.session.facilitator_id);
    let mut names = vec![leads(lang, &found.session.facilitator)];
    names.extend(others.map(|one| one.name.clone()));
    Line {
        done: !arranged.staff.is_empty(),
        sign: Icon::People,
        title: ours(lang),
        stand: if arranged.staff.is_empty() {
            nobody(lang).to_owned()
        } else {
            names.join(", ")
        },
        due: None,
        links: vec![(paths::change_session(found.session.id), change(lang), "")],
    }
}

fn agenda_line(cx: &PageContext, agenda: &Agenda) -> Line {
    let lang = cx.lang;
    let minutes: i64 = agenda.items.iter().map(|item| item.minutes).sum();
    Line {
        done: !agenda.lacks_customers,
        sign: Icon::Scroll,
        title: agenda_title(lang),
        stand: if agenda.items.is_empty() {
            no_items(lang).to_owned()
        } else {
            items(
                lang,
                agenda.items.len(),
                &minutes.to_string(),
                &agenda.session.minutes.to_string(),
            )
        },
        due: None,
        links: vec![(paths::agenda(agenda.session.id), arrange_agenda(lang), "")],
    }
}

fn needs_line(cx: &PageContext, id: SessionId, arranged: &Arranging) -> Line {
    let lang = cx.lang;
    let names: Vec<_> = arranged
        .seats
        .iter()
        .filter(|one| !(one.access.is_empty() && one.travel.is_empty() && one.diet.is_empty()))
        .map(|one| one.name.as_str())
        .collect();
    Line {
        done: names.is_empty(),
        sign: Icon::Person,
        title: needs(lang),
        stand: if names.is_empty() {
            no_needs(lang).to_owned()
        } else {
            names.join(", ")
        },
        due: None,
        links: vec![(paths::seats(id), look(lang), of_needs(lang))],
    }
}

fn report_line(cx: &PageContext, found: &Detail, is_published: bool) -> Line {
    let lang = cx.lang;
    let session = &found.session;
    let day = written::rules::due(session, &cx.zone());
    let begun = session.starts_at.is_some_and(|at| at <= cx.portal.now());
    let late = day
        .filter(|_| begun && !is_published)
        .map(|day| short_clock(lang, day, cx.today()));
    let stand = match (is_published, day) {
        (true, _) => published(lang).to_owned(),
        (false, Some(day)) => report_by(lang, &time::date(lang, day)),
        (false, None) => report_later(lang).to_owned(),
    };
    let links = if begun {
        vec![(
            paths::write_minutes(session.id),
            write(lang),
            of_report(lang),
        )]
    } else {
        Vec::new()
    };
    Line {
        done: is_published,
        sign: Icon::Pencil,
        title: report(lang),
        stand,
        due: late,
        links,
    }
}
