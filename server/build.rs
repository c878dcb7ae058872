//! Makes a production build include the site again whenever that changed.
//!
//! The names of its files change with their content, so the compiler can't know by itself which files to watch.
//! A development build reads them from the disk and needs none of this.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let site = Path::new("../target/site");
    if env::var("PROFILE").as_deref() != Ok("release") {
        // The compiler needs the folder now; it is filled later.
        if let Err(error) = fs::create_dir_all(site) {
            println!("cargo::warning=no folder for the site: {error}");
        }
        return;
    }
    // The folder may not exist yet: then cargo checks again at every build.
    println!("cargo::rerun-if-changed={}", site.display());
    if !site.join("manifest.json").exists() {
        println!(
            "cargo::warning=there is no site, so pages will have no styles; \
             `cargo xtask build --release` makes both"
        );
    }
}
