//! The folder of files that browsers fetch: named by their content, compressed beforehand.
//!
//! A name that changes with the content may be kept by browsers for ever. `manifest.json` tells the server the
//! present name of each file. Files name each other as `"./name"`, and that is replaced here too.

use crate::{fresh::Inputs, program::Compiler, styles, wasm, workspace};
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Files that are compressed already and gain nothing.
const COMPRESSED: [&str; 7] = ["png", "jpg", "jpeg", "webp", "avif", "woff2", "ico"];

/// Builds the site if something changed.
pub fn build(compiler: Compiler) -> Result<()> {
    let root = workspace::root();
    let program = wasm::build(compiler)?;
    let public = root.join("app/public");
    let start = root.join("app/frontend/start.js");
    let site = workspace::site();
    let done = Inputs::new(concat!(include_str!("site.rs"), include_str!("styles.rs")))
        .with(&root.join("style"))?
        .with(&public)?
        .with(&start)?
        .with(&program.glue)?
        .with(&program.wasm)?
        .unless_fresh(&site.join("stamp"), || {
            // It is made beside the old site and then swapped: a running server never sees half of it.
            let mut next = Site::new(site.with_extension("next"))?;
            if public.is_dir() {
                for path in crate::fresh::sorted(&public)? {
                    next.add_file(&path)?;
                }
            }
            next.add_file(&program.wasm)?;
            next.add_file(&program.glue)?;
            next.add_file(&start)?;
            let css = styles::bundle(&root.join("style/main.css"))?;
            next.add("main.css", css.into_bytes())?;
            next.replace(&site)
        })?;
    if !done {
        println!("    the site is up to date");
    }
    Ok(())
}

struct Site {
    folder: PathBuf,
    names: BTreeMap<String, String>,
}

impl Site {
    fn new(folder: PathBuf) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("assets"))?;
        Ok(Self {
            folder,
            names: BTreeMap::new(),
        })
    }

    fn add_file(&mut self, path: &Path) -> Result<()> {
        let bytes = fs::read(path).with_context(|| format!("{} can't be read", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.add(&name, bytes)
    }

    /// Adds a file under its hashed name; the files that it refers to must be there already.
    fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => self.with_hashed_references(text).into_bytes(),
            Err(binary) => binary.into_bytes(),
        };
        let hashed = hashed(name, &bytes);
        let path = self.folder.join("assets").join(&hashed);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if !COMPRESSED.contains(&extension) {
            fs::write(with_suffix(&path, ".br"), brotli(&bytes)?)?;
            fs::write(with_suffix(&path, ".gz"), gzip(&bytes)?)?;
        }
        fs::write(&path, &bytes)?;
        println!("    {hashed} ({} bytes)", bytes.len());
        self.names.insert(name.to_owned(), hashed);
        Ok(())
    }

    fn with_hashed_references(&self, text: String) -> String {
        self.names.iter().fold(text, |text, (name, hashed)| {
            text.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""))
        })
    }

    fn replace(self, site: &Path) -> Result<()> {
        let manifest = serde_json::to_string_pretty(&self.names)?;
        fs::write(self.folder.join("manifest.json"), manifest)?;
        if site.exists() {
            fs::remove_dir_all(site)?;
        }
        fs::rename(&self.folder, site)
            .with_context(|| format!("{} can't be replaced", site.display()))
    }
}

/// `main.css` becomes `main.1a2b3c4d.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = hex::encode(&Sha256::digest(bytes)[..4]);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 11, 22).write_all(bytes)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_content() {
        assert_eq!(hashed("main.css", b""), "main.e3b0c442.css");
        assert_ne!(hashed("main.css", b"a"), hashed("main.css", b"b"));
    }
}
