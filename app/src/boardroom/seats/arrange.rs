//! Allocating the seats of a session: the draw, its suggestion with the reasons, and the offers.

use super::{next, rows};
use crate::{
    boardroom::sessions::{theme, when},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Icon, icon,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::seats::{
        operations::{self, DrawForm, field},
        queries::{self, Arranging},
        rules::{HOURS, MONTHS, is_to_come},
    },
};
use leptos::prelude::*;

texts! {
    title = "Stoelen verdelen" | "Allocate the seats";
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
    put_in = "Iemand erbij zetten" | "Add somebody";
    sent = "De stoelen zijn aangeboden. De mails zijn onderweg." | "The seats have been offered. The mails are on their way.";
    open_title = "Zonder loting" | "Without a draw";
    open_lead = "Klanten die aan tafel willen zitten en de taal spreken, kunnen zelf een stoel vragen. Zij krijgen daarover een mail. Wie in de laatste zes maanden een stoel had, kan dat niet. Wie het eerst komt, gaat voor." | "Customers who would like to sit at the table and speak the language can ask for a seat. They get an email about it. Customers who had a seat in the last six months can't. First come, first served.";
    open = "Stoelen openstellen" | "Open the seats";
    opened = "Klanten kunnen nu zelf een stoel vragen." | "Customers can now ask for a seat.";
    terms = "Onze afspraken aan tafel" | "Ground rules";
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
        let drawing = (to_come && !sent).then(|| drawing(lang, &found, &form, &values, was_drawn));
        let dated = found.session.starts_at.is_some();
        let open = (to_come && dated && !sent && !was_drawn).then(|| opening(lang, &values));
        let lists = if sent {
            Some(rows::line(cx, &found))
        } else {
            was_drawn.then(|| rows::suggested(cx, &found))
        };
        let put_in = (to_come && (sent || was_drawn)).then(|| {
            view! { <a class="button secondary" href=paths::put_in_seat(id)>{put_in(lang)}</a> }
        });
        view! {
            <a class="back" href=paths::session(id)>{icon(Icon::Back)}{theme(cx, &found.session)}</a>
            {form.summary()}
            <div class="head">
                <div><h1>{title(lang)}</h1><p class="lead">{when(cx, &found.session)}</p></div>
                <div class="buttons">{put_in}</div>
            </div>
            {next::view(cx, &found)}
            <div class="split">
                <div>{lists}{drawing}{open}</div>
                <aside>
                    {rows::kept(lang, &found)}
                    {round.filter(|_| was_drawn).map(|round| rows::how(lang, &found, round))}
                    <p><a href=paths::seat_terms()>{terms(lang)}</a></p>
                </aside>
            </div>
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
