//! The logo of the organisation: taking one, and serving it. Its mark is in its address, so browsers may keep it for a
//! year.

use super::settings;
use crate::web::{
    context::{Page, PageContext},
    failure::Failure,
    paths,
    ui::{initials, refusal::show_again},
};
use axum::{
    extract::{Multipart, Path, multipart::MultipartError},
    response::IntoResponse as _,
};
use html_escape::encode_text as text;
use http::header;
use klankbord_domain::{
    Error, FieldErrors, Problem,
    people::organisation::{
        colour::{Colour, Shades},
        logo::LARGEST_FILE,
        operations, queries,
    },
};

texts! {
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
        text(&initials(name))
    )
}

/// A file that is too large is still read up to this size, so that the browser waits for the refusal.
const PATIENCE: usize = 20 * LARGEST_FILE;

#[derive(Default)]
struct Received {
    bytes: Vec<u8>,
    size: usize,
    removes: bool,
}

async fn receive(mut form: Multipart) -> Result<Received, MultipartError> {
    let mut received = Received::default();
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                while let Some(chunk) = field.chunk().await? {
                    received.size += chunk.len();
                    if received.size <= LARGEST_FILE {
                        received.bytes.extend_from_slice(&chunk);
                    }
                }
            }
            Some("remove") => received.removes = true,
            _ => while field.chunk().await?.is_some() {},
        }
    }
    Ok(received)
}

/// Takes a logo, or takes it away.
pub(crate) async fn post(cx: PageContext, form: Multipart) -> Page {
    let wrong = |problem| FieldErrors::one("file", problem).into();
    let Ok(received) = receive(form).await else {
        return settings::again(&cx, &wrong(Problem::FileTooLarge(LARGEST_FILE)));
    };
    if received.removes {
        operations::remove_logo(&cx.portal, &cx.actor).await?;
        return cx.done(paths::settings(), removed(cx.lang));
    }
    match received.size {
        0 => return settings::again(&cx, &wrong(Problem::Missing)),
        size if size > LARGEST_FILE => {
            return settings::again(&cx, &wrong(Problem::FileTooLarge(LARGEST_FILE)));
        }
        _ => {}
    }
    match operations::take_logo(&cx.portal, &cx.actor, received.bytes).await {
        Ok(()) => cx.done(paths::settings(), kept(cx.lang)),
        Err(error) => show_again(error, async |refusal| settings::again(&cx, &refusal)).await,
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
