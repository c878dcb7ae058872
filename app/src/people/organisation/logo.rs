//! The logo of the organisation: taking one, and serving it. Its mark is in its address, so browsers may keep it for a
//! year.

use super::preview::preview;
use crate::web::{
    context::{Page, PageContext},
    failure::Failure,
    initials::initials,
    paths,
    ui::{
        Form, Icon, icon,
        refusal::{Refusal, show_again},
    },
    upload::Upload,
};
use axum::{
    extract::{Multipart, Path, multipart::MultipartError},
    response::IntoResponse as _,
};
use html_escape::encode_text;
use http::header;
use klankbord_domain::{
    Error, FieldErrors, Problem,
    people::organisation::{
        colour::{Colour, Shades},
        logo::LARGEST_FILE,
        operations, queries,
    },
};
use leptos::prelude::*;

texts! {
    title = "Logo" | "Logo";
    choose = "Kies een plaatje" | "Choose a picture";
    hint = "Png, jpeg of webp van hooguit 1 MB, liefst op een lege achtergrond. Wij maken het op maat. Zonder logo staan er letters van uw naam."
        | "PNG, JPEG or WebP of at most 1 MB, preferably on an empty background. We make it the right size. Without a logo we show letters of your name.";
    keep = "Logo opslaan" | "Save the logo";
    remove = "Logo weghalen" | "Remove the logo";
    back = "Terug naar de instellingen" | "Back to the settings";
    kept = "Het logo staat er." | "The logo has been saved.";
    removed = "Het logo is weg." | "The logo has been removed.";
}

const ONE_YEAR: &str = "public, max-age=31536000, immutable";
/// The letters come from the name, which may change.
const ONE_HOUR: &str = "public, max-age=3600";

/// Serves `/logo/0123456789abcdef.png`.
pub(crate) async fn show(cx: PageContext, Path(file): Path<String>) -> Page {
    let mark = file.strip_suffix(".png").ok_or(Error::NotFound)?;
    let found = queries::picture(&cx.portal, mark).await?;
    png(found)
}

/// Serves `/icon/0123456789abcdef.png` of the logo, or `/icon/1f4e79.svg` with the letters of the name.
pub(crate) async fn show_icon(cx: PageContext, Path(file): Path<String>) -> Page {
    if let Some(mark) = file.strip_suffix(".png") {
        return png(queries::icon(&cx.portal, mark).await?);
    }
    let colour = file.strip_suffix(".svg").and_then(Colour::from_digits);
    let (Some(colour), Some(organisation)) = (colour, &cx.organisation) else {
        return Err(Failure::from(Error::NotFound));
    };
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, ONE_HOUR),
    ];
    Ok((headers, letters(&organisation.name, colour)).into_response())
}

fn png(found: Option<Vec<u8>>) -> Page {
    let bytes = found.ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, ONE_YEAR),
    ];
    Ok((headers, bytes).into_response())
}

/// The letters of a name in a square.
fn letters(name: &str, colour: Colour) -> String {
    let shades = Shades::by_day(colour);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><rect width=\"64\" height=\"64\" rx=\"8\" \
         fill=\"{}\"/><text x=\"32\" y=\"43\" font-family=\"Georgia,serif\" font-size=\"30\" font-weight=\"600\" \
         text-anchor=\"middle\" fill=\"{}\">{}</text></svg>",
        shades.accent,
        shades.on_accent,
        encode_text(&initials(name))
    )
}

/// A file that is too large is still read up to this size, so that the browser waits for the refusal.
const PATIENCE: usize = 20 * LARGEST_FILE;

#[derive(Default)]
struct Received {
    file: Upload,
    removes: bool,
}

async fn receive(mut form: Multipart) -> Result<Received, MultipartError> {
    let mut received = Received::default();
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("file") => received.file = Upload::read(&mut field, LARGEST_FILE).await?,
            Some("remove") => received.removes = true,
            _ => while field.chunk().await?.is_some() {},
        }
    }
    Ok(received)
}

/// The form. It has a page of its own: beside the settings, choosing a picture would drop what was typed there.
pub(crate) async fn ask(cx: PageContext) -> Page {
    page(&cx, &Refusal::default())
}

fn page(cx: &PageContext, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let organisation = cx.organisation.clone().ok_or(Error::NotFound)?;
    let labels = [("file", choose(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        let remove = (!organisation.logo.is_empty()).then(|| {
            view! { <button class="button secondary" name="remove" value="yes">{remove(lang)}</button> }
        });
        view! {
            <a class="back" href=paths::settings()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <div class="split">
                <form class="sheet" method="post" enctype="multipart/form-data" novalidate>
                    {form.file("file").accept("image/png,image/jpeg,image/webp").hint(hint(lang)).view()}
                    <div class="buttons"><button class="button">{keep(lang)}</button>{remove}</div>
                </form>
                <aside>{preview(cx, &organisation)}</aside>
            </div>
        }
    })
}

/// Takes a logo, or takes it away.
pub(crate) async fn post(cx: PageContext, form: Multipart) -> Page {
    let wrong = |problem| FieldErrors::one("file", problem).into();
    let Ok(received) = receive(form).await else {
        return page(&cx, &wrong(Problem::FileTooLarge(LARGEST_FILE)));
    };
    if received.removes {
        operations::remove_logo(&cx.portal, &cx.actor).await?;
        return cx.done(paths::settings(), removed(cx.lang));
    }
    match received.file.size {
        0 => return page(&cx, &wrong(Problem::Missing)),
        size if size > LARGEST_FILE => {
            return page(&cx, &wrong(Problem::FileTooLarge(LARGEST_FILE)));
        }
        _ => {}
    }
    match operations::take_logo(&cx.portal, &cx.actor, received.file.bytes).await {
        Ok(()) => cx.done(paths::settings(), kept(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &refusal)).await,
    }
}

/// The size limit of this route only.
pub(crate) const fn body_limit() -> axum::extract::DefaultBodyLimit {
    axum::extract::DefaultBodyLimit::max(PATIENCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_name_cannot_become_markup() {
        let icon = letters("<b> &amp", Colour::new(0x1f, 0x4e, 0x79));
        assert!(icon.contains("fill=\"#ffffff\">BA</text>"), "{icon}");
    }
}
