//! Colours and whether text in them can be read.
//!
//! Luminance and contrast follow WCAG 2.2 ("relative luminance" and "contrast ratio" in its glossary,
//! <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>). That is one formula of ten lines, so no colour library
//! is used for it.

use crate::{Problem, base::values};
use std::fmt;

/// A colour of the screen: red, green and blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red
    pub red: u8,
    /// Green
    pub green: u8,
    /// Blue
    pub blue: u8,
}

/// The table under the paper by day.
pub const TABLE: Colour = Colour::new(0xf1, 0xef, 0xea);
/// The straw of what waits for the reader, by day.
pub const YOU: Colour = Colour::new(0xfb, 0xe8, 0xad);
/// The paper by day, on which the accent has to be readable.
pub const PAPER: Colour = Colour::new(0xff, 0xff, 0xff);
/// The ground of sunken areas on the paper by day.
pub const SUNK: Colour = Colour::new(0xf8, 0xf7, 0xf3);
/// The table in the dark.
pub const DARK_TABLE: Colour = Colour::new(0x12, 0x15, 0x1a);
/// The straw in the dark: lamplight.
pub const DARK_YOU: Colour = Colour::new(0x35, 0x2b, 0x1b);
/// The paper in the dark.
pub const DARK_PAPER: Colour = Colour::new(0x1b, 0x1e, 0x23);
/// The ground of sunken areas on the paper in the dark.
pub const DARK_SUNK: Colour = Colour::new(0x25, 0x28, 0x2d);

const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
const BLACK: Colour = Colour::new(0, 0, 0);
/// The least contrast of text (WCAG 2.2, 1.4.3).
pub const READABLE: f64 = 4.5;
/// In the dark the contrast is a little higher than the least: thin light letters look thinner than they are.
const READABLE_IN_THE_DARK: f64 = 6.0;

impl Colour {
    /// A colour by its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads six hexadecimal digits, in either case, without `#`.
    #[must_use]
    pub fn from_digits(digits: &str) -> Option<Self> {
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self::new(part(0)?, part(2)?, part(4)?))
    }

    /// Relative luminance: 0 for black, 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast with another colour: 1 for the same, 21 for black and white.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour with `share` hundredths of `other` in it.
    #[must_use]
    pub fn mixed(self, other: Self, share: u8) -> Self {
        let share = u32::from(share.min(100));
        let mix = |one: u8, two: u8| {
            let sum = u32::from(one) * (100 - share) + u32::from(two) * share;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self::new(
            mix(self.red, other.red),
            mix(self.green, other.green),
            mix(self.blue, other.blue),
        )
    }

    /// This colour, mixed with as little of `other` as makes it readable on all of `grounds`.
    fn until_readable(self, other: Self, grounds: &[Self], ratio: f64) -> Self {
        (0..100)
            .map(|share| self.mixed(other, share))
            .find(|mixed| {
                grounds
                    .iter()
                    .all(|ground| mixed.contrast(*ground) >= ratio)
            })
            .unwrap_or(other)
    }

    /// The same hue with its largest part as large as possible; white for black.
    fn brightest(self) -> Self {
        let largest = u32::from(self.red.max(self.green).max(self.blue));
        let stretch = |part: u8| match u32::from(part) * 255 {
            _ if largest == 0 => u8::MAX,
            part => u8::try_from(part / largest).unwrap_or(u8::MAX),
        };
        Self::new(stretch(self.red), stretch(self.green), stretch(self.blue))
    }

    fn better(self, one: Self, two: Self) -> Self {
        if self.contrast(one) >= self.contrast(two) {
            one
        } else {
            two
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The shades of an accent on one kind of paper. Text in any of these colours is readable wherever the style
/// sheet puts it, even when the accent itself would not have been accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// The fill of buttons and bars.
    pub accent: Colour,
    /// Links and other text in the accent.
    pub text: Colour,
    /// Text on top of the accent.
    pub on_accent: Colour,
    /// A trace of the accent behind ordinary text.
    pub wash: Colour,
    /// A line in the accent, for separating only.
    pub line: Colour,
}

impl Shades {
    /// By day: the accent as it was chosen, darkened where it would not be readable.
    #[must_use]
    pub fn by_day(chosen: Colour) -> Self {
        let accent = chosen.until_readable(BLACK, &[PAPER], READABLE);
        let wash = PAPER.mixed(accent, 8);
        Self {
            accent,
            text: accent.until_readable(BLACK, &[PAPER, SUNK, TABLE, YOU, wash], READABLE),
            on_accent: accent.better(PAPER, BLACK),
            wash,
            line: PAPER.mixed(accent, 30),
        }
    }

    /// In the dark: the accent, lightened as much as needed, first in its own hue and then towards white.
    #[must_use]
    pub fn in_the_dark(chosen: Colour) -> Self {
        let tint = chosen.brightest().mixed(WHITE, 40);
        let accent = chosen
            .until_readable(tint, &[DARK_PAPER], READABLE_IN_THE_DARK)
            .until_readable(WHITE, &[DARK_PAPER], READABLE_IN_THE_DARK);
        let wash = DARK_PAPER.mixed(accent, 10);
        Self {
            accent,
            text: accent.until_readable(
                WHITE,
                &[DARK_PAPER, DARK_SUNK, DARK_TABLE, DARK_YOU, wash],
                READABLE_IN_THE_DARK,
            ),
            on_accent: accent.better(DARK_TABLE, WHITE),
            wash,
            line: DARK_PAPER.mixed(accent, 30),
        }
    }
}

/// The grounds on which words in the accent stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The paper.
    Paper,
    /// The table under it.
    Table,
    /// The straw of what waits for the reader.
    You,
}

/// How well words in an accent can be read, in hundredths of a ratio: on each ground, by day and in the dark. They
/// are the shades that the style sheet makes of it, so all are readable.
#[must_use]
pub fn contrasts(chosen: Colour) -> [(Ground, u32, u32); 3] {
    let (day, dark) = (
        Shades::by_day(chosen).text,
        Shades::in_the_dark(chosen).text,
    );
    [
        (Ground::Paper, PAPER, DARK_PAPER),
        (Ground::Table, TABLE, DARK_TABLE),
        (Ground::You, YOU, DARK_YOU),
    ]
    .map(|(ground, light, night)| {
        (
            ground,
            hundredths(day.contrast(light)),
            hundredths(dark.contrast(night)),
        )
    })
}

/// An accent colour as `#rrggbb`, in lower case, that can be read on the paper by day.
///
/// # Errors
/// [`Problem::Missing`], [`Problem::NotAColour`] or [`Problem::LowContrast`].
pub fn colour(text: &str) -> Result<String, Problem> {
    let text = values::line(text, 20)?;
    let colour = text
        .strip_prefix('#')
        .and_then(Colour::from_digits)
        .ok_or(Problem::NotAColour)?;
    let ratio = colour.contrast(PAPER);
    if ratio >= READABLE {
        Ok(colour.to_string())
    } else {
        Err(Problem::LowContrast(hundredths(ratio)))
    }
}

/// A ratio in whole hundredths, rounded down: 4.499 must not read as 4.50.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a ratio lies between 1 and 21"
)]
fn hundredths(ratio: f64) -> u32 {
    (ratio * 100.0).floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::organisation::operations::USUAL_ACCENT;
    use proptest::prelude::*;

    const BY_DAY: [Colour; 4] = [TABLE, PAPER, SUNK, YOU];
    const IN_THE_DARK: [Colour; 4] = [DARK_TABLE, DARK_PAPER, DARK_SUNK, DARK_YOU];

    fn hex(digits: &str) -> Colour {
        Colour::from_digits(digits).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // The ratios that the W3C's own techniques (G18) and common checkers give.
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 1e-9);
        assert!((hex("767676").contrast(WHITE) - 4.54).abs() < 0.005);
        assert!((hex("777777").contrast(WHITE) - 4.48).abs() < 0.005);
        assert!((hex("ff0000").contrast(WHITE) - 4.00).abs() < 0.005);
        assert!((hex("0000ff").contrast(WHITE) - 8.59).abs() < 0.005);
    }

    #[test]
    fn a_colour_is_six_digits_and_readable() {
        assert_eq!(colour(" #1F4E79 ").as_deref(), Ok("#1f4e79"));
        assert_eq!(colour(""), Err(Problem::Missing));
        for wrong in ["1f4e79", "#1f4e7", "#1f4e790", "#1f4e7g", "blue", "#é12345"] {
            assert_eq!(colour(wrong), Err(Problem::NotAColour), "{wrong}");
        }
        assert_eq!(colour("#777777"), Err(Problem::LowContrast(447)));
        assert_eq!(colour("#ffcc00"), Err(Problem::LowContrast(151)));
        assert_eq!(colour("#767676").as_deref(), Ok("#767676"));
    }

    #[test]
    fn the_contrast_of_the_usual_accent_is_told_on_every_ground() {
        let chosen = hex(USUAL_ACCENT.trim_start_matches('#'));
        let told = contrasts(chosen);
        assert_eq!(told[0], (Ground::Paper, 866, told[0].2));
        assert!(
            told.iter()
                .all(|(_, day, dark)| *day >= 450 && *dark >= 600),
            "{told:?}"
        );
    }

    #[test]
    fn an_accepted_accent_is_used_as_it_is_by_day() {
        let chosen = hex(USUAL_ACCENT.trim_start_matches('#'));
        assert_eq!(Shades::by_day(chosen).accent, chosen);
    }

    #[test]
    fn the_style_sheet_has_the_same_paper_and_usual_accent() {
        let (day, dark) = include_str!("../../../../style/tokens.css")
            .split_once("prefers-color-scheme: dark")
            .unwrap();
        let chosen = hex(USUAL_ACCENT.trim_start_matches('#'));
        for (css, [table, paper, sunk, you], shades) in [
            (day, BY_DAY, Shades::by_day(chosen)),
            (dark, IN_THE_DARK, Shades::in_the_dark(chosen)),
        ] {
            for (name, colour) in [
                ("table", table),
                ("paper", paper),
                ("sunk", sunk),
                ("you", you),
                ("accent", shades.accent),
                ("accent-text", shades.text),
                ("on-accent", shades.on_accent),
                ("accent-wash", shades.wash),
                ("accent-line", shades.line),
            ] {
                let line = format!("--{name}: {colour};");
                assert!(css.contains(&line), "tokens.css has no {line}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_accent_is_readable_wherever_it_stands(red: u8, green: u8, blue: u8) {
            let chosen = Colour::new(red, green, blue);
            for (shades, grounds) in [
                (Shades::by_day(chosen), BY_DAY),
                (Shades::in_the_dark(chosen), IN_THE_DARK),
            ] {
                prop_assert!(shades.accent.contrast(grounds[1]) >= READABLE);
                prop_assert!(shades.on_accent.contrast(shades.accent) >= READABLE);
                for ground in grounds.into_iter().chain([shades.wash]) {
                    prop_assert!(shades.text.contrast(ground) >= READABLE);
                }
            }
        }

        #[test]
        fn what_is_written_can_be_read_back(red: u8, green: u8, blue: u8) {
            let colour = Colour::new(red, green, blue);
            prop_assert_eq!(Colour::from_digits(&colour.to_string()[1..]), Some(colour));
        }
    }
}
