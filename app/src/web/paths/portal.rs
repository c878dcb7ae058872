//! The addresses of the portal itself.

use super::{Access::*, Place, fill, names};

places! {
    HOME: Anyone, "/" => home();
    LANGUAGE: Anyone, "/language" => language();
    ACCENT: Anyone, "/accent/{file}" => accent(file: &str);
    LOGO: Anyone, "/logo/{file}" => logo(file: &str);
    ICON: Anyone, "/icon/{file}" => icon(file: &str);
    KIT: Demo, "/kit" => kit();
}
