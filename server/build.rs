//! Makes a production build take in the site anew whenever that changed.
//!
//! The names of its files change with their content, so the compiler can't know by itself which
//! files to look at. A development build reads them from the disk and needs none of this.

use std::{env, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("PROFILE").as_deref() != Ok("release") {
        return;
    }
    let site = Path::new("../target/site");
    // Also when it is not there yet: then cargo looks again at every build.
    println!("cargo::rerun-if-changed={}", site.display());
    if !site.join("manifest.json").exists() {
        println!(
            "cargo::warning=there is no site, so pages will have no styles; \
             `cargo xtask build --release` makes both"
        );
    }
}
