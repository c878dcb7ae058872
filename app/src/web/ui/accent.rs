//! The style sheet of one accent colour. The colour is in its address, so it never changes and may be
//! kept by browsers for a year.

use crate::web::{context::Page, failure::Failure};
use axum::{extract::Path, response::IntoResponse as _};
use http::header;
use klankbord_domain::{
    Error,
    people::organisation::colour::{Colour, Shades},
};

const ONE_YEAR: &str = "public, max-age=31536000, immutable";

/// Serves `/accent/1f4e79.css`; anything but six hexadecimal digits does not exist.
pub(crate) async fn show(Path(file): Path<String>) -> Page {
    let colour = file
        .strip_suffix(".css")
        .and_then(Colour::from_digits)
        .ok_or_else(|| Failure::from(Error::NotFound))?;
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, ONE_YEAR),
    ];
    Ok((headers, style_sheet(colour)).into_response())
}

/// Returns the rules outside every layer, so that they override the usual accent in `style/tokens.css`.
fn style_sheet(colour: Colour) -> String {
    let day = properties(Shades::by_day(colour));
    let dark = properties(Shades::in_the_dark(colour));
    format!(":root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}")
}

fn properties(shades: Shades) -> String {
    format!(
        "--accent:{};--accent-text:{};--on-accent:{};--accent-wash:{};--accent-line:{}",
        shades.accent, shades.text, shades.on_accent, shades.wash, shades.line
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_a_day_and_a_dark() {
        let css = style_sheet(Colour::new(0x1f, 0x4e, 0x79));
        assert!(
            css.starts_with(":root{--accent:#1f4e79;--accent-text:#1f4e79;--on-accent:#ffffff;")
        );
        assert!(css.contains("dark){:root{--accent:#69a0d3;"));
    }
}
