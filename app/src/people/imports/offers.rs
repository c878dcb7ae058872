//! The questions on the page of an import: which columns are which, whether unknown segments should be made, and
//! where customers without a segment go.

use crate::{
    people::panel::segment_choices,
    web::{
        context::PageContext,
        ui::{Choice, Form, refusal::Refusal},
    },
};
use klankbord_domain::{
    Error, Language,
    people::{
        imports::{
            ImportState,
            operations::PointedForm,
            queries::{self, Preview},
            segments as import_segments,
        },
        panel::{Segment, queries as panel_queries},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    columns_lead(file: &str) = "In {file} herkennen we niet alle kolommen die nodig zijn. Wijs ze hier aan."
        | "In {file} we don't recognise all the columns that are needed. Please point them out.";
    email = "In welke kolom staat het e-mailadres?" | "Which column has the email address?";
    name = "In welke kolom staat de naam, of de voornaam?" | "Which column has the name, or the first name?";
    family = "Staat de achternaam in een eigen kolom?" | "Does the last name have its own column?";
    number = "In welke kolom staat het klantnummer?" | "Which column has the customer number?";
    language = "In welke kolom staat de taal?" | "Which column has the language?";
    segments = "In welke kolom staat het segment?" | "Which column has the segment?";
    choose = "Kies een kolom" | "Choose a column";
    no_column = "Staat niet in dit bestand" | "Not in this file";
    read_on = "Bestand nakijken" | "Check the file";
    unknown_title = "Deze segmenten bestaan nog niet" | "These segments do not exist yet";
    named_many(name: &str, count: i64) = "{name}: {count} regels" | "{name}: {count} rows",
        one(count) "{name}: {count} regel" | "{name}: {count} row";
    make = "Maak deze segmenten" | "Make these segments";
    make_hint = "Ze worden secundair. Waarom u naar deze klanten luistert, kunt u later bij het segment schrijven."
        | "They become secondary. Why you listen to these customers can be written at the segment later.";
    made = "De segmenten zijn gemaakt." | "The segments have been made.";
    made_from_list = "Gemaakt uit een klantenlijst." | "Made from a customer list.";
    without_many(count: i64) = "{count} klanten hebben nog geen segment. Waar horen zij bij?" | "{count} customers have no segment yet. Where do they belong?",
        one(count) "{count} klant heeft nog geen segment. Waar hoort deze klant bij?" | "{count} customer has no segment yet. Where does this customer belong?";
    none = "Nog geen segment" | "No segment yet";
    none_hint = "Deze klanten horen dan alleen van voorstellen voor het hele panel, of voor leden zonder segment."
        | "These customers then only hear of proposals for the whole panel, or for members without a segment.";
}

/// What was chosen on the page of an import.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ImportForm {
    pub(super) verb: String,
    pub(super) segment: String,
    email: String,
    name: String,
    family: String,
    number: String,
    language: String,
    segments: String,
}

impl ImportForm {
    pub(super) fn pointed(&self) -> PointedForm {
        PointedForm {
            email: self.email.clone(),
            name: self.name.clone(),
            family: self.family.clone(),
            number: self.number.clone(),
            language: self.language.clone(),
            segments: self.segments.clone(),
        }
    }
}

/// What there is to ask of an import as it is now.
#[derive(Default)]
pub(super) struct Offers {
    columns: Vec<String>,
    unknown: Vec<(String, i64)>,
    without: i64,
    known: Vec<Segment>,
}

impl Offers {
    pub(super) async fn find(cx: &PageContext, preview: &Preview) -> Result<Self, Error> {
        let (portal, actor, id) = (&cx.portal, &cx.actor, preview.import.id);
        match preview.import.state {
            ImportState::Asking => Ok(Self {
                columns: queries::columns(portal, actor, id).await?,
                ..Self::default()
            }),
            ImportState::Ready => Ok(Self {
                unknown: import_segments::unknown(portal, actor, id).await?,
                without: queries::without_segment(portal, actor, id).await?,
                known: panel_queries::segments(portal, actor).await?,
                columns: Vec::new(),
            }),
            _ => Ok(Self::default()),
        }
    }

    fn labels(&self, lang: Language) -> Vec<(&'static str, String)> {
        let told = without_many(lang, self.without);
        vec![
            ("email", email(lang).to_owned()),
            ("name", name(lang).to_owned()),
            ("family", family(lang).to_owned()),
            ("number", number(lang).to_owned()),
            ("language", language(lang).to_owned()),
            ("segments", segments(lang).to_owned()),
            ("segment", told),
        ]
    }

    /// What is wrong with what was chosen, over the page.
    pub(super) fn summary(&self, lang: Language, refusal: &Refusal) -> AnyView {
        let labels = self.labels(lang);
        let labels: Vec<_> = borrowed(&labels);
        Form::new(lang, refusal, &labels).summary()
    }

    /// The form that points at the columns.
    pub(super) fn columns(
        &self,
        lang: Language,
        here: String,
        file: &str,
        typed: &ImportForm,
        refusal: &Refusal,
    ) -> AnyView {
        let labels = self.labels(lang);
        let labels: Vec<_> = borrowed(&labels);
        let form = Form::new(lang, refusal, &labels);
        let choices = |first: &str| {
            let heads = self.columns.iter().enumerate();
            let mut all = vec![Choice::new("", first)];
            all.extend(heads.map(|(place, head)| Choice::new(place.to_string(), head)));
            all
        };
        let (needed, optional) = (choices(choose(lang)), choices(no_column(lang)));
        view! {
            <p class="lead">{columns_lead(lang, file)}</p>
            <form method="post" action=here novalidate>
                {form.select("email", &typed.email, needed.clone()).view()}
                {form.select("name", &typed.name, needed).view()}
                {form.select("family", &typed.family, optional.clone()).optional().view()}
                {form.select("number", &typed.number, optional.clone()).optional().view()}
                {form.select("language", &typed.language, optional.clone()).optional().view()}
                {form.select("segments", &typed.segments, optional).optional().view()}
                <button class="button" name="verb" value="columns">{read_on(lang)}</button>
            </form>
        }
        .into_any()
    }

    /// The segments that could be made.
    pub(super) fn segments(&self, lang: Language, here: String) -> AnyView {
        if self.unknown.is_empty() {
            return ().into_any();
        }
        let named: Vec<_> = self
            .unknown
            .iter()
            .map(|(name, count)| {
                let told = named_many(lang, name, *count);
                view! { <li>{told}</li> }
            })
            .collect();
        view! {
            <section class="inset">
                <h2>{unknown_title(lang)}</h2>
                <ul>{named}</ul>
                <p class="hint">{make_hint(lang)}</p>
                <form method="post" action=here>
                    <button class="button secondary" name="verb" value="segments">{make(lang)}</button>
                </form>
            </section>
        }
        .into_any()
    }

    /// Where those go who would be in no segment.
    pub(super) fn without_segment(
        &self,
        lang: Language,
        typed: &ImportForm,
        refusal: &Refusal,
    ) -> AnyView {
        if self.without == 0 {
            return ().into_any();
        }
        let labels = self.labels(lang);
        let labels: Vec<_> = borrowed(&labels);
        let form = Form::new(lang, refusal, &labels);
        let mut choices = segment_choices(lang, &self.known);
        choices.push(Choice::new("", none(lang)).hint(none_hint(lang)));
        form.choose("segment", &typed.segment, choices).view()
    }
}

fn borrowed<'a>(labels: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    labels
        .iter()
        .map(|(name, label)| (*name, label.as_str()))
        .collect()
}
