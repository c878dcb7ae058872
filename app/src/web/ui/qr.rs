//! An address as a QR code, for the camera of a phone.

use leptos::prelude::*;
use qrcode::{Color, QrCode};
use std::fmt::Write as _;

/// The empty squares around the code, without which cameras don't find it (ISO/IEC 18004, "quiet zone").
const MARGIN: usize = 4;

/// The address as a drawing with this name; nothing for an address that is too long for a code.
#[must_use]
pub fn qr(address: &str, name: String) -> Option<AnyView> {
    let code = QrCode::new(address).ok()?;
    let size = code.width() + 2 * MARGIN;
    let squares = squares(&code);
    Some(
        view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=name shape-rendering="crispEdges">
                <path d=squares></path>
            </svg>
        }
        .into_any(),
    )
}

/// One path with each run of dark squares as a rectangle.
fn squares(code: &QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, width) = (x + MARGIN, y + MARGIN, run.len());
                // Writing to a string can't fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first row of every code begins with the upper side of a finder: seven dark squares, then a light one.
    #[test]
    fn a_code_begins_with_a_finder_inside_its_margin() {
        let code = QrCode::new("https://klankbord.example/sessions/3/room").unwrap();
        let path = squares(&code);
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        let dark = code
            .to_colors()
            .iter()
            .filter(|one| **one == Color::Dark)
            .count();
        let drawn: usize = path
            .split('h')
            .skip(1)
            .step_by(2)
            .filter_map(|run| run.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }
}
