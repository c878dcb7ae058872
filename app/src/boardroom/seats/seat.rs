//! A customer's own seat: the letter that offers it, with one yes and one no; asking for one, the waiting list, and the
//! seat itself. Opening the page changes nothing.

use super::{around::around, state_tag};
use crate::{
    boardroom::sessions::{spoken_name, theme, when},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Icon, Whose,
            conflict::conflict_text,
            face, first_sentence, fold, icon, lang_of, languages, leaf,
            prose::prose,
            refusal::{Refusal, show_again},
            warning,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::seats::{
        Needs, State,
        operations::{self, SeatOutcome},
        queries::{self, Buddy, Own},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    offered_title = "Er is een stoel voor u aan de tafel van het bestuur" | "There is a seat for you at the table with the board";
    yours_title = "Deze stoel is van u" | "This seat is yours";
    ask_title = "Een stoel aan de tafel van het bestuur" | "A seat at the table with the board";
    home = "Voor u" | "For you";
    secretary_of(series: &str) = "secretaris van {series}" | "secretary of {series}";
    dear(name: &str) = "Beste {name}," | "Dear {name},";
    subject = "Op tafel ligt één onderwerp:" | "One subject is on the table:";
    about_text = "U vertelt hoe het bij u gaat. Dan vragen wij door. Aan het eind zeggen wij wat wij hoorden en wat wij gaan doen."
        | "You tell us how it is for you. Then we ask more. At the end we say what we heard and what we are going to do.";
    scope_title = "Wat u nog kunt veranderen" | "What you can still change";
    takes = "Duurt" | "Takes";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    spoken = "Taal" | "Language";
    needs_term = "Wat u nodig hebt" | "What you need";
    needs_after_yes = "zegt u na uw ja" | "you tell us after your yes";
    needs_none = "niets opgegeven" | "nothing, you said";
    needs_given = "hebt u gezegd" | "you told us";
    do_you_come = "Komt u?" | "Are you coming?";
    choose_by(until: &str) = "Kies uiterlijk {until}." | "Choose by {until}.";
    goes_on = "Daarna gaat de stoel naar de volgende op de wachtlijst." | "After that, the seat goes to the next person on the waiting list.";
    agree = "Met uw ja gaat u akkoord met" | "With your yes you agree to";
    the_terms = "onze afspraken aan tafel" | "our ground rules";
    terms_title = "Onze afspraken aan tafel" | "Ground rules";
    take = "Ja, ik kom" | "Yes, I'm coming";
    no = "Nee" | "No";
    what_now = "Wat nu" | "What now";
    change_needs = "Zeg wat u nodig hebt" | "Tell us what you need";
    give_back = "Kunt u toch niet?" | "Can't come after all?";
    more_title = "Wat u vooraf kunt lezen" | "What you can read beforehand";
    about = "Meer over deze sessie" | "More about this session";
    leave_list = "Van de wachtlijst afgaan" | "Leave the waiting list";
    you_wait(position: usize) = "U staat op de wachtlijst, op plaats {position}. Komt er een stoel vrij, dan krijgt u een mail."
        | "You are number {position} on the waiting list. If a seat becomes free, you get an email.";
    ask_free = "Er is nog een stoel vrij. Vraagt u hem, dan houden wij hem voor u vrij. U ziet dan tot wanneer." | "There is still a seat free. If you ask for it, we keep it for you. You will see until when.";
    ask_full = "Alle stoelen zijn nu vergeven. U kunt wel op de wachtlijst gaan staan." | "All seats are taken now. You can join the waiting list.";
    ask = "Een stoel vragen" | "Ask for a seat";
    ask_again = "Ik wil toch komen" | "I would like to come after all";
    declined = "U hebt deze stoel niet aangenomen." | "You declined this seat.";
    lapsed = "De tijd om te antwoorden is voorbij. Wij houden de stoel niet meer voor u vast." | "The time to answer has passed. We are no longer keeping the seat for you.";
    given_back = "U hebt deze stoel teruggegeven." | "You gave this seat back.";
    withdrawn = "Deze plaats is ingetrokken" | "This place has been withdrawn";
    buddy_title = "Uw eerste keer" | "Your first time";
    buddy_colleague(name: &str) = "{name} vangt u op, wijst u de weg en zit naast u." | "{name} will welcome you, show you around and sit beside you.";
    buddy_shared(name: &str) = "{name} vangt u op, wijst u de weg en is er voor u." | "{name} will welcome you, show you around and be there for you.";
    buddy_customer(secretary: &str) = "Een klant die al eerder aan tafel zat, vangt u op. {secretary} stelt u aan elkaar voor." | "A customer who has been at the table before will welcome you. {secretary} will introduce you to each other.";
    done_accept = "De stoel is van u. Tot dan." | "The seat is yours. See you there.";
    done_seat = "Er is een stoel voor u. Zeg hieronder of u komt." | "There is a seat for you. Tell us below whether you are coming.";
    done_waiting(position: usize) = "U staat op de wachtlijst, op plaats {position}." | "You are number {position} on the waiting list.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SeatForm {
    verb: String,
    terms: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<SeatForm>,
) -> Page {
    let lang = cx.lang;
    let (portal, actor) = (&cx.portal, &cx.actor);
    let outcome = if typed.verb == "ask" {
        let asked = operations::ask(portal, actor, id).await;
        asked.map(|asked| match asked {
            SeatOutcome::Seat => (paths::seat(id), done_seat(lang).to_owned()),
            SeatOutcome::Waiting(position) => (paths::seat(id), done_waiting(lang, position)),
        })
    } else {
        let accepted = operations::accept(portal, actor, id, &typed.terms).await;
        accepted.map(|()| (paths::seat_needs(id), done_accept(lang).to_owned()))
    };
    match outcome {
        Ok((path, notice)) => cx.done(&path, notice),
        Err(error) => show_again(error, async |refusal| page(&cx, id, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, id: SessionId, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let own = queries::own(&cx.portal, &cx.actor, id).await?;
    let live = own.to_come && own.state.is_some_and(State::is_live);
    if !live && !own.may_ask {
        return told(cx, &own, refusal);
    }
    let heading = match own.state {
        Some(State::Offered) => offered_title(lang),
        Some(State::Accepted) => yours_title(lang),
        _ => ask_title(lang),
    };
    cx.page(heading).wide().refused(refusal).show(|| {
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{home(lang)}</a>
            {refusal.notice(lang)}
            <div class="letter-grid">
                {letter(cx, &own, heading)}
                {turn(cx, &own)}
            </div>
            {more(lang, &own)}
        }
    })
}

/// The page of a place that is over, or of a session in which the reader can't have a seat.
fn told(cx: &PageContext, own: &Own, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let lead = |text: &'static str| view! { <p class="lead">{text}</p> }.into_any();
    let body = match own.state {
        None => own.refused.map(|why| lead(conflict_text(lang, why))),
        Some(State::Accepted) => Some(lead(yours_title(lang))),
        Some(State::Declined) => Some(lead(declined(lang))),
        Some(State::Lapsed | State::Offered | State::Waiting) => Some(lead(lapsed(lang))),
        Some(State::GivenBack) => Some(lead(given_back(lang))),
        Some(State::Withdrawn) => {
            let why = if own.why.is_empty() {
                &own.session.cancelled_why
            } else {
                &own.why
            };
            Some(warning(withdrawn(lang), prose(why)))
        }
    };
    cx.page(own.session.theme_in(cx.reads)).refused(refusal).show(|| {
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{home(lang)}</a>
            {refusal.notice(lang)}
            <p class="eyebrow">{own.session.series.clone()}" "{own.state.map(|state| state_tag(lang, state))}</p>
            <h1>{theme(cx, &own.session)}</h1>
            {body}
            <p><a href=paths::session(own.session.id)>{about(lang)}</a></p>
        }
    })
}

/// The letter: who asks, when and where, what it is about, and who else sits there.
fn letter(cx: &PageContext, own: &Own, heading: &'static str) -> AnyView {
    let lang = cx.lang;
    let session = &own.session;
    let day = session
        .starts_at
        .map(|at| leaf(lang, at.date_in(&cx.zone()), cx.today()));
    let has_chair = matches!(own.state, Some(State::Offered | State::Accepted));
    let tag = own.state.map(|state| state_tag(lang, state));
    let name = cx.actor.person().map_or("", |person| person.name.as_str());
    view! {
        <article class="sheet lifted letter-sheet">
            <p class="sender">
                {face(Whose::Staff(&session.secretary))}
                <span><b>{session.secretary.clone()}</b>{secretary_of(lang, &session.series)}</span>
                {tag}
            </p>
            <h1>{heading}</h1>
            {languages(cx, session.language_in(cx.reads), session.has_both())}
            <div class="appointment">
                {day}
                <p><b>{when(cx, session)}</b><span>{session.place.clone()}</span></p>
            </div>
            {facts(lang, own)}
            <div class="prose">
                <p>{dear(lang, cx.greets(name))}</p>
                <p>{subject(lang)}" "<strong>{theme(cx, session)}</strong></p>
                <p>{about_text(lang)}</p>
            </div>
            <section id="scope"><h2>{scope_title(lang)}</h2><div lang=lang_of(lang, session.language_in(cx.reads))>{prose(session.scope_open_in(cx.reads))}</div></section>
            {buddy(lang, own)}
            {around(lang, &own.around, has_chair)}
        </article>
    }
    .into_any()
}

fn facts(lang: Language, own: &Own) -> AnyView {
    let needs = match own.state {
        Some(State::Accepted) if own.needs == Needs::default() => needs_none(lang),
        Some(State::Accepted) => needs_given(lang),
        _ => needs_after_yes(lang),
    };
    let fact = |sign: Icon, term: &'static str, what: String| {
        view! { <div>{icon(sign)}<dt>{term}</dt><dd>{what}</dd></div> }
    };
    view! {
        <dl class="facts three">
            {fact(Icon::Clock, takes(lang), minutes(lang, own.session.minutes))}
            {fact(Icon::Talk, spoken(lang), spoken_name(lang, own.session.languages).to_owned())}
            {fact(Icon::Person, needs_term(lang), needs.to_owned())}
        </dl>
    }
    .into_any()
}

fn buddy(lang: Language, own: &Own) -> Option<AnyView> {
    if !matches!(own.state, Some(State::Offered | State::Accepted)) {
        return None;
    }
    let text = match own.buddy.as_ref()? {
        Buddy::Colleague(name) => buddy_colleague(lang, name),
        Buddy::Shared(name) => buddy_shared(lang, name),
        Buddy::Customer => buddy_customer(lang, &own.session.secretary),
    };
    Some(
        view! { <section id="buddy"><h2>{buddy_title(lang)}</h2><p>{text}</p></section> }
            .into_any(),
    )
}

/// What the reader can do now. Only an offer lies on straw.
fn turn(cx: &PageContext, own: &Own) -> AnyView {
    let lang = cx.lang;
    let id = own.session.id;
    match own.state {
        Some(State::Offered) => {
            let until = own
                .expires_at
                .map(|until| view! { <p class="kept">{choose_by(lang, &cx.long_moment(until))}</p> });
            view! {
                <aside class="sheet turned go" id="offer">
                    <h2>{do_you_come(lang)}</h2>
                    {until}
                    <p>{goes_on(lang)}</p>
                    <form method="post">
                        <input type="hidden" name="terms" value=own.terms.id.to_string()/>
                        <div class="positions two">
                            <button class="button" name="verb" value="accept">{icon(Icon::Check)}{take(lang)}</button>
                            <a class="button secondary" href=paths::leave_seat(id)>{no(lang)}</a>
                        </div>
                    </form>
                    <p class="kept">{agree(lang)}" "<a href="#terms">{the_terms(lang)}</a>"."</p>
                </aside>
            }
            .into_any()
        }
        Some(State::Accepted) => view! {
            <aside class="sheet go" id="yours">
                <h2>{what_now(lang)}</h2>
                <p><a class="button secondary" href=paths::seat_needs(id)>{change_needs(lang)}</a></p>
                <p><a href=paths::leave_seat(id)>{give_back(lang)}</a></p>
            </aside>
        }
        .into_any(),
        Some(State::Waiting) => view! {
            <aside class="sheet go" id="line">
                <h2>{what_now(lang)}</h2>
                <p>{you_wait(lang, own.position.unwrap_or_default())}</p>
                <p><a href=paths::leave_seat(id)>{leave_list(lang)}</a></p>
            </aside>
        }
        .into_any(),
        state => asking(lang, own, state),
    }
}

/// Asking for a seat, for the first time or once more.
fn asking(lang: Language, own: &Own, state: Option<State>) -> AnyView {
    let (before, label) = match state {
        None => (None, ask(lang)),
        Some(State::Declined) => (Some(declined(lang)), ask_again(lang)),
        Some(_) => (Some(lapsed(lang)), ask_again(lang)),
    };
    let lead = if own.free {
        ask_free(lang)
    } else {
        ask_full(lang)
    };
    view! {
        <aside class="sheet go" id="ask">
            <h2>{what_now(lang)}</h2>
            {before.map(|before| view! { <p>{before}</p> })}
            <p>{lead}</p>
            <form method="post">
                <button class="button" name="verb" value="ask">{label}</button>
            </form>
        </aside>
    }
    .into_any()
}

fn more(lang: Language, own: &Own) -> AnyView {
    let terms = match lang {
        Language::Nl => &own.terms.text_nl,
        Language::En => &own.terms.text_en,
    };
    let session = paths::session(own.session.id);
    view! {
        <section>
            <h2>{more_title(lang)}</h2>
            <div class="folds" id="terms">
                {fold(icon(Icon::Handshake), terms_title(lang), first_sentence(terms), prose(terms))}
            </div>
            <p><a href=session>{about(lang)}</a></p>
        </section>
    }
    .into_any()
}
