//! One channel: whether it is offered, its hours, and its promise.

use super::{channel_name, clock_time};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Language,
    answering::channels::{
        Channel, ChannelKind, Unit,
        operations::{self, ChannelForm as Typed},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    offered = "Kunnen klanten u zo bereiken?" | "Can customers reach you this way?";
    yes = "ja" | "yes";
    no = "nee" | "no";
    count = "Binnen hoeveel uur of dagen?" | "Within how many hours or days?";
    unit = "Uur of dagen?" | "Hours or days?";
    hours = "uren waarin er iemand is" | "hours in which somebody is there";
    days = "werkdagen, elk tot sluitingstijd" | "working days, each until closing time";
    when = "Wanneer is er iemand?" | "When is somebody there?";
    when_hint = "Bijvoorbeeld 9.00-17.00. Leeg is dicht." | "For example 9:00-17:00. Empty means closed.";
    monday = "Maandag" | "Monday";
    tuesday = "Dinsdag" | "Tuesday";
    wednesday = "Woensdag" | "Wednesday";
    thursday = "Donderdag" | "Thursday";
    friday = "Vrijdag" | "Friday";
    saturday = "Zaterdag" | "Saturday";
    sunday = "Zondag" | "Sunday";
    promise = "Wat belooft u?" | "What do you promise?";
    from_now = "Dit geldt voor wie vanaf nu wacht. Wie al wacht, houdt wat is beloofd." | "This applies to those who wait from now on. Those who wait already keep what was promised.";
    save = "Opslaan" | "Save";
    saved = "De belofte is opgeslagen." | "The promise was saved.";
    back = "Alle kanalen" | "All channels";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChannelForm {
    offered: String,
    hours_1: String,
    hours_2: String,
    hours_3: String,
    hours_4: String,
    hours_5: String,
    hours_6: String,
    hours_7: String,
    count: String,
    unit: String,
}

impl ChannelForm {
    fn hours(&self) -> [&String; 7] {
        [
            &self.hours_1,
            &self.hours_2,
            &self.hours_3,
            &self.hours_4,
            &self.hours_5,
            &self.hours_6,
            &self.hours_7,
        ]
    }

    fn form(&self) -> Typed {
        Typed {
            offered: self.offered.clone(),
            hours: self.hours().map(String::clone),
            count: self.count.clone(),
            unit: self.unit.clone(),
        }
    }

    fn of(lang: Language, channel: &Channel) -> Self {
        let [one, two, three, four, five, six, seven] = channel.hours.0.map(|day| {
            day.map_or_else(String::new, |(opens, closes)| {
                format!("{}-{}", clock_time(lang, opens), clock_time(lang, closes))
            })
        });
        let offered = if channel.is_offered { "yes" } else { "no" };
        Self {
            offered: offered.to_owned(),
            hours_1: one,
            hours_2: two,
            hours_3: three,
            hours_4: four,
            hours_5: five,
            hours_6: six,
            hours_7: seven,
            count: channel.promise.count.to_string(),
            unit: channel.promise.unit.as_str().to_owned(),
        }
    }
}

const FIELDS: [&str; 7] = [
    "hours_1", "hours_2", "hours_3", "hours_4", "hours_5", "hours_6", "hours_7",
];

fn kind_of(text: &str) -> Result<ChannelKind, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

pub(crate) async fn show(cx: PageContext, Path(kind): Path<String>) -> Page {
    let kind = kind_of(&kind)?;
    let all = queries::all(&cx.portal, &cx.actor).await?;
    let channel = all.iter().find(|one| one.kind == kind);
    let typed = ChannelForm::of(cx.lang, channel.ok_or(Error::NotFound)?);
    page(&cx, kind, &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(kind): Path<String>,
    Posted(typed): Posted<ChannelForm>,
) -> Page {
    let kind = kind_of(&kind)?;
    match operations::change(&cx.portal, &cx.actor, kind, &typed.form()).await {
        Ok(()) => cx.done(paths::channels(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, kind, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, kind: ChannelKind, typed: &ChannelForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let names = [
        monday(lang),
        tuesday(lang),
        wednesday(lang),
        thursday(lang),
        friday(lang),
        saturday(lang),
        sunday(lang),
    ];
    let mut labels = vec![
        ("offered", offered(lang)),
        ("count", count(lang)),
        ("unit", unit(lang)),
    ];
    labels.extend(FIELDS.into_iter().zip(names));
    let form = Form::new(lang, refusal, &labels);
    let heading = channel_name(lang, kind);
    cx.page(heading).refused(refusal).show(|| {
        let either = vec![Choice::new("yes", yes(lang)), Choice::new("no", no(lang))];
        let units = vec![
            Choice::new(Unit::Hours.as_str(), hours(lang)),
            Choice::new(Unit::Days.as_str(), days(lang)),
        ];
        let week: Vec<_> = FIELDS
            .into_iter()
            .zip(typed.hours())
            .map(|(field, text)| form.line(field, text).short().optional().view())
            .collect();
        view! {
            <p><a href=paths::channels()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{heading}</h1>
            <form method="post" novalidate>
                {form.choose("offered", &typed.offered, either).view()}
                <h2>{promise(lang)}</h2>
                {form.line("count", &typed.count).short().input_mode("numeric").view()}
                {form.choose("unit", &typed.unit, units).view()}
                <h2>{when(lang)}</h2>
                <p class="hint">{when_hint(lang)}</p>
                {week}
                <p>{from_now(lang)}</p>
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
