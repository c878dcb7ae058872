//! Allocating the seats of a session: the draw, its suggestion with the reasons, and the offers.

use super::state_tag;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Facts, Form, Item, Tone, items,
        refusal::{Refusal, show_again},
        tag, warning,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::{
        dates::Answer,
        seats::{
            Kind, Seat, SeatAllocation, State, Suggestion,
            operations::{self, DrawForm, field},
            queries::{self, Arranging},
            rules::{HOURS, MONTHS, is_to_come},
        },
    },
};
use leptos::prelude::*;

texts! {
    title = "Stoelen verdelen" | "Allocate the seats";
    lead(seats: i64, willing: usize) = "Stoelen voor klanten in deze sessie: {seats}. Panelleden die aan tafel willen zitten: {willing}."
        | "Seats for customers in this session: {seats}. Panel members who would like to sit at the table: {willing}.";
    draw_title = "Loten" | "Draw lots";
    draw_again_title = "Opnieuw loten" | "Draw lots again";
    draw_lead = "Houd per segment stoelen vrij. De rest is voor iedereen. Klanten uit segmenten die we te weinig horen, gaan voor. Daarna beslist het lot."
        | "Keep seats free for segments. The rest are for everybody. Customers in segments that we hear too little from come first. After that, the lot decides.";
    kept_for(segment: &str) = "Stoelen voor {segment}" | "Seats for {segment}";
    months = "Na hoeveel maanden mag iemand weer een stoel krijgen?" | "After how many months may somebody have a seat again?";
    months_unit = "maanden" | "months";
    hours = "Hoelang geldt een aanbod?" | "How long is an offer valid?";
    hours_unit = "uur" | "hours";
    draw = "Loten" | "Draw lots";
    drawn = "Er is geloot. Nog niemand heeft bericht gekregen." | "The lots have been drawn. Nobody has been told yet.";
    suggestion = "Voorlopige verdeling" | "Suggested seating";
    seated_title = "Een stoel voor" | "A seat for";
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
    check = "De loting narekenen" | "Check the draw";
    seed = "Startgetal van de loting" | "Seed of the draw";
    seed_how = "Het lot van een lid is de SHA-256 van dit startgetal, een dubbele punt en het nummer van het lid. Het kleinste lot gaat voor. Wie het startgetal heeft, kan de loting narekenen. Opnieuw loten verandert het startgetal niet."
        | "A member's lot is the SHA-256 of this seed, a colon and the member's number. The smallest lot comes first. Anybody who has the seed can check the draw. Drawing again does not change the seed.";
    left_out = "Niet meegeloot" | "Not in the draw";
    left_counts(recent: i64, full: i64, language: i64) = "Kort geleden al aan tafel: {recent}. Deze maand al genoeg gevraagd: {full}. Spreken een andere taal: {language}."
        | "Had a seat not long ago: {recent}. Asked enough this month: {full}. Speak another language: {language}.";
    left_date(count: usize) = "{count} kunnen dan niet." | "{count} can't come then.",
        one(count) "{count} kan dan niet." | "{count} can't come then.";
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
    put_in = "Iemand erbij zetten" | "Add somebody";
    send = "Stoelen aanbieden" | "Offer the seats";
    sent = "De stoelen zijn aangeboden. De mails zijn onderweg." | "The seats have been offered. The mails are on their way.";
    open_title = "Zonder loting" | "Without a draw";
    open_lead = "Klanten die aan tafel willen zitten en de taal spreken, kunnen zelf een stoel vragen. Zij krijgen daarover een mail. Wie in de laatste zes maanden een stoel had, kan dat niet. Wie het eerst komt, gaat voor." | "Customers who would like to sit at the table and speak the language can ask for a seat. They get an email about it. Customers who had a seat in the last six months can't. First come, first served.";
    open = "Stoelen openstellen" | "Open the seats";
    opened = "Klanten kunnen nu zelf een stoel vragen." | "Customers can now ask for a seat.";
    line_title = "Stoelen en wachtlijst" | "Seats and waiting list";
    nobody_yet = "Nog niemand heeft een stoel gevraagd." | "Nobody has asked for a seat yet.";
    stand(accepted: usize, offered: usize, seats: i64) = "{accepted} aangenomen en {offered} aangeboden, van {seats}." | "{accepted} accepted and {offered} offered, of {seats}.";
    until(moment: &str) = "Tot {moment}" | "Until {moment}";
    needs_said = "Heeft iets nodig" | "Needs something";
    terms = "Onze afspraken aan tafel" | "Ground rules";
    back = "Terug naar de sessie" | "Back to the session";
}

/// The fields by name, because there is one for each segment.
type Fields = Vec<(String, String)>;

fn of(fields: &Fields, name: &str) -> String {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let lang = cx.lang;
    let (portal, actor) = (&cx.portal, &cx.actor);
    let (outcome, notice) = match of(&fields, "verb").as_str() {
        "send" => (operations::send(portal, actor, id).await, sent(lang)),
        "open" => {
            let hours = of(&fields, "hours");
            let done = operations::open(portal, actor, id, &hours).await;
            (done, opened(lang))
        }
        _ => {
            let quotas = fields.iter().filter_map(|(name, value)| {
                let segment = name.strip_prefix("segment-")?.parse().ok()?;
                Some((segment, value.clone()))
            });
            let typed = DrawForm {
                quotas: quotas.collect(),
                months: of(&fields, "months"),
                hours: of(&fields, "hours"),
            };
            let done = operations::draw(portal, actor, id, &typed).await;
            (done, drawn(lang))
        }
    };
    match outcome {
        Ok(()) => cx.done(&paths::seats(id), notice),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&fields), &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: Option<&Fields>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let segments = found.segments.iter();
    let mut labels: Vec<_> = segments
        .map(|(segment, name)| (field(*segment), kept_for(lang, name)))
        .collect();
    labels.push(("months".to_owned(), months(lang).to_owned()));
    labels.push(("hours".to_owned(), hours(lang).to_owned()));
    let labels: Vec<_> = labels
        .iter()
        .map(|(name, label)| (name.as_str(), label.as_str()))
        .collect();
    let form = Form::new(lang, refusal, &labels);
    let to_come = is_to_come(&found.session, cx.portal.now());
    let round = found.round.as_ref();
    let sent = round.is_some_and(|round| round.opened_at.is_some());
    let was_drawn = round.is_some_and(|round| round.drawn_at.is_some());
    let values = typed.cloned().unwrap_or_else(|| kept(&found));
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        let middle = if sent {
            line(cx, &found)
        } else if was_drawn {
            suggested(cx, &found, to_come)
        } else {
            ().into_any()
        };
        let drawing = (to_come && !sent).then(|| drawing(lang, &found, &form, &values, was_drawn));
        let open = (to_come && !sent && !was_drawn).then(|| opening(lang, &values));
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{found.session.theme.clone()}</p>
            <p>{lead(lang, found.session.seats, found.willing.len())}</p>
            {middle}
            {drawing}
            {open}
            {round.filter(|_| was_drawn).map(|round| how(lang, &found, round))}
            <p><a href=paths::seat_terms()>{terms(lang)}</a></p>
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}

/// The values of the form before anything is typed: those of the last draw, or the defaults.
fn kept(found: &Arranging) -> Fields {
    let round = found.round.as_ref();
    let months = round.map_or(MONTHS, |round| round.months).to_string();
    let hours = round.map_or(HOURS, |round| round.hours).to_string();
    let kept = found.kept.iter();
    let quotas = kept.map(|one| (field(one.segment_id), one.seats.to_string()));
    let mut fields: Fields = quotas.collect();
    fields.push(("months".to_owned(), months));
    fields.push(("hours".to_owned(), hours));
    fields
}

fn drawing(
    lang: Language,
    found: &Arranging,
    form: &Form<'_>,
    values: &Fields,
    again: bool,
) -> AnyView {
    let quotas: Vec<_> = found
        .segments
        .iter()
        .map(|(segment, _)| {
            let name = field(*segment);
            let value = of(values, &name);
            let field = form.line(name, &value).input_mode("numeric").short();
            field.optional().view()
        })
        .collect();
    let heading = if again {
        draw_again_title(lang)
    } else {
        draw_title(lang)
    };
    view! {
        <section id="draw">
            <h2>{heading}</h2>
            <p>{draw_lead(lang)}</p>
            <form method="post" novalidate>
                <input type="hidden" name="verb" value="draw"/>
                {quotas}
                {form.line("months", &of(values, "months")).input_mode("numeric").suffix(months_unit(lang)).short().view()}
                {form.line("hours", &of(values, "hours")).input_mode("numeric").suffix(hours_unit(lang)).short().view()}
                <button class="button">{draw(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn opening(lang: Language, values: &Fields) -> AnyView {
    view! {
        <section id="open">
            <h2>{open_title(lang)}</h2>
            <p>{open_lead(lang)}</p>
            <form method="post">
                <input type="hidden" name="verb" value="open"/>
                <input type="hidden" name="hours" value=of(values, "hours")/>
                <button class="button quiet">{open(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn how(lang: Language, found: &Arranging, round: &SeatAllocation) -> AnyView {
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
    let facts = Facts::new().fact(left_out(lang), left).view();
    let seed = Facts::new()
        .fact(seed(lang), view! { <code>{round.seed.clone()}</code> })
        .view();
    view! {
        <section id="how">
            {facts}
            <details>
                <summary>{check(lang)}</summary>
                {seed}
                <p class="hint">{seed_how(lang)}</p>
            </details>
        </section>
    }
    .into_any()
}

fn suggested(cx: &PageContext, found: &Arranging, to_come: bool) -> AnyView {
    let lang = cx.lang;
    let id = found.session.id;
    let list = |kind: Kind| {
        let those = found.suggestions.iter().filter(|one| one.kind == kind);
        items(
            those.map(|one| suggestion_item(cx, found, one)).collect(),
            nobody(lang),
        )
    };
    let out = found.suggestions.iter().any(|one| one.kind == Kind::Out);
    let out = out.then(|| view! { <h3>{out_title(lang)}</h3>{list(Kind::Out)} });
    let sending = to_come.then(|| {
        view! {
            <p><a href=paths::put_in_seat(id)>{put_in(lang)}</a></p>
            <form method="post">
                <input type="hidden" name="verb" value="send"/>
                <button class="button">{send(lang)}</button>
            </form>
        }
    });
    view! {
        <section id="suggestion">
            <h2>{suggestion(lang)}</h2>
            {shortages(lang, found)}
            <div id="seated"><h3>{seated_title(lang)}</h3>{list(Kind::Seat)}</div>
            <div id="list"><h3>{list_title(lang)}</h3>{list(Kind::List)}</div>
            <div id="out">{out}</div>
            {sending}
        </section>
    }
    .into_any()
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

fn suggestion_item(cx: &PageContext, found: &Arranging, one: &Suggestion) -> Item {
    let path = paths::seat_of_member(found.session.id, one.member_id);
    let first = one.seated_at.is_none() && one.kind == Kind::Seat;
    let item = Item::new(path, one.name.clone()).line(reasons(cx, found, one));
    match buddy(cx.lang, first, one.buddy.as_ref()) {
        Some(buddy) => item.meta(buddy),
        None => item,
    }
}

fn line(cx: &PageContext, found: &Arranging) -> AnyView {
    let lang = cx.lang;
    let (accepted, offered) = found.given(cx.portal.now());
    let id = found.session.id;
    let to_come = is_to_come(&found.session, cx.portal.now());
    let places = found.seats.iter();
    let list = items(
        places.map(|one| seat_item(cx, id, one)).collect(),
        nobody_yet(lang),
    );
    view! {
        <section id="line">
            <h2>{line_title(lang)}</h2>
            <p>{stand(lang, accepted, offered, found.session.seats)}</p>
            {to_come.then(|| kept_shortages(lang, found))}
            {list}
            {to_come.then(|| view! { <p><a href=paths::put_in_seat(id)>{put_in(lang)}</a></p> })}
        </section>
    }
    .into_any()
}

fn seat_item(cx: &PageContext, id: SessionId, one: &Seat) -> Item {
    let lang = cx.lang;
    let stands = one.stands(cx.portal.now());
    let path = paths::seat_of_member(id, one.member_id);
    let mut item = Item::new(path, one.name.clone()).meta(state_tag(lang, stands));
    if let (State::Offered, Some(at)) = (stands, one.expires_at) {
        item = item.meta(until(lang, &cx.moment(at)));
    }
    if let (true, Some(segment)) = (stands.is_live(), &one.segment) {
        item = item.line(for_segment(lang, segment));
    }
    if !(one.access.is_empty() && one.travel.is_empty() && one.diet.is_empty()) {
        item = item.meta(needs_said(lang));
    }
    match buddy(
        lang,
        one.is_first_time() && stands.is_live(),
        one.buddy.as_ref(),
    ) {
        Some(buddy) => item.meta(buddy),
        None => item,
    }
}
