//! Colours, type and everything that people read.

use super::name;
use crate::web::paths;
use crate::web::ui::{
    Facts, Tone, answered, clock, inset, markdown, prose::prose, said, sheet, tag, warning,
};
use jiff::civil::date;
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    words = "Woorden" | "Words";
    colours = "Kleur" | "Colour";
    heading_two = "Een kop van het tweede niveau" | "A second-level heading";
    heading_three = "Een kop van het derde niveau" | "A third-level heading";
    running = "De sluis bij Vreeswijk moet in 2027 vernieuwd zijn. We kunnen dat in één keer doen, met zes weken sluiting, of in drie keer met steeds twee weken. Wat past het best bij uw bedrijf? Lees ook <hoe> we tot \"deze\" twee kwamen."
        | "The lock at Vreeswijk has to be renewed by 2027. We can do so in one go, closing for six weeks, or in three goes of two weeks each. Which suits your business best? Read <how> we came to \"these\" two.";
    link = "Lees het hele plan" | "Read the whole plan";
    one_point = "Wat vastligt: de sluis wordt in 2027 vernieuwd." | "What is fixed: the lock is renewed in 2027.";
    another_point = "Wat open ligt: wanneer hij dicht is, en hoe lang." | "What is open: when it is closed, and for how long.";
    warning_title = "Let op" | "Please note";
    warning_text = "Over twee dagen sluit deze ronde. Daarna kunt u uw stem niet meer wijzigen." | "This round closes in two days. After that you can't change your vote.";
    inset_text = "Wie dit leest: Marieke de Boer, projecteigenaar, en het klantgeweten." | "Who reads this: Marieke de Boer, project owner, and the customer conscience.";
    hint = "Een hint helpt bij het invullen en is nooit de enige plek waar iets staat." | "A hint helps to fill something in and is never the only place where something is said.";
    nothing = "Er wacht op dit moment niets op u." | "Nothing is waiting for you at the moment.";
    waiting = "Wacht op u" | "Waiting for you";
    open = "Open" | "Open";
    answered_tag = "Beantwoord" | "Answered";
    closing = "Sluit bijna" | "Closing soon";
    late = "Te laat" | "Late";
    closed = "Gesloten" | "Closed";
    answer = "Antwoord" | "Answer";
    owner = "Projecteigenaar" | "Project owner";
    closes = "Sluit" | "Closes";
    how_long = "Tijd" | "Time";
    minutes = "Ongeveer 6 minuten" | "About 6 minutes";
    day = "3 maart 2026" | "3 March 2026";
    quotation = "Zes weken dicht kost ons een kwart van de omzet.\nTwee weken kunnen we opvangen.\n\nMaar dan wel buiten het oogstseizoen." | "Six weeks closed costs us a quarter of our turnover.\nTwo weeks we can take.\n\nBut outside the harvest.";
    speaker = "Jan Visser, binnenvaart, 12 februari 2026" | "Jan Visser, inland shipping, 12 February 2026";
    reply = "Dat telt zwaar. We sluiten niet tussen **15 augustus** en **15 oktober**." | "That carries weight. We won't close between **15 August** and **15 October**.";
    replier = "Marieke de Boer, projecteigenaar, 19 februari 2026" | "Marieke de Boer, project owner, 19 February 2026";
    preview = "Zo ziet de klant het" | "As a customer sees it";
    preview_title = "Hoe lang mag de sluis dicht?" | "How long can the lock be closed?";
}

pub(super) fn show(lang: Language) -> AnyView {
    let today = date(2026, 3, 1);
    let clocks = [(2026, 3, 20), (2026, 3, 3), (2026, 3, 2), (2026, 2, 26)]
        .map(|(year, month, day)| {
            view! { <li>{clock(lang, answer(lang), date(year, month, day), today)}</li> }
        })
        .collect_view();
    view! {
        <h2>{words(lang)}</h2>
        {name("h2, h3, p, a, ul")}
        <h2>{heading_two(lang)}</h2>
        <p>{running(lang)}" "<a href=paths::kit()>{link(lang)}</a>"."</p>
        <h3>{heading_three(lang)}</h3>
        <ul><li>{one_point(lang)}</li><li>{another_point(lang)}</li></ul>
        {name(".hint")}
        <p class="hint">{hint(lang)}</p>
        {name("warning")}
        {warning(warning_title(lang), prose(warning_text(lang)))}
        {name("inset")}
        {inset(prose(inset_text(lang)))}
        {name(".empty")}
        <p class="empty">{nothing(lang)}</p>
        {name("tag")}
        <p class="meta">
            {tag(Tone::You, waiting(lang))}{tag(Tone::Plain, open(lang))}{tag(Tone::Good, answered_tag(lang))}
            {tag(Tone::Open, closing(lang))}{tag(Tone::Bad, late(lang))}{tag(Tone::Past, closed(lang))}
        </p>
        {name("clock")}
        <ul>{clocks}</ul>
        {name("Facts")}
        {Facts::new()
            .fact(owner(lang), "Marieke de Boer")
            .fact(closes(lang), view! { <time datetime="2026-03-03">{day(lang)}</time> })
            .fact(how_long(lang), minutes(lang))
            .view()}
        {name("said, answered, markdown, prose")}
        {said(quotation(lang), speaker(lang))}
        {answered(markdown(reply(lang), 3), replier(lang))}
        {name("sheet")}
        {sheet(preview(lang), view! {
            <h3>{preview_title(lang)}</h3>
            {prose(running(lang))}
            <ul><li>{one_point(lang)}</li><li>{another_point(lang)}</li></ul>
        })}
        <h3>{colours(lang)}</h3>
        <ul class="kit-colours">{COLOURS.map(swatch).collect_view()}</ul>
    }
    .into_any()
}

const COLOURS: [&str; 20] = [
    "table",
    "paper",
    "sunk",
    "ink",
    "soft",
    "rule",
    "edge",
    "you",
    "you-line",
    "you-mark",
    "good",
    "good-wash",
    "bad",
    "bad-wash",
    "accent",
    "accent-text",
    "accent-wash",
    "accent-line",
    "for",
    "against",
];

fn swatch(colour: &'static str) -> AnyView {
    let fill = format!("var(--{colour})");
    view! { <li><svg aria-hidden="true"><rect width="100%" height="100%" fill=fill/></svg>{colour}</li> }
        .into_any()
}
