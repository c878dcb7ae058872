//! The people in the draw or in the queue of a session, one row each with the reasons, and what is short.

use super::{around::free_chair, state_tag};
use crate::web::{
    context::PageContext,
    paths,
    ui::{Icon, Tone, Whose, face, icon, tag, warning},
};
use klankbord_domain::{
    Language,
    base::ids::MemberId,
    boardroom::{
        dates::Answer,
        seats::{
            Kind, Seat, SeatAllocation, State, Suggestion, queries::Arranging, rules::is_to_come,
        },
    },
};
use leptos::prelude::*;

texts! {
    seated_title = "Een stoel voor" | "A seat for";
    chairs(seats: i64) = "{seats} stoelen voor klanten" | "{seats} seats for customers",
        one(seats) "Eén stoel voor een klant" | "One seat for a customer";
    count(accepted: usize, offered: usize, free: usize) = "{accepted} aangenomen, {offered} aangeboden, {free} vrij" | "{accepted} accepted, {offered} offered, {free} free";
    free = "Vrij" | "Free";
    not_offered = "aan niemand aangeboden" | "offered to nobody";
    gone_title = "Wie niet komen" | "Not coming";
    gone_words = "Afgezegd, te laat of ingetrokken" | "Declined, too late or withdrawn";
    kept_title = "Stoelen die u vrijhield" | "Seats that you kept";
    held_of(held: i64, seats: i64) = "{held} van {seats}" | "{held} of {seats}";
    missing = "ontbreekt" | "missing";
    how_title = "Hoe er geloot is" | "How the lots were drawn";
    list_title = "Wachtlijst" | "Waiting list";
    out_title = "Met de hand eruit gehaald" | "Taken out by hand";
    nobody = "Niemand." | "Nobody.";
    for_segment(segment: &str) = "Op een stoel voor {segment}." | "In a seat for {segment}.";
    open_seat = "Op een stoel voor iedereen." | "In a seat for everybody.";
    listed(place: i64) = "Nummer {place} op volgorde van loting." | "Number {place} in the order of the draw.";
    under_heard = "Hoort bij een segment dat we te weinig horen." | "Belongs to a segment that we hear too little from.";
    first_time = "Zat nog nooit aan tafel." | "Has never been at the table before.";
    last_time(day: &str) = "Zat voor het laatst aan tafel op {day}." | "Was last at the table on {day}.";
    by_hand(why: &str) = "Met de hand gewijzigd: {why}" | "Changed by hand: {why}";
    with_buddy(name: &str) = "Maatje: {name}" | "Buddy: {name}";
    no_buddy = "Nog geen maatje" | "No buddy yet";
    said_yes = "Zei dat het kan." | "Said they can come.";
    said_if_need_be = "Zei dat het kan als het moet." | "Said they can come if need be.";
    said_no = "Zei dat het niet kan." | "Said they can't come.";
    said_nothing = "Gaf over de datum geen antwoord." | "Did not answer about the date.";
    shortage = "Te weinig klanten" | "Too few customers";
    short_of(segment: &str, held: i64, seats: i64) = "{segment}: {held} van {seats} stoelen bezet. Er is niemand meer die een stoel wil en mag hebben." | "{segment}: {held} of {seats} seats filled. There is nobody else who wants a seat and may have one.",
        one(seats) "{segment}: {held} van {seats} stoel bezet. Er is niemand meer die een stoel wil en mag hebben." | "{segment}: {held} of {seats} seat filled. There is nobody else who wants a seat and may have one.";
    short_untold = "Voor een segment met weinig mensen is niet elke stoel bezet die u vrijhield. Wie uit dat segment komt, laten wij niet zien."
        | "Not every seat that you kept for a segment with few people is filled. We don't show who belongs to that segment.";
    short_kept(segment: &str, held: i64, seats: i64) = "{segment}: {held} van de {seats} stoelen die u vrijhield, zijn bezet. Op de wachtlijst staat niemand uit dit segment. Komt er iemand bij, dan gaat die voor."
        | "{segment}: {held} of the {seats} seats that you kept are filled. Nobody from this segment is on the waiting list. Anybody from it who joins now comes first.",
        one(seats) "{segment}: de stoel die u vrijhield, is nog niet bezet. Op de wachtlijst staat niemand uit dit segment. Komt er iemand bij, dan gaat die voor." | "{segment}: the seat that you kept is not filled yet. Nobody from this segment is on the waiting list. Anybody from it who joins now comes first.";
    short_seats(free: i64) = "Stoelen die overblijven: {free}." | "Seats left over: {free}.";
    nobody_yet = "Nog niemand heeft een stoel gevraagd." | "Nobody has asked for a seat yet.";
    until(moment: &str) = "Tot {moment}" | "Until {moment}";
    needs_said = "Heeft iets nodig" | "Needs something";
    check = "De loting narekenen" | "Check the draw";
    seed = "Startgetal van de loting" | "Seed of the draw";
    seed_how = "Het lot van een lid is de SHA-256 van dit startgetal, een dubbele punt en het nummer van het lid. Het kleinste lot gaat voor. Wie het startgetal heeft, kan de loting narekenen. Opnieuw loten verandert het startgetal niet."
        | "A member's lot is the SHA-256 of this seed, a colon and the member's number. The smallest lot comes first. Anybody who has the seed can check the draw. Drawing again does not change the seed.";
    left_out = "Niet meegeloot" | "Not in the draw";
    left_counts(recent: i64, full: i64, language: i64) = "Kort geleden al aan tafel: {recent}. Deze maand al genoeg gevraagd: {full}. Spreken een andere taal: {language}."
        | "Had a seat not long ago: {recent}. Asked enough this month: {full}. Speak another language: {language}.";
    left_date(count: usize) = "{count} kunnen dan niet." | "{count} can't come then.",
        one(count) "{count} kan dan niet." | "{count} can't come then.";
}

/// Warns of quotas that can't be met, and of seats for which nobody is left.
fn shortages(lang: Language, found: &Arranging) -> Option<AnyView> {
    let short = found.kept.iter().filter(|one| one.held < one.seats);
    let untold = short.clone().any(|one| !one.is_told);
    let mut told: Vec<_> = short
        .filter(|one| one.is_told)
        .map(|one| short_of(lang, &one.name, one.held, one.seats))
        .collect();
    told.extend(untold.then(|| short_untold(lang).to_owned()));
    let there = found.suggestions.iter().filter(|one| one.kind != Kind::Out);
    let there = i64::try_from(there.count()).unwrap_or(i64::MAX);
    if there < found.session.seats {
        told.push(short_seats(lang, found.session.seats - there));
    }
    let told: Vec<_> = told
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect();
    (!told.is_empty()).then(|| warning(shortage(lang), view! { <ul>{told}</ul> }))
}

/// Warns of seats that were kept for a segment and have gone to others since.
fn kept_shortages(lang: Language, found: &Arranging) -> Option<AnyView> {
    let short = found.kept.iter().filter(|one| one.held < one.seats);
    let untold = short.clone().any(|one| !one.is_told);
    let mut told: Vec<_> = short
        .filter(|one| one.is_told)
        .map(|one| view! { <li>{short_kept(lang, &one.name, one.held, one.seats)}</li> }.into_any())
        .collect();
    told.extend(untold.then(|| view! { <li>{short_untold(lang)}</li> }.into_any()));
    (!told.is_empty()).then(|| warning(shortage(lang), view! { <ul>{told}</ul> }))
}

/// The reasons of the draw, in words.
pub(super) fn reasons(cx: &PageContext, found: &Arranging, one: &Suggestion) -> String {
    let lang = cx.lang;
    let mut all = Vec::new();
    match (&one.segment, one.kind) {
        _ if !one.why.is_empty() => all.push(by_hand(lang, &one.why)),
        (Some(segment), _) => all.push(for_segment(lang, segment)),
        (None, Kind::Seat) if found.tells_segments => all.push(open_seat(lang).to_owned()),
        (None, Kind::Seat) => {}
        (None, _) => all.push(listed(lang, one.place)),
    }
    if one.is_under_heard() {
        all.push(under_heard(lang).to_owned());
    }
    all.push(one.seated_at.map_or_else(
        || first_time(lang).to_owned(),
        |at| last_time(lang, &cx.day(at)),
    ));
    if let Some(said) = &found.said {
        let said = match said.get(&one.account_id) {
            Some(Answer::Yes) => said_yes(lang),
            Some(Answer::IfNeedBe) => said_if_need_be(lang),
            Some(Answer::No) => said_no(lang),
            None => said_nothing(lang),
        };
        all.push(said.to_owned());
    }
    all.join(" ")
}

fn buddy(lang: Language, first: bool, name: Option<&String>) -> Option<AnyView> {
    first.then(|| match name {
        Some(name) => with_buddy(lang, name).into_any(),
        None => tag(Tone::Open, no_buddy(lang)),
    })
}

/// One customer: the face, the name that leads to the page about their place, what is known, and the state.
fn row(
    found: &Arranging,
    (member, name): (MemberId, &str),
    known: Vec<AnyView>,
    state: Option<AnyView>,
) -> AnyView {
    let path = paths::seat_of_member(found.session.id, member);
    let known: Vec<_> = known
        .into_iter()
        .map(|one| view! { <span>{one}</span> })
        .collect();
    view! {
        <li>
            {face(Whose::Customer(member, name))}
            <p><a href=path>{name.to_owned()}</a>{known}</p>
            {state}
        </li>
    }
    .into_any()
}

fn empty_chairs(lang: Language, count: usize) -> Vec<AnyView> {
    (0..count)
        .map(|_| {
            view! {
                <li class="free">
                    {free_chair()}
                    <p><b>{free(lang)}</b><span>{not_offered(lang)}</span></p>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn list(rows: Vec<AnyView>, nothing: &'static str) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="empty">{nothing}</p> }.into_any();
    }
    view! { <ol class="seat-list">{rows}</ol> }.into_any()
}

/// The result of the draw, before the offers are sent.
pub(super) fn suggested(cx: &PageContext, found: &Arranging) -> AnyView {
    let lang = cx.lang;
    let drawn = |kind: Kind| {
        let those = found.suggestions.iter().filter(move |one| one.kind == kind);
        those
            .map(|one| {
                let first = one.seated_at.is_none() && one.kind == Kind::Seat;
                let mut known = vec![reasons(cx, found, one).into_any()];
                known.extend(buddy(lang, first, one.buddy.as_ref()));
                row(found, (one.member_id, &one.name), known, None)
            })
            .collect::<Vec<_>>()
    };
    let out = drawn(Kind::Out);
    let out = (!out.is_empty()).then(|| view! { <section class="sheet flush"><h2>{out_title(lang)}</h2>{list(out, nobody(lang))}</section> });
    view! {
        {shortages(lang, found)}
        <section class="sheet flush" id="seated">
            <h2>{seated_title(lang)}</h2>
            {list(drawn(Kind::Seat), nobody(lang))}
        </section>
        <section class="sheet flush" id="list">
            <h2>{list_title(lang)}</h2>
            {list(drawn(Kind::List), nobody(lang))}
        </section>
        <div id="out">{out}</div>
    }
    .into_any()
}

fn seat_row(cx: &PageContext, found: &Arranging, one: &Seat) -> AnyView {
    let lang = cx.lang;
    let stands = one.stands(cx.portal.now());
    let mut known = Vec::new();
    if let (true, Some(segment)) = (stands.is_live(), &one.segment) {
        known.push(for_segment(lang, segment).into_any());
    }
    if !(one.access.is_empty() && one.travel.is_empty() && one.diet.is_empty()) {
        known.push(needs_said(lang).into_any());
    }
    let first = one.is_first_time() && stands.is_live();
    known.extend(buddy(lang, first, one.buddy.as_ref()));
    if let (State::Offered, Some(at)) = (stands, one.expires_at) {
        known.push(until(lang, &cx.moment(at)).into_any());
    }
    row(
        found,
        (one.member_id, &one.name),
        known,
        Some(state_tag(lang, stands)),
    )
}

/// The queue, once the seats are offered or open: the chairs, those who wait, and those who do not come.
pub(super) fn line(cx: &PageContext, found: &Arranging) -> AnyView {
    let lang = cx.lang;
    let now = cx.portal.now();
    let to_come = is_to_come(&found.session, now);
    let rows = |keep: fn(State) -> bool| {
        let those = found.seats.iter().filter(move |one| keep(one.stands(now)));
        those
            .map(|one| seat_row(cx, found, one))
            .collect::<Vec<_>>()
    };
    let (accepted, offered) = found.given(now);
    let left = found.free(now);
    let mut chairs_taken = rows(|state| matches!(state, State::Accepted | State::Offered));
    chairs_taken.extend(empty_chairs(lang, left));
    let waiting = rows(|state| state == State::Waiting);
    let gone = rows(|state| !state.is_live());
    let gone = (!gone.is_empty()).then(|| {
        view! {
            <details class="fold" id="gone">
                <summary>{icon(Icon::Refused)}<span><b>{gone_title(lang)}</b><span class="first-words">{gone_words(lang)}</span></span>{icon(Icon::Down)}</summary>
                <div>{list(gone, nobody(lang))}</div>
            </details>
        }
    });
    view! {
        <div id="line">
            {to_come.then(|| kept_shortages(lang, found))}
            <section class="sheet flush">
                <div class="sheet-head"><h2>{chairs(lang, found.session.seats)}</h2><p>{count(lang, accepted, offered, left)}</p></div>
                {list(chairs_taken, nobody_yet(lang))}
            </section>
            <section class="sheet flush" id="waiting-list">
                <h2>{list_title(lang)}</h2>
                {list(waiting, nobody(lang))}
            </section>
            <div class="folds">{gone}</div>
        </div>
    }
    .into_any()
}

/// The seats that are kept for segments, with how many of them somebody has; nothing where that would tell who they are.
pub(super) fn kept(lang: Language, found: &Arranging) -> Option<AnyView> {
    let told = found.kept.iter().filter(|one| one.is_told && one.seats > 0);
    let rows: Vec<_> = told
        .map(|one| {
            let short = (one.held < one.seats).then(|| tag(Tone::Bad, missing(lang)));
            view! { <div><dt>{one.name.clone()}</dt><dd>{held_of(lang, one.held, one.seats)}" "{short}</dd></div> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="sheet" id="kept"><h2>{kept_title(lang)}</h2><dl class="facts">{rows}</dl></section> }
            .into_any()
    })
}

/// How the lots were drawn, so that anybody can check it.
pub(super) fn how(lang: Language, found: &Arranging, round: &SeatAllocation) -> AnyView {
    let mut left = left_counts(
        lang,
        round.left_recent,
        round.left_full,
        round.left_language,
    );
    if found.said.is_some() {
        left.push(' ');
        left.push_str(&left_date(lang, found.can_not));
    }
    view! {
        <section class="sheet" id="how">
            <h2>{how_title(lang)}</h2>
            <p>{left_out(lang)}": "{left}</p>
            <details>
                <summary>{check(lang)}</summary>
                <p>{seed(lang)}": "<code>{round.seed.clone()}</code></p>
                <p class="hint">{seed_how(lang)}</p>
            </details>
        </section>
    }
    .into_any()
}
