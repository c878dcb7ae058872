//! Second texts: the sheet on which one is written, and what its writer is told about it. Each slice has a page with the
//! sheet of its own things.

use crate::web::{
    context::{Page, PageContext},
    ui::{
        Form, inset, language_name,
        prose::prose,
        refusal::{Refusal, show_again},
        warning,
    },
};
use klankbord_domain::{
    Error, Language,
    people::translations::{OwnTranslation, Piece, Sheet, Standing, Translated, Typed},
};
use leptos::prelude::*;

texts! {
    lead(language: &str) = "Wie {language} leest, krijgt deze tekst in plaats van die hieronder. Vul alles in, of laat alles leeg: een tekst die half vertaald is, leest niemand."
        | "Whoever reads {language} gets this text instead of the one below. Fill in everything, or leave everything empty: nobody reads a text that is half translated.";
    nothing = "Hier staat nog niets dat een klant leest. Zodra er iets staat, kunt u het hier vertalen." | "There is nothing here yet that a customer reads. As soon as there is, you can translate it here.";
    save = "Opslaan" | "Save";
    saved(language: &str) = "De tekst in het {language} is opgeslagen." | "The text in {language} has been saved.";
    removed(language: &str) = "Er is geen tekst in het {language} meer." | "There is no text in {language} any more.";
    add(language: &str) = "Tekst in het {language} toevoegen" | "Add a text in {language}";
    change(language: &str) = "Tekst in het {language} wijzigen" | "Change the text in {language}";
    behind(language: &str) = "De tekst in het {language} loopt misschien achter" | "The text in {language} may be out of date";
    behind_why = "U wijzigde het origineel nadat u die tekst schreef." | "You changed the original after you wrote that text.";
    partial(language: &str) = "De tekst in het {language} is niet af" | "The text in {language} is not complete";
    partial_why = "Het origineel kreeg er woorden bij. Tot u die ook vertaalt, leest niemand de vertaling."
        | "Words were added to the original. Until you translate those as well, nobody reads the translation.";
}

/// The fields of the form, as they are sent: their names depend on the original.
pub(crate) type Fields = Vec<(String, String)>;

/// Words with the name of a language in them.
type Words = fn(Language, &str) -> String;

/// What differs from page to page.
pub(crate) struct SheetPage<'a> {
    /// Its title, with the name of the other language in it.
    pub title: Words,
    /// What its writer has to know besides.
    pub kept: &'static str,
    /// The label of each piece.
    pub label: &'a dyn Fn(&Piece) -> String,
    /// The way back: its address and its words.
    pub back: (String, &'static str),
}

/// The page on which a second text is written: each piece of the original, and under it the field for what stands for it.
pub(crate) fn page(
    cx: &PageContext,
    sheet: &Sheet,
    typed: Option<&Typed>,
    refusal: &Refusal,
    of: SheetPage<'_>,
) -> Page {
    let lang = cx.lang;
    let own = sheet.own();
    let name = language_name(lang, own.language);
    let written = sheet.second();
    let typed = typed.unwrap_or(&written);
    let labels: Vec<_> = sheet
        .pieces
        .iter()
        .map(|piece| (piece.name(), (of.label)(piece)))
        .collect();
    let labels: Vec<_> = labels
        .iter()
        .map(|(name, label)| (name.as_str(), label.as_str()))
        .collect();
    let form = Form::new(lang, refusal, &labels);
    let heading = (of.title)(lang, name);
    let (back, back_words) = of.back;
    cx.page(heading.clone()).refused(refusal).show(|| {
        let pieces = sheet.pieces.iter().filter(|piece| !piece.words.is_empty());
        let fields: Vec<_> = pieces
            .map(|piece| field(&form, sheet, piece, typed))
            .collect();
        let sheet = if fields.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            view! {
                <p class="lead">{lead(lang, name)}</p>
                <p>{of.kept}</p>
                {told(lang, Some(own))}
                <form method="post" novalidate>
                    {fields}
                    <button class="button">{save(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            {form.summary()}
            <h1>{heading}</h1>
            {sheet}
            <p><a href=back>{back_words}</a></p>
        }
    })
}

/// Words of the original, and under them the field for what stands for them.
fn field(form: &Form<'_>, sheet: &Sheet, piece: &Piece, typed: &Typed) -> AnyView {
    let name = piece.name();
    let text = typed.of(&name).to_owned();
    let field = if piece.is_line {
        form.line(name, &text)
    } else {
        // What stands for a short text is short.
        let lines = piece.words.chars().count() / 60;
        form.area(
            name,
            &text,
            u8::try_from(lines + 2).unwrap_or(10).clamp(3, 10),
        )
    };
    let original = inset(prose(&piece.words));
    let field = field.limit(piece.most).in_language(sheet.written.other());
    let written = sheet.written.as_str();
    view! { <div class="sheet"><div lang=written>{original}</div>{field.view()}</div> }.into_any()
}

/// After the form was sent: goes on to `path` and says whether there is a second text now, or shows the sheet again.
pub(crate) async fn sent(
    cx: &PageContext,
    path: &str,
    outcome: Result<Translated, Error>,
    again: impl AsyncFnOnce(Refusal) -> Page,
) -> Page {
    match outcome {
        Ok(translated) => done(cx, path, translated),
        Err(error) => show_again(error, again).await,
    }
}

/// Goes on to `path`, and says whether there is a second text now.
pub(crate) fn done(cx: &PageContext, path: &str, translated: Translated) -> Page {
    let name = language_name(cx.lang, translated.of);
    let words = if translated.is_there {
        saved(cx.lang, name)
    } else {
        removed(cx.lang, name)
    };
    cx.done(path, words)
}

/// What its writer has to know of a second text; nothing when it is as it should be.
pub(crate) fn told(lang: Language, own: Option<OwnTranslation>) -> Option<AnyView> {
    let own = own?;
    let name = language_name(lang, own.language);
    match own.standing {
        Standing::Missing | Standing::Whole => None,
        Standing::Behind => Some(warning(behind(lang, name), behind_why(lang))),
        Standing::Partial => Some(warning(partial(lang, name), partial_why(lang))),
    }
}

/// The link to the page on which it is written.
pub(crate) fn way(lang: Language, path: String, own: OwnTranslation) -> AnyView {
    way_called(lang, path, own, (add, change))
}

/// The same on a page with several of them, in words for one that is not there yet and for one that is.
pub(crate) fn way_called(
    lang: Language,
    path: String,
    own: OwnTranslation,
    (add, change): (Words, Words),
) -> AnyView {
    let name = language_name(lang, own.language);
    let words = match own.standing {
        Standing::Missing => add(lang, name),
        _ => change(lang, name),
    };
    view! { <a href=path>{words}</a> }.into_any()
}
