//! The logo of the organisation. Whatever was uploaded is read as a picture and written anew, so that nothing but its
//! pixels reaches anybody; a picture that is a program (SVG) is not accepted at all.

use crate::Problem;
use image::{
    DynamicImage, ImageError, ImageFormat, ImageReader, Limits, RgbaImage, imageops,
    imageops::FilterType,
};
use sha2::{Digest as _, Sha256};
use std::io::Cursor;

/// A file of more bytes is not read.
pub const LARGEST_FILE: usize = 1_000_000;

/// A picture with a longer side is not read: it says how large it is before any of it is unpacked.
const LONGEST_SIDE: u32 = 4000;

/// The memory that unpacking a picture may take.
const MEMORY: u64 = 64 * 1024 * 1024;

/// The room for a logo at the top of a page and of a mail, in pixels of a screen.
const ROOM: (u32, u32) = (160, 40);

/// Each pixel of a screen gets two, because many screens show twice as many.
const DENSE: u32 = 2;

/// The side of the icon that browsers show beside the title.
const ICON: u32 = 64;

/// A logo as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its mark: the same for the same picture.
    pub mark: String,
    /// The width at which it is shown.
    pub width: i64,
    /// The height at which it is shown.
    pub height: i64,
    /// The picture, as PNG.
    pub picture: Vec<u8>,
    /// The same in a square, as PNG.
    pub icon: Vec<u8>,
}

/// Reads a picture in PNG, JPEG or WebP.
///
/// # Errors
/// [`Problem::NotAPicture`] for anything else; [`Problem::FileTooLarge`] for more than [`LARGEST_FILE`] bytes;
/// [`Problem::PictureTooLarge`] for one with too many pixels.
pub fn read(bytes: &[u8]) -> Result<Logo, Problem> {
    if bytes.len() > LARGEST_FILE {
        return Err(Problem::FileTooLarge(LARGEST_FILE));
    }
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ => return Err(Problem::NotAPicture),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        ImageError::Limits(_) => Problem::PictureTooLarge(LONGEST_SIDE),
        _ => Problem::NotAPicture,
    })?;
    let shown = within(&picture, ROOM.0 * DENSE, ROOM.1 * DENSE);
    let [width, height] =
        [shown.width(), shown.height()].map(|side| i64::from(side.div_ceil(DENSE)));
    let picture = png(&shown)?;
    Ok(Logo {
        mark: hex::encode(&Sha256::digest(&picture)[..8]),
        width,
        height,
        icon: png(&square(&shown))?,
        picture,
    })
}

/// The picture, made smaller where it does not fit.
fn within(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let plain = DynamicImage::ImageRgba8(picture.to_rgba8());
    if plain.width() <= width && plain.height() <= height {
        plain
    } else {
        plain.resize(width, height, FilterType::Lanczos3)
    }
}

/// The picture in the middle of a square, with nothing around it.
fn square(picture: &DynamicImage) -> DynamicImage {
    let small = picture.resize(ICON, ICON, FilterType::Lanczos3);
    let mut ground = RgbaImage::new(ICON, ICON);
    let middle = |side: u32| i64::from((ICON - side.min(ICON)) / 2);
    imageops::overlay(
        &mut ground,
        &small,
        middle(small.width()),
        middle(small.height()),
    );
    DynamicImage::ImageRgba8(ground)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|_| Problem::NotAPicture)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    #[test]
    fn a_logo_fits_its_room_and_is_written_anew() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let logo = read(&file(1200, 300, format)).unwrap();
            assert_eq!((logo.width, logo.height), (160, 40), "{format:?}");
            let icon = image::load_from_memory(&logo.icon).unwrap();
            assert_eq!((icon.width(), icon.height()), (ICON, ICON));
            assert_eq!(
                image::guess_format(&logo.picture).unwrap(),
                ImageFormat::Png
            );
        }
        let small = read(&file(30, 30, ImageFormat::Png)).unwrap();
        assert_eq!((small.width, small.height), (15, 15), "it is not blown up");
    }

    #[test]
    fn only_pictures_of_a_reasonable_size_are_read() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
        assert_eq!(read(svg), Err(Problem::NotAPicture));
        assert_eq!(read(b""), Err(Problem::NotAPicture));
        assert_eq!(
            read(&file(10, 10, ImageFormat::Png)[..40]),
            Err(Problem::NotAPicture)
        );
        assert_eq!(
            read(&file(LONGEST_SIDE + 1, 1, ImageFormat::Png)),
            Err(Problem::PictureTooLarge(LONGEST_SIDE))
        );
        assert_eq!(
            read(&vec![0; LARGEST_FILE + 1]),
            Err(Problem::FileTooLarge(LARGEST_FILE))
        );
    }

    /// A file behind the picture, or words in it, are not kept.
    #[test]
    fn nothing_but_the_pixels_is_kept() {
        let mut with_more = file(20, 20, ImageFormat::Png);
        with_more.extend_from_slice(b"<script>alert(1)</script>");
        let logo = read(&with_more).unwrap();
        let found = logo.picture.windows(7).any(|part| part == b"<script");
        assert!(!found);
        assert_eq!(
            logo.mark,
            read(&file(20, 20, ImageFormat::Png)).unwrap().mark
        );
    }
}
