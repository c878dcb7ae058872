//! Makes a production build take in the site anew whenever that changed.
//!
//! The names of its files change with their content, so the compiler can't know by itself which
//! files to look at. A development build reads them from the disk and needs none of this.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let site = Path::new("../target/site");
    if env::var("PROFILE").as_deref() != Ok("release") {
        // The folder is looked for while this compiles, and filled later.
        if let Err(error) = fs::create_dir_all(site) {
            println!("cargo::warning=no folder for the site: {error}");
        }
        return;
    }
    // Also when it is not there yet: then cargo looks again at every build.
    println!("cargo::rerun-if-changed={}", site.display());
    if !site.join("manifest.json").exists() {
        println!(
            "cargo::warning=there is no site, so pages will have no styles; \
             `cargo xtask build --release` makes both"
        );
    }
}
